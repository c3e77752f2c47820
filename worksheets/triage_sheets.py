"""Sheets of triage.xlsx: the table, the cells of all agencies, the weakest items, what could not be read."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from coverage.review import Status
from criteria.edition import Edition
from worksheets.grid import Column, Value, pages_across, print_layout, write_grid, write_head
from worksheets.links import Link, encoded
from worksheets.open_workbook import new_workbook
from worksheets.styles import LINE, STATUS_FILL, Styles
from worksheets.triage_columns import triage_columns
from worksheets.triage_row import FAILED, TriageRow
from worksheets.words import STATUS

TABLE, CELLS, WEAKEST, FAILURES = "ทุกหน่วยงาน", "รายช่อง", "ประเด็นที่อ่อนที่สุด", "อ่านไม่ได้"
REPORT_PAGE = "report.html"


def triage_workbook(rows: Sequence[TriageRow], edition: Edition, created: datetime) -> bytes:
    """Return triage.xlsx as bytes; the same input gives the same bytes.

    Args:
        rows: in the order in which they are to be read.
        edition: the criteria.
        created: time printed in the file.
    """
    buffer = io.BytesIO()
    book = new_workbook(buffer, "ภาพรวมการตรวจหลักฐานทุกหน่วยงาน", edition.title, created)
    styles = Styles(book)
    _table(book, styles, rows, edition)
    _cells(book, styles, rows, edition)
    _weakest(book, styles, rows, edition)
    _failures(book, styles, rows)
    book.close()
    return buffer.getvalue()


def _head(sheet: Worksheet, styles: Styles, title: str, note: str) -> None:
    write_head(sheet, styles, title, note)


def _table(book: Workbook, styles: Styles, rows: Sequence[TriageRow], edition: Edition) -> None:
    sheet = book.add_worksheet(TABLE)
    failed = sum(row.status == FAILED for row in rows)
    _head(
        sheet,
        styles,
        f"ภาพรวม {len(rows)} หน่วยงาน",
        f"อ่านแล้ว {len(rows) - failed} · อ่านไม่ได้ {failed} · เรียงเรื่องที่ต้องใช้คนก่อน · "
        "คลิกชื่อหน่วยงานเพื่อเปิดรายงานผล · กรองและเรียงได้ทุกคอลัมน์",
    )
    columns = triage_columns(edition)
    values: list[list[Value]] = []
    for row in rows:
        line: list[Value] = [column.value(row) for column in columns]
        if row.folder:
            line[0] = Link(row.agency or row.name, f"external:{encoded(row.folder)}/{REPORT_PAGE}", "เปิดรายงานผล")
        values.append(line)
    grid = [Column(c.head, c.width, c.style) for c in columns]
    failed_style = styles.make(
        text_wrap=True, border=1, bg_color=STATUS_FILL[Status.MISSING], bold=True, align="center"
    )
    named = styles.make(text_wrap=True, border=1, border_color=LINE, font_color="#0B4F9E", underline=1)
    own = [{2: failed_style} if row.status == FAILED else {0: named} for row in rows]
    write_grid(sheet, styles, 3, grid, values, freeze_columns=1, styles_of_rows=own)
    print_layout(sheet, "ภาพรวมทุกหน่วยงาน", parts=pages_across(sheet, grid, 1))
    shares = [n for n, column in enumerate(columns) if column.style == "percent"]
    if rows and shares:
        sheet.conditional_format(
            4,
            shares[0],
            3 + len(rows),
            shares[-1],
            {
                "type": "data_bar",
                "bar_color": "#9CC3E6",
                "min_type": "num",
                "min_value": 0,
                "max_type": "num",
                "max_value": 1,
            },
        )


def _cells(book: Workbook, styles: Styles, rows: Sequence[TriageRow], edition: Edition) -> None:
    """One line an agency, one column a cell: sign and colour."""
    sheet = book.add_worksheet(CELLS)
    signs = " ".join(f"{STATUS[s].sign} {STATUS[s].th}" for s in Status)
    _head(sheet, styles, "สถานะรายช่องของทุกหน่วยงาน", signs)
    columns = [Column("หน่วยงาน", 30)]
    columns += [Column(f"{item}\n{_short(edition, level)}", 5.5, "short") for item, level in edition.cells]
    read = [row for row in rows if row.status != FAILED]
    values: list[list[Value]] = []
    own = []
    for row in read:
        statuses = [row.item_statuses[cell] for cell in edition.cells]
        values.append([row.agency or row.name, *(STATUS[status].sign for status in statuses)])
        own.append({n: styles.status(status) for n, status in enumerate(statuses, start=1)})
    write_grid(sheet, styles, 3, columns, values, freeze_columns=1, styles_of_rows=own)
    print_layout(sheet, "สถานะรายช่อง", parts=pages_across(sheet, columns, 1))


def _short(edition: Edition, level: str) -> str:
    """The first word of a level's printed name."""
    return next(v.name for v in edition.levels if v.id == level).split()[0][:4]


def _weakest(book: Workbook, styles: Styles, rows: Sequence[TriageRow], edition: Edition) -> None:
    """One line a cell: how many agencies have it, the rarest first."""
    sheet = book.add_worksheet(WEAKEST)
    read = [row for row in rows if row.status != FAILED]
    _head(sheet, styles, "ช่องที่หน่วยงานพบหลักฐานน้อยที่สุด", f"จาก {len(read)} หน่วยงานที่อ่านได้")
    columns = [
        Column("ประเด็น", 8, "short"),
        Column("ชื่อประเด็น", 40),
        Column("ระดับ", 20),
        Column("เกณฑ์", 60),
        *(Column(f"หน่วยงาน: {STATUS[status].th}", 11, "short") for status in Status),
        Column("ร้อยละที่พบ", 10, "percent"),
    ]
    names = {level.id: level.name for level in edition.levels}
    lines: list[tuple[float, list[Value]]] = []
    for item, level in edition.cells:
        counts = [sum(row.item_statuses.get((item, level)) is status for row in read) for status in Status]
        share = counts[list(Status).index(Status.FOUND)] / len(read) if read else 0.0
        text = edition.items[item].levels[level].text
        lines.append((share, [item, edition.items[item].title, names[level], text, *counts, share]))
    lines.sort(key=lambda line: line[0])
    values = [line[1] for line in lines]
    write_grid(sheet, styles, 3, columns, values if read else [])
    print_layout(sheet, "ช่องที่หน่วยงานพบหลักฐานน้อยที่สุด")


def _failures(book: Workbook, styles: Styles, rows: Sequence[TriageRow]) -> None:
    sheet = book.add_worksheet(FAILURES)
    failed = [row for row in rows if row.status == FAILED]
    note = "รายการเหล่านี้ยังไม่ได้ตรวจ ไม่ได้แปลว่าไม่มีหลักฐาน" if failed else "ไม่มี: อ่านได้ทุกหน่วยงาน"
    _head(sheet, styles, f"รายงานที่อ่านไม่ได้ {len(failed)} รายการ", note)
    columns = [Column("ชื่อที่ส่ง", 40), Column("รหัส", 20), Column("สาเหตุ", 50), Column("วิธีแก้", 60)]
    values: list[list[Value]] = [[row.name, row.error_code, row.cause, row.cure] for row in failed]
    write_grid(sheet, styles, 3, columns, values)
    print_layout(sheet, "รายงานที่อ่านไม่ได้")
