"""What kind of block a DOCX paragraph is: heading, list item, caption, contents line or plain paragraph."""

from __future__ import annotations

import re

from lxml import etree

from extractors.document import BlockKind
from extractors.docx_package import W
from extractors.docx_runs import ParagraphText
from extractors.docx_styles import ParagraphStyle
from extractors.headings import is_part_title, parse_heading

_TYPED_ITEM = re.compile(r"^\s*(?:[-–•●▪◦■➢✓✔☑☐*·]|\(?[0-9๐-๙]{1,2}[.)]\)?|\(?[ก-ฮ][.)]|[0-9๐-๙]{1,2}\))\s*\S")
_CAPTION = re.compile(r"^\s*(?:ตารางที่|ภาพที่|รูปที่|แผนภูมิที่|แผนภาพที่|กราฟที่|ตาราง|ภาพ|รูป)\s*[0-9๐-๙]")
_DOTTED_LINE = re.compile(r"(?:\.{4,}|…{2,}|(?:\. ){4,})\s*[0-9๐-๙]{1,4}\s*$")
_TABBED_LINE = re.compile(r"^[^\t]*\S\t\s*[0-9๐-๙]{1,4}\s*$")
# Bold paragraphs up to this length that begin with a number are headings. The headings of the sample reports have at
# most 84 characters; the rest is room, set by judgement.
LONGEST_NUMBERED = 120
# Without a number a bold line is a title only where it is short and states no figure: "ผลการดำเนินงาน" is one, "ลดเวลา
# รอคอยเหลือ 9 นาที" is a deed in bold and must stay a passage.
LONGEST_BARE = 70
# A paragraph in a heading style that is longer than this is prose in the wrong style.
LONGEST_STYLED = 250
_DIGIT = re.compile(r"[0-9๐-๙]")
# The number of an edition or version ("PMQA 4.0") is part of a name and no figure.
_VERSION = re.compile(r"[0-9๐-๙]\.[0๐](?![0-9๐-๙])")
_BARE_END = re.compile(r"[;,]\s*$|(?:แล้ว|ดังนี้|ต่อไป|เรียบร้อย)\s*:?\s*$")


def _outline(properties: etree._Element | None) -> int | None:
    node = properties.find(f"{W}outlineLvl") if properties is not None else None
    value = node.get(f"{W}val", "") if node is not None else ""
    return int(value) + 1 if value.isdigit() and int(value) < 9 else None


def _has_leader(properties: etree._Element | None) -> bool:
    tabs = properties.find(f"{W}tabs") if properties is not None else None
    return tabs is not None and any(t.get(f"{W}leader") in ("dot", "hyphen", "underscore", "middleDot") for t in tabs)


def is_contents_line(text: str, said: ParagraphText, style: ParagraphStyle, properties: etree._Element | None) -> bool:
    """Whether a paragraph is a line of a table of contents.

    A line with a tab before its page number counts only where more speaks for it: a leader of dots, or a title that
    begins as a heading does; "ความพึงพอใจ<tab>95" alone is a figure.
    """
    if style.toc or _DOTTED_LINE.search(text):
        return True
    if not _TABBED_LINE.match(text):
        return said.in_contents and bool(_DIGIT.search(text[-4:]))
    title = text.split("\t")[0]
    return said.in_contents or _has_leader(properties) or parse_heading(title) is not None or is_part_title(title)


def kind_of(
    text: str,
    said: ParagraphText,
    style: ParagraphStyle,
    properties: etree._Element | None,
    numbered: bool,
) -> tuple[BlockKind, int | None]:
    """Return the kind of a paragraph, and of a heading its depth where the style states one.

    Args:
        text: its text with its automatic number.
        said: what its runs hold.
        style: its paragraph style.
        properties: its own properties.
        numbered: it has an automatic number or bullet.
    """
    stripped = text.strip()
    if is_contents_line(stripped, said, style, properties):
        return BlockKind.TOC, None
    level = _outline(properties) or style.heading
    if level is not None and len(stripped) <= LONGEST_STYLED:
        return BlockKind.HEADING, level
    if style.caption or (_CAPTION.match(stripped) and len(stripped) <= LONGEST_NUMBERED):
        return BlockKind.CAPTION, None
    if said.bold and _is_bold_heading(stripped, numbered):
        return BlockKind.HEADING, None
    if numbered or style.list_like or _TYPED_ITEM.match(stripped):
        return BlockKind.LIST_ITEM, None
    return BlockKind.PARAGRAPH, None


def _is_bold_heading(text: str, numbered: bool) -> bool:
    if "\n" in text or len(text) > LONGEST_NUMBERED:
        return False
    if parse_heading(text) is not None or is_part_title(text):
        return True
    if numbered or _TYPED_ITEM.match(text) or len(text) > LONGEST_BARE or not any(c.isalpha() for c in text):
        return False
    return not _DIGIT.search(_VERSION.sub("", text)) and not _BARE_END.search(text)
