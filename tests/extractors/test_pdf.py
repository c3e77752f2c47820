"""The PDF reader on small files made here: what is text, what is not, and how files fail."""

from __future__ import annotations

import pytest
from pdf_maker import Page, length, make_pdf

from extractors.document import BlockKind, Document, Flag
from extractors.errors import (
    ExtractionError,
    ExtractionTimeout,
    FileTooLarge,
    FileUnsupported,
    PdfCorrupt,
    PdfNoTextLayer,
)
from extractors.limits import Limits
from extractors.pdf import read_pdf
from extractors.thai_text import is_mark

LINES = [
    "หน่วยงานประเมินความพึงพอใจทุกครั้งหลังให้บริการ",
    "คณะทำงานติดตามตัวชี้วัดสำคัญเดือนละครั้งและรายงาน",
    "มีการทบทวนกฎระเบียบที่ล้าสมัยแล้ว 14 รายการ",
    "นวัตกรรมบัตรคิวดิจิทัลลดเวลารอคอยเหลือ 9 นาทีต่อราย",
]
DEFAULT = Limits()


def read(pages: list[Page], limits: Limits = DEFAULT, **options: object) -> Document:
    return read_pdf(make_pdf(pages, **options), "made.pdf", limits)  # type: ignore[arg-type]


def words(document: Document, *kinds: BlockKind) -> str:
    """All text without white space, in order."""
    return "".join("".join(b.text.split()) for b in document.blocks if not kinds or b.kind in kinds)


def bare(*texts: str) -> str:
    return "".join("".join(t.split()) for t in texts)


def test_lines_are_joined_without_spaces_between_thai_letters() -> None:
    document = read([Page().lines(60, 780, ["การประเมินความพึงพอใจของผู้รับ", "บริการทุกครั้งหลังให้บริการแล้ว", "เสร็จ"])])
    assert document.blocks[0].text == "การประเมินความพึงพอใจของผู้รับบริการทุกครั้งหลังให้บริการแล้วเสร็จ"


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_pages_are_read_as_they_are_seen(rotate: int) -> None:
    page = Page(rotate=rotate)
    for number, line in enumerate(LINES):
        step = 20 * number
        x, y = {0: (60, 780 - step), 90: (60 + step, 60), 180: (500, 60 + step), 270: (500 - step, 780)}[rotate]
        page.text(x, y, line, angle=rotate)
    assert words(read([page])) == bare(*LINES)


def test_text_at_the_margin_in_another_direction_comes_last_and_is_marked() -> None:
    document = read([Page().lines(60, 780, LINES).text(560, 100, "เอกสารลับ", 10, angle=90)])
    assert document.blocks[-1].text == "เอกสารลับ"
    assert Flag.ROTATED in document.blocks[-1].flags


@pytest.mark.parametrize("offset", [0.3, 1.0, 2.5])
def test_letters_drawn_twice_count_once(offset: float) -> None:
    page = Page()
    for number, line in enumerate(LINES):
        page.text(60, 780 - 20 * number, line).text(60 + offset, 780 - 20 * number, line)
    assert words(read([page])) == bare(*LINES)


def test_double_letters_of_words_stay() -> None:
    assert words(read([Page().text(60, 700, "บรรทัด สรรพ 1100 ff")])) == bare("บรรทัด สรรพ 1100 ff")


def test_marks_drawn_after_all_letters_return_to_them() -> None:
    page = Page()
    for number, line in enumerate(LINES):
        x, marks = 60.0, []
        for char in line:
            if is_mark(char):
                marks.append((x, char))
            else:
                page.text(x, 780 - 20 * number, char)
                x += length(char)
        for at, char in marks:
            page.text(at, 781 - 20 * number, char)
    assert words(read([page])) == bare(*LINES)


@pytest.mark.parametrize("spacing", [0.0, 1.0, 3.0, 6.0])
def test_letter_spacing_makes_no_spaces_and_keeps_real_ones(spacing: float) -> None:
    text = "รายงานผลการดำเนินงาน ประจำปี 2567"
    assert read([Page().text(20, 700, text, spacing=spacing)]).blocks[0].text == text


def test_gaps_without_space_glyph_are_spaces() -> None:
    page, x = Page(), 60.0
    for word in ("รายงานผลการดำเนินงาน", "ประจำปี", "2567"):
        page.text(x, 700, word)
        x += length(word) + 3.6
    assert read([page]).blocks[0].text == "รายงานผลการดำเนินงาน ประจำปี 2567"


def test_padding_spaces_under_digits_do_not_split_numbers() -> None:
    page = Page().text(60, 700, "งบลงทุน").text(203, 700, "3").text(206, 700, "   ").text(210, 700, "12,389,800")
    assert read([page]).blocks[0].text == "งบลงทุน 312,389,800"


def test_a_font_that_reads_sara_aa_as_sara_am_is_turned_back_and_others_are_not() -> None:
    swapped = {"า": "ำ", "ํ": " "}
    text = "การทํางานตามมาตรฐานสากลและการรายงานผลของหน่วยงานภาครัฐทุกสาขามาตลอดเวลา"
    page = Page().text(10, 700, text, 11, font="F2").text(10, 600, "คำว่านำ", 11)
    document = read([page], fonts={"F2": swapped})
    assert document.blocks[0].text == text.replace("ํา", "ำ")
    assert document.blocks[-1].text == "คำว่านำ"
    assert Flag.REPAIRED in document.blocks[0].flags
    assert document.blocks[0].raw_text is not None


def test_raised_tones_read_as_latin_capitals_are_put_right() -> None:
    document = read([Page().text(60, 700, "พื้นที่นี้", font="F2")], fonts={"F2": {"้": "Ê", "่": "É"}})
    assert document.blocks[0].text == "พื้นที่นี้"
    assert read([Page().text(60, 700, "CAFE ÉÊ".translate({0xC9: "x", 0xCA: "y"}), font="F2")]).blocks[0].text


