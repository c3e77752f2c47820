"""docs/worksheet.md explains every sheet and every column."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from criteria.edition import Edition
from worksheets import sheet_names
from worksheets.plan import TABLE_TOP
from worksheets.triage_columns import triage_columns
from worksheets.words import STATUS

DOCS = (Path(__file__).resolve().parents[2] / "docs" / "worksheet.md").read_text(encoding="utf-8")


def test_every_sheet_has_a_section(edition: Edition) -> None:
    for name in sheet_names.visible(edition):
        assert f"## {name}" in DOCS, name


@pytest.mark.parametrize("sheet", [sheet_names.EVIDENCE, sheet_names.GAPS, sheet_names.PASSAGES, sheet_names.PROBLEMS])
def test_every_column_is_explained_in_the_section_of_its_sheet(workbook: Workbook, sheet: str) -> None:
    section = DOCS.split(f"## {sheet}")[1].split("\n## ")[0]
    for cell in workbook[sheet][TABLE_TOP + 1]:
        assert f"| {cell.value} |" in section, cell.value


def test_columns_of_results_are_explained(workbook: Workbook, edition: Edition) -> None:
    name = sheet_names.results(edition)
    section = DOCS.split(f"## {name}")[1].split("\n## ")[0]
    for cell in workbook[name][TABLE_TOP + 1]:
        head = str(cell.value)
        assert f"| {'ผล (ปี)' if head.startswith('ผล 25') else head} |" in section, head


def test_triage_columns_are_explained(edition: Edition) -> None:
    section = DOCS.split("## triage.xlsx")[1]
    for column in triage_columns(edition):
        assert column.head.split(":")[-1].strip() in section or column.head in section, column.head
    for word in STATUS.values():
        assert word.th in section
