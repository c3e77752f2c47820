"""Checks before and around PDFium: password, damage, and streams that unpack to far more than the file holds."""

from __future__ import annotations

import re
import zlib
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from extractors.errors import FileTooLarge, FileUnsupported, PdfCorrupt, PdfEncrypted
from extractors.limits import Limits

# Deflate packs at most 1032 to 1, so a stream shorter than limit / 1032 behind one filter cannot break the limit.
_DEFLATE_RATIO = 1032
_STREAM = re.compile(rb"stream(?:\r\n|\n|\r)")
_DICTIONARY_SPAN = 2048
_FILTERS = re.compile(rb"/Filter\s*(\[[^\]]{0,400}\]|/\w+)")
_NAMES = re.compile(rb"/(\w+)")
_LENGTH = re.compile(rb"/Length\s+(\d{1,12})(?!\s+\d+\s+R)")
_CHUNK = 1 << 16
_MAX_STREAMS = 300_000


def open_pdf(data: bytes, limits: Limits) -> Any:
    """Open a PDF.

    Raises:
        FileUnsupported: no PDF header in the first kilobyte.
        FileTooLarge: a stream unpacks to more than the limit, or too many pages.
        PdfEncrypted: a user password is needed.
        PdfCorrupt: PDFium cannot read it.
    """
    if b"%PDF-" not in data[:1024]:
        raise FileUnsupported("no PDF header")
    check_streams(data, limits)
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if raw.FPDF_GetLastError() in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY) or "assword" in str(error):
            raise PdfEncrypted("user password needed") from error
        raise PdfCorrupt("cannot be opened") from error
    pages = len(document)
    if pages == 0:
        document.close()
        raise PdfCorrupt("no page")
    if pages > limits.max_pages:
        document.close()
        raise FileTooLarge(f"{pages} pages")
    return document


def is_cut_off(data: bytes) -> bool:
    """Whether the end marker is missing from the last two kilobytes, as in a download that broke off."""
    return b"%%EOF" not in data[-2048:] and b"startxref" not in data[-2048:]


def check_streams(data: bytes, limits: Limits) -> None:
    """Unpack suspicious streams piecewise and stop at the limit.

    Only streams that could break the limit are unpacked: long ones behind one filter, and any behind two or more.
    Pictures are not: text reading never unpacks them.

    Raises:
        FileTooLarge: a stream unpacks to more than `limits.max_part_bytes`.
    """
    end = 0
    for count, match in enumerate(_STREAM.finditer(data)):
        if count > _MAX_STREAMS:
            raise FileTooLarge("too many streams")
        start = match.end()
        if start < end or data[match.start() - 3 : match.start()] == b"end":
            continue
        head = data[max(0, match.start() - _DICTIONARY_SPAN) : match.start()]
        head = head[head.rfind(b" obj") + 4 :] if b" obj" in head else head
        names = _filters(head)
        if not names or b"/Image" in head:
            continue
        length = _length(head, data, start)
        if len(names) == 1 and length * _DEFLATE_RATIO < limits.max_part_bytes:
            end = start + length
            continue
        if _unpacks_beyond(data[start : start + length], names, limits.max_part_bytes):
            raise FileTooLarge(f"a stream unpacks to more than {limits.max_part_bytes} bytes")
        end = start + length


def _filters(head: bytes) -> list[bytes]:
    match = _FILTERS.search(head)
    return _NAMES.findall(match.group(1)) if match else []


def _length(head: bytes, data: bytes, start: int) -> int:
    match = _LENGTH.search(head)
    # PDFium does not believe a length behind which the stream does not end, and looks for the end itself.
    if match and data[(stop := start + int(match.group(1))) : stop + 12].lstrip().startswith(b"endstream"):
        return int(match.group(1))
    close = data.find(b"endstream", start)
    return (close if close >= 0 else len(data)) - start


def _unpacks_beyond(packed: bytes, names: list[bytes], limit: int) -> bool:
    """Whether a stream unpacks to more than `limit` bytes; each layer is bounded by the limit."""
    for name in names:
        if name not in (b"FlateDecode", b"Fl"):
            # Other filters pack at most 128 to 1 or not at all.
            return len(packed) * 128 > limit if name in (b"RunLengthDecode", b"RL", b"LZWDecode", b"LZW") else False
        unpacked = bytearray()
        unpacker = zlib.decompressobj()
        rest = packed
        try:
            while rest and not unpacker.eof:
                unpacked += unpacker.decompress(rest, _CHUNK)
                rest = unpacker.unconsumed_tail
                if len(unpacked) > limit:
                    return True
        except zlib.error:
            # A damaged layer: PDFium reads what comes before the damage, as was done here.
            pass
        packed = bytes(unpacked)
    return False
