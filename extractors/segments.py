"""Passages of the size of a paragraph, the unit of classification."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

from extractors.clauses import MAX_CHARACTERS, split_long
from extractors.document import Block, BlockKind, Document, Flag, Segment
from extractors.segment_table import row_text, table_passages

__all__ = ["MAX_CHARACTERS", "row_text", "segment", "source_text", "split_long"]

_TEXT_KINDS = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.CAPTION, BlockKind.FOOTNOTE})
_LEADS_IN = re.compile(r"(?:ดังนี้|ดังต่อไปนี้|ได้แก่|ประกอบด้วย|คือ|เช่น|อาทิ|ต่อไปนี้|:)\s*[:：]?\s*$")
# The sentence before a list is taken from its last so many characters: the model needs its verb, not its history.
_LONGEST_LEAD = 300
# A list item shorter than this says nothing alone ("2) อุดรธานี"); neighbours of that kind are one passage.
_TINY_ITEM = 25
# A paragraph shorter than this that begins like the rest of a sentence is joined to the one before.
_FRAGMENT = 60
# Only words that are no ending of a longer one: "ที่" ends "เจ้าหน้าที่" and "ใน" ends "ควบคุมภายใน".
_OPEN_END = re.compile(r"(?:[,(“\[/]|และ|หรือ|โดย|เพื่อ|ซึ่ง|ร้อยละ|จำนวน)\s*$")
_GOES_ON = re.compile(r"^\s*(?:[ๆ)\]”,;%]|และ|หรือ|ซึ่ง|รวมทั้ง|รวมถึง|ตลอดจน)")


def source_text(document: Document) -> str:
    """Return all text a quote may come from.

    That is every block, and of tables also each row with its cells joined by " | " and each cell alone: the forms in
    which table text becomes a passage.
    """
    parts: list[str] = []
    for block in document.blocks:
        parts.append(block.text)
        if block.table is not None:
            parts += [row_text(row) for row in block.table]
            parts += [cell for row in block.table for cell in row]
    return "\n".join(parts)


def _goes_on(before: Block, block: Block) -> bool:
    """Whether a paragraph is the rest of the one before it."""
    if before.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM) or block.kind is not BlockKind.PARAGRAPH:
        return False
    if before.heading_path != block.heading_path or block.n != before.n + 1 or Flag.TEXT_BOX in block.flags:
        return False
    return _OPEN_END.search(before.text) is not None or (
        len(block.text) < _FRAGMENT and _GOES_ON.match(block.text) is not None
    )


def _tiny(block: Block) -> bool:
    return block.kind is BlockKind.LIST_ITEM and len(block.text) < _TINY_ITEM


def _groups(blocks: Sequence[Block]) -> list[list[Block]]:
    """Blocks that make one passage together; only neighbours, so that their text stands together in the document."""
    groups: list[list[Block]] = []
    for block in blocks:
        last = groups[-1] if groups else None
        if last is not None and sum(len(b.text) for b in last) + len(block.text) <= MAX_CHARACTERS:
            tiny = all(map(_tiny, last)) and _tiny(block) and last[-1].n + 1 == block.n
            if (tiny and last[-1].heading_path == block.heading_path) or _goes_on(last[-1], block):
                last.append(block)
                continue
        groups.append([block])
    return groups


class _Leads:
    """The sentences that lead into the lists around the current place, one a list level."""

    def __init__(self) -> None:
        self._leads: list[tuple[int, str]] = []

    def clear(self) -> None:
        self._leads = []

    def of(self, block: Block) -> str:
        """Lead-in of a list item; a level that the file does not state counts as the first."""
        level = block.list_level or 1
        return " ".join(text for at, text in self._leads if at < level)

    def take(self, block: Block) -> None:
        level = (block.list_level or 1) if block.kind is BlockKind.LIST_ITEM else 0
        self._leads = [(at, text) for at, text in self._leads if at < level]
        if _LEADS_IN.search(block.text) and (level == 0 or block.list_level is not None):
            self._leads.append((level, _last_sentence(block.text)))


def _last_sentence(text: str) -> str:
    text = text.strip()
    if len(text) <= _LONGEST_LEAD:
        return text
    tail = text[-_LONGEST_LEAD:]
    return tail[tail.find(" ") + 1 :]


class _Cutter:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._page_flags = {q.page: q.flags for q in document.page_quality}
        self.segments: list[Segment] = []
        self._count: dict[int, int] = {}

    def add(
        self,
        group: Sequence[Block],
        text: str,
        context: str = "",
        row: int | None = None,
        place: tuple[tuple[str, ...], str | None] | None = None,
    ) -> None:
        block = group[0]
        number = self._count[block.n] = self._count.get(block.n, 0) + 1
        page_flags = [f for f in self._page_flags.get(block.page or 0, ()) if f is not Flag.REPAIRED]
        flags = tuple(dict.fromkeys([*(f for b in group for f in b.flags), *page_flags]))
        text_hash = hashlib.sha256(text.encode()).hexdigest()[:4]
        path, item = place or (block.heading_path, block.item)
        self.segments.append(
            Segment(
                segment_id=f"{self._document.sha256[:8]}-{block.n:05d}-{number}-{text_hash}",
                file=self._document.file,
                page=block.page,
                para_no=block.para_no,
                text=text,
                kind=block.kind,
                heading_path=path,
                heading_item=item,
                block=block.n,
                row=row,
                context=context,
                flags=flags,
            )
        )


def segment(document: Document) -> tuple[Segment, ...]:
    """Cut a document into passages.

    Paragraphs, list items, captions and footnotes give passages; contents, headers, footers, headings and comments of
    reviewers give none. Long paragraphs are cut, the rest of a broken sentence and tiny list items are joined, list
    items carry the sentence that leads into their list as context, and table rows become passages of their own
    (`table_passages`). Every passage is findable in `source_text(document)` after `normalise_quote`.
    """
    cutter = _Cutter(document)
    leads = _Leads()
    flowing = document.format != "pdf"
    before: Block | None = None
    for group in _groups(document.blocks):
        block = group[0]
        if block.kind is BlockKind.TABLE:
            caption = before.text if before is not None and before.kind is BlockKind.CAPTION else ""
            for passage in table_passages(block, caption, flowing):
                cutter.add(group, passage.text, passage.context, passage.row, (passage.path, passage.item))
            leads.clear()
        elif block.kind in _TEXT_KINDS and Flag.COMMENT not in block.flags:
            context = leads.of(block) if block.kind is BlockKind.LIST_ITEM else ""
            text = "\n".join(b.text.strip() for b in group).strip()
            for part in split_long(text):
                cutter.add(group, part, context)
            if block.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
                leads.take(group[-1])
        elif block.kind is BlockKind.HEADING:
            leads.clear()
        before = block
    return tuple(cutter.segments)
