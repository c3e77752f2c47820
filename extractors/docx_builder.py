"""Collects blocks in reading order and gives them numbers, heading paths and repaired text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.damage import measure
from extractors.document import Block, BlockKind, Flag
from extractors.errors import FileTooLarge
from extractors.headings import HeadingTracker
from extractors.limits import Limits
from extractors.thai_text import MARKS, repair, spaces_stand_before_marks

_HAS_MARK = re.compile(f"[{MARKS}]")
# Share of the blocks with Thai marks that show a space before one, above which the whole document puts spaces there.
# Sound documents and documents that lost NIKHAHIT have 0; documents written that way have nearly all.
_MOST_SPACED = 0.5


@dataclass(slots=True)
class _Raw:
    kind: BlockKind
    text: str
    level: int | None
    table: list[list[str]] | None
    header_rows: int
    flags: tuple[Flag, ...]
    list_level: int | None


class BlockBuilder:
    """Makes blocks of a flowing document. Texts are repaired at the end, when all of the document has been seen.

    Args:
        limits: limit of characters.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._raw: list[_Raw] = []
        self._blocks: list[Block] | None = None
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
        list_level: int | None = None,
    ) -> None:
        """Add one block; empty ones are left out.

        Raises:
            FileTooLarge: the document has more characters than the limit.
        """
        if table is not None:
            text = "\n".join("\t".join(cell.strip() for cell in row) for row in table)
        text = text.strip() if table is None else text
        if not text.strip():
            return
        self._characters += len(text)
        if self._characters > self._limits.max_characters:
            raise FileTooLarge("more characters than the limit")
        self._raw.append(_Raw(kind, text, level, table, header_rows, flags, list_level))
        self._blocks = None

    @property
    def blocks(self) -> list[Block]:
        """All blocks so far, repaired and numbered."""
        if self._blocks is None:
            self._blocks = _finish(self._raw)
        return self._blocks


def _spaced(raw: list[_Raw]) -> bool:
    marked = [r.text for r in raw if _HAS_MARK.search(r.text)]
    return sum(map(spaces_stand_before_marks, marked)) > _MOST_SPACED * len(marked)


def _finish(raw_blocks: list[_Raw]) -> list[Block]:
    spaced = _spaced(raw_blocks)
    tracker = HeadingTracker()
    blocks: list[Block] = []
    para_no = 0
    for raw in raw_blocks:
        rows: tuple[tuple[str, ...], ...] | None = None
        if raw.table is not None:
            cells = [[repair(cell, spaced_marks=spaced) for cell in row] for row in raw.table]
            rows = tuple(tuple(cell.text.strip() for cell in row) for row in cells)
            count = sum(cell.count for row in cells for cell in row)
            text = "\n".join("\t".join(row) for row in rows)
        else:
            result = repair(raw.text, spaced_marks=spaced)
            text, count = result.text.strip(), result.count
        if not text.strip():
            continue
        if raw.kind not in (BlockKind.HEADER, BlockKind.FOOTER):
            para_no += 1
        path = tracker.path
        if raw.kind is BlockKind.HEADING:
            path = tracker.push(text, raw.level)[0][:-1]
        flags = raw.flags + ((Flag.REPAIRED,) if count else ())
        flags += (Flag.DAMAGED_TEXT,) if measure(text).damaged else ()
        blocks.append(
            Block(
                n=len(blocks) + 1,
                kind=raw.kind,
                text=text,
                para_no=max(para_no, 1),
                heading_path=path,
                item=tracker.item,
                table=rows,
                flags=tuple(dict.fromkeys(flags)),
                raw_text=raw.text if raw.text != text else None,
                heading_level=tracker.depth if raw.kind is BlockKind.HEADING else None,
                header_rows=raw.header_rows,
                list_level=raw.list_level,
            )
        )
    return blocks
