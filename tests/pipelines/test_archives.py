"""Unpacking zips: Thai names right, hostile archives refused."""

from __future__ import annotations

import errno
import stat
import zipfile
from pathlib import Path

import pytest

from extractors.errors import FileTooLarge, ZipUnsafe
from pipelines.archives import unpack
from worksheets.errors import OutputUnwritable


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


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_damaged_streams_of_every_method_are_unsafe(tmp_path: Path, method: int) -> None:
    archive = tmp_path / "a.zip"
    body = bytes(range(256)) * 40
    with zipfile.ZipFile(archive, "w", method) as bundle:
        bundle.writestr("a.pdf", body)
        start, size = 30 + len("a.pdf"), bundle.getinfo("a.pdf").compress_size
    data = bytearray(archive.read_bytes())
    data[start + 4 : start + size] = b"\xff" * (size - 4)
    archive.write_bytes(data)
    with pytest.raises(ZipUnsafe):
        unpack(archive, tmp_path)


def test_a_full_disk_is_an_output_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = make(tmp_path / "a.zip", {"a.pdf": b"one"})
    real = Path.open

    def full(path: Path, mode: str = "r") -> object:
        if mode == "wb":
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(path, mode)

    monkeypatch.setattr(Path, "open", full)
    with pytest.raises(OutputUnwritable):
        unpack(archive, tmp_path)


@pytest.mark.parametrize(
    ("name", "written"), [("a.pdf:x", "a.pdf_x"), ("a.PDF", "a.pdf"), ("a", "a"), ("a." + "x" * 300, "a.xxxxxxx")]
)
def test_the_suffix_of_a_member_is_harmless(tmp_path: Path, name: str, written: str) -> None:
    out = tmp_path / "out"
    out.mkdir()
    assert [f.name for f in unpack(make(tmp_path / "a.zip", {name: b"one"}), out)] == [written]
