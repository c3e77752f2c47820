"""A second run into the same folder: people's work stays, results never pass for those of another report."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import openpyxl
import pytest
from conftest import CASES, CLOCK, SAMPLES, RunPmqa

from criteria.loader import load_edition
from pipelines.made import folder_names
from pipelines.outcome import ReportOutcome
from pipelines.outputs import clear_results, write_review
from pipelines.run_join import read_results
from pipelines.submissions import discover, submission_of
from pipelines.triage_rows import rows_of

EDITION = load_edition("pmqa-4.0")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, pmqa: RunPmqa) -> Path:
    """Results of one report from a/report.docx."""
    root = tmp_path_factory.mktemp("rerun")
    (root / "a").mkdir()
    shutil.copy(SAMPLES / "s1_department.docx", root / "a" / "report.docx")
    result = pmqa("check", root / "a" / "report.docx", "--out", root / "out", "--clock", CLOCK)
    assert result.returncode == 0, result.stderr
    return root


@pytest.fixture
def place(made: Path, tmp_path: Path) -> Path:
    """A copy of these results, to be changed."""
    shutil.copytree(made / "out", tmp_path / "out")
    return tmp_path / "out"


def again(made: Path, out: Path) -> str:
    from coverage.review import read_review

    review = read_review((made / "out" / "report" / "review.json").read_text(encoding="utf-8"))
    return write_review(review, EDITION, out / "report", str(made / "a" / "report.docx"))


@pytest.mark.filterwarnings("ignore:Sparkline Group extension")
def test_a_filled_worksheet_is_kept_under_the_time_of_its_last_change(made: Path, place: Path) -> None:
    worksheet = place / "report" / "worksheet.xlsx"
    fresh = worksheet.read_bytes()
    book = openpyxl.load_workbook(worksheet)
    book.worksheets[0]["A1"] = "งานของผู้ตรวจ"
    book.save(worksheet)
    filled = worksheet.read_bytes()
    kept = again(made, place)
    assert kept.startswith("worksheet-2")
    assert (place / "report" / kept).read_bytes() == filled
    assert worksheet.read_bytes() == fresh
    assert (place / "report" / "review.json").is_file()


def test_an_untouched_worksheet_is_replaced_without_a_copy(made: Path, place: Path) -> None:
    assert again(made, place) == ""
    assert len(list((place / "report").glob("*.xlsx"))) == 1


def test_the_user_is_told_where_the_filled_worksheet_is(made: Path, pmqa: RunPmqa) -> None:
    worksheet = made / "out" / "report" / "worksheet.xlsx"
    fresh = worksheet.read_bytes()
    worksheet.write_bytes(fresh + b"\0")
    result = pmqa("check", made / "a" / "report.docx", "--out", made / "out", "--json", "--clock", CLOCK)
    (kept,) = (made / "out" / "report").glob("worksheet-*.xlsx")
    assert kept.name in result.stderr
    assert json.loads(result.stdout)["schema"] == "pmqa.review/1"
    assert worksheet.read_bytes() == fresh
    kept.unlink()


def test_old_results_of_a_report_that_fails_are_cleared_but_not_peoples_work(made: Path, place: Path) -> None:
    source = str(made / "a" / "report.docx")
    clear_results(place / "report", str(made / "b" / "report.docx"))
    assert (place / "report" / "review.json").is_file()
    (place / "report" / "worksheet.xlsx").write_bytes(b"filled")
    clear_results(place / "report", source)
    assert sorted(p.name for p in (place / "report").iterdir()) == ["made.json", "worksheet.xlsx"]


def test_old_results_of_a_report_that_fails_are_cleared_by_the_run(tmp_path: Path, place: Path, pmqa: RunPmqa) -> None:
    source = tmp_path / "report.docx"
    shutil.copy(CASES / "docx_trunc_d1.docx", source)
    from pipelines.made import read_made, source_digest

    record = read_made(place / "report")
    assert record is not None
    text = (place / "report" / "made.json").read_text(encoding="utf-8")
    (place / "report" / "made.json").write_text(text.replace(record.source, source_digest(str(source))))
    assert pmqa("check", source, "--out", place, "--json").returncode == 3
    assert not (place / "report").exists()


def test_two_sources_of_one_name_never_share_a_folder(made: Path) -> None:
    out = made / "out"
    same, other = str(made / "a" / "report.docx"), str(made / "b" / "report.docx")
    assert folder_names(out, [("report", same)]) == ["report"]
    assert folder_names(out, [("report", other)]) == ["report-2"]
    assert folder_names(out, [("b report", other), ("a report", same)]) == ["b report", "report"]
    assert folder_names(out / "none", [("report", other)]) == ["report"]


def test_the_output_folder_is_no_agency(place: Path) -> None:
    inbox = place.parent
    (inbox / "x.pdf").write_bytes(b"x")
    assert [s.name for s in discover([inbox], place)] == ["x"]
    assert [s.name for s in discover([inbox])] == ["x"], "results of an earlier run with another --out"
    assert [Path(f).name for f in submission_of(inbox, place).files] == ["x.pdf"]
    (inbox / "run.json").write_text("{}")
    assert [s.name for s in discover([inbox], inbox)] == ["x"], "results beside the reports"


def test_a_symbolic_link_in_a_folder_is_reported(tmp_path: Path, pmqa: RunPmqa) -> None:
    (tmp_path / "inbox" / "agency").mkdir(parents=True)
    target = tmp_path / "secret.docx"
    shutil.copy(SAMPLES / "s1_department.docx", target)
    try:
        (tmp_path / "inbox" / "link.docx").symlink_to(target)
        (tmp_path / "inbox" / "agency" / "inner.docx").symlink_to(target)
    except OSError:
        pytest.skip("links are not allowed here")
    found = discover([tmp_path / "inbox"])
    assert [(s.name, len(s.links)) for s in found] == [("agency", 1), ("link", 1)]
    assert submission_of(tmp_path / "inbox" / "link.docx").links == (), "a link that the user names is followed"
    result = pmqa("check", tmp_path / "inbox" / "agency", "--out", tmp_path / "out", "--json")
    assert result.returncode == 3
    said = json.loads(result.stderr)
    assert said["error"]["code"] == "file.unsupported"
    assert "symbolic link" in said["details"][0]


def test_a_locked_folder_is_not_found_instead_of_a_traceback(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "locked").mkdir()
    real = Path.iterdir

    def refuse(path: Path) -> object:
        if path.name == "locked":
            raise PermissionError(13, "denied")
        return real(path)

    monkeypatch.setattr(Path, "iterdir", refuse)
    assert [s.files for s in discover([tmp_path])] == [(str(tmp_path / "locked"),)]
    assert [s.files for s in discover([tmp_path / "locked"])] == [(str(tmp_path / "locked"),)]


def test_triage_reads_every_review_and_survives_broken_ones(place: Path, pmqa: RunPmqa) -> None:
    assert [o.name for o in read_results(place).outcomes] == ["report"], "no run.json"
    assert pmqa("triage", place, "--quiet", "--clock", CLOCK).returncode == 0
    shutil.copytree(place / "report", place / "broken")
    (place / "broken" / "review.json").write_text('{"schema": "pmqa.review/1"', encoding="utf-8")
    gone = {"name": "gone", "source": "gone.pdf", "status": "done", "folder": "gone"}
    (place / "run.json").write_text(json.dumps({"reports": [gone]}), encoding="utf-8")
    result = pmqa("triage", place, "--json", "--clock", CLOCK)
    assert result.returncode == 3, result.stderr
    assert json.loads(result.stderr)["error"]["code"] == "review.unreadable"
    ends = {o["name"]: (o["status"], o["code"]) for o in json.loads(result.stdout)}
    bad = ("failed", "review.unreadable")
    assert ends == {"broken": bad, "gone": bad, "report": ("done", "")}
    assert "review.unreadable" in (place / "triage.csv").read_text(encoding="utf-8-sig")


@pytest.mark.parametrize("text", ["", "[]", '{"reports": [1]}', '{"reports": [{"name": "x", "folder": "../x"}]}', "\0"])
def test_triage_survives_a_broken_run_record(place: Path, text: str) -> None:
    (place / "run.json").write_text(text, encoding="utf-8")
    results = read_results(place)
    assert [(o.name, o.failed) for o in results.outcomes] == [("report", False)]
    assert results.broken == ("run.json",)


def test_a_second_review_keeps_earlier_reports_in_the_triage(place: Path) -> None:
    recent = [ReportOutcome(name="new", source="new.pdf", status="failed", code="pdf.corrupt")]
    outcomes = read_results(place, recent).outcomes
    assert [(o.name, o.failed) for o in outcomes] == [("new", True), ("report", False)]
    assert [row.error_code for row in rows_of(place, outcomes, EDITION)] == ["pdf.corrupt", ""]


def test_a_review_of_other_cells_is_a_failed_row(place: Path) -> None:
    path = place / "report" / "review.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    data["cells"].popitem()
    path.write_text(json.dumps(data), encoding="utf-8")
    outcomes = read_results(place).outcomes
    assert [row.error_code for row in rows_of(place, outcomes, EDITION)] == ["review.unreadable"]


def test_an_open_worksheet_is_said(made: Path, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from worksheets.errors import OutputUnwritable

    (place / "report" / "worksheet.xlsx").write_bytes(b"filled")

    def refuse(path: Path, target: Path) -> Path:
        raise PermissionError(13, os.strerror(13))

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(OutputUnwritable):
        again(made, place)
    assert (place / "report" / "worksheet.xlsx").read_bytes() == b"filled"
