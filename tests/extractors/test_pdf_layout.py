"""Layout of PDF pages: tables, columns, paragraphs, headings, running lines, notes."""

from __future__ import annotations

import pytest
from pdf_maker import Page, length, make_pdf

from extractors.document import BlockKind, Document, Flag
from extractors.layout_join import CellLine, join_cell
from extractors.limits import Limits
from extractors.pdf import read_pdf

HEAD = ["ตัวชี้วัด", "เป้าหมาย", "ผล"]
ROWS = [HEAD, ["ร้อยละความสำเร็จ", "80", "91.5"], ["จำนวนโครงการ", "5", "8"]]
TEXT = "หน่วยงานประเมินความพึงพอใจทุกครั้งหลังให้บริการแก่ประชาชน"


def read(*pages: Page, **options: object) -> Document:
    return read_pdf(make_pdf(list(pages), **options), "made.pdf", Limits())  # type: ignore[arg-type]


def table(page: Page, rows: list[list[str]], top: float = 740, *, ruled: bool = True, left: float = 60) -> Page:
    xs = [left, left + 200, left + 280, left + 360]
    ys = [top - 24.0 * n for n in range(len(rows) + 1)]
    if ruled:
        page.grid(xs, ys)
    for number, row in enumerate(rows):
        for x, cell in zip(xs, row, strict=False):
            if cell:
                page.text(x + 4, ys[number] - 16, cell, 12)
    return page


def kinds(document: Document) -> list[BlockKind]:
    return [b.kind for b in document.blocks]


@pytest.mark.parametrize("ruled", [True, False])
def test_table_between_paragraphs(ruled: bool) -> None:
    document = read(table(Page().text(60, 790, TEXT), ROWS, ruled=ruled).text(60, 600, TEXT))
    assert kinds(document) == [BlockKind.PARAGRAPH, BlockKind.TABLE, BlockKind.PARAGRAPH]
    assert document.blocks[1].table == tuple(map(tuple, ROWS))
    assert document.blocks[1].header_rows == 1


def test_merged_cells_have_their_text_once() -> None:
    page = Page()
    page.rule(60, 740, 420, 740).rule(260, 716, 420, 716).rule(60, 692, 420, 692).rule(60, 668, 420, 668)
    page.rule(60, 740, 60, 668).rule(260, 740, 260, 668).rule(340, 716, 340, 668).rule(420, 740, 420, 668)
    for x, y, cell in [(64, 710, "ประเด็น"), (264, 724, "ผลงาน"), (264, 700, "เป้า"), (344, 700, "จริง")]:
        page.text(x, y, cell, 12)
    for x, cell in [(64, "เวลา"), (264, "20"), (344, "12")]:
        page.text(x, 676, cell, 12)
    document = read(page)
    assert document.blocks[0].table == (("ประเด็น", "ผลงาน", ""), ("", "เป้า", "จริง"), ("เวลา", "20", "12"))
    assert document.blocks[0].header_rows == 2


@pytest.mark.parametrize("repeated", [True, False])
def test_tables_go_on_over_pages(repeated: bool) -> None:
    more = [["ค่าใช้จ่าย", "7", "9"], ["เวลา", "1", "2"]]
    first = table(Page(), ROWS, 120)
    second = table(Page(), [HEAD, *more] if repeated else more, 800).text(60, 500, TEXT)
    document = read(first, second)
    assert document.blocks[0].table == tuple(map(tuple, [*ROWS, *more]))
    assert Flag.TABLE_CONTINUED in document.blocks[0].flags


def test_a_row_cut_by_the_page_break_is_mended() -> None:
    first = table(Page(), [HEAD, ["ร้อยละของผู้รับบริการ", "80", "91"]], 100)
    second = table(Page(), [HEAD, ["ในพื้นที่นำร่อง", "", ""], ["เวลา", "1", "2"]], 800)
    document = read(first, second)
    assert document.blocks[0].table == (tuple(HEAD), ("ร้อยละของผู้รับบริการในพื้นที่นำร่อง", "80", "91"), ("เวลา", "1", "2"))


def test_a_table_with_other_columns_on_the_next_page_is_another_table() -> None:
    second = Page().grid([60, 150, 420], [800, 776, 752]).text(64, 782, "ก", 12).text(154, 782, "ข", 12)
    second.text(64, 758, "ค", 12).text(154, 758, "ง", 12)
    document = read(table(Page(), ROWS, 120), second)
    assert kinds(document) == [BlockKind.TABLE, BlockKind.TABLE]


