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
# A first page whose damaged text is longer than this is no cover.
_LONGEST_COVER = 400


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Reasons by item id; an item that is not in it can be judged."""

    reasons: dict[str, Reason]

    def reason(self, item_id: str) -> Reason | None:
        """Return why an item cannot be judged, None where it can."""
        return self.reasons.get(item_id)


def unreadable_items(documents: Sequence[Document], edition: Edition, unread_files: Sequence[str] = ()) -> Unreadable:
    """Return the items whose evidence may stand on pages that could not be read.

    A page belongs to the items between the last heading before it and the first heading behind it: from the first item
    where no heading stands before it, to the last item where none stands behind it. The cover and what comes before the
    contents concern no item. Where a large share of all pages is unreadable, or a whole file, or a file without pages
    that stands in pictures, every item is concerned.
    """
    reasons: dict[str, Reason] = {}
    pages = bad = 0
    for document in documents:
        broken = _bad_pages(document)
        pages += len(document.page_quality)
        bad += len(broken)
        marks = _marks(document.blocks, edition)
        front = _front_pages(document, marks)
        for page, reason in broken.items():
            if page in front:
                continue
            for item_id in _items_around(page, marks, edition):
                reasons.setdefault(item_id, reason)
        if document.pages is None and document.text_layer != "full":
            for item_id in edition.items:
                reasons.setdefault(item_id, Reason.SCANNED_PAGES)
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
    before = [items for at, items in marks if at < page]
    here = [items for at, items in marks if at == page]
    behind = [items for at, items in marks if at > page]
    order = list(edition.items)
    first = order.index(before[-1][0]) if before else 0
    if not behind:
        return tuple(order[first:])
    # Headings lost on the page itself: everything up to the next heading may have stood here.
    following = order.index(behind[0][0])
    if following < first:
        # The report does not follow the order of the criteria: the last items may stand here, and the first ones.
        return (*order[:following], *order[first:])
    known = [order.index(items[-1]) for items in (*before[-1:], *here)]
    return tuple(order[first : max(*known, following - 1, first) + 1])


def _front_pages(document: Document, marks: list[tuple[int, tuple[str, ...]]]) -> range:
    """Pages on which no item is answered: the cover, and all up to the end of the first contents.

    Only pages before the first heading of an item count. A file of one page has no cover, and a first page
    of more than 400 characters is none: six covers of synthetic and public reports have 150 to 364 characters, first
    pages of files without cover 1,340 to 2,300 (measured on 2026-11-25).
    """
    start = min((at for at, _ in marks), default=len(document.page_quality) + 1)
    contents = {block.page for block in document.blocks if block.kind is BlockKind.TOC and block.page is not None}
    last = min(contents, default=0)
    while last + 1 in contents:
        last += 1
    if not last and len(document.page_quality) > 1:
        characters = next((q.characters for q in document.page_quality if q.page == 1), 0)
        last = 1 if characters <= _LONGEST_COVER else 0
    return range(1, min(last, start - 1) + 1)


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
