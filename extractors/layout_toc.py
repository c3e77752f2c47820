"""Tables of contents: entries below the title "สารบัญ", with or without leaders, on one page or several."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.layout_flow import Line, TableItem
from extractors.layout_paragraphs import Paragraph
from extractors.thai_text import fold_digits

_TITLE = re.compile(
    r"^\s*(?:สารบัญ(?:ตาราง|ภาพ|รูป|แผนภูมิ|แผนภาพ)?|(?:table of )?contents)\s*(?:\(ต่อ\))?\s*$", re.IGNORECASE
)
_PAGE = re.compile(r"\s*[(\[]?\d{1,4}[)\]]?\s*$")
_ENDS_WITH_PAGE = re.compile(r"\S[\s.…·_]+[(\[]?\d{1,4}[)\]]?\s*$")
# Share of the paragraphs of a page that must look like entries for the page to go on with the contents.
_MOSTLY = 0.5


def _bare(text: str) -> str:
    return "".join(_PAGE.sub("", fold_digits(text)).split())


def is_title(text: str) -> bool:
    """Whether a paragraph is the title of a table of contents."""
    return bool(_TITLE.match(text))


def _entry_rows(item: TableItem) -> list[str] | None:
    """Return the entries of a table without rules whose last column holds page numbers only."""
    if item.ruled or not item.rows:
        return None
    numbers = [fold_digits(row[-1]).strip() for row in item.rows]
    if not all(n.isdigit() and len(n) <= 4 for n in numbers if n) or not any(numbers):
        return None
    return [" ".join(cell.strip() for cell in row if cell.strip()) for row in item.rows]


def _as_paragraphs(item: TableItem, entries: Sequence[str]) -> list[Paragraph | TableItem]:
    step = (item.bottom - item.top) / max(len(entries), 1)
    return [
        Paragraph([Line(e, item.page, item.x0, item.x1, item.top + n * step, 12.0, False, role="TOCI")])
        for n, e in enumerate(entries)
    ]


def mark_contents(parts: Sequence[Paragraph | TableItem]) -> list[Paragraph | TableItem]:
    """Give the entries of tables of contents the role "TOCI"."""
    titles = {p.first.page for p in parts if isinstance(p, Paragraph) and is_title(p.text)}
    if not titles:
        return list(parts)
    later: dict[str, int] = {}
    for part in parts:
        if isinstance(part, Paragraph):
            later[_bare(part.text)] = part.first.page
    result: list[Paragraph | TableItem] = []
    inside, current = False, 0
    for part in parts:
        page = part.page if isinstance(part, TableItem) else part.first.page
        if isinstance(part, Paragraph) and is_title(part.text):
            inside, current = True, page
            result.append(part)
            continue
        if inside and page != current:
            inside, current = _goes_on(parts, page, later), page
        if not inside:
            result.append(part)
        elif isinstance(part, TableItem):
            entries = _entry_rows(part)
            result += _as_paragraphs(part, entries) if entries else [part]
        else:
            if _is_entry(part, later):
                for line in part.lines:
                    line.role = "TOCI"
            result.append(part)
    return result


def _is_entry(part: Paragraph, later: dict[str, int]) -> bool:
    text = fold_digits(part.text)
    return len(text) <= 200 and (bool(_ENDS_WITH_PAGE.search(text)) or later.get(_bare(text), 0) > part.first.page)


def _goes_on(parts: Sequence[Paragraph | TableItem], page: int, later: dict[str, int]) -> bool:
    own = [p for p in parts if isinstance(p, Paragraph) and p.first.page == page]
    return len(own) > 1 and sum(_is_entry(p, later) for p in own) > _MOSTLY * len(own)
