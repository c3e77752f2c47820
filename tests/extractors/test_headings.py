"""Heading numbers in all their forms; quantities and dates are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.headings import HeadingTracker, parse_heading


@pytest.mark.parametrize(
    ("text", "number", "item"),
    [
        ("หมวด 1 การนำองค์กร", "1", None),
        ("หมวดที่ ๑ การนำองค์กร", "1", None),
        ("หมวด ๗: ผลลัพธ์", "7", None),
        ("1.1 ระบบการนำองค์กร", "1.1", "1.1"),
        ("๑.๒ การป้องกันทุจริต", "1.2", "1.2"),
        ("ข้อ 1.3 การมุ่งเน้นผลสัมฤทธิ์", "1.3", "1.3"),
        ("1.1 (Basic) วิสัยทัศน์", "1.1", "1.1"),
        ("4.2.1 การวิเคราะห์", "4.2.1", "4.2"),
        ("6.4. ประสิทธิภาพ", "6.4", "6.4"),
        ("3) ช่องทาง", "3", None),
        ("12.10 ภาคผนวก", "12.10", None),
    ],
)
def test_numbers_of_headings(text: str, number: str, item: str | None) -> None:
    found = parse_heading(text)
    assert found is not None
    assert (found.number, found.item) == (number, item)


@pytest.mark.parametrize(
    "text",
    [
        "1.5 ล้านบาท เป็นงบประมาณ", "12 มกราคม 2567", "3.4 คะแนน", "25% ของทั้งหมด", "1,250 คน", "2567", "1.1",
        "ระบบการนำองค์กร", "หมวดหมู่ข้อมูล", "5 ครั้งต่อปี", "1/2567 ลงวันที่", "2.75 เท่า",
    ],
)  # fmt: skip
def test_quantities_and_dates_are_no_headings(text: str) -> None:
    assert parse_heading(text) is None


@given(st.text(max_size=80))
def test_any_text_is_parsed_without_error(text: str) -> None:
    found = parse_heading(text)
    assert found is None or found.number[0].isdigit()


def test_the_path_and_the_item_follow_the_headings() -> None:
    tracker = HeadingTracker()
    assert tracker.push("หมวด 1 การนำองค์กร", 1) == (("หมวด 1 การนำองค์กร",), None)
    assert tracker.push("1.1 ระบบ", 2) == (("หมวด 1 การนำองค์กร", "1.1 ระบบ"), "1.1")
    assert tracker.push("ระดับ Basic", 3)[1] == "1.1"
    assert tracker.push("1.2 โปร่งใส", 2) == (("หมวด 1 การนำองค์กร", "1.2 โปร่งใส"), "1.2")
    assert tracker.push("หมวด 2 แผน", 1) == (("หมวด 2 แผน",), None)
    assert tracker.push("ภาคผนวก", 1) == (("ภาคผนวก",), None)


def test_without_levels_the_numbers_give_the_depth() -> None:
    tracker = HeadingTracker()
    tracker.push("หมวด 1 การนำองค์กร", None)
    tracker.push("1.1 ระบบ", None)
    assert tracker.push("1.2 โปร่งใส", None) == (("หมวด 1 การนำองค์กร", "1.2 โปร่งใส"), "1.2")
