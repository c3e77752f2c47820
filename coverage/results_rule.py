"""The results rule: target, result and direction of a measure -> percent over target and level.

All borders come from the edition. The arithmetic is exact: 80.8 against 80 is one percent over the target, which binary
fractions would put a hair below it.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from fractions import Fraction

from criteria.edition import ResultsRule


class Direction(StrEnum):
    """Which way is better for a measure."""

    HIGHER = "higher"
    LOWER = "lower"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the rule says of one measure.

    Attributes:
        pct_over_target: relative percent over target, the sign turned for lower-is-better measures, two decimals;
            None without target or result and for a target of zero.
        difference: result minus target, the sign turned likewise, in the unit of the measure.
        level: level id, the name of the band below the first, or None where nothing can be said.
        arithmetic: the sum as a sentence, "" where there is none.
    """

    pct_over_target: float | None = None
    difference: float | None = None
    level: str | None = None
    arithmetic: str = ""


def judge(target: float | None, actual: float | None, direction: Direction, rule: ResultsRule) -> Verdict:
    """Judge one measure.

    Args:
        target: target of the judged year, in the unit of the measure.
        actual: result of the judged year, in the same unit.
        direction: which way is better; unknown gives the percentage as if more were better, and no level unless
            target and result are equal.
        rule: bands of the edition.
    """
    if target is None or actual is None:
        return Verdict()
    goal, reached = _exact(target), _exact(actual)
    sign = -1 if direction is Direction.LOWER else 1
    difference = sign * (reached - goal)
    if goal == 0:
        level = None if direction is Direction.UNKNOWN and reached != goal else _zero(difference, rule)
        return Verdict(None, float(difference), level, f"เป้าหมายเป็น 0 ผล {_number(actual)} จึงไม่มีร้อยละ")
    over = difference / abs(goal) * 100
    known = direction is not Direction.UNKNOWN or difference == 0
    return Verdict(
        pct_over_target=rounded(over),
        difference=rounded(difference, 6),
        level=band_of(over, rule) if known else None,
        arithmetic=_sentence(target, actual, direction, over),
    )


def band_of(percent_over: Fraction, rule: ResultsRule) -> str:
    """Return the level of a measure that lies `percent_over` percent over its target."""
    reached = rule.below
    for band in rule.bands:
        border = _exact(band.minimum)
        if percent_over > border or (band.inclusive and percent_over == border):
            reached = band.level
    return reached


def rounded(value: Fraction, digits: int = 2) -> float:
    """Round half away from zero, as people do, not half to even."""
    quotient = Decimal(value.numerator) / Decimal(value.denominator)
    result = float(quotient.quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP))
    return result or 0.0


def _exact(value: float) -> Fraction:
    # By way of the written digits: Fraction(80.8) would be the binary neighbour of 80.8.
    return Fraction(str(value))


def _zero(difference: Fraction, rule: ResultsRule) -> str:
    return rule.zero_target_met if difference >= 0 else rule.below


def _sentence(target: float, actual: float, direction: Direction, over: Fraction) -> str:
    first, second = (target, actual) if direction is Direction.LOWER else (actual, target)
    words = {Direction.LOWER: "ค่าน้อยดี", Direction.HIGHER: "ค่ามากดี", Direction.UNKNOWN: "ไม่ทราบทิศทาง คิดแบบค่ามากดี"}
    base = _number(target) if target > 0 else f"|{_number(target)}|"
    sum_text = f"({_number(first)} - {_number(second)}) / {base} x 100"
    return f"{sum_text} = {_number(rounded(over))}% ({words[direction]})"


def _number(value: float) -> str:
    text = f"{value:,.6f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text
