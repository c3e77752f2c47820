from __future__ import annotations

import pytest

from worksheets.links import Place, file_target, to_page, to_place


@pytest.mark.parametrize(
    ("file", "page", "target"),
    [
        ("report.pdf", 12, "report.pdf#page=12"),
        ("report.docx", None, "report.docx"),
        ("รายงาน ปี 2567.pdf", 3, "รายงาน%20ปี%202567.pdf#page=3"),
        ("a#b 50%.pdf", 1, "a%23b%2050%25.pdf#page=1"),
    ],
)
def test_a_plain_name_becomes_a_link_to_its_page(file: str, page: int | None, target: str) -> None:
    assert file_target(file, page) == target


@pytest.mark.parametrize(
    "file",
    ["", "../x.pdf", "..\\x.pdf", "C:\\x.pdf", "//server/x.pdf", "javascript:alert(1)", ".hidden", " x.pdf", "a|b"],
)
def test_a_name_that_could_lead_elsewhere_gets_no_link(file: str) -> None:
    assert file_target(file, 1) == ""
    assert to_page(file, 1).target == ""


def test_formats_without_pages_show_the_paragraph_and_never_a_page() -> None:
    link = to_page("a.docx", None, 17)
    assert link.text == "ย่อหน้า 17"
    assert "page" not in link.target


def test_a_link_inside_the_workbook_names_sheet_and_cell() -> None:
    assert to_place("1", Place("หลักฐาน", 4, 2)).target == "internal:'หลักฐาน'!C5"
    assert to_place("1", None).target == ""
