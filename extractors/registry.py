"""One table of readers: type of content -> reader."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from extractors.document import Document
from extractors.errors import (
    DocxCorrupt,
    DocxEncrypted,
    ExtractionError,
    FileEmpty,
    FileNotFound,
    FileTooLarge,
    FileUnsupported,
)
from extractors.limits import Limits, OcrMode
from extractors.sniff import FileType, sniff

_DEFAULT = Limits()

Reader = Callable[[bytes, str, Limits, OcrMode], Document]


def _pdf(data: bytes, name: str, limits: Limits, ocr: OcrMode) -> Document:
    from extractors.ocr_pdf import read_pdf_with_ocr
    from extractors.pdf import read_pdf

    return read_pdf(data, name, limits) if ocr is OcrMode.OFF else read_pdf_with_ocr(data, name, limits, ocr)


def _docx(data: bytes, name: str, limits: Limits, ocr: OcrMode) -> Document:
    from extractors.docx import read_docx

    return read_docx(data, name, limits)


def _office(data: bytes, name: str, limits: Limits, ocr: OcrMode) -> Document:
    from extractors.office import read_office

    return read_office(data, name, limits)


def _text(data: bytes, name: str, limits: Limits, ocr: OcrMode) -> Document:
    from extractors.text_files import read_text

    return read_text(data, name, limits)


def _refuse(error: type[ExtractionError], detail: str) -> Reader:
    def read(data: bytes, name: str, limits: Limits, ocr: OcrMode) -> Document:
        raise error(detail)

    return read


READERS: dict[FileType, Reader] = {
    FileType.PDF: _pdf,
    FileType.DOCX: _docx,
    FileType.DOC: _office,
    FileType.ODT: _office,
    FileType.RTF: _office,
    FileType.TEXT: _text,
    FileType.DOCX_ENCRYPTED: _refuse(DocxEncrypted, "password-protected package"),
    FileType.DOCX_BROKEN: _refuse(DocxCorrupt, "broken package"),
    FileType.UNKNOWN: _refuse(FileUnsupported, "content of an unknown type"),
}


def extract(path: Path, limits: Limits = _DEFAULT, ocr: OcrMode = OcrMode.OFF) -> Document:
    """Read one file.

    Args:
        path: the file.
        limits: what it may cost.
        ocr: whether pages without usable text are read by OCR.

    Raises:
        ExtractionError: with the code of what is wrong.
    """
    try:
        size = path.stat().st_size
        if size > limits.max_file_bytes:
            raise FileTooLarge(f"{size} bytes")
        data = path.read_bytes()
    except OSError as error:
        raise FileNotFound(error.strerror or type(error).__name__) from error
    if not data:
        raise FileEmpty("0 bytes")
    return READERS[sniff(data, path.suffix)](data, path.name, limits, ocr)
