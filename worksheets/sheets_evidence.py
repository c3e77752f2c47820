"""Sheet "หลักฐาน": one row for each item, level and passage, with columns for the reviewer."""

from __future__ import annotations

from xlsxwriter import Workbook

from coverage.review import Review
from criteria.edition import Edition
from worksheets import sheet_names
from worksheets.choices import VERDICTS, Choices, drop_down
from worksheets.grid import Column, Value, pages_across, print_layout, write_grid, write_head
from worksheets.links import MOST_LINKS, Link, to_page
from worksheets.overview import level_names
from worksheets.plan import TABLE_TOP, EvidenceRow, Plan
from worksheets.row_key import evidence_key
from worksheets.safe_text import cell_text
from worksheets.styles import Styles
from worksheets.words import STRENGTH, reasons_text, say, status_text

COLUMNS = (
    Column("ประเด็น", 8, "short"),
    Column("ระดับ", 12, "short"),
    Column("สถานะช่อง", 11, "short"),
    Column("เกณฑ์", 24),
    Column("ข้อความอ้างอิง (ตามต้นฉบับ)", 52),
    Column("ไฟล์", 14),
    Column("หน้า", 9, "link"),
    Column("น้ำหนัก", 10, "short"),
    Column("ความเชื่อมั่น", 9, "percent"),
    Column("ประเด็นรองลงมา", 9, "short"),
    Column("ทำไม", 30),
    Column("หัวข้อในรายงาน", 10, "short"),
    Column("ความเห็นผู้ตรวจ", 13, "person", person=True),
    Column("แก้เป็นประเด็น", 16, "person", person=True),
    Column("แก้เป็นระดับ", 12, "person", person=True),
    Column("จุดแข็ง", 22, "person", person=True),
    Column("โอกาสในการปรับปรุง (OFI)", 22, "person", person=True),
    Column("ประเด็นตรวจ ณ พื้นที่", 22, "person", person=True),
    Column("หมายเหตุ", 16, "person", person=True),
    Column("รหัสแถว", 20, hidden=True),
)
VERDICT, NEW_ITEM, NEW_LEVEL = 12, 13, 14


def write_evidence(
    book: Workbook, styles: Styles, review: Review, edition: Edition, plan: Plan, choices: Choices
) -> None:
    """Write the evidence sheet.

    Args:
        book: the workbook; the sheet exists already.
        styles: formats.
        review: the review.
        edition: its criteria.
        plan: the rows.
        choices: references to the lists of the drop-downs.
    """
    sheet = book.get_worksheet_by_name(sheet_names.EVIDENCE)
    write_head(
        sheet,
        styles,
        f"หลักฐาน {len(plan.evidence)} รายการ",
        "คอลัมน์สีส้มเป็นของผู้ตรวจ · เรียง กรอง หรือลบแถวได้ แต่อย่าแก้ข้อความอ้างอิงและรหัสแถว · "
        "ลิงก์หน้าใช้ได้เมื่อวางไฟล์รายงานไว้ในโฟลเดอร์เดียวกับแผ่นงานนี้",
    )
    names = level_names(edition)
    rows = [_values(row, edition, names, linked=n < MOST_LINKS) for n, row in enumerate(plan.evidence)]
    own = [{2: styles.status(row.cell.status, top=True)} for row in plan.evidence]
    write_grid(sheet, styles, TABLE_TOP, COLUMNS, rows, freeze_columns=2, styles_of_rows=own)
    first, last = TABLE_TOP + 1, TABLE_TOP + len(rows)
    drop_down(sheet, first, last, VERDICT, VERDICTS)
    drop_down(sheet, first, last, NEW_ITEM, choices.items)
    drop_down(sheet, first, last, NEW_LEVEL, choices.levels)
    parts = pages_across(sheet, COLUMNS, 2, (VERDICT,))
    print_layout(sheet, review.report.agency or edition.title, parts=parts)


def why(row: EvidenceRow) -> str:
    """Return why a passage is cited: reasons of the cell, deciding words, and a heading that disagrees."""
    parts = [reasons_text(row.cell.reasons)]
    if row.evidence.terms:
        parts.append("คำสำคัญ: " + ", ".join(row.evidence.terms[:6]))
    if row.evidence.heading_disagrees:
        parts.append("⚠ หัวข้อกับเนื้อหาชี้คนละประเด็น")
    return "\n".join(part for part in parts if part)


def _values(row: EvidenceRow, edition: Edition, names: dict[str, str], *, linked: bool) -> list[Value]:
    evidence = row.evidence
    page = to_page(evidence.file, evidence.page, evidence.para_no)
    sign = STRENGTH[evidence.strength].sign if evidence.strength in STRENGTH else ""
    return [
        row.item,
        names[row.level],
        status_text(row.cell.status),
        edition.items[row.item].levels[row.level].text,
        cell_text(evidence.quote),
        evidence.file,
        page if linked else Link(page.text),
        f"{sign} {say(STRENGTH, evidence.strength)}".strip(),
        evidence.probability,
        evidence.runner_up,
        why(row),
        evidence.heading_item,
        *([None] * 7),
        evidence_key(evidence.segment_id, row.item, row.level, evidence.quote),
    ]
