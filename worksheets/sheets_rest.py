"""Sheets to look things up: all passages, problems of files, and what made this workbook."""

from __future__ import annotations

from xlsxwriter import Workbook

from coverage.review import PassageRecord, Review
from criteria.edition import Edition
from worksheets import sheet_names
from worksheets.grid import Column, Value, print_layout, write_grid, write_head
from worksheets.links import MOST_LINKS, Link, to_page
from worksheets.overview import level_names
from worksheets.plan import TABLE_TOP
from worksheets.row_height import ONE_LINE, height_of
from worksheets.safe_text import cell_text
from worksheets.styles import Styles
from worksheets.words import FLAG, KIND, STRENGTH, say

PASSAGE_COLUMNS = (
    Column("ที่", 7, "short"),
    Column("ไฟล์", 14),
    Column("หน้า", 9, "link"),
    Column("ย่อหน้า", 8, "short"),
    Column("หัวข้อที่ข้อความอยู่", 24),
    Column("ข้อความ", 80),
    Column("ชนิดข้อความ", 14, "short"),
    Column("เป็นหลักฐาน", 9, "short"),
    Column("ประเด็น", 8, "short"),
    Column("ระดับ", 12, "short"),
    Column("ความเชื่อมั่น", 9, "percent"),
    Column("น้ำหนัก", 11, "short"),
    Column("ประเด็นตามหัวข้อ", 9, "short"),
    Column("ข้อสังเกตการอ่าน", 14),
    Column("รหัสแถว", 18, hidden=True),
)
PROBLEM_COLUMNS = (
    Column("ไฟล์", 40),
    Column("หน้า", 10, "link"),
    Column("สาเหตุและวิธีแก้", 80),
    Column("รหัส", 22),
)
_ABOUT_WIDTHS = (32.0, 90.0)


def write_passages(book: Workbook, styles: Styles, review: Review, edition: Edition) -> None:
    """Write the sheet of all passages with what was said about each."""
    sheet = book.get_worksheet_by_name(sheet_names.PASSAGES)
    evidence = sum(passage.is_evidence for passage in review.passages)
    write_head(
        sheet,
        styles,
        f"ข้อความทั้งหมด {len(review.passages)} ข้อความ เป็นหลักฐาน {evidence}",
        "ใช้ตรวจว่าโปรแกรมอ่านอะไรได้และจำแนกอย่างไร กรองตามชนิด ประเด็น หรือระดับได้",
    )
    names = level_names(edition)
    rows = [_passage(n, p, names) for n, p in enumerate(review.passages, start=1)]
    write_grid(sheet, styles, TABLE_TOP, PASSAGE_COLUMNS, rows, freeze_columns=1)
    print_layout(sheet, review.report.agency or edition.title)


def _passage(number: int, passage: PassageRecord, names: dict[str, str]) -> list[Value]:
    page = to_page(passage.file, passage.page, passage.para_no)
    judged = passage.is_evidence
    return [
        number,
        passage.file,
        page if number < MOST_LINKS else Link(page.text),
        passage.para_no,
        " > ".join(passage.heading_path),
        cell_text(passage.text),
        say(KIND, passage.kind),
        "ใช่" if judged else "ไม่ใช่",
        passage.item if judged else None,
        names.get(passage.level or "", passage.level) if judged else None,
        passage.probability if judged else None,
        say(STRENGTH, passage.strength) if judged else None,
        passage.heading_item,
        ", ".join(say(FLAG, flag) for flag in passage.flags),
        passage.segment_id,
    ]


def write_problems(book: Workbook, styles: Styles, review: Review) -> None:
    """Write the sheet of problems with files and pages."""
    sheet = book.get_worksheet_by_name(sheet_names.PROBLEMS)
    note = "ส่วนที่อ่านไม่ได้ไม่ถือว่าไม่มีหลักฐาน ช่องที่เกี่ยวข้องเป็น ตัดสินไม่ได้" if review.problems else "ไม่มีปัญหา: อ่านได้ทุกไฟล์และทุกหน้า"
    write_head(sheet, styles, f"ปัญหาไฟล์ {len(review.problems)} รายการ", note)
    rows: list[list[Value]] = [
        [p.file, to_page(p.file, p.page) if p.page else "ทั้งไฟล์", p.message_th, p.code] for p in review.problems
    ]
    write_grid(sheet, styles, TABLE_TOP, PROBLEM_COLUMNS, rows)
    print_layout(sheet, review.report.agency or sheet_names.PROBLEMS)


