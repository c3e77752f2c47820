"""The triage table for a batch: triage.xlsx to read and sort, triage.csv for other programs."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

from criteria.edition import Edition
from worksheets.atomic import write_bytes
from worksheets.safe_text import cell_text
from worksheets.triage_columns import TriageColumn, ordered, triage_columns
from worksheets.triage_row import TriageRow, failed_row, reviewed_row
from worksheets.triage_sheets import triage_workbook

TRIAGE_WORKBOOK = "triage.xlsx"
TRIAGE_CSV = "triage.csv"

__all__ = ["TRIAGE_CSV", "TRIAGE_WORKBOOK", "TriageRow", "failed_row", "reviewed_row", "triage_csv", "write_triage"]

# A spreadsheet program runs a CSV cell that begins so as a formula (OWASP, "CSV injection").
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\n")


def write_triage(rows: Iterable[TriageRow], edition: Edition, folder: Path, created: datetime) -> None:
    """Write triage.xlsx and triage.csv.

    Args:
        rows: one for each submission, reviewed or failed.
        edition: the criteria of the batch.
        folder: where to write.
        created: time printed in the workbook.

    Raises:
        OutputUnwritable: a file cannot be written.
    """
    lines = ordered(rows)
    write_bytes(folder / TRIAGE_WORKBOOK, triage_workbook(lines, edition, created))
    write_bytes(folder / TRIAGE_CSV, triage_csv(lines, edition))


def triage_csv(rows: Sequence[TriageRow], edition: Edition) -> bytes:
    """Return the table as CSV, UTF-8 with byte order mark so that Excel shows Thai."""
    columns = triage_columns(edition)
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow([column.head for column in columns])
    for row in rows:
        writer.writerow([_csv_value(column, row) for column in columns])
    return buffer.getvalue().encode("utf-8-sig")


def _csv_value(column: TriageColumn, row: TriageRow) -> str | int | float:
    value = column.value(row)
    if value is None:
        return ""
    if isinstance(value, str):
        text = cell_text(value)
        # The apostrophe keeps report text from being run as a formula when the file is opened by double click.
        return "'" + text if text.startswith(_FORMULA_STARTS) else text
    return value
