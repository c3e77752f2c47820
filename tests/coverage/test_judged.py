import pytest

from coverage.judged import judge_row, trend_of
from coverage.measure_row import MeasureRow, Reading
from coverage.numbers import parse_quantity
from criteria.edition import Edition


def cells(values: dict[int | None, str]) -> dict[int | None, Reading]:
    return {year: Reading(text, parse_quantity(text)) for year, text in values.items()}


def row(
    targets: dict[int | None, str],
    results: dict[int | None, str],
    *,
    unit: str = "คน",
    year: int | None = None,
    name: str = "จำนวนผู้ผ่านการรับรอง",
) -> MeasureRow:
    return MeasureRow(name, unit, "", "", cells(targets), cells(results), context_year=year)


def test_judged_year_is_the_latest_with_a_result(edition: Edition) -> None:
    judged = judge_row(row({2566: "10", 2567: "20"}, {2566: "11", 2567: "-"}), edition.results_rule)
    assert (judged.year, judged.target, judged.actual) == (2566, 10, 11)


def test_target_of_another_year_is_not_taken(edition: Edition) -> None:
    judged = judge_row(row({2568: "30"}, {2567: "26"}), edition.results_rule)
    assert (judged.year, judged.target, judged.verdict.level) == (2567, None, None)


def test_target_without_a_year_serves_the_judged_year(edition: Edition) -> None:
    judged = judge_row(row({None: "25"}, {2566: "20", 2567: "26"}), edition.results_rule)
    assert (judged.year, judged.target, judged.verdict.level) == (2567, 25, "advance")


def test_result_without_a_year_is_the_newest(edition: Edition) -> None:
    judged = judge_row(row({None: "25"}, {2565: "20", 2566: "22", None: "26"}), edition.results_rule)
    assert (judged.year, judged.actual) == (2567, 26)
    assert judged.results == {2565: 20, 2566: 22, 2567: 26}


def test_year_of_the_caption(edition: Edition) -> None:
    assert judge_row(row({None: "25"}, {None: "26"}, year=2564), edition.results_rule).year == 2564
    assert judge_row(row({None: "25"}, {None: "26"}), edition.results_rule).year is None


def test_reduction_against_absolute_results(edition: Edition) -> None:
    judged = judge_row(row({2567: "ลดลงร้อยละ 10"}, {2566: "1,000", 2567: "880"}, unit="รีม"), edition.results_rule)
    assert (judged.target, judged.actual, judged.verdict.level) == (10, 12, "significance")


def test_reduction_without_an_earlier_result_is_not_judged(edition: Edition) -> None:
    judged = judge_row(row({2567: "ลดลงร้อยละ 10"}, {2567: "880"}, unit="รีม"), edition.results_rule)
    assert (judged.actual, judged.verdict.level) == (None, None)


def test_a_rise_where_a_fall_was_the_target_counts_against_it(edition: Edition) -> None:
    judged = judge_row(row({None: "ลดลงร้อยละ 5"}, {None: "เพิ่มขึ้นร้อยละ 2"}), edition.results_rule)
    assert (judged.actual, judged.verdict.level) == (-2, "below")


def test_scales_are_brought_together(edition: Edition) -> None:
    judged = judge_row(row({None: "1.25 พันล้านบาท"}, {None: "1,204.5 ล้านบาท"}, unit=""), edition.results_rule)
    assert judged.actual == pytest.approx(1.2045) and judged.verdict.level == "below"


def test_a_bare_figure_is_in_the_unit_of_its_column(edition: Edition) -> None:
    judged = judge_row(row({None: "1,250 ล้านบาท"}, {None: "1,300"}, unit="ล้านบาท"), edition.results_rule)
    assert (judged.target, judged.actual) == (1250, 1300)


@pytest.mark.parametrize(
    ("results", "trend"),
    [
        ({2565: 1, 2566: 2, 2567: 3}, "up"),
        ({2565: 3, 2566: 2, 2567: 2}, "down"),
        ({2565: 1, 2566: 3, 2567: 2}, "flat"),
        ({2565: 80.0, 2566: 80.1, 2567: 80.2}, "flat"),
        ({2566: 1, 2567: 2}, None),
        ({2564: 9, 2565: 1, 2566: 2, 2567: 3}, "up"),
        ({}, None),
    ],
)
def test_trend(results: dict[int, float], trend: str | None) -> None:
    assert trend_of(results, 3) == trend
