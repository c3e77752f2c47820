"""Sheet "ตารางความครบถ้วน": a line an item, a column a level; word, sign and colour; every cell is a link."""

from __future__ import annotations

from xlsxwriter import Workbook

from coverage.review import Cell, Review, Status
from criteria.edition import Edition
from worksheets import sheet_names
from worksheets.grid import print_layout, write_head, write_value
from worksheets.links import to_place
from worksheets.plan import Plan
from worksheets.row_height import ONE_LINE, height_of
from worksheets.safe_text import cell_text
from worksheets.styles import Styles
from worksheets.words import STATUS, STATUS_MEANING, reasons_text, status_text

_TITLE_WIDTH = 50.0
_LEVEL_WIDTH = 24.0


def cell_words(cell: Cell) -> str:
    """Return what a cell of the matrix says: sign, word, number of passages, and "blocks" where it does."""
    text = status_text(cell.status)
    if cell.evidence:
        text += f" ({len(cell.evidence)})"
    if cell.blocking:
        text += " · กั้น"
    return text


def write_matrix(book: Workbook, styles: Styles, review: Review, edition: Edition, plan: Plan) -> None:
    """Write the matrix.

    Args:
        book: the workbook; the sheet exists already.
        styles: formats.
        review: the review.
        edition: its criteria.
        plan: places to link to.
    """
    sheet = book.get_worksheet_by_name(sheet_names.MATRIX)
    title = f"ตารางความครบถ้วน {len(edition.items)} ประเด็น x {len(edition.levels)} ระดับ"
    last = 1 + len(edition.levels)
    sheet.set_column(0, 0, 9)
    sheet.set_column(1, 1, _TITLE_WIDTH)
    sheet.set_column(2, last, _LEVEL_WIDTH)
    sheet.set_default_row(ONE_LINE)
    write_head(sheet, styles, title, _note())
    heads = ("ประเด็น", "ชื่อประเด็น", *(level.name for level in edition.levels))
    for n, head in enumerate(heads):
        sheet.write_string(
            2,
            n,
            head,
            styles.make(bold=True, border=1, bg_color="#DCE6F1", align="center", valign="vcenter", text_wrap=True),
        )
    sheet.set_row(2, max(height_of(head, _LEVEL_WIDTH) for head in heads))
    row = 3
    for category in edition.categories:
        sheet.merge_range(row, 0, row, last, "", styles.make(bold=True, border=1, bg_color="#EDEDED"))
        sheet.write_string(
            row,
            0,
            cell_text(f"หมวด {category.id} {category.title}"),
            styles.make(bold=True, border=1, bg_color="#EDEDED"),
        )
        row += 1
        for item in category.items:
            write_value(sheet, row, 0, to_place(item.id, plan.examiner.get(item.id)), styles.link)
            write_value(sheet, row, 1, item.title, styles.text)
            height = height_of(item.title, _TITLE_WIDTH)
            for n, level in enumerate(edition.level_ids):
                cell = review.cells[item.id][level]
                height = max(height, height_of(cell_words(cell), _LEVEL_WIDTH))
                link = to_place(cell_words(cell), plan.places.get((item.id, level)))
                style = styles.status(cell.status, blocking=cell.blocking)
                tip = cell_text(f"{item.levels[level].text}\n{reasons_text(cell.reasons)}", 255)
                write_value(sheet, row, 2 + n, type(link)(link.text, link.target, tip), style)
            sheet.set_row(row, height)
            row += 1
    row += 1
    for status in Status:
        sheet.write_string(row, 0, STATUS[status].sign, styles.status(status))
        sheet.write_string(row, 1, f"{STATUS[status].th}: {STATUS_MEANING[status].th}", styles.plain)
        sheet.set_row(row, height_of(STATUS_MEANING[status].th + STATUS[status].th, _TITLE_WIDTH))
        row += 1
    sheet.freeze_panes(3, 2)
    sheet.repeat_rows(2)
    print_layout(sheet, review.report.agency or title, landscape=False, pages_down=1)


def _note() -> str:
    return (
        "คลิกช่องเพื่อไปยังหลักฐานหรือช่องว่าง · คลิกเลขประเด็นเพื่อไปยังแบบบันทึก · ในวงเล็บคือจำนวนข้อความ · กั้น (กรอบหนา) = กั้นระดับถัดไป"
    )
