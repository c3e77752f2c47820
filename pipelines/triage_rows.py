"""Outcomes of a batch as rows of the triage table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from coverage.review import read_review
from criteria.edition import Edition
from pipelines.messages import message_for
from pipelines.outcome import ReportOutcome
from pipelines.outputs import REVIEW_FILE
from worksheets.triage_row import TriageRow, failed_row, reviewed_row


def rows_of(out: Path, outcomes: Sequence[ReportOutcome], edition: Edition) -> Iterator[TriageRow]:
    """Yield a row for each outcome; reviews are read from their files one at a time, so memory stays flat."""
    for outcome in outcomes:
        if outcome.failed:
            message = message_for(outcome.code)
            yield failed_row(outcome.name, outcome.code, message.cause_th, message.cure_th)
        else:
            review = read_review((out / outcome.folder / REVIEW_FILE).read_text(encoding="utf-8"))
            yield reviewed_row(review, edition, outcome.name, outcome.folder)
