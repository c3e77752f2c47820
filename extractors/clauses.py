"""Long run-on paragraphs cut at sentence and clause borders.

Thai writes no full stops; writers put a space between clauses, and words such as "ทั้งนี้" or "นอกจากนี้" open a new
sentence. A space inside a date, between a number and its unit, or before the repetition sign is no border.
"""

from __future__ import annotations

import math
import re

# Longer paragraphs are cut: the classifier was trained on passages of 15 to 900 characters.
MAX_CHARACTERS = 900
# Parts are made about this long, the length of a usual evidence paragraph in the sample reports (median 210, upper
# decile 430 characters).
TARGET = 450

_OPENS_SENTENCE = (
    "ทั้งนี้|นอกจากนี้|นอกจากนั้น|อีกทั้ง|จากนั้น|ต่อมา|ดังนั้น|ขณะเดียวกัน|ในขณะ|สำหรับ|ในปี|ในการ|ในด้าน|ด้าน|เมื่อ|ปัจจุบัน|"
    "ผลจาก|ผลการ|พร้อมทั้ง|สุดท้าย|ภายหลัง|หลังจาก|ก่อน|เดิม|อย่างไรก็"
)
_OPENS_CLAUSE = "โดย|ซึ่ง|เพื่อ|รวมทั้ง|รวมถึง|ตลอดจน|ทำให้|ส่งผล|และ|แต่|จึง|เนื่องจาก|พร้อม|มี"
_MARKER = r"\(?[0-9๐-๙]{1,2}[).]\s|[-•●▪➢✓]\s"
_BORDER = re.compile(
    rf"(?P<line>\n)|\s+(?:(?P<marker>{_MARKER})|(?P<sentence>{_OPENS_SENTENCE})|(?P<clause>{_OPENS_CLAUSE})|(?=\S))"
)
_WEIGHTS = {"line": 4.0, "marker": 3.0, "sentence": 3.0, "clause": 2.0, None: 1.0}
_TIED_BEFORE = re.compile(r"(?:[0-9๐-๙.,]|ร้อยละ|ที่|เลขที่|วันที่|พ\.ศ\.|ปี|จำนวน|ประมาณ|กว่า|ถึง|ละ)$")
_TIED_AFTER = re.compile(r"[ๆฯ%)\]”’]")
_DEPENDENT = re.compile(r"[\u0e30-\u0e3a\u0e45\u0e47-\u0e4e]")
_LEADING_VOWEL = re.compile(r"[\u0e40-\u0e44]")


def _weight(window: str, match: re.Match[str]) -> float:
    after = match.end() if match.lastgroup is None else match.start(match.lastgroup)
    following = window[after : after + 1]
    if match.lastgroup == "line":
        return _WEIGHTS["line"]
    if following and _TIED_AFTER.match(following):
        return 0.1
    weight = _WEIGHTS[match.lastgroup]
    tied = _TIED_BEFORE.search(window[max(0, match.start() - 8) : match.start()])
    # A number and what it counts, a word and its number stay together, unless a new sentence begins.
    return weight * 0.3 if tied and match.lastgroup is None else weight


def _hard_cut(text: str, limit: int) -> int:
    """Where text without any border may be cut: before no mark and behind no leading vowel."""
    cut = limit
    while cut > limit // 2 and (_DEPENDENT.match(text[cut]) or _LEADING_VOWEL.match(text[cut - 1])):
        cut -= 1
    return cut


def _cut(text: str, limit: int, target: int) -> int:
    ideal = len(text) / math.ceil(len(text) / target)
    best, best_value = 0, -math.inf
    for match in _BORDER.finditer(text, limit // 4, limit):
        distance = abs(match.start() - ideal) / limit
        value = _weight(text, match) - 4.0 * distance
        if value > best_value:
            best, best_value = match.start(), value
    return best or _hard_cut(text, limit)


def split_long(text: str, limit: int = MAX_CHARACTERS, target: int = TARGET) -> list[str]:
    """Cut a paragraph longer than `limit` characters into parts of about `target` and at most `limit` characters.

    No letter is lost; each step looks at no more than `limit` characters, so the cost grows with the length only.
    """
    parts, rest = [], text
    while len(rest) > limit:
        cut = _cut(rest, limit, min(target, limit))
        parts.append(rest[:cut].strip())
        rest = rest[cut:].strip()
    return [p for p in (*parts, rest) if p]
