"""Sheet of results: measures read from the report, the arithmetic behind their level, small charts of the trend."""

from __future__ import annotations

from collections.abc import Sequence

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_rowcol_to_cell

from coverage.review import Indicator, Review
from criteria.edition import Edition
from worksheets import sheet_names
from worksheets.choices import MEASURE_VERDICTS, drop_down
from worksheets.grid import Column, Value, pages_across, print_layout, write_grid, write_head
from worksheets.links import to_page
from worksheets.measures import arithmetic, band_word, in_order, measure_names, shown_years, sign_word
from worksheets.plan import TABLE_TOP
from worksheets.styles import Styles
from worksheets.words import DIRECTION, TREND


def _columns(years: Sequence[str]) -> tuple[Column, ...]:
    return (
        Column("ประเด็น", 8, "short"),
        Column("ตัวชี้วัด (ตามรายงาน)", 34),
        Column("ตรงกับตัววัดในเกณฑ์", 20),
        Column("บังคับ", 7, "short"),
        Column("หน่วย", 10, "short"),
        Column("ทิศทาง", 12, "short"),
        Column("ค่าเป้าหมาย", 10, "number"),
        *(Column(f"ผล {year}", 9, "number") for year in years),
        Column("แนวโน้ม (กราฟ)", 16),
        Column("แนวโน้ม", 11, "short"),
        Column("ปีที่ตัดสิน", 8, "short"),
        Column("ผลที่ตัดสิน", 12, "number"),
        Column("สูงกว่าเป้า", 11, "signed"),
        Column("วิธีคิด", 28),
        Column("ระดับของตัวชี้วัด", 16, "short"),
        Column("ไฟล์", 14),
        Column("หน้า", 9, "link"),
        Column("ความเห็นผู้ตรวจ", 14, "person", person=True),
        Column("ค่าที่ถูกต้อง / หมายเหตุ", 24, "person", person=True),
        Column("รหัสแถว", 18, hidden=True),
    )


def write_results(book: Workbook, styles: Styles, review: Review, edition: Edition) -> None:
    """Write the sheet of results.

    Args:
        book: the workbook; the sheet exists already.
        styles: formats.
        review: the review.
        edition: its criteria.
    """
    name = sheet_names.results(edition)
    sheet = book.get_worksheet_by_name(name)
    measures = in_order(review.indicators, edition)
    years = shown_years(measures)
    columns = _columns(years)
    write_head(
        sheet,
        styles,
        f"ตัวชี้วัดที่อ่านได้ {len(measures)} ตัว",
        "ร้อยละที่สูงกว่าเป้า = (ผล - เป้าหมาย) / |เป้าหมาย| x 100 กลับเครื่องหมายเมื่อยิ่งน้อยยิ่งดี · ค่าปีเป็น พ.ศ.",
    )
    names = measure_names(edition)
    rows = [_values(indicator, edition, names, years) for indicator in measures]
    write_grid(sheet, styles, TABLE_TOP, columns, rows, freeze_columns=2)
    chart = 7 + len(years)
    for n, indicator in enumerate(measures):
        values = [indicator.years[year] for year in years if year in indicator.years]
        if len(values) > 1:
            row = TABLE_TOP + 1 + n
            first, last = xl_rowcol_to_cell(row, 7), xl_rowcol_to_cell(row, chart - 1)
            sheet.add_sparkline(row, chart, {"range": f"'{name}'!{first}:{last}", **bars(values)})
    first_row, last_row = TABLE_TOP + 1, TABLE_TOP + len(rows)
    drop_down(sheet, first_row, last_row, len(columns) - 3, MEASURE_VERDICTS)
    row = TABLE_TOP + len(rows) + 2
    missing = [names.get(measure, measure) for measure in review.measures_without_result]
    sheet.write_string(row, 0, f"ตัววัดบังคับ (*) ที่ไม่พบผลในรายงาน {len(missing)} ตัว", styles.section)
    for n, (measure, text) in enumerate(zip(review.measures_without_result, missing, strict=True), start=1):
        sheet.write_string(row + n, 0, measure.split("-")[0], styles.short)
        sheet.write_string(row + n, 1, text, styles.text)
    parts = pages_across(sheet, columns, 2, (chart + 2,))
    print_layout(sheet, review.report.agency or edition.title, parts=parts)


def bars(values: Sequence[float]) -> dict[str, str | float]:
    """Return the look of a small chart: bars on a base half the spread below the lowest value, so that all can be seen.

    Bars, because LibreOffice 24.2 prints lines of such charts as single dots.
    """
    low, high = min(values), max(values)
    spread = high - low or 1.0
    # Room above the highest bar, so that the charts of neighbouring rows do not touch.
    return {"type": "column", "series_color": "#0B4F9E", "min": low - spread / 2, "max": high + spread / 4}


def _values(indicator: Indicator, edition: Edition, names: dict[str, str], years: Sequence[str]) -> list[Value]:
    return [
        indicator.subitem,
        indicator.name,
        names.get(indicator.measure, indicator.measure) if indicator.measure else None,
        "*" if indicator.starred else None,
        indicator.unit,
        sign_word(DIRECTION, indicator.direction),
        indicator.target if indicator.target is not None else indicator.target_text,
        *(indicator.years.get(year) for year in years),
        None,
        sign_word(TREND, indicator.trend),
        str(indicator.judged_year) if indicator.judged_year else None,
        indicator.actual if indicator.actual is not None else indicator.actual_text,
        indicator.pct_over_target,
        arithmetic(indicator),
        band_word(edition, indicator.level),
        indicator.file,
        to_page(indicator.file, indicator.page),
        None,
        None,
        indicator.segment_id,
    ]
