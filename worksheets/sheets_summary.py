"""Sheet "สรุป": who, what was read, how complete it is, what to look at first."""

from __future__ import annotations

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from coverage.estimate import estimate
from coverage.review import Review, Status
from criteria.edition import Edition
from worksheets import sheet_names
from worksheets.grid import Value, print_layout, write_value
from worksheets.links import Link, Place, file_target, to_place
from worksheets.overview import (
    contested,
    counts_by_category,
    counts_by_level,
    counts_of_review,
    level_names,
    must_fix,
    text_quality,
)
from worksheets.plan import Plan
from worksheets.row_height import ONE_LINE, height_of
from worksheets.safe_text import cell_text
from worksheets.styles import Styles
from worksheets.words import STATUS_MEANING, TEXT_LAYER, reasons_text, say, status_text

# Widths of the eight columns, in characters.
_WIDTHS = (15, 46, 16, 16, 16, 16, 14, 24)
_LAST = len(_WIDTHS) - 1
FIRST_GAPS = 12
FIRST_DOUBTS = 12


def write_summary(book: Workbook, styles: Styles, review: Review, edition: Edition, plan: Plan) -> None:
    """Write the summary sheet.

    Args:
        book: the workbook; the sheet exists already so that it comes first.
        styles: formats.
        review: the review.
        edition: its criteria.
        plan: places to link to.
    """
    sheet = book.get_worksheet_by_name(sheet_names.SUMMARY)
    for n, width in enumerate(_WIDTHS):
        sheet.set_column(n, n, width)
    sheet.set_default_row(ONE_LINE)
    title = review.report.agency or "ไม่พบชื่อหน่วยงานในรายงาน"
    sheet.set_row(0, 32)
    sheet.write_string(0, 0, cell_text(f"ผลการตรวจหลักฐาน {edition.title}: {title}"), styles.title)
    row = _facts(sheet, styles, review, 1)
    row = _files(sheet, styles, review, row + 1)
    row = _coverage(sheet, styles, review, edition, row + 1)
    row = _first_gaps(sheet, styles, edition, plan, row + 1)
    row = _doubts(sheet, styles, review, edition, plan, row + 1)
    _estimate(sheet, styles, review, edition, row + 1)
    sheet.freeze_panes(1, 0)
    print_layout(sheet, title)


def _wide(sheet: Worksheet, styles: Styles, row: int, first: int, text: str, style_name: str = "text") -> None:
    """Text over all columns from `first` on, in a row that is high enough."""
    style = getattr(styles, style_name)
    if first < _LAST:
        sheet.merge_range(row, first, row, _LAST, "", style)
    sheet.write_string(row, first, cell_text(text), style)
    sheet.set_row(row, height_of(text, sum(_WIDTHS[first:])))


def _facts(sheet: Worksheet, styles: Styles, review: Review, row: int) -> int:
    counts = counts_of_review(review)
    blocking = sum(cell.blocking for levels in review.cells.values() for cell in levels.values())
    year = review.report.fiscal_year
    facts = [
        ("ปีงบประมาณ", f"พ.ศ. {year}" if year else "ไม่พบในรายงาน"),
        ("คุณภาพข้อความ", text_quality(review)),
        (
            "ผลรวม",
            " · ".join(f"{status_text(s)} {counts[s]} ช่อง" for s in Status) + f" (จาก {sum(counts.values())} ช่อง)",
        ),
        ("ต้องแก้ก่อน", f"ช่องที่กั้นระดับถัดไป {blocking} ช่อง · ปัญหาไฟล์ {len(review.problems)} รายการ"),
        (
            "หมายเหตุ",
            "โปรแกรมค้นหาและอ้างข้อความในรายงานเท่านั้น ไม่ให้คะแนน จุดแข็ง โอกาสในการปรับปรุง และคะแนน เป็นของผู้ตรวจ "
            f"({sheet_names.EXAMINER})",
        ),
    ]
    for label, text in facts:
        sheet.write_string(row, 0, label, styles.head)
        _wide(sheet, styles, row, 1, text)
        row += 1
    return row


def _files(sheet: Worksheet, styles: Styles, review: Review, row: int) -> int:
    sheet.write_string(row, 0, "ไฟล์ที่อ่าน", styles.section)
    heads = ("ที่", "ไฟล์", "จำนวนหน้า", "ข้อความ")
    for n, head in enumerate(heads):
        sheet.write_string(row + 1, n, head, styles.head)
    sheet.merge_range(row + 1, 3, row + 1, _LAST, heads[3], styles.head)
    row += 2
    for number, file in enumerate(review.report.files, start=1):
        target = file_target(file.name, None)
        sheet.write_number(row, 0, number, styles.short)
        write_value(sheet, row, 1, Link(file.name, f"external:{target}" if target else ""), styles.text)
        write_value(sheet, row, 2, file.pages if file.pages is not None else "ไม่มีเลขหน้า", styles.short)
        _wide(sheet, styles, row, 3, say(TEXT_LAYER, file.text_layer))
        row += 1
    return row


