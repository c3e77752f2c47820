"""`pmqa review`: a mixed batch through Prefect, offline, every input accounted for once."""

from __future__ import annotations

import csv
import json
import shutil
import zipfile
from pathlib import Path
from typing import Any

import psutil
import pytest
from conftest import CASES, CLOCK, ROOT, SAMPLES, RunPmqa


@pytest.fixture(scope="module")
def batch(tmp_path_factory: pytest.TempPathFactory, pmqa: RunPmqa) -> Any:
    folder = tmp_path_factory.mktemp("inbox")
    out = tmp_path_factory.mktemp("out")
    connections = tmp_path_factory.mktemp("net") / "connections.txt"
    shutil.copy(SAMPLES / "s1_department.docx", folder / "กรมตัวอย่าง.docx")
    shutil.copy(CASES / "pdf_enc_d1.pdf", folder / "locked.pdf")
    shutil.copy(CASES / "pdf_scan_d1.pdf", folder / "scan.pdf")
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    with zipfile.ZipFile(folder / "จังหวัด.zip", "w") as bundle:
        bundle.write(SAMPLES / "s2_province.pdf", "รายงาน.pdf")
        bundle.write(CASES / "docx_trunc_d1.docx", "annex.docx")
    before = {p.pid for p in psutil.process_iter()}
    result = pmqa(
        "review", folder, "--out", out, "--json", "--clock", CLOCK,
        PYTHONPATH=str(ROOT / "tests" / "offline"), PMQA_TEST_CONNECTIONS=str(connections),
    )  # fmt: skip
    # Told by their environment from servers of other runs on this machine.
    left = [
        p
        for p in psutil.process_iter(["cmdline", "environ"])
        if p.pid not in before and str(connections) in (p.info["environ"] or {}).values()
    ]
    return out, result, connections, left


def test_one_broken_report_does_not_stop_the_batch(batch: Any) -> None:
    out, result, _, _ = batch
    assert result.returncode == 6, result.stderr
    run = json.loads(result.stdout)
    assert json.loads((out / "run.json").read_text(encoding="utf-8")) == run
    ends = {r["name"]: (r["status"], r["code"]) for r in run["reports"]}
    assert ends == {
        "กรมตัวอย่าง": ("done", ""),
        "จังหวัด": ("done", ""),
        "locked": ("failed", "pdf.encrypted"),
        "picture": ("failed", "file.unsupported"),
        "scan": ("failed", "pdf.no_text_layer"),
    }
    assert run["totals"] == {"reports": 5, "done": 2, "failed": 3}
    assert all(r["error"]["cure_th"] for r in run["reports"] if r["status"] == "failed")


def test_a_broken_file_of_a_submission_is_a_problem_of_its_review(batch: Any) -> None:
    out, _, _, _ = batch
    review = json.loads((out / "จังหวัด" / "review.json").read_text(encoding="utf-8"))
    assert [f["text_layer"] for f in review["report"]["files"]] == ["full", "unreadable"]
    assert [p["code"] for p in review["problems"]] == ["docx.corrupt"]


def test_the_triage_has_a_row_for_every_input(batch: Any) -> None:
    out, _, _, _ = batch
    with (out / "triage.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 5
    assert (out / "triage.xlsx").is_file()
    assert any("pdf.encrypted" in str(row.values()) for row in rows)


def test_no_connection_beyond_loopback_is_tried(batch: Any) -> None:
    _, _, connections, _ = batch
    assert not connections.exists() or connections.read_text() == ""


def test_no_server_process_is_left_behind(batch: Any) -> None:
    assert batch[3] == []


def test_nothing_half_written_is_left(batch: Any) -> None:
    out, _, _, _ = batch
    assert [p.name for p in out.rglob("*") if p.name.startswith(".") or p.suffix == ".tmp"] == []


def test_check_is_offline_too(tmp_path: Path, pmqa: RunPmqa) -> None:
    connections = tmp_path / "connections.txt"
    result = pmqa(
        "check", SAMPLES / "s3_hospital.docx", "--out", tmp_path / "out", "--quiet",
        PYTHONPATH=str(ROOT / "tests" / "offline"), PMQA_TEST_CONNECTIONS=str(connections),
    )  # fmt: skip
    assert result.returncode == 0, result.stderr
    assert not connections.exists()


def test_the_offline_guard_itself_bites(tmp_path: Path) -> None:
    import subprocess
    import sys

    log = tmp_path / "log.txt"
    code = "import socket; socket.create_connection(('203.0.113.1', 80), 1)"
    result = subprocess.run(
        [sys.executable, "-c", code],
        env={"PYTHONPATH": str(ROOT / "tests" / "offline"), "PMQA_TEST_CONNECTIONS": str(log), "PATH": ""},
        capture_output=True, check=False,
    )  # fmt: skip
    assert result.returncode != 0
    assert "203.0.113.1" in log.read_text()


def test_triage_can_be_built_again_from_the_results(batch: Any, pmqa: RunPmqa) -> None:
    out, _, _, _ = batch
    before = (out / "triage.csv").read_bytes()
    (out / "triage.csv").unlink()
    assert pmqa("triage", out, "--quiet", "--clock", CLOCK).returncode == 0
    assert (out / "triage.csv").read_bytes() == before
