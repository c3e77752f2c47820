"""Where in a document results stand: under which result item, or at least under a heading of a results category."""

from __future__ import annotations

import re
from dataclasses import dataclass

from criteria.edition import Category, Edition
from extractors.document import Block
from extractors.thai_text import fold_digits

_CATEGORY_NUMBER = re.compile(r"หมวด(?:ที่)?\s*(\d+)")
# "ผลลัพธ์ด้านพันธกิจ", "ส่วนที่ 3 ผลลัพธ์": results, whatever the title of the category is.
_RESULTS = re.compile(r"\s*(?:(?:ส่วน|ภาค|ตอน|บท)(?:ที่)?\s*)?[\d.]*\s*(?:สรุป|รายงาน)?ผลลัพธ์")
# A title of a few letters would be found in any heading.
_SHORTEST_TITLE = 8


@dataclass(frozen=True, slots=True)
class ResultPlace:
    """What the headings say: the item ("" where they give no number) and whether results are expected here."""

    item: str
    in_results: bool


def result_place(block: Block, edition: Edition) -> ResultPlace:
    """Return what the headings above a block say about results."""
    if block.item in edition.items:
        result = edition.is_result(block.item or "")
        return ResultPlace(block.item or "" if result else "", result)
    for heading in reversed(block.heading_path):
        item = item_of_heading(heading, edition)
        if item:
            return ResultPlace(item if edition.is_result(item) else "", edition.is_result(item))
        category = category_of_heading(heading, edition)
        if category is not None:
            return ResultPlace("", category.kind == "result")
    return ResultPlace("", False)


def category_of_heading(heading: str, edition: Edition) -> Category | None:
    """Return the category that a heading names by number or by its title."""
    text = fold_digits(heading)
    number = _CATEGORY_NUMBER.search(text)
    for category in edition.categories:
        if number and number[1] == category.id:
            return category
    if _RESULTS.match(text):
        return next((category for category in edition.categories if category.kind == "result"), None)
    titled = [c for c in edition.categories if len(c.title) >= _SHORTEST_TITLE and _squash(c.title) in _squash(text)]
    return max(titled, key=lambda c: len(c.title), default=None)


def item_of_heading(heading: str, edition: Edition) -> str | None:
    """Return the item whose title a heading repeats."""
    text = _squash(heading)
    hits = [
        item for item in edition.items.values() if len(item.title) >= _SHORTEST_TITLE and _squash(item.title) in text
    ]
    return max(hits, key=lambda item: len(item.title)).id if hits else None


def _squash(text: str) -> str:
    return "".join(text.split()).replace("องค์การ", "องค์กร")
