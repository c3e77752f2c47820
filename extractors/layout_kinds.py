"""What a paragraph is: heading, list item, caption, line of a table of contents, or plain text."""

from __future__ import annotations

import re

from extractors.document import BlockKind
from extractors.headings import parse_heading
from extractors.thai_text import fold_digits

# Longest heading in letters; the longest of the samples has 96, of the criteria document 118.
_LONGEST_HEADING = 160
_LONGEST_PLAIN_HEADING = 100
# Larger than the text of the body by this factor: a heading even without bold.
_LARGER = 1.12
_CAPTION = re.compile(r"^\s*(?:ตาราง(?:ที่)?|ภาพ(?:ที่)?|รูป(?:ที่)?|แผนภูมิ(?:ที่)?|แผนภาพ(?:ที่)?|กราฟ(?:ที่)?|Table|Figure)\s*\d")
BULLET = re.compile("^\\s*(?:[•●○▪■□◦◆❖➢✓✔*\uf020-\uf0ff]|[-–—]\\s)\\s*")
NUMBERED = re.compile(
    r"^\s*(?:\(?\d{1,3}(?:\.\d{1,3})*\)|\d{1,3}(?:\.\d{1,3})+\.?\s|\d{1,3}\.(?=[\s\u0e00-\u0e7f])|[ก-ฮ][.)]\s|\([ก-ฮa-z]\)|[a-z]\)\s|ข้อ(?:ที่)?\s*\d)"
)
_CATEGORY = re.compile(r"^\s*หมวด(?:ที่)?\s*\d")
_LEADER = re.compile(r"\s*(?:[.…·_]\s?){4,}\s*")
_TOC = re.compile(r"(?:[.…·_]\s?){4,}\s*[\d๐-๙ก-ฮ]{1,4}\s*$")
_SYMBOL = re.compile("^\\s*[\uf020-\uf0ff]\\s*")
_SENTENCE_END = re.compile(r"(?:[.;:,]|แล้ว|ดังนี้|เป็นต้น)\s*$")


def is_list_item(text: str) -> bool:
    """Whether a text begins with a bullet or the number of a list."""
    return bool(BULLET.match(text) or NUMBERED.match(fold_digits(text)))


def is_toc(text: str) -> bool:
    """Whether a text is a line of a table of contents: a leader and a page number at the end."""
    return bool(_TOC.search(text))


def without_leader(text: str) -> str:
    """Return a line of a table of contents without the dots that lead to the page number."""
    return _LEADER.sub(" ", text).strip()


def without_drawn_bullet(text: str) -> str:
    """Return a text without the bullet in front that is a shape of a symbol font and no letter."""
    return _SYMBOL.sub("", text)


def is_caption(text: str) -> bool:
    """Whether a text is the caption of a table or picture."""
    return len(text) <= 200 and bool(_CAPTION.match(fold_digits(text)))


def kind_of(text: str, *, size: float, bold: bool, usual: float, lines: int, role: str = "") -> BlockKind:
    """Return the kind of a paragraph.

    Args:
        text: the whole paragraph.
        size: its font size, points.
        bold: all of it is bold.
        usual: font size of the body, points.
        lines: number of lines it takes.
        role: structure type of a tagged file, "" without.
    """
    if role == "TOCI" or is_toc(text):
        return BlockKind.TOC
    if role[:1] == "H" and role[1:].isdigit():
        return BlockKind.HEADING
    if is_caption(text):
        return BlockKind.CAPTION
    if BULLET.match(text):
        return BlockKind.LIST_ITEM
    if _is_heading(text, size / max(usual, 0.1), bold, lines):
        return BlockKind.HEADING
    return BlockKind.LIST_ITEM if is_list_item(text) else BlockKind.PARAGRAPH


def _is_heading(text: str, times: float, bold: bool, lines: int) -> bool:
    if len(text) > _LONGEST_HEADING or lines > 3 or not any(c.isalpha() for c in text):
        return False
    if bold or times >= _LARGER:
        return not text.rstrip().endswith((";", ",")) and lines <= 2
    number = parse_heading(text)
    if number is None or len(text) > _LONGEST_PLAIN_HEADING or lines > 1 or _SENTENCE_END.search(text):
        return False
    # Without bold or size only the number of a category or an item makes a heading; "1." is a list.
    return bool(_CATEGORY.match(fold_digits(text))) or (number.item is not None and number.depth == 2)


def heading_level(text: str, size: float, sizes: tuple[float, ...]) -> int:
    """Return the depth of a heading: by its number, else by the rank of its size.

    Args:
        text: the heading.
        size: its font size, points.
        sizes: sizes of the headings of the document that are larger than the body, largest first.
    """
    number = parse_heading(text)
    if number is not None and (number.item is not None or _CATEGORY.match(fold_digits(text))):
        return number.depth
    for rank, value in enumerate(sizes):
        if size >= value - 0.3:
            return min(rank + 1, 5)
    return min(len(sizes) + 3, 6)
