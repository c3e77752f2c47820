"""Pages that cannot be read, and scans with a little live text: none may look like an empty page."""

from __future__ import annotations

import re
import zlib

import pytest
from pdf_maker import Page, make_pdf

from extractors.document import Document, Flag
from extractors.errors import PdfCorrupt, PdfNoTextLayer
from extractors.limits import Limits
from extractors.pdf import is_scan, read_pdf
from extractors.pdf_page import PageReader, PageReading

TEXT = ["หน่วยงานประเมินความพึงพอใจทุกครั้งหลังให้บริการ", "คณะทำงานติดตามตัวชี้วัดสำคัญเดือนละครั้งและรายงาน"]


def read(data: bytes) -> Document:
    return read_pdf(data, "made.pdf", Limits())


def flags(document: Document) -> list[tuple[Flag, ...]]:
    return [q.flags for q in document.page_quality]


def without_page(data: bytes, place: int) -> bytes:
    """The file with a reference to no object in place of a page."""
    kids = re.search(rb"/Kids \[([^]]*)\]", data)
    assert kids is not None
    number = kids.group(1).split()[3 * place]
    return data.replace(kids.group(0), kids.group(0).replace(number + b" 0 R", b"9" * len(number) + b" 0 R"))


def spoilt(data: bytes, page: Page) -> bytes:
    """The file with the packed content of a page overwritten."""
    packed = zlib.compress("\n".join(page.content).encode("latin-1"), 9)
    assert data.count(packed) == 1
    return data.replace(packed, b"\x00" * len(packed))


def test_pages_that_fail_to_load_do_not_vanish() -> None:
    document = read(without_page(make_pdf([Page().lines(60, 780, TEXT), Page().lines(60, 700, TEXT)]), 1))
    assert document.text_layer == "partial"
    assert flags(document) == [(), (Flag.NO_TEXT_LAYER,)]
    assert [(p.code, p.page) for p in document.problems] == [("pdf.corrupt", 2)]


def test_a_file_none_of_whose_pages_loads_is_corrupt() -> None:
    with pytest.raises(PdfCorrupt):
        read(without_page(make_pdf([Page().lines(60, 780, TEXT)]), 0))


def test_pages_of_which_nothing_was_decoded_are_unread() -> None:
    lost = Page().lines(60, 700, TEXT)
    document = read(spoilt(make_pdf([Page().lines(60, 780, TEXT), lost], pack=1), lost))
    assert document.text_layer == "partial"
    assert flags(document) == [(), (Flag.NO_TEXT_LAYER,)]
    assert [(p.code, p.page) for p in document.problems] == [("pdf.corrupt", 2)]


@pytest.mark.parametrize("content", [[], ["q 0.1 w 0 0 595 842 re W* n Q"]])
@pytest.mark.parametrize("pack", [0, 1])
def test_empty_pages_are_read(content: list[str], pack: int) -> None:
    document = read(make_pdf([Page().lines(60, 780, TEXT), Page(content=content)], pack=pack))
    assert (document.text_layer, flags(document), document.problems) == ("full", [(), ()], ())


def test_truncated_readings_are_damaged(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = PageReader.read

    def cut(self: PageReader, *arguments: object) -> PageReading:
        reading = whole(self, *arguments)  # type: ignore[arg-type]
        reading.truncated = True
        return reading

    monkeypatch.setattr(PageReader, "read", cut)
    document = read(make_pdf([Page().lines(60, 780, TEXT)]))
    assert document.text_layer == "partial"
    assert flags(document) == [(Flag.DAMAGED_TEXT,)]


@pytest.mark.parametrize(
    ("characters", "share", "paths", "running", "expected"),
    [
        (2, 0.0, 5_000, 0, True),  # a page number over letters drawn as shapes
        (75, 1.0, 0, 0, True),  # a header over a picture of the whole page
        (160, 0.5, 0, 120, True),  # header and footer that run, over half a page
        (160, 0.0, 900, 120, True),
        (0, 0.0, 60, 0, True),
        (150, 0.9, 0, 0, True),
        (151, 0.9, 0, 0, False),
        (150, 0.89, 0, 0, False),
        (160, 0.5, 0, 90, False),
        (60, 0.0, 300, 0, True),
        (60, 0.0, 299, 0, False),  # a chart with a title
        (61, 0.0, 5_000, 0, False),
        (0, 0.0, 59, 0, False),
        (0, 0.0, 0, 0, False),
    ],
)
def test_scan_rule(characters: int, share: float, paths: int, running: int, expected: bool) -> None:
    assert is_scan(characters, share, paths, running) is expected


def test_scans_under_a_long_live_header_are_scans() -> None:
    header = "รายงานผลการดำเนินงานพัฒนาคุณภาพการบริหารจัดการภาครัฐ กรมตัวอย่าง ประจำปีงบประมาณ พ.ศ. 2567"

    def page() -> Page:
        return Page().text(40, 820, header, 12)

    scans = [page().picture(0, 200, 595, 400).text(500, 20, str(n), 12) for n in (1, 2)]
    with pytest.raises(PdfNoTextLayer):
        read(make_pdf(scans))
    document = read(make_pdf([*scans, page().lines(60, 700, TEXT).text(500, 20, "3", 12)]))
    assert [Flag.NO_TEXT_LAYER in marks for marks in flags(document)] == [True, True, False]