def test_turned_text_stays_in_its_cell() -> None:
    page = Page().grid([60, 300, 400], [740, 716, 660]).text(64, 722, "หัว", 12).text(304, 722, "ตั้ง", 12)
    page.text(64, 690, "แถว", 12).text(350, 664, "แนวตั้ง", 12, angle=90)
    assert read(page).blocks[0].table == (("หัว", "ตั้ง"), ("แถว", "แนวตั้ง"))


def test_a_frame_around_text_is_no_table() -> None:
    page = Page().grid([50, 500], [800, 700]).text(60, 780, TEXT).text(60, 760, "1.2 การนำองค์กร")
    assert BlockKind.TABLE not in kinds(read(page))


def test_numbers_of_a_list_are_no_column() -> None:
    page = Page()
    for number, text in enumerate(["ทบทวนแผน", "ซ้อมแผน", "ปรับปรุงแผน"], 1):
        page.text(60, 700 - 20 * number, f"{number}.").text(90, 700 - 20 * number, text)
    document = read(page)
    assert kinds(document) == [BlockKind.LIST_ITEM] * 3
    assert document.blocks[0].text == "1. ทบทวนแผน"


@pytest.mark.parametrize("shift", [0.0, 9.0])
def test_two_columns_are_read_one_after_the_other(shift: float) -> None:
    left = [f"ซ้าย{'ก' * 20}{n}" for n in range(8)]
    right = [f"ขวา{'ข' * 21}{n}" for n in range(8)]
    page = Page()
    for number in range(8):
        page.text(50, 760 - 20 * number, left[number], 12).text(320, 760 - shift - 20 * number, right[number], 12)
    text = "".join("".join(b.text.split()) for b in read(page).blocks)
    assert text == "".join(left) + "".join(right)


def test_paragraphs_begin_at_indents_and_wide_distances() -> None:
    page, y = Page(), 780.0
    for _ in range(3):
        for number in range(3):
            page.text(90 if number == 0 else 60, y, "ก" * (58 if number == 0 else 62 if number == 1 else 20), 14)
            y -= 20
    document = read(page)
    assert [len(b.text) for b in document.blocks] == [140, 140, 140]
    document = read(Page().text(60, 780, "ก" * 60).text(60, 740, "ข" * 60).text(60, 720, "ค" * 60))
    assert [len(b.text) for b in document.blocks] == [60, 120]


def test_running_lines_leave_the_body_and_paragraphs_go_on_over_pages() -> None:
    pages = []
    for number in range(3):
        page = Page().text(60, 810, "รายงานประเมินตนเอง กรมตัวอย่าง", 10).text(280, 30, f"หน้า {number + 1} จาก 3", 10)
        pages.append(page.lines(60, 760, ["กขค"[number] * 62, "งจฉ"[number] * 62]))
    document = read(*pages)
    body = [b for b in document.blocks if b.kind is BlockKind.PARAGRAPH]
    assert [b.text for b in body] == ["".join(c * 62 for c in "กงขจคฉ")]
    assert kinds(document).count(BlockKind.HEADER) == kinds(document).count(BlockKind.FOOTER) == 3


@pytest.mark.parametrize("title", ["หมวด {} การดำเนินงาน", "ตัวชี้วัดที่ {}"])
def test_headings_at_the_top_of_pages_are_no_running_lines(title: str) -> None:
    pages = [Page().text(60, 800, title.format(n), 20).lines(60, 760, [TEXT] * 6) for n in range(1, 6)]
    document = read(*pages)
    assert [b.text for b in document.blocks if b.kind is BlockKind.HEADING] == [title.format(n) for n in range(1, 6)]


def test_a_title_that_comes_again_now_and_then_is_no_running_line() -> None:
    pages = []
    for number in range(24):
        page = Page().lines(60, 640, [f"{'กขคงจฉชซ'[number % 8]}{TEXT}"] * 2)
        pages.append(page.text(60, 800, "สรุปงบประมาณ", 16) if number % 6 == 0 else page)
    assert BlockKind.HEADER not in kinds(read(*pages))


@pytest.mark.parametrize("odd", ["LAW 3154 {}", "{} LAW 3154"])
def test_left_and_right_pages_may_have_other_running_lines(odd: str) -> None:
    pages = []
    for number in range(6):
        line = odd.format(129 + number) if number % 2 else f"กรมตัวอย่าง | {129 + number}"
        pages.append(Page().lines(60, 640, [f"{'กขคงจฉ'[number]}{TEXT}"] * 2).text(60, 40, line, 10))
    assert kinds(read(*pages)).count(BlockKind.FOOTER) == 6


