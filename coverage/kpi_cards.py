"""Measures set as a few short lines: the name, then "เป้าหมาย ...", then "ผล ...". Lines are joined to one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.document import Block, BlockKind

_LINES = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
# A line of a card is a label and a figure; longer blocks are prose and are read by themselves.
_LONGEST_LINE = 110
_MOST_LINES = 6
_LABELLED = re.compile(r"^\s*[-•–\d๐-๙.)]*\s*(?:ค่า)?(?:เป้า|ผล|หน่วย|ปี|ทำได้|คาด|ตั้ง|ข้อมูล)")


def joined_lines(blocks: Sequence[Block]) -> Iterator[tuple[Block, str]]:
    """Yield (first block, text) for every paragraph; the lines of a card are one text.

    A card is a short line that begins with no label, followed by short lines under the same heading that begin with
    one.
    """
    position = 0
    while position < len(blocks):
        first = blocks[position]
        position += 1
        if first.kind not in _LINES:
            continue
        lines = [first.text]
        if len(first.text) <= _LONGEST_LINE and not _LABELLED.match(first.text):
            while position < len(blocks) and len(lines) < _MOST_LINES and _goes_on(first, blocks[position]):
                lines.append(blocks[position].text)
                position += 1
        yield first, " ".join(lines) if len(lines) > 1 else first.text


def _goes_on(first: Block, block: Block) -> bool:
    return (
        block.kind in _LINES
        and block.heading_path == first.heading_path
        and len(block.text) <= _LONGEST_LINE
        and _LABELLED.match(block.text) is not None
    )
