"""Tables that go on over pages: parts joined, repeated header rows dropped."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.layout_flow import Item, TableItem

# Column edges of the parts agree within this many points.
_SAME_EDGE = 4.0


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


def join_continued(items: Sequence[Item]) -> list[Item]:
    """Join a table that begins a page to the table that ends the page before, when their columns are the same."""
    result: list[Item] = []
    for item in items:
        last = result[-1] if result else None
        if (
            isinstance(item, TableItem)
            and isinstance(last, TableItem)
            and item.page > last.pages[-1]
            and item.ruled == last.ruled
            and _same_columns(last, item)
        ):
            repeated = _repeated_rows(last, item)
            if repeated:
                last.header_rows = max(last.header_rows, min(repeated, len(last.rows)))
            last.rows += item.rows[repeated:]
            last.continued = True
            last.pages.append(item.page)
            continue
        if isinstance(item, TableItem):
            item.pages = [item.page]
        result.append(item)
    return result
