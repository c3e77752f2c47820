from collections.abc import Callable

import pytest

from coverage.review import Reason
from coverage.unreadable import unreadable_items
from criteria.edition import Edition
from extractors.document import Block, BlockKind, Document, Flag, PageQuality

GOOD, SCAN, DAMAGED = (), (Flag.NO_TEXT_LAYER,), (Flag.DAMAGED_TEXT,)


def pages(*flags: tuple[Flag, ...]) -> list[PageQuality]:
    return [PageQuality(page=n, characters=0 if f else 900, thai_share=0.9, flags=f) for n, f in enumerate(flags, 1)]


def test_a_scanned_page_concerns_the_items_around_it(
    edition: Edition, block: Callable[..., Block], document: Callable[..., Document]
) -> None:
    blocks = [
        block(1, "1.2 ป้องกันทุจริต", BlockKind.HEADING, item="1.2", page=1),
        block(2, "1.4", BlockKind.HEADING, item="1.4", page=3),
    ]
    found = unreadable_items([document(blocks, pages(GOOD, SCAN, GOOD, GOOD, GOOD))], edition)
    assert found.reasons == {"1.2": Reason.SCANNED_PAGES, "1.3": Reason.SCANNED_PAGES}


def test_unread_pages_before_the_first_heading_concern_the_items_before_it_but_the_cover_nothing(
    edition: Edition, block: Callable[..., Block], document: Callable[..., Document]
) -> None:
    blocks = [block(1, "1.1", BlockKind.HEADING, item="1.1", page=2)]
    assert unreadable_items([document(blocks, pages(SCAN, GOOD, GOOD, GOOD, GOOD))], edition).reasons == {}
    later = [block(1, "1.3", BlockKind.HEADING, item="1.3", page=3)]
    found = unreadable_items([document(later, pages(GOOD, SCAN, GOOD, GOOD, GOOD))], edition)
    assert set(found.reasons) == {"1.1", "1.2"}


def test_what_comes_before_the_contents_concerns_nothing(
    edition: Edition, block: Callable[..., Block], document: Callable[..., Document]
) -> None:
    blocks = [block(1, "สารบัญ", BlockKind.TOC, page=3), block(2, "1.2", BlockKind.HEADING, item="1.2", page=5)]
    assert unreadable_items([document(blocks, pages(GOOD, SCAN, *[GOOD] * 4))], edition).reasons == {}
    found = unreadable_items([document(blocks, pages(GOOD, GOOD, GOOD, SCAN, GOOD))], edition)
    assert set(found.reasons) == {"1.1"}


def test_a_damaged_first_page_of_much_text_is_no_cover(edition: Edition, document: Callable[..., Document]) -> None:
    def quality(characters: int) -> list[PageQuality]:
        first = PageQuality(page=1, characters=characters, thai_share=0.9, flags=DAMAGED)
        return [first, *(PageQuality(page=n, characters=900, thai_share=0.9) for n in range(2, 7))]

    assert unreadable_items([document([], quality(400))], edition).reasons == {}
    assert set(unreadable_items([document([], quality(401))], edition).reasons) == set(edition.items)


def test_unread_pages_behind_the_last_heading_concern_all_items_that_follow(
    edition: Edition, block: Callable[..., Block], document: Callable[..., Document]
) -> None:
    blocks = [block(1, "3.2", BlockKind.HEADING, item="3.2", page=4)]
    found = unreadable_items([document(blocks, pages(GOOD, GOOD, GOOD, GOOD, SCAN))], edition)
    order = list(edition.items)
    assert list(found.reasons) == order[order.index("3.2") :]


def test_without_any_heading_unread_pages_concern_every_item(
    edition: Edition, document: Callable[..., Document]
) -> None:
    found = unreadable_items([document([], pages(GOOD, SCAN, GOOD, GOOD, GOOD))], edition)
    assert set(found.reasons) == set(edition.items)


