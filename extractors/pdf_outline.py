"""Bookmarks of a PDF: which lines of the text are headings, and how deep."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import islice
from typing import Any

import pypdfium2 as pdfium

from extractors.layout_flow import Line, PageLayout
from extractors.thai_text import fold_digits, repair

# (title without white space, 1-based depth) by 1-based page.
Outline = Mapping[int, Sequence[tuple[str, int]]]

# Bookmarks beyond these numbers are no table of contents made by people.
_MAX_MARKS, _MAX_DEPTH = 5000, 6
# Shorter titles ("1", "ก") would match numbers and stray letters; wrapped titles are followed over this many lines.
_SHORTEST, _LONGEST_WRAP = 3, 3


def _bare(text: str) -> str:
    return "".join(fold_digits(repair(text).text).split())


def read_outline(document: Any) -> dict[int, list[tuple[str, int]]]:
    """Return the bookmarks of an open document by page."""
    found: dict[int, list[tuple[str, int]]] = {}
    try:
        for mark in islice(document.get_toc(max_depth=_MAX_DEPTH), _MAX_MARKS):
            aim = mark.get_dest()
            page = aim.get_index() if aim is not None else None
            title = _bare(mark.get_title())
            if page is not None and len(title) >= _SHORTEST:
                found.setdefault(page + 1, []).append((title, mark.level + 1))
    except pdfium.PdfiumError:
        # Broken bookmarks are no reason to lose the text.
        return found
    return found


def mark_headings(pages: Sequence[PageLayout], outline: Outline, settle: Callable[[str], str]) -> None:
    """Give the lines that a bookmark names the role of a heading ("H2"; "H2+" for its wrapped lines).

    Args:
        pages: pages in order.
        outline: bookmarks by page.
        settle: replaces private letters of the layout.
    """
    for page in pages:
        wanted = outline.get(page.number)
        if wanted:
            lines = [i for i in page.items if isinstance(i, Line) and not i.turned]
            bare = [_bare(settle(i.text)) for i in lines]
            for title, depth in wanted:
                _mark(lines, bare, title, depth)


def _mark(lines: Sequence[Line], bare: Sequence[str], title: str, depth: int) -> None:
    for start, text in enumerate(bare):
        if not text or lines[start].role[:1] == "H" or not title.startswith(text):
            continue
        whole, end = text, start + 1
        while (
            whole != title and end < len(bare) and end - start < _LONGEST_WRAP and title.startswith(whole + bare[end])
        ):
            whole += bare[end]
            end += 1
        if whole == title:
            for number, line in enumerate(lines[start:end]):
                line.role = f"H{depth}" if number == 0 else f"H{depth}+"
            return
