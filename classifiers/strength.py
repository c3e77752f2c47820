"""Strength of evidence: a deed with names, figures, dates or documents, against a claim or an intention."""

from __future__ import annotations

import re
from typing import NamedTuple

from classifiers.records import Strength
from classifiers.tokenizer import Words

_MONTHS = (
    "มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม"
    r"|ม\.ค\.|ก\.พ\.(?!ร)|มี\.ค\.|เม\.ย\.|พ\.ค\.|มิ\.ย\.|ก\.ค\.|ส\.ค\.|ก\.ย\.|ต\.ค\.|พ\.ย\.|ธ\.ค\."
)
_DATES = re.compile(rf"(?:{_MONTHS})|(?:ปี|พ\.ศ\.|ปีงบประมาณ)\s*(?:พ\.ศ\.\s*)?(?:25)?[0-9]{{2}}\b|\b25[0-9]{{2}}\b|ไตรมาส")
_FIGURES = re.compile(r"[0-9]+(?:[,.][0-9]+)*")
_NO_FIGURE = re.compile(r"(?:ข้อ|ลำดับ|มาตรา|หมวด|ระดับ|ภาพที่|ตารางที่)\s*$")
_DOCUMENTS = re.compile(
    r"คำสั่ง\S*ที่\s*[0-9]|ประกาศ|คำสั่ง|คู่มือ|ระเบียบ|หนังสือ\S*ที่\s*[0-9]|รายงานการประชุม|บันทึกข้อตกลง|mou|แบบสอบถาม"
    r"|เลขที่\s*[0-9]|ภาคผนวก|เอกสารแนบ|มติ(?:ที่ประชุม|คณะ)|แผนที่\s*[0-9]"
)
_NAMES = re.compile(r"“[^”]{2,}”|\"[^\"]{2,}\"|[a-z]{3,}|ระบบ[ก-๙]{3,}|โครงการ[ก-๙]{3,}|แอป")
_INTENTION = re.compile(
    r"(?:^|[\s(])จะ|มีแผน(?:ที่)?จะ|มีแนวทาง(?:ที่)?จะ|อยู่ระหว่าง|เตรียม(?:การ|จะ)|ควร(?:จะ|มี|กำหนด)|มุ่งมั่น|มุ่งหวัง|คาดว่าจะ"
    r"|ในอนาคต|ระยะต่อไป|ปีหน้า|ตั้งใจ|ให้ความสำคัญ"
)


class StrengthReading(NamedTuple):
    """What speaks for or against strength.

    Attributes:
        probability: of being strong, 0 to 1.
        reasons: codes of what was seen: figures, dates, documents, names, intention.
    """

    probability: float
    reasons: tuple[str, ...]

    @property
    def strength(self) -> Strength:
        """Strong from one half on."""
        return Strength.STRONG if self.probability >= 0.5 else Strength.WEAK


def count_signs(words: Words) -> dict[str, int]:
    """Return how often each sign of strength or weakness stands in a passage."""
    normal = words.plain
    figures = [m for m in _FIGURES.finditer(normal) if not _NO_FIGURE.search(normal[: m.start()][-12:])]
    return {
        "figures": len(figures),
        "dates": len(_DATES.findall(normal)),
        "documents": len(_DOCUMENTS.findall(normal)),
        "names": len(_NAMES.findall(normal)),
        "intention": len(_INTENTION.findall(normal)),
    }


def read_strength(words: Words) -> StrengthReading:
    """Return how strong a passage is as evidence, by the signs in its text."""
    signs = count_signs(words)
    score = -1.2 + 1.4 * min(signs["figures"], 2) + 0.8 * min(signs["dates"], 1)
    score += 0.6 * min(signs["documents"], 1) + 0.5 * min(signs["names"], 1) - 1.2 * min(signs["intention"], 1)
    probability = 1 / (1 + 2.718281828459045**-score)
    return StrengthReading(probability, tuple(sign for sign, count in signs.items() if count))
