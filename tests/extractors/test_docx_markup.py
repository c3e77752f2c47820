"""What the DOCX reader takes in and leaves out, each kind of markup on both sides."""

from __future__ import annotations

import pytest
from docx_maker import blocks, cell, field, paragraph, part, read, row, run, table, texts

from extractors.document import BlockKind, Flag


def test_hyperlinks_smart_tags_and_fields_give_their_text_and_not_their_code() -> None:
    content = (
        f"<w:hyperlink>{run('แผน')}</w:hyperlink><w:smartTag>{run(' ปี ')}</w:smartTag>{field('PAGEREF _x', '12')}"
        f'<w:fldSimple w:instr="REF y">{run(" ข้อ 3")}</w:fldSimple>'
    )
    assert texts(paragraph(content)) == ["แผน ปี 12 ข้อ 3"]


def test_a_field_inside_a_field_and_a_broken_field_lose_no_later_text() -> None:
    inner = field("PAGE", "7")
    nested = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF </w:instrText></w:r>'
        f'{inner}<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("ผล")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert texts(paragraph(nested, "จบ")) == ["ผลจบ"]
    never_ended = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    assert texts(paragraph("ก่อน", never_ended, "รหัส") + paragraph("ถัดไป")) == ["ก่อน", "ถัดไป"]


def test_form_fields_show_their_value() -> None:
    def begin(data: str) -> str:
        return (
            f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r>'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        )

    ticked = begin("<w:checkBox><w:default w:val='0'/><w:checked/></w:checkBox>")
    empty = begin("<w:checkBox><w:default w:val='0'/></w:checkBox>")
    chosen = begin("<w:ddList><w:result w:val='1'/><w:listEntry w:val='ต่ำ'/><w:listEntry w:val='สูง'/></w:ddList>")
    found = blocks(paragraph(ticked, " มี ", empty, " ไม่มี ", chosen))[0]
    assert found.text == "☑ มี ☐ ไม่มี สูง"
    assert Flag.FORM_FIELD in found.flags


def test_tracked_changes_are_accepted_and_counted() -> None:
    changed = paragraph(
        f"<w:ins>{run('ใหม่')}</w:ins>", "<w:del><w:r><w:delText>เก่า</w:delText></w:r></w:del>",
        f"<w:moveTo>{run(' มา')}</w:moveTo>", f"<w:moveFrom>{run('ไป')}</w:moveFrom>",
    )  # fmt: skip
    document = read(changed)
    assert [b.text for b in document.blocks] == ["ใหม่ มา"]
    assert document.blocks[0].flags == (Flag.TRACKED_DELETION_DROPPED,)
    assert document.tracked_deletions == 2
    assert read(paragraph("ข้อความ")).tracked_deletions == 0


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    gone = "<w:rPr><w:del/></w:rPr>"
    assert texts(paragraph("หน่วยงาน", properties=gone) + paragraph("ประชุม")) == ["หน่วยงานประชุม"]
    assert texts(paragraph("หน่วยงาน", properties=gone)) == ["หน่วยงาน"]
    assert texts(paragraph("หน่วยงาน") + paragraph("ประชุม")) == ["หน่วยงาน", "ประชุม"]
    assert blocks(table(row(cell(paragraph("ก", properties=gone)), "ข")))[0].table == (("ก", "ข"),)


def test_deleted_rows_and_cells_are_out() -> None:
    found = blocks(
        table(row("ก", "ข"), row("ค", "ง", properties="<w:del/>"), row("จ", cell("ฉ", properties="<w:cellDel/>")))
    )
    assert found[0].table == (("ก", "ข"), ("จ", ""))


STYLES = part(
    "styles",
    '<w:style w:type="paragraph" w:styleId="S"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="T"><w:basedOn w:val="S"/></w:style>'
    '<w:style w:type="character" w:styleId="C"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="B"><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 2"/></w:style>',
)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (paragraph("เห็น", run("ลับ", "<w:vanish/>")), ["เห็น"]),
        (paragraph("เห็น", run("ไม่ลับ", '<w:vanish w:val="0"/>')), ["เห็นไม่ลับ"]),
        (paragraph("ลับ", properties='<w:pStyle w:val="S"/>') + paragraph("เห็น"), ["เห็น"]),
        (paragraph("ลับ", properties='<w:pStyle w:val="T"/>') + paragraph("เห็น"), ["เห็น"]),
        (paragraph("เห็น", run("ลับ", '<w:rStyle w:val="C"/>')), ["เห็น"]),
        (paragraph("เห็น", run("ด้วย", '<w:rStyle w:val="unknown"/>')), ["เห็นด้วย"]),
        (paragraph("เห็น", run("ขาว", '<w:color w:val="FFFFFF"/>')), ["เห็น"]),
        (paragraph("เห็น", run("ป้าย", '<w:color w:val="FFFFFF"/><w:shd w:fill="000000"/>')), ["เห็นป้าย"]),
        (paragraph(run("ป้าย", '<w:color w:val="ffffff"/>'), properties='<w:shd w:fill="1F3864"/>'), ["ป้าย"]),
    ],
)
def test_hidden_text(body: str, expected: list[str]) -> None:
    assert texts(body, {"styles": STYLES}) == expected


