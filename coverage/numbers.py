"""Quantities as Thai reports write them: "ร้อยละ ๘๕.๕๐", "1,250 ล้านบาท", "ไม่เกิน 80", "ลดลงร้อยละ 5", "10 : 1".

One grammar for table cells and for sentences. Nothing is guessed: a cell without a figure has no value.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from coverage.units import PERCENT, is_unit, unit_at
from extractors.thai_text import fold_digits


class Comparator(StrEnum):
    """How a quantity bounds the thing it is said of."""

    EXACT = "="
    AT_LEAST = ">="
    AT_MOST = "<="


class Change(StrEnum):
    """Whether the figure is a rise or a fall against an earlier one."""

    NONE = ""
    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure with its unit.

    Attributes:
        value: the figure in its own unit: 1250.0 of "1,250 ล้านบาท", 10.0 of "10 : 1".
        unit: unit as written, "%" and its spellings as "ร้อยละ", "" where none is written.
        comparator: at least, at most, or neither.
        change: rise or fall, for "เพิ่มขึ้นร้อยละ 5" and "ลดลงร้อยละ 5".
        scale: factor of a number word in the unit (1,000,000 for ล้าน), else 1.
        upper: upper end of a range such as "80 - 85", else None.
        start: first character of the quantity in the text, its words included.
        end: character behind it.
    """

    value: float
    unit: str = ""
    comparator: Comparator = Comparator.EXACT
    change: Change = Change.NONE
    scale: float = 1.0
    upper: float | None = None
    start: int = 0
    end: int = 0

    @property
    def is_percent(self) -> bool:
        """Whether the unit is percent."""
        return self.unit == PERCENT


