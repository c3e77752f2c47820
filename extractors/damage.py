"""How badly the text of a page is damaged, from its letters alone.

Four shares decide, each between 0 and 1. Measured on 2026-11-25 on 78 healthy pages (the criteria document, two sample
reports, the sound DOCX cases) and on the same pages damaged and not repaired:

- *foreign*: private-use letters, U+FFFD, control characters, "(cid:N)" and Latin-1 letters side by side, among all
  characters but white space. Healthy: at most 0.000. Five letters lost to private use: 95 % of pages above 0.057; one
  letter lost to U+FFFD: all above 0.018; TIS-620 read as Latin-1: all above 0.40.
- *broken*: Thai letters where Thai spelling allows none (a mark without a base, a leading vowel before no consonant),
  among the Thai letters. Healthy: at most 0.0016. Spaces before marks: 95 % of pages above 0.154; letters out of order:
  95 % above 0.057.
- *words*: Thai letters that belong to one of 60 words of every report ("การ", "ความ", "หน่วย" ...). A font that maps
  letters to other letters leaves spelling sound and makes no words. Measured on 1,019 pages with at least 400 Thai
  letters (criteria, sample reports, training passages, real public PDF): healthy at least 0.106; the same pages with
  their consonants exchanged at most 0.077. Limit 0.075: 0 of 1,019 healthy flagged, 2 of 1,019 damaged missed.
- *signs*: characters that are no letters, digits, marks, white space or usual punctuation. Healthy: at most 0.020.

At the limits below none of 147 healthy pages (criteria document, six sample sources) was flagged. On the same pages
letters out of order, TIS-620 read as Latin-1, five letters lost to private use and spaces before marks were missed on
none, one letter lost to U+FFFD on 1.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

MOST_FOREIGN = 0.015
MOST_BROKEN = 0.02
MOST_SIGNS = 0.08
FEWEST_WORDS = 0.075
FEWEST_LETTERS_FOR_WORDS = 400
# Below this number of characters shares mean nothing.
FEWEST_CHARACTERS = 40

_FOREIGN = re.compile("[\ue000-\uf8ff\ufffd\x00-\x08\x0b\x0e-\x1f]|\\(cid:\\d+\\)|[\u00a1-\u00ff]{3,}")
_MARKS = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
_BROKEN = re.compile(
    f"(?<![\u0e01-\u0e2e{_MARKS}])[{_MARKS}]"  # a mark with nothing below it
    f"|[\u0e40-\u0e44](?![\u0e01-\u0e2e])"  # a leading vowel before no consonant
    f"|(?<![\u0e01-\u0e2e{_MARKS}])[\u0e32\u0e33](?![\u0e46])"  # SARA AA or AM behind no consonant
)
_WORDS = re.compile(
    "ประชาชน|ตัวชี้วัด|เป้าหมาย|ดำเนิน|ร้อยละ|บริการ|จังหวัด|ราชการ|บุคลากร|องค์กร|ติดตาม|ข้อมูล|ประชุม|หน่วย|พัฒนา|สำนัก|"
    "ประจำ|เรื่อง|ระดับ|เดือน|ครั้ง|ความ|ระบบ|เพื่อ|หรือ|แห่ง|ร่วม|และ|ที่|ของ|ให้|เป็น|ได้|จาก|ตาม|ผู้|งาน|แผน|โดย|กับ|ทุก|กรม|"
    "คณะ|จัด|ไม่|ต่อ|ด้าน|รับ|ราย|นี้|วัน|ใช้|การ|ใน|มี|ผล|ปี|ทำ|คน|นำ"
)
_NOT_THAI = re.compile("[^\u0e01-\u0e4e]+")
_UNUSUAL = re.compile("[^\\w\u0e00-\u0e7f\\s.,;:!?%()\\[\\]/\"'“”‘’+=*&@#|•●▪✓✔➢–—…°-]")


@dataclass(frozen=True, slots=True)
class Damage:
    """Shares of damaged characters on a page, 0 to 1, see the module."""

    characters: int
    foreign: float
    broken: float
    signs: float
    words: float = 1.0

    @property
    def damaged(self) -> bool:
        """Whether the page's text must not be judged."""
        if self.characters < FEWEST_CHARACTERS:
            return False
        if self.words < FEWEST_WORDS:
            return True
        return self.foreign > MOST_FOREIGN or self.broken > MOST_BROKEN or self.signs > MOST_SIGNS


def measure(text: str) -> Damage:
    """Return the damage of the (repaired) text of one page."""
    dense = "".join(text.split())
    count = len(dense)
    if not count:
        return Damage(0, 0.0, 0.0, 0.0)
    foreign = sum(map(len, _FOREIGN.findall(dense))) / count
    thai = len(_NOT_THAI.sub("", dense))
    # Spelling is looked at in the text with its white space: a space before a mark is the damage itself.
    broken = len(_BROKEN.findall(text)) / thai if thai >= FEWEST_CHARACTERS // 2 else 0.0
    signs = len(_UNUSUAL.findall(dense)) / count
    words = sum(map(len, _WORDS.findall(dense))) / thai if thai >= FEWEST_LETTERS_FOR_WORDS else 1.0
    return Damage(count, foreign, broken, signs, words)