def test_a_damaged_page_that_begins_an_item_may_end_the_one_before(
    edition: Edition, block: Callable[..., Block], document: Callable[..., Document]
) -> None:
    blocks = [block(n, item, BlockKind.HEADING, item=item, page=n) for n, item in ((2, "1.2"), (3, "1.3"), (4, "1.4"))]
    found = unreadable_items([document(blocks, pages(GOOD, GOOD, DAMAGED, GOOD, GOOD))], edition)
    assert set(found.reasons) == {"1.2", "1.3"}


def test_results_before_the_processes_concern_both_ends(
    edition: Edition, block: Callable[..., Block], document: Callable[..., Document]
) -> None:
    blocks = [block(n, item, BlockKind.HEADING, item=item, page=n) for n, item in ((2, "7.5"), (4, "1.3"))]
    found = unreadable_items([document(blocks, pages(GOOD, GOOD, SCAN, GOOD, GOOD))], edition)
    assert set(found.reasons) == {"7.5", "7.6", "1.1", "1.2"}


@pytest.mark.parametrize(("layer", "concerned"), [("partial", True), ("none", True), ("full", False)])
def test_a_file_without_pages_that_stands_in_pictures_concerns_every_item(
    edition: Edition, block: Callable[..., Block], document: Callable[..., Document], layer: str, concerned: bool
) -> None:
    made = document([block(1, "หมวด 1", BlockKind.HEADING, page=None)])
    found = unreadable_items([made.model_copy(update={"pages": None, "text_layer": layer})], edition)
    assert set(found.reasons) == (set(edition.items) if concerned else set())


def test_scanned_annexes_concern_the_last_item_only(
    edition: Edition, block: Callable[..., Block], document: Callable[..., Document]
) -> None:
    blocks = [block(1, "7.6", BlockKind.HEADING, item="7.6", page=4)]
    found = unreadable_items([document(blocks, pages(GOOD, GOOD, GOOD, GOOD, SCAN))], edition)
    assert set(found.reasons) == {"7.6"}


def test_category_headings_concern_all_their_items(
    edition: Edition, block: Callable[..., Block], document: Callable[..., Document]
) -> None:
    blocks = [
        block(1, "หมวด 4 การวัด การวิเคราะห์", BlockKind.HEADING, page=1),
        block(2, "หมวด 5", BlockKind.HEADING, page=3),
    ]
    found = unreadable_items([document(blocks, pages(GOOD, DAMAGED, GOOD, GOOD, GOOD))], edition)
    assert found.reasons == {f"4.{n}": Reason.DAMAGED_PAGES for n in range(1, 5)}


def test_a_large_share_concerns_every_item(
    edition: Edition, document: Callable[..., Document], block: Callable[..., Block]
) -> None:
    everything = unreadable_items([document([], pages(SCAN, GOOD, GOOD))], edition)
    assert set(everything.reasons) == set(edition.items)
    little = unreadable_items([document([], pages(SCAN, GOOD, GOOD, GOOD, GOOD))], edition)
    assert little.reasons == {}


def test_a_page_read_by_optical_recognition_is_readable(edition: Edition, document: Callable[..., Document]) -> None:
    assert unreadable_items([document([], pages((Flag.NO_TEXT_LAYER, Flag.OCR)))], edition).reasons == {}


def test_damaged_blocks_of_files_without_pages(
    edition: Edition, block: Callable[..., Block], document: Callable[..., Document]
) -> None:
    damaged = block(1, "\ufffd" * 40, item="2.1", page=None, flags=DAMAGED)
    stamp = block(2, "\ufffd" * 4, item="2.2", page=None, flags=DAMAGED)
    assert unreadable_items([document([damaged, stamp])], edition).reasons == {"2.1": Reason.DAMAGED_PAGES}


def test_a_file_that_could_not_be_read_at_all_concerns_every_item(edition: Edition) -> None:
    assert set(unreadable_items([], edition, ["scan.pdf"]).reasons) == set(edition.items)
    assert unreadable_items([], edition).reasons == {}
