"""Measures told in a sentence: "ความพึงพอใจเป้าหมายร้อยละ 85 ผลร้อยละ 88.2", "คาดไว้ 40 ทำได้ 46".

A sentence is a measure only where it gives both a target and a result. Results alone are narrative and are left to the
passages.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from coverage.measure_row import MeasureRow, Reading
from coverage.numbers import Quantity, clean_figures, find_quantities
from coverage.units import PERCENT, is_unit, split_unit
from coverage.years import years_in

_TARGET = re.compile(
    r"ค่าเป้าหมาย|เป้าหมาย|ค่าเป้า|เป้าที่|ตั้งเป้า(?:หมาย)?|ตั้งไว้|คาดไว้|คาดหวัง|คาดว่า|กำหนดไว้|ตั้งใจไว้|วางไว้|แผน(?:ไว้|กำหนด)|เป้า"
)
_RESULT = re.compile(
    r"ทำได้|ได้จริง|ผลจริง|เกิดจริง|ผลการ|ผลที่ได้|ได้ผล|ผลลัพธ์|ผลประเมิน|ผลสำรวจ|ผล(?=\s|ร้อยละ|ได้|อยู่|คือ|เป็น|\d)|ทำจริง|อยู่ที่|คิดเป็น|เท่ากับ|สูงถึง|บรรลุ|สำเร็จ|ปรากฏว่า|ได้รับ|ได้(?=\s|ร้อยละ|คะแนน|\d)|จริง|มีค่า|พบว่า"
)
# Words that say no more than that a figure was reached; a target word before them is stronger.
_REACHED = re.compile(r"เหลือ\s*$|มี\s?$|เป็น\s?(?:ร้อยละ\s*)?$|(?:ลดลง|เพิ่มขึ้น|สูงขึ้น)\s?(?:ร้อยละ\s*)?$")
# Behind a figure these say what it was: "ร้อยละ 88 สูงกว่าเป้าหมายที่ตั้งไว้ร้อยละ 85", "40 ตามที่คาดไว้".
_TARGET_BEHIND = re.compile(
    r"\s*(?:[^\s\d]{0,12}\s?)?(?:ตาม(?:ที่)?(?:เป้า|คาด|ตั้ง|กำหนด)|(?:ที่|ซึ่ง)(?:คาด|ตั้ง|กำหนด|วาง)|เป็นเป้าหมาย)"
)
_CHANGED = re.compile(r"ลดลง|เพิ่มขึ้น|สูงขึ้น|ต่ำลง|มากขึ้น|น้อยลง|กว่า")
# "มากกว่าปี 2565 อยู่ 1,990 บาท": the figure behind is a difference.
_THAN_YEAR = re.compile(r"(?:กว่า|จาก|เทียบกับ)\s*(?:เมื่อ)?\s*(?:ปีงบประมาณ|ปี)?\s*(?:พ\.ศ\.)?\s*$")
_PREVIOUS = re.compile(r"ปีก่อน|ปีที่แล้ว|ปีที่ผ่านมา|ก่อนหน้า|เดิม|จาก\s*$|ปีฐาน|เมื่อปี|ครั้งก่อน")
_DIFFERENCE = re.compile(
    r"(?:สูง|ต่ำ|มาก|น้อย|เกิน)กว่า(?:ค่า)?เป้า(?:หมาย)?(?:ที่ตั้งไว้|ที่กำหนด)?\s*(?:อยู่|ถึง|คิดเป็น)?\s*(?:ร้อยละ)?\s*$|เกินเป้า(?:หมาย)?\s*(?:ร้อยละ)?\s*$"
)
_LEAD = re.compile(
    r"^(?:โดย|ทั้งนี้|นอกจากนี้|และ|ซึ่ง|สำหรับ|ส่วน|ด้าน|ใน|ผลการดำเนินงาน(?:ของ)?|ตัวชี้วัด(?:ที่\s?\d+)?|ตัววัด|พบว่า|เมื่อ|ของ|ที่|\d+[.)]|[-•])\s*"
)
_YEAR_WORDS = re.compile(r"(?:ใน|ของ|เมื่อ|ประจำ)?\s*(?:ปีงบประมาณ|ปี)?\s*(?:พ\.?ศ\.?)?\s*25\d\d")
_TAIL = re.compile(
    r"(?:โดย|ซึ่ง|มี|(?<=\s)ได้|ที่|และ|ใน|เป็น|อยู่|กำหนด|ตั้ง|จาก|มีค่า|ว่า|(?<=\s)ผล|คือ|เหลือ|มีจำนวน|จำนวน(?=\s*$)|(?:สูง|ต่ำ)กว่า|:|,|\s)+$"
)
# Words that announce the figure and end the name: "... ลดลงจาก 30 เหลือ 12", "... อยู่ที่ร้อยละ 88".
_ANNOUNCES = re.compile(
    r"(?:ลดลง|เพิ่มขึ้น|สูงขึ้น)(?=\s?(?:จาก|เหลือ|เป็น|ร้อยละ|อยู่|\d|$))|อยู่ที่|เท่ากับ|คิดเป็น|ทำได้|ได้จริง|ผลจริง|ปรากฏว่า|(?:\s|^)ผล(?:การดำเนินงาน|ที่ได้|จริง)?\s*$"
)
_SHORTEST_NAME = 6
_LONGEST_NAME = 110


@dataclass(frozen=True, slots=True)
class _Said:
    role: str
    quantity: Quantity
    year: int | None
    words: str


def read_sentences(text: str) -> tuple[MeasureRow, ...]:
    """Return the measures told in a text; each line is read by itself.

    Args:
        text: a paragraph or list item.
    """
    return tuple(row for line in re.split(r"[\n;]", text) if (row := _read_line(clean_figures(line))) is not None)


def _read_line(line: str) -> MeasureRow | None:
    if not _TARGET.search(line):
        return None
    said = _labelled(line)
    targets = [entry for entry in said if entry.role == "target"]
    if not targets:
        return None
    target = targets[-1]
    results = _results(said, target)
    if not results or any(_clash(entry.quantity, target.quantity) for entry in results):
        return None
    name = _name(line, min(entry.quantity.start for entry in (*targets, *results)))
    if name is None:
        return None
    pair_unit = _unit(results[-1].quantity) or _unit(target.quantity)
    bare, in_name = split_unit(name)
    return MeasureRow(
        name=bare,
        unit=pair_unit or in_name,
        item="",
        said="",
        targets={target.year: Reading(target.words, target.quantity)},
        results={entry.year: Reading(entry.words, entry.quantity) for entry in reversed(results)},
        context_year=max(years_in(line), default=None),
        quote=line.strip(),
    )


def _results(said: list[_Said], target: _Said) -> list[_Said]:
    """The results of a sentence: figures called so, and figures of the target's unit that name their year.

    "ปี 2565 มี 1,200 คน ปี 2566 มี 1,500 คน" tells results without saying so each time. Where no figure is called a
    result, a single other one of the target's unit is it.
    """
    called = [entry for entry in said if entry.role == "result"]
    bare = [e for e in said if not e.role and e.quantity.unit and _unit(e.quantity) == _unit(target.quantity)]
    dated = [entry for entry in bare if entry.year is not None]
    if called or dated:
        return sorted((*called, *dated), key=lambda entry: entry.quantity.start)
    return bare if len(bare) == 1 else []


def _clash(one: Quantity, other: Quantity) -> bool:
    units = {_unit(one), _unit(other)}
    return len(units) == 2 and all(is_unit(unit) for unit in units) and one.scale == other.scale


def _unit(quantity: Quantity) -> str:
    return PERCENT if quantity.is_percent else quantity.unit


def _labelled(line: str) -> list[_Said]:
    """Give every figure of a line its role by the words before and behind it."""
    said: list[_Said] = []
    position, year, compared = 0, None, False
    for quantity in find_quantities(line):
        between = line[position : quantity.start]
        words = line[quantity.start : quantity.end]
        position = quantity.end
        if _is_year(quantity, line):
            year = int(quantity.value)
            position = line.index(str(year), quantity.start) + 4
            compared = _THAN_YEAR.search(between) is not None
            continue
        if compared and not _TARGET.search(between):
            compared = False
            continue
        before = between[-40:] + _comparator_words(words)
        role = _role(before, line[quantity.end :], bool(said))
        # "ลดลงจากปีก่อน 45.3" is a difference; "ปี 2566 ร้อยละ 93" an earlier result; a bare earlier figure has no year.
        previous = _PREVIOUS.search(before) and (year is None or quantity.change or _CHANGED.search(before))
        if role or not previous:
            said.append(_Said(role, quantity, year if role != "target" else None, words.strip()))
    return said


def _is_year(quantity: Quantity, line: str) -> bool:
    return quantity.value in years_in(line) and "," not in line[quantity.start : quantity.end] and quantity.value > 2500


def _comparator_words(words: str) -> str:
    match = re.match(r"[^\d]*", words)
    return match[0] if match else ""


def _role(before: str, behind: str, has_earlier: bool) -> str:
    if _DIFFERENCE.search(before) and not re.search(r"(?:ที่ตั้งไว้|ที่กำหนดไว้?)\s*(?:ร้อยละ)?\s*$", before):
        # "สูงกว่าเป้าหมายร้อยละ 3" may be the target or the difference; after a result it is read as the target
        # only when the sentence has no other.
        return "target" if has_earlier else ""
    target = max((match.end() for match in _TARGET.finditer(before)), default=-1)
    result = max((match.end() for match in _RESULT.finditer(before)), default=-1)
    if _PREVIOUS.search(before) and target < 0:
        return ""
    if _TARGET_BEHIND.match(behind) and target < 0:
        return "target"
    if target < 0 and result < 0:
        return "result" if _REACHED.search(before) else ""
    return "target" if target >= result else "result"


def _name(line: str, first: int) -> str | None:
    """The words before the first figure, without lead-in, years and the words that announce the figure."""
    text = _YEAR_WORDS.sub(" ", line[:first])
    targets = list(_TARGET.finditer(text))
    if targets and targets[0].start() < _SHORTEST_NAME:
        # "กรมตั้งเป้าหมายลดระยะเวลาเหลือ 15 วัน": the measure stands behind the word.
        return _trimmed(text[targets[0].end() :])
    if targets:
        return _trimmed(text[: targets[0].start()])
    announced = next((m for m in _ANNOUNCES.finditer(text) if m.start() >= _SHORTEST_NAME), None)
    return _trimmed(text[: announced.start()] if announced else text)


def _trimmed(text: str) -> str | None:
    previous = None
    while previous != text:
        previous = text
        text = _TAIL.sub("", _LEAD.sub("", text.strip())).strip(" ,:()-")
    text = " ".join(text.split())
    if len(text) > _LONGEST_NAME:
        # Thai sets a blank between clauses; the measure stands in the last ones.
        parts, kept = text.split(" "), ""
        while parts and len(parts[-1]) + len(kept) < _LONGEST_NAME:
            kept = f"{parts.pop()} {kept}".strip()
        text = kept
    return text if len(text) >= _SHORTEST_NAME else None
