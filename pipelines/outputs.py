"""Where results are written: per report review.json, worksheet.xlsx and report.html."""

from __future__ import annotations

import contextlib
import os
from datetime import datetime
from pathlib import Path

from coverage.review import Review
from criteria.edition import Edition
from pipelines.made import MADE_FILE, Made, file_digest, read_made, source_digest
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


def _person_filled(worksheet: Path, made: Made | None) -> bool:
    return worksheet.is_file() and (made is None or file_digest(worksheet) != made.worksheet)


def _keep(worksheet: Path) -> Path:
    """Rename a worksheet after the time of its last change and return its new path."""
    changed = datetime.fromtimestamp(worksheet.stat().st_mtime).strftime("%Y%m%d-%H%M%S")
    kept, count = worksheet.with_name(f"{worksheet.stem}-{changed}{worksheet.suffix}"), 1
    while kept.exists():
        count += 1
        kept = worksheet.with_name(f"{worksheet.stem}-{changed}-{count}{worksheet.suffix}")
    return worksheet.rename(kept)


def write_review(review: Review, edition: Edition, folder: Path, source: str = "") -> str:
    """Write the three files of one report; review.json comes last and marks the report as complete.

    A worksheet that is not as the program wrote it holds a person's work and is kept under another name.

    Args:
        review: the review.
        edition: the criteria it was made with.
        folder: where to write.
        source: path of the submission, kept as a digest.

    Returns:
        The name of the kept worksheet, "" where there was none to keep.

    Raises:
        OutputUnwritable: a file cannot be written, or the worksheet is open in another program.
    """
    require_writable(folder)
    created = datetime.fromisoformat(review.manifest.created)
    worksheet = folder / WORKSHEET_FILE
    kept = ""
    try:
        (folder / REVIEW_FILE).unlink(missing_ok=True)
        if _person_filled(worksheet, read_made(folder)):
            kept = _keep(worksheet).name
    except OSError as error:
        raise OutputUnwritable(f"{worksheet}: {error.strerror or type(error).__name__}") from error
    write_workbook(review, edition, worksheet, created)
    made = Made(source_digest(source) if source else "", file_digest(worksheet))
    write_text(folder / MADE_FILE, made.to_json())
    write_html(review, edition, folder / PAGE_FILE)
    write_text(folder / REVIEW_FILE, review.to_json())
    return kept


def clear_results(folder: Path, source: str) -> None:
    """Remove the results of an earlier run of a report that has failed now; old results would pass for new ones.

    Only results of this source are removed. A worksheet that a person has filled in stays where it is, with the record
    that tells it from a fresh one.
    """
    made = read_made(folder)
    if made is None or made.source != source_digest(source):
        return
    # A file that is open in another program stays; run.json says that the report failed.
    with contextlib.suppress(OSError):
        (folder / REVIEW_FILE).unlink(missing_ok=True)
        (folder / PAGE_FILE).unlink(missing_ok=True)
        worksheet = folder / WORKSHEET_FILE
        if not _person_filled(worksheet, made):
            worksheet.unlink(missing_ok=True)
            (folder / MADE_FILE).unlink(missing_ok=True)
            folder.rmdir()