def test_bookmarks_make_headings() -> None:
    pages = [Page().text(60, 700, "ผลการดำเนินงานที่สำคัญ").text(60, 660, TEXT), Page().text(60, 700, TEXT)]
    plain, marked = read(*pages), read(*pages, outline=[("ผลการดำเนินงานที่สำคัญ", 0)])
    assert BlockKind.HEADING not in kinds(plain)
    assert marked.blocks[0].kind is BlockKind.HEADING
    assert marked.blocks[0].heading_level == 1
    assert marked.blocks[1].heading_path == ("ผลการดำเนินงานที่สำคัญ",)


def test_a_bookmark_that_wraps_over_two_lines_is_one_heading() -> None:
    first, second = "ผลการดำเนินงานที่สำคัญของหน่วยงานในรอบ", "ปีงบประมาณที่ผ่านมา"
    document = read(Page().lines(60, 700, [first, second, TEXT]), outline=[(first + second, 0)])
    assert [b.text for b in document.blocks] == [first + second, TEXT]


def test_the_same_number_on_every_page_is_no_page_number() -> None:
    pages = [Page().lines(60, 700, [TEXT] * 3).text(300, 60, "85", 14) for _ in range(4)]
    assert "85" in "".join(b.text for b in read(*pages).blocks)


def test_headings_give_path_and_item() -> None:
    page = Page().text(60, 800, "หมวด 1 การนำองค์กร", 22).text(60, 760, "1.2 การกำกับดูแลองค์กร", 17)
    document = read(page.lines(60, 720, [TEXT, TEXT]))
    paragraph = document.blocks[-1]
    assert paragraph.heading_path == ("หมวด 1 การนำองค์กร", "1.2 การกำกับดูแลองค์กร")
    assert paragraph.item == "1.2"


def test_footnotes_stand_apart() -> None:
    page = Page().lines(60, 760, [TEXT] * 4)
    page.text(60, 118, "1", 6).text(66, 114, "เชิงอรรถอ้างอิง พ.ศ. 2567", 10)
    document = read(page)
    assert document.blocks[-1].kind is BlockKind.FOOTNOTE
    assert "เชิงอรรถอ้างอิง พ.ศ. 2567" in document.blocks[-1].text


@pytest.mark.parametrize("leader", ["....................", ""])
def test_lines_of_the_table_of_contents(leader: str) -> None:
    page = Page().text(250, 800, "สารบัญ", 18)
    for number, (title, at) in enumerate([("หมวด 1 การนำองค์กร", "3"), ("หมวด 2 กลยุทธ์", "8"), ("หมวด 3 บริการ", "๑๒")]):
        y = 760 - 20 * number
        page.text(60, y, title + leader).text(60 + max(length(title + leader) + 3, 420), y, at)
    document = read(page, Page().lines(60, 780, [TEXT] * 3))
    entries = [b.text for b in document.blocks if b.kind is BlockKind.TOC]
    assert entries == ["หมวด 1 การนำองค์กร 3", "หมวด 2 กลยุทธ์ 8", "หมวด 3 บริการ ๑๒"]


def test_small_raised_letters_stay_in_their_line() -> None:
    page = Page().text(60, 700, "มีเจ้าของงานชัดเจน").text(60 + length("มีเจ้าของงานชัดเจน"), 705, "1", 8)
    assert [b.text for b in read(page).blocks] == ["มีเจ้าของงานชัดเจน1"]


def test_two_fonts_with_other_baselines_make_one_line() -> None:
    x = 60 + length("ร้อยละ ")
    page = Page().text(60, 700, "ร้อยละ ").text(x, 701, "12.5", 12, font="F2")
    page.text(x + length("12.5", 12), 700, " ของงบประมาณ")
    assert [b.text for b in read(page).blocks] == ["ร้อยละ 12.5 ของงบประมาณ"]


@pytest.mark.parametrize(
    ("lines", "width", "expected"),
    [
        ([("๑", 8.0), ("๑,๒๕", 31.0), ("๐", 8.0)], 42.0, "๑๑,๒๕๐"),
        ([("ผล ๒๕๖", 33.0), ("๕", 9.0)], 42.0, "ผล ๒๕๖๕"),
        ([("10", 12.0), ("8,000", 25.0)], 90.0, "10 8,000"),
        ([("85", 12.0), ("ร้อยละ", 30.0)], 40.0, "85 ร้อยละ"),
    ],
)
def test_numbers_broken_in_narrow_cells_are_whole_and_two_figures_stay_two(
    lines: list[tuple[str, float]], width: float, expected: str
) -> None:
    assert join_cell([CellLine(*line) for line in lines], width) == expected
