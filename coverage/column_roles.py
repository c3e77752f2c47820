"""What a column or row label of a table stands for: target, result, unit, name of the measure, and so on.

The words come from the KPI tables of the reports written for this project and from the usual forms of Thai performance
agreements; tests/data/kpi_layouts.yaml holds a layout for each kind.
"""

from __future__ import annotations

import re
from enum import StrEnum

from coverage.units import is_unit
from coverage.years import is_year, years_in
from extractors.thai_text import fold_digits


class Role(StrEnum):
    """Roles of a column, closed list."""

    NAME = "name"
    INDEX = "index"
    ITEM = "item"
    UNIT = "unit"
    TARGET = "target"
    ACTUAL = "actual"
    PERIOD = "period"
    KIND = "kind"
    DIRECTION = "direction"
    COMPARISON = "comparison"
    OTHER = "other"
    UNKNOWN = ""


def _any(words: str) -> re.Pattern[str]:
    return re.compile(words, re.IGNORECASE)


# Judgements on a measure (percent achieved, score, weight, status) look like results and must be told apart first.
_OTHER = _any(
    r"ร้อยละ(?:ของ)?\s?(?:ความสำเร็จ|การบรรลุ|ความก้าวหน้า|เทียบ|ที่(?:ทำได้|สูง|เกิน|ต่ำ))|%\s?(?:ความ)?(?:สำเร็จ|บรรลุ|เทียบ|ของเป้า|เป้า|ต่าง|ผลต่าง|การเปลี่ยน)"
    r"|ผลต่าง|ส่วนต่าง|ความแตกต่าง|(?:สูง|ต่ำ|มาก|เกิน)กว่าเป้า|เทียบ(?:กับ)?(?:ค่า)?เป้า|ต่อ(?:ค่า)?เป้าหมาย|เกินเป้า|บรรลุ|สถานะ|น้ำหนัก|weight"
    r"|^(?:ค่า)?คะแนน(?:ที่ได้|ประเมิน)?$|score|เกณฑ์การให้|หมายเหตุ|ผู้รับผิดชอบ|หน่วยงาน|แหล่ง(?:ข้อมูล|ที่มา)|ที่มา|สูตร|วิธี(?:คำนวณ|วัด)|ความถี่"
    r"|แนวโน้ม|trend|ผลกระทบ|^ระดับ(?:ที่ได้|ผล|pmqa|คะแนน|ความสำเร็จ)?$|remark|owner|status|variance|achievement|เปลี่ยนแปลง"
    r"|ไตรมาส|^q[1-4]|รอบ\s?[369]\s?เดือน|กราฟ|สรุปผล|ผลประเมินตนเอง|เป้าประสงค์|ยุทธศาสตร์|กลยุทธ์|วัตถุประสงค์|ขั้นตอน|งบประมาณ(?!\s?(?:พ\.?ศ|\d))"
)
_COMPARISON = _any(r"คู่เทียบ|คู่แข่ง|เทียบเคียง|เปรียบเทียบ|benchmark|ค่าเฉลี่ย(?:ประเทศ|กลุ่ม|จังหวัด|ระดับประเทศ)|หน่วยงานอื่น")
_UNIT = _any(r"^หน่วย(?!งาน)(?:นับ|วัด|ของตัวชี้วัด)?|^unit")
_DIRECTION = _any(r"ทิศทาง|ค่าที่ดี|ยิ่ง.{1,6}ยิ่ง|polarity|direction|ลักษณะ(?:ของ)?ตัวชี้วัด")
_TARGET = _any(
    r"เป้า|target|goal|ตั้งใจ|เพดาน|คาดหวัง|คาดไว้|คาดว่า|ตั้งไว้|กำหนดไว้|ที่กำหนด|^แผน(?:\s|$|\()|^plan|ที่ต้องการ|เกณฑ์(?:ขั้นต่ำ|ผ่าน|มาตรฐาน)?$|มาตรฐาน$|ค่ามาตรฐาน"
)
_ACTUAL = _any(
    r"^(?:ได้)?ผล(?!กระทบ|สัมฤทธิ์|ผลิต|ลัพธ์ที่คาด)|ผลการ|ผลดำเนิน|ผลงาน|ผลลัพธ์|ผลจริง|ผลที่|ทำได้|actual|result|จริง|วัดได้|ที่ได้$|ค่าที่ได้|สำเร็จ|achieved|performance"
    r"|รอบ\s?12\s?เดือน|ข้อมูลพื้นฐาน|ค่าฐาน|ข้อมูลฐาน|baseline|ปีฐาน|เกิดขึ้น"
)
_NAME = _any(
    r"(?:เรื่อง|สิ่ง|รายการ|ตัว)ที่(?:นับ|วัด|ติดตาม)|ตัวชี้วัด|ตัววัด|ตัวบ่งชี้|kpi|indicator|measure|metric|ดัชนี|^รายการ|^ผลลัพธ์(?:ที่|$|ด้าน)|^เรื่อง$|^ชื่อ"
)
_MEASURE_NAME = _any(r"(?:เรื่อง|สิ่ง|รายการ|ตัว)ที่(?:นับ|วัด|ติดตาม)|ตัวชี้วัด|ตัววัด|ตัวบ่งชี้|kpi|indicator|metric|measure|สิ่งที่วัด|ดัชนี")
_INDEX = _any(r"^(?:ลำดับ(?:ที่)?|ที่|ข้อ|no\.?|#|รหัส(?:ตัวชี้วัด|ตัววัด)?|code)$")
_ITEM = _any(r"^(?:หัวข้อ|ข้อ|ประเด็น|หมวด|ด้าน|item|หัวข้อย่อย|ประเด็นย่อย|มิติ|กลุ่ม|เกณฑ์|หัวข้อ pmqa|pmqa)(?:\s?ที่|ย่อย|ผลลัพธ์|เกณฑ์)?$")
_PERIOD = _any(r"^(?:ปี(?:งบประมาณ|งบ)?|พ\.?\s?ศ\.?|ปี\s?พ\.?\s?ศ\.?|year|รอบปี)$")
# First columns of tables that count things and are no measures.
_NO_MEASURE = _any(
    r"โครงการ|กิจกรรม|หลักสูตร|ตำแหน่ง|ประเภท|วัน(?:ที่|เดือน)|^เดือน|สถานที่|งบประมาณ|กลุ่มงาน|สายงาน|รายจ่าย|แผนงาน|การศึกษา|^เพศ|อายุ|อำเภอ|ตำบล|ชื่อ(?:-|\s)?สกุล"
    r"|หน่วยงาน|สังกัด|ความเสี่ยง|ขั้นตอน|ช่องทาง|อัตรากำลัง|ระดับชั้น|ครุภัณฑ์|เอกสาร|ผู้รับบริการ|กระบวนการ|แหล่งเงิน|สำนัก|กอง"
)
_COUNTING = _any(
    r"งบประมาณ(?!\s?(?:พ\.?ศ|\d))|เบิกจ่าย|จัดสรร|อัตรา(?:ว่าง|กำลัง)|^ชาย$|^หญิง$|^รวม$|คนครอง|กรอบ|โอกาส(?:เกิด)?$|ผู้ร่วมงาน|วงเงิน"
)
# Rough end of a label: what is longer is a sentence, not a heading of a column.
_LONGEST_LABEL = 60


