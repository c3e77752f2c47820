"""OCR: joining words, merging pages, and a real page read by Tesseract."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from conftest import CASES, need

from extractors.document import Block, BlockKind, Document, DocumentProblem, Flag, PageQuality
from extractors.errors import PdfNoTextLayer
from extractors.limits import Limits, OcrMode
from extractors.ocr import OcrPage, close_thai_spaces, paragraphs_of, read_pages, tesseract_ready
from extractors.ocr_merge import is_usable, merge, pages_to_read
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


def test_ocr_stops_at_its_deadline_and_leaves_the_pages_flagged(monkeypatch: pytest.MonkeyPatch) -> None:
    """Regression: OCR of many pages went on until the whole report was ended by the watchdog."""
    clock = iter(range(0, 10_000, 50))
    monkeypatch.setattr("extractors.ocr.time", SimpleNamespace(monotonic=lambda: float(next(clock))))
    monkeypatch.setattr("extractors.ocr.os.cpu_count", lambda: 1)
    asked: list[float] = []

    def read(image: object, lang: str, timeout: float, output_type: str) -> dict[str, list[object]]:
        asked.append(timeout)
        return {"block_num": [1], "par_num": [1], "line_num": [1], "text": ["PMQA"], "conf": [90.0]}

    pytesseract = pytest.importorskip("pytesseract")
    monkeypatch.setattr(pytesseract, "image_to_data", read)
    data = (CASES / "pdf_mixed_d1.pdf").read_bytes()
    # Looks at the clock: 0 before page 1, 50 in it, 100 before page 2.
    found = read_pages(data, [1, 2], deadline=90.0)
    assert asked == [40.0]
    assert found == {1: OcrPage(1, ("PMQA",), 90.0), 2: OcrPage(2, (), 0.0)}


def test_past_the_deadline_no_page_is_read_and_each_has_an_empty_entry() -> None:
    data = (CASES / "pdf_scan_d1.pdf").read_bytes()
    assert read_pages(data, [1], deadline=0.0) == {1: OcrPage(1, (), 0.0)}


def test_without_tesseract_a_mixed_file_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractors.ocr_pdf.tesseract_ready", lambda: False)
    found = extract(CASES / "pdf_mixed_d1.pdf", Limits(), OcrMode.AUTO)
    assert "ocr.missing" in [p.code for p in found.problems]
    assert any(Flag.NO_TEXT_LAYER in q.flags for q in found.page_quality)


@pytest.mark.parametrize(("confidence", "usable"), [(69.9, False), (70.0, True)])
def test_ocr_rubbish_does_not_count_as_read(confidence: float, usable: bool) -> None:
    scanned = document().model_copy(update={"problems": (DocumentProblem(code="pdf.no_text_layer", page=4),)})
    merged = merge(scanned, {4: OcrPage(4, ("อธิบดีลงนามในคำสั่ง",), confidence)})
    quality = {q.page: q for q in merged.page_quality}[4]
    assert quality.flags == ((Flag.OCR,) if usable else (Flag.NO_TEXT_LAYER,))
    assert quality.confidence == confidence
    assert [p.page for p in merged.problems] == ([] if usable else [4])
    assert merged.blocks[-1].text == "อธิบดีลงนามในคำสั่ง"


def test_sure_ocr_of_damaged_spelling_does_not_count_as_read() -> None:
    letters = "การ ัง" * 40
    assert not is_usable(OcrPage(4, (letters,), 95.0))
    assert is_usable(OcrPage(4, ("อธิบดีลงนามในคำสั่งแต่งตั้งคณะทำงาน" * 3,), 95.0))


def test_doubtful_ocr_does_not_replace_a_damaged_layer() -> None:
    merged = merge(document(), {2: OcrPage(2, ("ซฌฑ",), 30.0)})
    assert "\ue001\ue002" in [b.text for b in merged.blocks]
    assert {q.page: q.flags for q in merged.page_quality}[2] == (Flag.DAMAGED_TEXT,)


@pytest.mark.parametrize(
    ("text", "confidence", "replaced"), [("ข้อความใหม่", 90.0, True), ("ข้อความใหม่", 60.0, False), ("ข", 90.0, False)]
)
def test_forced_ocr_keeps_the_better_text_layer(text: str, confidence: float, replaced: bool) -> None:
    sound = PageQuality(page=1, characters=20, thai_share=1.0)
    given = document().model_copy(update={"page_quality": (sound, *document().page_quality[1:])})
    merged = merge(given, {1: OcrPage(1, (text,), confidence)})
    assert ("ข้อความดี" in [b.text for b in merged.blocks]) is not replaced
    assert (Flag.OCR in merged.page_quality[0].flags) is replaced
