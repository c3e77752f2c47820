"""Tables on a sheet: heads, rows, filter, frozen panes, widths and print layout in one place."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from worksheets.links import Link
from worksheets.row_height import height_of
from worksheets.safe_text import cell_text, one_line
from worksheets.styles import Styles

Value = str | float | int | None | Link
A4 = 9
# Room between the margins of A4, in points.
PRINTED_LANDSCAPE, PRINTED_PORTRAIT = 784.0, 537.0
# Width of a digit at 14 points in the widest usual font (Laksaman 0.544 em, Garuda and Loma 0.556 em), plus 2 % because
# programs round columns up to whole pixels.
POINTS_PER_UNIT = 7.95
# On a page across, in characters: text of 14 points is printed at about 7 points then, 9 where the font is drawn large.
WIDEST_PAGE = 190.0


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table.

    Attributes:
        head: words of its head, unique in the table.
        width: width in characters of the standard font.
        style: name of the format in Styles.
        person: whether people fill it.
        hidden: whether it is hidden (keys).
    """

    head: str
    width: float
    style: str = "text"
    person: bool = False
    hidden: bool = False


def write_value(sheet: Worksheet, row: int, column: int, value: Value, style: Format) -> None:
    """Write one value; text is always written as text, whatever it begins with.

    Args:
        sheet: the sheet.
        row: 0-based row.
        column: 0-based column.
        value: text, number, link, or None for an empty cell.
        style: format of the cell.
    """
    if value is None or value == "":
        sheet.write_blank(row, column, None, style)
    elif isinstance(value, Link):
        if value.target:
            sheet.write_url(row, column, value.target, style, cell_text(value.text), value.tip or None)
        else:
            sheet.write_string(row, column, cell_text(value.text), style)
    elif isinstance(value, str):
        sheet.write_string(row, column, cell_text(value), style)
    else:
        sheet.write_number(row, column, value, style)


def write_grid(
    sheet: Worksheet,
    styles: Styles,
    top: int,
    columns: Sequence[Column],
    rows: Sequence[Sequence[Value]],
    *,
    freeze_columns: int = 0,
    styles_of_rows: Sequence[dict[int, Format]] | None = None,
) -> None:
    """Write heads and rows, set widths, filter and frozen panes, and repeat the head on every printed page.

    Args:
        sheet: the sheet.
        styles: formats of the workbook.
        top: 0-based row of the heads.
        columns: the columns.
        rows: one value for each column.
        freeze_columns: number of columns that stay in view.
        styles_of_rows: for each row, formats of single columns that differ from the column's own.
    """
    sheet.set_row(top, max(height_of(column.head, column.width) for column in columns))
    formats = [getattr_style(styles, column.style) for column in columns]
    for n, column in enumerate(columns):
        sheet.set_column(n, n, column.width, None, {"hidden": column.hidden})
        sheet.write_string(top, n, column.head, styles.head_person if column.person else styles.head)
    for offset, values in enumerate(rows):
        own = styles_of_rows[offset] if styles_of_rows else {}
        sheet.set_row(top + 1 + offset, row_height(columns, values))
        for n, value in enumerate(values):
            write_value(sheet, top + 1 + offset, n, value, own.get(n, formats[n]))
    if rows:
        sheet.autofilter(top, 0, top + len(rows), len(columns) - 1)
    sheet.freeze_panes(top + 1, freeze_columns)
    sheet.repeat_rows(top)


def row_height(columns: Sequence[Column], values: Sequence[Value]) -> float:
    """Return the height of a row that shows all its visible values, in points."""
    texts = [value.text if isinstance(value, Link) else value for value in values]
    return max(
        (
            height_of(text, column.width)
            for text, column in zip(texts, columns, strict=True)
            if isinstance(text, str) and not column.hidden
        ),
        default=height_of("", 1),
    )


def write_head(sheet: Worksheet, styles: Styles, title: str, note: str, *, row: int = 0) -> None:
    """Write the title of a sheet and a line that explains it; both run over the columns to their right."""
    sheet.set_row(row, 32)
    sheet.write_string(row, 0, cell_text(title), styles.title)
    sheet.set_row(row + 1, height_of("", 1))
    if note:
        sheet.write_string(row + 1, 0, cell_text(note), styles.line_note)


def getattr_style(styles: Styles, name: str) -> Format:
    """Return a named format of Styles."""
    style: Format = getattr(styles, name)
    return style


def pages_across(
    sheet: Worksheet, columns: Sequence[Column], repeated: int, breaks: Sequence[int] = ()
) -> tuple[float, ...]:
    """Let a wide table print on several pages across and return the widths of its parts in characters.

    Args:
        sheet: the sheet.
        columns: its columns.
        repeated: number of left columns that every page repeats.
        breaks: columns that begin a new page; chosen so that no page is wider than WIDEST_PAGE where none are given.
    """
    widths = [0.0 if column.hidden else column.width for column in columns]
    chosen = list(breaks) or _breaks(widths, repeated)
    sheet.set_v_pagebreaks(chosen)
    sheet.repeat_columns(0, repeated - 1)
    edges = [0, *chosen, len(widths)]
    kept = sum(widths[:repeated])
    return tuple(sum(widths[a:b]) + (kept if a else 0) for a, b in itertools.pairwise(edges))


def _breaks(widths: Sequence[float], repeated: int) -> list[int]:
    found, used = [], 0.0
    for n, width in enumerate(widths):
        if used + width > WIDEST_PAGE and used:
            found.append(n)
            used = sum(widths[:repeated])
        used += width
    return found


def print_layout(
    sheet: Worksheet,
    title: str,
    *,
    landscape: bool = True,
    pages_down: int = 0,
    parts: Sequence[float] = (),
) -> None:
    """Print on A4 with title, page numbers and small margins.

    Args:
        sheet: the sheet.
        title: words at the head of every page.
        landscape: lying or standing.
        pages_down: number of pages the sheet is shrunk to, 0 for as many as it takes.
        parts: widths in characters of what stands on one page across. Given, the sheet is scaled so that the widest
            fits, and breaks set by hand hold (programs ignore them on sheets that are fitted to a number of pages);
            otherwise all columns are fitted to one page.
    """
    if landscape:
        sheet.set_landscape()
    else:
        sheet.set_portrait()
    sheet.set_paper(A4)
    if parts:
        room = PRINTED_LANDSCAPE if landscape else PRINTED_PORTRAIT
        sheet.set_print_scale(max(10, min(100, int(100 * room / (max(parts) * POINTS_PER_UNIT)))))
    else:
        sheet.fit_to_pages(1, pages_down)
    sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    # "&" starts a code in Excel's headers; a doubled one prints as itself. Excel takes 255 characters with the codes.
    safe = one_line(title, 80).replace("&", "&&")
    # The space keeps a name that begins with a figure from being read as part of the font size.
    sheet.set_header(f'&L&"TH Sarabun New,Regular"&12 {safe}&R&"TH Sarabun New,Regular"&12&A')
    sheet.set_footer('&C&"TH Sarabun New,Regular"&12หน้า &P จาก &N')