def label_text(text: str) -> str:
    """Return a label with Arabic digits, blanks folded and its footnote signs off."""
    return re.sub(r"[*†]+", "", " ".join(fold_digits(text).split()))


def role_of(label: str) -> Role:
    """Return the role that a label alone suggests; a bare year is a result."""
    text = label_text(label)
    if not text or len(text) > _LONGEST_LABEL:
        return Role.UNKNOWN
    if is_year(text):
        return Role.ACTUAL
    for role, pattern in (
        (Role.PERIOD, _PERIOD),
        (Role.UNIT, _UNIT),
        (Role.DIRECTION, _DIRECTION),
        (Role.COMPARISON, _COMPARISON),
        (Role.OTHER, _OTHER),
        (Role.INDEX, _INDEX),
        (Role.ITEM, _ITEM),
    ):
        if pattern.search(text):
            return role
    return _value_role(text)


def _value_role(text: str) -> Role:
    # "ค่าเป้าหมายตัวชี้วัด" is a target and "ผลตามตัวชี้วัด" a result, so the name comes last.
    for role, pattern in ((Role.TARGET, _TARGET), (Role.ACTUAL, _ACTUAL), (Role.NAME, _NAME)):
        if pattern.search(text) and not (
            role is Role.ACTUAL and _MEASURE_NAME.search(text) and not text.startswith("ผล")
        ):
            return role
    if years_in(text):
        return Role.ACTUAL
    return Role.UNKNOWN


def names_measures(label: str) -> bool:
    """Whether a label says that the column holds measures, not just any things."""
    return _MEASURE_NAME.search(label_text(label)) is not None


def names_other_things(label: str) -> bool:
    """Whether a label says that the column holds projects, staff, dates or the like."""
    text = label_text(label)
    return _NO_MEASURE.search(text) is not None and not names_measures(text)


def counts_things(label: str) -> bool:
    """Whether a label of a figure column belongs to a budget, staff or risk table."""
    return _COUNTING.search(label_text(label)) is not None


def ceiling_or_floor(label: str) -> str:
    """Return the direction phrase that the heading of a target column implies: a ceiling is to be stayed under."""
    text = label_text(label)
    if re.search(r"เพดาน|ไม่เกิน|สูงสุดที่ยอม|ขีดจำกัด", text) and not re.search(r"เป้า|ไม่น้อยกว่า", text):
        return "ค่าน้อยดี"
    return "ค่ามากดี" if re.search(r"ขั้นต่ำ|ไม่น้อยกว่า|อย่างน้อย", text) else ""


def unit_in_label(label: str) -> str:
    """Return the unit that a label gives in brackets, e.g. of "ผล (ร้อยละ)", else ""."""
    for inner in re.findall(r"[(\[]\s*([^()\[\]]{1,30})\s*[)\]]", label_text(label)):
        if is_unit(inner):
            return str(inner).strip()
    return ""