def test_white_headings_of_dark_cells_stay_and_hidden_rows_go() -> None:
    white = cell(paragraph(run("ตัวชี้วัด", '<w:color w:val="FFFFFF"/>')))
    found = blocks(table(row(white, "ผล"), row("ก", "1"), row("ลับ", "2", properties="<w:hidden/>")))
    assert found[0].table == (("ตัวชี้วัด", "ผล"), ("ก", "1"))


def test_hidden_runs_are_counted() -> None:
    document = read(paragraph("เห็น", run("ลับ", "<w:vanish/>")))
    assert document.hidden_runs == 1
    assert document.blocks[0].flags == (Flag.HIDDEN_TEXT_DROPPED,)


def control(content: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def test_content_controls_at_all_places_and_no_unfilled_prompts() -> None:
    inline = paragraph("ปี ", control(run("2567")))
    body = control(paragraph("บล็อก"))
    in_row = table(f"{control(row('ก', 'ข'))}<w:tr>{control(cell('ค'))}{cell(control(paragraph('ง')))}</w:tr>")
    found = blocks(inline + body + in_row)
    assert [b.text for b in found] == ["ปี 2567", "บล็อก", "ก\tข\nค\tง"]
    prompt = "<w:showingPlcHdr/>"
    unfilled = paragraph("ชื่อ ", control(run("คลิกเพื่อใส่ข้อความ"), prompt)) + control(paragraph("เลือกรายการ"), prompt)
    assert texts(unfilled) == ["ชื่อ"]


BOX = "<w:txbxContent>{}</w:txbxContent>"


def test_text_boxes_come_once_from_the_modern_branch_or_the_old_one() -> None:
    content = BOX.format(paragraph("ในกรอบ"))
    both = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{content}</wps:txbx></w:drawing>'
        f"</mc:Choice><mc:Fallback><w:pict><v:textbox>{content}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    found = blocks(paragraph("นอก", both))
    assert [(b.text, Flag.TEXT_BOX in b.flags) for b in found] == [("นอก", False), ("ในกรอบ", True)]
    old = f"<w:r><w:pict><v:textbox>{content}</v:textbox></w:pict></w:r>"
    assert texts(paragraph(old)) == ["ในกรอบ"]
    assert blocks(table(row(cell(paragraph("ก", both)), "ข")))[0].table == (("ก\nในกรอบ", "ข"),)


def test_diagrams_give_their_points() -> None:
    data = (
        '<dgm:dataModel xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><dgm:pt><dgm:t><a:p><a:r><a:t>วาง</a:t></a:r>'
        "<a:r><a:t>แผน</a:t></a:r></a:p></dgm:t></dgm:pt><dgm:pt><dgm:t><a:p><a:r><a:t>ทำ</a:t></a:r></a:p></dgm:t></dgm:pt>"
        "</dgm:dataModel>"
    )
    drawing = '<w:r><w:drawing><dgm:relIds r:dm="r0" r:lo="r9"/></w:drawing></w:r>'
    assert texts(paragraph("วงจร", drawing), {"diagramData": data}) == ["วงจร", "วางแผน\nทำ"]


def test_special_characters_of_runs() -> None:
    inner = (
        "<w:r><w:t>KPI</w:t><w:noBreakHyphen/><w:t>07</w:t><w:tab/><w:t>ค่า</w:t><w:softHyphen/><w:t>จริง</w:t>"
        '<w:br/><w:t>ต่อ</w:t><w:br w:type="page"/><w:t>หน้า</w:t><w:sym w:font="Wingdings" w:char="F0FC"/>'
        '<w:sym w:font="Wingdings" w:char="F04A"/><w:sym w:font="Symbol" w:char="F0B3"/><w:t>\uf0d8ไป</w:t></w:r>'
    )
    assert texts(paragraph(inner)) == ["KPI-07\tค่าจริง\nต่อ\nหน้า✓•≥➢ไป"]


def test_recorded_page_breaks_are_counted_and_give_no_page() -> None:
    document = read(paragraph("<w:r><w:lastRenderedPageBreak/><w:t>ก</w:t></w:r>"))
    assert (document.recorded_breaks, document.pages, document.blocks[0].page) == (1, None, None)


def notes(kind: str) -> dict[str, str]:
    return {f"{kind}s": part(f"{kind}s", f'<w:{kind} w:id="2">{paragraph("หมายเหตุ")}</w:{kind}>')}


@pytest.mark.parametrize("kind", ["footnote", "endnote", "comment"])
def test_notes_stand_behind_the_paragraph_or_table_that_refers_to_them(kind: str) -> None:
    reference = f'<w:r><w:{kind}Reference w:id="2"/></w:r>'
    body = paragraph("อ้าง", reference) + paragraph("ถัดไป")
    found = blocks(body, notes(kind))
    assert [(b.kind, b.text) for b in found] == [
        (BlockKind.PARAGRAPH, "อ้าง"), (BlockKind.FOOTNOTE, "หมายเหตุ"), (BlockKind.PARAGRAPH, "ถัดไป"),
    ]  # fmt: skip
    assert (Flag.COMMENT in found[1].flags) == (kind == "comment")
    in_table = blocks(table(row(cell(paragraph("ก", reference)), "ข")), notes(kind))
    assert [b.text for b in in_table] == ["ก\tข", "หมายเหตุ"]


def test_merged_cells_have_their_text_once_and_keep_the_grid() -> None:
    found = blocks(
        table(
            row(cell("ผลลัพธ์", properties='<w:gridSpan w:val="3"/>')),
            row(cell("ด้าน", properties='<w:vMerge w:val="restart"/>'), "ก", "1"),
            row(cell("", properties="<w:vMerge/>"), "ข", "2"),
            row(cell("รวม", properties='<w:hMerge w:val="restart"/>'), cell("", properties="<w:hMerge/>"), "3"),
            row("ท้าย", properties='<w:gridBefore w:val="2"/>'),
        )
    )
    assert found[0].table == (
        ("ผลลัพธ์", "", ""), ("ด้าน", "ก", "1"), ("", "ข", "2"), ("รวม", "", "3"), ("", "", "ท้าย"),
    )  # fmt: skip


MARKED = "<w:tblHeader/>"
DOWN, ON, ACROSS = '<w:vMerge w:val="restart"/>', "<w:vMerge/>", '<w:gridSpan w:val="2"/>'


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([row("ตัวชี้วัด", "ผล"), row("ก", "1")], 1),
        ([row("ตัวชี้วัด", "ผล", properties=MARKED), row("ก", "1", properties=MARKED), row("ข", "2")], 2),
        ([row("ก", "1")], 0),
        ([row("ยาว" * 50, "ผล"), row("ก", "1")], 0),
        ([row(cell("ชื่อตาราง", properties='<w:gridSpan w:val="2"/>')), row("ตัวชี้วัด", "ผล"), row("ก", "1")], 2),
        (
            [
                row(cell("ตัวชี้วัด", properties=DOWN), cell("ปี", properties=ACROSS)),
                row(cell("", properties=ON), "2566", "2567"),
                row("ก", "1", "2"),
            ],
            2,
        ),
    ],
)  # fmt: skip
def test_header_rows(rows: list[str], expected: int) -> None:
    assert blocks(table(*rows))[0].header_rows == expected


