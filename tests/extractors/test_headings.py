"""Heading numbers in all their forms; quantities, dates and ranges are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.headings import HeadingTracker, is_category, parse_heading


@pytest.mark.parametrize(
    ("text", "number", "item"),
    [
        ("หมวด 1 การนำองค์กร", "1", None),
        ("หมวดที่ ๑ การนำองค์กร", "1", None),
        ("หมวด ๗: ผลลัพธ์", "7", None),
        ("หมวด 3 – การให้ความสำคัญกับผู้รับบริการ", "3", None),
        ("หมวด 1 ข้อ 1.2 การป้องกันทุจริต", "1.2", "1.2"),
        ("1.1 ระบบการนำองค์กร", "1.1", "1.1"),
        ("๑.๒ การป้องกันทุจริต", "1.2", "1.2"),
        ("๑.๒การป้องกันทุจริต", "1.2", "1.2"),
        ("(1.4) ผลกระทบต่อสังคม", "1.4", "1.4"),
        ("ข้อ 1.3 การมุ่งเน้นผลสัมฤทธิ์", "1.3", "1.3"),
        ("หัวข้อที่ 5.2: บุคลากร", "5.2", "5.2"),
        ("1.1 (Basic) วิสัยทัศน์", "1.1", "1.1"),
        ("1.1(Basic) วิสัยทัศน์", "1.1", "1.1"),
        ("4.2.1 การวิเคราะห์", "4.2.1", "4.2"),
        ("1.10.2 ภาคผนวก", "1.10.2", None),
        ("6.4. ประสิทธิภาพ", "6.4", "6.4"),
        ("3) ช่องทาง", "3", None),
        ("1. ก.พ.ร. กำหนด", "1", None),
        ("2. ปีงบประมาณ", "2", None),
        ("12.10 ภาคผนวก", "12.10", None),
        ("1.1 พันธกิจและวิสัยทัศน์", "1.1", "1.1"),
        ("2.1 รายงานผล", "2.1", "2.1"),
        ("5.1 หน่วยงานที่ดี", "5.1", "5.1"),
        ("5.1 ระบบบริหารบุคคล", "5.1", "5.1"),
        ("7.1 ร้อยละของผลสำเร็จ", "7.1", "7.1"),
    ],
)
def test_numbers_of_headings(text: str, number: str, item: str | None) -> None:
    found = parse_heading(text)
    assert found is not None
    assert (found.number, found.item) == (number, item)


@pytest.mark.parametrize(
    "text",
    [
        "1.5 ล้านบาท เป็นงบประมาณ", "12 มกราคม 2567", "5 ก.พ. 2567", "3.4 คะแนน", "25% ของทั้งหมด", "1,250 คน", "2567",
        "1.1", "ระบบการนำองค์กร", "หมวดหมู่ข้อมูล", "5 ครั้งต่อปี", "1/2567 ลงวันที่", "2.75 เท่า", "8.30 น.",
        "หมวด 1-6 กระบวนการ", "หมวด 1 และหมวด 2 มีผล", "1.1 - 1.3 ทั้งสามข้อ", "5คน", "1.1.2567 เริ่มใช้",
        "4.5 คะแนนจาก 5", "5 ระบบ ได้แก่", "หมวด 1 " + "ยาว" * 60, "1.1 " + "ยาว" * 60,
    ],
)  # fmt: skip
def test_quantities_dates_ranges_and_sentences_are_no_headings(text: str) -> None:
    assert parse_heading(text) is None


@given(st.text(max_size=80) | st.text(alphabet="หมวดข้อที่ 12๓.()-:กา", max_size=30))
def test_any_text_is_parsed_without_error(text: str) -> None:
    found = parse_heading(text)
    assert found is None or (found.number[0].isdigit() and found.depth >= 1)


@given(st.integers(1, 9), st.integers(1, 9), st.sampled_from(["{} ", "{}", "ข้อ {} ", "{}. ", "({}) "]))
def test_every_item_number_is_read_in_thai_and_arabic(category: int, item: int, form: str) -> None:
    for digits in ("0123456789", "๐๑๒๓๔๕๖๗๘๙"):
        number = f"{digits[category]}.{digits[item]}"
        found = parse_heading(form.format(number) + "การพัฒนาองค์กร")
        assert found is not None
        assert found.item == f"{category}.{item}"


def test_a_category_is_named_by_its_word() -> None:
    assert is_category("หมวด ๗ ผลลัพธ์")
    assert not is_category("7. ผลลัพธ์")
    assert not is_category("หมวดหมู่ข้อมูล")


def test_the_path_and_the_item_follow_the_headings() -> None:
    tracker = HeadingTracker()
    assert tracker.push("หมวด 1 การนำองค์กร", 1) == (("หมวด 1 การนำองค์กร",), None)
    assert tracker.push("1.1 ระบบ", 2) == (("หมวด 1 การนำองค์กร", "1.1 ระบบ"), "1.1")
    assert tracker.push("ระดับ Basic", 3)[1] == "1.1"
    assert tracker.push("1.2 โปร่งใส", 2) == (("หมวด 1 การนำองค์กร", "1.2 โปร่งใส"), "1.2")
    assert tracker.push("หมวด 2 แผน", 1) == (("หมวด 2 แผน",), None)
    assert tracker.push("ภาคผนวก", 1) == (("ภาคผนวก",), None)


def walk(*headings: str) -> tuple[tuple[str, ...], str | None]:
    tracker = HeadingTracker()
    for heading in headings:
        tracker.push(heading, None)
    return tracker.path, tracker.item


def test_without_levels_the_form_gives_the_depth() -> None:
    top = ("หมวด 1 การนำองค์กร", "1.1 ระบบ")
    assert walk(*top, "1.2 โปร่งใส") == (("หมวด 1 การนำองค์กร", "1.2 โปร่งใส"), "1.2")
    assert walk(*top, "1) ช่องทาง") == ((*top, "1) ช่องทาง"), "1.1")
    assert walk(*top, "1) ช่องทาง", "2) วิธีการ") == ((*top, "2) วิธีการ"), "1.1")
    assert walk(*top, "ผลงาน", "ปัญหา") == ((*top, "ปัญหา"), "1.1")
    assert walk(*top, "ระดับ Basic", "ผลงาน", "ระดับ Advance") == ((*top, "ระดับ Advance"), "1.1")
    assert walk(*top, "ระดับ Basic", "ผลงาน")[0] == (*top, "ระดับ Basic", "ผลงาน")
    assert walk(*top, "ภาคผนวก") == (("ภาคผนวก",), None)


def test_chapters_with_plain_numbers_follow_each_other() -> None:
    chapters = ("1. การนำองค์กร", "1.1 ระบบ", "1) ช่องทาง", "2. การวางแผน", "2.1 แผน")
    assert walk(*chapters)[1] == "2.1"
    assert walk("1. การนำองค์กร", "1.1 ระบบ", "2. การวางแผน")[0] == ("2. การวางแผน",)
