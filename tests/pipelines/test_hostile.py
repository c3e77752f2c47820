"""Files made to do harm end as a document or as an error code, inside the limits, and the worker lives on."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from extractors.document import Document
from pipelines.isolation import IsolatedWorker, WorkerDied
from pipelines.messages import MESSAGES
from pipelines.reading import read_document
from pipelines.settings import Settings

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override '
    'PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.'
    'document.main+xml"/></Types>'
)


def pdf(objects: dict[int, str], tail: str = "", prev: str = "") -> bytes:
    """A PDF of the given objects with a right cross-reference table."""
    body = b"%PDF-1.7\n"
    offsets = {}
    for number, text in objects.items():
        offsets[number] = len(body)
        body += f"{number} 0 obj\n{text}\nendobj\n".encode("latin-1")
    start = len(body)
    body += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    for number in sorted(offsets):
        body += f"{offsets[number]:010d} 00000 n \n".encode()
    body += f"trailer << /Size {len(objects) + 1} /Root 1 0 R {prev.format(start=start)} >>\n".encode()
    return body + f"{tail}startxref\n{start}\n%%EOF\n".encode()


def stream(content: str, entries: str = "") -> str:
    return f"<< /Length {len(content)} {entries} >>\nstream\n{content}\nendstream"


def page(content: str = "", box: str = "[0 0 595 842]", more: dict[int, str] | None = None, entries: str = "") -> bytes:
    return pdf(
        {
            1: "<< /Type /Catalog /Pages 2 0 R >>",
            2: "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            3: f"<< /Type /Page /Parent 2 0 R /MediaBox {box} /Contents 4 0 R /Resources << {entries} >> >>",
            4: stream(content),
            **(more or {}),
        }
    )


def docx(body: str) -> bytes:
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as bundle:
        bundle.writestr("[Content_Types].xml", TYPES)
        bundle.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
    return sink.getvalue()


HOSTILE = {
    "page_tree_loop.pdf": pdf(
        {1: "<< /Type /Catalog /Pages 2 0 R >>", 2: "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 /Parent 2 0 R >>"}
    ),
    "false_page_count.pdf": pdf(
        {1: "<< /Type /Catalog /Pages 2 0 R >>", 2: "<< /Type /Pages /Kids [] /Count 99999999 >>"}
    ),
    "xref_loop.pdf": pdf({1: "<< /Type /Catalog /Pages 2 0 R >>", 2: "<< /Type /Pages >>"}, prev="/Prev {start}"),
    "huge_page.pdf": page("BT /F1 12 Tf 10 10 Td (x) Tj ET", "[0 0 1000000000 1000000000]"),
    "upside_down_page.pdf": page("", "[100 100 -5 1e38]"),
    "form_in_itself.pdf": page(
        "/X Do",
        more={
            5: stream(
                "/X Do /X Do", "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> >>"
            )
        },
        entries="/XObject << /X 5 0 R >>",
    ),
    "million_paths.pdf": page("0 0 m 9 9 l S\n" * 1_000_000),
    "deep_state.pdf": page("q " * 200_000),
    "deep_array.pdf": page(more={5: "[" * 100_000 + "]" * 100_000}),
    "deep_tables.docx": docx("<w:tbl><w:tr><w:tc>" * 80 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 80),
    "deeper_than_xml_allows.docx": docx("<w:sdt>" * 5000 + "</w:sdt>" * 5000),
    "wide_span.docx": docx(
        '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>'
    ),
    "many_paragraphs.docx": docx("<w:p><w:r><w:t>ก</w:t></w:r></w:p>" * 100_000),
}


@pytest.fixture(scope="module")
def worker() -> Iterator[IsolatedWorker]:
    worker = IsolatedWorker()
    yield worker
    worker.close()


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_ends_as_a_value(name: str, tmp_path: Path, worker: IsolatedWorker) -> None:
    path = tmp_path / name
    path.write_bytes(HOSTILE[name])
    try:
        end = worker.run(read_document, str(path), Settings(), seconds=60, memory_bytes=1 << 30)
    except WorkerDied as death:
        end = death.code
    assert isinstance(end, Document) or end in set(MESSAGES) - {"internal", "worker.crashed"}, end
    good = tmp_path / "good.txt"
    good.write_text("ข้อความปกติ", encoding="utf-8")
    after = worker.run(read_document, str(good), Settings(), seconds=60, memory_bytes=1 << 30)
    assert isinstance(after, Document)
    assert [b.text for b in after.blocks] == ["ข้อความปกติ"]


def test_external_entities_are_not_fetched(tmp_path: Path, worker: IsolatedWorker) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("ความลับ", encoding="utf-8")
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w") as bundle:
        bundle.writestr("[Content_Types].xml", TYPES)
        bundle.writestr(
            "word/document.xml",
            f'<!DOCTYPE d [<!ENTITY s SYSTEM "{secret.as_uri()}">]><w:document {W}><w:body><w:p><w:r><w:t>&s;</w:t>'
            "</w:r></w:p></w:body></w:document>",
        )
    path = tmp_path / "x.docx"
    path.write_bytes(sink.getvalue())
    end = worker.run(read_document, str(path), Settings(), seconds=60, memory_bytes=1 << 30)
    assert end == "docx.corrupt" or (isinstance(end, Document) and "ความลับ" not in str(end))
