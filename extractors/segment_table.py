"""Table rows as passages: rows of figures as one line, long cells of forms as passages of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.clauses import split_long
from extractors.document import Block
from extractors.headings import HeadingNumber, is_category, parse_heading
from extractors.thai_text import fold_digits

# A cell with more characters is a passage of its own in a form. Names of measures are shorter mostly (upper decile 68
# characters in the sample reports); a long name beside figures is kept with them by the rule below.
LONG_CELL = 80
# A row with at least this many cells of figures is a row of figures, however long its name is.
FEWEST_FIGURES = 2
# Lines of a cell that are both longer than this are paragraphs; shorter ones are wrapped or belong together.
LONG_LINE = 40
CELL_JOIN = " | "
_FIGURE = re.compile(
    r"^(?:ร้อยละ|ระดับ|ไม่(?:น้อยกว่า|เกิน|ต่ำกว่า)|[<>≥≤±~])?\s*-?[\d,]*\.?\d+\s*(?:%|[^\W\d]{0,12})?$|^(?:-|–|n/?a|N/?A)$"
)
_MARKED_LINE = re.compile(r"^\s*(?:[-–•●▪➢✓☑]|\(?[0-9๐-๙]{1,2}[.)]|[0-9๐-๙]{1,2}\.[0-9๐-๙]{1,2})\s*\S")


@dataclass(frozen=True, slots=True)
class TablePassage:
    """A passage of a table: its text, its row, words around it, and headings that rows above it gave."""

    text: str
    row: int
    context: str
    path: tuple[str, ...] = ()
    item: str | None = None


def row_text(row: tuple[str, ...]) -> str:
    """Return a table row as one line: cells that are not empty, joined by " | "."""
    return CELL_JOIN.join(" ".join(cell.split()) for cell in row if cell.strip())


def _is_figure(cell: str) -> bool:
    return _FIGURE.match(fold_digits(" ".join(cell.split()))) is not None


def cell_parts(cell: str, flowing: bool) -> list[str]:
    """Return the passages of a long cell: its list items, in flowing formats also its paragraphs.

    Args:
        cell: text of the cell, lines parted by newlines.
        flowing: lines are paragraphs as in DOCX, and not lines of print as they may be in PDF.
    """
    parts: list[str] = []
    for line in cell.split("\n"):
        new = not parts or _MARKED_LINE.match(line) is not None
        if not new and flowing:
            new = len(line) > LONG_LINE and len(parts[-1]) > LONG_LINE
        if new:
            parts.append(line.strip())
        else:
            parts[-1] = f"{parts[-1]} {line.strip()}".strip()
    return [piece for part in parts for piece in split_long(" ".join(part.split()))]


def _headers(rows: tuple[tuple[str, ...], ...], count: int) -> list[str]:
    """Words above each column; a merged heading holds for the columns it spans."""
    width = max((len(r) for r in rows), default=0)
    words = [""] * width
    for row in rows[:count]:
        last = ""
        for column in range(width):
            cell = " ".join(row[column].split()) if column < len(row) else ""
            last = cell or (last if not words[column] or count > 1 else "")
            if last and last not in words[column]:
                words[column] = f"{words[column]} {last}".strip()
    return words


def _section(row: tuple[str, ...]) -> tuple[str, HeadingNumber] | None:
    """The heading a row is, where its only text is one: "7.1 ..." over the whole width."""
    filled = [c for c in row if c.strip()]
    if len(filled) != 1 or len(row) < 2:
        return None
    text = " ".join(filled[0].split())
    number = parse_heading(text)
    return (text, number) if number is not None and (number.item or is_category(text)) else None


def table_passages(block: Block, caption: str, flowing: bool) -> Iterator[TablePassage]:
    """Yield the passages of a table block.

    A row whose only text is a numbered heading gives no passage but its number to the rows below. In a form, a number
    at the head of a row ("1.1 ...") is the item of that row; in a row of figures it may be a running number and is not.

    Args:
        block: a block with a table.
        caption: caption right above the table, "" without.
        flowing: see `cell_parts`.
    """
    rows = block.table or ()
    headers = _headers(rows, block.header_rows)
    head = CELL_JOIN.join(w for w in dict.fromkeys(headers) if w)
    above, path, item = "", block.heading_path, block.item
    for number, row in enumerate(rows):
        if number < block.header_rows or not any(c.strip() for c in row):
            continue
        if (section := _section(row)) is not None:
            path, item = (*block.heading_path, section[0]), section[1].item
            continue
        first = " ".join(row[0].split()) if row else ""
        above = first or above
        label = above if not first else ""
        long_cells = [i for i, c in enumerate(row) if len(c) > LONG_CELL]
        if not long_cells or sum(map(_is_figure, row)) >= FEWEST_FIGURES:
            yield TablePassage(row_text(row), number, _join(caption, head, label), path, item)
            continue
        own = parse_heading(first) if first and 0 not in long_cells else None
        row_path, row_item = ((*path, first), own.item) if own is not None and own.item else (path, item)
        short = row_text(tuple(c for i, c in enumerate(row) if i not in long_cells))
        for column in long_cells:
            for part in cell_parts(row[column], flowing):
                context = _join(caption, headers[column] if column < len(headers) else "", label, short)
                yield TablePassage(part, number, context, row_path, row_item)


def _join(*parts: str) -> str:
    return " ".join(p for p in parts if p)
