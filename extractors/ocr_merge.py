"""Put what OCR read into a document: blocks in page order, headings and numbers worked out again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from extractors.damage import measure
from extractors.document import Block, BlockKind, Document, DocumentProblem, Flag, PageQuality
from extractors.headings import HeadingTracker, parse_heading
from extractors.ocr import OcrPage

# A recognised line longer than this is prose even when it begins with a number (headings of the sample reports have
# at most 84 characters).
_LONGEST_HEADING = 120
# Mean confidence from which a recognised page counts as read. Measured on 2026-11-25 with Tesseract 5 on two pages of a
# synthetic report, drawn as pictures as in benchmarks/ocr.py: 200, 100 and 60 dpi have 85.6 to 93.6 (character error
# rate 0.14 to 0.40); three case files 84.3 to 93.3; upside down 56.4 and 59.8 (error rate 0.92 and 0.95).
# Mirrored pages have 71.0 and 71.1: those are told by their letters, see `extractors.damage`.
LEAST_CONFIDENCE = 70.0
# Forced recognition that gives less than this share of the characters of a sound text layer has missed columns or
# tables. The sound pages measured above give at least 0.6; the limit below that is set by judgement.
_LEAST_SHARE = 0.5
_UNREADABLE = frozenset({Flag.NO_TEXT_LAYER, Flag.DAMAGED_TEXT})


def pages_to_read(document: Document, force: bool) -> tuple[int, ...]:
    """Return the 1-based pages OCR should read: those without usable text, or all."""
    return tuple(q.page for q in document.page_quality if force or _UNREADABLE & set(q.flags))


def is_usable(page: OcrPage) -> bool:
    """Whether what OCR read on a page is text that may be judged: sure enough, and in sound spelling."""
    sure = page.confidence >= LEAST_CONFIDENCE
    return bool(page.paragraphs) and sure and not measure("\n".join(page.paragraphs)).damaged


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
    if not is_usable(page):
        return old.model_copy(update={"confidence": page.confidence})
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


def _replaces(page: OcrPage, layer: PageQuality) -> bool:
    """Whether recognised text takes the place of what the file itself gave for a page."""
    if not page.paragraphs:
        return False
    if _UNREADABLE & set(layer.flags):
        return is_usable(page) or Flag.NO_TEXT_LAYER in layer.flags
    characters = len("".join("".join(page.paragraphs).split()))
    return is_usable(page) and characters >= _LEAST_SHARE * layer.characters


def merge(document: Document, pages: Mapping[int, OcrPage]) -> Document:
    """Return the document with the text of `pages` in place of what stood there.

    A page on which OCR found nothing keeps its blocks, its flags and its problem: it still could not be read. So does a
    page of doubtful recognition, save that recognised text takes the place of none. A page that had sound text of its
    own (OCR was forced) keeps it where recognition is doubtful, or gives less than half of its characters.
    """
    layers = {q.page: q for q in document.page_quality}
    read = {n: page for n, page in pages.items() if n in layers and _replaces(page, layers[n])}
    kept: dict[int, list[Block]] = defaultdict(list)
    for block in document.blocks:
        if block.page not in read:
            kept[block.page or 0].append(block)
    for number, page in read.items():
        kept[number] = _blocks_of(page)
    quality = tuple(_quality(q, read[q.page]) if q.page in read else q for q in document.page_quality)
    unread = [q for q in quality if Flag.NO_TEXT_LAYER in q.flags]
    damaged = document.text_layer == "partial" and any(_UNREADABLE & set(q.flags) for q in quality)
    return document.model_copy(
        update={
            "blocks": renumber(b for number in sorted(kept) for b in kept[number]),
            "page_quality": quality,
            "text_layer": "none" if len(unread) == len(quality) else ("partial" if unread or damaged else "full"),
            "problems": tuple(p for p in document.problems if not _mended(p, read)),
        }
    )


def _mended(problem: DocumentProblem, read: Mapping[int, OcrPage]) -> bool:
    page = read.get(problem.page) if problem.page is not None else None
    return page is not None and is_usable(page) and problem.code in ("pdf.no_text_layer", "pdf.damaged_text")
