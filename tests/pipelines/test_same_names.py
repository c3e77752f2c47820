"""Two files of one name in a submission: each quote belongs to its own file, and copies are read once."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from coverage.evidence import quote_book
from extractors.document import Block, BlockKind, Document
from extractors.errors import PdfCorrupt
from pipelines.review import Reading, distinct_names, read_files


def read_text(path: Path) -> Document:
    """Read a text file as a document of one block."""
    data = path.read_bytes()
    if not data:
        raise PdfCorrupt("empty")
    block = Block(n=1, kind=BlockKind.PARAGRAPH, text=data.decode("utf-8"), para_no=1)
    digest = hashlib.sha256(data).hexdigest()
    return Document(file=path.name, sha256=digest, format="docx", pages=None, text_layer="full", blocks=(block,))


def reading(folder: Path, **texts: str) -> Reading:
    paths = []
    for name, text in texts.items():
        path = folder / name / "report.pdf"
        path.parent.mkdir()
        path.write_text(text, encoding="utf-8")
        paths.append(path)
    return read_files(paths, read_text)


def test_two_files_of_one_name_are_told_apart_by_their_folder(tmp_path: Path) -> None:
    found = reading(tmp_path, a="ข้อความหนึ่ง", b="ข้อความสอง")
    assert [f.name for f in found.files] == ["a/report.pdf", "b/report.pdf"]
    book = quote_book(found.documents)
    assert book.holds("b/report.pdf", "ข้อความสอง")
    assert not book.holds("a/report.pdf", "ข้อความสอง")


def test_equal_copies_are_read_once_and_said(tmp_path: Path) -> None:
    found = reading(tmp_path, a="ข้อความเดียวกัน", b="ข้อความเดียวกัน", c="อื่น")
    assert [d.file for d in found.documents] == ["a/report.pdf", "c/report.pdf"]
    assert [(p.code, p.file) for p in found.problems] == [("file.duplicate", "b/report.pdf")]


def test_unreadable_files_of_one_name_are_told_apart_too(tmp_path: Path) -> None:
    found = reading(tmp_path, a="ข้อความ", b="")
    assert [(p.code, p.file) for p in found.problems] == [("pdf.corrupt", "b/report.pdf")]


@pytest.mark.parametrize(
    ("paths", "names"),
    [
        (["x/a.pdf", "x/b.pdf"], ["a.pdf", "b.pdf"]),
        (["x/a.pdf", "x/n/a.pdf", "x/b.pdf"], ["x/a.pdf", "n/a.pdf", "b.pdf"]),
        (["x/1/n/a.pdf", "x/2/n/a.pdf"], ["1/n/a.pdf", "2/n/a.pdf"]),
        (["a.pdf", "n/a.pdf"], ["a.pdf", "n/a.pdf"]),
        (["x/a.pdf", "x/a.pdf"], ["a.pdf", "a.pdf"]),
        ([], []),
    ],
)
def test_names_take_no_more_folders_than_needed(paths: list[str], names: list[str]) -> None:
    assert list(distinct_names([Path(p) for p in paths])) == names
