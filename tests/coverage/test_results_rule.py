"""The boundary table of the results rule."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coverage.results_rule import Direction, judge
from criteria.edition import Edition, ResultBand, ResultsRule

HIGHER, LOWER, UNKNOWN = Direction.HIGHER, Direction.LOWER, Direction.UNKNOWN


@pytest.mark.parametrize(
    ("target", "actual", "direction", "pct", "level"),
    [
        (80, 79.99, HIGHER, -0.01, "below"),
        (80, 80, HIGHER, 0.0, "basic"),
        (80, 80.79, HIGHER, 0.99, "basic"),
        (80, 80.8, HIGHER, 1.0, "advance"),
        (80, 82, HIGHER, 2.5, "advance"),
        (80, 84, HIGHER, 5.0, "advance"),
        (80, 84.01, HIGHER, 5.01, "significance"),
        (0.7, 0.707, HIGHER, 1.0, "advance"),
        (1.1, 1.155, HIGHER, 5.0, "advance"),
        (100, 100, LOWER, 0.0, "basic"),
        (100, 100.01, LOWER, -0.01, "below"),
        (100, 99.01, LOWER, 0.99, "basic"),
        (100, 99, LOWER, 1.0, "advance"),
        (100, 95, LOWER, 5.0, "advance"),
        (100, 94.99, LOWER, 5.01, "significance"),
        (25, 24.1, LOWER, 3.6, "advance"),
        (-10, -9, HIGHER, 10.0, "significance"),
        (-10, -10.2, LOWER, 2.0, "advance"),
        (0, 0, LOWER, None, "basic"),
        (0, 1, LOWER, None, "below"),
        (0, 0, HIGHER, None, "basic"),
        (0, 3, HIGHER, None, "basic"),
        (0, -1, HIGHER, None, "below"),
        (0, 0, UNKNOWN, None, "basic"),
        (0, 3, UNKNOWN, None, None),
        (80, 90, UNKNOWN, 12.5, None),
        (80, 80, UNKNOWN, 0.0, "basic"),
        (None, 80, HIGHER, None, None),
        (80, None, HIGHER, None, None),
        (None, None, LOWER, None, None),
    ],
)
def test_boundaries(
    edition: Edition,
    target: float | None,
    actual: float | None,
    direction: Direction,
    pct: float | None,
    level: str | None,
) -> None:
    verdict = judge(target, actual, direction, edition.results_rule)
    assert (verdict.pct_over_target, verdict.level) == (pct, level)


def test_the_arithmetic_is_told(edition: Edition) -> None:
    assert judge(80, 84, HIGHER, edition.results_rule).arithmetic == "(84 - 80) / 80 x 100 = 5% (ค่ามากดี)"
    assert "ค่าน้อยดี" in judge(18, 12, LOWER, edition.results_rule).arithmetic
    assert "0" in judge(0, 2, LOWER, edition.results_rule).arithmetic


def test_difference_is_in_the_unit_of_the_measure(edition: Edition) -> None:
    assert judge(80, 88.2, HIGHER, edition.results_rule).difference == 8.2
    assert judge(18, 12, LOWER, edition.results_rule).difference == 6


def test_bands_come_from_the_rule() -> None:
    rule = ResultsRule(
        below="low",
        bands=(ResultBand(level="ok", minimum=0, inclusive=False), ResultBand(level="top", minimum=10)),
        zero_target_met="ok",
    )
    assert [judge(10, x, HIGHER, rule).level for x in (10, 10.01, 11)] == ["low", "ok", "top"]


VALUES = st.decimals(min_value=Decimal("0.01"), max_value=10**9, places=2)


@given(VALUES, VALUES)
def test_turning_the_direction_turns_the_sign(target: Decimal, actual: Decimal) -> None:
    rule = ResultsRule(below="b", bands=(ResultBand(level="l", minimum=0),), zero_target_met="l")
    up = judge(float(target), float(actual), HIGHER, rule)
    down = judge(float(target), float(actual), LOWER, rule)
    assert up.pct_over_target is not None and down.pct_over_target is not None
    assert up.pct_over_target == -down.pct_over_target
    assert (up.level == "l") == (actual >= target) and (down.level == "l") == (actual <= target)
