"""Who a report is from and which year it covers, read from its first blocks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.document import Block, BlockKind, Document
from extractors.thai_text import fold_digits

# First words of the names of Thai public bodies, in the order in which they decide: longer forms before their parts.
_BODY_WORDS = (
    "สำนักงาน", "กรม", "กระทรวง", "จังหวัด", "เทศบาล", "องค์การ", "โรงพยาบาล", "มหาวิทยาลัย", "สถาบัน", "ศูนย์",
    "ศาล", "การไฟฟ้า", "การประปา", "ธนาคาร", "วิทยาลัย", "สำนัก", "กอง", "เมืองพัทยา", "กรุงเทพมหานคร",
)  # fmt: skip
_BODY = re.compile(rf"^(?:{'|'.join(_BODY_WORDS)})\S.*$")
# Titles of award and form that begin with the same words but name no agency.
_NOT_A_BODY = re.compile(r"การพัฒนาคุณภาพการบริหารจัดการภาครัฐ|ระบบราชการ|สำนักงาน\s*ก\.พ\.ร\.")
_YEAR = re.compile(r"(?:ปีงบประมาณ|ประจำปี|ปี)\s*(?:พ\.?\s*ศ\.?)?\s*(25\d\d)")
_ANY_YEAR = re.compile(r"(?<!\d)(25[5-9]\d)(?!\d)")
# The cover and the first page of text; agencies name themselves and the year there or in the running header.
_FIRST_BLOCKS = 40
_LONGEST_NAME = 90


def _candidates(documents: Sequence[Document]) -> list[Block]:
    blocks: list[Block] = []
    for document in documents:
        blocks += document.blocks[:_FIRST_BLOCKS]
        blocks += [b for b in document.blocks if b.kind in (BlockKind.HEADER, BlockKind.FOOTER)][:4]
    return [b for b in blocks if b.kind is not BlockKind.TABLE]


def find_agency(documents: Sequence[Document]) -> str:
    """Return the name of the agency as the report prints it, "" where none is recognised.

    A line that starts with the kind of body ("กรม...", "เทศบาล...") and is short enough to be a name counts; the
    year behind it is cut off. The first such line wins: covers come first.
    """
    for block in _candidates(documents):
        for line in block.text.splitlines():
            text = re.sub(r"\s+", " ", line).strip()
            text = re.split(r"\s+(?:ประจำปี|ปีงบประมาณ|รายงาน|พ\.ศ\.)", text)[0].strip()
            if len(text) <= _LONGEST_NAME and _BODY.match(text) and not _NOT_A_BODY.search(text):
                return text
    return ""


def find_fiscal_year(documents: Sequence[Document]) -> int | None:
    """Return the Buddhist fiscal year the report says it covers, None where it says none.

    A year behind "ปีงบประมาณ" or "ประจำปี" counts first, then the latest year on the first page.
    """
    lines = [fold_digits(b.text) for b in _candidates(documents)]
    for line in lines:
        if match := _YEAR.search(line):
            return int(match.group(1))
    years = [int(y) for line in lines[:12] for y in _ANY_YEAR.findall(line)]
    return max(years, default=None)
