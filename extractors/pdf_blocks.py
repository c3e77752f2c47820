"""Pages laid out to blocks: paragraphs, headings, tables, notes and running lines with numbers and repaired text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from extractors.document import Block, BlockKind, Flag
from extractors.headings import HeadingTracker
from extractors.layout_continued import join_continued
from extractors.layout_flow import Item, Line, PageLayout, TableItem
from extractors.layout_furniture import take_out_furniture
from extractors.layout_join import join_lines
from extractors.layout_kinds import heading_level, kind_of, without_drawn_bullet, without_leader
from extractors.layout_notes import take_out_footnotes
from extractors.layout_paragraphs import Manner, Paragraph, has_marker, manner_of, paragraphs_of
from extractors.layout_toc import mark_contents
from extractors.pdf_letters import Letters
from extractors.pdf_outline import Outline, mark_headings
from extractors.thai_text import repair

_FURNITURE = (BlockKind.HEADER, BlockKind.FOOTER)


class BlockMaker:
    """Numbers blocks, repairs their text and keeps the headings above them.

    Args:
        letters: meaning of the private letters of the layout.
        page_flags: flags of a page that its blocks inherit.
    """

    def __init__(self, letters: Letters, page_flags: Mapping[int, tuple[Flag, ...]]) -> None:
        self.blocks: list[Block] = []
        self.repairs: Counter[int] = Counter()
        self.characters = 0
        self._private = [(chr(code), given, meant) for code, (given, meant) in letters.items()]
        self._page_flags = page_flags
        self._tracker = HeadingTracker()
        self._para_no = 0

    def settle(self, text: str) -> str:
        """Return a text with the letters that its fonts mean."""
        for code, _, meant in self._private:
            text = text.replace(code, meant)
        return text

    def plain(self, text: str) -> str:
        """Return a text with the letters that its fonts say."""
        for code, given, _ in self._private:
            text = text.replace(code, given)
        return text

    def _mend(self, text: str, page: int) -> tuple[str, str]:
        """Return the text as the file gives it and as repaired."""
        raw, settled = self.plain(text), self.settle(text)
        result = repair(settled, hyphenate_shy=True)
        if settled != raw:
            self.repairs[page] += sum(a != b for a, b in zip(raw, settled, strict=True))
        self.repairs[page] += result.count
        return raw.strip(), " ".join(result.text.split(" ")).strip()

    def add(
        self, kind: BlockKind, text: str, page: int, *, level: int | None = None, flags: Sequence[Flag] = ()
    ) -> None:
        """Add a block of text; empty ones are left out."""
        raw, mended = self._mend(text, page)
        if mended:
            self._append(kind, raw, mended, page, level, None, 0, flags)

    def add_table(self, item: TableItem) -> None:
        """Add a table."""
        cells = [[self._mend(cell, item.page) for cell in row] for row in item.rows]
        kept = [row for row in cells if any(mended for _, mended in row)]
        if not kept:
            return
        rows = tuple(tuple(mended for _, mended in row) for row in kept)
        raw = "\n".join("\t".join(cell for cell, _ in row) for row in kept)
        text = "\n".join("\t".join(row) for row in rows)
        flags = (Flag.TABLE_CONTINUED,) if item.continued else ()
        header_rows = max(0, min(item.header_rows, len(rows) - 1))
        self._append(BlockKind.TABLE, raw, text, item.page, None, rows, header_rows, flags)

    def _append(
        self,
        kind: BlockKind,
        raw: str,
        text: str,
        page: int,
        level: int | None,
        table: tuple[tuple[str, ...], ...] | None,
        header_rows: int,
        flags: Sequence[Flag],
    ) -> None:
        if kind not in _FURNITURE:
            self._para_no += 1
        path, item = self._tracker.path, self._tracker.item
        if kind is BlockKind.HEADING:
            path, item = self._tracker.push(text, level)
            path = path[:-1]
        self.characters += len(text)
        marks = [*flags, *self._page_flags.get(page, ())]
        if raw != text:
            marks.append(Flag.REPAIRED)
        self.blocks.append(
            Block(
                n=len(self.blocks) + 1,
                kind=kind,
                text=text,
                page=page,
                para_no=max(self._para_no, 1),
                heading_path=path,
                item=item,
                table=table,
                flags=tuple(dict.fromkeys(marks)),
                raw_text=raw if raw != text else None,
                heading_level=level if kind is BlockKind.HEADING else None,
                header_rows=header_rows,
            )
        )


def _heading_sizes(parts: Sequence[Paragraph | TableItem], usual: float) -> tuple[float, ...]:
    """Return the sizes larger than the body that short paragraphs are set in, largest first."""
    sizes = {
        round(p.first.size)
        for p in parts
        if isinstance(p, Paragraph) and p.first.size > 1.12 * usual and len(p.text) <= 160
    }
    ordered = sorted(sizes, reverse=True)
    return tuple(float(s) for s in ordered[:4])


def _add_paragraph(maker: BlockMaker, part: Paragraph, manner: Manner, sizes: tuple[float, ...]) -> None:
    first, text = part.first, part.text
    kind = kind_of(
        maker.settle(text),
        size=first.size,
        bold=not manner.bold and all(i.bold for i in part.lines),
        usual=manner.size,
        lines=len(part.lines),
        role=first.role,
    )
    if kind is BlockKind.TOC:
        text = without_leader(text)
    text = without_drawn_bullet(text)
    flags = (Flag.ROTATED,) if first.turned else ()
    level = None
    if kind is BlockKind.HEADING:
        role = first.role
        tagged = role[:1] == "H" and role[1:].isdigit()
        level = min(int(role[1:]), 6) if tagged else heading_level(maker.settle(text), first.size, sizes)
    maker.add(kind, text, first.page, level=level, flags=flags)


def _notes(lines: Sequence[Line]) -> list[str]:
    texts: list[list[str]] = []
    for line in lines:
        if not texts or line.raised or has_marker(line.text):
            texts.append([])
        texts[-1].append(line.text)
    return [join_lines(t) for t in texts]


def make_blocks(
    pages: Sequence[PageLayout],
    letters: Letters,
    page_flags: Mapping[int, tuple[Flag, ...]],
    outline: Outline,
) -> BlockMaker:
    """Turn pages into blocks in reading order.

    Args:
        pages: pages in order; running lines and notes are moved out of their bodies here.
        letters: meaning of the private letters of the layout.
        page_flags: flags by page number.
        outline: bookmarks by page number.
    """
    maker = BlockMaker(letters, page_flags)
    take_out_furniture(pages)
    mark_headings(pages, outline, maker.settle)
    every: list[Item] = [i for page in pages for i in page.items]
    usual = manner_of(every).size
    for page in pages:
        take_out_footnotes(page, usual)
    body = [i for page in pages for i in page.items]
    manner = manner_of(body)
    parts = mark_contents(paragraphs_of(join_continued(body), manner))
    sizes = _heading_sizes(parts, manner.size)
    waiting = list(pages)

    def close_pages(before: int) -> None:
        """Write what stands at the foot of the pages before a page and at the head of that page."""
        while waiting and waiting[0].number < before:
            page = waiting.pop(0)
            for value in page.fields:
                maker.add(BlockKind.PARAGRAPH, value, page.number, flags=(Flag.FORM_FIELD,))
            for note in _notes(page.footnotes):
                maker.add(BlockKind.FOOTNOTE, note, page.number)
            for line in page.footers:
                maker.add(BlockKind.FOOTER, line.text, page.number)
            if waiting:
                _heads(maker, waiting[0])

    if pages:
        _heads(maker, pages[0])
    for part in parts:
        number = part.page if isinstance(part, TableItem) else part.first.page
        close_pages(number)
        if isinstance(part, TableItem):
            maker.add_table(part)
        else:
            _add_paragraph(maker, part, manner, sizes)
    close_pages(pages[-1].number + 1 if pages else 0)
    return maker


def _heads(maker: BlockMaker, page: PageLayout) -> None:
    for line in page.headers:
        maker.add(BlockKind.HEADER, line.text, page.number)
