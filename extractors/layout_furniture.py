"""Running headers, footers and page numbers: taken out of the body by repetition at the edges of the pages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.headings import parse_heading
from extractors.layout_flow import Line, PageLayout
from extractors.thai_text import fold_digits

# Edge zones as a share of the page height, and lines looked at on each edge.
_ZONE = 0.14
_DEPTH = 4
# Lines with the same words on this many pages, and at least on this share of them, run over the pages. Left and right
# pages may differ, hence not a half.
_MIN_PAGES, _MIN_SHARE = 2, 0.3
_MANY_PAGES = 4
# Same place: baselines within this many points.
_SAME_PLACE = 8.0
_NUMBER = re.compile(
    r"^\s*[-–—~|\[(]*\s*(?:(?:หน้า(?:ที่)?|page|p\.)\s*)?(\d{1,4})\s*(?:(?:จาก|ของ|/|of|\|)\s*(?:\d{1,4}|หน้า)*\s*(?:หน้า)?)?\s*[-–—~|\])]*\s*$",
    re.IGNORECASE,
)
# Numbered titles: "ตัวชี้วัดที่ 3", "ข้อ 2", but not "หน้าที่ 3".
_ORDINAL = re.compile(r"(?:(?<!หน้า)ที่|ข้อ|หมวด|บท|ตอน|ส่วน|มาตรา|แบบ|ภาคผนวก|ประเด็น)\s*\d")


@dataclass(frozen=True, slots=True)
class _Candidate:
    page: int
    line: Line
    key: str
    upper: bool
    number: int | None


def page_number_of(text: str) -> int | None:
    """Return the number of a line that is nothing but a page number, None for other lines."""
    match = _NUMBER.match(fold_digits(text))
    return int(match.group(1)) if match else None


def _key(text: str) -> str:
    return re.sub(r"\d+", "#", "".join(fold_digits(text).split()))


def _candidates(page: PageLayout) -> list[_Candidate]:
    lines = [i for i in page.items if isinstance(i, Line) and not i.turned]
    found = []
    top = sorted((i for i in lines if i.y < _ZONE * page.height), key=lambda i: i.y)[:_DEPTH]
    bottom = sorted((i for i in lines if i.y > (1 - _ZONE) * page.height), key=lambda i: -i.y)[:_DEPTH]
    for upper, group in ((True, top), (False, bottom)):
        for line in group:
            found.append(_Candidate(page.number, line, _key(line.text), upper, page_number_of(line.text)))
    return found


def _is_running(group: Sequence[_Candidate], pages: int) -> bool:
    numbers = {c.page for c in group}
    count = len(numbers)
    if count < _MIN_PAGES or (count < _MANY_PAGES and count < _MIN_SHARE * pages):
        return False
    # The same title on every tenth page is a section of a form, not a running line.
    return count >= _MIN_SHARE * (max(numbers) - min(numbers) + 1)


def _running(candidates: Sequence[_Candidate], pages: int) -> list[_Candidate]:
    groups: dict[tuple[bool, str], list[_Candidate]] = defaultdict(list)
    for candidate in candidates:
        groups[(candidate.upper, "#" if candidate.number is not None else candidate.key)].append(candidate)
    running = []
    for (_, key), group in groups.items():
        if key == "#" and pages == 1:
            running += group
            continue
        for place in _places(group):
            if _is_running(place, pages) and (_counts_up(place) if key == "#" else _is_constant(place)):
                running += place
    return running


def _places(group: Sequence[_Candidate]) -> list[list[_Candidate]]:
    """Split candidates of the same words by their place on the page."""
    places: list[list[_Candidate]] = []
    for candidate in sorted(group, key=lambda c: c.line.y):
        if places and candidate.line.y - places[-1][-1].line.y <= _SAME_PLACE:
            places[-1].append(candidate)
        else:
            places.append([candidate])
    return places


def _counts_up(group: Sequence[_Candidate]) -> bool:
    """Page numbers grow with the pages; the same number on many pages is a value of a table."""
    ordered = sorted(group, key=lambda c: c.page)
    grows = sum(1 for a, b in pairwise(ordered) if (b.number or 0) > (a.number or 0))
    return grows >= 0.7 * (len(ordered) - 1)


def _is_constant(group: Sequence[_Candidate]) -> bool:
    """Whether numbers in a repeated line are those of a running line.

    They stay the same, or they grow with the page ("หน้า 3"); titles that differ in their number ("หมวด 1", "หมวด 2",
    each at the top of a page) are headings.
    """
    texts = {" ".join(c.line.text.split()) for c in group}
    if len(texts) == 1:
        return True
    if any(parse_heading(c.line.text) is not None or _ORDINAL.search(fold_digits(c.line.text)) for c in group):
        return False
    ordered = sorted(group, key=lambda c: c.page)
    columns = [[int(n) for n in re.findall(r"\d{1,9}", fold_digits(c.line.text))] for c in ordered]
    if len({len(numbers) for numbers in columns}) != 1:
        return False
    # Each number of the line stays the same or grows from page to page.
    slots = list(zip(*columns, strict=True))
    return all(len(set(slot)) == 1 or all(a < b for a, b in pairwise(slot)) for slot in slots)


def take_out_furniture(pages: Sequence[PageLayout]) -> None:
    """Move running lines of the pages from the body to `headers` and `footers`."""
    candidates = [c for page in pages for c in _candidates(page)]
    running = _running(candidates, len(pages))
    by_page: dict[int, list[_Candidate]] = defaultdict(list)
    for candidate in running:
        by_page[candidate.page].append(candidate)
    for page in pages:
        found = by_page.get(page.number)
        if not found:
            continue
        chosen = _outermost(page, found)
        taken = {id(c.line) for c in chosen}
        page.items = [i for i in page.items if id(i) not in taken]
        page.headers += sorted((c.line for c in chosen if c.upper), key=lambda i: i.y)
        page.footers += sorted((c.line for c in chosen if not c.upper), key=lambda i: i.y)


def _outermost(page: PageLayout, found: Sequence[_Candidate]) -> list[_Candidate]:
    """Keep running lines that no body stands outside of."""
    taken = {id(c.line) for c in found}
    others = [i.y for i in page.items if id(i) not in taken and not (isinstance(i, Line) and i.turned)]
    upper, lower = min(others, default=page.height), max(others, default=0.0)
    return [c for c in found if (c.line.y <= upper + 2.0 if c.upper else c.line.y >= lower - 2.0)]
