"""Words for people: statuses, reasons, kinds and the other closed lists, in Thai and English.

Names of categories, items and levels are not here: they come from the edition.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from coverage.review import Reason, Status


@dataclass(frozen=True, slots=True)
class Word:
    """A term in both languages, with the sign that stands for it in print."""

    th: str
    en: str
    sign: str = ""


# Filled, half, empty: the order of the signs can be read without colour and without a legend.
STATUS: dict[Status, Word] = {
    Status.FOUND: Word("พบ", "found", "●"),
    Status.WEAK: Word("พบบางส่วน", "weak", "◐"),
    Status.MISSING: Word("ไม่พบ", "missing", "○"),
    Status.CANNOT_JUDGE: Word("ตัดสินไม่ได้", "cannot judge", "?"),
}

STATUS_MEANING: dict[Status, Word] = {
    Status.FOUND: Word("มีข้อความที่แสดงการดำเนินการหรือผลจริงอย่างน้อยหนึ่งแห่ง", "at least one passage shows a deed or a result"),
    Status.WEAK: Word(
        "มีเพียงคำกล่าวอ้าง ความตั้งใจ หรือข้อความเดียวที่ไม่ชัด ต้องให้คนตัดสิน",
        "only a claim, an intention or one doubtful passage",
    ),
    Status.MISSING: Word("อ่านได้ครบแล้วแต่ไม่พบข้อความที่เป็นหลักฐาน", "the text could be read and holds no evidence"),
    Status.CANNOT_JUDGE: Word(
        "มีส่วนที่อ่านไม่ได้ในที่ซึ่งหลักฐานน่าจะอยู่ จึงไม่ถือว่าไม่มีหลักฐาน",
        "the place where evidence would stand could not be read; this is not an absence of evidence",
    ),
}

REASON: dict[Reason, Word] = {
    Reason.STRONG_PASSAGE: Word("มีข้อความที่ระบุสิ่งที่ทำจริง พร้อมชื่อ ตัวเลข วันที่ หรือเอกสาร", "a passage names a deed with facts"),
    Reason.SEVERAL_PASSAGES: Word("มีหลายข้อความสนับสนุนตรงกัน", "several passages agree"),
    Reason.ONLY_CLAIM: Word("มีแต่คำกล่าวอ้าง ไม่มีข้อเท็จจริงประกอบ (ชื่อ ตัวเลข วันที่ หรือเอกสาร)", "only a claim without facts"),
    Reason.ONLY_INTENTION: Word("มีแต่ความตั้งใจหรือแผนที่จะทำ ยังไม่มีการดำเนินการ", "only an intention or a plan"),
    Reason.ONLY_ECHO: Word(
        "พบแต่ถ้อยคำของเกณฑ์ที่พิมพ์ซ้ำในแบบฟอร์ม ซึ่งไม่นับเป็นหลักฐาน", "only the words of the criteria themselves"
    ),
    Reason.SINGLE_DOUBTFUL: Word("มีข้อความเดียวและไม่แน่ชัดว่าตรงกับเกณฑ์ข้อนี้", "a single doubtful passage"),
    Reason.NO_PASSAGE: Word("ไม่พบข้อความที่กล่าวถึงเรื่องนี้", "no passage speaks of it"),
    Reason.OTHER_HEADING: Word("ข้อความอยู่ใต้หัวข้ออื่น โปรดตรวจว่าใช้กับข้อนี้ได้หรือไม่", "the passage stands under another heading"),
    Reason.DAMAGED_PAGES: Word("ข้อความในหน้าที่เกี่ยวข้องเสียหาย อ่านไม่ได้ความ", "the text of the pages is damaged"),
    Reason.SCANNED_PAGES: Word("หน้าที่เกี่ยวข้องเป็นภาพสแกน ไม่มีข้อความให้อ่าน", "the pages are scans without text"),
    Reason.UNREADABLE_TABLE: Word("ตารางที่น่าจะมีข้อมูลอ่านไม่ได้ครบ", "a table could not be read"),
    Reason.LOWER_LEVEL_OPEN: Word("ระดับที่ต่ำกว่ายังไม่ครบ จึงยังนับระดับนี้ไม่ได้", "a lower level of the item is still open"),
    Reason.MEASURE_OVER_TARGET: Word(
        "มีตัวชี้วัดที่ผลสูงกว่าค่าเป้าหมายถึงเกณฑ์ของระดับนี้", "a measure exceeds its target as the level asks"
    ),
    Reason.MEASURE_WITH_RESULT: Word("มีตัวชี้วัดที่มีทั้งค่าเป้าหมายและผล", "a measure has a target and a result"),
    Reason.MEASURE_WITHOUT_TARGET: Word("ตัวชี้วัดมีผลแต่ไม่มีค่าเป้าหมาย", "a measure has no target"),
    Reason.MEASURE_WITHOUT_RESULT: Word("ตัวชี้วัดมีค่าเป้าหมายแต่ไม่มีผล", "a measure has no result"),
    Reason.MEASURES_BELOW_BAND: Word("ผลของตัวชี้วัดที่พบยังไม่ถึงช่วงร้อยละของระดับนี้", "no measure reaches the band of the level"),
    Reason.NARRATIVE_RESULT: Word(
        "กล่าวถึงผลเป็นข้อความ แต่ไม่มีตัวเลขเทียบค่าเป้าหมาย", "a result is told without figures and target"
    ),
}

STRENGTH: dict[str, Word] = {
    "strong": Word("มีข้อเท็จจริง", "strong", "■"),
    "weak": Word("กล่าวอ้าง", "weak", "□"),
}

KIND: dict[str, Word] = {
    "process": Word("กระบวนการ", "process"),
    "result": Word("ผลลัพธ์", "result"),
    "intention": Word("ความตั้งใจ/แผน", "intention"),
    "org_profile": Word("ลักษณะสำคัญขององค์การ", "organisation profile"),
    "criteria_echo": Word("ถ้อยคำเกณฑ์", "criteria echo"),
    "boilerplate": Word("ข้อความประกอบ", "boilerplate"),
}

DIRECTION: dict[str, Word] = {
    "higher": Word("ยิ่งมากยิ่งดี", "higher is better", "↑"),
    "lower": Word("ยิ่งน้อยยิ่งดี", "lower is better", "↓"),
    "unknown": Word("ไม่ระบุ", "unknown", "–"),
}

TREND: dict[str, Word] = {
    "up": Word("เพิ่มขึ้น", "up", "↗"),
    "down": Word("ลดลง", "down", "↘"),
    "flat": Word("คงที่", "flat", "→"),
}

TEXT_LAYER: dict[str, Word] = {
    "full": Word("มีข้อความครบ", "full"),
    "partial": Word("มีข้อความบางหน้า บางหน้าเป็นภาพหรือเสียหาย", "partial"),
    "none": Word("เป็นภาพสแกน ไม่มีข้อความ", "none"),
    "unreadable": Word("เปิดอ่านไม่ได้", "unreadable"),
}

FLAG: dict[str, Word] = {
    "no_text_layer": Word("หน้าไม่มีข้อความ", "no text layer"),
    "damaged_text": Word("ข้อความเสียหาย", "damaged text"),
    "repaired": Word("ซ่อมอักขระไทยแล้ว", "repaired"),
    "hidden_text_dropped": Word("ตัดข้อความที่ซ่อนไว้ออก", "hidden text dropped"),
    "invisible_layer": Word("ข้อความจากชั้นที่มองไม่เห็น", "invisible layer"),
    "ocr": Word("อ่านด้วย OCR", "OCR"),
    "numbered_by_reader": Word("เลขข้อใส่โดยโปรแกรม", "numbered by the reader"),
    "tracked_deletion_dropped": Word("ตัดข้อความที่ถูกลบออก", "tracked deletion dropped"),
    "table_continued": Word("ตารางต่อจากหน้าก่อน", "continued table"),
    "rotated": Word("ข้อความหมุน", "rotated"),
    "comment": Word("ข้อคิดเห็น", "comment"),
    "form_field": Word("ช่องแบบฟอร์ม", "form field"),
    "text_box": Word("กล่องข้อความ", "text box"),
    "watermark_dropped": Word("ตัดลายน้ำออก", "watermark dropped"),
}

# Bands of a measure that are no levels of the edition.
BELOW_TARGET = Word("ต่ำกว่าเป้าหมาย", "below target", "▽")
NO_BAND = Word("สรุประดับไม่ได้", "no level", "–")


def say(table: dict[str, Word], key: str | None) -> str:
    """Return the Thai word of a key; keys that the table does not hold are shown as they are."""
    if key is None:
        return ""
    word = table.get(key)
    return word.th if word else key


def status_text(status: Status) -> str:
    """Return sign and Thai word of a status, readable without colour."""
    word = STATUS[status]
    return f"{word.sign} {word.th}"


def reasons_text(reasons: Sequence[Reason]) -> str:
    """Return the reasons of a cell as Thai text."""
    return " · ".join(REASON[reason].th for reason in reasons)