def test_frames_are_opened_and_tables_in_cells_are_tables() -> None:
    inner = table(row("ไตรมาส", "ผล"), row("1", "24.1"))
    framed = table(row(cell(paragraph("ก่อน"), inner, paragraph("หลัง"))))
    assert [(b.kind, b.text) for b in blocks(framed)] == [
        (BlockKind.PARAGRAPH, "ก่อน"), (BlockKind.TABLE, "ไตรมาส\tผล\n1\t24.1"), (BlockKind.PARAGRAPH, "หลัง"),
    ]  # fmt: skip
    outer = table(row("หัวข้อ", "ผล"), row("ข้อแรก", cell(inner, paragraph("หลัง"))), row("ข้อสอง", "ดี"))
    assert [b.text for b in blocks(outer)] == ["หัวข้อ\tผล", "ข้อแรก", "ไตรมาส\tผล\n1\t24.1", "หลัง", "ข้อสอง\tดี"]
    small = table(row("ก", cell(table(row("ข")))), row("ค", "ง"))
    assert blocks(small)[0].table == (("ก", "ข"), ("ค", "ง"))


def test_contents_of_a_field_over_several_paragraphs_are_contents_and_an_open_field_hides_no_prose() -> None:
    start = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    body = paragraph(start, "การนำองค์กร 5") + paragraph("การวางแผน 9") + paragraph(end) + paragraph("ผลร้อยละ 9")
    assert [b.kind for b in blocks(body)] == [BlockKind.TOC, BlockKind.TOC, BlockKind.PARAGRAPH]
    open_field = paragraph(start, "การนำองค์กร 5") + paragraph("หน่วยงานประชุมติดตามผลทุกเดือน")
    assert [b.kind for b in blocks(open_field)] == [BlockKind.TOC, BlockKind.PARAGRAPH]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("การนำองค์กร ........ 5", BlockKind.TOC),
        ("1.1 การนำองค์กร\t5", BlockKind.TOC),
        ("ภาคผนวก\t90", BlockKind.TOC),
        ("ความพึงพอใจ\t95", BlockKind.PARAGRAPH),
        ("ความพึงพอใจ\t85\t95", BlockKind.PARAGRAPH),
    ],
)
def test_a_tab_and_a_number_alone_make_no_contents_line(text: str, kind: BlockKind) -> None:
    inner = text.replace("\t", "</w:t></w:r><w:r><w:tab/></w:r><w:r><w:t>")
    assert blocks(paragraph(f"<w:r><w:t>{inner}</w:t></w:r>"))[0].kind is kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("1.1 ระบบการนำองค์กร", BlockKind.HEADING),
        ("ผลการดำเนินงาน", BlockKind.HEADING),
        ("แนวคิด PMQA 4.0", BlockKind.HEADING),
        ("ลดเวลารอคอยเหลือ 9 นาที", BlockKind.PARAGRAPH),
        ("- ตั้งคณะทำงาน", BlockKind.LIST_ITEM),
        ("หน่วยงานแต่งตั้งคณะทำงานและประชุมติดตามผลร่วมกับเครือข่ายในพื้นที่ทุกเดือนตลอดทั้งปีงบประมาณ", BlockKind.PARAGRAPH),
    ],
)
def test_bold_lines(text: str, kind: BlockKind) -> None:
    assert blocks(paragraph(run(text, "<w:b/><w:bCs/>")))[0].kind is kind
    assert blocks(paragraph(run(text, '<w:rStyle w:val="B"/>')), {"styles": STYLES})[0].kind is kind


