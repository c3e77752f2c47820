"""OCR: joining words, merging pages, and a real page read by Tesseract."""

from __future__ import annotations

import pytest
from conftest import CASES, need

from extractors.document import Block, BlockKind, Document, Flag, PageQuality
from extractors.errors import PdfNoTextLayer
from extractors.limits import Limits, OcrMode
from extractors.ocr import OcrPage, close_thai_spaces, paragraphs_of, tesseract_ready
from extractors.ocr_merge import merge, pages_to_read
from extractors.registry import extract


def test_spaces_between_thai_letters_go_and_others_stay() -> None:
    assert close_thai_spaces("ผู้ นำ ของ หน่วยงาน 12 คน PMQA 4.0 ปี ๒๕๖๗") == "ผู้นำของหน่วยงาน 12 คน PMQA 4.0 ปี ๒๕๖๗"


def test_words_join_into_paragraphs() -> None:
    words = [((1, 1), 1, "ผู้"), ((1, 1), 1, "นำ"), ((1, 1), 2, "องค์กร"), ((1, 2), 1, "ใหม่"), ((2, 1), 1, "ISO")]
    assert paragraphs_of(words) == ("ผู้นำองค์กร", "ใหม่", "ISO")


def page(number: int, *flags: Flag) -> PageQuality:
    return PageQuality(page=number, characters=0, thai_share=0.0, flags=flags)


def document() -> Document:
    blocks = (
        Block(n=1, kind=BlockKind.HEADING, text="หมวด 1 การนำองค์กร", page=1, para_no=1, heading_level=1),
        Block(n=2, kind=BlockKind.PARAGRAPH, text="ข้อความดี", page=1, para_no=2),
        Block(n=3, kind=BlockKind.PARAGRAPH, text="\ue001\ue002", page=2, para_no=3),
        Block(n=4, kind=BlockKind.PARAGRAPH, text="ท้าย", page=3, para_no=4),
    )
    quality = (page(1), page(2, Flag.DAMAGED_TEXT), page(3), page(4, Flag.NO_TEXT_LAYER))
    return Document(
        file="x.pdf", sha256="0" * 64, format="pdf", pages=4, text_layer="partial", blocks=blocks, page_quality=quality
    )


def test_only_pages_without_usable_text_are_read_unless_forced() -> None:
    assert pages_to_read(document(), force=False) == (2, 4)
    assert pages_to_read(document(), force=True) == (1, 2, 3, 4)


def test_recognised_text_takes_the_place_of_what_stood_there() -> None:
    read = {2: OcrPage(2, ("1.1 ระบบการนำองค์กร", "อธิบดีลงนาม"), 88.0), 4: OcrPage(4, (), 0.0)}
    merged = merge(document(), read)
    assert [b.text for b in merged.blocks] == ["หมวด 1 การนำองค์กร", "ข้อความดี", "1.1 ระบบการนำองค์กร", "อธิบดีลงนาม", "ท้าย"]
    assert [b.n for b in merged.blocks] == [1, 2, 3, 4, 5]
    assert merged.blocks[3].item == "1.1"
    assert merged.blocks[3].flags == (Flag.OCR,)
    quality = {q.page: q for q in merged.page_quality}
    assert quality[2].flags == (Flag.OCR,)
    assert quality[2].confidence == 88.0
    assert quality[4].flags == (Flag.NO_TEXT_LAYER,)
    assert merged.text_layer == "partial"


def test_a_scan_without_ocr_stays_an_error() -> None:
    with pytest.raises(PdfNoTextLayer):
        extract(CASES / "pdf_scan_d1.pdf")


def test_a_scanned_page_is_read_by_tesseract() -> None:
    need("tesseract")
    if not tesseract_ready():
        pytest.skip("tesseract has no Thai data")
    found = extract(CASES / "pdf_scan_d1.pdf", Limits(), OcrMode.AUTO)
    text = "".join(b.text for b in found.blocks).replace(" ", "")
    assert "บุคลากรทุกระดับ" in text
    assert found.page_quality[0].confidence is not None
    assert found.page_quality[0].confidence > 40
    assert Flag.OCR in found.page_quality[0].flags


def test_without_tesseract_a_mixed_file_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractors.ocr_pdf.tesseract_ready", lambda: False)
    found = extract(CASES / "pdf_mixed_d1.pdf", Limits(), OcrMode.AUTO)
    assert "ocr.missing" in [p.code for p in found.problems]
    assert any(Flag.NO_TEXT_LAYER in q.flags for q in found.page_quality)
