"""One table of readers: type of content -> reader."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from extractors.document import Document
from extractors.errors import (
    DocxCorrupt,
    DocxEncrypted,
    FileEmpty,
    FileNotFound,
    FileTooLarge,
    FileUnsupported,
)
from extractors.limits import Limits
from extractors.sniff import FileType, sniff

_DEFAULT = Limits()

Reader = Callable[[bytes, str, Limits], Document]


def _pdf(data: bytes, name: str, limits: Limits) -> Document:
    from extractors.pdf import read_pdf

    return read_pdf(data, name, limits)


def _docx(data: bytes, name: str, limits: Limits) -> Document:
    from extractors.docx import read_docx

    return read_docx(data, name, limits)


READERS: dict[FileType, Reader] = {FileType.PDF: _pdf, FileType.DOCX: _docx}


def extract(path: Path, limits: Limits = _DEFAULT) -> Document:
    """Read one file.

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
    kind = sniff(data)
    if kind is FileType.DOCX_ENCRYPTED:
        raise DocxEncrypted("password-protected package")
    if kind is FileType.DOCX_BROKEN:
        raise DocxCorrupt("broken package")
    reader = READERS.get(kind)
    if reader is None:
        raise FileUnsupported(f"content type {kind.value}")
    return reader(data, path.name, limits)
