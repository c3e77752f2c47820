"""Reading order of a page: columns of text, read one after the other between lines that span the page."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

import numpy as np

from extractors.layout_flow import Item, Line
from extractors.layout_rows import with_borderless_tables

# A gutter lies between these shares of the text width.
_GUTTER_FROM, _GUTTER_TO = 0.2, 0.8
# Lines on each side that make columns; fewer are cells side by side.
_MIN_LINES = 4
# Letters of the middle line of a column: shorter ones are cells of a table without rules. Set between the columns of
# the two-column case and sample (medians of 25 to 36 letters a line) and the cells of the borderless cases (2 to 12).
_MIN_LETTERS = 18
_MIN_GUTTER = 6.0
# The same for a gutter that an earlier page had.
_MIN_LETTERS_AGAIN = 12
_MAX_KNOWN = 8
# Share of lines that may cross the gutter and still leave columns (titles, wide paragraphs).
_CROSSING = 0.34


Gutter = tuple[float, float]


def find_gutter(lines: Sequence[Item], known: Sequence[Gutter] = ()) -> Gutter | None:
    """Return left and right edge of the gutter between two columns of text, None for a page with one column.

    Args:
        lines: lines and tables of the page or of a column.
        known: gutters of earlier pages; a few lines on each side are enough to see such a one again.
    """
    texts = [i for i in lines if isinstance(i, Line)]
    found = _new_gutter(texts)
    if found is None:
        found = next((g for g in known if _is_known(texts, *g)), None)
    return found


def _is_known(texts: Sequence[Line], start: float, end: float) -> bool:
    """Whether lines begin right of a gutter of an earlier page and few cross it."""
    left = [i for i in texts if i.x1 <= start + 1.5]
    right = [i for i in texts if i.x0 >= end - 1.5]
    crossing = len(texts) - len(left) - len(right)
    if not left or crossing > 2 * _CROSSING * len(texts):
        return False
    if not right:
        # The last page of a text in columns: only the left one has text.
        return len(left) >= _MIN_LINES and crossing <= 2
    flush = sum(1 for i in right if i.x0 <= end + 3.0)
    letters = median(len(i.text.strip()) for i in right)
    return letters >= _MIN_LETTERS_AGAIN and (flush >= 0.5 * len(right) or crossing <= 2)


def _new_gutter(texts: Sequence[Line]) -> Gutter | None:
    if len(texts) < 2 * _MIN_LINES:
        return None
    low, high = min(i.x0 for i in texts), max(i.x1 for i in texts)
    if high - low < 150.0:
        return None
    cover = np.zeros(int(high - low) + 3)
    for line in texts:
        cover[max(0, int(line.x0 - low)) : int(line.x1 - low) + 1] += 1
    first, last = int(_GUTTER_FROM * len(cover)), int(_GUTTER_TO * len(cover))
    middle = cover[first:last]
    least = middle.min()
    if least > _CROSSING * len(texts):
        return None
    place = np.flatnonzero(middle <= least)
    # The widest stretch of the fewest lines.
    groups = np.split(place, np.flatnonzero(np.diff(place) > 1) + 1)
    widest = max(groups, key=len)
    start, end = low + first + float(widest[0]), low + first + float(widest[-1]) + 1
    if end - start < _MIN_GUTTER:
        return None
    return (start, end) if _are_columns(texts, start, end) else None


def _are_columns(texts: Sequence[Line], start: float, end: float) -> bool:
    left = [i for i in texts if i.x1 <= start + 1.5]
    right = [i for i in texts if i.x0 >= end - 1.5]
    if min(len(left), len(right)) < _MIN_LINES:
        return False
    for side in (left, right):
        if median(len(i.text.strip()) for i in side) < _MIN_LETTERS:
            return False
    over = min(max(i.y for i in left), max(i.y for i in right)) - max(min(i.y for i in left), min(i.y for i in right))
    shorter = min(max(i.y for i in s) - min(i.y for i in s) for s in (left, right))
    return over > 0.5 * shorter


def _split(items: Sequence[Item], gutter: Gutter) -> list[Item]:
    start, end = gutter
    ordered: list[Item] = []
    left: list[Item] = []
    right: list[Item] = []
    across: list[Item] = []
    spanning = {i.row for i in items if isinstance(i, Line) and i.x1 > start + 1.5 and i.x0 < end - 1.5}
    spanning |= _section_titles(items, gutter)

    def close(*parts: list[Item]) -> None:
        for part in parts:
            ordered.extend(arrange(part) if part is not across else _one_column(part))
            part.clear()

    for item in sorted(items, key=lambda i: (i.y, i.x0)):
        beside = not isinstance(item, Line) or item.row not in spanning
        if beside and item.x1 <= start + 1.5:
            close(across)
            left.append(item)
        elif beside and item.x0 >= end - 1.5:
            close(across)
            right.append(item)
        else:
            heads = _headings_below(left, right)
            close(left, right)
            across += [*heads, item]
    close(left, right, across)
    return ordered


def _section_titles(items: Sequence[Item], gutter: Gutter) -> set[int]:
    """Return the rows of titles that stand left of the gutter between two sections set in columns.

    Beside such a title the right column is empty, and goes on below it.
    """
    start, end = gutter
    left = [i for i in items if isinstance(i, Line) and i.x1 <= start + 1.5]
    right = sorted(i.y for i in items if i.x0 >= end - 1.5)
    if not left or not right:
        return set()
    usual = median(i.size for i in left)
    return {
        i.row
        for i in left
        if (i.bold or i.size >= 1.1 * usual)
        and right[0] < i.y < right[-1]
        and not any(i.y - 1.5 * i.size < y < i.y + i.size for y in right)
    }


def _headings_below(left: list[Item], right: Sequence[Item]) -> list[Item]:
    """Take from the left column the headings that stand below both columns: they head what follows."""
    lowest = max((i.y for i in right), default=float("inf"))
    heads: list[Item] = []
    while left and len(heads) < 3 and isinstance(left[-1], Line) and left[-1].y > lowest + left[-1].size:
        usual = median(i.size for i in left if isinstance(i, Line))
        if not left[-1].bold and left[-1].size < 1.1 * usual:
            break
        heads.insert(0, left.pop())
    return heads


def _set_edges(items: Sequence[Item]) -> None:
    """Tell each line the edges of its column."""
    lines = [i for i in items if isinstance(i, Line)]
    if lines:
        left, right = min(i.x0 for i in lines), max(i.x1 for i in lines)
        for line in lines:
            line.left, line.right = left, right


def _one_column(items: Sequence[Item]) -> list[Item]:
    pieces = [i for i in items if isinstance(i, Line)]
    found = [*with_borderless_tables(pieces), *(i for i in items if not isinstance(i, Line))]
    _set_edges(found)
    return sorted(found, key=lambda i: (i.y, i.x0))


def arrange(items: Sequence[Item], known: list[Gutter] | None = None) -> list[Item]:
    """Return pieces of lines and tables as lines and tables in reading order, column after column.

    Args:
        items: pieces and tables of a page.
        known: gutters of earlier pages; a new one is added.
    """
    gutter = find_gutter(items, known or ())
    if gutter is None:
        return _one_column(items)
    new = not any(abs(g[0] - gutter[0]) + abs(g[1] - gutter[1]) < _MIN_GUTTER for g in known or ())
    if known is not None and new and len(known) < _MAX_KNOWN:
        known.append(gutter)
    return _split(items, gutter)
