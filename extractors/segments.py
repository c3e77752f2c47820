"""Passages of the size of a paragraph, the unit of classification."""

from __future__ import annotations

import hashlib
import re

from extractors.document import Block, BlockKind, Document, Flag, Segment

# Longer paragraphs are cut at clause borders: the classifier was trained on passages of 15 to 900 characters.
MAX_CHARACTERS = 900
# A table whose longest cell has more characters is a form: its long cells are passages of their own.
LONG_CELL = 80
_TEXT_KINDS = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.CAPTION, BlockKind.FOOTNOTE})
_CELL_JOIN = " | "


def row_text(row: tuple[str, ...]) -> str:
    """Return a table row as one line: cells that are not empty, joined by " | "."""
    return _CELL_JOIN.join(" ".join(cell.split()) for cell in row if cell.strip())


def source_text(document: Document) -> str:
    """Return all text a quote may come from: blocks, and table rows in the form in which they are passages."""
    parts: list[str] = []
    for block in document.blocks:
        parts.append(block.text)
        if block.table is not None:
            parts += [row_text(row) for row in block.table]
            parts += [cell for row in block.table for cell in row]
    return "\n".join(parts)


def split_long(text: str, limit: int = MAX_CHARACTERS) -> list[str]:
    """Cut a long paragraph at spaces (Thai writes them between clauses) into parts of at most `limit` characters."""
    if len(text) <= limit:
        return [text]
    parts, rest = [], text
    while len(rest) > limit:
        window = rest[:limit]
        cut = max(window.rfind(" ", limit // 3), window.rfind("\n", limit // 3))
        cut = cut if cut > 0 else limit
        parts.append(rest[:cut].strip())
        rest = rest[cut:].strip()
    return [p for p in (*parts, rest) if p]


class _Cutter:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._page_flags = {q.page: q.flags for q in document.page_quality}
        self.segments: list[Segment] = []
        self._count: dict[int, int] = {}

    def add(self, block: Block, text: str, context: str = "", row: int | None = None) -> None:
        number = self._count[block.n] = self._count.get(block.n, 0) + 1
        page_flags = self._page_flags.get(block.page or 0, ())
        flags = tuple(dict.fromkeys((*block.flags, *(f for f in page_flags if f is not Flag.REPAIRED))))
        text_hash = hashlib.sha256(text.encode()).hexdigest()[:4]
        self.segments.append(
            Segment(
                segment_id=f"{self._document.sha256[:8]}-{block.n:05d}-{number}-{text_hash}",
                file=self._document.file,
                page=block.page,
                para_no=block.para_no,
                text=text,
                kind=block.kind,
                heading_path=block.heading_path,
                heading_item=block.item,
                block=block.n,
                row=row,
                context=context,
                flags=flags,
            )
        )

    def table(self, block: Block) -> None:
        rows = block.table or ()
        header_rows = rows[: block.header_rows]
        header = " ".join(row_text(row) for row in header_rows)
        for number, row in enumerate(rows):
            if number < block.header_rows or not any(c.strip() for c in row):
                continue
            long_cells = [c for c in row if len(c) > LONG_CELL]
            if not long_cells:
                self.add(block, row_text(row), header, number)
                continue
            lead = next((c for c in row if c.strip()), "")
            for cell in long_cells:
                for part in split_long(" ".join(cell.split())):
                    self.add(block, part, f"{header} {lead if lead is not cell else ''}".strip(), number)


def segment(document: Document) -> tuple[Segment, ...]:
    """Cut a document into passages.

    Every passage is findable in `source_text(document)` after `normalise_quote`. Contents, headers and footers give
    none; a list item carries the sentence that leads into its list as context.
    """
    cutter = _Cutter(document)
    lead = ""
    for block in document.blocks:
        if block.kind is BlockKind.TABLE:
            cutter.table(block)
            lead = ""
        elif block.kind in _TEXT_KINDS and block.text.strip():
            is_item = block.kind is BlockKind.LIST_ITEM
            for part in split_long(block.text.strip()):
                cutter.add(block, part, lead if is_item else "")
            if not is_item:
                lead = block.text if re.search(r"(?:ดังนี้|ได้แก่|ดังต่อไปนี้|:)\s*$", block.text) else ""
        elif block.kind is BlockKind.HEADING:
            lead = ""
    return tuple(cutter.segments)
