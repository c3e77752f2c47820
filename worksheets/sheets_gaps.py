"""Sheet "ช่องว่าง": what is still missing, blocking gaps first, in the edition's own words."""

from __future__ import annotations

from xlsxwriter import Workbook

from coverage.review import Evidence, Review
from criteria.edition import Edition
from worksheets import sheet_names
from worksheets.choices import GAP_VERDICTS, drop_down
from worksheets.grid import Column, Value, pages_across, print_layout, write_grid, write_head
from worksheets.overview import Gap, level_names, must_fix
from worksheets.plan import TABLE_TOP, Plan
from worksheets.row_key import cell_key
from worksheets.safe_text import one_line
from worksheets.styles import Styles
from worksheets.words import reasons_text, status_text

COLUMNS = (
    Column("ลำดับ", 7, "short"),
    Column("ความเร่งด่วน", 11, "short"),
    Column("ประเด็น", 8, "short"),
    Column("ระดับ", 12, "short"),
    Column("ชื่อประเด็น", 22),
    Column("สิ่งที่เกณฑ์ขอ", 28),
    Column("สถานะ", 12, "short"),
    Column("เหตุผล", 24),
    Column("ข้อความใกล้เคียงที่สุด (ยังไม่นับเป็นหลักฐาน)", 50),
    Column("ผลการพิจารณา", 15, "person", person=True),
    Column("พบหลักฐานที่ (ไฟล์/หน้า)", 22, "person", person=True),
    Column("ผู้รับผิดชอบ", 16, "person", person=True),
    Column("กำหนดเสร็จ", 13, "date", person=True),
    Column("หมายเหตุ", 22, "person", person=True),
    Column("รหัสแถว", 18, hidden=True),
)
_VERDICT, _DATE = 9, 12
CANDIDATES = 3


def write_gaps(book: Workbook, styles: Styles, review: Review, edition: Edition, plan: Plan) -> None:
    """Write the gap sheet.

    Args:
        book: the workbook; the sheet exists already.
        styles: formats.
        review: the review.
        edition: its criteria.
        plan: the gaps in their order.
    """
    sheet = book.get_worksheet_by_name(sheet_names.GAPS)
    blocking = sum(gap.cell.blocking for gap in plan.gaps)
    write_head(
        sheet,
        styles,
        f"ช่องว่าง {len(plan.gaps)} ช่อง กั้นระดับถัดไป {blocking} ช่อง",
        "ต้องแก้ = กั้นระดับถัดไปของประเด็น · ควรแก้ = ไม่กั้น · ต้องให้คนอ่าน = โปรแกรมอ่านหน้าที่เกี่ยวข้องไม่ได้",
    )
    names = level_names(edition)
    rows = [_values(gap, edition, names) for gap in plan.gaps]
    own = [{6: styles.status(gap.cell.status, blocking=gap.cell.blocking, top=True)} for gap in plan.gaps]
    write_grid(sheet, styles, TABLE_TOP, COLUMNS, rows, freeze_columns=4, styles_of_rows=own)
    first, last = TABLE_TOP + 1, TABLE_TOP + len(rows)
    drop_down(sheet, first, last, _VERDICT, GAP_VERDICTS)
    parts = pages_across(sheet, COLUMNS, 4, (_VERDICT,))
    print_layout(sheet, review.report.agency or edition.title, parts=parts)


def candidate_text(candidate: Evidence) -> str:
    """Return a candidate on one line: place, probability, quote."""
    place = f"น. {candidate.page}" if candidate.page else f"ย่อหน้า {candidate.para_no}"
    return f"[{candidate.file} {place} · {candidate.probability:.0%}] {one_line(candidate.quote, 160)}"


def _values(gap: Gap, edition: Edition, names: dict[str, str]) -> list[Value]:
    item = edition.items[gap.item]
    near = gap.cell.candidates or gap.cell.evidence
    return [
        gap.rank,
        must_fix(gap),
        gap.item,
        names[gap.level],
        item.title,
        item.levels[gap.level].text,
        status_text(gap.cell.status),
        reasons_text(gap.cell.reasons),
        "\n".join(candidate_text(c) for c in near[:CANDIDATES]),
        *([None] * 5),
        cell_key(gap.item, gap.level),
    ]
