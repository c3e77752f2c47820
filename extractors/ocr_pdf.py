"""PDF files whose pages without usable text are read by OCR."""

from __future__ import annotations

import hashlib
import time

import pypdfium2 as pdfium

from extractors.document import Document, DocumentProblem, Flag, PageQuality
from extractors.errors import PdfNoTextLayer
from extractors.limits import Limits, OcrMode
from extractors.ocr import read_pages, tesseract_ready
from extractors.ocr_merge import merge, pages_to_read
from extractors.pdf import read_pdf

OCR_MISSING = "ocr.missing"
# Own choice: OCR takes seconds a page, judging the whole report a few seconds, so a fifth of the limit is left for it.
_OCR_SHARE = 0.8


def _blank(data: bytes, name: str) -> Document:
    """A document of scanned pages only, as `read_pdf` would have to return it."""
    with pdfium.PdfDocument(data) as document:
        pages = len(document)
    numbers = range(1, pages + 1)
    return Document(
        file=name,
        sha256=hashlib.sha256(data).hexdigest(),
        format="pdf",
        pages=pages,
        text_layer="none",
        blocks=(),
        page_quality=tuple(
            PageQuality(page=n, characters=0, thai_share=0.0, flags=(Flag.NO_TEXT_LAYER,)) for n in numbers
        ),
        problems=tuple(DocumentProblem(code=PdfNoTextLayer.code, page=n) for n in numbers),
    )


def read_pdf_with_ocr(data: bytes, name: str, limits: Limits, mode: OcrMode) -> Document:
    """Read a PDF, then read by OCR the pages that have no usable text, or all pages.

    OCR stops at a share of `limits.seconds`; the pages that are left keep their flags. Where Tesseract or its Thai data
    are missing the document keeps its flags and gets the problem "ocr.missing".

    Raises:
        ExtractionError: as `read_pdf`; PdfNoTextLayer also when OCR finds no text either.
    """
    # Counted from here: reading the text layer and OCR share one time limit.
    deadline = time.monotonic() + limits.seconds * _OCR_SHARE
    try:
        document = read_pdf(data, name, limits)
    except PdfNoTextLayer:
        if not tesseract_ready():
            raise
        document = _blank(data, name)
    wanted = pages_to_read(document, mode is OcrMode.FORCE)
    if not wanted:
        return document
    if not tesseract_ready():
        missing = DocumentProblem(code=OCR_MISSING, detail="tesseract with Thai data")
        return document.model_copy(update={"problems": (*document.problems, missing)})
    merged = merge(document, read_pages(data, wanted, deadline))
    if not merged.blocks:
        raise PdfNoTextLayer("OCR found no text")
    return merged
