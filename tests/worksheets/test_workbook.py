"""The workbook, read back with openpyxl."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime
from pathlib import Path

import pytest
from make_review import AGENCY, NASTY, make_review
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from read_book import read_book

from coverage.review import Review, Status
from criteria.edition import Edition
from worksheets import sheet_names
from worksheets.choices import AGREE, CHANGE, REJECT
from worksheets.errors import OutputUnwritable
from worksheets.plan import TABLE_TOP
from worksheets.row_height import MAXIMUM, height_of
from worksheets.row_key import evidence_key, quote_hash
from worksheets.safe_text import clean
from worksheets.sheets_evidence import COLUMNS
from worksheets.words import STATUS
from worksheets.workbook import workbook_bytes, write_workbook

HEAD = TABLE_TOP + 1


def rows(sheet: Worksheet) -> list[dict[str, object]]:
    heads = [str(cell.value) for cell in sheet[HEAD]]
    return [
        dict(zip(heads, values, strict=True))
        for values in sheet.iter_rows(min_row=HEAD + 1, values_only=True)
        if any(value is not None for value in values)
    ]


def all_evidence(review: Review, edition: Edition) -> list[tuple[str, str, str, str]]:
    return [(i, lv, e.segment_id, e.quote) for i, lv in edition.cells for e in review.cells[i][lv].evidence]


def test_sheets_stand_in_their_order_and_the_keys_are_hidden(workbook: Workbook, edition: Edition) -> None:
    assert [s.title for s in workbook if s.sheet_state == "visible"] == list(sheet_names.visible(edition))
    assert workbook[sheet_names.LISTS].sheet_state == "hidden"
    assert workbook[sheet_names.IDENTITY].sheet_state == "veryHidden"
    assert workbook.active is workbook[sheet_names.SUMMARY]


def test_same_review_and_clock_give_the_same_bytes(edition: Edition, when: datetime, workbook_file: bytes) -> None:
    assert workbook_bytes(make_review(edition), edition, when) == workbook_file
    assert workbook_bytes(make_review(edition), edition, datetime(2026, 2, 1)) != workbook_file


def test_every_evidence_row_cites_quote_place_and_criterion(
    workbook: Workbook, review: Review, edition: Edition
) -> None:
    found = rows(workbook[sheet_names.EVIDENCE])
    wanted = all_evidence(review, edition)
    assert len(found) == len(wanted) > 60
    names = {level.id: level.name for level in edition.levels}
    for row, (item, level, segment, quote) in zip(found, wanted, strict=True):
        assert row["ประเด็น"] == item
        assert row["ระดับ"] == names[level]
        assert row["เกณฑ์"] == edition.items[item].levels[level].text
        assert row["ข้อความอ้างอิง (ตามต้นฉบับ)"] == clean(quote)
        assert row["รหัสแถว"] == evidence_key(segment, item, level, quote)
        assert row["หน้า"]
        assert row["ทำไม"]


def test_the_key_tells_whether_a_quote_was_edited(workbook: Workbook) -> None:
    for row in rows(workbook[sheet_names.EVIDENCE]):
        shown = str(row["ข้อความอ้างอิง (ตามต้นฉบับ)"])
        assert str(row["รหัสแถว"]).endswith(quote_hash(shown))
        assert not str(row["รหัสแถว"]).endswith(quote_hash(shown + "แก้"))


def test_columns_for_people_are_empty_and_no_strength_is_invented(workbook: Workbook) -> None:
    for row in rows(workbook[sheet_names.EVIDENCE]):
        for column in COLUMNS:
            if column.person:
                assert row[column.head] is None
    examiner = workbook[sheet_names.EXAMINER]
    filled = [
        examiner.cell(r, 2).value
        for r in range(1, examiner.max_row + 1)
        if str(examiner.cell(r, 5).value or "").split("|")[-1]
        in {"strength", "ofi", "site_visit", "agreed_level", "score", "note"}
    ]
    assert len(filled) == 30 * 6
    assert set(filled) == {None}


def test_text_of_reports_is_never_a_formula(workbook: Workbook) -> None:
    for sheet in workbook:
        for line in sheet.iter_rows():
            assert not [cell.coordinate for cell in line if cell.data_type == "f"], sheet.title
    quotes = {row["ข้อความอ้างอิง (ตามต้นฉบับ)"] for row in rows(workbook[sheet_names.EVIDENCE])}
    assert {clean(text) for text in NASTY} <= quotes


def test_the_matrix_says_status_in_words_and_links_to_its_place(
    workbook: Workbook, review: Review, edition: Edition
) -> None:
    sheet = workbook[sheet_names.MATRIX]
    by_item = {str(line[0].value): line for line in sheet.iter_rows(min_row=4) if line[0].value}
    for item in edition.items:
        for n, level in enumerate(edition.level_ids, start=2):
            cell, judged = by_item[item][n], review.cells[item][level]
            assert str(cell.value).startswith(f"{STATUS[judged.status].sign} {STATUS[judged.status].th}")
            assert ("กั้น" in str(cell.value)) == judged.blocking
            assert cell.hyperlink is not None
            name, place = re.fullmatch(r"'(.+)'!([A-Z]+\d+)", str(cell.hyperlink.location)).groups()  # type: ignore[union-attr]
            target = workbook[name]
            row = target[place].row
            column = 1 if name == sheet_names.EVIDENCE else 3
            assert target.cell(row, column).value == item
            assert target.cell(row, column + 1).value == {v.id: v.name for v in edition.levels}[level]
            assert (name == sheet_names.EVIDENCE) == bool(judged.evidence)


def test_statuses_differ_in_grey(workbook: Workbook) -> None:
    sheet = workbook[sheet_names.MATRIX]
    fills: dict[str, int] = {}
    for line in sheet.iter_rows(min_row=4):
        for cell in line[2:5]:
            for status in Status:
                if str(cell.value or "").startswith(f"{STATUS[status].sign} "):
                    rgb = str(cell.fill.fgColor.rgb)[-6:]
                    red, green, blue = (int(rgb[n : n + 2], 16) for n in (0, 2, 4))
                    fills[status] = round(0.299 * red + 0.587 * green + 0.114 * blue)
    assert len(fills) == len(Status)
    # Black text on all of them stays readable: the darkest fill is still light.
    assert min(fills.values()) > 200


def test_drop_downs_offer_verdicts_items_and_levels(workbook: Workbook, edition: Edition) -> None:
    sheet = workbook[sheet_names.EVIDENCE]
    sources = {str(v.formula1) for v in sheet.data_validations.dataValidation}
    assert f'"{AGREE},{CHANGE},{REJECT}"' in sources
    references = [s for s in sources if s.startswith(("'_lists'", "_lists"))]
    assert len(references) == 2
    listed = [c.value for c in workbook[sheet_names.LISTS]["A"]]
    assert [str(value).split()[0] for value in listed] == list(edition.items)


def test_gap_sheet_lists_every_open_cell_with_reason_and_urgency(
    workbook: Workbook, review: Review, edition: Edition
) -> None:
    found = rows(workbook[sheet_names.GAPS])
    open_cells = {(i, lv) for i, lv in edition.cells if review.cells[i][lv].status is not Status.FOUND}
    assert {tuple(str(row["รหัสแถว"]).split("|")) for row in found} == open_cells
    for row in found:
        item, level = str(row["รหัสแถว"]).split("|")
        assert row["เหตุผล"]
        assert row["ผู้รับผิดชอบ"] is None
        assert row["กำหนดเสร็จ"] is None
        assert row["สิ่งที่เกณฑ์ขอ"] == edition.items[item].levels[level].text
        if review.cells[item][level].candidates:
            assert row["ข้อความใกล้เคียงที่สุด (ยังไม่นับเป็นหลักฐาน)"]


def test_results_show_figures_as_numbers_and_have_charts(
    workbook: Workbook, workbook_file: bytes, review: Review, edition: Edition
) -> None:
    found = rows(workbook[sheet_names.results(edition)])
    measured = [row for row in found if row["รหัสแถว"]]
    assert len(found) == len(measured) + 1 + len(review.measures_without_result)
    assert len(measured) == len(review.indicators)
    assert {row["ผล 2567"] for row in measured} == {i.years.get("2567") for i in review.indicators}
    assert any(row["ค่าเป้าหมาย"] == "ยังไม่กำหนด" for row in measured)
    with zipfile.ZipFile(io.BytesIO(workbook_file)) as package:
        xml = package.read("xl/worksheets/sheet6.xml").decode()
    assert xml.count("<x14:sparkline>") == sum(len(i.years) > 1 for i in review.indicators)


def test_passages_and_problems_are_complete(workbook: Workbook, review: Review) -> None:
    assert len(rows(workbook[sheet_names.PASSAGES])) == len(review.passages)
    problems = rows(workbook[sheet_names.PROBLEMS])
    assert [(p["รหัส"], p["ไฟล์"]) for p in problems] == [(p.code, p.file) for p in review.problems]


def test_the_workbook_says_which_review_it_belongs_to(workbook: Workbook, review: Review) -> None:
    said = {str(a): str(b) for a, b in workbook[sheet_names.IDENTITY].iter_rows(values_only=True)}
    assert said["schema"] == "pmqa.worksheet/1"
    assert said["edition"] == review.edition.id
    assert said["model_sha256"] == review.manifest.model_sha256
    assert len(said["review_sha256"]) == 64
    assert said["file:1"].endswith(review.report.files[0].name)


def test_panes_filters_paper_and_properties(workbook: Workbook, review: Review, edition: Edition) -> None:
    for name in (sheet_names.EVIDENCE, sheet_names.GAPS, sheet_names.PASSAGES, sheet_names.results(edition)):
        sheet = workbook[name]
        assert sheet.freeze_panes, name
        assert sheet.auto_filter.ref, name
        assert sheet.print_title_rows == f"${HEAD}:${HEAD}", name
    for sheet in workbook:
        if sheet.sheet_state == "visible":
            assert sheet.page_setup.paperSize == 9, sheet.title
            portrait = sheet.title in {sheet_names.MATRIX, sheet_names.EXAMINER}
            assert sheet.page_setup.orientation == ("portrait" if portrait else "landscape"), sheet.title
    assert AGENCY in str(workbook.properties.title)
    assert workbook.properties.created == datetime.fromisoformat(review.manifest.created)
    assert workbook[sheet_names.EVIDENCE]["E5"].font.name == "TH Sarabun New"
    assert workbook[sheet_names.EVIDENCE]["E5"].alignment.wrap_text


def test_page_links_lead_to_the_page_beside_the_workbook(workbook: Workbook) -> None:
    cells = [line[6] for line in workbook[sheet_names.EVIDENCE].iter_rows(min_row=HEAD + 1)]
    paged = [cell for cell in cells if str(cell.value).startswith("น. ")]
    assert paged
    for cell in paged:
        assert cell.hyperlink is not None
        assert cell.hyperlink.location == f"page={str(cell.value).removeprefix('น. ')}"
        assert str(cell.hyperlink.target).endswith(".pdf")


def test_a_review_without_anything_still_makes_a_whole_workbook(
    review: Review, edition: Edition, when: datetime
) -> None:
    empty = {
        item: {
            level: cell.model_copy(
                update={"status": Status.CANNOT_JUDGE, "evidence": (), "candidates": (), "reasons": ()}
            )
            for level, cell in levels.items()
        }
        for item, levels in review.cells.items()
    }
    bare = review.model_copy(
        update={
            "cells": empty,
            "indicators": (),
            "problems": (),
            "passages": (),
            "measures_without_result": (),
            "report": review.report.model_copy(update={"agency": "", "fiscal_year": None, "files": ()}),
        }
    )
    book = read_book(workbook_bytes(bare, edition, when))
    assert [s.title for s in book if s.sheet_state == "visible"] == list(sheet_names.visible(edition))
    assert rows(book[sheet_names.EVIDENCE]) == []
    assert len(rows(book[sheet_names.GAPS])) == len(edition.cells)


def test_an_over_long_passage_is_cut_with_a_mark(review: Review, edition: Edition, when: datetime) -> None:
    long = review.passages[0].model_copy(update={"text": "ยาว" * 20_000})
    book = read_book(workbook_bytes(review.model_copy(update={"passages": (long,)}), edition, when))
    text = str(rows(book[sheet_names.PASSAGES])[0]["ข้อความ"])
    assert len(text) <= 32_767
    assert "ตัดทอน" in text


def test_a_target_that_cannot_be_written_is_reported(
    tmp_path: Path, review: Review, edition: Edition, when: datetime
) -> None:
    (tmp_path / "worksheet.xlsx").mkdir()
    with pytest.raises(OutputUnwritable):
        write_workbook(review, edition, tmp_path / "worksheet.xlsx", when)


def test_a_hostile_name_of_an_agency_breaks_nothing(review: Review, edition: Edition, when: datetime) -> None:
    name = "=A&R&&B\x07\n\u202e" + "กรม&" * 200
    named = review.model_copy(update={"report": review.report.model_copy(update={"agency": name})})
    data = workbook_bytes(named, edition, when)
    book = read_book(data)
    summary = book[sheet_names.SUMMARY]
    assert clean(name) in str(summary["A1"].value)
    assert summary["A1"].data_type == "s"
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        header = re.search("<oddHeader>(.*?)</oddHeader>", package.read("xl/worksheets/sheet1.xml").decode())
    assert header is not None
    assert "=A&amp;&amp;R&amp;&amp;&amp;&amp;B" in header[1]
    assert len(header[1].replace("&amp;", "&")) <= 255
    assert len(str(book.properties.title)) < 255


def test_every_row_of_quotes_is_high_enough_for_its_text(workbook: Workbook) -> None:
    sheet = workbook[sheet_names.EVIDENCE]
    for line in sheet.iter_rows(min_row=HEAD + 1):
        height = sheet.row_dimensions[line[0].row].height
        assert height is not None
        for cell, column in zip(line, COLUMNS, strict=True):
            if isinstance(cell.value, str) and not column.hidden:
                # Heights are kept in pixels of 0.75 points.
                assert height > min(height_of(cell.value, column.width), MAXIMUM) - 0.75, cell.coordinate
