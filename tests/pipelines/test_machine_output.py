"""Errors for programs and wrong input of `classify`: code and reasons, exit codes of the contract."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from conftest import CLOCK, ROOT, SAMPLES, RunPmqa

from criteria.loader import load_edition
from pipelines.console import Voice
from pipelines.model_check import require_model
from pipelines.outcome import ReportOutcome
from pipelines.settings import Settings
from pipelines.text_actions import classify_passages


def test_json_errors_hold_four_keys_and_the_reasons(tmp_path: Path, pmqa: RunPmqa) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text("id: x\ntitle: y\n", encoding="utf-8")
    line = json.loads(pmqa("criteria", "validate", bad, "--json").stderr)
    assert list(line) == ["error", "details"]
    assert list(line["error"]) == ["code", "message_th", "message_en", "cure_th"]
    assert len(line["details"]) > 1
    unknown = json.loads(pmqa("criteria", "show", "pmqa-9", "--json").stderr)
    assert any("pmqa-4.0" in detail for detail in unknown["details"])


@pytest.mark.parametrize("command", ["review", "check"])
def test_a_bad_model_ends_in_four_before_the_work(command: str, tmp_path: Path, pmqa: RunPmqa) -> None:
    source = SAMPLES / "s1_department.docx"
    missing = pmqa(command, source, "--out", tmp_path, "--model", tmp_path / "none.skops", "--json")
    assert missing.returncode == 4
    assert json.loads(missing.stderr)["error"]["code"] == "model.missing"
    broken = tmp_path / "broken.skops"
    broken.write_bytes(b"PK\x03\x04 no model")
    invalid = pmqa(command, source, "--out", tmp_path / "out", "--model", broken, "--json")
    assert invalid.returncode == 4
    assert json.loads(invalid.stderr)["error"]["code"] == "model.invalid"
    assert list((tmp_path / "out").iterdir()) == []


def test_the_bundled_model_passes_the_check() -> None:
    require_model(load_edition("pmqa-4.0"), "")


@pytest.mark.parametrize(
    ("codes", "exit_code"),
    [
        (["model.mismatch", "model.mismatch"], 4),
        (["model.mismatch", ""], 6),
        (["model.mismatch", "pdf.corrupt"], 6),
        (["", ""], 0),
    ],
)
def test_a_batch_that_failed_by_its_model_alone_ends_in_four(codes: list[str], exit_code: int) -> None:
    from pipelines.actions import end_of

    outcomes = [
        ReportOutcome(name=str(n), source="", status="failed" if c else "done", code=c) for n, c in enumerate(codes)
    ]
    assert end_of(outcomes) == exit_code


def test_the_manifest_names_the_edition_and_never_its_path() -> None:
    said = Settings(edition="/home/someone/criteria/own.yaml", model="/home/someone/m.skops").for_manifest("own-1")
    assert said["edition"] == "own-1"
    assert "someone" not in json.dumps(said)


SEPARATORS = "ก่อน\u2028หลัง\u0085ท้าย"


@pytest.fixture
def passages(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Texts that reach the model; the model itself is not needed here."""
    seen: list[str] = []

    def classify(given: list[object]) -> list[object]:
        seen.extend(p.text for p in given)  # type: ignore[attr-defined]
        return []

    engine = SimpleNamespace(model=SimpleNamespace(classify=classify))
    monkeypatch.setattr("pipelines.engine.load_engine", lambda settings: engine)
    return seen


def classify_file(path: Path) -> None:
    try:
        classify_passages(str(path), Settings(), Voice())
    except ValueError as error:
        # No answers come back from the stand-in; the passages have been seen by then.
        assert "zip()" in str(error)


def test_line_separators_inside_a_passage_do_not_split_it(tmp_path: Path, passages: list[str]) -> None:
    path = tmp_path / "in.jsonl"
    path.write_bytes(f"\ufeff{json.dumps({'text': SEPARATORS}, ensure_ascii=False)}\r\nสอง\n".encode())
    classify_file(path)
    assert passages == [SEPARATORS, "สอง"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "cp874"])
@pytest.mark.parametrize("way", ["file", "stdin"])
def test_a_wrong_encoding_is_a_usage_error_in_thai(encoding: str, way: str, tmp_path: Path) -> None:
    path = tmp_path / "in.txt"
    path.write_bytes("จัดทำแผนครบถ้วน\n".encode(encoding))
    result = subprocess.run(
        [sys.executable, "-m", "pipelines.cli", "classify", str(path) if way == "file" else "-"],
        input=path.read_bytes() if way == "stdin" else b"", capture_output=True, cwd=ROOT, check=False,
    )  # fmt: skip
    assert result.returncode == 2
    assert "UTF-8" in result.stderr.decode("utf-8")
    assert "บันทึกใหม่" in result.stderr.decode("utf-8")


def test_report_names_are_not_read_as_markup() -> None:
    from pipelines.progress import BatchProgress

    progress = BatchProgress(1, Voice(quiet=True))
    progress.note(ReportOutcome(name="report [/bold] [red]", source="", status="done"))
    column = progress._progress.columns[0].render(progress._progress.tasks[0])  # type: ignore[attr-defined]
    assert "report [/bold] [red]" in str(column)


def test_the_edition_of_a_batch_is_named_by_its_id(tmp_path: Path) -> None:
    from pipelines.run_record import run_record

    record = json.loads(run_record([], Settings(edition=str(tmp_path / "own.yaml")), CLOCK, "own-1"))
    assert record["edition"] == record["settings"]["edition"] == "own-1"
    assert str(tmp_path) not in json.dumps(record)


def test_set_up_lines_work_in_powershell_and_command_prompt() -> None:
    assert "&&" not in (ROOT / "README.md").read_text(encoding="utf-8")
