"""From a measure as read to its judgement: the year, the two figures in one unit, the verdict, the trend."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from coverage.direction import direction_of
from coverage.measure_row import MeasureRow, Reading
from coverage.numbers import Change, Comparator, Quantity, clean_figures, find_quantities
from coverage.results_rule import Direction, Verdict, judge
from coverage.units import PERCENT
from criteria.edition import ResultsRule

# A yearly step smaller than this share of the earlier value is no movement but noise of the survey.
FLAT_SHARE = 0.005


@dataclass(frozen=True, slots=True)
class Judged:
    """A measure with everything that follows from its own figures.

    Attributes:
        results: year -> result.
        targets: year -> target.
        year: judged year, None where the table names none.
        target: target of the judged year in the unit of the result, None where there is none.
        actual: result of the judged year.
        target_text: words of the target cell.
        actual_text: words of the result cell.
        direction: which way is better.
        verdict: what the rule says.
        trend: "up", "down" or "flat", None with fewer points than the rule asks for.
    """

    results: dict[int, float]
    targets: dict[int, float]
    year: int | None
    target: float | None
    actual: float | None
    target_text: str
    actual_text: str
    direction: Direction
    verdict: Verdict
    trend: str | None


def judge_row(row: MeasureRow, rule: ResultsRule) -> Judged:
    """Judge a measure: the latest year with a result, its target, direction, level and trend."""
    results = {year: quantity.value for year, quantity in _dated(row, row.results).items()}
    targets = {year: quantity.value for year, quantity in _dated(row, row.targets).items()}
    year, actual = _latest(row)
    target = _target_for(row, year)
    comparator, change, target_value, actual_value = Comparator.EXACT, Change.NONE, None, None
    target_quantity, actual_quantity = _chosen(target, row.unit), _chosen(actual, row.unit)
    if target_quantity is not None:
        comparator, change, target_value = target_quantity.comparator, target_quantity.change, target_quantity.value
    if actual_quantity is not None:
        actual_value = _in_unit_of(actual_quantity, target_quantity)
    if target_quantity and actual_quantity and change is not Change.NONE:
        actual_value = _as_change(actual_quantity, target_quantity, results, year)
    steps = [targets[y] for y in sorted(targets)]
    direction = direction_of(row.name, unit=row.unit, said=row.said, comparator=comparator, targets=steps)
    if change is not Change.NONE and actual_value is not None:
        # The target is a rise or a fall; what is compared is its size, and more of it is better.
        direction = Direction.HIGHER
    return Judged(
        results=results,
        targets=targets,
        year=year,
        target=target_value,
        actual=actual_value,
        target_text=target.text if target else "",
        actual_text=actual.text if actual else "",
        direction=direction,
        verdict=judge(target_value, actual_value, direction, rule),
        trend=trend_of(results, rule.trend_points),
    )


def trend_of(results: dict[int, float], points: int) -> str | None:
    """Return how the last `points` yearly results move; None with fewer of them.

    Up and down need every step to point one way or to stand still; anything else is flat.
    """
    values = [results[year] for year in sorted(results)][-points:]
    if len(values) < points:
        return None
    steps = [_step(earlier, later) for earlier, later in pairwise(values)]
    if any(step > 0 for step in steps) and all(step >= 0 for step in steps):
        return "up"
    if any(step < 0 for step in steps) and all(step <= 0 for step in steps):
        return "down"
    return "flat"


def _step(earlier: float, later: float) -> int:
    if abs(later - earlier) <= abs(earlier) * FLAT_SHARE:
        return 0
    return 1 if later > earlier else -1


def _dated(row: MeasureRow, readings: dict[int | None, Reading]) -> dict[int, Quantity]:
    dated = {}
    for year, reading in readings.items():
        quantity = _chosen(reading, row.unit)
        known = year if year is not None else _year_without_name(row)
        if quantity is not None and known is not None:
            dated[known] = quantity
    return dict(sorted(dated.items()))


def _year_without_name(row: MeasureRow) -> int | None:
    """The year of columns that name none: that of the caption, unless a column of that year stands beside them."""
    named = [year for year in (*row.results, *row.targets) if year is not None]
    results = [year for year in row.results if year is not None]
    if row.context_year is not None and row.context_year not in results:
        return row.context_year
    if results and None in row.results:
        # Earlier years in columns of their own, then target and result of the judged year without its number.
        return max(max(results) + 1, *named)
    return max(named, default=row.context_year)


def _latest(row: MeasureRow) -> tuple[int | None, Reading | None]:
    """The latest year with a result; a result without a year is the newest."""
    undated = row.results.get(None)
    if undated is not None and undated.quantity is not None:
        return _year_without_name(row), undated
    years = sorted(year for year, reading in row.results.items() if year is not None and reading.quantity is not None)
    if years:
        return years[-1], row.results[years[-1]]
    last = undated or next(iter(reversed(row.results.values())), None)
    return None, last


def _target_for(row: MeasureRow, year: int | None) -> Reading | None:
    """The target of the judged year, else the one without a year, else the only one there is."""
    if year is not None and year in row.targets:
        return row.targets[year]
    if None in row.targets:
        return row.targets[None]
    if year is None or None in row.results:
        latest = [y for y in row.targets if y is not None]
        return row.targets[max(latest)] if latest else None
    # A target for years to come is none for the year that has a result.
    return None


def _chosen(reading: Reading | None, unit: str) -> Quantity | None:
    """The quantity of a cell; where it holds several, the one in the unit of the measure."""
    if reading is None or reading.quantity is None:
        return None
    if unit == PERCENT and not reading.quantity.is_percent:
        percents = [q for q in find_quantities(clean_figures(reading.text)) if q.is_percent]
        if percents:
            return percents[0]
    return reading.quantity


def _in_unit_of(actual: Quantity, target: Quantity | None) -> float:
    """Bring "1,204.5 ล้านบาท" and "1.25 พันล้านบาท" to the unit of the target."""
    if target is None or actual.scale == target.scale:
        return actual.value
    # A bare figure stands in the unit of its column, the same as the other's.
    if not actual.unit or not target.unit:
        return actual.value
    return actual.value * actual.scale / target.scale


def _as_change(actual: Quantity, target: Quantity, results: dict[int, float], year: int | None) -> float | None:
    """The size of the change reached, in the direction that the target asks for."""
    if actual.change is not Change.NONE:
        return actual.value if actual.change is target.change else -actual.value
    if actual.is_percent or not target.is_percent:
        return actual.value
    before = [results[y] for y in sorted(results) if year is not None and y < year]
    if not before or before[-1] == 0:
        return None
    moved = (actual.value - before[-1]) / abs(before[-1]) * 100
    return round(moved if target.change is Change.UP else -moved, 6)
