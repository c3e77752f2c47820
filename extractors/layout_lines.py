"""Characters to lines: marks glued to their letters, runs put into lines by baseline, spaces decided by gaps.

Thai has no spaces between words and its marks have no width of their own, so sorting characters by x breaks words.
Here the order of the content is kept inside a run (a stretch that moves forward on one baseline); only whole runs are
sorted.

Rules and where they come from (points are relative to the font size, em):
- a mark takes the place of the letter before it, so its own x never matters (Word and HarfBuzz put it 0.1 to 0.5 pt
  behind the next letter);
- a space glyph that lies under other characters is padding and no space (budget books pad numbers this way), except
  between a consonant and SARA AA, where it is the NIKHAHIT of a font with a wrong map and the text repair needs to
  see it;
- a gap without space glyph is a space only when it is clearly wider than the usual gap of its line: in letter-spaced
  ("Thai distributed") lines every gap is wide.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from extractors.pdf_chars import Bools, Floats, Ints
from extractors.pdf_letters import AM_PLANE, RAISED_TONES
from extractors.thai_text import is_mark

# Gap beyond the usual one that counts as a space, em. The space of the Thai fonts seen is 0.20 to 0.33 em wide.
_SPACE_GAP = 0.17
# Gap that separates pieces of a line (columns, cells, tabs), em.
_PIECE_GAP = 1.5
# Baselines nearer than this belong to one line, em; raised or lowered small text may lie further away.
_SAME_BASELINE = 0.3
_RAISED = 0.6
_SMALL = 0.85
# A mark widens its letter by at most this much, em.
_REACH = 0.35
# A space glyph this near to a letter (em) touches it.
_EDGE_SPACE = 0.6

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
class Piece:
    """A stretch of text on one baseline without a wide gap.

    Attributes:
        text: text as read, spaces decided, with the spaces that stand at its ends.
        x0, x1: left and right edge of the visible text.
        y: baseline.
        size: font size of most of it.
        bold: all of it is bold.
        region: table cell number, -1 outside of tables.
        row: number of the line it stands in; pieces of one line share it.
        raised: begins with a small raised character, as footnotes do.
        owner: text object of its first character.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    region: int
    row: int
    raised: bool
    owner: int

    @property
    def top(self) -> float:
        """Upper edge of the letters, marks aside."""
        return self.y - 0.75 * self.size


@dataclass(slots=True)
class _Run:
    start: int
    end: int
    x0: float
    x1: float
    y: float
    size: float
    region: int


def build_pieces(chars: CharTable) -> list[Piece]:
    """Turn characters into pieces, sorted by region, line and place."""
    if not len(chars.codes):
        return []
    marks = MARK_TABLE[chars.codes]
    base = np.maximum.accumulate(np.where(marks, 0, np.arange(len(marks))))
    chars, marks = _place_stray_marks(chars, marks, base)
    base = np.maximum.accumulate(np.where(marks, 0, np.arange(len(marks))))
    y = chars.y[base]
    right = _right_edges(chars, marks, base)
    left = np.where(marks, right, chars.x0)
    runs = _runs(chars, marks, left, right, y)
    order, line_of, rows = _lines(runs, left, right)
    return _texts(chars, marks, left, right, y, order, line_of, rows)


def _right_edges(chars: CharTable, marks: Bools, base: Ints) -> Floats:
    """Return the right edge of each letter with its marks.

    A mark may reach beyond its letter: a replacement text ("actual text") shares the width of the letter among the
    letter and its marks. More than a third of the font size beyond it is the mark's own odd place.
    """
    reach = np.where(marks, np.minimum(chars.x1, chars.x1[base] + _REACH * chars.size), chars.x1)
    letters = np.unique(base)
    widest = np.maximum.reduceat(reach, letters)
    return widest[np.searchsorted(letters, base)]


def _place_stray_marks(chars: CharTable, marks: Bools, base: Ints) -> tuple[CharTable, Bools]:
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


def _runs(chars: CharTable, marks: Bools, left: Floats, right: Floats, y: Floats) -> list[_Run]:
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
        runs.append(_Run(start, end, x0, x1, float(y[mid]), most or float(size[mid]), int(chars.region[mid])))
    return runs


@dataclass(slots=True)
class _Row:
    y: float
    size: float
    runs: list[_Run]


def _lines(runs: list[_Run], left: Floats, right: Floats) -> tuple[Ints, Ints, int]:
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


def _opened(runs: list[_Run], left: Floats, right: Floats) -> list[_Run]:
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


def _row_of(run: _Run, rows: list[_Row], first: int) -> _Row | None:
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


