from __future__ import annotations

from pathlib import Path

import pytest

from worksheets.atomic import atomic_path, write_bytes
from worksheets.errors import OutputUnwritable


def test_a_file_appears_whole_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "รายงาน" / "ผล.txt"
    with atomic_path(target) as temporary:
        assert temporary.parent == target.parent
        temporary.write_text("ครบ", encoding="utf-8")
        assert not target.exists()
    assert target.read_text(encoding="utf-8") == "ครบ"
    assert [p.name for p in target.parent.iterdir()] == ["ผล.txt"]


def test_a_failure_keeps_the_old_file_and_removes_the_half_one(tmp_path: Path) -> None:
    target = tmp_path / "a.bin"
    write_bytes(target, b"old")
    with pytest.raises(ValueError, match="broken"), atomic_path(target) as temporary:
        temporary.write_bytes(b"half")
        raise ValueError("broken")
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_file_in_the_place_of_the_folder_is_reported(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(OutputUnwritable) as caught:
        write_bytes(tmp_path / "file" / "a.bin", b"x")
    assert caught.value.code == "output.unwritable"


def test_a_folder_in_the_place_of_the_file_is_reported(tmp_path: Path) -> None:
    (tmp_path / "a.bin").mkdir()
    with pytest.raises(OutputUnwritable):
        write_bytes(tmp_path / "a.bin", b"x")
    assert [p.name for p in tmp_path.iterdir()] == ["a.bin"]


def test_a_folder_without_right_to_write_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The superuser may write everywhere, so the refusal of the system is played."""

    def refuse(self: Path, data: bytes) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "write_bytes", refuse)
    with pytest.raises(OutputUnwritable, match="Permission denied"):
        write_bytes(tmp_path / "a.bin", b"x")
    assert list(tmp_path.iterdir()) == []
