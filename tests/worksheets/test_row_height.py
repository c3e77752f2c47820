from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from worksheets.row_height import LINE, MAXIMUM, PADDING, height_of, line_count, text_width


def test_marks_above_and_below_take_no_width() -> None:
    assert text_width("กี่") == text_width("ก")
    assert text_width("กา") == 2 * text_width("ก")


def test_a_short_text_has_one_line_and_newlines_add_lines() -> None:
    assert line_count("สั้น", 20) == 1
    assert line_count("", 20) == 1
    assert line_count("ก\nข\n\nค", 20) == 4
    assert height_of("สั้น", 20) == LINE + PADDING


@given(st.text("กขคงจ้ำ ่", min_size=1, max_size=400), st.floats(min_value=5, max_value=100))
def test_lines_have_room_for_the_whole_text(text: str, width: float) -> None:
    lines = line_count(text, width)
    assert lines * (width - 2) >= text_width(text.split("\n")[0])
    assert line_count(text, width + 10) <= lines


def test_a_row_is_never_higher_than_excel_allows() -> None:
    assert height_of("ก" * 100_000, 10) == MAXIMUM
