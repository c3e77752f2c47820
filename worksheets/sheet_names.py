"""Names of the sheets of worksheet.xlsx, in their order."""

from __future__ import annotations

from criteria.edition import Edition

SUMMARY = "สรุป"
MATRIX = "ตารางความครบถ้วน"
EVIDENCE = "หลักฐาน"
EXAMINER = "แบบบันทึกผู้ตรวจ"
GAPS = "ช่องว่าง"
PASSAGES = "ข้อความทั้งหมด"
PROBLEMS = "ปัญหาไฟล์"
ABOUT = "ข้อมูลการประมวลผล"
# Hidden: values of the drop-downs, and which review the workbook belongs to.
LISTS = "_lists"
IDENTITY = "_pmqa"


def results(edition: Edition) -> str:
    """Return the name of the sheet of results, with the ids of the categories that are judged from numbers."""
    ids = ", ".join(category.id for category in edition.categories if category.kind == "result")
    # A sheet's name takes 31 characters.
    return f"ผลลัพธ์หมวด {ids}"[:31] if ids else "ผลลัพธ์"


def visible(edition: Edition) -> tuple[str, ...]:
    """Return the names of the visible sheets in their order."""
    return (SUMMARY, MATRIX, EVIDENCE, EXAMINER, GAPS, results(edition), PASSAGES, PROBLEMS, ABOUT)
