"""Pure parts of the PDF layout: joining, running lines, cut rows, kinds, guards."""

from __future__ import annotations

import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.document import BlockKind
from extractors.errors import FileTooLarge
from extractors.layout_continued import is_rest_of_row
from extractors.layout_furniture import page_number_of
from extractors.layout_join import join_lines, join_two
from extractors.layout_kinds import heading_level, is_toc, kind_of, without_drawn_bullet, without_leader
from extractors.layout_toc import is_title
from extractors.limits import Limits
from extractors.pdf import is_scan
from extractors.pdf_guard import check_streams, is_cut_off

THAI = st.text(alphabet=[chr(c) for c in range(0x0E01, 0x0E2F)], min_size=1, max_size=20)


@given(st.lists(THAI, min_size=1, max_size=6))
def test_thai_lines_join_to_exactly_their_letters(lines: list[str]) -> None:
    assert join_lines(lines) == "".join(lines)


@given(st.lists(st.text(alphabet="กขคabc12 .,()", max_size=12), max_size=6))
def test_joining_loses_no_letter_and_ends_clean(lines: list[str]) -> None:
    joined = join_lines(lines)
    assert "".join(joined.split()) == "".join("".join(lines).split())
    assert joined == joined.strip()


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("การประเมิน", "ผล", "การประเมินผล"),
        ("การประเมิน ", "ผล", "การประเมิน ผล"),
        ("ปีงบประมาณ", "2567", "ปีงบประมาณ 2567"),
        ("quality", "award", "quality award"),
        ("ข้อมูล ณ", "กันยายน", "ข้อมูล ณ กันยายน"),
        ("โครงการต่าง ๆ", "ที่ทำ", "โครงการต่าง ๆ ที่ทำ"),
        ("ผล (", "ร้อยละ", "ผล (ร้อยละ"),
        ("ร้อยละ 80", ")", "ร้อยละ 80)"),
    ],
)
def test_join_two(first: str, second: str, joined: str) -> None:
    assert join_two(first, second) == joined


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", 12),
        ("- ๓ -", 3),
        ("หน้า 4 จาก 20", 4),
        ("หน้าที่ ๕", 5),
        ("Page 6 of 9", 6),
        ("7/12", 7),
        ("2567 ปี", None),
        ("12.5", None),
        ("ข้อ 3", None),
    ],
)
def test_page_numbers(text: str, number: int | None) -> None:
    assert page_number_of(text) == number


@given(st.integers(min_value=1, max_value=9999))
def test_every_plain_number_is_a_page_number(number: int) -> None:
    assert page_number_of(f"  {number} ") == number


@pytest.mark.parametrize(
    ("above", "row", "rest"),
    [
        (["1", "ร้อยละของ", "80", "91"], ["", "ผู้รับบริการ", "", ""], True),
        (["1", "ร้อยละของ", "80", "91"], ["", "ตัวชี้วัดอื่น", "70", "88"], False),
        (["1", "ร้อยละของ", "80", "91"], ["2", "ตัวชี้วัดอื่น", "", ""], False),
        (["1", "", "80", "91"], ["", "ใหม่", "", ""], False),
    ],
)
def test_rest_of_a_cut_row(above: list[str], row: list[str], rest: bool) -> None:
    assert is_rest_of_row(above, row) is rest


@pytest.mark.parametrize(
    ("text", "bold", "size", "kind"),
    [
        ("หมวด ๑ การนำองค์กร", False, 16, BlockKind.HEADING),
        ("1.2 การกำกับดูแลองค์กร", False, 16, BlockKind.HEADING),
        ("1. ทบทวนแผนทุกไตรมาส", False, 16, BlockKind.LIST_ITEM),
        ("ผลการดำเนินงาน", True, 16, BlockKind.HEADING),
        ("ผลการดำเนินงาน", False, 20, BlockKind.HEADING),
        ("ผลการดำเนินงานเป็นไปตามแผน", False, 16, BlockKind.PARAGRAPH),
        ("ตารางที่ ๓ ผลการดำเนินงาน", True, 16, BlockKind.CAPTION),
        ("• ข้อแรก", False, 16, BlockKind.LIST_ITEM),
        ("หมวด 1 การนำองค์กร ........ 5", True, 16, BlockKind.TOC),
    ],
)
def test_kinds(text: str, bold: bool, size: float, kind: BlockKind) -> None:
    assert kind_of(text, size=size, bold=bold, usual=16, lines=1) is kind


def test_levels_come_from_numbers_before_sizes() -> None:
    sizes = (24.0, 20.0)
    assert heading_level("หมวด 1 การนำองค์กร", 16, sizes) == 1
    assert heading_level("1.2 การกำกับดูแล", 24, sizes) == 2
    assert heading_level("บทสรุป", 24, sizes) == 1
    assert heading_level("ผลลัพธ์", 20, sizes) == 2


def test_contents_lines() -> None:
    assert is_toc("หมวด 1 ........ 5")
    assert not is_toc("เว้นไว้ ........ ให้กรอก")
    assert without_leader("หมวด 1 ........ 5") == "หมวด 1 5"
    assert without_drawn_bullet("\uf0b7 ข้อแรก") == "ข้อแรก"
    assert is_title("สารบัญ (ต่อ)")
    assert not is_title("สารบัญญัติ")


@pytest.mark.parametrize(
    ("characters", "share", "paths", "scan"),
    [(0, 1.0, 0, True), (12, 0.9, 1, True), (500, 1.0, 0, False), (10, 0.0, 0, False), (0, 0.0, 200, True)],
)
def test_scans(characters: int, share: float, paths: int, scan: bool) -> None:
    assert is_scan(characters, share, paths) is scan


@pytest.mark.parametrize("times", [1, 2, 3])
def test_bombs_of_any_depth_are_found(times: int) -> None:
    packed = b"\0" * 3_000_000
    for _ in range(times):
        packed = zlib.compress(packed, 9)
    filters = b"[" + b"/FlateDecode " * times + b"]"
    head = b"%PDF-1.5\n1 0 obj\n<< /Length " + str(len(packed)).encode() + b" /Filter " + filters + b" >>\nstream\n"
    data = head + packed + b"\nendstream\nendobj\n"
    with pytest.raises(FileTooLarge):
        check_streams(data, Limits(max_part_bytes=1_000_000))
    check_streams(data, Limits(max_part_bytes=4_000_000))
    check_streams(data.replace(b"/Length", b"/Subtype /Image /Length"), Limits(max_part_bytes=1_000_000))


@given(st.binary(max_size=400))
def test_the_guard_takes_any_bytes(data: bytes) -> None:
    check_streams(b"stream\n" + data, Limits())
    assert isinstance(is_cut_off(data), bool)
