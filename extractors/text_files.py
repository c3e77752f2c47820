"""Reader for plain text and Markdown in UTF-8, UTF-16 and CP874 (Thai Windows)."""

from __future__ import annotations

import hashlib
import re

from extractors.document import BlockKind, Document
from extractors.docx_builder import BlockBuilder
from extractors.errors import FileTooLarge, FileUnsupported
from extractors.headings import parse_heading
from extractors.limits import Limits

_MARKDOWN_HEADING = re.compile(r"^(#{1,6})\s+(.*\S)\s*#*$")
_LIST_ITEM = re.compile(r"^\s*(?:[-–•*+●▪]|\(?[0-9๐-๙]{1,2}[.)]|[ก-ฮ][.)])\s+\S")
_TABLE_ROW = re.compile(r"^\s*\|.*\|\s*$")
_TABLE_RULE = re.compile(r"^\s*\|?[\s:|-]+\|?\s*$")
_LONGEST_HEADING = 120
# A longer line was not wrapped by a typist: where lines are that long, each is a paragraph.
_LONGEST_PRINTED_LINE = 160
# Share of control characters and bytes undefined in CP874 above which a file is no text.
_MOST_ODD = 0.01


def _utf16_without_mark(data: bytes) -> str | None:
    """Name of the UTF-16 form of bytes without a byte order mark: every second byte of the head is 00 or 0E (Thai)."""
    head = data[: 2 * (min(len(data), 4096) // 2)]
    if len(head) < 8:
        return None
    for encoding, high in (("utf-16-le", head[1::2]), ("utf-16-be", head[::2])):
        if sum(b in (0x00, 0x0E, 0x20) for b in high) > 0.95 * len(high) and any(b != 0x20 for b in high):
            low = head[::2] if encoding == "utf-16-le" else head[1::2]
            return encoding if low.count(0) < 0.05 * len(low) else None
    return None


def decode(data: bytes) -> str | None:
    """Return the text of `data`, None where it is no text in a known encoding."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                return None
    if (silent := _utf16_without_mark(data)) is not None:
        return data.decode(silent, errors="replace") if len(data) % 2 == 0 else None
    for encoding in ("utf-8", "cp874"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        odd = sum(1 for c in text if ord(c) < 32 and c not in "\t\n\r\f")
        if odd <= _MOST_ODD * len(text):
            return text
    return None


def looks_like_text(data: bytes) -> bool:
    """Whether bytes that no other reader knows are plain text; web pages are not."""
    head = data[:4096]
    if re.match(rb"\s*(?:<!doctype html|<html|<\?xml)", head, re.IGNORECASE):
        return False
    if b"\x00" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff")) and _utf16_without_mark(data) is None:
        return False
    return decode(data[: 1 << 20].rsplit(b"\n", 1)[0] if len(data) > 1 << 20 else data) is not None


def _table(builder: BlockBuilder, lines: list[str]) -> None:
    rows = [[c.strip() for c in line.strip().strip("|").split("|")] for line in lines if not _TABLE_RULE.match(line)]
    width = max((len(r) for r in rows), default=0)
    builder.add(
        BlockKind.TABLE, "", table=[r + [""] * (width - len(r)) for r in rows], header_rows=min(1, len(rows) - 1)
    )


def read_text(data: bytes, name: str, limits: Limits) -> Document:
    """Read a text file: paragraphs at blank lines, headings by "#" or number, lists and tables of Markdown.

    Raises:
        FileUnsupported: the bytes are no text.
        FileTooLarge: more characters than the limit.
    """
    text = decode(data)
    if text is None:
        raise FileUnsupported("not text in UTF-8, UTF-16 or CP874")
    if len(text) > limits.max_characters:
        raise FileTooLarge(f"{len(text)} characters")
    builder = BlockBuilder(limits)
    paragraph: list[str] = []
    table: list[str] = []

    def flush() -> None:
        if paragraph:
            builder.add(BlockKind.PARAGRAPH, "\n".join(paragraph))
            paragraph.clear()
        if table:
            _table(builder, table)
            table.clear()

    for line in (*text.splitlines(), ""):
        heading = _MARKDOWN_HEADING.match(line)
        if _TABLE_ROW.match(line) and line.count("|") > 2:
            if paragraph:
                flush()
            table.append(line)
        elif not line.strip():
            flush()
        elif heading:
            flush()
            builder.add(BlockKind.HEADING, heading.group(2), level=len(heading.group(1)))
        elif not paragraph and len(line) <= _LONGEST_HEADING and (number := parse_heading(line)) and number.depth <= 2:
            flush()
            builder.add(BlockKind.HEADING, line, level=number.depth)
        elif _LIST_ITEM.match(line):
            flush()
            builder.add(BlockKind.LIST_ITEM, line)
        else:
            if paragraph and max(len(line), len(paragraph[-1])) > _LONGEST_PRINTED_LINE:
                flush()
            paragraph.append(line.strip())
    return Document(
        file=name,
        sha256=hashlib.sha256(data).hexdigest(),
        format="text",
        pages=None,
        text_layer="full" if builder.blocks else "none",
        blocks=tuple(builder.blocks),
    )
