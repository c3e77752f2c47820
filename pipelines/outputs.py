"""Where results are written: per report review.json, worksheet.xlsx and report.html."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

from coverage.review import Review
from criteria.edition import Edition
from worksheets.atomic import atomic_path
from worksheets.errors import OutputUnwritable
from worksheets.html_report import write_html
from worksheets.workbook import write_workbook

REVIEW_FILE = "review.json"
WORKSHEET_FILE = "worksheet.xlsx"
PAGE_FILE = "report.html"


def require_writable(folder: Path) -> None:
    """Make the output folder and prove that it can be written, before any long work starts.

    Raises:
        OutputUnwritable: the folder cannot be made or written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / f".pmqa-write-test-{os.getpid()}"
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        raise OutputUnwritable(f"{folder}: {error.strerror or type(error).__name__}") from error


def write_text(path: Path, text: str) -> None:
    """Write UTF-8 text under a temporary name and rename it.

    Raises:
        OutputUnwritable: the file cannot be written.
    """
    with atomic_path(path) as temporary:
        temporary.write_text(text, encoding="utf-8", newline="\n")


def write_review(review: Review, edition: Edition, folder: Path) -> None:
    """Write the three files of one report; review.json comes last and marks the report as complete.

    Raises:
        OutputUnwritable: a file cannot be written.
    """
    require_writable(folder)
    created = datetime.fromisoformat(review.manifest.created)
    write_workbook(review, edition, folder / WORKSHEET_FILE, created)
    write_html(review, edition, folder / PAGE_FILE)
    write_text(folder / REVIEW_FILE, review.to_json())
