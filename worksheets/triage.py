"""The triage table for a batch: triage.xlsx to read and sort, triage.csv for other programs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from criteria.edition import Edition
from worksheets.atomic import write_bytes
from worksheets.safe_text import cell_text
from worksheets.triage_columns import TriageColumn, ordered, triage_columns
from worksheets.triage_row import TriageRow, failed_row, reviewed_row
from worksheets.triage_sheets import triage_workbook

if TYPE_CHECKING:
    from pandas import DataFrame

TRIAGE_WORKBOOK = "triage.xlsx"
TRIAGE_CSV = "triage.csv"

__all__ = [
    "TRIAGE_CSV",
    "TRIAGE_WORKBOOK",
    "TriageRow",
    "failed_row",
    "reviewed_row",
    "triage_csv",
    "triage_table",
    "write_triage",
]

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
    text: str = triage_table(rows, edition).to_csv(index=False, lineterminator="\r\n")
    return text.encode("utf-8-sig")


def triage_table(rows: Sequence[TriageRow], edition: Edition) -> DataFrame:
    """Return the table as a DataFrame, one row a submission in the order given, for the CSV and for own analyses.

    Values are whole objects: a column of counts with an empty cell stays a column of counts.
    """
    # Imported here: pandas takes half a second and only a batch needs it.
    from pandas import DataFrame

    columns = triage_columns(edition)
    values = [[_csv_value(column, row) for column in columns] for row in rows]
    return DataFrame(values, columns=[column.head for column in columns], dtype=object)


def _csv_value(column: TriageColumn, row: TriageRow) -> str | int | float:
    value = column.value(row)
    if value is None:
        return ""
    if isinstance(value, str):
        text = cell_text(value)
        # The apostrophe keeps report text from being run as a formula when the file is opened by double click.
        return "'" + text if text.startswith(_FORMULA_STARTS) else text
    return value
