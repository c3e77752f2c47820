"""Strength of evidence: a deed with names, figures, dates or documents, against a claim or an intention.

A few signs are counted in the text and weighed by a small regression that is trained on its own labelled passages
(corpus/strength). Signs and not words: what makes a deed believable is the same in every category.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from classifiers.errors import CorpusInvalid
from classifiers.records import Strength
from classifiers.signs import Sign
from classifiers.tokenizer import Words

Array = npt.NDArray[np.float64]

STRENGTH_FOLDER = Path(__file__).parent / "corpus" / "strength"
# Inverse penalty; between 0.3 and 10 cross-validated accuracy stays between 0.93 and 0.95.
CALIBRATION_C = 1.0

_MONTHS = (
    "มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม"
    r"|ม\.ค\.|ก\.พ\.(?!ร)|มี\.ค\.|เม\.ย\.|พ\.ค\.|มิ\.ย\.|ก\.ค\.|ส\.ค\.|ก\.ย\.|ต\.ค\.|พ\.ย\.|ธ\.ค\."
)
_DATES = Sign(
    re.compile(rf"(?:{_MONTHS})|ไตรมาส(?:ที่)? ?[0-9]|วันที่ [0-9]|เมื่อปี|(?:ตั้งแต่|เริ่ม)(?:เดือน|ปี|วันที่)?"),
    (
        "คม",
        "พันธ์",
        "ยน",
        "ม.ค.",
        "ก.พ.",
        "มี.ค.",
        "เม.ย.",
        "พ.ค.",
        "มิ.ย.",
        "ก.ค.",
        "ส.ค.",
        "ก.ย.",
        "ต.ค.",
        "พ.ย.",
        "ธ.ค.",
        "ไตรมาส",
        "วันที่",
        "เมื่อปี",
        "ตั้งแต่",
        "เริ่ม",
    ),
)
_YEARS = re.compile(r"\b2[45][0-9]{2}\b|ปี ?[5-7][0-9]\b")
# Numbers that name something and measure nothing: laws and their years, versions, programmes, section numbers.
_NAMING = re.compile(
    r"(?:พ\.ร\.บ\.|พระราชบัญญัติ|ระเบียบ|หลักเกณฑ์|มาตรฐาน|แผนแม่บท"
    r"|ยุทธศาสตร์ชาติ)[^0-9]{0,40}[0-9]+(?:[-–][0-9]+)?(?: ปี)?|[a-z]+ ?[0-9]\.0"
    r"|5ส|(?:ข้อ|ลำดับ|มาตรา|หมวด|ระดับ|ภาพที่|ตารางที่|ยุทธศาสตร์ที่|ด้านที่|ตัวชี้วัดที่) ?[0-9.]+|^[0-9.]+[.)]? |\b[0-9]\)"
    r"|(?:ทั้ง|ครบ(?:ทั้ง)?) ?[0-9] ?(?:ระดับ|ด้าน|ยุทธศาสตร์|ขั้นตอน|หมวด|มิติ)|[0-9]+ ปีที่ผ่านมา"
)
_NAMING_PARTS = (
    *(
        "พ.ร.บ.",
        "พระราช",
        "ระเบียบ",
        "หลักเกณฑ์",
        "มาตรฐาน",
        "แผนแม่บท",
        "ยุทธศาสตร์",
        ".0",
        "5ส",
        "ข้อ",
        "ลำดับ",
        "มาตรา",
        "หมวด",
    ),
    *("ระดับ", "ภาพที่", "ตารางที่", "ด้านที่", "ตัวชี้วัดที่", ")", "ทั้ง", "ครบ", "ปีที่ผ่านมา"),
)
_DIGIT = re.compile("[0-9]")
_FIGURES = re.compile(r"[0-9]+(?:[,.][0-9]+)*")
_NUMBER_WORDS = Sign(
    re.compile(
        r"(?:สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ|ยี่สิบ|ร้อย|พัน)(?:เอ็ด|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ|ร้อย)*"
        r"(?:คน|แห่ง|ครั้ง|เรื่อง|ราย|จุด|วัน|เดือน|ปี|สัปดาห์|หน้า|คดี|ตัว|แปลง|หมู่บ้าน|ตำบล|บาท|นาที|ชั่วโมง|รอบ|ฉบับ|ดวง|หลัง|คัน|รุ่น"
        r"|สถาบัน|ช่อง)"
    ),
    ("สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า", "สิบ", "ร้อย", "พัน"),
)
_DOCUMENTS = Sign(
    re.compile(
        r"(?:คำสั่ง|หนังสือ|ประกาศ|มติ)[^0-9]{0,24}(?:ที่|เลขที่|ครั้งที่) ?[0-9]|รายงานการประชุม|บันทึกข้อตกลง|คู่มือ|ลงนาม|ราชกิจจา"
        r"|ได้รับ(?:รางวัล|การรับรอง|โล่)|ใบรับรอง|[0-9]+/25[0-9]{2}"
    ),
    (
        "คำสั่ง",
        "หนังสือ",
        "ประกาศ",
        "มติ",
        "รายงานการประชุม",
        "บันทึกข้อตกลง",
        "คู่มือ",
        "ลงนาม",
        "ราชกิจจา",
        "ได้รับ",
        "ใบรับรอง",
        "/25",
    ),
)
_NAMES = re.compile(r"“[^”]{2,40}”|\"[^\"]{2,40}\"|\b[a-z][a-z-]{2,}")
_NAME_START = re.compile('[a-z“"]')
_INTENTION = Sign(
    re.compile(
        r"(?:^|[\s(•-])จะ|(?:ต่อไป|ปีหน้า|ระยะต่อไป|ในอนาคต)|มี(?:แผน|แนวทาง|แนวคิด)(?:ที่)?จะ|มีแผนที่จะ"
        r"|วางแผน(?=[ก-๙]* [0-9])|อยู่(?:ใน)?ระหว่าง|เตรียม(?:การ|จะ|เสนอ)"
        r"|ควร|เห็นควร|มุ่งมั่น|มุ่งหวัง|คาดว่า|ตั้งใจ|ตั้งเป้าว่า|หากได้รับ|กำลัง(?:พิจารณา|ศึกษา)|ยังไม่ได้|ยังไม่มี|กำหนดจัด|จำเป็นต้อง|อยากให้"
    ),
    (
        "จะ",
        "ต่อไป",
        "ปีหน้า",
        "อนาคต",
        "วางแผน",
        "อยู่",
        "เตรียม",
        "ควร",
        "มุ่ง",
        "คาดว่า",
        "ตั้งใจ",
        "ตั้งเป้าว่า",
        "หากได้รับ",
        "กำลัง",
        "ยังไม่",
        "กำหนดจัด",
        "จำเป็น",
        "อยาก",
    ),
)
_PRAISE = Sign(
    re.compile(
        r"อย่าง(?:ต่อเนื่อง|มีประสิทธิภาพ|ทั่วถึง|เป็นระบบ|เหมาะสม|เคร่งครัด|ชัดเจน|ใกล้ชิด|สม่ำเสมอ|ครบถ้วน|กว้างขวาง|เข้มข้น|เต็มที่"
        r"|แพร่หลาย|คุ้มค่า|หลากหลาย|ยั่งยืน|ดี)"
        r"|เป็นอย่างดี|ด้วยดี|ดีมาก|ดียิ่ง|เป็นที่(?:ประจักษ์|น่าพอใจ|ยอมรับ)|ทุก(?:ภาคส่วน|ระดับ|ด้าน|มิติ|ประการ|กลุ่ม|คน)|ให้ความสำคัญ"
        r"|ส่งเสริมให้|สนับสนุนให้|เป็นประจำ"
    ),
    ("อย่าง", "ด้วยดี", "ดีมาก", "ดียิ่ง", "เป็นที่", "ทุก", "ให้ความสำคัญ", "ส่งเสริมให้", "สนับสนุนให้", "เป็นประจำ"),
)
REASONS = ("figures", "number_words", "dates", "documents", "names", "intention", "praise")
# More findings of a sign than this say nothing more.
MOST = 3


@dataclass(frozen=True, slots=True)
class StrengthReading:
    """How strong a passage is.

    Attributes:
        probability: of being strong, 0 to 1.
        reasons: codes of the signs that were seen, see REASONS.
    """

    probability: float
    reasons: tuple[str, ...]

    @property
    def strength(self) -> Strength:
        """Strong from one half on."""
        return Strength.STRONG if self.probability >= 0.5 else Strength.WEAK


@dataclass(frozen=True, slots=True)
class StrengthModel:
    """Weights of the signs.

    Attributes:
        weights: one a sign, in the order of `count_signs`.
        intercept: log-odds of a passage without any sign.
    """

    weights: Array
    intercept: float

    def read(self, words: Words) -> StrengthReading:
        """Return how strong a passage is as evidence."""
        signs = count_signs(words)
        odds = float(np.dot(self.weights, signs) + self.intercept)
        seen = tuple(reason for reason, count in zip(REASONS, signs, strict=True) if count)
        return StrengthReading(1 / (1 + float(np.exp(-odds))), seen)


def count_signs(words: Words) -> list[float]:
    """Return how often each sign of REASONS stands in a passage, at most MOST.

    The length is left out on purpose: claims of the training set are short, those of reports need not be.
    """
    plain = words.plain
    figures = 0
    if _DIGIT.search(plain):
        bare = plain
        if plain[0].isdigit() or any(part in plain for part in _NAMING_PARTS):
            bare = _NAMING.sub(" ", plain)
        figures = len(_FIGURES.findall(_YEARS.sub(" ", bare)))
    counts = [
        figures,
        _NUMBER_WORDS.count(plain),
        _DATES.count(plain),
        _DOCUMENTS.count(plain),
        len(_NAMES.findall(plain)) if _NAME_START.search(plain) else 0,
        _INTENTION.count(plain),
        _PRAISE.count(plain),
    ]
    return [float(min(MOST, count)) for count in counts]


def fit_strength(words: Sequence[Words], strong: npt.NDArray[np.bool_]) -> StrengthModel:
    """Return the weights that fit labelled passages best."""
    from sklearn.linear_model import LogisticRegression

    regression = LogisticRegression(C=CALIBRATION_C, max_iter=1000).fit(
        np.array([count_signs(w) for w in words]), strong
    )
    return StrengthModel(np.asarray(regression.coef_[0]), float(regression.intercept_[0]))


def read_strength_corpus(folder: Path = STRENGTH_FOLDER) -> list[tuple[str, Strength]]:
    """Read the passages labelled with their strength.

    Raises:
        CorpusInvalid: there is none, or a line has no text or another strength.
    """
    found = []
    for path in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            try:
                record = json.loads(line)
                found.append((str(record["text"]), Strength(record["strength"])))
            except (ValueError, KeyError, TypeError) as error:
                raise CorpusInvalid(f"{path.name}:{number}: needs text and strength (strong or weak)") from error
    if not found:
        raise CorpusInvalid(f"no labelled passages in {folder.name}")
    return found
