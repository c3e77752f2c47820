"""One line of the triage table: one submission, reviewed or failed."""

from __future__ import annotations

from dataclasses import dataclass, field

from coverage.estimate import estimate
from coverage.review import Review, Status
from criteria.edition import Edition
from worksheets.overview import (
    contested,
    counts_by_category,
    counts_by_level,
    counts_of_review,
    gaps,
    indicators_by_level,
    text_quality,
)

OK = "ok"
FAILED = "failed"


@dataclass(frozen=True, slots=True)
class TriageRow:
    """One submission in the table for the whole batch.

    Attributes:
        name: name of the submission.
        folder: folder of its results, relative to the triage file; "" when it failed.
        agency: agency as printed in the report, "" where unknown.
        fiscal_year: Buddhist year or None.
        status: "ok" or "failed".
        error_code: error code when failed.
        cause: the cause in words when failed.
        cure: what to do about it.
        counts: status -> number of cells.
        by_category: category id -> status -> number of cells.
        by_level: level id -> status -> number of cells.
        blocking: number of blocking gaps.
        indicators: band -> number of measures; "" for measures whose level could not be told.
        measures_without_result: number of compulsory measures without a result.
        text_quality: how well the files could be read, in words.
        problems: number of problems of files and pages.
        estimate: estimated score, None when failed.
        first: what a person should look at first, with the reason.
        item_statuses: (item id, level id) -> status, for the table of all cells.
    """

    name: str
    folder: str = ""
    agency: str = ""
    fiscal_year: int | None = None
    status: str = OK
    error_code: str = ""
    cause: str = ""
    cure: str = ""
    counts: dict[Status, int] = field(default_factory=dict)
    by_category: dict[str, dict[Status, int]] = field(default_factory=dict)
    by_level: dict[str, dict[Status, int]] = field(default_factory=dict)
    blocking: int = 0
    indicators: dict[str, int] = field(default_factory=dict)
    measures_without_result: int = 0
    text_quality: str = ""
    problems: int = 0
    estimate: float | None = None
    first: str = ""
    item_statuses: dict[tuple[str, str], Status] = field(default_factory=dict)


def reviewed_row(review: Review, edition: Edition, name: str, folder: str) -> TriageRow:
    """Return the line of a submission that was reviewed.

    Args:
        review: its review.
        edition: the criteria it was reviewed with.
        name: name of the submission.
        folder: folder of its results, relative to the triage file.
    """
    blocking = sum(cell.blocking for levels in review.cells.values() for cell in levels.values())
    return TriageRow(
        name=name,
        folder=folder,
        agency=review.report.agency,
        fiscal_year=review.report.fiscal_year,
        counts=counts_of_review(review),
        by_category=counts_by_category(review, edition),
        by_level=counts_by_level(review, edition),
        blocking=blocking,
        indicators=indicators_by_level(review.indicators, edition),
        measures_without_result=len(review.measures_without_result),
        text_quality=text_quality(review),
        problems=len(review.problems),
        estimate=estimate(review.cells, edition).total,
        first=_first(review, edition),
        item_statuses={(item, level): review.cells[item][level].status for item, level in edition.cells},
    )


def failed_row(name: str, error_code: str, cause: str, cure: str) -> TriageRow:
    """Return the line of a submission that has no review.

    Args:
        name: name of the submission.
        error_code: stable code of the error.
        cause: what happened, in words.
        cure: what to do about it, in words.
    """
    return TriageRow(
        name=name,
        status=FAILED,
        error_code=error_code,
        cause=cause,
        cure=cure,
        text_quality="เปิดอ่านไม่ได้",
        first=f"อ่านรายงานไม่ได้: {cause}",
    )


def _first(review: Review, edition: Edition) -> str:
    """The one thing to look at first: what could not be read, then blocking gaps, then doubtful evidence."""
    if review.problems:
        problem = review.problems[0]
        place = f" หน้า {problem.page}" if problem.page else ""
        more = f" และอีก {len(review.problems) - 1} รายการ" if len(review.problems) > 1 else ""
        return f"ปัญหาไฟล์ {problem.file}{place}: {problem.message_th}{more}"
    blocking = [gap for gap in gaps(review, edition) if gap.cell.blocking]
    if blocking:
        items = ", ".join(gap.item for gap in blocking[:6])
        more = f" และอีก {len(blocking) - 6}" if len(blocking) > 6 else ""
        return f"ช่องที่กั้นระดับถัดไป {len(blocking)} ช่อง: {items}{more}"
    doubtful = contested(review, edition)
    if doubtful:
        item, _, why = doubtful[0]
        return f"ข้อ {item}: {why}"
    return "ไม่มีเรื่องเร่งด่วน"
