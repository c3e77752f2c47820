"""Tables that go on over pages: parts joined, repeated header rows dropped, rows cut by the page break mended."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.layout_flow import Item, TableItem
from extractors.layout_join import join_two
from extractors.thai_text import fold_digits

# Column edges of the parts agree within this many points.
_SAME_EDGE = 4.0
_VALUE = re.compile(r"^[\s\d.,:%/()+–-]+$")


def _same_columns(a: TableItem, b: TableItem) -> bool:
    if len(a.edges) != len(b.edges) or not a.rows or not b.rows or len(a.rows[0]) != len(b.rows[0]):
        return False
    shift = a.edges[0] - b.edges[0]
    # Left and right pages may have other margins: the widths must agree, not the places.
    return all(abs(x - y - shift) <= _SAME_EDGE for x, y in zip(a.edges, b.edges, strict=True))


def _bare(row: Sequence[str]) -> tuple[str, ...]:
    return tuple("".join(cell.split()) for cell in row)


def _repeated_rows(a: TableItem, b: TableItem) -> int:
    """Return the number of leading rows of `b` that repeat those of `a`."""
    count = 0
    for one, two in zip(a.rows, b.rows, strict=False):
        if _bare(one) != _bare(two) or not any(_bare(one)):
            break
        count += 1
    return count


def is_rest_of_row(above: Sequence[str], row: Sequence[str]) -> bool:
    """Whether a row at the top of a page is the rest of the row that the page break cut.

    The rest has text only where the cut row has text, leaves at least half of its cells empty and holds no value of its
    own; a new row of a table with merged cells has values.
    """
    filled = [i for i, cell in enumerate(row) if cell.strip()]
    before = [i for i, cell in enumerate(above) if cell.strip()]
    if not filled or not set(filled) <= set(before) or 2 * len(filled) > len(before):
        return False
    return not any(_VALUE.match(fold_digits(row[i])) for i in filled)


def _append(last: TableItem, item: TableItem) -> None:
    repeated = _repeated_rows(last, item)
    if repeated:
        last.header_rows = max(last.header_rows, min(repeated, len(last.rows)))
    rows = item.rows[repeated:]
    if rows and len(last.rows) > last.header_rows and is_rest_of_row(last.rows[-1], rows[0]):
        last.rows[-1] = [join_two(a, b) for a, b in zip(last.rows[-1], rows[0], strict=True)]
        rows = rows[1:]
    last.rows += rows
    last.continued = True
    last.pages.append(item.page)


def join_continued(items: Sequence[Item]) -> list[Item]:
    """Join a table that begins a page to the table that ends the page before, when their columns are the same."""
    result: list[Item] = []
    for item in items:
        last = result[-1] if result else None
        if isinstance(item, TableItem):
            item.pages = [item.page]
            if (
                isinstance(last, TableItem)
                and item.page > last.pages[-1]
                and item.ruled == last.ruled
                and _same_columns(last, item)
            ):
                _append(last, item)
                continue
        result.append(item.only if isinstance(item, TableItem) and item.only is not None else item)
    return result
