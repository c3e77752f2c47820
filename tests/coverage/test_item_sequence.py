from hypothesis import given
from hypothesis import strategies as st

from coverage.item_sequence import Placed, best_path

ITEMS = ("a", "b", "c", "d")


def measure(table: int = 1, fixed: str = "", **scores: float) -> Placed:
    return Placed(fixed, {item: scores.get(item, 0.02) for item in ITEMS}, table)


def test_a_measure_without_a_word_takes_its_item_from_its_neighbours() -> None:
    assert best_path([measure(b=0.9), measure(), measure(b=0.9)], ITEMS) == ["b", "b", "b"]
    assert best_path([measure(), measure(b=0.9)], ITEMS)[0] in ("a", "b")


def test_going_back_needs_strong_words() -> None:
    assert best_path([measure(c=0.9), measure(a=0.3)], ITEMS) == ["c", "c"]
    strong = Placed("", {"a": 1.0, "b": 0.001, "c": 0.001, "d": 0.001}, 1)
    assert best_path([measure(c=0.9), measure(c=0.9), strong], ITEMS) == ["c", "c", "a"]


def test_a_new_table_goes_back_more_easily() -> None:
    later = {"a": 0.9, "b": 0.02, "c": 0.04, "d": 0.02}
    assert best_path([measure(c=0.9), Placed("", later, 1)], ITEMS) == ["c", "c"]
    assert best_path([measure(c=0.9), Placed("", later, 2)], ITEMS) == ["c", "a"]


def test_numbers_are_never_overruled() -> None:
    assert best_path([measure(fixed="d"), measure(fixed="a", d=0.9)], ITEMS) == ["d", "a"]


def test_no_measures_no_path() -> None:
    assert best_path([], ITEMS) == []


@given(st.lists(st.lists(st.floats(0.001, 1.0), min_size=4, max_size=4), max_size=12))
def test_every_measure_gets_an_item(rows: list[list[float]]) -> None:
    path = best_path([Placed("", dict(zip(ITEMS, row, strict=True)), 1) for row in rows], ITEMS)
    assert len(path) == len(rows) and set(path) <= set(ITEMS)
