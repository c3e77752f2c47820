"""Unpacking zips: Thai names right, hostile archives refused."""

from __future__ import annotations

import stat
import zipfile
from pathlib import Path

import pytest

from extractors.errors import FileTooLarge, ZipUnsafe
from pipelines.archives import unpack


def make(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as bundle:
        for name, data in members.items():
            bundle.writestr(name, data)
    return path


def test_files_come_out_flat_without_clutter(tmp_path: Path) -> None:
    archive = make(
        tmp_path / "a.zip",
        {"รายงาน.pdf": b"one", "sub/รายงาน.pdf": b"two", "__MACOSX/._x": b"no", "sub/~$b.docx": b"no"},
    )
    out = tmp_path / "out"
    out.mkdir()
    files = unpack(archive, out)
    assert [(f.name, f.read_bytes()) for f in files] == [("รายงาน.pdf", b"one"), ("รายงาน-2.pdf", b"two")]


def test_names_of_thai_windows_are_decoded(tmp_path: Path) -> None:
    raw = "รายงาน.pdf".encode("cp874")
    archive = make(tmp_path / "a.zip", {"X" * len(raw): b"one"})
    archive.write_bytes(archive.read_bytes().replace(b"X" * len(raw), raw))
    out = tmp_path / "out"
    out.mkdir()
    assert [f.name for f in unpack(archive, out)] == ["รายงาน.pdf"]


@pytest.mark.parametrize("name", ["../evil.pdf", "/evil.pdf", "C:\\evil.pdf", "a/../../evil.pdf", "..\\evil.pdf"])
def test_paths_that_leave_the_archive_are_refused(tmp_path: Path, name: str) -> None:
    archive = make(tmp_path / "a.zip", {name: b"x"})
    out = tmp_path / "out"
    out.mkdir()
    with pytest.raises(ZipUnsafe):
        unpack(archive, out)
    assert list(out.iterdir()) == []
    assert not (tmp_path / "evil.pdf").exists()


def test_links_are_refused(tmp_path: Path) -> None:
    archive = tmp_path / "a.zip"
    info = zipfile.ZipInfo("link.pdf")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(archive, "w") as bundle:
        bundle.writestr(info, "/etc/passwd")
    with pytest.raises(ZipUnsafe):
        unpack(archive, tmp_path)


def test_bombs_and_broken_archives_are_refused(tmp_path: Path) -> None:
    bomb = make(tmp_path / "bomb.zip", {"a.pdf": b"\0" * 20_000_000})
    with pytest.raises(FileTooLarge):
        unpack(bomb, tmp_path)
    broken = tmp_path / "broken.zip"
    broken.write_bytes(b"PK\x03\x04 not a zip")
    with pytest.raises(ZipUnsafe):
        unpack(broken, tmp_path)
