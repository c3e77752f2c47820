"""Reads the measures of the tables of a document, one table after the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from coverage.column_roles import Role
from coverage.kpi_rows import read_rows
from coverage.measure_row import MeasureRow
from coverage.table_layout import Grid, Layout, has_figures, is_kpi_layout, read_layout, turned
from coverage.table_repair import parts_at_headings, split_pairs, square
from coverage.units import is_unit, normalise_unit
from coverage.years import years_in
from extractors.document import Block, BlockKind

# A table without headings goes on with the layout of the table before it when so few blocks lie between.
_NEAR_BLOCKS = 3
# "ไม่น้อยกว่าร้อยละ 80 ของกลุ่มเป้าหมาย" has 35 characters; longer cells are prose that holds a figure.
_LONGEST_FIGURE = 60
# Longer paragraphs before a table are prose and do not name it.
_LONGEST_CAPTION = 120


@dataclass
class TableReader:
    """Reads tables in order and remembers the layout of the last KPI table, for tables that go on with it.

    Attributes:
        item_ids: item numbers that may stand in a table.
    """

    item_ids: frozenset[str]
    _layout: Layout | None = None
    _position: int = 0

    def read(self, blocks: Sequence[Block], position: int, in_results: bool) -> tuple[MeasureRow, ...]:
        """Return the measures of one table; none where it holds no measures.

        Args:
            blocks: all blocks of the document.
            position: position of the table among them.
            in_results: whether headings say that results stand here.
        """
        block = blocks[position]
        caption = _caption(blocks, position)
        found: list[MeasureRow] = []
        for offset, part in parts_at_headings(square(block.table or ())):
            hint = block.header_rows if offset == 0 else 0
            found += (
                replace(row, row=offset + (row.row or 0))
                for row in self._part(part, hint, position, in_results, caption)
            )
        return tuple(found)

    def _part(self, part: Grid, hint: int, position: int, in_results: bool, caption: str) -> tuple[MeasureRow, ...]:
        chosen = self._layout_of(split_pairs(part), hint, position, in_results)
        if chosen is None:
            return ()
        table, self._layout = chosen
        self._position = position
        unit, year = _unit_of(caption), max(years_in(f"{caption} {self._layout.title}"), default=None)
        return tuple(
            replace(row, unit=row.unit or unit, context_year=year)
            for row in read_rows(table, self._layout, self.item_ids, caption)
        )

    def _layout_of(self, table: Grid, hint: int, position: int, in_results: bool) -> tuple[Grid, Layout] | None:
        """The layout of a KPI table as it stands, turned round, or taken over from the table it goes on with."""
        for candidate, rows in ((table, hint), (turned(table), 0)):
            layout = read_layout(candidate, rows)
            if layout is not None and is_kpi_layout(layout, in_results):
                return candidate, layout
        before = self._layout
        if before is None or not table or position - self._position > _NEAR_BLOCKS:
            return None
        if len(before.columns) != len(table[0]) or read_layout(table) is not None or not _fits(table, before):
            return None
        return table, replace(before, header_rows=0, title="")


def _fits(table: Grid, layout: Layout) -> bool:
    """Whether the columns of figures of a layout hold figures in a table without headings."""
    columns = (*layout.of(Role.TARGET), *layout.of(Role.ACTUAL))
    cells = tuple(row[c.index].strip() for row in table for c in columns if row[c.index].strip())
    return bool(cells) and has_figures(cells) and not any(len(cell) > _LONGEST_FIGURE for cell in cells)


def _caption(blocks: Sequence[Block], position: int) -> str:
    """The words over a table: its caption or the short paragraph before it."""
    for block in reversed(blocks[max(0, position - 2) : position]):
        if block.kind is BlockKind.CAPTION or (
            block.kind is not BlockKind.TABLE and len(block.text) < _LONGEST_CAPTION
        ):
            return block.text
    return ""


def _unit_of(caption: str) -> str:
    """The unit that a caption gives for all measures: "ตารางที่ 5 ... (หน่วย : ร้อยละ)"."""
    _, mark, behind = caption.rpartition("หน่วย")
    words = re.split(r"[\s()]+", re.sub(r"^(?:นับ|วัด)?[\s:：]*", "", behind).strip())[0] if mark else ""
    return normalise_unit(words) if words and is_unit(words) else ""
