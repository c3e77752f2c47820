"""Records of the page layout: lines and tables in reading order."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Line:
    """A line of body text in one column.

    Attributes:
        text: text as read, spaces at the ends included.
        page: 1-based page.
        x0, x1: left and right edge, points.
        y: baseline from the top of the page, points.
        size: font size, points.
        bold: all of it is bold.
        raised: begins with a small raised character.
        left, right: edges of the column it stands in, points.
        role: structure type a tagged file gives ("H1", "P", ...), "" without.
        turned: written in another direction than most of the page.
        row: number of the row on the page; pieces of one baseline share it.
    """

    text: str
    page: int
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    raised: bool = False
    left: float = 0.0
    right: float = 0.0
    role: str = ""
    turned: bool = False
    row: int = -1

    @property
    def top(self) -> float:
        """Upper edge of the letters."""
        return self.y - 0.75 * self.size


@dataclass(slots=True)
class TableItem:
    """A table in the flow.

    Attributes:
        rows: cell texts as read.
        page: 1-based page it begins on.
        x0, top, x1, bottom: bounds, points.
        edges: left edges of the columns and the right edge of the last, points.
        ruled: drawn with lines (False: found by alignment).
        header_rows: leading rows that are column headings.
        continued: parts of following pages were joined to it.
        pages: pages of all parts.
        only: its text as a line where a single cell has text: unless it is the rest of a cut table, it is a frame.
    """

    rows: list[list[str]]
    page: int
    x0: float
    top: float
    x1: float
    bottom: float
    edges: tuple[float, ...]
    ruled: bool = True
    header_rows: int = 1
    continued: bool = False
    pages: list[int] = field(default_factory=list)
    only: Line | None = None

    @property
    def y(self) -> float:
        """Place in the order of the page."""
        return self.top


Item = Line | TableItem


@dataclass(slots=True)
class PageLayout:
    """One page in reading order.

    Attributes:
        number: 1-based page.
        width, height: size as seen, points.
        items: body in reading order.
        headers, footers: running lines at the edges.
        footnotes: notes at the foot.
        fields: values of form fields and typed notes.
    """

    number: int
    width: float
    height: float
    items: list[Item] = field(default_factory=list)
    headers: list[Line] = field(default_factory=list)
    footers: list[Line] = field(default_factory=list)
    footnotes: list[Line] = field(default_factory=list)
    fields: list[str] = field(default_factory=list)
