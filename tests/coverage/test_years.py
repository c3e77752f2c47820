import pytest
from hypothesis import given
from hypothesis import strategies as st

from coverage.years import is_year, years_in


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("ปีงบประมาณ พ.ศ. ๒๕๖๗", (2567,)),
        ("ผล ปี 67", (2567,)),
        ("FY2024", (2567,)),
        ("2566-2570", (2566, 2570)),
        ("ปี 2565, 2566 และ 2567", (2565, 2566, 2567)),
        ("2,567 คน", ()),
        ("ร้อยละ 67", ()),
        ("2567.5", ()),
        ("12567", ()),
    ],
)
def test_years_in(text: str, years: tuple[int, ...]) -> None:
    assert years_in(text) == years


@pytest.mark.parametrize("text", ["2567", "๒๕๖๗", "ปี 2567", "ปีงบประมาณ พ.ศ. 2567", "พ.ศ. 2567", "ปี 67", "2024"])
def test_bare_years(text: str) -> None:
    assert is_year(text)


@pytest.mark.parametrize("text", ["2567 เป้าหมาย", "67", "1,200", "ปีที่แล้ว", "", "25670"])
def test_no_bare_years(text: str) -> None:
    assert not is_year(text)


@given(st.integers(2000, 2056))
def test_common_and_buddhist_years_are_one(year: int) -> None:
    assert years_in(f"ปี {year}") == years_in(f"ปี {year + 543}") == (year + 543,)
