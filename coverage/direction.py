"""Which way is better for a measure: from its words, from how its target is put, from what is measured.

Signals in order of trust: a direction column or phrase, the comparator of the target, the words of the name, the way
the yearly targets move. Volumes of work that are neither good nor bad by themselves stay unknown: a person is asked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from coverage.numbers import Comparator
from coverage.results_rule import Direction
from coverage.units import PERCENT

_SAYS_LOWER = re.compile(
    r"ยิ่ง(?:น้อย|ต่ำ|ลด|สั้น|เร็ว)|(?:ค่า)?(?:น้อย|ต่ำ)(?:กว่า)?\s?(?:ยิ่ง)?ดี|ผกผัน|เชิงลบ|lower|smaller|minimi|↓|▼|^\s*(?:น้อย|ต่ำ|ลด|ลดลง|-)\s*$",
    re.I,
)
_SAYS_HIGHER = re.compile(
    r"ยิ่ง(?:มาก|สูง|เพิ่ม)|(?:ค่า)?(?:มาก|สูง)(?:กว่า)?\s?(?:ยิ่ง)?ดี|แปรผันตรง|เชิงบวก|higher|larger|maximi|↑|▲|^\s*(?:มาก|สูง|เพิ่ม|เพิ่มขึ้น|\+)\s*$",
    re.I,
)
# What an agency wants less of. The words come from the kind of thing measured, whatever the agency.
_UNWANTED = re.compile(
    r"เสียหาย|สูญหาย|ระยะเวลา|เวลา(?:เฉลี่ย|รอ|ที่ใช้|ให้บริการ|ในการ|ดำเนิน|ตอบ)|ชั่วโมงรอ|รอคอย|ต้นทุน|ค่าใช้จ่าย|ค่าไฟ|ค่าน้ำ|ค่ากระดาษ|ค่าเชื้อเพลิง|ค่าโทรศัพท์|รายจ่าย|ปริมาณ(?:การ)?ใช้"
    r"|การใช้(?:ไฟฟ้า|พลังงาน|น้ำ|กระดาษ|น้ำมัน|เชื้อเพลิง)|อุบัติเหตุ|เสียชีวิต|อัตรา(?:การ)?ตาย|ผู้ตาย|บาดเจ็บ|อัตราป่วย|ผู้ป่วยราย?ใหม่|ติดเชื้อ|แพร่ระบาด|ร้องเรียน|ร้องทุกข์"
    r"|ทุจริต|ผิดพลาด|คลาดเคลื่อน|คงค้าง|ค้าง|ล่าช้า|เกินกำหนด|ลาออก|โอนออก|สูญเสีย|น้ำสูญเสีย|ขยะ|ของเสีย|ก๊าซเรือนกระจก|คาร์บอน|ฝุ่น|PM\s?2\.?5|มลพิษ|มลภาวะ|น้ำเสีย"
    r"|หนี้|ยากจน|ว่างงาน|ตกงาน|ความเสี่ยง|ข้อทักท้วง|ท้วงติง|ข้อบกพร่อง|ความขัดข้อง|ขัดข้อง|ระบบล่ม|หยุดทำงาน|downtime|น้ำท่วม|รอระบาย|จุดเสี่ยง|อาชญากรรม|คดี|การกระทำผิด"
    r"|ฝ่าฝืน|ละเมิด|ถูกโจมตี|ภัยคุกคาม|รั่วไหล|หลุดออก|ออกกลางคัน|ตกเกณฑ์|ไม่ผ่าน|ไม่พึงพอใจ|ขาดแคลน|ว่าง$|ร้าง|เผาไหม้|จุดความร้อน|ไฟป่า|จำนวนขั้นตอน|การใช้กระดาษ|เอกสารที่ใช้"
    r"|ค่าน้ำมัน|ขั้นตอนการ|ความเหลื่อมล้ำ|การปล่อย|เหตุเพลิงไหม้|อัคคีภัย|ซ้ำซ้อน|ย้อนกลับ|แก้ไขซ้ำ|ส่งกลับ|ถูกตีกลับ|โรค|ภาวะแทรกซ้อน|กลับมารักษาซ้ำ|พิการ|เครียด|เหตุการณ์ไม่พึงประสงค์"
    r"|ความแออัด|ความหนาแน่น|สัดส่วนหนี้|ดัชนีการรับรู้การทุจริต(?!.*คะแนน)|ผู้สูบ|ดื่มสุรา|ยาเสพติด|ตั้งครรภ์|อัตราการขาด|ขาดงาน|ลาป่วย|โดยไม่มี",
    re.IGNORECASE,
)
# Words that turn an unwanted thing round: what is counted is that it was dealt with, saved, sorted or brought down.
_TURNS = re.compile(
    r"แก้ไข(?!ซ้ำ)|ยุติ|ได้รับการ|สำเร็จ|แล้วเสร็จ|ภายใน(?:กำหนด|เวลา|ระยะ)|ทันเวลา|ตามกำหนด|ตามเวลา|ตามมาตรฐาน|ลดลง|ที่ลด|การลด|อัตราการลด|ลดได้|^ลด|ประหยัด|บรรเทา|ป้องกัน"
    r"|คัดแยก|แยกได้|แยก|รีไซเคิล|นำกลับ|กำจัด|บำบัด|จัดการ(?:ได้|อย่าง|ถูก)|ฟื้นฟู|พึงพอใจ|เชื่อมั่น|ผ่าน(?!.{0,4}ไม่)|รักษาหาย|หาย|รอดชีวิต|ตอบกลับ|ตอบสนอง|ไกล่เกลี่ย|ชำระ|คืน|พ้น|หลุดพ้น"
    r"|ดำเนินการ(?:แล้ว|ได้)|ชดเชย|กักเก็บ|ปลอด|ไม่(?:เกิด|มี|พบ|เกิน)|เท่าทัน|อบรม|ความรู้|เข้าถึง|ครอบคลุม|มีแผน|ที่ปรับ|ได้มาตรฐาน|ปิด(?:เรื่อง|ได้)|บริหารจัดการ|บริหารความเสี่ยง|เฝ้าระวัง"
    r"|คะแนน|เทียบเคียงได้|เผยแพร่|ตรวจสอบแล้ว|ควบคุมได้|นำไปใช้|พัฒนา|ปรับปรุง|ซ้อม|แจ้งเตือน|จับกุม|ปราบปราม|คลี่คลาย|บังคับ|ดำเนินคดี|ตัดสิน|เรียกคืน|แปรรูป|มูลค่า|รายได้"
)
# A time or a cost stays unwanted whatever verb stands in the name: "ระยะเวลาแก้ไขข้อร้องเรียน" is to be short.
_STAYS_UNWANTED = re.compile(
    r"^(?:จำนวน|ร้อยละของ|ค่าเฉลี่ย|เฉลี่ย|ร้อยละ)?\s?(?:ระยะเวลา|เวลา|ต้นทุน|ค่าใช้จ่าย|จำนวนวัน|จำนวนขั้นตอน|ขั้นตอน)|(?:มูลค่า.{0,25}(?:เสียหาย|สูญหาย|สูญเสีย|หมดอายุ|หนี้เสีย)|ไม่ผ่าน|ไม่ได้รับ|ไม่สำเร็จ|ไม่แล้วเสร็จ|คงค้าง|ค้าง(?:เกิน|นาน)|เกินกำหนด|ล่าช้า|ไม่พึงพอใจ|ไม่ทัน)"
)
_REDUCED = re.compile(r"ที่?ลด(?:ลง|ได้)|การลด|^ลด|อัตราการลด|ประหยัด")
_DEED = re.compile(r".{0,15}?ที่(?P<deed>.+)")
_STAYED = re.compile(r"(?:ยัง)?(?:ไม่|ค้าง|เกิน|ล่าช้า|เกิด|รับ|แจ้ง|มี|พบ|ฝังกลบ|ส่งฝัง|ตกค้าง|เหลือ|สูญ|เสีย|ร้าง|ใช้|ปล่อย|เพิ่ม)")
# Volumes of work: more of them is neither good nor bad by itself.
_NEUTRAL = re.compile(
    r"^จำนวนผู้ป่วย(?:นอก|ใน)|^จำนวนคดี$|^จำนวนคดีที่รับ|^อัตราส่วน|^สัดส่วน.{0,20}ต่อ|^งบประมาณที่ใช้|^ปริมาณน้ำ(?!เสีย|สูญเสีย)|^จำนวนประชากร"
)
_TIME_UNIT = ("วัน", "ชั่วโมง", "ชม.", "นาที", "วินาที", "เดือน", "วันทำการ")
_RANK_UNIT = ("อันดับ", "ลำดับ")


def direction_of(
    name: str,
    *,
    unit: str = "",
    said: str = "",
    comparator: Comparator = Comparator.EXACT,
    targets: Sequence[float] = (),
) -> Direction:
    """Return the direction of a measure.

    Args:
        name: name of the measure, Arabic or Thai digits.
        unit: its unit.
        said: text of a direction column, or other words of the row such as a note; "" where there is none.
        comparator: comparator of the target ("ไม่เกิน 80" is at most).
        targets: yearly targets in the order of the years.
    """
    for text in (said, name):
        lower, higher = bool(_SAYS_LOWER.search(text)), bool(_SAYS_HIGHER.search(text))
        if lower != higher and (text is said or not text.strip().startswith(("-", "+"))):
            return Direction.LOWER if lower else Direction.HIGHER
    if comparator is not Comparator.EXACT:
        return Direction.LOWER if comparator is Comparator.AT_MOST else Direction.HIGHER
    return _by_words(name, unit, _move(targets))


def _by_words(name: str, unit: str, moves: Direction) -> Direction:
    # A reduction is to be large; but "ลดระยะเวลา ... 15 วัน" gives the time that is left.
    if _REDUCED.search(name):
        times = unit.startswith(_TIME_UNIT) and re.match(r"(?:การ)?ลด", name)
        return Direction.LOWER if times else Direction.HIGHER
    if _NEUTRAL.search(name):
        return moves
    if _STAYS_UNWANTED.search(name):
        return (
            Direction.LOWER
            if not re.search(r"ตามกำหนด|ภายในกำหนด|ภายในเวลา|ภายในระยะเวลา|ทันเวลา", name)
            else _settle(moves)
        )
    unwanted, turned = _UNWANTED.search(name), _TURNS.search(name) or _dealt_with(name, unit)
    if unwanted and not turned:
        return Direction.LOWER
    if unit.startswith(_RANK_UNIT):
        return Direction.LOWER
    if unwanted and turned and moves is not Direction.UNKNOWN:
        return moves
    if unwanted and turned:
        # In Thai the head of a name stands first: "การแก้ไขข้อร้องเรียน", "ข้อร้องเรียนที่ได้รับการแก้ไข" both count deeds.
        return Direction.HIGHER
    if moves is Direction.LOWER and not name.startswith(("ร้อยละความ", "ความพึงพอใจ", "ระดับความ")):
        return Direction.LOWER
    return Direction.HIGHER


def _dealt_with(name: str, unit: str) -> bool:
    """Whether a share of unwanted things is named that something was done with: "ร้อยละของข้อร้องเรียนที่วินิจฉัยภายใน 60 วัน".

    What follows "ที่" is then a deed, whatever the verb, unless it says that the thing stayed or came about.
    """
    unwanted = _UNWANTED.search(name)
    deed = _DEED.match(name, unwanted.end()) if unwanted else None
    return deed is not None and _STAYED.match(deed["deed"]) is None and ("ภายใน" in deed["deed"] or unit == PERCENT)


def _settle(moves: Direction) -> Direction:
    return moves if moves is not Direction.UNKNOWN else Direction.HIGHER


def _move(targets: Sequence[float]) -> Direction:
    """The way yearly targets move when all steps point one way and at least one moves."""
    steps = [later - earlier for earlier, later in pairwise(targets)]
    if any(step > 0 for step in steps) and all(step >= 0 for step in steps):
        return Direction.HIGHER
    if any(step < 0 for step in steps) and all(step <= 0 for step in steps):
        return Direction.LOWER
    return Direction.UNKNOWN
