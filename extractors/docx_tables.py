"""Tables of DOCX: each merged cell once, nested tables in place."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml import etree

from extractors.docx_package import W

ReadCell = Callable[[etree._Element], str]
# Word itself stops at 63 columns; a span beyond that is a broken or hostile file.
_MOST_COLUMNS = 200


def _children(node: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Children of a kind, content controls and custom XML looked through."""
    for child in node:
        if child.tag == tag:
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins"):
            yield from _children(child, tag)


def _integer(node: etree._Element | None, default: int) -> int:
    try:
        return max(0, min(int(node.get(f"{W}val", "")), _MOST_COLUMNS)) if node is not None else default
    except ValueError:
        return default


def read_table(table: etree._Element, read_cell: ReadCell) -> tuple[list[list[str]], int]:
    """Return the rows of a table and the number of its header rows.

    A cell that spans columns has its text in the first and empty strings in the others; a cell that continues the one
    above is empty. Rows marked as repeated headers count as header rows, else the first row does when it is bold or the
    table has at least two rows.
    """
    rows: list[list[str]] = []
    marked = 0
    for row in _children(table, f"{W}tr"):
        properties = row.find(f"{W}trPr")
        if properties is not None and properties.find(f"{W}del") is not None:
            continue
        cells: list[str] = [""] * _integer(properties.find(f"{W}gridBefore") if properties is not None else None, 0)
        for cell in _children(row, f"{W}tc"):
            cell_properties = cell.find(f"{W}tcPr")
            span, continues = 1, False
            if cell_properties is not None:
                span = max(1, _integer(cell_properties.find(f"{W}gridSpan"), 1))
                merge = cell_properties.find(f"{W}vMerge")
                continues = merge is not None and merge.get(f"{W}val", "continue") == "continue"
            cells.append("" if continues else read_cell(cell))
            cells += [""] * (span - 1)
        if properties is not None and properties.find(f"{W}tblHeader") is not None and marked == len(rows):
            marked += 1
        rows.append(cells)
    width = max((len(r) for r in rows), default=0)
    for cells in rows:
        cells += [""] * (width - len(cells))
    return rows, marked or (1 if len(rows) > 1 else 0)
