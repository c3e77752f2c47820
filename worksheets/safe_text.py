"""Text from reports made safe for cells: no control characters, no invisible tricks, no over-long cells."""

from __future__ import annotations

import re

# Excel holds at most 32,767 UTF-16 units in a cell (Microsoft, "Excel specifications and limits"); a file with more
# asks to be repaired when it is opened.
LONGEST_CELL = 32_767
CUT_MARK = " …[ตัดทอน ข้อความเต็มอยู่ใน review.json]"

# Control characters except tab and newline, lone surrogates and non-characters (not allowed in XML 1.0), characters
# that reorder or hide text: bidirectional controls, zero-width characters, soft hyphen, byte order mark.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\uffff"
    "\U000e0000-\U000e0fff]"
)
_LINE_ENDS = re.compile("\r\n?|[\u2028\u2029\x85\x0b\x0c]")


def clean(text: str) -> str:
    """Return text without control, bidirectional and zero-width characters; line ends become newlines."""
    return _UNSAFE.sub("", _LINE_ENDS.sub("\n", text))


def cell_text(text: str, longest: int = LONGEST_CELL) -> str:
    """Return clean text of at most `longest` UTF-16 units, with a mark where it was cut.

    Args:
        text: text of a report.
        longest: limit in UTF-16 units, at most what Excel takes and not less than the mark.
    """
    cleaned = clean(text)
    # A character takes at most two units; most texts need no count.
    if 2 * len(cleaned) <= longest or _units(cleaned) <= longest:
        return cleaned
    room = longest - _units(CUT_MARK)
    kept = cleaned[:room]
    while _units(kept) > room:
        kept = kept[: len(kept) - (_units(kept) - room + 1) // 2]
    return kept.rstrip() + CUT_MARK


def one_line(text: str, longest: int = 200) -> str:
    """Return clean text on one line, cut at `longest` characters with an ellipsis."""
    folded = " ".join(clean(text).split())
    return folded if len(folded) <= longest else folded[: longest - 1].rstrip() + "…"


def _units(text: str) -> int:
    """Length as Excel counts it: characters beyond the basic plane count twice."""
    return len(text) + sum(char > "\uffff" for char in text)
