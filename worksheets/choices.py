"""Drop-downs: what people choose from. Long lists stand in a hidden sheet; Excel takes 255 characters in a list."""

from __future__ import annotations

from dataclasses import dataclass

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from criteria.edition import Edition
from worksheets.safe_text import one_line
from worksheets.sheet_names import LISTS

AGREE, CHANGE, REJECT = "เห็นด้วย", "แก้ไข", "ไม่ใช่หลักฐาน"
VERDICTS = (AGREE, CHANGE, REJECT)
GAP_VERDICTS = ("ยืนยันว่าไม่มี", "พบหลักฐานแล้ว", "ไม่เกี่ยวข้องกับหน่วยงาน")
MEASURE_VERDICTS = ("ตรงตามรายงาน", "แก้ไข", "ไม่ใช่ตัวชี้วัด")
NO_LEVEL = "ยังไม่ถึงระดับแรก"


def item_choice(edition: Edition, item: str) -> str:
    """Return "1.1 title": with the title Excel does not take the number for a date or a figure."""
    return f"{item} {one_line(edition.items[item].title, 60)}"


@dataclass(frozen=True, slots=True)
class Choices:
    """References to the lists of the hidden sheet."""

    items: str
    levels: str
    levels_or_none: str


def write_choices(book: Workbook, edition: Edition) -> Choices:
    """Write the hidden sheet of lists and return the references to it."""
    sheet = book.add_worksheet(LISTS)
    sheet.hide()
    levels = [level.name for level in edition.levels]
    return Choices(
        items=_list(sheet, 0, [item_choice(edition, item) for item in edition.items]),
        levels=_list(sheet, 1, levels),
        levels_or_none=_list(sheet, 2, [NO_LEVEL, *levels]),
    )


def _list(sheet: Worksheet, column: int, values: list[str]) -> str:
    for row, value in enumerate(values):
        sheet.write_string(row, column, value)
    letter = chr(ord("A") + column)
    return f"='{LISTS}'!${letter}$1:${letter}${len(values)}"


def drop_down(
    sheet: Worksheet, first: int, last: int, column: int, source: str | tuple[str, ...], *, strict: bool = True
) -> None:
    """Give cells of a column a drop-down.

    Args:
        sheet: the sheet.
        first: first 0-based row.
        last: last 0-based row.
        column: 0-based column.
        source: the values, or a reference to them.
        strict: other values are refused; otherwise Excel only asks.
    """
    if last < first:
        return
    sheet.data_validation(
        first,
        column,
        last,
        column,
        {
            "validate": "list",
            "source": source if isinstance(source, str) else list(source),
            "error_type": "stop" if strict else "warning",
            "error_title": "ค่าที่เลือกได้",
            "error_message": "โปรดเลือกจากรายการ",
        },
    )
