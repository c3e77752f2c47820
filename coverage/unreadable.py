"""Where a report could not be read: which items' evidence may stand on pages without usable text.

A page that cannot be read is never taken as proof that evidence is missing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from coverage.result_places import category_of_heading, item_of_heading
from coverage.review import Reason
from criteria.edition import Edition
from extractors.document import Block, BlockKind, Document, Flag

# Share of unreadable pages from which no empty cell of the report can be judged. A quarter of a report is more than
# the usual share of annex scans; set by judgement, both sides are in the tests.
LARGE_SHARE = 0.25
# Damaged blocks shorter than this are page numbers and stamps.
_SHORTEST_DAMAGED = 30


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Reasons by item id; an item that is not in it can be judged."""

    reasons: dict[str, Reason]

    def reason(self, item_id: str) -> Reason | None:
        """Return why an item cannot be judged, None where it can."""
        return self.reasons.get(item_id)


def unreadable_items(documents: Sequence[Document], edition: Edition, unread_files: Sequence[str] = ()) -> Unreadable:
    """Return the items whose evidence may stand on pages that could not be read.

    A page belongs to the items between the last heading before it and the first heading behind it. Where a large share
    of all pages is unreadable, or a whole file, every item is concerned.
    """
    reasons: dict[str, Reason] = {}
    pages = bad = 0
    for document in documents:
        broken = _bad_pages(document)
        pages += len(document.page_quality)
        bad += len(broken)
        marks = _marks(document.blocks, edition)
        for page, reason in broken.items():
            for item_id in _items_around(page, marks, edition):
                reasons.setdefault(item_id, reason)
        for item_id in _damaged_blocks(document.blocks, edition):
            reasons.setdefault(item_id, Reason.DAMAGED_PAGES)
    if unread_files:
        return Unreadable({item_id: reasons.get(item_id, Reason.DAMAGED_PAGES) for item_id in edition.items})
    if pages and bad >= LARGE_SHARE * pages:
        worst = _commonest(documents)
        reasons = {item_id: reasons.get(item_id, worst) for item_id in edition.items}
    return Unreadable(reasons)


def _bad_pages(document: Document) -> dict[int, Reason]:
    bad: dict[int, Reason] = {}
    for quality in document.page_quality:
        if Flag.NO_TEXT_LAYER in quality.flags and Flag.OCR not in quality.flags:
            bad[quality.page] = Reason.SCANNED_PAGES
        elif Flag.DAMAGED_TEXT in quality.flags:
            bad[quality.page] = Reason.DAMAGED_PAGES
    return bad


def _commonest(documents: Sequence[Document]) -> Reason:
    reasons = [reason for document in documents for reason in _bad_pages(document).values()]
    return max(sorted(set(reasons)), key=reasons.count)


def _marks(blocks: Sequence[Block], edition: Edition) -> list[tuple[int, tuple[str, ...]]]:
    """(page, item ids) of the headings that name an item or a category."""
    marks: list[tuple[int, tuple[str, ...]]] = []
    for block in blocks:
        if block.kind is BlockKind.HEADING and block.page is not None:
            items = _items_of_heading(block, edition)
            if items:
                marks.append((block.page, items))
    return marks


def _items_of_heading(block: Block, edition: Edition) -> tuple[str, ...]:
    if block.item in edition.items:
        return (block.item or "",)
    item = item_of_heading(block.text, edition)
    if item:
        return (item,)
    category = category_of_heading(block.text, edition)
    return tuple(entry.id for entry in category.items) if category else ()


def _items_around(page: int, marks: list[tuple[int, tuple[str, ...]]], edition: Edition) -> tuple[str, ...]:
    before = [items for at, items in marks if at <= page]
    behind = [items for at, items in marks if at > page]
    if not before:
        return ()  # front matter: cover, preface, contents
    order = list(edition.items)
    first = order.index(before[-1][0])
    last = order.index(before[-1][-1])
    if behind:
        # Headings lost on the page itself: everything up to the next heading may have stood here.
        following = order.index(behind[0][0])
        last = max(last, following - 1)
    return tuple(order[first : last + 1])


def _damaged_blocks(blocks: Sequence[Block], edition: Edition) -> set[str]:
    """Items of damaged blocks in formats without pages."""
    return {
        block.item
        for block in blocks
        if block.page is None
        and block.item in edition.items
        and Flag.DAMAGED_TEXT in block.flags
        and len(block.text) >= _SHORTEST_DAMAGED
    }
