"""Pieces to lines, and tables without rules found by alignment."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from statistics import median

from extractors.layout_flow import Item, Line, TableItem
from extractors.layout_join import join_two

# Edges of cells within this many font sizes are aligned.
_ALIGNED = 0.8
_LONGEST_CELL = 60
_MARKER = re.compile(
    r"^\s*(?:[\d๐-๙]{1,3}[.)]?|[\d๐-๙]+(?:\.[\d๐-๙]+)+[.)]?|\([\d๐-๙ก-ฮa-z]{1,3}\)|[•●○▪■□◦–-]|[ก-ฮ][.)])\s*$"
)
_LEADER = re.compile(r"[.…·_]{4,}")


def merge_row(pieces: Sequence[Line]) -> Line:
    """Join the pieces of one line, gaps as single spaces."""
    first = pieces[0]
    if len(pieces) == 1:
        return first
    text = pieces[0].text
    for piece in pieces[1:]:
        text = f"{text.rstrip()} {piece.text.lstrip()}"
    widest = max(pieces, key=lambda p: p.x1 - p.x0)
    return Line(
        text,
        first.page,
        first.x0,
        pieces[-1].x1,
        widest.y,
        widest.size,
        all(p.bold for p in pieces),
        first.raised,
        role=first.role,
        turned=first.turned,
        row=first.row,
    )


def rows_of(lines: Sequence[Line]) -> list[list[Line]]:
    """Group pieces by the row they stand in."""
    ordered = sorted(lines, key=lambda i: (i.row, i.x0))
    return [list(group) for _, group in groupby(ordered, key=lambda i: i.row)]


def _is_cell_row(row: Sequence[Line]) -> bool:
    if len(row) < 2 or (_MARKER.match(row[0].text) and len(row) == 2):
        return False
    return not any(_LEADER.search(p.text) for p in row) and max(len(p.text.strip()) for p in row) <= _LONGEST_CELL


def _overlap(a: Line, span: tuple[float, float]) -> float:
    return min(a.x1, span[1]) - max(a.x0, span[0])


def _columns(rows: Sequence[Sequence[Line]]) -> list[tuple[float, float]] | None:
    """Return the extents of columns when the rows are aligned, None when they are not."""
    spans: list[list[float]] = []
    for piece in sorted((p for row in rows for p in row), key=lambda p: p.x0):
        if spans and piece.x0 < spans[-1][1] - 0.2 * piece.size:
            spans[-1][1] = max(spans[-1][1], piece.x1)
        else:
            spans.append([piece.x0, piece.x1])
    if len(spans) < 2:
        return None
    columns = [(s[0], s[1]) for s in spans]
    aligned = 0
    for span in columns:
        cells = [p for row in rows for p in row if _overlap(p, span) > 0]
        if len(cells) < max(2, len(rows) - 1):
            continue
        tolerance = _ALIGNED * cells[0].size
        places = ([p.x0 for p in cells], [p.x1 for p in cells], [(p.x0 + p.x1) / 2 for p in cells])
        aligned += any(max(values) - min(values) <= tolerance for values in places)
    return columns if aligned == len(columns) else None


def _table(rows: Sequence[Sequence[Line]], columns: Sequence[tuple[float, float]]) -> TableItem:
    cells = []
    for row in rows:
        texts = [""] * len(columns)
        for piece in row:
            place = max(range(len(columns)), key=lambda c: _overlap(piece, columns[c]))
            texts[place] = join_two(texts[place], piece.text).strip()
        cells.append(texts)
    every = [p for row in rows for p in row]
    edges = (*(c[0] for c in columns), columns[-1][1])
    return TableItem(
        cells,
        every[0].page,
        edges[0],
        min(p.top for p in every),
        edges[-1],
        max(p.y for p in every),
        edges,
        ruled=False,
    )


def _enough(rows: Sequence[Sequence[Line]], columns: int) -> bool:
    """Three rows of two columns or two rows of three make a table; two by two happens by chance."""
    return len(rows) >= 3 or (len(rows) == 2 and columns >= 3)


def with_borderless_tables(lines: Sequence[Line]) -> list[Item]:
    """Join pieces to lines; rows of short, aligned pieces become tables."""
    items: list[Item] = []
    run: list[list[Line]] = []

    def close() -> None:
        if run:
            columns = _columns(run)
            if columns and _enough(run, len(columns)):
                items.append(_table(run, columns))
            else:
                items.extend(merge_row(r) for r in run)
            run.clear()

    for row in rows_of(lines):
        if not _is_cell_row(row):
            close()
            items.append(merge_row(row))
            continue
        if run:
            pitch = row[0].y - run[-1][0].y
            far = pitch > 3.0 * median(p.size for p in row)
            if far or (_columns([*run, row]) is None and _columns(run) is not None and len(run) > 1):
                close()
        run.append(row)
    close()
    return items
