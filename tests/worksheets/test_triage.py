from __future__ import annotations

import csv
import io
from datetime import datetime
from pathlib import Path

import pytest
from make_review import AGENCY, make_review
from read_book import read_book

from coverage.review import Review, Status
from criteria.edition import Edition
from worksheets.errors import OutputUnwritable
from worksheets.triage import TriageRow, failed_row, reviewed_row, triage_csv, write_triage
from worksheets.triage_columns import ordered, triage_columns
from worksheets.triage_sheets import CELLS, FAILURES, TABLE, WEAKEST, triage_workbook


@pytest.fixture(scope="module")
def rows(review: Review, edition: Edition) -> list[TriageRow]:
    clean = review.model_copy(update={"problems": (), "report": review.report.model_copy(update={"agency": "=cmd|x"})})
    return [
        reviewed_row(review, edition, "ก", "กรม ก#1"),
        reviewed_row(clean, edition, "ข", "ข"),
        failed_row("ค.pdf", "pdf.encrypted", "ล็อกด้วยรหัสผ่าน", "ขอไฟล์ใหม่"),
    ]


def test_failed_submissions_come_first_and_have_no_zeros(rows: list[TriageRow], edition: Edition) -> None:
    assert ordered(rows)[0].name == "ค.pdf"
    lines = list(csv.reader(io.StringIO(triage_csv(ordered(rows), edition).decode("utf-8-sig"))))
    failed = dict(zip(lines[0], lines[1], strict=True))
    assert failed["รหัสข้อผิดพลาด"] == "pdf.encrypted"
    assert failed["วิธีแก้"] == "ขอไฟล์ใหม่"
    assert failed["จำนวนช่อง: ไม่พบ"] == ""
    assert "0" not in {failed[f"จำนวนช่อง: {word}"] for word in ("พบ", "พบบางส่วน", "ไม่พบ", "ตัดสินไม่ได้")}


def test_the_csv_opens_in_excel_and_runs_nothing(rows: list[TriageRow], edition: Edition) -> None:
    data = triage_csv(rows, edition)
    assert data.startswith(b"\xef\xbb\xbf")
    lines = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert len(lines) == 1 + len(rows)
    assert {len(line) for line in lines} == {len(triage_columns(edition))}
    assert lines[2][0] == "'=cmd|x"
    assert not [cell for line in lines for cell in line if cell.startswith(("=", "+", "@", "-"))]


def test_counts_and_names_come_from_review_and_edition(rows: list[TriageRow], review: Review, edition: Edition) -> None:
    row = rows[0]
    assert row.agency == AGENCY
    assert sum(row.counts.values()) == len(edition.cells)
    assert row.blocking == sum(c.blocking for levels in review.cells.values() for c in levels.values())
    assert sum(row.indicators.values()) == len(review.indicators)
    heads = [column.head for column in triage_columns(edition)]
    assert len(heads) == len(set(heads))
    for category in edition.categories:
        assert f"หมวด {category.id} {category.title}: ร้อยละที่พบ" in heads


def test_what_to_look_at_first_has_a_reason(rows: list[TriageRow]) -> None:
    assert "ปัญหาไฟล์" in rows[0].first
    assert "ขอไฟล์ต้นฉบับ" in rows[0].first
    assert "กั้นระดับถัดไป" in rows[1].first
    assert "ล็อกด้วยรหัสผ่าน" in rows[2].first


def test_a_complete_report_has_nothing_urgent(review: Review, edition: Edition) -> None:
    done = {
        item: {
            level: cell.model_copy(update={"status": Status.FOUND, "blocking": False, "reasons": (), "evidence": ()})
            for level, cell in levels.items()
        }
        for item, levels in review.cells.items()
    }
    row = reviewed_row(review.model_copy(update={"cells": done, "problems": ()}), edition, "x", "x")
    assert row.first == "ไม่มีเรื่องเร่งด่วน"
    assert row.blocking == 0


def test_the_workbook_has_all_agencies_cells_and_failures(
    rows: list[TriageRow], edition: Edition, when: datetime
) -> None:
    data = triage_workbook(ordered(rows), edition, when)
    assert triage_workbook(ordered(rows), edition, when) == data
    book = read_book(data)
    assert book.sheetnames == [TABLE, CELLS, WEAKEST, FAILURES]
    table = book[TABLE]
    assert table.freeze_panes
    assert table.auto_filter.ref
    names = [table.cell(r, 1).value for r in (5, 6, 7)]
    assert set(names) == {AGENCY, "=cmd|x", "ค.pdf"}
    assert all(cell.data_type != "f" for line in table.iter_rows() for cell in line)
    links = {c.value: c.hyperlink.target for c in table["A"] if c.hyperlink}
    # Excel writes the separator of its own system; LibreOffice reads both.
    assert str(links[AGENCY]).replace("\\", "/") == "กรม%20ก%231/report.html"
    assert "ค.pdf" not in links
    assert book[CELLS].max_column == 1 + len(edition.cells)
    assert book[FAILURES].cell(5, 2).value == "pdf.encrypted"


def test_the_weakest_cells_come_first(rows: list[TriageRow], edition: Edition, when: datetime) -> None:
    sheet = read_book(triage_workbook(rows, edition, when))[WEAKEST]
    shares = [line[-1] for line in sheet.iter_rows(min_row=5, values_only=True)]
    assert len(shares) == len(edition.cells)
    assert shares == sorted(shares)  # type: ignore[type-var]


def test_files_are_written_whole_or_reported(
    tmp_path: Path, rows: list[TriageRow], edition: Edition, when: datetime
) -> None:
    write_triage(iter(rows), edition, tmp_path / "out", when)
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["triage.csv", "triage.xlsx"]
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(OutputUnwritable):
        write_triage(rows, edition, tmp_path / "file", when)


def test_an_empty_batch_makes_an_empty_table(edition: Edition, when: datetime) -> None:
    book = read_book(triage_workbook([], edition, when))
    assert book.sheetnames == [TABLE, CELLS, WEAKEST, FAILURES]
    assert triage_csv([], edition).count(b"\r\n") == 1


def test_agencies_of_another_edition_size_need_no_code(edition: Edition, when: datetime) -> None:
    """Names and numbers of categories and levels come from the edition alone."""
    small = Edition.model_validate(
        {**edition.model_dump(), "categories": edition.categories[:2], "levels": edition.levels[:2]}
    )
    row = reviewed_row(make_review(small), small, "x", "x")
    assert sum(row.counts.values()) == len(small.cells)
    book = read_book(triage_workbook([row], small, when))
    assert book[CELLS].max_column == 1 + len(small.cells)
