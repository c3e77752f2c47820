"""worksheet.xlsx: the workbook that a reviewer finishes."""

from __future__ import annotations

import io
from datetime import datetime
from pathlib import Path

from coverage.review import Review
from criteria.edition import Edition
from worksheets import sheet_names
from worksheets.atomic import write_bytes
from worksheets.choices import write_choices
from worksheets.open_workbook import new_workbook
from worksheets.plan import plan
from worksheets.row_key import identity
from worksheets.safe_text import cell_text, one_line
from worksheets.sheets_evidence import write_evidence
from worksheets.sheets_examiner import block_rows, write_examiner
from worksheets.sheets_gaps import write_gaps
from worksheets.sheets_matrix import write_matrix
from worksheets.sheets_rest import write_about, write_passages, write_problems
from worksheets.sheets_results import write_results
from worksheets.sheets_summary import write_summary
from worksheets.styles import Styles


def write_workbook(review: Review, edition: Edition, path: Path, created: datetime) -> None:
    """Write the workbook of a review.

    Args:
        review: the review.
        edition: the criteria it was made with.
        path: the file to write.
        created: creation time in the document properties.

    Raises:
        OutputUnwritable: the file cannot be written.
    """
    write_bytes(path, workbook_bytes(review, edition, created))


def workbook_bytes(review: Review, edition: Edition, created: datetime) -> bytes:
    """Return the workbook as bytes; the same input gives the same bytes."""
    buffer = io.BytesIO()
    title = f"ผลการตรวจหลักฐาน {one_line(review.report.agency, 120)}".strip()
    book = new_workbook(buffer, title, edition.title, created)
    for name in sheet_names.visible(edition):
        book.add_worksheet(name)
    styles = Styles(book)
    choices = write_choices(book, edition)
    where = plan(review, edition, block_rows(edition))
    write_summary(book, styles, review, edition, where)
    write_matrix(book, styles, review, edition, where)
    write_evidence(book, styles, review, edition, where, choices)
    write_examiner(book, styles, review, edition, where, choices)
    write_gaps(book, styles, review, edition, where)
    write_results(book, styles, review, edition)
    write_passages(book, styles, review, edition)
    write_problems(book, styles, review)
    write_about(book, styles, review, edition)
    hidden = book.add_worksheet(sheet_names.IDENTITY)
    hidden.very_hidden()
    for row, (name, value) in enumerate(identity(review)):
        hidden.write_string(row, 0, name)
        hidden.write_string(row, 1, cell_text(value))
    book.get_worksheet_by_name(sheet_names.SUMMARY).activate()
    book.close()
    return buffer.getvalue()
