"""Put what OCR read into a document: blocks in page order, headings and numbers worked out again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from extractors.document import Block, BlockKind, Document, DocumentProblem, Flag, PageQuality
from extractors.headings import HeadingTracker, parse_heading
from extractors.ocr import OcrPage

# A recognised line longer than this is prose even when it begins with a number (headings of the sample reports have
# at most 96 characters).
_LONGEST_HEADING = 120
_UNREADABLE = frozenset({Flag.NO_TEXT_LAYER, Flag.DAMAGED_TEXT})


def pages_to_read(document: Document, force: bool) -> tuple[int, ...]:
    """Return the 1-based pages OCR should read: those without usable text, or all."""
    return tuple(q.page for q in document.page_quality if force or _UNREADABLE & set(q.flags))


def _kind_of(text: str) -> BlockKind:
    if "\n" not in text and len(text) <= _LONGEST_HEADING and parse_heading(text) is not None:
        return BlockKind.HEADING
    return BlockKind.PARAGRAPH


def _blocks_of(page: OcrPage) -> list[Block]:
    return [
        Block(
            n=1,
            kind=(kind := _kind_of(text)),
            text=text,
            page=page.page,
            para_no=1,
            flags=(Flag.OCR,),
            heading_level=1 if kind is BlockKind.HEADING else None,
        )
        for text in page.paragraphs
    ]


def renumber(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return the blocks with running numbers, paragraph numbers, heading paths and items worked out anew."""
    tracker = HeadingTracker()
    path: tuple[str, ...] = ()
    item: str | None = None
    para_no = 0
    result = []
    for n, block in enumerate(blocks, 1):
        if block.kind not in (BlockKind.HEADER, BlockKind.FOOTER):
            para_no += 1
        above = path
        if block.kind is BlockKind.HEADING:
            path, item = tracker.push(block.text, block.heading_level)
            above = path[:-1]
        result.append(
            block.model_copy(update={"n": n, "para_no": max(para_no, 1), "heading_path": above, "item": item})
        )
    return tuple(result)


def _quality(old: PageQuality, page: OcrPage) -> PageQuality:
    text = "".join("".join(page.paragraphs).split())
    letters = [c for c in text if c.isalpha()]
    thai = sum("\u0e01" <= c <= "\u0e5b" for c in letters)
    flags = tuple(f for f in old.flags if f not in _UNREADABLE)
    return PageQuality(
        page=old.page,
        characters=len(text),
        thai_share=round(thai / len(letters), 4) if letters else 0.0,
        flags=(*flags, Flag.OCR),
        confidence=page.confidence,
    )


def merge(document: Document, pages: Mapping[int, OcrPage]) -> Document:
    """Return the document with the text of `pages` in place of what stood there.

    A page on which OCR found nothing keeps its blocks and its flags: it still could not be read.
    """
    read = {number: page for number, page in pages.items() if page.paragraphs}
    kept: dict[int, list[Block]] = defaultdict(list)
    for block in document.blocks:
        if block.page not in read:
            kept[block.page or 0].append(block)
    for number, page in read.items():
        kept[number] = _blocks_of(page)
    quality = tuple(_quality(q, read[q.page]) if q.page in read else q for q in document.page_quality)
    unread = [q for q in quality if Flag.NO_TEXT_LAYER in q.flags]
    return document.model_copy(
        update={
            "blocks": renumber(b for number in sorted(kept) for b in kept[number]),
            "page_quality": quality,
            "text_layer": "none" if len(unread) == len(quality) else ("partial" if unread else "full"),
            "problems": tuple(p for p in document.problems if not _mended(p, read)),
        }
    )


def _mended(problem: DocumentProblem, read: Mapping[int, OcrPage]) -> bool:
    return problem.page in read and problem.code in ("pdf.no_text_layer", "pdf.damaged_text")
