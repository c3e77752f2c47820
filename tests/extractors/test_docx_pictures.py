"""DOCX files whose report stands in pictures: no file of that kind may end as proof that evidence is missing."""

from __future__ import annotations

import pytest
from docx_maker import paragraph, read

from extractors.docx import is_picture_dominated
from extractors.errors import DocxNoTextLayer

PICTURE = "<w:r><w:drawing><a:blip/></w:drawing></w:r>"
VML = "<w:r><w:pict><v:shape><v:imagedata/></v:shape></w:pict></w:r>"
BOTH = (
    "<w:r><mc:AlternateContent><mc:Choice><w:drawing><a:blip/></w:drawing></mc:Choice>"
    "<mc:Fallback><w:pict><v:imagedata/></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)
TEXT = "หน่วยงานติดตามตัวชี้วัดทุกเดือนและทบทวนแผนปีละครั้ง" * 3


@pytest.mark.parametrize("body", [PICTURE, VML, BOTH, PICTURE * 40, ""])
def test_scanned_docx_is_unreadable(body: str) -> None:
    with pytest.raises(DocxNoTextLayer):
        read(paragraph(body) if body else "")


@pytest.mark.parametrize("picture", [PICTURE, VML, BOTH])
def test_scanned_docx_with_one_heading_is_partial_and_says_so(picture: str) -> None:
    found = read(paragraph("หมวด 1 การนำองค์กร") + paragraph(picture) * 3)
    assert found.text_layer == "partial"
    assert [p.code for p in found.problems] == ["docx.no_text_layer"]


@pytest.mark.parametrize("picture", ["", PICTURE, VML, BOTH])
def test_text_with_a_picture_is_read(picture: str) -> None:
    found = read(paragraph(TEXT) + (paragraph(picture) if picture else ""))
    assert (found.text_layer, found.problems) == ("full", ())


def test_a_deleted_picture_does_not_count() -> None:
    assert read(paragraph("ข้อความ", f"<w:del>{PICTURE}</w:del>")).text_layer == "full"


@pytest.mark.parametrize(
    ("characters", "pictures", "expected"),
    [(99, 1, True), (100, 1, False), (1_800, 20, True), (1_500, 15, False), (5, 0, False)],
)
def test_both_sides_of_the_limit(characters: int, pictures: int, expected: bool) -> None:
    assert is_picture_dominated(characters, pictures) is expected
