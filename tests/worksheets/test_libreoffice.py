"""The workbook in LibreOffice: it opens, keeps its contents when saved again, and shows whole quotes on paper."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pypdfium2
import pytest
from make_review import DEEDS
from openpyxl import Workbook
from read_book import read_book

from coverage.review import Review
from worksheets import sheet_names

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
pytestmark = [pytest.mark.slow, pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")]


def convert(data: bytes, kind: str, tmp_path: Path) -> Path:
    source = tmp_path / "worksheet.xlsx"
    source.write_bytes(data)
    out = tmp_path / "out"
    subprocess.run(
        [
            str(SOFFICE),
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            kind,
            "--outdir",
            str(out),
            str(source),
        ],
        capture_output=True,
        timeout=240,
        check=True,
    )
    return out / f"worksheet.{kind}"


def test_saved_again_nothing_is_lost(workbook_file: bytes, workbook: Workbook, tmp_path: Path) -> None:
    again = read_book(convert(workbook_file, "xlsx", tmp_path).read_bytes())
    for sheet in workbook:
        if sheet.sheet_state == "veryHidden":
            continue
        other = again[sheet.title]
        for line in sheet.iter_rows():
            for cell in line:
                if isinstance(cell.value, str):
                    # LibreOffice writes a hyperlink's newline as a space.
                    assert str(other[cell.coordinate].value).split() == cell.value.split(), cell.coordinate
    keys = [c.value for c in again[sheet_names.EVIDENCE]["T"][4:]]
    assert keys == [c.value for c in workbook[sheet_names.EVIDENCE]["T"][4:]]
    assert again[sheet_names.EVIDENCE].data_validations.dataValidation


def test_whole_quotes_are_shown_on_paper(workbook_file: bytes, review: Review, tmp_path: Path) -> None:
    document = pypdfium2.PdfDocument(convert(workbook_file, "pdf", tmp_path))
    text = "".join(document[n].get_textpage().get_text_range() for n in range(len(document)))
    document.close()

    def letters(value: str) -> str:
        # Where marks stand in the text of a PDF depends on the shaping of the font: consonants and figures tell enough.
        return re.sub("[^ก-ฮ0-9]", "", value)

    shown = letters(text)
    for deed in DEEDS:
        # Lines of neighbouring columns are mixed in the text; the last words of a quote tell that it is not cut.
        assert letters(deed.rsplit(" ", 1)[1]) in shown
    assert letters(review.report.agency) in shown
