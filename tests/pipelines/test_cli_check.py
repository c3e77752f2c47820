"""`pmqa check` on a bundled sample: contract of review.json, quotes, repeatability, errors."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from conftest import CASES, CLOCK, SAMPLES, RunPmqa

from criteria.loader import load_edition
from extractors.registry import extract
from extractors.segments import source_text
from extractors.thai_text import normalise_quote

EDITION = load_edition("pmqa-4.0")


@pytest.fixture(scope="module", params=["s1_department.docx", "s2_province.pdf"])
def checked(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, pmqa: RunPmqa) -> Any:
    out = tmp_path_factory.mktemp("check")
    source = SAMPLES / request.param
    result = pmqa("check", source, "--out", out, "--json", "--clock", CLOCK)
    assert result.returncode == 0, result.stderr
    return source, out / source.stem, json.loads(result.stdout)


def test_the_review_has_all_cells_and_the_contract_keys(checked: Any) -> None:
    _, folder, review = checked
    assert next(iter(review)) == "schema"
    assert review["schema"] == "pmqa.review/1"
    assert {(i, level) for i, levels in review["cells"].items() for level in levels} == set(EDITION.cells)
    for levels in review["cells"].values():
        for cell in levels.values():
            assert cell["status"] in {"found", "weak", "missing", "cannot_judge"}
            assert cell["reasons"]
            assert 0 <= cell["confidence"] <= 1
    assert review["edition"] == {"id": EDITION.id, "sha256": EDITION.sha256}
    assert review["manifest"]["created"] == CLOCK
    assert {"worksheet.xlsx", "report.html", "review.json"} <= {p.name for p in folder.iterdir()}


def test_every_quote_stands_in_the_text_of_the_report(checked: Any) -> None:
    source, _, review = checked
    text = normalise_quote(source_text(extract(source)))
    quotes = [
        e["quote"]
        for levels in review["cells"].values()
        for cell in levels.values()
        for e in (*cell["evidence"], *cell["candidates"])
    ]
    assert len(quotes) > 20
    assert [q for q in quotes if normalise_quote(q) not in text] == []


def test_the_agency_and_year_are_those_of_the_cover(checked: Any) -> None:
    _, _, review = checked
    assert review["report"]["agency"]
    assert 2560 <= review["report"]["fiscal_year"] <= 2570
    assert review["indicators"]


def test_the_same_input_gives_the_same_bytes(checked: Any, tmp_path: Path, pmqa: RunPmqa) -> None:
    source, folder, _ = checked
    assert pmqa("check", source, "--out", tmp_path, "--quiet", "--clock", CLOCK).returncode == 0
    for name in ("review.json", "worksheet.xlsx", "report.html"):
        assert (tmp_path / source.stem / name).read_bytes() == (folder / name).read_bytes(), name


@pytest.mark.parametrize(
    ("name", "code", "exit_code"),
    [
        ("pdf_enc_d1.pdf", "pdf.encrypted", 3),
        ("pdf_trunc_d1.pdf", "pdf.corrupt", 3),
        ("pdf_empty_d2.pdf", "file.empty", 3),
        ("pdf_png_d1.pdf", "file.unsupported", 3),
        ("pdf_scan_d1.pdf", "pdf.no_text_layer", 3),
        ("docx_enc_d1.docx", "docx.encrypted", 3),
        ("docx_trunc_d1.docx", "docx.corrupt", 3),
        ("no_such_file.pdf", "file.not_found", 3),
    ],
)
def test_bad_input_ends_in_its_code_and_writes_nothing(
    name: str, code: str, exit_code: int, tmp_path: Path, pmqa: RunPmqa
) -> None:
    result = pmqa("check", CASES / name, "--out", tmp_path, "--json")
    assert result.returncode == exit_code
    error = json.loads(result.stderr.strip().splitlines()[-1])["error"]
    assert error["code"] == code
    assert error["message_th"]
    assert error["cure_th"]
    assert result.stdout == ""
    assert [p for p in tmp_path.rglob("*") if p.is_file()] == []


def test_people_read_thai_cause_and_cure(tmp_path: Path, pmqa: RunPmqa) -> None:
    result = pmqa("check", CASES / "pdf_enc_d1.pdf", "--out", tmp_path)
    assert "รหัสผ่าน" in result.stderr
    assert "วิธีแก้" in result.stderr
    assert "password" in pmqa("check", CASES / "pdf_enc_d1.pdf", "--out", tmp_path, "--lang", "en").stderr


def test_an_output_folder_that_cannot_be_written_is_said_before_the_work(tmp_path: Path, pmqa: RunPmqa) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    result = pmqa("check", SAMPLES / "s1_department.docx", "--out", blocked, "--json")
    assert result.returncode == 5
    assert json.loads(result.stderr)["error"]["code"] == "output.unwritable"


def test_an_unknown_edition_names_the_known_ones(tmp_path: Path, pmqa: RunPmqa) -> None:
    result = pmqa("check", SAMPLES / "s1_department.docx", "--out", tmp_path, "--edition", "pmqa-9")
    assert result.returncode == 4
    assert "pmqa-4.0" in result.stderr


def test_an_invalid_edition_names_the_fault(tmp_path: Path, pmqa: RunPmqa) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text("id: x\ntitle: y\n", encoding="utf-8")
    result = pmqa("criteria", "validate", broken)
    assert result.returncode == 4
    assert "criteria.invalid" in result.stderr


def test_usage_errors_end_in_two(pmqa: RunPmqa) -> None:
    assert pmqa("check").returncode == 2
    assert pmqa("nonsense").returncode == 2
