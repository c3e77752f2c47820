"""Lines to pieces of text: which gaps are spaces, and which separate columns or cells.

- A space glyph that lies under other characters is padding and no space (budget books pad numbers this way), except
  between a consonant and SARA AA, where it is the NIKHAHIT of a font with a wrong map and the repair needs to see it.
- A gap without space glyph is a space only when it is clearly wider than the usual gap of its line: in letter-spaced
  ("Thai distributed") lines every gap is wide.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from extractors.layout_lines import (
    MARK_TABLE,
    SPACE_TABLE,
    CharTable,
    lines_of,
    place_stray_marks,
    right_edges,
    runs_of,
)
from extractors.pdf_chars import Bools, Floats, Ints
from extractors.pdf_letters import AM_PLANE

# Gap beyond the usual one that counts as a space, em. The space of the Thai fonts seen is 0.20 to 0.33 em wide.
_SPACE_GAP = 0.17
# Gap that separates pieces of a line (columns, cells, tabs), em.
_PIECE_GAP = 1.5
# A space glyph this near to a letter (em) touches it.
_EDGE_SPACE = 0.6
# Text this much smaller than its neighbours is a raised or lowered sign.
_SMALL = 0.85


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


def build_pieces(chars: CharTable) -> list[Piece]:
    """Turn characters into pieces, sorted by region, line and place."""
    if not len(chars.codes):
        return []
    marks = MARK_TABLE[chars.codes]
    base = np.maximum.accumulate(np.where(marks, 0, np.arange(len(marks))))
    chars, marks = place_stray_marks(chars, marks, base)
    base = np.maximum.accumulate(np.where(marks, 0, np.arange(len(marks))))
    y = chars.y[base]
    right = right_edges(chars, marks, base)
    left = np.where(marks, right, chars.x0)
    runs = runs_of(chars, marks, left, right, y)
    order, line_of, rows = lines_of(runs, left, right)
    return _texts(chars, marks, left, right, y, order, line_of, rows)


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
