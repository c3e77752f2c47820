"""Ruled tables of a page: edges to cells to grids.

The geometry (snapping and joining of edges, crossings, smallest cells, groups of cells) is that of
`pdfplumber.table`; it is fed with edges read through PDFium, which takes a hundredth of the time of reading the page
with pdfplumber.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from pdfplumber import table as geometry

from extractors.pdf_chars import Floats

Box = tuple[float, float, float, float]

# Edges nearer than this many points are one edge, and edges that end this near to each other meet (pdfplumber's
# defaults).
_TOLERANCE = 3.0
# More edges than this are a drawing: crossings grow with the product of horizontal and vertical edges. The densest page
# of twelve PDFs (samples, budget book, manuals, 2026-11-25) has 37 edges after joining.
_MAX_EDGES = 1500
# Columns or rows thinner than this many points hold no text: the gap of a double border.
_THIN_CELL = 4.0


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a grid: 0-based place, spans and bounds (x0, top, x1, bottom) in points."""

    row: int
    column: int
    row_span: int
    column_span: int
    box: Box


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table.

    Attributes:
        box: bounds.
        rows: number of rows.
        columns: number of columns.
        cells: cells in reading order.
        column_edges: left edge of each column and the right edge of the last.
    """

    box: Box
    rows: int
    columns: int
    cells: tuple[Cell, ...]
    column_edges: tuple[float, ...]


def _edge(orientation: str, x0: float, top: float, x1: float, bottom: float) -> dict[str, Any]:
    return {
        "orientation": orientation,
        "x0": x0,
        "x1": x1,
        "top": top,
        "bottom": bottom,
        "width": x1 - x0,
        "height": bottom - top,
        "object_type": "line",
    }


def edges_of(rules: Floats, frames: Floats) -> list[dict[str, Any]]:
    """Return edges in the form that pdfplumber's geometry reads."""
    edges = []
    for x0, top, x1, bottom in rules.tolist():
        if x1 - x0 >= bottom - top:
            middle = (top + bottom) / 2
            edges.append(_edge("h", x0, middle, x1, middle))
        else:
            middle = (x0 + x1) / 2
            edges.append(_edge("v", middle, top, middle, bottom))
    for x0, top, x1, bottom in frames.tolist():
        edges += [
            _edge("h", x0, top, x1, top),
            _edge("h", x0, bottom, x1, bottom),
            _edge("v", x0, top, x0, bottom),
            _edge("v", x1, top, x1, bottom),
        ]
    return edges


def find_grids(rules: Floats, frames: Floats) -> list[Grid]:
    """Return the ruled tables of a page, top to bottom.

    Args:
        rules: rows (x0, top, x1, bottom) of thin boxes and lines, points.
        frames: rows (x0, top, x1, bottom) of boxes whose sides may be borders.
    """
    if len(rules) + 4 * len(frames) < 4:
        return []
    edges = edges_of(rules, frames)
    if len(edges) > 8 * _MAX_EDGES:
        return []
    edges = geometry.merge_edges(edges, _TOLERANCE, _TOLERANCE, _TOLERANCE, _TOLERANCE)
    edges = [e for e in edges if max(e["x1"] - e["x0"], e["bottom"] - e["top"]) >= _TOLERANCE]
    across = sum(1 for e in edges if e["orientation"] == "h")
    if across < 2 or len(edges) - across < 2 or len(edges) > _MAX_EDGES:
        return []
    crossings = geometry.edges_to_intersections(edges, _TOLERANCE, _TOLERANCE)
    groups = geometry.cells_to_tables(geometry.intersections_to_cells(crossings))
    return [grid for group in groups if (grid := _grid(group)) is not None]


def _cuts(starts: Sequence[float], ends: Sequence[float]) -> list[float]:
    """Return the distinct borders along one axis, those of double lines once."""
    values = np.unique(np.concatenate([starts, ends]))
    kept = [float(values[0])]
    for value in values[1:].tolist():
        if value - kept[-1] > _THIN_CELL:
            kept.append(value)
    return kept


def _grid(boxes: list[Box]) -> Grid | None:
    wide = [b for b in boxes if b[2] - b[0] > _THIN_CELL and b[3] - b[1] > _THIN_CELL]
    if len(wide) < 2:
        return None
    xs = _cuts([b[0] for b in wide], [b[2] for b in wide])
    ys = _cuts([b[1] for b in wide], [b[3] for b in wide])
    cells = []
    for box in wide:
        left, right = _place(xs, box[0]), _place(xs, box[2])
        upper, lower = _place(ys, box[1]), _place(ys, box[3])
        if right > left and lower > upper:
            cells.append(Cell(upper, left, lower - upper, right - left, box))
    cells.sort(key=lambda c: (c.row, c.column))
    if len(cells) < 2:
        return None
    bounds = (xs[0], ys[0], xs[-1], ys[-1])
    return Grid(bounds, len(ys) - 1, len(xs) - 1, tuple(cells), tuple(xs))


def _place(cuts: Sequence[float], value: float) -> int:
    after = bisect_left(cuts, value)
    near = [i for i in (after - 1, after) if 0 <= i < len(cuts)]
    return min(near, key=lambda i: abs(cuts[i] - value))
