"""Characters to lines: marks glued to their letters, runs put into lines by baseline.

Thai marks have no width of their own, so sorting characters by x breaks words. Here the order of the content is kept
inside a run (a stretch that moves forward on one baseline); only whole runs are sorted. A mark takes the place of the
letter before it, so its own x never matters (Word and HarfBuzz put it 0.1 to 0.5 pt behind the next letter). Distances
are relative to the font size (em).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from extractors.pdf_chars import Bools, Floats, Ints
from extractors.pdf_letters import RAISED_TONES
from extractors.thai_text import is_mark

# Baselines nearer than this belong to one line, em; raised or lowered small text may lie further away.
_SAME_BASELINE = 0.3
_RAISED = 0.6
_SMALL = 0.85
# A mark widens its letter by at most this much, em.
_REACH = 0.35

MARK_TABLE: Bools = np.zeros(0x110000, dtype=np.bool_)
MARK_TABLE[[c for c in (*range(0x0E31, 0x0E4F), *range(0xF700, 0xF71B)) if is_mark(chr(c))]] = True
MARK_TABLE[list(RAISED_TONES)] = True
SPACE_TABLE: Bools = np.zeros(0x110000, dtype=np.bool_)
SPACE_TABLE[[0x09, 0x0A, 0x0D, 0x20, 0xA0, 0x3000, 0x202F, 0x205F, *range(0x2000, 0x200B)]] = True


@dataclass(frozen=True, slots=True)
class CharTable:
    """Characters of one writing direction in content order.

    Attributes:
        codes: code points.
        x0, x1: left and right edge.
        y: baseline, growing downwards.
        size: font size.
        owner: text object of each character.
        bold: drawn in a bold font.
        region: number of the table cell a character stands in, -1 outside of tables.
    """

    codes: Ints
    x0: Floats
    x1: Floats
    y: Floats
    size: Floats
    owner: Ints
    bold: Bools
    region: Ints

    def take(self, index: Ints | Bools) -> CharTable:
        """Return the characters of an index or mask."""
        return CharTable(
            self.codes[index],
            self.x0[index],
            self.x1[index],
            self.y[index],
            self.size[index],
            self.owner[index],
            self.bold[index],
            self.region[index],
        )


@dataclass(slots=True)
class Run:
    """Characters `start` to `end` that move forward on one baseline; edges and baseline in points."""

    start: int
    end: int
    x0: float
    x1: float
    y: float
    size: float
    region: int


def right_edges(chars: CharTable, marks: Bools, base: Ints) -> Floats:
    """Return the right edge of each letter with its marks.

    A mark may reach beyond its letter: a replacement text ("actual text") shares the width of the letter among the
    letter and its marks. More than a third of the font size beyond it is the mark's own odd place.
    """
    reach = np.where(marks, np.minimum(chars.x1, chars.x1[base] + _REACH * chars.size), chars.x1)
    letters = np.unique(base)
    widest = np.maximum.reduceat(reach, letters)
    return widest[np.searchsorted(letters, base)]


def place_stray_marks(chars: CharTable, marks: Bools, base: Ints) -> tuple[CharTable, Bools]:
    """Move marks that were drawn apart from their letter (all marks after all letters) behind the nearest letter."""
    distance = np.abs(chars.x1 - chars.x1[base])
    lifted = np.abs(chars.y - chars.y[base])
    # Within a text object the order is sure; a mark drawn on its own belongs where it stands.
    reach = np.where(chars.owner == chars.owner[base], 1.2, 0.4) * chars.size
    stray = marks & ((distance > reach) | (lifted > 0.9 * chars.size) | ~_has_base(marks))
    if not stray.any():
        return chars, marks
    letters = np.flatnonzero(~marks & ~SPACE_TABLE[chars.codes])
    if not len(letters):
        return chars, marks
    keys = np.arange(len(marks), dtype=np.float64)
    for index in np.flatnonzero(stray).tolist():
        gap = np.abs(chars.x1[letters] - chars.x1[index]) + 2.0 * np.abs(chars.y[letters] - chars.y[index])
        nearest = int(np.argmin(gap))
        if gap[nearest] < 1.5 * chars.size[index]:
            keys[index] = letters[nearest] + 0.5
    order = np.argsort(keys, kind="stable")
    return chars.take(order), marks[order]


def _has_base(marks: Bools) -> Bools:
    found = np.ones(len(marks), dtype=np.bool_)
    leading = int(np.argmin(marks)) if not marks.all() else len(marks)
    found[:leading] = False
    return found


def runs_of(chars: CharTable, marks: Bools, left: Floats, right: Floats, y: Floats) -> list[Run]:
    """Cut the characters where the baseline or the cell changes, where they jump back, and at wide gaps."""
    size = chars.size
    gap = left[1:] - right[:-1]
    scale = np.maximum(size[1:], size[:-1])
    other = chars.owner[1:] != chars.owner[:-1]
    breaks = np.where(other, (gap < -0.4 * scale) | (gap > 1.0 * scale), (gap < -0.6 * scale) | (gap > 1.5 * scale))
    breaks |= np.abs(y[1:] - y[:-1]) > 0.1 * scale
    breaks |= chars.region[1:] != chars.region[:-1]
    breaks &= ~marks[1:]
    starts = np.append(0, np.flatnonzero(breaks) + 1)
    ends = np.append(starts[1:], len(left))
    space = SPACE_TABLE[chars.codes]
    low = np.minimum.reduceat(left, starts)
    high = np.maximum.reduceat(right, starts)
    biggest = np.maximum.reduceat(np.where(space, 0.0, size), starts)
    middle = (starts + ends) // 2
    runs = []
    for start, end, x0, x1, most, mid in zip(
        starts.tolist(), ends.tolist(), low.tolist(), high.tolist(), biggest.tolist(), middle.tolist(), strict=True
    ):
        runs.append(Run(start, end, x0, x1, float(y[mid]), most or float(size[mid]), int(chars.region[mid])))
    return runs


@dataclass(slots=True)
class _Row:
    y: float
    size: float
    runs: list[Run]


def lines_of(runs: list[Run], left: Floats, right: Floats) -> tuple[Ints, Ints, int]:
    """Group runs into lines; return the order of characters, the line of each, and the number of lines."""
    runs = sorted(runs, key=lambda r: (r.region, r.y, r.x0))
    rows: list[_Row] = []
    region, first = None, 0
    for run in runs:
        if run.region != region:
            region, first = run.region, len(rows)
        row = _row_of(run, rows, first)
        if row is None:
            rows.append(_Row(run.y, run.size, [run]))
        else:
            row.runs.append(run)
            if run.size > row.size * 1.1:
                row.y, row.size = run.y, run.size
    order: list[Ints] = []
    lengths: list[int] = []
    for row in rows:
        row.runs.sort(key=lambda r: (r.x0, r.start))
        if any(b.x1 < a.x1 for a, b in pairwise(row.runs)):
            row.runs = _opened(row.runs, left, right)
        order += [np.arange(r.start, r.end) for r in row.runs]
        lengths.append(sum(r.end - r.start for r in row.runs))
    return np.concatenate(order), np.repeat(np.arange(len(rows)), lengths), len(rows)


def _opened(runs: list[Run], left: Floats, right: Floats) -> list[Run]:
    """Split runs at the gaps that other runs of the line were drawn into (a sign from another font, drawn later)."""
    result = list(runs)
    for inner in runs:
        for outer in result:
            if outer is inner or not (outer.x0 < inner.x0 and inner.x1 < outer.x1):
                continue
            middle = (inner.x0 + inner.x1) / 2
            after = outer.start + int(np.searchsorted(np.maximum.accumulate(left[outer.start : outer.end]), middle))
            if outer.start < after < outer.end and left[after] - right[after - 1] >= 0.6 * (inner.x1 - inner.x0):
                first = replace(outer, end=after, x1=float(right[outer.start : after].max()))
                second = replace(outer, start=after, x0=float(left[after]))
                result[result.index(outer)] = first
                result.append(second)
                break
    return sorted(result, key=lambda r: (r.x0, r.start))


def _row_of(run: Run, rows: list[_Row], first: int) -> _Row | None:
    best: _Row | None = None
    nearest = 0.0
    for row in reversed(rows[max(first, len(rows) - 6) :]):
        distance = abs(run.y - row.y)
        small, large = sorted((run.size, row.size))
        limit = _RAISED if small < _SMALL * large else _SAME_BASELINE
        # Two runs over each other on close baselines are two lines, not one.
        if distance <= limit * large and (best is None or distance < nearest):
            clash = distance > 0.12 * large and any(
                min(run.x1, r.x1) - max(run.x0, r.x0) > 0.5 * large and abs(run.y - r.y) > 0.12 * large
                for r in row.runs
            )
            if not clash:
                best, nearest = row, distance
    return best
