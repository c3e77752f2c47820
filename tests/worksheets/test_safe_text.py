from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worksheets.safe_text import CUT_MARK, LONGEST_CELL, cell_text, clean, one_line

ANY_TEXT = st.text(st.characters(codec=None))


def units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@given(ANY_TEXT)
def test_what_is_left_can_be_written_as_xml_and_utf8(text: str) -> None:
    cleaned = clean(text)
    cleaned.encode("utf-8")
    assert not [c for c in cleaned if unicodedata.category(c) == "Cc" and c not in "\t\n"]
    assert clean(cleaned) == cleaned


@given(ANY_TEXT, st.integers(min_value=100, max_value=400))
def test_a_cell_never_holds_more_than_the_limit(text: str, longest: int) -> None:
    long = text * 30
    shortened = cell_text(long, longest)
    assert units(shortened) <= longest
    if units(clean(long)) > longest:
        assert shortened.endswith(CUT_MARK)
    else:
        assert shortened == clean(long)


def test_thai_with_marks_is_kept_letter_by_letter() -> None:
    text = "กำหนดเป้าหมายที่ท้าทาย น้ำ ผู้รับบริการ ๑๒.๕% ฯลฯ ๆ"
    assert clean(text) == text == cell_text(text)


@pytest.mark.parametrize(
    ("given_", "wanted"),
    [
        ("ก\r\nข\rค", "ก\nข\nค"),
        ("ก\u2028ข", "ก\nข"),
        ("a\u202eb\u202c", "ab"),
        ("ก\u200bข\ufeff", "กข"),
        ("\x00\x1bก\x7f", "ก"),
        ("\ud800ก", "ก"),
        ("\t=1", "\t=1"),
    ],
)
def test_kinds_of_unsafe_characters(given_: str, wanted: str) -> None:
    assert clean(given_) == wanted


def test_the_longest_text_that_excel_takes_is_not_cut() -> None:
    assert cell_text("ก" * LONGEST_CELL) == "ก" * LONGEST_CELL
    assert len(cell_text("ก" * (LONGEST_CELL + 1))) == LONGEST_CELL


def test_characters_beyond_the_basic_plane_count_twice() -> None:
    assert units(cell_text("😀" * 20_000)) <= LONGEST_CELL


def test_one_line_folds_and_cuts() -> None:
    assert one_line(" ก\n ข\t ค ") == "ก ข ค"
    assert one_line("ก" * 50, 10) == "ก" * 9 + "…"
