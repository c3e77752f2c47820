"""Tables of DOCX: rows and cells as the grid has them, each merged cell once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from extractors.docx_package import W
from extractors.docx_runs import shows_placeholder
from extractors.docx_styles import is_on

# Word itself stops at 63 columns; a span beyond that is a broken or hostile file.
_MOST_COLUMNS = 200
# Column headings are labels: the longest in the sample reports and cases has 46 characters. More rows of headings than
# this are not known.
LONGEST_LABEL = 120
_MOST_HEADER_ROWS = 3
_WRAPPERS = frozenset({f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins", f"{W}moveTo"})


@dataclass(slots=True)
class Cell:
    """One place of the grid.

    Attributes:
        node: the w:tc element, None for a place that another cell spans.
        span: columns it takes.
        opens: it is the first of cells merged downwards.
        continues: it continues the cell above.
    """

    node: etree._Element | None
    span: int = 1
    opens: bool = False
    continues: bool = False


@dataclass(slots=True)
class Row:
    """One row of the grid; `marked` says that Word repeats it at the top of pages."""

    cells: list[Cell] = field(default_factory=list)
    marked: bool = False

    @property
    def filled(self) -> list[Cell]:
        """Cells that have content of their own."""
        return [c for c in self.cells if c.node is not None and not c.continues]


def _children(node: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Children of a kind, content controls and custom XML looked through."""
    for child in node:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS and not (child.tag == f"{W}sdt" and shows_placeholder(child)):
            yield from _children(child, tag)


def _integer(node: etree._Element | None, default: int) -> int:
    try:
        return max(0, min(int(node.get(f"{W}val", "")), _MOST_COLUMNS)) if node is not None else default
    except ValueError:
        return default


def _cell(node: etree._Element, row: Row) -> None:
    properties = node.find(f"{W}tcPr")
    if properties is None:
        row.cells.append(Cell(node))
        return
    # One pass over the few properties: this runs for every cell of the document.
    span, down = 1, None
    for child in properties:
        if child.tag == f"{W}gridSpan":
            span = max(1, _integer(child, 1))
        elif child.tag == f"{W}vMerge":
            down = child.get(f"{W}val", "continue")
        elif child.tag == f"{W}hMerge" and child.get(f"{W}val", "continue") == "continue" and row.cells:
            row.cells.append(Cell(None))
            return
        elif child.tag == f"{W}cellDel":
            return
    row.cells.append(Cell(node, span, down == "restart", down == "continue"))
    row.cells += [Cell(None) for _ in range(span - 1)]


def read_grid(table: etree._Element) -> list[Row]:
    """Return the rows of a table without those deleted by a tracked change or hidden."""
    rows: list[Row] = []
    for node in _children(table, f"{W}tr"):
        properties = node.find(f"{W}trPr")
        row = Row()
        if properties is not None:
            if properties.find(f"{W}del") is not None or is_on(properties.find(f"{W}hidden")):
                continue
            row.cells += [Cell(None) for _ in range(_integer(properties.find(f"{W}gridBefore"), 0))]
            row.marked = is_on(properties.find(f"{W}tblHeader")) is True
        for cell in _children(node, f"{W}tc"):
            _cell(cell, row)
        if row.cells:
            rows.append(row)
    width = max((len(r.cells) for r in rows), default=0)
    for row in rows:
        row.cells += [Cell(None) for _ in range(width - len(row.cells))]
    return rows


def header_rows(rows: list[Row], texts: list[list[str]]) -> int:
    """Return how many leading rows are column headings.

    Rows that Word repeats on each page say so themselves. Else a title over the whole width counts together with the
    row below it, cells merged downwards beside cells merged sideways make headings of two or three rows, and one row
    is taken where nothing speaks against it. A row with a text longer than a label is no heading.
    """
    marked = 0
    while marked < len(rows) and rows[marked].marked:
        marked += 1
    if marked:
        return marked if marked < len(rows) else 0
    if len(rows) < 2:
        return 0
    first = 0
    while first < len(rows) - 2 and len(rows[first].filled) == 1 and len(rows[first].cells) > 1 and texts[first][0]:
        first += 1
    count = first + 1
    if first < len(rows) and any(c.span > 1 for c in rows[first].filled) and any(c.opens for c in rows[first].filled):
        while count < len(rows) and any(
            rows[count].cells[i].continues for i, c in enumerate(rows[first].cells) if c.opens
        ):
            count += 1
    if count >= len(rows) or count > _MOST_HEADER_ROWS:
        count = 1
    for number, row in enumerate(texts[:count]):
        if any(len(cell) > LONGEST_LABEL for cell in row):
            return number
    return count
