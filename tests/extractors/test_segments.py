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
            (BlockKind.LIST_ITEM, "1) เปิดจุดบริการ"),
            (BlockKind.LIST_ITEM, "2) ลดเอกสาร"),
            (BlockKind.PARAGRAPH, "จบ"),
        )
    )
    assert [s.context for s in found] == ["", "ดำเนินการปรับปรุงบริการ ดังนี้", "ดำเนินการปรับปรุงบริการ ดังนี้", ""]


def test_a_row_of_numbers_is_one_passage_with_its_header_words() -> None:
    found = segment(table([["ตัวชี้วัด", "เป้าหมาย", "ผล"], ["ความพึงพอใจ", "85", "88.2"], ["", "", ""]]))
    assert [(s.text, s.context, s.row) for s in found] == [("ความพึงพอใจ | 85 | 88.2", "ตัวชี้วัด | เป้าหมาย | ผล", 1)]


def test_long_cells_of_a_form_are_passages_of_their_own() -> None:
    deed = "หน่วยงานแต่งตั้งคณะทำงานตามคำสั่งที่ 12/2566 " * 3
    found = segment(table([["ระดับ", "คำอธิบาย"], ["Basic", deed]]))
    assert [s.text for s in found] == [" ".join(deed.split())]
    assert "Basic" in found[0].context


def test_flags_of_the_page_reach_the_passage() -> None:
    quality = PageQuality(page=1, characters=10, thai_share=1.0, flags=(Flag.DAMAGED_TEXT,))
    found = segment(document((BlockKind.PARAGRAPH, "ข้อความ"), page_quality=(quality,)))
    assert found[0].flags == (Flag.DAMAGED_TEXT,)


@given(st.text(alphabet="กขคงน้าี 0a\n", max_size=4000))
def test_long_paragraphs_are_cut_without_losing_a_letter(text: str) -> None:
    parts = split_long(text.strip())
    assert "".join("".join(parts).split()) == "".join(text.split())
    assert all(len(p) <= MAX_CHARACTERS for p in parts)


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
