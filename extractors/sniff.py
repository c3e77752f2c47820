"""What a file is, judged by its content and never by its name."""

from __future__ import annotations

import io
import zipfile
from enum import StrEnum

from extractors.text_files import looks_like_text

_HEAD = 1024
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Stream names of an OLE container are UTF-16; this one marks a password-protected Office package.
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MAIN_TYPES = (b"wordprocessingml.document.main+xml", b"ms-word.document.macroEnabled.main+xml",
               b"wordprocessingml.template.main+xml", b"ms-word.template.macroEnabledTemplate.main+xml")  # fmt: skip


class FileType(StrEnum):
    """Types told apart by content."""

    PDF = "pdf"
    DOCX = "docx"
    DOCX_ENCRYPTED = "docx_encrypted"
    DOCX_BROKEN = "docx_broken"
    DOC = "doc"
    TEXT = "text"
    RTF = "rtf"
    ODT = "odt"
    UNKNOWN = "unknown"


def _package_type(data: bytes) -> FileType:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as bundle:
            names = set(bundle.namelist())
            if "mimetype" in names:
                with bundle.open("mimetype") as member:
                    # The type has some 40 characters; the member may claim any size.
                    head = member.read(200)
                return FileType.ODT if b"opendocument.text" in head else FileType.UNKNOWN
            if "[Content_Types].xml" not in names:
                return FileType.UNKNOWN
            info = bundle.getinfo("[Content_Types].xml")
            if info.file_size > 1 << 20:
                return FileType.DOCX_BROKEN
            types = bundle.read(info)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError, RuntimeError):
        return FileType.DOCX_BROKEN
    except Exception:
        # zlib.error and friends: a part that cannot be unpacked.
        return FileType.DOCX_BROKEN
    return FileType.DOCX if any(t in types for t in _MAIN_TYPES) else FileType.UNKNOWN


# Types that are read only under their own suffix: a file that calls itself .docx or .pdf and holds one of these was
# saved wrongly, and its sender should know.
_OWN_SUFFIXES = {
    FileType.DOC: {".doc", ".dot"},
    FileType.ODT: {".odt", ".ott"},
    FileType.RTF: {".rtf"},
    FileType.TEXT: {".txt", ".md"},
}


def _content_type(data: bytes) -> FileType:
    if b"%PDF-" in data[:_HEAD]:
        return FileType.PDF
    if data[:4] in (b"PK\x03\x04", b"PK\x05\x06"):
        return _package_type(data)
    if data[:8] == _OLE:
        return FileType.DOCX_ENCRYPTED if _ENCRYPTED in data else FileType.DOC
    if data[:5] == b"{\\rtf":
        return FileType.RTF
    return FileType.TEXT if looks_like_text(data) else FileType.UNKNOWN


def sniff(data: bytes, suffix: str) -> FileType:
    """Return the type of a file from its bytes.

    Args:
        data: the whole file.
        suffix: suffix of its name with the dot; only keeps wrongly saved files of rarer types out, see the module.
    """
    found = _content_type(data)
    wanted = _OWN_SUFFIXES.get(found)
    return found if wanted is None or suffix.lower() in wanted else FileType.UNKNOWN
