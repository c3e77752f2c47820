from collections.abc import Callable

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


def test_a_scanned_cover_concerns_nothing(
    edition: Edition, block: Callable[..., Block], document: Callable[..., Document]
) -> None:
    blocks = [block(1, "1.1", BlockKind.HEADING, item="1.1", page=2)]
    assert unreadable_items([document(blocks, pages(SCAN, GOOD, GOOD, GOOD, GOOD))], edition).reasons == {}


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
