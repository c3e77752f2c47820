"""PDF files to documents."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Sequence
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from extractors.damage import measure
from extractors.document import Document, DocumentProblem, Flag, PageQuality
from extractors.errors import ExtractionTimeout, FileTooLarge, PdfCorrupt, PdfNoTextLayer
from extractors.limits import Limits
from extractors.pdf_blocks import BlockMaker, make_blocks
from extractors.pdf_fields import typed_values
from extractors.pdf_guard import is_cut_off, open_pdf
from extractors.pdf_letters import letters_of
from extractors.pdf_outline import read_outline
from extractors.pdf_page import PageReader, PageReading
from extractors.pdf_tags import read_roles

# A page whose only text is a stamp, a page number or a running line, over a picture or over letters drawn as shapes,
# is a scan: at most this many characters, and pictures on this share of the page or this many drawn shapes.
_FEW_CHARACTERS = 60
_PICTURE_SHARE = 0.35
_MANY_PATHS = 60
# Text of a font is judged on at most this many Thai letters.
_FONT_SAMPLE = 20_000


def is_scan(characters: int, image_share: float, paths: int) -> bool:
    """Whether a page has no usable text layer although something is drawn on it.

    Args:
        characters: visible characters without white space.
        image_share: share of the page covered by pictures, 0 to 1.
        paths: number of drawn shapes.
    """
    if characters > _FEW_CHARACTERS:
        return False
    return image_share >= _PICTURE_SHARE or (characters == 0 and (image_share > 0.05 or paths >= _MANY_PATHS))


def _page_flags(reading: PageReading, typed: bool) -> tuple[Flag, ...]:
    flags = []
    if is_scan(reading.characters, reading.image_share, reading.paths) and not typed:
        flags.append(Flag.NO_TEXT_LAYER)
    if reading.layer:
        flags.append(Flag.INVISIBLE_LAYER)
    elif reading.hidden:
        flags.append(Flag.HIDDEN_TEXT_DROPPED)
    if reading.watermark:
        flags.append(Flag.WATERMARK_DROPPED)
    return tuple(flags)


def _read_pages(document: Any, limits: Limits, reader: PageReader) -> tuple[list[PageReading], list[DocumentProblem]]:
    deadline = time.monotonic() + limits.seconds
    readings: list[PageReading] = []
    problems: list[DocumentProblem] = []
    total = 0
    tagged = bool(raw.FPDFCatalog_IsTagged(document))
    for index in range(len(document)):
        if time.monotonic() > deadline:
            raise ExtractionTimeout(f"more than {limits.seconds:g} s", index + 1)
        try:
            page = document[index]
        except pdfium.PdfiumError:
            problems.append(DocumentProblem(code=PdfCorrupt.code, page=index + 1, detail="page cannot be loaded"))
            continue
        try:
            roles = read_roles(page) if tagged else None
            reading = reader.read(page, index + 1, limits.max_characters - total, roles)
            reading.layout.fields = typed_values(document, page)
        finally:
            page.close()
        total += reading.characters
        if total > limits.max_characters:
            raise FileTooLarge(f"more than {limits.max_characters} characters", index + 1)
        if reading.truncated:
            problems.append(
                DocumentProblem(code=FileTooLarge.code, page=index + 1, detail="drawing not read to its end")
            )
        readings.append(reading)
    return readings, problems


def _letters(readings: Sequence[PageReading]) -> dict[int, tuple[str, str]]:
    texts: dict[int, str] = {}
    for reading in readings:
        for font, text in reading.font_text.items():
            known = texts.setdefault(font, "")
            if len(known) < _FONT_SAMPLE:
                texts[font] = known + text
    return letters_of(texts, texts)


def _quality(
    readings: Sequence[PageReading], flags: dict[int, tuple[Flag, ...]], maker: BlockMaker
) -> tuple[PageQuality, ...]:
    texts: dict[int, list[str]] = {}
    for block in maker.blocks:
        texts.setdefault(block.page or 0, []).append(block.text)
    result = []
    for reading in readings:
        number = reading.layout.number
        marks = list(flags[number])
        if measure("\n".join(texts.get(number, ()))).damaged:
            marks.append(Flag.DAMAGED_TEXT)
        if maker.repairs[number]:
            marks.append(Flag.REPAIRED)
        result.append(
            PageQuality(
                page=number,
                characters=reading.characters,
                thai_share=round(reading.thai / reading.letters, 4) if reading.letters else 0.0,
                repairs=maker.repairs[number],
                flags=tuple(marks),
            )
        )
    return tuple(result)


def read_pdf(data: bytes, name: str, limits: Limits) -> Document:
    """Read a PDF.

    Args:
        data: the whole file.
        name: file name without folder.
        limits: what the file may cost.

    Raises:
        PdfEncrypted: a user password is needed.
        PdfCorrupt: cut off or damaged beyond repair.
        PdfNoTextLayer: no page has a text layer.
        FileTooLarge: a limit of size, pages, characters or unpacked bytes is exceeded.
        ExtractionTimeout: reading takes longer than `limits.seconds`.
        FileUnsupported: no PDF.
    """
    document = open_pdf(data, limits)
    try:
        document.init_forms()
        reader = PageReader()
        readings, problems = _read_pages(document, limits, reader)
        outline = read_outline(document)
        title = str(document.get_metadata_dict().get("Title", "") or "")
        pages = len(document)
    finally:
        document.close()
    flags = {r.layout.number: _page_flags(r, bool(r.layout.fields)) for r in readings}
    scans = [n for n, marks in flags.items() if Flag.NO_TEXT_LAYER in marks]
    if not any(r.characters or r.layout.fields for r in readings if r.layout.number not in scans):
        if not scans and is_cut_off(data):
            raise PdfCorrupt("no page could be read and the end of the file is missing")
        raise PdfNoTextLayer(f"{pages} pages without text")
    layers = {n: (Flag.INVISIBLE_LAYER,) for n, marks in flags.items() if Flag.INVISIBLE_LAYER in marks}
    maker = make_blocks([r.layout for r in readings], _letters(readings), layers, outline)
    quality = _quality(readings, flags, maker)
    problems += [DocumentProblem(code=PdfNoTextLayer.code, page=number) for number in scans]
    return Document(
        file=name,
        sha256=hashlib.sha256(data).hexdigest(),
        format="pdf",
        pages=pages,
        text_layer="partial" if scans else "full",
        blocks=tuple(maker.blocks),
        page_quality=quality,
        problems=tuple(problems),
        title=title,
    )