_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
# Longest words first: "ไม่น้อยกว่า" holds "น้อยกว่า", which says the opposite.
_AT_LEAST = "≥|>=|>|＞|ไม่น้อยกว่า|ไม่ต่ำกว่า|อย่างน้อย|มากกว่าหรือเท่ากับ|สูงกว่าหรือเท่ากับ|ตั้งแต่|มากกว่า|เกินกว่า|สูงกว่า"
_AT_MOST = "≤|<=|<|＜|ไม่เกินกว่า|ไม่เกิน|ไม่มากกว่า|ไม่สูงกว่า|น้อยกว่าหรือเท่ากับ|ต่ำกว่าหรือเท่ากับ|น้อยกว่า|ต่ำกว่า|ภายใน"
_UP = "เพิ่มขึ้นเป็น|เพิ่มขึ้น|สูงขึ้น|เพิ่ม|ขยายตัว|เติบโต"
_DOWN = "ลดลงเหลือ|ลดลงเป็น|ลดเหลือ|ลดลง|ลด|หดตัว"
_BEFORE_UNIT = f"{PERCENT}|เปอร์เซ็นต์|ระดับ|อันดับที่|อันดับ|ลำดับที่|ค่าเฉลี่ย|คะแนนเฉลี่ย|เฉลี่ย|คะแนน|จำนวน"
_SCALES = {"พันล้าน": 1e9, "หมื่นล้าน": 1e10, "แสนล้าน": 1e11, "ล้านล้าน": 1e12, "ล้าน": 1e6, "แสน": 1e5, "หมื่น": 1e4, "พัน": 1e3}
# Bounded, so that a long run of blanks cannot make the search slow.
_FILLER = r"(?:\s{1,4}|[:=(]|ของ|ที่|เป็น|จาก|อีก|ประมาณ|เท่ากับ|อยู่ที่|ไว้){0,4}"
_QUANTITY = re.compile(
    rf"(?P<change>{_UP}|{_DOWN})?{_FILLER}"
    rf"(?P<comparator>{_AT_LEAST}|{_AT_MOST})?{_FILLER}"
    rf"(?P<before>{_BEFORE_UNIT})?{_FILLER}"
    rf"(?P<inner>{_AT_LEAST}|{_AT_MOST})?\s*"
    # No figure inside a name ("PM2.5", "7.1.1") and none that a longer number goes on from.
    rf"(?<![A-Za-z\d.,/])(?P<sign>[-−+])?(?P<number>{_NUMBER})(?![\d]|\.\d|,\d)"
    rf"(?:\s*(?P<mark>[:–—-])\s*(?P<second>{_NUMBER})(?![\d]|\.\d))?",
)
_PERCENT_BEHIND = re.compile(r"\s*(?:%|％|เปอร์เซ็นต์|เปอร์เซนต์|percent\b)")
_AT_LEAST_BEHIND = re.compile(r"\s*(?:ขึ้นไป|หรือมากกว่า|หรือสูงกว่า|เป็นอย่างน้อย|\+(?!\d))")
_AT_MOST_BEHIND = re.compile(r"\s*(?:ลงมา|หรือน้อยกว่า|หรือต่ำกว่า|เป็นอย่างมาก)")
# Words that follow a figure and are no unit.
_NO_UNIT = (
    "ขึ้นไป",
    "ลงมา",
    "หรือ",
    "และ",
    "ซึ่ง",
    "โดย",
    "จาก",
    "ใน",
    "ของ",
    "ต่อเนื่อง",
    "สูงกว่า",
    "ต่ำกว่า",
    "ตาม",
    "เมื่อ",
    "ที่",
    "แต่",
    "เป็น",
)
# A run of letters that leads up to the next figure is no unit either: "2567 ลดลงร้อยละ 6".
_GOES_ON_TO = re.compile("ร้อยละ|ลดลง|เพิ่มขึ้น|สูงขึ้น|เป้า|ผล|ได้|ระดับ|คิดเป็น|อยู่ที่")
_ABSENT = re.compile(
    r"(?:[-–—−.…/]+|n\s*[./]?\s*a\.?|none|null|tbd|ไม่มี(?:ข้อมูล|ค่าเป้าหมาย|เป้าหมาย)?|ยังไม่.*|ไม่ได้(?:กำหนด|วัด|ประเมิน|ตั้ง|สำรวจ).*"
    r"|ไม่(?:กำหนด|ระบุ|วัด|ประเมิน).*|อยู่ระหว่าง.*|รอ(?:ผล|ประเมิน|การ|ข้อมูล|สรุป|ประกาศ).*)",
    re.IGNORECASE,
)
_SUPERSCRIPTS = re.compile(r"[*†‡§#¹²³⁰⁴-⁹]+")
# The mark "1/" behind a figure is how Thai documents set a footnote; so is "(1)" behind a blank.
_FOOTNOTE = re.compile(r"(?<=\d)\s*\d/$|(?<=\d)\s+\(\d\)$|(?<=\d)\s*\[\d+\]$")
_BROKEN_NUMBER = re.compile(r"(?P<head>\d{1,2})\s+(?P<tail>\d{1,2}(?:,\d{3})+(?:\.\d+)?)(?P<rest>\D*)")
_TIME_UNITS = {
    "ปี": 525_600.0,
    "เดือน": 43_800.0,
    "สัปดาห์": 10_080.0,
    "วัน": 1440.0,
    "ชั่วโมง": 60.0,
    "ชม.": 60.0,
    "นาที": 1.0,
    "วินาที": 1 / 60,
}


def is_absent(text: str) -> bool:
    """Whether a cell says that there is no figure: "-", "n/a", "ยังไม่กำหนด", or nothing at all."""
    bare = _SUPERSCRIPTS.sub("", text).strip().strip("()").strip()
    return not bare or _ABSENT.fullmatch(bare) is not None


def parse_quantity(text: str) -> Quantity | None:
    """Read the quantity of a table cell.

    Args:
        text: a cell, Thai or Arabic digits.

    Returns:
        The first quantity; None where the cell holds none or says that there is none.
    """
    cleaned = _joined_number(clean_figures(text).strip())
    if is_absent(cleaned):
        return None
    found = find_quantities(_FOOTNOTE.sub("", cleaned))
    return found[0] if found else None


def _joined_number(cell: str) -> str:
    """Join a number that a narrow column broke before its comma: "14 8,200" -> "148,200".

    Only where the parts make one group of at most three digits and nothing but a unit stands behind them.
    """
    broken = _BROKEN_NUMBER.fullmatch(cell)
    if broken is None or len(broken["head"]) + len(broken["tail"].split(",")[0]) > 3:
        return cell
    return f"{broken['head']}{broken['tail']}{broken['rest']}"


