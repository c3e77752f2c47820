"""Numbers of headings, and the path of headings above a block."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

from extractors.thai_text import fold_digits

# Longer lines are sentences: the longest title of the criteria document and of the sample reports has 131 characters.
LONGEST_TITLE = 160

_BETWEEN = r"[\s.:)\]–—-]*"
_CATEGORY = re.compile(rf"^\s*(?:หมวดที่|หมวด)\s*(\d{{1,2}})(?![\d/%])(?P<end>{_BETWEEN})(?P<rest>.*)$", re.DOTALL)
_LEAD = r"(?:(?:เกณฑ์|หัวข้อ|ประเด็น|ข้อ|รายการ)(?:ย่อย)?(?:ที่)?\s*)?"
_NUMBERED = re.compile(
    rf"^\s*{_LEAD}[(\[]?(?P<number>\d{{1,2}}(?:\.\d{{1,2}}){{0,4}})(?![\d%,/])(?P<end>[.)\]:]*)(?P<gap>[\s:–—-]*)(?P<rest>.*)$",
    re.DOTALL,
)
_ITEM = re.compile(r"^([1-9])\.([1-9])$")
# "1-6", "1.1 ถึง 1.3", "1 และ 2": several numbers name no single place.
_RANGE = re.compile(r"^(?:[-–—,]|ถึง|และ|หรือ|กับ)\s*(?:หมวด(?:ที่)?|ข้อ)?\s*\d")
_MONTHS = (
    "มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม|"
    r"ม\.ค\.|ก\.พ\.(?!ร)|มี\.ค\.|เม\.ย\.|พ\.ค\.|มิ\.ย\.|ก\.ค\.|ส\.ค\.|ก\.ย\.|ต\.ค\.|พ\.ย\.|ธ\.ค\."
)
_MEASURES = (
    "บาท|คน|ราย|ครั้ง|แห่ง|ปี|วัน|เดือน|นาที|ชั่วโมง|เท่า|กม|กิโลเมตร|เมตร|กิโลกรัม|ไร่|ตัน|คะแนน|ตารางเมตร|ตารางวา|ลิตร|"
    "องศา|วินาที|เปอร์เซ็นต์|แสน|หมื่น|พัน|ล้าน|น"
)
# Things that are counted in whole numbers only and that begin titles too: "5 ระบบ" is a quantity, "1.1 ระบบ" a title.
_COUNTED = "ระบบ|โครงการ|หน่วย|เรื่อง|ฉบับ|จุด|กิจกรรม|ด้าน|ช่องทาง|รายการ|ขั้นตอน|ประเด็น|หลักสูตร"
_UNIT_ENDS = r"(?=$|[\s.,;:()/\d]|ต่อ|ขึ้นไป|เศษ|จาก)"
# What may follow a number that is a quantity, a date or a time and no heading number. A unit must end there: "พัน" is
# one, "พันธกิจ" is a title.
_QUANTITY = re.compile(
    rf"^(?:%|(?:{_MONTHS})|(?:ล้าน|แสน|หมื่น|พัน)(?:ล้าน)?(?:บาท|คน|ราย|ครั้ง|ตัน|ไร่|ลูกบาศก์|หน่วย|เรื่อง)"
    rf"|(?:{_MEASURES}){_UNIT_ENDS})"
)
_COUNT = re.compile(rf"^(?:{_COUNTED}){_UNIT_ENDS}")
_GRADE = re.compile(r"^\s*(?:ระดับ|ขั้น)\s*\S.{0,60}$")
# Parts of a report that stand beside its chapters; each ends the chapter before it.
_MATTER = re.compile(
    r"^\s*(?:ภาคผนวก|บรรณานุกรม|เอกสารอ้างอิง|คำนำ|สารบัญ|บทสรุปผู้บริหาร|กิตติกรรมประกาศ|ลักษณะสำคัญขององค์[ก์]|บทนำ|บทที่|ส่วนที่|ตอนที่)"
)
_THAI_LETTER = re.compile(r"^[\u0e01-\u0e2e\u0e40-\u0e44(]")


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


def is_category(text: str) -> bool:
    """Whether a heading names a chapter of the criteria by the word for it ("หมวด ๑", "หมวดที่ 1")."""
    return _CATEGORY.match(fold_digits(text)) is not None


def is_part_title(text: str) -> bool:
    """Whether a line without a number names a part of a report ("ภาคผนวก") or a grade ("ระดับ ...", "ขั้น...")."""
    return len(text) <= LONGEST_TITLE and (_MATTER.match(text) or _GRADE.match(text)) is not None


def _item_of(number: str) -> str | None:
    head = ".".join(number.split(".")[:2])
    return head if _ITEM.match(head) else None


def _inside_category(category: re.Match[str]) -> HeadingNumber | None:
    """The item a heading such as "หมวด 1 ข้อ 1.2 ..." names behind its category."""
    inner = _NUMBERED.match(category["rest"])
    if inner is None or "." not in inner["number"] or not inner["number"].startswith(f"{category.group(1)}."):
        return None
    number = inner["number"]
    return HeadingNumber(number, _item_of(number), number.count(".") + 1, inner["rest"].strip())


def parse_heading(text: str) -> HeadingNumber | None:
    """Return the number a heading begins with, None where it begins with none.

    Forms: "หมวด ๑", "หมวดที่ 1", "1.1", "๑.๑", "ข้อ 1.1", "(1.1)", "1.1 (Basic)", "1.1การนำ", "3)". Quantities
    ("1.5 ล้านบาท"), dates, times and ranges ("หมวด 1-6") are none, nor are lines longer than LONGEST_TITLE.
    """
    folded = fold_digits(text)
    if len(folded) > LONGEST_TITLE + 20:
        return None
    if category := _CATEGORY.match(folded):
        if _RANGE.match(f"{category['end'].strip()}{category['rest']}"):
            return None
        inner = _inside_category(category)
        return inner or HeadingNumber(category.group(1), None, 1, category["rest"].strip())
    match = _NUMBERED.match(folded)
    if match is None:
        return None
    number, end, gap, rest = match["number"], match["end"], match["gap"], match["rest"].strip()
    dotted = "." in number
    if not rest or len(rest) > LONGEST_TITLE or _RANGE.match(f"{gap.strip()}{rest}"):
        return None
    # "1.1การนำ" is written without a space often; "5คน" and "2567" are no headings.
    if not gap and not (dotted and _THAI_LETTER.match(rest)) and not (end and _THAI_LETTER.match(rest)):
        return None
    if not end and (_QUANTITY.match(rest) or (not dotted and _COUNT.match(rest))):
        return None
    return HeadingNumber(number, _item_of(number) if dotted else None, number.count(".") + 1, rest)


class _Form(IntEnum):
    """Forms of headings without a depth of their own, outer ones first."""

    MATTER = 0
    CATEGORY = 1
    DOTTED = 2
    GRADE = 3
    PLAIN = 4
    FREE = 5


def _form(text: str, number: HeadingNumber | None) -> _Form:
    if number is None:
        if _MATTER.match(text):
            return _Form.MATTER
        return _Form.GRADE if _GRADE.match(text) else _Form.FREE
    if is_category(text) and number.depth == 1:
        return _Form.CATEGORY
    return _Form.DOTTED if "." in number.number else _Form.PLAIN


@dataclass(frozen=True, slots=True)
class _Entry:
    depth: int
    text: str
    item: str | None
    form: _Form
    number: str


class HeadingTracker:
    """Keeps the headings above the place where reading stands."""

    def __init__(self) -> None:
        self._stack: list[_Entry] = []

    def push(self, text: str, level: int | None) -> tuple[tuple[str, ...], str | None]:
        """Take a heading and return the path including it, and the item number in force.

        Args:
            text: the heading with its number.
            level: 1-based depth from styles or sizes, None where only the form of the heading tells. Then a category
                ("หมวด 1") and a part of the report ("ภาคผนวก") begin at the top, "1.2" stands at the depth of its
                number, and grades ("ระดับ ..."), plain numbers ("1)") and bare titles nest below in this order.
        """
        number = parse_heading(text)
        form = _form(text, number)
        depth = level or self._depth(form, number)
        while self._stack and self._stack[-1].depth >= depth:
            self._stack.pop()
        item = self._stack[-1].item if self._stack else None
        if number is not None and number.item is not None:
            item = number.item
        elif form in (_Form.CATEGORY, _Form.MATTER):
            item = None
        self._stack.append(_Entry(depth, text, item, form, number.number if number else ""))
        return self.path, item

    def _depth(self, form: _Form, number: HeadingNumber | None) -> int:
        if form in (_Form.CATEGORY, _Form.MATTER):
            return 1
        if form is _Form.DOTTED and number is not None:
            # An item stands below its category; deeper numbers below their item.
            return number.depth
        if form is _Form.PLAIN and number is not None:
            before = str(int(number.number) - 1)
            for entry in reversed(self._stack):
                if entry.form is _Form.PLAIN and entry.number == before:
                    return entry.depth
        for entry in self._stack:
            if entry.form >= form:
                return entry.depth
        return self._stack[-1].depth + 1 if self._stack else 1

    @property
    def depth(self) -> int:
        """1-based depth of the innermost heading, 0 before the first."""
        return self._stack[-1].depth if self._stack else 0

    @property
    def path(self) -> tuple[str, ...]:
        """Headings above, outermost first."""
        return tuple(entry.text for entry in self._stack)

    @property
    def item(self) -> str | None:
        """Item number in force."""
        return self._stack[-1].item if self._stack else None
