"""Outcomes of a batch as rows of the triage table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from criteria.edition import Edition
from pipelines.messages import message_for
from pipelines.outcome import ReportOutcome
from pipelines.outputs import REVIEW_FILE
from pipelines.run_join import UNREADABLE, load_review
from worksheets.triage_row import TriageRow, failed_row, reviewed_row


def rows_of(out: Path, outcomes: Sequence[ReportOutcome], edition: Edition) -> Iterator[TriageRow]:
    """Yield a row for each outcome; reviews are read from their files one at a time, so memory stays flat.

    A review that cannot be read, or that was made with criteria of other cells, becomes a failed row.
    """
    for outcome in outcomes:
        row = None if outcome.failed else _reviewed(out, outcome, edition)
        if row is None:
            code = outcome.code if outcome.failed else UNREADABLE
            message = message_for(code)
            row = failed_row(outcome.name, code, message.cause_th, message.cure_th)
        yield row


def _reviewed(out: Path, outcome: ReportOutcome, edition: Edition) -> TriageRow | None:
    review = load_review(out / outcome.folder / REVIEW_FILE)
    if review is None or any(level not in review.cells.get(item, {}) for item, level in edition.cells):
        return None
    return reviewed_row(review, edition, outcome.name, outcome.folder)
