"""Who a report is from and which year it covers, read from its cover, its running headers and its own text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from extractors.document import Block, BlockKind, Document
from extractors.thai_text import fold_digits, normalise_quote

# First words of the names of Thai public bodies. The higher weight wins: divisions and centres are parts of a body.
_BODIES = {
    3: ("กระทรวง", "กรม", "สำนักงาน", "จังหวัด", "เทศบาล", "องค์การ", "โรงพยาบาล", "มหาวิทยาลัย", "สถาบัน", "การไฟฟ้า",
        "การประปา", "ธนาคาร", "ศาล", "วิทยาลัย", "โรงเรียน", "กรุงเทพมหานคร", "เมืองพัทยา", "ที่ทำการปกครอง"),
    1: ("ศูนย์", "สำนัก", "กอง", "คณะ", "ส่วน", "ฝ่าย"),
}  # fmt: skip
_WEIGHT = {word: weight for weight, words in _BODIES.items() for word in words}
_NAME = re.compile(
    rf"(?:{'|'.join(sorted(_WEIGHT, key=len, reverse=True))})[\u0e01-\u0e4e.]{{2,80}}(?: ?\([^()]{{1,20}}\))?"
)
# The body that runs the award, and words that begin like a name but go on as a sentence.
_NOT_A_NAME = re.compile(
    r"ก\.พ\.ร|ระบบราชการ$|^(?:กองทุน|กระทรวงการ$|สำนักงานมี|สำนักงานจะ|สำนักงานได้|สำนักงานฯ|จังหวัดได้|จังหวัดมี|องค์การที่)"
)
_YEAR = re.compile(r"(?:ปีงบประมาณ|ประจำปี|ปี)\s*(?:พ\.?\s*ศ\.?)?\s*(25\d\d)")
_ANY_YEAR = re.compile(r"(?<!\d)(25[6-9]\d)(?!\d)")
# The cover and the first page of text; agencies name themselves and the year there or in the running header.
_FIRST_BLOCKS = 12
_LONGEST_LINE = 120


def _front(documents: Sequence[Document]) -> list[Block]:
    blocks: list[Block] = []
    for document in documents:
        margins = [b for b in document.blocks if b.kind in (BlockKind.HEADER, BlockKind.FOOTER)]
        body = [b for b in document.blocks if b.kind not in (BlockKind.HEADER, BlockKind.FOOTER, BlockKind.TABLE)]
        blocks += margins[:4] + body[:_FIRST_BLOCKS]
    return blocks


def _names(lines: Iterable[str]) -> list[str]:
    found: list[str] = []
    for line in lines:
        if len(line) <= _LONGEST_LINE:
            found += [m.group().strip() for m in _NAME.finditer(line) if _begins_a_name(line[: m.start()])]
    return [name for name in dict.fromkeys(found) if not _NOT_A_NAME.search(name)]


def _begins_a_name(before: str) -> bool:
    """Whether a name may begin here: at the start of a line, behind a space or behind "ของ", not inside a word."""
    return not before or before[-1].isspace() or before.endswith("ของ")


def find_agency(documents: Sequence[Document]) -> str:
    """Return the name of the agency as the report prints it, "" where none is recognised.

    Candidates are names of bodies in short lines of the cover and in running headers. The one that the report's own
    text repeats most wins, weighted so that a body goes before its divisions; the earlier one on a tie.
    """
    lines = [normalise_quote(line) for block in _front(documents) for line in block.text.splitlines()]
    candidates = _names(lines)
    if not candidates:
        return ""
    text = "\n".join(b.text for d in documents for b in d.blocks)

    def score(name: str) -> tuple[int, int, int]:
        bare = re.sub(r" ?\([^()]*\)$", "", name)
        weight = next(w for word, w in sorted(_WEIGHT.items(), key=lambda p: -len(p[0])) if name.startswith(word))
        at_start = sum(line.startswith(bare) for line in lines)
        return (weight, min(text.count(bare), 20) + 5 * at_start, len(name))

    return max(candidates, key=score)


def find_fiscal_year(documents: Sequence[Document]) -> int | None:
    """Return the Buddhist fiscal year the report says it covers, None where it says none.

    A year behind "ปีงบประมาณ" or "ประจำปี" on the front counts first, then the latest year there.
    """
    lines = [fold_digits(b.text) for b in _front(documents)]
    for line in lines:
        if match := _YEAR.search(line):
            return int(match.group(1))
    years = [int(y) for line in lines for y in _ANY_YEAR.findall(line)]
    return max(years, default=None)
