"""One way to open a workbook: no guessing of formulas, links or dates, a fixed creation date, properties."""

from __future__ import annotations

import io
from datetime import datetime

from xlsxwriter import Workbook

from worksheets.styles import FONT, SIZE

PROGRAM = "pmqa-review"


def new_workbook(buffer: io.BytesIO, title: str, subject: str, created: datetime) -> Workbook:
    """Return a workbook that is written to `buffer` when it is closed.

    Args:
        buffer: receives the file.
        title: document title.
        subject: document subject, the name of the criteria.
        created: creation time in the properties; the same time gives the same bytes.
    """
    book = Workbook(
        buffer,
        {
            "in_memory": True,
            # Text of reports stays text, whatever it begins with.
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "nan_inf_to_errors": True,
            # The standard font sets the unit of column widths: with the font of the cells as standard, widths, row
            # heights and text keep their proportions when a program has to take another font.
            "default_format_properties": {"font_name": FONT, "font_size": SIZE},
        },
    )
    book.set_properties(
        {
            "title": title,
            "subject": subject,
            "author": PROGRAM,
            "company": "",
            "category": "PMQA",
            "keywords": "PMQA 4.0",
            "comments": "ผลการค้นหาหลักฐาน ผู้ตรวจเป็นผู้ตัดสิน",
            # Zip and XML hold whole seconds without time zone.
            "created": created.replace(tzinfo=None, microsecond=0),
        }
    )
    book.set_size(2400, 1500)
    return book
