"""The DOCX reader on the case files and on small documents made here."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest
from case_judge import cases, judge
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from benchmarks.cases_adapter import extract as adapt
from extractors.document import BlockKind, Document, Flag
from extractors.docx import read_docx
from extractors.errors import DocxCorrupt, FileTooLarge
from extractors.limits import Limits

CASES = Path(__file__).resolve().parents[1] / "data" / "cases"


@pytest.mark.parametrize("case", cases(CASES, ".docx"), ids=lambda c: c["id"])
def test_case(case: dict[str, object]) -> None:
    assert judge(case, adapt(str(CASES / str(case["file"])))) == []


DEFAULT = Limits()


def read(document: docx.document.Document, limits: Limits = DEFAULT) -> Document:
    sink = io.BytesIO()
    document.save(sink)
    return read_docx(sink.getvalue(), "made.docx", limits)


def numbered(document: docx.document.Document, text: str, list_id: int, level: int) -> None:
    paragraph = document.add_paragraph(text)
    paragraph._p.get_or_add_pPr().append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>')
    )


def add_list(document: docx.document.Document, list_id: int, levels: list[tuple[str, str]], start: int = 1) -> None:
    numbering = document.part.numbering_part.element
    inner = "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="{start}"/><w:numFmt w:val="{fmt}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for i, (fmt, text) in enumerate(levels)
    )
    numbering.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{list_id}">{inner}</w:abstractNum>'))
    numbering.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="{list_id}"><w:abstractNumId w:val="{list_id}"/></w:num>')
    )


@pytest.mark.parametrize(
    ("formats", "expected"),
    [
        ([("thaiNumbers", "หมวด %1"), ("thaiNumbers", "%1.%2")], ["หมวด ๑ ก", "๑.๑ ข", "๑.๒ ค", "หมวด ๒ ง", "๒.๑ จ"]),
        ([("thaiLetters", "%1."), ("decimal", "%2)")], ["ก. ก", "1) ข", "2) ค", "ข. ง", "1) จ"]),
        ([("upperRoman", "%1."), ("lowerLetter", "(%2)")], ["I. ก", "(a) ข", "(b) ค", "II. ง", "(a) จ"]),
        ([("decimalZero", "%1"), ("decimal", "%1-%2")], ["01 ก", "01-1 ข", "01-2 ค", "02 ง", "02-1 จ"]),
    ],
)
def test_automatic_numbers(formats: list[tuple[str, str]], expected: list[str]) -> None:
    document = docx.Document()
    add_list(document, 70, formats)
    for text, level in (("ก", 0), ("ข", 1), ("ค", 1), ("ง", 0), ("จ", 1)):
        numbered(document, text, 70, level)
    blocks = read(document).blocks
    assert [b.text for b in blocks] == expected
    assert all(Flag.NUMBERED_BY_READER in b.flags for b in blocks)


def test_a_bullet_list_gets_no_number_and_stays_a_list() -> None:
    document = docx.Document()
    document.add_paragraph("ข้อแรก", style="List Bullet")
    block = read(document).blocks[0]
    assert (block.kind, block.text) == (BlockKind.LIST_ITEM, "ข้อแรก")


def test_headings_by_style_and_by_bold_number_give_path_and_item() -> None:
    document = docx.Document()
    document.add_heading("หมวด 1 การนำองค์กร", 1)
    document.add_paragraph().add_run("1.2 โปร่งใส").bold = True
    document.add_paragraph("หน่วยงานประกาศนโยบายเมื่อวันที่ 3 มีนาคม 2566")
    document.add_paragraph().add_run("ผลงานดีเด่นที่หน่วยงานเล่าเป็นประโยคยาว " * 5).bold = True
    heading, bold, text, prose = read(document).blocks
    assert (heading.kind, heading.heading_level) == (BlockKind.HEADING, 1)
    assert (bold.kind, bold.item) == (BlockKind.HEADING, "1.2")
    assert text.heading_path == ("หมวด 1 การนำองค์กร", "1.2 โปร่งใส")
    assert (text.item, text.page) == ("1.2", None)
    assert prose.kind is BlockKind.PARAGRAPH


def test_contents_lines_are_no_evidence() -> None:
    document = docx.Document()
    document.add_paragraph("หมวด 1 การนำองค์กร\t5")
    document.add_paragraph("หมวด 2 แผน ........ ๗")
    document.add_paragraph("ผลสำเร็จร้อยละ 95")
    assert [b.kind for b in read(document).blocks] == [BlockKind.TOC, BlockKind.TOC, BlockKind.PARAGRAPH]


def test_raw_text_is_kept_beside_repaired_text() -> None:
    document = docx.Document()
    document.add_paragraph("คณะท างานประชุม")
    document.add_paragraph("ไม่ต้องซ่อม")
    mended, sound = read(document).blocks
    assert (mended.text, mended.raw_text, mended.flags) == ("คณะทำงานประชุม", "คณะท างานประชุม", (Flag.REPAIRED,))
    assert (sound.raw_text, sound.flags) == (None, ())


def test_limits_hold() -> None:
    document = docx.Document()
    document.add_paragraph("ก" * 2000)
    with pytest.raises(FileTooLarge):
        read(document, Limits(max_characters=1000))
    with pytest.raises(FileTooLarge):
        read(document, Limits(max_part_bytes=500))


def package(parts: dict[str, str]) -> bytes:
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w") as bundle:
        for name, text in parts.items():
            bundle.writestr(name, text)
    return sink.getvalue()


TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)


def test_entities_are_refused() -> None:
    body = (
        '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w:document '
        f"{nsdecls('w')}><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"
    )
    with pytest.raises(DocxCorrupt):
        read_docx(package({"[Content_Types].xml": TYPES, "word/document.xml": body}), "x.docx", Limits())


def test_deep_nesting_ends_as_a_document_or_an_error_value() -> None:
    deep = f"<w:document {nsdecls('w')}><w:body>{'<w:sdt><w:sdtContent>' * 100}<w:p/>{'</w:sdtContent></w:sdt>' * 100}"
    body = f"{deep}<w:p><w:r><w:t>ท้าย</w:t></w:r></w:p></w:body></w:document>"
    document = read_docx(package({"[Content_Types].xml": TYPES, "word/document.xml": body}), "x.docx", Limits())
    assert [b.text for b in document.blocks] == ["ท้าย"]


def test_a_package_without_main_part_is_corrupt() -> None:
    with pytest.raises(DocxCorrupt):
        read_docx(package({"[Content_Types].xml": TYPES}), "x.docx", Limits())