def _coverage(sheet: Worksheet, styles: Styles, review: Review, edition: Edition, row: int) -> int:
    sheet.write_string(row, 0, "ความครบถ้วนรายหมวดและรายระดับ (จำนวนช่อง)", styles.section)
    row += 1
    for n, head in enumerate(("หมวด/ระดับ", "ชื่อ", *(status_text(s) for s in Status), "ร้อยละที่พบ", "")):
        if head:
            sheet.write_string(row, n, head, styles.head)
    row += 1
    names = level_names(edition)
    titles = {c.id: (f"หมวด {c.id}", c.title) for c in edition.categories}
    lines = [(*titles[key], counts) for key, counts in counts_by_category(review, edition).items()]
    lines += [("ระดับ", names[key], counts) for key, counts in counts_by_level(review, edition).items()]
    for label, name, counts in lines:
        whole = sum(counts.values())
        values: list[Value] = [label, name, *(counts[s] for s in Status)]
        for n, value in enumerate(values):
            write_value(sheet, row, n, value, styles.text if n < 2 else styles.short)
        sheet.write_number(row, len(values), counts[Status.FOUND] / whole if whole else 0, styles.percent)
        row += 1
    for status in Status:
        sheet.write_string(row, 0, status_text(status), styles.status(status))
        _wide(sheet, styles, row, 1, STATUS_MEANING[status].th, "plain")
        row += 1
    return row


def _first_gaps(sheet: Worksheet, styles: Styles, edition: Edition, plan: Plan, row: int) -> int:
    blocking = [gap for gap in plan.gaps if gap.cell.blocking]
    shown = blocking[:FIRST_GAPS]
    sheet.write_string(row, 0, f"ยังขาดอะไร: ช่องที่กั้นระดับถัดไป {len(blocking)} ช่อง", styles.section)
    row += 1
    if not shown:
        _wide(sheet, styles, row, 0, "ไม่มีช่องที่กั้นระดับถัดไป", "plain")
        return row + 1
    names = level_names(edition)
    for gap in shown:
        place = plan.gap_places[gap.item, gap.level]
        write_value(sheet, row, 0, to_place(gap.item, place), styles.link)
        write_value(sheet, row, 1, edition.items[gap.item].levels[gap.level].text, styles.text)
        write_value(sheet, row, 2, names[gap.level], styles.short)
        sheet.write_string(row, 3, status_text(gap.cell.status), styles.status(gap.cell.status))
        sheet.write_string(row, 4, must_fix(gap), styles.short)
        text = reasons_text(gap.cell.reasons)
        sheet.merge_range(row, 5, row, _LAST, "", styles.text)
        sheet.write_string(row, 5, cell_text(text), styles.text)
        criterion = edition.items[gap.item].levels[gap.level].text
        sheet.set_row(
            row,
            max(
                height_of(criterion, _WIDTHS[1]),
                height_of(text, sum(_WIDTHS[5:])),
                height_of(names[gap.level], _WIDTHS[2]),
            ),
        )
        row += 1
    if len(blocking) > len(shown):
        more = Place(sheet_names.GAPS, 0)
        write_value(
            sheet,
            row,
            1,
            to_place(f"และอีก {len(blocking) - len(shown)} ช่อง ดูแผ่น {sheet_names.GAPS}", more),
            styles.link,
        )
        row += 1
    return row


def _doubts(sheet: Worksheet, styles: Styles, review: Review, edition: Edition, plan: Plan, row: int) -> int:
    doubts = contested(review, edition)
    sheet.write_string(row, 0, f"ควรอ่านก่อน: {len(doubts)} ช่องที่โปรแกรมไม่มั่นใจ", styles.section)
    row += 1
    names = level_names(edition)
    for item, level, why in doubts[:FIRST_DOUBTS]:
        write_value(sheet, row, 0, to_place(item, plan.places.get((item, level))), styles.link)
        write_value(sheet, row, 1, edition.items[item].title, styles.text)
        write_value(sheet, row, 2, names[level], styles.short)
        status = review.cells[item][level].status
        sheet.write_string(row, 3, status_text(status), styles.status(status))
        sheet.merge_range(row, 4, row, _LAST, "", styles.text)
        sheet.write_string(row, 4, why, styles.text)
        sheet.set_row(row, max(height_of(edition.items[item].title, _WIDTHS[1]), height_of(names[level], _WIDTHS[2])))
        row += 1
    return row


def _estimate(sheet: Worksheet, styles: Styles, review: Review, edition: Edition, row: int) -> None:
    guess = estimate(review.cells, edition)
    sheet.write_string(row, 0, "ประมาณการ (ไม่ใช่คะแนนประเมิน)", styles.section)
    row += 1
    sheet.write_string(row, 0, "รวม", styles.head)
    _wide(sheet, styles, row, 1, f"{guess.total:g} จาก {guess.maximum:g}")
    row += 1
    sheet.write_string(row, 0, "รายหมวด", styles.head)
    _wide(sheet, styles, row, 1, " · ".join(f"หมวด {key}: {value:g}" for key, value in guess.by_category.items()))
    row += 1
    sheet.write_string(row, 0, "วิธีคิด", styles.head)
    _wide(sheet, styles, row, 1, guess.rule)
