"""Pieces that several parts of the page use: ids, status badges, places in a report."""

from __future__ import annotations

from coverage.review import Cell, Status
from worksheets.html_text import Html, anchor, el
from worksheets.links import file_target
from worksheets.words import STATUS


def cell_id(item: str, level: str) -> str:
    """Return the id of a cell's part of the page."""
    return anchor("c", item, level)


def passage_id(segment_id: str) -> str:
    """Return the id of a passage."""
    return anchor("p", segment_id)


def badge(status: Status, extra: str = "") -> Html:
    """Return sign and word of a status; readable without colour."""
    word = STATUS[status]
    sign = el("span", word.sign, class_="sign", aria_hidden="true")
    return el("span", sign, " ", word.th, f" {extra}" if extra else None, class_=f"badge s-{status.value}")


def blocking_badge(cell: Cell) -> Html | None:
    """Return the remark that a cell blocks the next level."""
    return el("span", "กั้นระดับถัดไป", class_="badge blocks") if cell.blocking else None


def place(file: str, page: int | None, para_no: int) -> Html:
    """Return file and page as a link to the page where the file lies beside this one."""
    label = f"{file} หน้า {page}" if page else f"{file} ย่อหน้า {para_no}"
    target = file_target(file, page)
    # "./" keeps a name such as "a:b" from being read as a scheme; such names get no link at all.
    return el("a", label, href=f"./{target}", class_="place") if target else el("span", label, class_="place")
