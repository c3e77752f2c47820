"""Units of measures: their spellings, and where they stand in a name or behind a figure."""

from __future__ import annotations

import re

PERCENT = "ร้อยละ"
_PERCENT_WORDS = ("ร้อยละ", "%", "％", "เปอร์เซ็นต์", "เปอร์เซนต์", "percent", "pct")
# Units seen in the measures of self-assessment reports and in Thai performance agreements; longest match wins.
_UNITS = """
คน ครั้ง เรื่อง แห่ง ราย ชิ้น โครงการ กิจกรรม หลักสูตร ระบบ รางวัล ผลงาน บทความ องค์กร หน่วยงาน หน่วย จังหวัด อำเภอ ตำบล หมู่บ้าน
ชุมชน ครัวเรือน หลังคาเรือน เครือข่าย กลุ่ม แปลง ไร่ ตัน กิโลกรัม กก. กรัม ลิตร ลบ.ม. ลูกบาศก์เมตร ตร.ม. ตารางเมตร กิโลเมตร กม.
เมตร เซนติเมตร ซม. บาท พันบาท หมื่นบาท แสนบาท ล้านบาท พันล้านบาท ล้าน ดอลลาร์ คะแนน ระดับ อันดับ ลำดับ เท่า วัน วันทำการ สัปดาห์
เดือน ปี ชั่วโมง ชม. นาที วินาที ขั้นตอน ฉบับ เล่ม ชุด คู่มือ แผน นโยบาย มาตรการ ประเด็น รายการ ตัวชี้วัด ข้อ คดี เหตุ เหตุการณ์ จุด สาย
เส้นทาง คัน เที่ยว คำขอ คำร้อง ใบอนุญาต ใบ แผ่น หน้า รีม กระบวนการ นวัตกรรม ต้นแบบ ช่องทาง บริการ งานวิจัย เตียง ตัวอย่าง
ต่อแสนประชากร ต่อพันประชากร เมกะวัตต์ กิโลวัตต์ kWh MW หน่วยไฟฟ้า ตันคาร์บอน tCO2e kgCO2e ไมโครกรัม/ลบ.ม. มคก./ลบ.ม. µg/m3
Mbps ชิ้นงาน เรื่องต่อคน ชั่วโมงต่อคน คนต่อปี บาทต่อคน บาทต่อหน่วย บาทต่อเรื่อง บาท/หน่วย ครั้งต่อปี ครั้ง/ปี แสนประชากร คะแนนเต็ม สาขา
ศูนย์ โรงเรียน สถานประกอบการ ผู้ประกอบการ ราย/ปี ล้านคน ล้านครั้ง พันคน แสนคน
"""
KNOWN_UNITS = tuple(sorted(_UNITS.split(), key=lambda unit: (-len(unit), unit)))
_UNIT_RUN = re.compile(
    r"[\u0e00-\u0e7fA-Za-zµ][\u0e00-\u0e7fA-Za-z./µ]*(?:\d(?![\d.]))?(?:/[\u0e00-\u0e7fA-Za-z.]+\d?)*"
)
# A unit goes on in these words: "บาท" + "ต่อเรื่อง", "ครั้ง" + "/ปี", "คะแนน" + "เฉลี่ย".
_GOES_ON = ("ต่อ", "/", "ต่อปี")
# Longer runs of letters behind a figure are the sentence that goes on, not a unit.
_LONGEST_UNIT = 20
# Written by itself, in brackets or in a column, a compound such as "หน่วยต่อลูกบาศก์เมตร" may be longer.
_LONGEST_COMPOUND = 35
_IN_NAME = re.compile(r"\s*[(\[]\s*(?:หน่วย(?:(?:นับ|วัด)\s*[:：]?|\s*[:：])\s*)?(?P<unit>[^()\[\]]{1,30})\s*[)\]]\s*$")
_AFTER_WORD = re.compile(r"\s*หน่วย(?:นับ|วัด)?\s*[:：]\s*(?P<unit>[^\s()]{1,30})\s*$")


def normalise_unit(text: str) -> str:
    """Return a unit in one spelling: blanks folded, "%" and its like as "ร้อยละ"."""
    unit = " ".join(text.split()).strip(": ")
    if unit[:1] in ("(", "[") and unit[-1:] in (")", "]"):
        unit = unit[1:-1].strip()
    return PERCENT if unit.casefold() in _PERCENT_WORDS else unit


def is_unit(text: str) -> bool:
    """Whether a whole text is the name of a known unit, alone or with "ต่อ" and "/" parts."""
    unit = normalise_unit(text)
    if unit == PERCENT or unit in KNOWN_UNITS:
        return True
    first = next((known for known in KNOWN_UNITS if unit.startswith(known)), None)
    return first is not None and unit[len(first) :].strip().startswith(_GOES_ON) and len(unit) <= _LONGEST_COMPOUND


def unit_at(text: str, position: int) -> tuple[str, int]:
    """Return the unit that begins at `position` and the position behind it; ("", position) where none begins."""
    run = _UNIT_RUN.match(text, position)
    if run is None:
        return "", position
    words = run[0]
    known = next((unit for unit in KNOWN_UNITS if words.startswith(unit)), None)
    if known is None:
        return (words, run.end()) if len(words) <= _LONGEST_UNIT else ("", position)
    rest = words[len(known) :]
    if rest.startswith(_GOES_ON) and len(words) <= _LONGEST_UNIT:
        return words, run.end()
    return known, position + len(known)


def split_unit(name: str) -> tuple[str, str]:
    """Split the unit off a measure's name: "ระยะเวลาเฉลี่ย (วัน)" -> ("ระยะเวลาเฉลี่ย", "วัน").

    Brackets that hold no known unit belong to the name. "ร้อยละของ..." keeps its first word and has the unit ร้อยละ.
    """
    for pattern in (_IN_NAME, _AFTER_WORD):
        match = pattern.search(name)
        if match and match.start() > 0 and is_unit(match["unit"]):
            return name[: match.start()].strip(), normalise_unit(match["unit"])
    bare = name.strip()
    if bare.startswith(("ร้อยละ", "อัตราร้อยละ", "สัดส่วนร้อยละ", "เปอร์เซ็นต์", "%")):
        return bare, PERCENT
    return bare, _counted(bare)


def _counted(name: str) -> str:
    """The unit of a name that says what is counted: "จำนวนเรื่องร้องเรียน" counts เรื่อง."""
    if name.startswith("จำนวน"):
        return next((unit for unit in KNOWN_UNITS if name.startswith(unit, len("จำนวน"))), "")
    return ""
