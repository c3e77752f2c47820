"""One PDF page: characters, shapes and form fields to lines and tables in reading order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pypdfium2.raw as raw

from extractors import pdf_native as native
from extractors.layout_columns import arrange
from extractors.layout_flow import Line, PageLayout, TableItem
from extractors.layout_join import CellLine, join_cell
from extractors.layout_lines import MARK_TABLE, SPACE_TABLE, CharTable
from extractors.layout_pieces import Piece, build_pieces
from extractors.pdf_chars import Bools, CharReader, FontTable, Ints, PageChars, PageFrame
from extractors.pdf_letters import mark_private
from extractors.pdf_shapes import PageObjects, ShapeReader
from extractors.pdf_tables import Grid, find_grids
from extractors.pdf_visible import Visible, choose_visible

_SARA_AM = 0x0E33


@dataclass(slots=True)
class PageReading:
    """What one page gave.

    Attributes:
        layout: lines and tables in reading order.
        characters: visible characters without white space.
        thai: Thai letters and marks among them.
        letters: letters of any script among them.
        unmapped: characters without code point.
        hidden, watermark: characters dropped.
        layer: the text is an invisible layer over a scan.
        image_share: share of the page covered by pictures, 0 to 1.
        paths: number of drawn paths.
        truncated: shapes were cut off by a limit.
        lost: the page could not be loaded, or nothing of its drawing could be decoded.
        font_text: Thai letters by font, for the check of the font's map.
    """

    layout: PageLayout
    characters: int = 0
    thai: int = 0
    letters: int = 0
    unmapped: int = 0
    hidden: int = 0
    watermark: int = 0
    layer: bool = False
    image_share: float = 0.0
    paths: int = 0
    truncated: bool = False
    lost: bool = False
    font_text: dict[int, str] = field(default_factory=dict)


def frame_of(page: Any) -> PageFrame:
    """Return how a page is seen."""
    turn = raw.FPDFPage_GetRotation(page) % 4
    box = np.zeros(4, dtype=np.float32)
    if native.page_bounds(native.handle(page.raw), box.ctypes.data):
        left, top, right, bottom = (float(v) for v in box)
    else:
        left, bottom, right, top = page.get_cropbox()
    wide, high = right - left, top - bottom
    if turn % 2:
        wide, high = high, wide
    return PageFrame(max(wide, 1.0), max(high, 1.0), turn, left, bottom)


class PageReader:
    """Reads pages of one document."""

    def __init__(self) -> None:
        self.fonts = FontTable()
        self._chars = CharReader(self.fonts)
        self._shapes = ShapeReader()
        self._gutters: list[tuple[float, float]] = []

    def read(self, page: Any, number: int, max_characters: int, roles: Mapping[int, str] | None = None) -> PageReading:
        """Read one page.

        Args:
            page: page of pypdfium2.
            number: 1-based page number.
            max_characters: characters that may still be read; the caller checks the total.
            roles: role of each marked-content number of a tagged page.
        """
        frame = frame_of(page)
        shapes = self._shapes.read(native.handle(page.raw), frame)
        text_page = page.get_textpage()
        try:
            count = min(text_page.count_chars(), max_characters + 1)
            chars = self._chars.read(native.handle(text_page.raw), count, shapes.order, frame)
        finally:
            text_page.close()
        visible = choose_visible(chars, shapes, frame)
        reading = PageReading(PageLayout(number, frame.width, frame.height))
        self._count(reading, chars, visible, shapes, frame)
        if len(visible.keep):
            self._lay_out(reading, chars, visible.keep, shapes, frame, roles or {})
        return reading

    def _count(
        self, reading: PageReading, chars: PageChars, visible: Visible, shapes: PageObjects, frame: PageFrame
    ) -> None:
        codes = chars.codes[visible.keep]
        thai = ((codes >= 0x0E01) & (codes <= 0x0E4E)) | ((codes >= 0xF700) & (codes <= 0xF71A))
        latin = ((codes | 32) >= 97) & ((codes | 32) <= 122)
        reading.characters = int(np.count_nonzero(~SPACE_TABLE[codes]))
        reading.thai = int(np.count_nonzero(thai))
        reading.letters = reading.thai + int(np.count_nonzero(latin | ((codes >= 0xC0) & (codes <= 0x24F))))
        reading.unmapped = chars.unmapped
        reading.hidden, reading.watermark, reading.layer = visible.hidden, visible.watermark, visible.layer
        reading.paths, reading.truncated = shapes.paths, shapes.truncated
        reading.image_share = _image_share(shapes, frame)
        fonts = chars.objects.font[chars.owner[visible.keep]]
        for font in np.unique(fonts[codes == _SARA_AM]).tolist():
            text = codes[(fonts == font) & thai]
            reading.font_text[font] = text.astype("<u4").tobytes().decode("utf-32-le", "replace")

    def _lay_out(
        self,
        reading: PageReading,
        chars: PageChars,
        keep: Ints,
        shapes: PageObjects,
        frame: PageFrame,
        roles: Mapping[int, str],
    ) -> None:
        objects, owner = chars.objects, chars.owner[keep]
        quarter = np.mod(np.round(objects.angle / 90.0), 4).astype(np.int64)[owner]
        main = int(np.bincount(quarter, minlength=4).argmax())
        fonts = objects.font[owner]
        codes = mark_private(chars.codes[keep], fonts)
        bold_fonts = np.array([*self.fonts.bold, False], dtype=np.bool_)
        boxes, rules, frames = chars.boxes[keep], shapes.rules, shapes.frames
        across, down = objects.baseline_x[owner], objects.baseline_y[owner]
        wide, high = frame.width, frame.height
        if main:
            boxes, rules, frames = (_turned(b, main, wide, high) for b in (boxes, rules, frames))
            across, down = _turned_point(across, down, main, wide, high)
            if main % 2:
                wide, high = high, wide
            reading.layout.width, reading.layout.height = wide, high
        grids = find_grids(rules, frames)
        size, bold = objects.size[owner], bold_fonts[fonts]
        level = quarter == main
        middle_x, middle_y = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
        middle_y = np.where(level, down - 0.3 * size, middle_y)
        marks = MARK_TABLE[codes]
        base = np.maximum.accumulate(np.where(marks, 0, np.arange(len(marks))))
        region, grids = _regions(grids, middle_x[base], middle_y[base])
        table = CharTable(codes, boxes[:, 0], boxes[:, 2], down, size, owner, bold, region)
        pieces = build_pieces(table if level.all() else table.take(level))
        turned: list[Line] = []
        cell_texts: dict[int, list[CellLine]] = {}
        for piece in pieces:
            if piece.region >= 0:
                cell_texts.setdefault(piece.region, []).append(CellLine(piece.text, piece.x1 - piece.x0))
        if not level.all():
            turned = self._turned_lines(reading.layout, table, boxes, quarter, main, across, cell_texts, (wide, high))
        body = [_line(p, reading.layout.number) for p in pieces if p.region < 0]
        if roles:
            numbers = objects.content_id.tolist()
            for line, piece in zip(body, (p for p in pieces if p.region < 0), strict=True):
                line.role = roles.get(numbers[piece.owner], "")
        tables = _tables(grids, cell_texts, reading.layout.number)
        reading.layout.items = arrange([*body, *tables], self._gutters)
        reading.layout.items += turned

    @staticmethod
    def _turned_lines(
        layout: PageLayout,
        table: CharTable,
        boxes: Any,
        quarter: Ints,
        main: int,
        across: Any,
        cell_texts: dict[int, list[CellLine]],
        size: tuple[float, float],
    ) -> list[Line]:
        """Read text in other directions than that of the page: into its cell, or as lines behind the page."""
        lines: list[Line] = []
        for direction in range(4):
            mask: Bools = quarter == direction
            if direction == main or not mask.any():
                continue
            turn = (direction - main) % 4
            places = _turned(boxes[mask], turn, *size)
            _, y = _turned_point(across[mask], table.y[mask], turn, *size)
            part = table.take(mask)
            part = CharTable(part.codes, places[:, 0], places[:, 2], y, part.size, part.owner, part.bold, part.region)
            for piece in build_pieces(part):
                if piece.region >= 0:
                    cell_texts.setdefault(piece.region, []).append(CellLine(piece.text, piece.x1 - piece.x0))
                else:
                    line = _line(piece, layout.number)
                    line.turned = True
                    line.left, line.right = line.x0, line.x1
                    lines.append(line)
        return lines


def _line(piece: Piece, page: int) -> Line:
    return Line(piece.text, page, piece.x0, piece.x1, piece.y, piece.size, piece.bold, piece.raised, row=piece.row)


def _turned(boxes: Any, quarter: int, wide: float, high: float) -> Any:
    """Turn boxes so that text in direction `quarter` (clockwise quarter turns) reads from left to right."""
    if quarter == 0:
        return boxes
    x0, top, x1, bottom = boxes[:, 0], boxes[:, 1], boxes[:, 2], boxes[:, 3]
    if quarter == 1:
        parts = (top, wide - x1, bottom, wide - x0)
    elif quarter == 2:
        parts = (wide - x1, high - bottom, wide - x0, high - top)
    else:
        parts = (high - bottom, x0, high - top, x1)
    return np.stack(parts, axis=1)


def _turned_point(x: Any, y: Any, quarter: int, wide: float, high: float) -> tuple[Any, Any]:
    if quarter == 0:
        return x, y
    if quarter == 1:
        return y, wide - x
    if quarter == 2:
        return wide - x, high - y
    return high - y, x


def _image_share(shapes: PageObjects, frame: PageFrame) -> float:
    if not len(shapes.images):
        return 0.0
    wide = np.clip(shapes.images[:, 2], 0, frame.width) - np.clip(shapes.images[:, 0], 0, frame.width)
    high = np.clip(shapes.images[:, 3], 0, frame.height) - np.clip(shapes.images[:, 1], 0, frame.height)
    area = float(np.sum(np.maximum(wide, 0) * np.maximum(high, 0)))
    return min(1.0, area / (frame.width * frame.height))


def _regions(grids: Sequence[Grid], x: Any, y: Any) -> tuple[Ints, list[Grid]]:
    """Number the cells of tables that hold text and tell the cell of each character.

    A grid that contains another grid, or whose text stands in one cell only, is a frame around text: it is left out and
    its text is body text.
    """
    region = np.full(len(x), -1, dtype=np.int64)
    kept = [g for g in grids if not any(_inside(other, g) for other in grids if other is not g)]
    number = 0
    used: list[Grid] = []
    for grid in kept:
        x0, top, x1, bottom = grid.box
        near = np.flatnonzero((x >= x0 - 1) & (x <= x1 + 1) & (y >= top - 1) & (y <= bottom + 1))
        if not len(near):
            continue
        own = np.full(len(near), -1, dtype=np.int64)
        nx, ny = x[near], y[near]
        for place, cell in enumerate(grid.cells):
            left, upper, right, lower = cell.box
            own[(nx >= left) & (nx < right) & (ny >= upper) & (ny < lower)] = number + place
        filled = np.unique(own[own >= 0])
        if grid.columns < 2 or (len(filled) < 2 and (used or len(grid.cells) < 3)):
            continue
        region[near[own >= 0]] = own[own >= 0]
        number += len(grid.cells)
        used.append(grid)
    return region, used


def _inside(inner: Grid, outer: Grid) -> bool:
    a, b = inner.box, outer.box
    return a[0] >= b[0] - 1 and a[1] >= b[1] - 1 and a[2] <= b[2] + 1 and a[3] <= b[3] + 1


def _tables(grids: Sequence[Grid], cell_texts: dict[int, list[CellLine]], page: int) -> list[TableItem]:
    number = 0
    items = []
    for grid in grids:
        rows = [[""] * grid.columns for _ in range(grid.rows)]
        for place, cell in enumerate(grid.cells):
            wide = cell.box[2] - cell.box[0]
            rows[cell.row][cell.column] = join_cell(cell_texts.get(number + place, ()), wide)
        number += len(grid.cells)
        x0, top, x1, bottom = grid.box
        item = TableItem(rows, page, x0, top, x1, bottom, grid.column_edges, header_rows=_header_rows(grid))
        filled = [cell for row in rows for cell in row if cell.strip()]
        if len(filled) < 2:
            size = min(bottom - top, 12.0)
            item.only = Line("".join(filled), page, x0, x1, top + size, size, False, left=x0, right=x1)
        items.append(item)
    return items


def _header_rows(grid: Grid) -> int:
    """Return the number of rows over which the cells of the first row reach: merged headings make two or more."""
    return max((c.row_span for c in grid.cells if c.row == 0), default=1)
