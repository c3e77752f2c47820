"""Passages: size, context, tables, places that give none, and the promise that their text can be found again."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from extractors.document import Block, BlockKind, Document, Flag, PageQuality
from extractors.segments import MAX_CHARACTERS, segment, source_text, split_long
from extractors.thai_text import normalise_quote


def document(*blocks: tuple[BlockKind, str], **more: object) -> Document:
    made = [
        Block(n=n, kind=kind, text=text, para_no=n, page=1, heading_path=("1.2 โปร่งใส",), item="1.2")
        for n, (kind, text) in enumerate(blocks, 1)
    ]
    return Document(
        file="x.pdf", sha256="ab" * 32, format="pdf", pages=1, text_layer="full", blocks=tuple(made), **more
    )  # type: ignore[arg-type]


def table(rows: list[list[str]], header_rows: int = 1) -> Document:
    block = Block(
        n=1, kind=BlockKind.TABLE, text="\n".join("\t".join(r) for r in rows), para_no=1,
        table=tuple(tuple(r) for r in rows), header_rows=header_rows,
    )  # fmt: skip
    return Document(file="x", sha256="ab" * 32, format="docx", pages=None, text_layer="full", blocks=(block,))


def test_paragraphs_carry_their_heading_and_place() -> None:
    found = segment(document((BlockKind.PARAGRAPH, "หน่วยงานประกาศนโยบาย")))
    assert [(s.text, s.heading_item, s.page, s.para_no) for s in found] == [("หน่วยงานประกาศนโยบาย", "1.2", 1, 1)]


def test_contents_headers_footers_and_headings_give_no_passage() -> None:
    kinds = (BlockKind.TOC, BlockKind.HEADER, BlockKind.FOOTER, BlockKind.HEADING)
    assert segment(document(*((k, "หมวด 1 การนำองค์กร") for k in kinds))) == ()


def test_list_items_know_the_sentence_that_leads_in() -> None:
    found = segment(
        document(
            (BlockKind.PARAGRAPH, "ดำเนินการปรับปรุงบริการ ดังนี้"),
            (BlockKind.LIST_ITEM, "1) เปิดจุดบริการร่วมที่ศาลากลางจังหวัด"),
            (BlockKind.LIST_ITEM, "2) ลดเอกสารประกอบคำขอเหลือสองรายการ"),
            (BlockKind.PARAGRAPH, "จบการปรับปรุงรอบแรก"),
        )
    )
    assert [s.context for s in found] == ["", "ดำเนินการปรับปรุงบริการ ดังนี้", "ดำเนินการปรับปรุงบริการ ดังนี้", ""]


def listed(texts: list[tuple[int, str]]) -> Document:
    blocks = tuple(
        Block(n=n, kind=BlockKind.LIST_ITEM if level else BlockKind.PARAGRAPH, text=text, para_no=n,
              list_level=level or None)
        for n, (level, text) in enumerate(texts, 1)
    )  # fmt: skip
    return Document(file="x", sha256="ab" * 32, format="docx", pages=None, text_layer="full", blocks=blocks)


def test_lead_ins_nest_with_the_levels_of_the_list() -> None:
    long = "ที่ยาวพอจะเป็นข้อความของตนเองได้"
    found = segment(
        listed([(0, "ดำเนินการ ดังนี้"), (1, f"1) ด้านบริการ{long} ได้แก่"), (2, f"ก) จุดบริการ{long}"), (1, f"2) ด้านคน{long}")])
    )
    assert [s.context for s in found] == [
        "", "ดำเนินการ ดังนี้", f"ดำเนินการ ดังนี้ 1) ด้านบริการ{long} ได้แก่", "ดำเนินการ ดังนี้",
    ]  # fmt: skip


def test_tiny_items_are_one_passage_with_their_lead_in() -> None:
    found = segment(listed([(0, "เปิดศูนย์ในจังหวัด ได้แก่"), (1, "1) อุดรธานี"), (1, "2) เลย"), (0, "ประชาชนเดินทางน้อยลง")]))
    assert [(s.text, s.context) for s in found][1] == ("1) อุดรธานี\n2) เลย", "เปิดศูนย์ในจังหวัด ได้แก่")
    assert len(found) == 3


def test_the_rest_of_a_broken_sentence_is_joined_and_a_new_one_is_not() -> None:
    broken = segment(document((BlockKind.PARAGRAPH, "หน่วยงานจัดประชุมและ"), (BlockKind.PARAGRAPH, "ติดตามผลทุกเดือน")))
    assert [s.text for s in broken] == ["หน่วยงานจัดประชุมและ\nติดตามผลทุกเดือน"]
    sound = segment(document((BlockKind.PARAGRAPH, "มอบหมายเจ้าหน้าที่"), (BlockKind.PARAGRAPH, "ติดตามผลทุกเดือน")))
    assert len(sound) == 2


def test_comments_of_reviewers_are_no_passages() -> None:
    block = Block(n=1, kind=BlockKind.FOOTNOTE, text="ขอหลักฐานเพิ่ม", para_no=1, flags=(Flag.COMMENT,))
    made = Document(file="x", sha256="ab" * 32, format="docx", pages=None, text_layer="full", blocks=(block,))
    assert segment(made) == ()
    plain = made.model_copy(update={"blocks": (block.model_copy(update={"flags": ()}),)})
    assert len(segment(plain)) == 1


def test_a_row_of_numbers_is_one_passage_with_its_header_words() -> None:
    found = segment(table([["ตัวชี้วัด", "เป้าหมาย", "ผล"], ["ความพึงพอใจ", "85", "88.2"], ["", "", ""]]))
    assert [(s.text, s.context, s.row) for s in found] == [("ความพึงพอใจ | 85 | 88.2", "ตัวชี้วัด | เป้าหมาย | ผล", 1)]


def test_long_cells_of_a_form_are_passages_of_their_own() -> None:
    deed = "หน่วยงานแต่งตั้งคณะทำงานตามคำสั่งที่ 12/2566 " * 3
    found = segment(table([["ระดับ", "คำอธิบาย"], ["Basic", deed]]))
    assert [s.text for s in found] == [" ".join(deed.split())]
    assert "Basic" in found[0].context


DEED = "หน่วยงานแต่งตั้งคณะทำงานขับเคลื่อนตามคำสั่งที่ 12/2566 และประชุมติดตามผลทุกเดือนจนครบหกครั้งในปีงบประมาณ"


def test_a_measure_with_a_long_name_stays_with_its_figures() -> None:
    name = "ร้อยละของผู้รับบริการที่มีความพึงพอใจต่อการให้บริการของหน่วยงานในระดับมากขึ้นไปเทียบกับปีที่ผ่านมาทุกช่องทาง"
    found = segment(table([["ตัวชี้วัด", "เป้าหมาย", "ผล"], [name, "85", "ร้อยละ 88.2"]]))
    assert [s.text for s in found] == [f"{name} | 85 | ร้อยละ 88.2"]


def test_numbers_at_the_head_of_form_rows_are_items_and_in_figure_rows_are_not() -> None:
    form = segment(table([["หัวข้อ", "ผลการดำเนินการ"], ["1.2 โปร่งใส", DEED], ["2.1 แผน", DEED]]))
    assert [s.heading_item for s in form] == ["1.2", "2.1"]
    assert form[0].heading_path == ("1.2 โปร่งใส",)
    figures = segment(table([["ตัวชี้วัด", "เป้า", "ผล"], ["1.2 ความพึงพอใจ", "80", "85"]]))
    assert [s.heading_item for s in figures] == [None]


def test_a_heading_over_the_whole_width_counts_for_the_rows_below() -> None:
    found = segment(
        table([["ตัวชี้วัด", "เป้า", "ผล"], ["7.1 ผลลัพธ์ตามพันธกิจ", "", ""], ["ก", "1", "2"], ["7.2 ผู้รับบริการ", "", ""],
               ["ข", "3", "4"]])
    )  # fmt: skip
    assert [(s.text, s.heading_item) for s in found] == [("ก | 1 | 2", "7.1"), ("ข | 3 | 4", "7.2")]


def test_rows_below_a_merged_label_carry_it_as_context() -> None:
    found = segment(table([["ด้าน", "ปี", "ผล"], ["บริการ", "2566", "80"], ["", "2567", "85"]]))
    assert "บริการ" in found[1].context
    assert found[1].text == "2567 | 85"


def test_list_items_of_a_cell_are_passages_with_the_short_cells_beside() -> None:
    found = segment(table([["ระดับ", "ผลงาน", "เอกสาร"], ["Basic", f"1) {DEED}\n2) {DEED}", "คำสั่งที่ 9/2566"]]))
    assert [s.text for s in found] == [f"1) {DEED}", f"2) {DEED}"]
    assert all("Basic" in s.context and "คำสั่งที่ 9/2566" in s.context and "ผลงาน" in s.context for s in found)


def test_the_caption_above_a_table_is_context() -> None:
    block = table([["ตัวชี้วัด", "ผล"], ["ก", "2"]]).blocks[0].model_copy(update={"n": 2})
    caption = Block(n=1, kind=BlockKind.CAPTION, text="ตารางที่ 1 ผลลัพธ์", para_no=1)
    made = Document(
        file="x", sha256="ab" * 32, format="docx", pages=None, text_layer="full", blocks=(caption, block)
    )  # fmt: skip
    assert segment(made)[1].context == "ตารางที่ 1 ผลลัพธ์ ตัวชี้วัด | ผล"


def test_flags_of_the_page_reach_the_passage() -> None:
    quality = PageQuality(page=1, characters=10, thai_share=1.0, flags=(Flag.DAMAGED_TEXT,))
    found = segment(document((BlockKind.PARAGRAPH, "ข้อความ"), page_quality=(quality,)))
    assert found[0].flags == (Flag.DAMAGED_TEXT,)


@given(st.text(alphabet="กขคงน้าี 0a\n", max_size=4000))
def test_long_paragraphs_are_cut_without_losing_a_letter(text: str) -> None:
    parts = split_long(text.strip())
    assert "".join("".join(parts).split()) == "".join(text.split())
    assert all(len(p) <= MAX_CHARACTERS for p in parts)


def test_long_paragraphs_are_cut_where_a_sentence_begins() -> None:
    sentence = "หน่วยงานทบทวนกระบวนงานร่วมกับผู้รับบริการและปรับลดขั้นตอนลงเหลือ 3 ขั้นตอน" + " ภายใน 15 วัน" * 12
    parts = split_long(" ทั้งนี้ ".join([sentence] * 6))
    assert len(parts) > 1
    assert all(p.startswith(("หน่วยงาน", "ทั้งนี้")) for p in parts)


def test_a_number_is_not_parted_from_what_it_counts_and_marks_stay_with_their_letter() -> None:
    parts = split_long("ลดเวลาเหลือ 15 นาที" * 1 + "ก" * 430 + " ลดเวลาเหลือ 15 นาที " + "ข" * 470)
    assert any("เหลือ 15 นาที" in p for p in parts[1:] + parts[:1])
    assert all(not p.startswith(("ี", "้", "ั", "ำ", "า")) for p in split_long("ที่ดี้ั" + "น้ำใจดีที่" * 400))


CELLS = st.lists(st.text(alphabet="กขคง า้12 .|\n", max_size=300), min_size=1, max_size=4)


@given(st.lists(CELLS, min_size=1, max_size=5), st.integers(0, 2))
def test_every_table_passage_is_found_in_the_source_text(rows: list[list[str]], header_rows: int) -> None:
    width = max(map(len, rows))
    made = table([r + [""] * (width - len(r)) for r in rows], header_rows)
    whole = normalise_quote(source_text(made))
    assert all(normalise_quote(s.text) in whole for s in segment(made))


@given(st.lists(st.text(alphabet="กขคง า้12 .|", min_size=1, max_size=1500), min_size=1, max_size=4))
def test_every_passage_is_found_in_the_source_text(texts: list[str]) -> None:
    made = document(*((BlockKind.PARAGRAPH, t) for t in texts))
    whole = normalise_quote(source_text(made))
    assert all(normalise_quote(s.text) in whole for s in segment(made))


def test_ids_are_stable_and_unique() -> None:
    made = document((BlockKind.PARAGRAPH, "ก" * 2000), (BlockKind.PARAGRAPH, "ข"))
    first, second = segment(made), segment(made)
    assert first == second
    assert len({s.segment_id for s in first}) == len(first) == 4