def clean_figures(text: str) -> str:
    """Return text with Arabic digits, without footnote signs and without blanks inside numbers.

    A blank inside a number comes from padding glyphs of PDF tables: "1 ,250" and "85 .50".
    """
    folded = _SUPERSCRIPTS.sub("", fold_digits(text))
    folded = re.sub(r"(?<=\d)\s+(?=[.,]\d)", "", folded)
    return re.sub(r"(?<=\d[.,])\s+(?=\d)", "", folded)


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Return all quantities of a text in order; positions refer to the text given.

    Args:
        text: text as `clean_figures` returns it.
    """
    found: list[Quantity] = []
    position = 0
    while match := _QUANTITY.search(text, position):
        quantity = _read(match, text)
        joined = _joined_time(found[-1], quantity, text) if found else None
        if joined is not None:
            found[-1] = joined
        else:
            found.append(quantity)
        position = max(quantity.end, match.end("number"))
    return tuple(found)


def _read(match: re.Match[str], text: str) -> Quantity:
    value = float(match["number"].replace(",", ""))
    end, upper = match.end("number"), None
    if match["second"] and match["mark"] == ":":
        divisor = float(match["second"].replace(",", ""))
        if divisor:
            value, end = value / divisor, match.end("second")
    elif match["second"]:
        second = float(match["second"].replace(",", ""))
        if second > value and match["sign"] is None:
            upper, end = second, match.end("second")
    if match["sign"] in ("-", "−"):
        value = -value
    unit, scale, end = _unit(match["before"] or "", text, end)
    comparator = _comparator(match["comparator"] or match["inner"], text, end)
    start = next(
        (match.start(name) for name in ("change", "comparator", "before", "inner") if match[name]),
        match.start("number"),
    )
    return Quantity(value, unit, comparator, _change(match["change"]), scale, upper, start, end)


def _unit(before: str, text: str, end: int) -> tuple[str, float, int]:
    if before in (PERCENT, "เปอร์เซ็นต์"):
        return PERCENT, 1.0, end
    if percent := _PERCENT_BEHIND.match(text, end):
        return PERCENT, 1.0, percent.end()
    space = re.compile(r"\s*").match(text, end)
    unit, unit_end = unit_at(text, space.end() if space else end)
    if not unit or unit.startswith(_NO_UNIT) or (not is_unit(unit) and _GOES_ON_TO.search(unit)):
        return before.removesuffix("ที่") if before.startswith(("ระดับ", "อันดับ", "ลำดับ", "คะแนน")) else "", 1.0, end
    scale = next((factor for word, factor in sorted(_SCALES.items(), key=_longest_first) if unit.startswith(word)), 1.0)
    return unit, scale, unit_end


def _longest_first(entry: tuple[str, float]) -> int:
    return -len(entry[0])


def _comparator(word: str | None, text: str, end: int) -> Comparator:
    if word and re.fullmatch(_AT_LEAST, word):
        return Comparator.AT_LEAST
    if word:
        return Comparator.AT_MOST
    if _AT_LEAST_BEHIND.match(text, end):
        return Comparator.AT_LEAST
    return Comparator.AT_MOST if _AT_MOST_BEHIND.match(text, end) else Comparator.EXACT


def _change(word: str | None) -> Change:
    # "ลดลงเหลือ 12" gives the figure reached, not the fall.
    if word is None or word.endswith(("เหลือ", "เป็น")):
        return Change.NONE
    return Change.UP if re.fullmatch(_UP, word) else Change.DOWN


def _joined_time(first: Quantity, second: Quantity, text: str) -> Quantity | None:
    """Join "1 ชั่วโมง 20 นาที" to one quantity in the unit of its first part."""
    big, small = _TIME_UNITS.get(first.unit), _TIME_UNITS.get(second.unit)
    if big is None or small is None or small >= big or text[first.end : second.start].strip():
        return None
    value = first.value + second.value * small / big
    return Quantity(value, first.unit, first.comparator, first.change, 1.0, None, first.start, second.end)
