"""Sheet "แบบบันทึกผู้ตรวจ": a block for each item that an examiner fills. Nothing in it is written by the program."""

from __future__ import annotations

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from coverage.review import Review
from criteria.edition import Edition
from worksheets import sheet_names
from worksheets.choices import Choices, drop_down
from worksheets.grid import print_layout, write_value
from worksheets.links import to_place
from worksheets.overview import level_names
from worksheets.plan import Plan
from worksheets.row_height import ONE_LINE, height_of
from worksheets.safe_text import cell_text
from worksheets.styles import Styles
from worksheets.words import status_text

# Fields of a block: key stored in the hidden column, label, height in points.
FIELDS = (
    ("strength", "จุดแข็ง", 84.0),
    ("ofi", "โอกาสในการปรับปรุง (OFI)", 84.0),
    ("site_visit", "ประเด็นตรวจ ณ พื้นที่", 63.0),
    ("agreed_level", "ระดับที่เห็นพ้อง", 27.0),
    ("score", "คะแนน", 27.0),
    ("note", "หมายเหตุ", 42.0),
)
_TOP = 3
# Label, level, criterion, status; the last two columns together take what people write.
_WIDTHS = (22.0, 20.0, 60.0, 20.0)
_KEY = len(_WIDTHS)


def block_rows(edition: Edition) -> dict[str, int]:
    """Return item -> 0-based row of its block."""
    height = 1 + len(edition.levels) + len(FIELDS) + 1
    return {item: _TOP + n * height for n, item in enumerate(edition.items)}


def write_examiner(
    book: Workbook, styles: Styles, review: Review, edition: Edition, plan: Plan, choices: Choices
) -> None:
    """Write the examiner's sheet.

    Args:
        book: the workbook; the sheet exists already.
        styles: formats.
        review: the review, for the statuses shown beside the criteria.
        edition: its criteria.
        plan: places to link to.
        choices: references to the lists of the drop-downs.
    """
    sheet = book.get_worksheet_by_name(sheet_names.EXAMINER)
    for n, width in enumerate(_WIDTHS):
        sheet.set_column(n, n, width)
    sheet.set_column(_KEY, _KEY, 20, None, {"hidden": True})
    agency = review.report.agency
    sheet.set_default_row(ONE_LINE)
    sheet.set_row(0, 32)
    sheet.write_string(0, 0, cell_text(f"แบบบันทึกผู้ตรวจ {agency}"), styles.title)
    sheet.write_string(1, 0, "ผู้ตรวจ", styles.head_person)
    sheet.write_blank(1, 1, None, styles.person)
    sheet.write_string(1, _KEY, "reviewer")
    sheet.write_string(1, 2, "ทุกช่องสีส้มเว้นว่างให้ผู้ตรวจเขียน โปรแกรมไม่เติมข้อความและไม่ให้คะแนน", styles.line_note)
    names = level_names(edition)
    maximum = sum(edition.score_rule.points.values())
    breaks = []
    for count, (item_id, top) in enumerate(block_rows(edition).items()):
        item = edition.items[item_id]
        if count and count % 2 == 0:
            breaks.append(top)
        style = styles.make(bold=True, font_size=16, bg_color="#DCE6F1", border=1, text_wrap=True)
        sheet.merge_range(top, 0, top, 3, "", style)
        sheet.write_string(top, 0, cell_text(f"{item_id} {item.title}"), style)
        sheet.write_string(top, _KEY, f"{item_id}|block")
        sheet.set_row(top, 27)
        row = top + 1
        for level in edition.level_ids:
            cell = review.cells[item_id][level]
            write_value(sheet, row, 0, "เกณฑ์" if row == top + 1 else None, styles.text)
            sheet.write_string(row, 1, names[level], styles.text)
            sheet.write_string(row, 2, cell_text(item.levels[level].text), styles.text)
            text = f"{status_text(cell.status)} ({len(cell.evidence)} ข้อความ)"
            write_value(sheet, row, 3, to_place(text, plan.places.get((item_id, level))), styles.status(cell.status))
            sheet.set_row(row, max(height_of(item.levels[level].text, _WIDTHS[2]), height_of(names[level], _WIDTHS[1])))
            row += 1
        for key, label, height in FIELDS:
            sheet.write_string(row, 0, label, styles.head_person)
            sheet.merge_range(row, 1, row, 3, "", styles.person)
            sheet.write_string(row, _KEY, f"{item_id}|{key}")
            sheet.set_row(row, height)
            if key == "agreed_level":
                drop_down(sheet, row, row, 1, choices.levels_or_none)
            if key == "score":
                _score(sheet, row, maximum, styles)
            row += 1
    sheet.set_h_pagebreaks(breaks)
    sheet.freeze_panes(2, 0)
    sheet.repeat_rows(0, 1)
    print_layout(sheet, agency or edition.title, landscape=False, parts=(sum(_WIDTHS),))


def _score(sheet: Worksheet, row: int, maximum: float, styles: Styles) -> None:
    """A number from 0 to the highest score of the edition's rule."""
    sheet.write_blank(row, 1, None, styles.make(border=1, bg_color="#FFF9F2", align="left", num_format="0.##"))
    sheet.data_validation(
        row,
        1,
        row,
        1,
        {
            "validate": "decimal",
            "criteria": "between",
            "minimum": 0,
            "maximum": maximum,
            "error_title": "คะแนน",
            "error_message": f"ตัวเลข 0 ถึง {maximum:g}",
        },
    )
