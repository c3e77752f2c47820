from __future__ import annotations

from coverage.review import Review, Status
from criteria.edition import Edition
from worksheets.overview import (
    contested,
    counts_by_category,
    counts_by_level,
    counts_of_review,
    gaps,
    indicators_by_level,
    must_fix,
    text_quality,
)


def test_counts_add_up_to_all_cells(review: Review, edition: Edition) -> None:
    whole = counts_of_review(review)
    assert sum(whole.values()) == len(edition.cells)
    for split in (counts_by_category(review, edition), counts_by_level(review, edition)):
        for status in Status:
            assert sum(part[status] for part in split.values()) == whole[status]


def test_gaps_are_all_open_cells_and_blocking_ones_come_first(review: Review, edition: Edition) -> None:
    found = gaps(review, edition)
    assert {(g.item, g.level) for g in found} == {
        (i, lv) for i, lv in edition.cells if review.cells[i][lv].status is not Status.FOUND
    }
    blocking = [gap.cell.blocking for gap in found]
    assert blocking == sorted(blocking, reverse=True)
    assert [gap.rank for gap in found] == list(range(1, len(found) + 1))


def test_within_blocking_gaps_lower_levels_come_first(review: Review, edition: Edition) -> None:
    order = [edition.level_ids.index(gap.level) for gap in gaps(review, edition) if gap.cell.blocking]
    assert order == sorted(order)


def test_urgency_names_a_person_for_what_could_not_be_read(review: Review, edition: Edition) -> None:
    for gap in gaps(review, edition):
        if gap.cell.status is Status.CANNOT_JUDGE:
            assert must_fix(gap) == "ต้องให้คนอ่าน"
        else:
            assert must_fix(gap) == ("ต้องแก้" if gap.cell.blocking else "ควรแก้")


def test_measures_are_counted_by_band_with_those_without_one(review: Review, edition: Edition) -> None:
    counted = indicators_by_level(review.indicators, edition)
    assert sum(counted.values()) == len(review.indicators)
    assert counted[""] == sum(i.level is None for i in review.indicators)


def test_text_quality_is_that_of_the_worst_file(review: Review) -> None:
    assert text_quality(review).startswith("มีข้อความบางหน้า")
    assert "1 จาก 2" in text_quality(review)


def test_what_to_read_first_begins_with_the_unreadable(review: Review, edition: Edition) -> None:
    rows = contested(review, edition)
    assert rows
    assert review.cells[rows[0][0]][rows[0][1]].status is Status.CANNOT_JUDGE
    assert all(why for _, _, why in rows)
