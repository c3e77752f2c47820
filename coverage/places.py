"""Places where evidence is not expected: front matter, organisation profile, plain lists of figures.

Passages there count only when they are very sure: a preface praises, a profile counts staff and a calendar lists events
in the same words as evidence.
"""

from __future__ import annotations

import re

from coverage.passages import Support
from extractors.document import BlockKind, Segment

# Headings of chapters that introduce a report or close it; the outermost headings count, not those inside a category.
_OUTSIDE = re.compile(
    r"คำนำ|บทนำ|สารบัญ|กิตติกรรม|ขอบคุณ|ขอบใจ|อักษรย่อ|นิยาม|บทสรุปผู้บริหาร|สาร(?:จาก|ของ|ผู้)|คำกล่าว|ลักษณะสำคัญ|ข้อมูล(?:ทั่วไป|พื้นฐาน|องค์กร|หน่วยงาน)|ประวัติ|โครงสร้าง"
    r"|ทำเนียบ|ปฏิทิน|กิจกรรมเด่น|ภาพกิจกรรม|ภาคผนวก|บรรณานุกรม|เอกสารอ้างอิง|ติดต่อ|รู้จัก|ความเป็นมา|บริบท|ปกหลัง|คณะผู้จัดทำ",
)
# A passage in such a place counts from this score on. In five sample reports (784 passages) the classifier takes 12
# passages of profile and front matter for evidence, 10 of them with scores up to 0.56; the median score of the 245
# passages that are evidence is 0.96.
OUTSIDE_SCORE = 0.60
# "ตารางที่ 5 ...", "ภาพกิจกรรม ...", "ตารางแสดง ...", "แผนภูมิที่ ๒ ...".
_CAPTION = re.compile(r"\s*(?:ตาราง|ภาพ|รูป|รูปภาพ|แผนภูมิ|แผนภาพ|กราฟ|ผัง)(?:ที่|กิจกรรม|แสดง|ประกอบ|บรรยากาศ|\s*[\d๐-๙])")
_LONGEST_CAPTION = 150
_CELL_JOIN = " | "


def never_evidence(segment: Segment) -> bool:
    """Whether a passage names something and shows nothing: a caption, also one that is set as a paragraph."""
    caption = _CAPTION.match(segment.text) is not None and len(segment.text) <= _LONGEST_CAPTION
    return segment.kind is BlockKind.CAPTION or caption


def is_outside(segment: Segment) -> bool:
    """Whether a passage stands where evidence is not expected.

    Rows of short cells are lists of figures or dates; the long cells of form tables are passages of their own.
    """
    if segment.kind is BlockKind.TABLE and _CELL_JOIN in segment.text:
        return True
    return segment.heading_item is None and any(_OUTSIDE.search(heading) for heading in segment.heading_path[:2])


def counts(support: Support) -> bool:
    """Whether a support counts where it stands."""
    if never_evidence(support.segment):
        return False
    return support.score >= OUTSIDE_SCORE or not is_outside(support.segment)
