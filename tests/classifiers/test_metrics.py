from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifiers.metrics import f1, hierarchical_f1, reliability, work_saved

PAIRS = st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=50)


def test_f1_counts_precision_and_recall() -> None:
    pairs = [("a", "a"), ("a", "b"), ("b", "a"), ("b", "b"), ("b", "b")]
    assert f1(pairs, "b") == {"passages": 3, "precision": 2 / 3, "recall": 2 / 3, "f1": 2 / 3}
    assert f1(pairs, "none")["f1"] == 0


def test_calibrated_probabilities_have_no_error_and_boasting_ones_do() -> None:
    assert reliability([(0.75, True)] * 3 + [(0.75, False)])["expected_calibration_error"] == pytest.approx(0)
    assert reliability([(0.99, False)] * 4)["expected_calibration_error"] == pytest.approx(0.99)


@given(PAIRS)
def test_the_error_of_calibration_is_a_share(pairs: list[tuple[float, bool]]) -> None:
    found = reliability(pairs)
    assert 0 <= found["expected_calibration_error"] <= 1
    assert sum(row["passages"] for row in found["table"]) == len(pairs)


def test_a_right_category_with_a_wrong_item_counts_half() -> None:
    assert hierarchical_f1([(("1", "1.1"), ("1", "1.2"))]) == 0.5
    assert hierarchical_f1([(("1", "1.1"), ("1", "1.1"))]) == 1
    assert hierarchical_f1([]) == 0


def test_work_is_saved_when_evidence_comes_first_and_not_when_last() -> None:
    first = [(0.9, True)] * 20 + [(0.1, False)] * 80
    assert work_saved(first, 0.95) == {"read": 0.19, "saved": pytest.approx(0.76)}
    last = [(0.1, True)] * 20 + [(0.9, False)] * 80
    assert work_saved(last, 0.95)["saved"] < 0
    assert work_saved([(0.5, False)], 0.95) == {"read": 0.0, "saved": 0.0}
