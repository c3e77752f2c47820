"""Collects blocks in reading order and gives them numbers, heading paths and repaired text."""

from __future__ import annotations

from extractors.document import Block, BlockKind, Flag
from extractors.errors import FileTooLarge
from extractors.headings import HeadingTracker
from extractors.limits import Limits
from extractors.thai_text import repair


class BlockBuilder:
    """Makes blocks of a flowing document.

    Args:
        limits: limit of characters.
    """

    def __init__(self, limits: Limits) -> None:
        self.blocks: list[Block] = []
        self._limits = limits
        self._tracker = HeadingTracker()
        self._para_no = 0
        self._characters = 0

    def add(
        self,
        kind: BlockKind,
        text: str,
        *,
        level: int | None = None,
        table: list[list[str]] | None = None,
        header_rows: int = 0,
        flags: tuple[Flag, ...] = (),
    ) -> None:
        """Add one block; empty ones are left out.

        Raises:
            FileTooLarge: the document has more characters than the limit.
        """
        rows: tuple[tuple[str, ...], ...] | None = None
        count = 0
        if table is not None:
            repaired_cells = [[repair(cell) for cell in row] for row in table]
            rows = tuple(tuple(cell.text.strip() for cell in row) for row in repaired_cells)
            count = sum(cell.count for row in repaired_cells for cell in row)
            raw = "\n".join("\t".join(cell.strip() for cell in row) for row in table)
            repaired = "\n".join("\t".join(row) for row in rows)
        else:
            raw = text.strip()
            result = repair(raw)
            repaired, count = result.text.strip(), result.count
        if not repaired.strip():
            return
        self._characters += len(repaired)
        if self._characters > self._limits.max_characters:
            raise FileTooLarge("more characters than the limit")
        if kind not in (BlockKind.HEADER, BlockKind.FOOTER):
            self._para_no += 1
        path = self._tracker.path
        if kind is BlockKind.HEADING:
            pushed, _ = self._tracker.push(repaired, level)
            path = pushed[:-1]
        self.blocks.append(
            Block(
                n=len(self.blocks) + 1,
                kind=kind,
                text=repaired,
                page=None,
                para_no=max(self._para_no, 1),
                heading_path=path,
                item=self._tracker.item,
                table=rows,
                flags=(*flags, *((Flag.REPAIRED,) if count else ())),
                raw_text=raw if raw != repaired else None,
                heading_level=level if kind is BlockKind.HEADING else None,
                header_rows=header_rows,
            )
        )
