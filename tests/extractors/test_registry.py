"""Types told by content, and what becomes of files that cannot be read."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from docx_maker import package, paragraph

from extractors.document import BlockKind
from extractors.errors import ExtractionError
from extractors.limits import Limits
from extractors.office import libreoffice
from extractors.registry import extract
from extractors.sniff import FileType, sniff

THAI = "หมวด 1 การนำองค์กร\n\nหน่วยงานประชุมติดตามผลทุกเดือน\n- ข้อแรก\n"


def zipped(**parts: bytes) -> bytes:
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w") as bundle:
        for name, data in parts.items():
            bundle.writestr(name.replace("__", "/"), data)
    return sink.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("data", "suffix", "expected"),
    [
        (b"\n\n%PDF-1.7 ...", ".docx", FileType.PDF),
        (package(paragraph("ก")), ".pdf", FileType.DOCX),
        (package(paragraph("ก"))[:200], ".docx", FileType.DOCX_BROKEN),
        (zipped(mimetype=b"application/vnd.oasis.opendocument.text"), ".odt", FileType.ODT),
        (zipped(mimetype=b"application/vnd.oasis.opendocument.text"), ".docx", FileType.UNKNOWN),
        (zipped(a__b=b"x"), ".docx", FileType.UNKNOWN),
        (OLE + "EncryptedPackage".encode("utf-16-le"), ".docx", FileType.DOCX_ENCRYPTED),
        (OLE + b"x" * 600, ".doc", FileType.DOC),
        (OLE + b"x" * 600, ".docx", FileType.UNKNOWN),
        (b"{\\rtf1 x}", ".rtf", FileType.RTF),
        (b"{\\rtf1 x}", ".docx", FileType.UNKNOWN),
        (b"\x89PNG\r\n\x1a\n\x00\x00", ".pdf", FileType.UNKNOWN),
        (b"<!DOCTYPE html><html></html>", ".txt", FileType.UNKNOWN),
        (THAI.encode(), ".txt", FileType.TEXT),
        (THAI.encode(), ".pdf", FileType.UNKNOWN),
        (b"\x00\x01\x02\x03" * 50, ".txt", FileType.UNKNOWN),
    ],
)
def test_the_content_tells_the_type(data: bytes, suffix: str, expected: FileType) -> None:
    assert sniff(data, suffix) is expected


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp874"])
@pytest.mark.parametrize("suffix", [".txt", ".md"])
def test_text_in_all_encodings(tmp_path: Path, encoding: str, suffix: str) -> None:
    path = tmp_path / f"report{suffix}"
    path.write_bytes(THAI.encode(encoding))
    found = [(b.kind, b.text, b.heading_path) for b in extract(path).blocks]
    assert found == [
        (BlockKind.HEADING, "หมวด 1 การนำองค์กร", ()),
        (BlockKind.PARAGRAPH, "หน่วยงานประชุมติดตามผลทุกเดือน", ("หมวด 1 การนำองค์กร",)),
        (BlockKind.LIST_ITEM, "- ข้อแรก", ("หมวด 1 การนำองค์กร",)),
    ]


def test_markdown_headings_tables_and_long_lines(tmp_path: Path) -> None:
    path = tmp_path / "report.md"
    long = "หน่วยงานประชุมติดตามผลทุกเดือน " * 8
    path.write_text(f"# 1.2 โปร่งใส\n\n{long}\n{long}\nสั้น\nต่อ\n\n| ก | ข |\n|---|---|\n| 1 | 2 |\n", encoding="utf-8")
    blocks = extract(path).blocks
    assert [b.kind for b in blocks] == [
        BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.PARAGRAPH, BlockKind.PARAGRAPH, BlockKind.TABLE,
    ]  # fmt: skip
    assert blocks[3].text == "สั้น\nต่อ"
    assert (blocks[4].table, blocks[4].item) == ((("ก", "ข"), ("1", "2")), "1.2")


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.docx", b"", "file.empty"),
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "docx.encrypted"),
        ("a.docx", package(paragraph("ก"))[:300], "docx.corrupt"),
        ("a.pdf", b"GIF89a" + b"\x00" * 30, "file.unsupported"),
        ("a.docx", zipped(ppt__presentation=b"x"), "file.unsupported"),
    ],
)
def test_failures_have_codes(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(ExtractionError) as caught:
        extract(path)
    assert caught.value.code == code


def test_absent_and_large_files(tmp_path: Path) -> None:
    with pytest.raises(ExtractionError, match=r"file\.not_found"):
        extract(tmp_path / "absent.docx")
    path = tmp_path / "large.txt"
    path.write_text("ก" * 100, encoding="utf-8")
    with pytest.raises(ExtractionError, match=r"file\.too_large"):
        extract(path, Limits(max_file_bytes=10))
    with pytest.raises(ExtractionError, match=r"file\.too_large"):
        extract(path, Limits(max_characters=10))


def test_a_bomb_is_refused_by_its_stated_and_by_its_true_size(tmp_path: Path) -> None:
    path = tmp_path / "bomb.docx"
    path.write_bytes(package(paragraph("ก") * 20_000))
    with pytest.raises(ExtractionError, match=r"file\.too_large"):
        extract(path, Limits(max_part_bytes=100_000))
    with pytest.raises(ExtractionError, match=r"file\.too_large"):
        extract(path, Limits(max_ratio=5))
    assert len(extract(path).blocks) == 20_000


RTF = "{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0 Sarabun;}}\\f0 \\u3627?\\u3617?\\u3623?\\u3604? 1\\par}"


def test_rich_text_goes_through_libreoffice_or_says_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "report.rtf"
    path.write_text(RTF, encoding="ascii")
    monkeypatch.setattr("extractors.office.libreoffice", lambda: None)
    with pytest.raises(ExtractionError, match="LibreOffice"):
        extract(path)


@pytest.mark.skipif(libreoffice() is None, reason="LibreOffice is not installed")
def test_rich_text_is_read_with_libreoffice(tmp_path: Path) -> None:
    path = tmp_path / "report.rtf"
    path.write_text(RTF, encoding="ascii")
    document = extract(path)
    assert ([b.text for b in document.blocks], document.format) == (["หมวด 1"], "rtf")
    with pytest.raises(ExtractionError, match="timeout"):
        extract(path, Limits(seconds=0.01))
