"""Columns of the triage table, the same for workbook and CSV."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from coverage.review import Status
from criteria.edition import Edition
from worksheets.triage_row import FAILED, OK, TriageRow
from worksheets.words import BELOW_TARGET, STATUS, Word

STATE: dict[str, Word] = {OK: Word("อ่านแล้ว", "reviewed", "✓"), FAILED: Word("อ่านไม่ได้", "failed", "✗")}


@dataclass(frozen=True, slots=True)
class TriageColumn:
    """One column.

    Attributes:
        head: words of its head.
        width: width in characters.
        value: how to get its value from a row; None stands for "does not apply".
        style: name of the format in Styles.
    """

    head: str
    width: float
    value: Callable[[TriageRow], str | int | float | None]
    style: str = "text"


def ordered(rows: Iterable[TriageRow]) -> tuple[TriageRow, ...]:
    """Return the rows in the order of work: failed ones first, then most blocking gaps, then by name."""
    return tuple(
        sorted(rows, key=lambda r: (r.status != FAILED, -r.blocking, -r.counts.get(Status.MISSING, 0), r.name))
    )


def triage_columns(edition: Edition) -> tuple[TriageColumn, ...]:
    """Return the columns for an edition: names of categories and levels come from it."""
    columns = [
        TriageColumn("หน่วยงาน", 34, lambda r: r.agency or r.name),
        TriageColumn("ปีงบประมาณ", 12, lambda r: r.fiscal_year, "short"),
        TriageColumn("ผลการอ่าน", 12, lambda r: f"{STATE[r.status].sign} {STATE[r.status].th}", "short"),
        TriageColumn("สิ่งที่คนควรดูก่อน และเหตุผล", 50, lambda r: r.first),
        TriageColumn("ช่องที่กั้นระดับถัดไป", 10, lambda r: _if_read(r, r.blocking), "short"),
    ]
    columns += [TriageColumn(f"จำนวนช่อง: {STATUS[status].th}", 9, _count(status), "short") for status in Status]
    columns += [
        TriageColumn(f"{level.name}: ร้อยละที่พบ", 12, _share_of_level(level.id), "percent") for level in edition.levels
    ]
    columns += [
        TriageColumn(f"หมวด {category.id} {category.title}: ร้อยละที่พบ", 13, _share_of(category.id), "percent")
        for category in edition.categories
    ]
    bands = [(edition.results_rule.below, BELOW_TARGET.th), *((v.id, v.name) for v in edition.levels)]
    columns += [TriageColumn(f"ตัวชี้วัด: {name}", 11, _measures(band), "short") for band, name in bands]
    columns += [
        TriageColumn("ตัวชี้วัด: สรุประดับไม่ได้", 11, _measures(""), "short"),
        TriageColumn("ตัววัดบังคับที่ไม่พบผล", 10, lambda r: _if_read(r, r.measures_without_result), "short"),
        TriageColumn("คุณภาพข้อความ", 22, lambda r: r.text_quality),
        TriageColumn("ปัญหาไฟล์ (รายการ)", 9, lambda r: _if_read(r, r.problems), "short"),
        TriageColumn("ประมาณการ (ไม่ใช่คะแนนประเมิน)", 12, lambda r: r.estimate, "number"),
        TriageColumn("รหัสข้อผิดพลาด", 17, lambda r: r.error_code),
        TriageColumn("สาเหตุ", 30, lambda r: r.cause),
        TriageColumn("วิธีแก้", 40, lambda r: r.cure),
        TriageColumn("โฟลเดอร์ผล", 26, lambda r: r.folder),
        TriageColumn("ชื่อที่ส่ง", 26, lambda r: r.name),
    ]
    return tuple(columns)


def _if_read(row: TriageRow, number: int) -> int | None:
    """A failed submission has no counts: an empty cell, never a zero that reads as "no evidence"."""
    return None if row.status == FAILED else number


def _count(status: Status) -> Callable[[TriageRow], int | None]:
    return lambda row: _if_read(row, row.counts.get(status, 0))


def _share(counts: dict[Status, int]) -> float | None:
    cells = sum(counts.values())
    return counts.get(Status.FOUND, 0) / cells if cells else None


def _share_of(category: str) -> Callable[[TriageRow], float | None]:
    return lambda row: _share(row.by_category.get(category, {}))


def _share_of_level(level: str) -> Callable[[TriageRow], float | None]:
    return lambda row: _share(row.by_level.get(level, {}))


def _measures(band: str) -> Callable[[TriageRow], int | None]:
    return lambda row: _if_read(row, row.indicators.get(band, 0))
