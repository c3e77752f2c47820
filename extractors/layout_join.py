"""Joining lines of one paragraph, without inventing or losing spaces between Thai letters."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

_DIGITS = "0-9\u0e50-\u0e59"
_NUMBER_END = re.compile(rf"[{_DIGITS}][{_DIGITS},.]*$")
_NUMBER_START = re.compile(rf"^[{_DIGITS},.]*[{_DIGITS}]")
# Word processors keep 5.4 points (0.19 cm) free on each side of a cell, and drawn letters are about a point narrower
# than the room they take.
_PADDING = 12.0
_CLOSING = frozenset(")]}”’»,.;:!?%ฯๆ")
_OPENING = frozenset("([{“‘«/-–")


def _is_thai(char: str) -> bool:
    return "\u0e01" <= char <= "\u0e4e" or "\uf700" <= char <= "\uf71a" or char >= "\U000f0000"


def join_two(first: str, second: str) -> str:
    """Join two lines of a paragraph.

    A space that was drawn at the end of the first or the start of the second line is kept. Without one, Thai letters
    are joined directly (Thai has no spaces between words), Latin words and numbers get the space the line break stood
    for.
    """
    head, tail = first.rstrip(), second.lstrip()
    if not head or not tail:
        return head or tail
    if head != first or tail != second:
        return f"{head} {tail}"
    last, next_ = head[-1], tail[0]
    if _is_thai(last) and _is_thai(next_):
        # Thai sets a space behind the repetition sign and around the one-letter word "ณ"; a line break ate it.
        apart = last == "ๆ" or head.endswith(" ณ") or tail.startswith("ณ ")
        return f"{head} {tail}" if apart else head + tail
    if next_ in _CLOSING or last in _OPENING:
        return head + tail
    return f"{head} {tail}"


def join_lines(lines: Iterable[str]) -> str:
    """Join the lines of one paragraph or one table cell."""
    text = ""
    for line in lines:
        text = join_two(text, line) if text else line.lstrip()
    return text.rstrip()


class CellLine(NamedTuple):
    """One line of a table cell: its text and the width it takes, points."""

    text: str
    width: float


def join_cell(lines: Iterable[CellLine], cell_width: float) -> str:
    """Join the lines of one table cell.

    Word processors break long numbers in narrow columns, Thai digits after any of them ("๑" / "๑,๒๕" / "๐"). Digits at
    both sides of a break belong together where the next line would not have fitted behind the last one; two figures
    that would have fitted side by side were written below each other on purpose.

    Args:
        lines: the lines from top to bottom.
        cell_width: width between the rules of the cell, points.
    """
    text, width = "", 0.0
    for line in lines:
        broken = (
            width + line.width > cell_width - _PADDING
            and _NUMBER_END.search(text) is not None
            and _NUMBER_START.match(line.text) is not None
        )
        text = text + line.text.lstrip() if broken else (join_two(text, line.text) if text else line.text.lstrip())
        width = line.width
    return text.rstrip()
