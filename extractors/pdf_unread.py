"""Pages whose drawing is in the file but does not reach the reader: they must not look like empty pages."""

from __future__ import annotations

import io
import re
import zlib
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

# Operators that leave something on the page: text, outlines, pictures, shadings, inline pictures.
_PAINTS = re.compile(rb"(?<![\w/])(?:Tj|TJ|Do|[fFSsBb]\*?|sh|EI)(?!\w)")
# Content streams of a page: one, or a list. Notes have a text of that name, never a reference.
_CONTENTS = re.compile(rb"/Contents\s*(\[[^\]]*\]|\d+\s+\d+\s+R)")
_REFERENCE = re.compile(rb"(\d+)\s+\d+\s+R")
_FILTER = re.compile(rb"/Filter\s*(?:\[([^\]]*)\]|/(\w+))")
_NAME = re.compile(rb"\w+")
# Pages that are copied for this check; a file with more empty pages than these is taken as it is.
MOST_PAGES = 200


def is_undecoded(document: Any, index: int, page: Any) -> bool:
    """Whether a page draws something of which PDFium could decode nothing.

    A page without objects is copied into a file of its own, whose content streams are unpacked: one that cannot be
    unpacked, or one that paints, was lost. An empty page has no content, or only sets the
    state of the pen, as office programs do.

    Args:
        document: document of pypdfium2.
        index: 0-based page number.
        page: the page, loaded.
    """
    if raw.FPDFPage_CountObjects(page.raw) > 0:
        return False
    sink = io.BytesIO()
    alone = pdfium.PdfDocument.new()
    try:
        alone.import_pages(document, [index])
        alone.save(sink)
    except pdfium.PdfiumError:
        return False
    finally:
        alone.close()
    return any(_paints(head, body) for head, body in _streams(sink.getvalue()))


def _streams(data: bytes) -> list[tuple[bytes, bytes]]:
    """Dictionary and bytes of the content streams in the file of one page."""
    found = []
    for contents in _CONTENTS.findall(data):
        for number in _REFERENCE.findall(contents):
            stream = re.search(
                rb"(?<!\d)" + number + rb" 0 obj\b(.*?)\bstream\r?\n(.*?)\r?\nendstream", data, re.DOTALL
            )
            if stream is not None:
                found.append((stream.group(1), stream.group(2)))
    return found


def _paints(head: bytes, body: bytes) -> bool:
    filters = _FILTER.search(head)
    names = _NAME.findall(filters.group(1) or filters.group(2) or b"") if filters else []
    if names == [b"FlateDecode"]:
        try:
            body = zlib.decompressobj().decompress(body, 1 << 20)
        except zlib.error:
            return bool(body.strip())
    elif names:
        return bool(body.strip())
    return _PAINTS.search(body) is not None
