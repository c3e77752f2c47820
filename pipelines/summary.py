"""A review as the outcome of its submission: the counts that run.json and the command line show."""

from __future__ import annotations

from collections import Counter

from coverage.review import Review
from pipelines.outcome import ReportOutcome


def outcome_of(review: Review, name: str, source: str, folder: str) -> ReportOutcome:
    """Return the outcome of a submission that was reviewed.

    Args:
        review: its review.
        name: name of the submission.
        source: path as the user gave it, "" where it is not known.
        folder: name of the folder of its results.
    """
    cells = [cell for levels in review.cells.values() for cell in levels.values()]
    return ReportOutcome(
        name=name,
        source=source,
        status="done",
        folder=folder,
        agency=review.report.agency,
        fiscal_year=review.report.fiscal_year,
        pages=sum(f.pages or 0 for f in review.report.files),
        counts=dict(sorted(Counter(c.status.value for c in cells).items())),
        blocking=sum(c.blocking for c in cells),
        problems=len(review.problems),
    )
