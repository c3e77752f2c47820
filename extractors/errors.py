"""Errors of extraction.

    ExtractionError               code
    +-- FileNotFound              file.not_found
    +-- FileEmpty                 file.empty
    +-- FileUnsupported           file.unsupported
    +-- FileTooLarge              file.too_large
    +-- PdfEncrypted              pdf.encrypted
    +-- PdfCorrupt                pdf.corrupt
    +-- PdfNoTextLayer            pdf.no_text_layer
    +-- DocxCorrupt               docx.corrupt
    +-- DocxEncrypted             docx.encrypted
    +-- DocxNoTextLayer           docx.no_text_layer
    +-- ZipUnsafe                 zip.unsafe
    +-- ExtractionTimeout         timeout
    +-- ExtractionMemory          memory

Every class has a stable code; cause and cure for people are looked up by that code in the message catalogue.
All arguments are positional so that an error survives the way back from a worker process.
"""

from __future__ import annotations

from typing import ClassVar


class ExtractionError(Exception):
    """A file that could not be turned into a document.

    Args:
        detail: what was seen, in English, without text of the report.
        page: 1-based page number the fault is tied to, if any.
    """

    code: ClassVar[str] = "file.unsupported"

    def __init__(self, detail: str = "", page: int | None = None) -> None:
        super().__init__(detail, page)
        self.detail = detail
        self.page = page

    def __str__(self) -> str:
        where = f" (page {self.page})" if self.page is not None else ""
        return f"{self.code}: {self.detail}{where}"


class FileNotFound(ExtractionError):
    """The path does not exist or cannot be opened."""

    code = "file.not_found"


class FileEmpty(ExtractionError):
    """The file has no bytes. Counts as a corrupt download for those who read kinds and not codes."""

    code = "file.empty"


class FileUnsupported(ExtractionError):
    """The content is of a type that no reader serves."""

    code = "file.unsupported"


class FileTooLarge(ExtractionError):
    """A stated limit of size, pages or unpacked bytes is exceeded."""

    code = "file.too_large"


class PdfEncrypted(ExtractionError):
    """The PDF needs a user password."""

    code = "pdf.encrypted"


class PdfCorrupt(ExtractionError):
    """The PDF is cut off or damaged beyond repair."""

    code = "pdf.corrupt"


class PdfNoTextLayer(ExtractionError):
    """No page of the PDF has a text layer (a scan)."""

    code = "pdf.no_text_layer"


class DocxCorrupt(ExtractionError):
    """The DOCX package or its main part is damaged."""

    code = "docx.corrupt"


class DocxEncrypted(ExtractionError):
    """The DOCX is protected by a password."""

    code = "docx.encrypted"


class DocxNoTextLayer(ExtractionError):
    """The DOCX holds pictures and no text (a scan put into Word), or nothing at all."""

    code = "docx.no_text_layer"


class ZipUnsafe(ExtractionError):
    """An archive holds paths or sizes that must not be unpacked."""

    code = "zip.unsafe"


class ExtractionTimeout(ExtractionError):
    """Reading took longer than the stated limit."""

    code = "timeout"


class ExtractionMemory(ExtractionError):
    """Reading needed more memory than the stated limit."""

    code = "memory"
