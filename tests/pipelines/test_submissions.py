"""Discovery of submissions and safe names."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from pipelines.submissions import discover, safe_name, submission_of, unique_names

FORBIDDEN = set('<>:"/\\|?*')


@given(st.text(max_size=200))
def test_safe_names_are_accepted_by_windows(text: str) -> None:
    name = safe_name(text)
    assert name
    assert not FORBIDDEN & set(name)
    assert not any(ord(c) < 32 for c in name)
    assert name == name.rstrip(" .")
    assert len(name) <= 81


def test_device_names_are_changed_and_thai_names_kept() -> None:
    assert safe_name("CON") == "_CON"
    assert safe_name("nul.report") == "_nul.report"
    assert safe_name("รายงานกรมตัวอย่าง 2567") == "รายงานกรมตัวอย่าง 2567"
    assert safe_name("../../etc") == "_.._etc"


@given(st.lists(st.sampled_from(["a", "A", "b", "a-2"]), max_size=12))
def test_names_are_unique_without_regard_to_case(names: list[str]) -> None:
    folded = [n.casefold() for n in unique_names(names)]
    assert len(set(folded)) == len(names)


def test_a_folder_is_a_batch_and_its_folders_are_submissions(tmp_path: Path) -> None:
    (tmp_path / "b.pdf").write_bytes(b"x")
    (tmp_path / "a.docx").write_bytes(b"x")
    (tmp_path / "picture.png").write_bytes(b"x")
    (tmp_path / "~$a.docx").write_bytes(b"x")
    (tmp_path / "Thumbs.db").write_bytes(b"x")
    agency = tmp_path / "agency"
    (agency / "annex").mkdir(parents=True)
    (agency / "main.pdf").write_bytes(b"x")
    (agency / "annex" / "more.pdf").write_bytes(b"x")
    (tmp_path / "empty").mkdir()
    found = discover([tmp_path])
    assert [s.name for s in found] == ["a", "agency", "b", "empty", "picture"]
    assert [Path(f).name for f in found[1].files] == ["more.pdf", "main.pdf"]


def test_files_of_one_name_are_told_apart_by_their_folder_or_a_number(tmp_path: Path) -> None:
    for folder in ("x", "y"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "report.pdf").write_bytes(b"x")
    names = [s.name for s in discover([tmp_path / "x" / "report.pdf", tmp_path / "y" / "report.pdf"])]
    assert names == ["x report", "y report"]
    (tmp_path / "x" / "report.docx").write_bytes(b"x")
    assert [s.name for s in discover([tmp_path / "x"])] == ["x report", "x report-2"]


def test_a_path_that_does_not_exist_is_kept_so_that_it_is_reported(tmp_path: Path) -> None:
    assert submission_of(tmp_path / "gone.pdf").files == (str(tmp_path / "gone.pdf"),)