def write_about(book: Workbook, styles: Styles, review: Review, edition: Edition) -> None:
    """Write versions, digests, settings and how to read the workbook."""
    sheet = book.get_worksheet_by_name(sheet_names.ABOUT)
    sheet.set_column(0, 0, _ABOUT_WIDTHS[0])
    sheet.set_column(1, 1, _ABOUT_WIDTHS[1])
    sheet.set_default_row(ONE_LINE)
    write_head(sheet, styles, "ข้อมูลการประมวลผล และวิธีอ่านแผ่นงานนี้", "")
    manifest = review.manifest
    facts = [
        ("โปรแกรม", f"pmqa-review {manifest.version}"),
        ("เวลาที่ประมวลผล", manifest.created),
        ("ฉบับเกณฑ์", f"{edition.id} {edition.title}"),
        ("SHA-256 ของฉบับเกณฑ์", review.edition.sha256),
        ("เอกสารต้นทางของเกณฑ์", edition.provenance.document),
        ("SHA-256 ของแบบจำลอง", manifest.model_sha256),
        *((f"SHA-256 ของ {file.name}", file.sha256 or "อ่านไม่ได้") for file in review.report.files),
        *((f"ค่าตั้ง: {key}", str(value)) for key, value in sorted(manifest.settings.items())),
    ]
    row = 2
    for label, text in facts:
        sheet.write_string(row, 0, cell_text(label), styles.head)
        sheet.write_string(row, 1, cell_text(text), styles.text)
        sheet.set_row(row, max(height_of(label, _ABOUT_WIDTHS[0]), height_of(text, _ABOUT_WIDTHS[1])))
        row += 1
    row += 1
    sheet.write_string(row, 0, "วิธีอ่าน", styles.section)
    for name, text in guide(edition):
        row += 1
        sheet.write_string(row, 0, name, styles.head)
        sheet.write_string(row, 1, text, styles.text)
        sheet.set_row(row, height_of(text, _ABOUT_WIDTHS[1]))
    print_layout(sheet, review.report.agency or sheet_names.ABOUT)


def guide(edition: Edition) -> tuple[tuple[str, str], ...]:
    """Return how to read the workbook: name of a sheet or term, explanation."""
    return (
        (sheet_names.SUMMARY, "ภาพรวม สิ่งที่ยังขาด และช่องที่ควรอ่านก่อน"),
        (sheet_names.MATRIX, "สถานะทุกช่อง คลิกเพื่อไปยังหลักฐานหรือช่องว่าง กรอบหนาคือช่องที่กั้นระดับถัดไป"),
        (sheet_names.EVIDENCE, "ข้อความที่อ้างตามต้นฉบับทุกตัวอักษร ผู้ตรวจเลือก เห็นด้วย แก้ไข หรือ ไม่ใช่หลักฐาน"),
        (sheet_names.EXAMINER, "จุดแข็ง OFI ประเด็นตรวจ ณ พื้นที่ ระดับ และคะแนน เขียนโดยผู้ตรวจเท่านั้น"),
        (sheet_names.GAPS, "ช่องที่ยังไม่พบหลักฐาน พร้อมเหตุผล ข้อความใกล้เคียง และช่องผู้รับผิดชอบ"),
        (sheet_names.results(edition), "ตัวชี้วัดจากตารางในรายงาน วิธีคิดร้อยละ และแนวโน้ม"),
        (sheet_names.PASSAGES, "ทุกข้อความที่อ่านได้ ใช้ตรวจการอ่านและค้นหาเพิ่ม"),
        (sheet_names.PROBLEMS, "ไฟล์หรือหน้าที่อ่านไม่ได้ พร้อมวิธีแก้"),
        ("ความเชื่อมั่น", "ความน่าจะเป็นที่ข้อความตรงกับประเด็นนั้นตามแบบจำลอง ไม่ใช่ระดับคุณภาพของการดำเนินการ"),
        ("น้ำหนัก", "■ มีข้อเท็จจริง = ระบุสิ่งที่ทำพร้อมชื่อ ตัวเลข วันที่ หรือเอกสาร · □ กล่าวอ้าง = ไม่มีข้อเท็จจริงประกอบ"),
        ("ลิงก์ไปยังหน้า", "ใช้ได้เมื่อวางไฟล์รายงานไว้ในโฟลเดอร์เดียวกับแผ่นงานนี้ ไฟล์ Word ไม่มีเลขหน้า จึงแสดงลำดับย่อหน้า"),
    )
