"""Numbers of headings, and the path of headings above a block."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.thai_text import fold_digits

_CATEGORY = re.compile(r"^\s*(?:หมวดที่|หมวด)\s*(\d{1,2})(?!\d)[\s.:)-]*(.*)$", re.DOTALL)
_NUMBERED = re.compile(
    r"^\s*(?:(?:ข้อ|หัวข้อ|หัวข้อที่|ข้อที่|ประเด็น|ประเด็นที่)\s*)?(\d{1,2}(?:\.\d{1,2}){0,4})(?![\d%,/])[.)]?[\s:)-]+(.*)$",
    re.DOTALL,
)
_ITEM = re.compile(r"^([1-9])\.([1-9])$")
# What may follow a number that is a quantity and no heading number.
_QUANTITY = re.compile(
    r"^(?:%|ล้าน|พัน|หมื่น|แสน|บาท|คน|ราย|ครั้ง|แห่ง|ปี|วัน|เดือน|นาที|ชั่วโมง|ร้อยละ|เท่า|กม|ตาราง|ไร่|ตัน|หน่วย|คะแนน|"
    r"มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม|"
    r"[ก-ฮ]\.[ก-ฮ]\.)"
)


@dataclass(frozen=True, slots=True)
class HeadingNumber:
    """The number of a heading.

    Attributes:
        number: as Arabic digits, "1" for a category, "1.2" for an item.
        item: "1.2" where the number has the form of an item, else None.
        depth: 1 for a category, 2 for "1.2", 3 for "1.2.3".
        rest: the title behind the number.
    """

    number: str
    item: str | None
    depth: int
    rest: str


def parse_heading(text: str) -> HeadingNumber | None:
    """Return the number a heading begins with, None where it begins with none."""
    folded = fold_digits(text)
    if match := _CATEGORY.match(folded):
        return HeadingNumber(match.group(1), None, 1, match.group(2).strip())
    match = _NUMBERED.match(folded)
    if match is None:
        return None
    number, rest = match.group(1), match.group(2).strip()
    if not rest or _QUANTITY.match(rest) or len(rest) > 160:
        return None
    item = (
        number if _ITEM.match(number) else (number[:3] if _ITEM.match(number[:3]) and number.count(".") > 1 else None)
    )
    return HeadingNumber(number, item, number.count(".") + 1, rest)


class HeadingTracker:
    """Keeps the headings above the place where reading stands."""

    def __init__(self) -> None:
        self._stack: list[tuple[int, str, str | None]] = []

    def push(self, text: str, level: int | None) -> tuple[tuple[str, ...], str | None]:
        """Take a heading and return the path including it, and the item number in force.

        Args:
            text: the heading with its number.
            level: 1-based depth from styles or sizes, None where only the number tells.
        """
        number = parse_heading(text)
        depth = level or (number.depth if number else len(self._stack) + 1)
        while self._stack and self._stack[-1][0] >= depth:
            self._stack.pop()
        inherited = self._stack[-1][2] if self._stack else None
        if number is not None:
            inherited = number.item if number.item or number.depth == 1 else inherited
        self._stack.append((depth, text, inherited))
        return self.path, inherited

    @property
    def path(self) -> tuple[str, ...]:
        """Headings above, outermost first."""
        return tuple(text for _, text, _ in self._stack)

    @property
    def item(self) -> str | None:
        """Item number in force."""
        return self._stack[-1][2] if self._stack else None
