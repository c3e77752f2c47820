"""Years as reports write them: 2567, ๒๕๖๗, ปี 67, พ.ศ. 2567, FY2024, 2566-2570. Always returned as Buddhist years."""

from __future__ import annotations

import re

from extractors.thai_text import fold_digits

_BUDDHIST_OFFSET = 543
# Years that reports of this century can speak of: 2540 to 2599 in Buddhist, 2000 to 2056 in common reckoning.
_BUDDHIST = r"25[4-9]\d"
_COMMON = r"20[0-5]\d"
_FULL = re.compile(rf"(?<![\d.,])(?P<year>{_BUDDHIST}|{_COMMON})(?!\d|,\d|\.\d)")
_SHORT = re.compile(r"(?:ปีงบประมาณ|ปีงบฯ?|ปี|พ\.?ศ\.?|FY|fy)\s*'?(?P<year>[4-9]\d)(?!\d|[.,]\d|\s*%)")
_BARE = re.compile(
    rf"\s*(?:ผล)?(?:ปีงบประมาณ|ปีงบฯ?|ปี)?\s*(?:พ\.?\s?ศ\.?|FY|ค\.?\s?ศ\.?)?\s*(?:{_BUDDHIST}|{_COMMON})\s*", re.IGNORECASE
)


def years_in(text: str) -> tuple[int, ...]:
    """Return the years named in a text, in order, each once."""
    folded = fold_digits(text)
    hits = [(match.start(), int(match["year"])) for match in _FULL.finditer(folded)]
    hits += [(match.start(), 2500 + int(match["year"])) for match in _SHORT.finditer(folded)]
    years = [year + _BUDDHIST_OFFSET if year < 2500 else year for _, year in sorted(hits)]
    return tuple(dict.fromkeys(years))


def is_year(text: str) -> bool:
    """Whether a cell holds a year and nothing else: "2567", "ปี ๒๕๖๗", "ปีงบประมาณ พ.ศ. 2567"."""
    folded = fold_digits(text)
    return _BARE.fullmatch(folded) is not None or _SHORT.fullmatch(folded.strip()) is not None