def _texts(
    chars: CharTable, marks: Bools, left: Floats, right: Floats, y: Floats, order: Ints, line_of: Ints, rows: int
) -> list[Piece]:
    codes = chars.codes[order]
    seen = np.flatnonzero(~SPACE_TABLE[codes])
    if not len(seen):
        return []
    at = order[seen]
    line = line_of[seen]
    x0, x1, size, mark = left[at], right[at], chars.size[at], marks[at]
    # Farthest right edge so far in the line, so that a letter under an earlier long run gives no negative jump.
    gap = np.append(0.0, x0[1:] - x1[:-1])
    fresh = np.append(True, line[1:] != line[:-1])
    gap[fresh] = 0.0
    scale = np.append(size[:1], np.maximum(size[1:], size[:-1]))
    glyph = np.append(False, np.diff(seen) > 1) & ~fresh
    usual = _usual_gaps(gap, line, ~fresh & ~mark & ~glyph, rows)[line]
    usual = np.minimum(usual, 0.8 * scale)
    # Letter spacing is added behind each mark too, so a letter behind a mark stands two gaps away.
    before = np.append(False, mark[:-1])
    doubled = before.astype(np.float64) + np.append([False, False], mark[:-2])[: len(mark)] * before
    gap = np.where(usual > 0.06 * scale, np.maximum(gap - usual * doubled, np.minimum(gap, usual)), gap)
    need = np.where(usual > 0.06 * scale, 1.6 * usual + _SPACE_GAP * scale, usual + _SPACE_GAP * scale)
    code, previous = codes[seen], np.append(0, codes[seen][:-1])
    nikhahit = glyph & ((code == 0x0E32) | (code == 0x0E33) | (code >= AM_PLANE)) & _carries_aa(previous)
    wide = gap > need
    padding = glyph & (gap < 0.06 * scale) & ~nikhahit & ~mark
    spaced = ((glyph & ~padding) | (wide & ~mark)) & ~fresh
    split = fresh | ((gap > np.maximum(_PIECE_GAP * scale, 4.0 * usual)) & ~mark)
    leading, trailing = _edge_spaces(chars, order, seen, line_of, _EDGE_SPACE * size)
    return _cut(chars, at, code, x0, x1, y[at], size, line, split, spaced & ~split, leading, trailing)


def _carries_aa(code: Ints) -> Bools:
    tone = ((code >= 0x0E48) & (code <= 0x0E4B)) | ((code >= 0xF705) & (code <= 0xF717))
    return ((code >= 0x0E01) & (code <= 0x0E2E)) | tone


def _usual_gaps(gap: Floats, line: Ints, counted: Bools, rows: int) -> Floats:
    """Return the usual gap of each line: the lower third of its gaps, 0 for lines of two or three letters."""
    usual = np.zeros(rows)
    values, lines = gap[counted], line[counted]
    if not len(values):
        return usual
    order = np.lexsort((values, lines))
    values, lines = values[order], lines[order]
    starts = np.flatnonzero(np.append(True, lines[1:] != lines[:-1]))
    counts = np.diff(np.append(starts, len(lines)))
    pick = starts + np.where(counts >= 4, counts // 3, 0)
    usual[lines[starts]] = np.where(counts >= 3, np.maximum(values[pick], 0.0), 0.0)
    return usual


def _edge_spaces(chars: CharTable, order: Ints, seen: Ints, line_of: Ints, reach: Floats) -> tuple[Bools, Bools]:
    """Tell for each visible character whether a space glyph of its line touches it on the left or on the right."""
    last = len(order) - 1
    before, after = np.maximum(seen - 1, 0), np.minimum(seen + 1, last)
    at = order[seen]
    blank = np.ones(len(order), dtype=np.bool_)
    blank[seen] = False
    leading = blank[before] & (line_of[before] == line_of[seen])
    leading &= np.abs(chars.x0[at] - chars.x1[order[before]]) < reach
    trailing = blank[after] & (line_of[after] == line_of[seen])
    trailing &= np.abs(chars.x0[order[after]] - chars.x1[at]) < reach
    return leading, trailing


def _cut(
    chars: CharTable,
    at: Ints,
    code: Ints,
    x0: Floats,
    x1: Floats,
    y: Floats,
    size: Floats,
    line: Ints,
    split: Bools,
    spaced: Bools,
    leading: Bools,
    trailing: Bools,
) -> list[Piece]:
    places = np.flatnonzero(spaced)
    text = np.insert(code, places, 32).astype("<u4").tobytes().decode("utf-32-le", "replace")
    shift = np.cumsum(spaced)
    starts = np.flatnonzero(split)
    ends = np.append(starts[1:], len(code))
    low, high = np.minimum.reduceat(x0, starts), np.maximum.reduceat(x1, starts)
    bold = np.minimum.reduceat(chars.bold[at].astype(np.int8), starts) > 0
    middle = (starts + ends) // 2
    first = at[starts]
    smaller = size[starts] < _SMALL * size[middle]
    raised = smaller & (y[starts] < y[middle] - 0.1 * size[middle])
    begin = (starts + shift[starts]).tolist()
    finish = (ends - 1 + shift[ends - 1] + 1).tolist()
    head, tail = leading[starts].tolist(), trailing[ends - 1].tolist()
    rows = line[starts].tolist()
    regions = chars.region[first].tolist()
    owners = chars.owner[first].tolist()
    ys, sizes = y[middle].tolist(), size[middle].tolist()
    pieces = []
    for index in range(len(begin)):
        body = text[begin[index] : finish[index]]
        if head[index]:
            body = " " + body
        if tail[index]:
            body += " "
        pieces.append(
            Piece(
                body,
                float(low[index]),
                float(high[index]),
                ys[index],
                sizes[index],
                bool(bold[index]),
                regions[index],
                rows[index],
                bool(raised[index]),
                owners[index],
            )
        )
    return pieces