def test_hidden_text_is_dropped_and_said() -> None:
    page = Page().lines(60, 780, LINES)
    page.text(60, 510, "ขาวบนขาว", colour=(1, 1, 1)).text(60, 400, "ไม่วาด", mode=3)
    page.text(700, 300, "นอกหน้า").text(60, 200, "จิ๋ว", 0.4)
    document = read([page])
    assert words(document) == bare(*LINES)
    assert Flag.HIDDEN_TEXT_DROPPED in document.page_quality[0].flags


def test_white_text_on_a_dark_area_is_text() -> None:
    page = Page().fill(50, 690, 300, 30, 0.2).text(60, 700, "หัวตารางสีขาว", colour=(1, 1, 1)).lines(60, 600, LINES)
    assert "หัวตารางสีขาว" in words(read([page]))


def test_an_invisible_layer_is_kept_where_it_is_all_there_is() -> None:
    page = Page().picture(0, 0, 595, 842).text(280, 20, "12", 10)
    for number, line in enumerate(LINES):
        page.text(60, 700 - 20 * number, line, mode=3)
    document = read([page])
    assert bare(*LINES) in words(document)
    assert Flag.INVISIBLE_LAYER in document.page_quality[0].flags


@pytest.mark.parametrize(
    ("size", "angle", "colour"), [(60, 45, (0.8, 0.8, 0.8)), (60, 30, (1, 0, 0)), (72, 0, (0.85, 0.85, 0.85))]
)
def test_watermarks_are_dropped_and_said(size: float, angle: float, colour: tuple[float, float, float]) -> None:
    page = Page().text(70, 730, "สำเนา", size, angle=angle, colour=colour).lines(60, 780, LINES)
    document = read([page])
    assert words(document) == bare(*LINES)
    assert Flag.WATERMARK_DROPPED in document.page_quality[0].flags


def test_a_light_title_without_text_over_it_is_no_watermark() -> None:
    page = Page().text(60, 780, "รายงาน", 40, colour=(0.7, 0.7, 0.7)).lines(60, 700, LINES)
    assert "รายงาน" in words(read([page]))


def test_typed_answers_of_form_fields_are_blocks() -> None:
    document = read([Page().lines(60, 780, LINES).field(60, 500, "ผลการดำเนินงานของกรม")])
    assert [b.text for b in document.blocks if Flag.FORM_FIELD in b.flags] == ["ผลการดำเนินงานของกรม"]


@pytest.mark.parametrize("extra", ["", "12", "รับที่ 123/2567 วันที่ 5 ม.ค. 2567"])
def test_a_scan_is_no_text_even_with_a_stamp_or_page_number(extra: str) -> None:
    page = Page().picture(0, 0, 595, 842)
    if extra:
        page.text(300, 810, extra, 10)
    with pytest.raises(PdfNoTextLayer):
        read([page, page])


def test_letters_drawn_as_shapes_are_no_text() -> None:
    page = Page()
    for number in range(200):
        page.fill(60 + 7 * (number % 50), 700 - 20 * (number // 50), 5, 8, 0)
    with pytest.raises(PdfNoTextLayer):
        read([page])


def test_a_scanned_page_among_others_is_flagged_and_the_rest_is_read() -> None:
    document = read([Page().lines(60, 780, LINES), Page().picture(0, 0, 595, 842)])
    assert document.text_layer == "partial"
    assert [Flag.NO_TEXT_LAYER in q.flags for q in document.page_quality] == [False, True]
    assert [(p.code, p.page) for p in document.problems] == [("pdf.no_text_layer", 2)]


def test_a_page_with_few_words_and_no_picture_is_a_page() -> None:
    document = read([Page().text(250, 400, "ภาคผนวก", 24), Page().lines(60, 780, LINES)])
    assert document.text_layer == "full"
    assert document.blocks[0].text == "ภาคผนวก"


def test_page_box_of_the_parent_is_used() -> None:
    document = read([Page(wide=842, high=595, box=False).text(700, 560, "ขอบขวาบน")])
    assert words(document) == "ขอบขวาบน"


def test_a_stream_packed_twice_that_unpacks_beyond_the_limit_is_too_large() -> None:
    page = Page().text(60, 700, "ก")
    page.content.append(" " * 300_000)
    data = make_pdf([page], pack=2)
    with pytest.raises(FileTooLarge):
        read_pdf(data, "bomb.pdf", Limits(max_part_bytes=200_000))
    assert words(read_pdf(data, "fine.pdf", Limits(max_part_bytes=400_000))) == "ก"


@pytest.mark.parametrize(
    ("limits", "error"),
    [
        (Limits(max_pages=1), FileTooLarge),
        (Limits(max_characters=20), FileTooLarge),
        (Limits(seconds=-1.0), ExtractionTimeout),
    ],
)
def test_limits_end_as_errors(limits: Limits, error: type[ExtractionError]) -> None:
    with pytest.raises(error):
        read([Page().lines(60, 780, LINES), Page().lines(60, 780, LINES)], limits)


def test_files_that_are_none_and_files_that_are_cut() -> None:
    with pytest.raises(FileUnsupported):
        read_pdf(b"<html></html>", "a.pdf", DEFAULT)
    data = make_pdf([Page().lines(60, 780, LINES)])
    with pytest.raises(PdfCorrupt):
        read_pdf(data[:200], "cut.pdf", DEFAULT)


def test_reading_twice_gives_the_same() -> None:
    data = make_pdf([Page().lines(60, 780, LINES)])
    assert read_pdf(data, "a.pdf", DEFAULT) == read_pdf(data, "a.pdf", DEFAULT)
