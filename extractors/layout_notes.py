"""Footnotes: small text at the foot of a page that begins with a note mark."""

from __future__ import annotations

import re

from extractors.layout_flow import Line, PageLayout
from extractors.thai_text import fold_digits

# Notes are set smaller than the body (Word: 10 of 16 points for Thai documents; the cases: 10 of 14).
_SMALLER = 0.9
_LOWER_HALF = 0.5
_NOTE = re.compile(r"^\s*(?:\d{1,3}(?![\d.,%])|\*{1,3}|[†‡])\s*\S")


def take_out_footnotes(page: PageLayout, usual: float) -> None:
    """Move the notes at the foot of a page from the body to `footnotes`.

    Args:
        page: the page.
        usual: font size of the body, points.
    """
    tail: list[Line] = []
    for item in reversed(page.items):
        if not isinstance(item, Line) or item.turned or item.size > _SMALLER * usual:
            break
        if item.y < _LOWER_HALF * page.height:
            break
        tail.insert(0, item)
    while tail and not (tail[0].raised or _NOTE.match(fold_digits(tail[0].text))):
        tail.pop(0)
    # Small text right under a table is the table's source line, a whole page of small text is no note.
    if tail and len(tail) < len(page.items):
        kept = {id(line) for line in tail}
        page.items = [i for i in page.items if id(i) not in kept]
        page.footnotes = tail