def test_prose_in_a_heading_style_stays_a_passage() -> None:
    style = '<w:pStyle w:val="H"/>'
    assert blocks(paragraph("ผลงาน", properties=style), {"styles": STYLES})[0].heading_level == 2
    assert blocks(paragraph("ผลงาน " * 60, properties=style), {"styles": STYLES})[0].kind is BlockKind.PARAGRAPH


def test_broken_parts_that_can_be_missed_become_problems() -> None:
    document = read(paragraph("เนื้อหา"), {"styles": "<broken", "numbering": part("numbering", "")})
    assert [b.text for b in document.blocks] == ["เนื้อหา"]
    assert [(p.code, p.detail) for p in document.problems] == [("docx.corrupt", "word/part0.xml")]
    assert read(paragraph("เนื้อหา")).problems == ()


def test_odd_names_of_the_main_part() -> None:
    assert [b.text for b in read(paragraph("ก"), main="Report/Haupt Teil 2.xml").blocks] == ["ก"]


def test_damaged_paragraphs_are_flagged() -> None:
    assert Flag.DAMAGED_TEXT in blocks(paragraph("\ue001\ue002กา" * 20))[0].flags
    assert Flag.DAMAGED_TEXT not in blocks(paragraph("หน่วยงานประชุมติดตามผลทุกเดือน" * 4))[0].flags
