"""Links: to places in the workbook, and to a page of a report file that lies beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from xlsxwriter.utility import xl_rowcol_to_cell

# Excel takes 65,530 links a sheet (XlsxWriter documentation, write_url); the rest is written as plain text.
MOST_LINKS = 60_000
_BAD_NAME = re.compile(r'[\\/:*?"<>|\x00-\x1f]')
_ENCODED = re.compile(r"[%#\[\]^`{} ]")


class Place(NamedTuple):
    """A cell: sheet name, 0-based row and column."""

    sheet: str
    row: int
    column: int = 0


@dataclass(frozen=True, slots=True)
class Link:
    """Text with a target in XlsxWriter's notation; an empty target is plain text."""

    text: str
    target: str = ""
    tip: str = ""


def to_place(text: str, place: Place | None) -> Link:
    """Return a link to a cell of the same workbook, plain text when there is no place."""
    if place is None:
        return Link(text)
    return Link(text, f"internal:'{place.sheet}'!{xl_rowcol_to_cell(place.row, place.column)}")


def file_target(file: str, page: int | None) -> str:
    """Return "file.pdf#page=12" for a plain file name, "" for names that could point elsewhere.

    Args:
        file: file name of the report.
        page: 1-based page, None for formats without pages.
    """
    if not file or _BAD_NAME.search(file) or file.startswith(".") or file != file.strip():
        return ""
    return f"{encoded(file)}#page={page}" if page else encoded(file)


def encoded(name: str) -> str:
    """Return a name for use in a link: characters with a meaning in links are escaped, Thai letters stay readable."""
    return _ENCODED.sub(lambda match: f"%{ord(match[0]):02X}", name)


def to_page(file: str, page: int | None, para_no: int | None = None) -> Link:
    """Return a link to the page of a report, "¶ 12" where the format has no pages."""
    text = f"น. {page}" if page else (f"ย่อหน้า {para_no}" if para_no else "เปิดไฟล์")
    target = file_target(file, page)
    return Link(text, f"external:{target}" if target else "", file if target else "")
