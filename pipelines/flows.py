"""Prefect flows: a batch of reports."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextvars import ContextVar
from typing import Any

from prefect import flow
from prefect.artifacts import create_markdown_artifact
from prefect.client.schemas.objects import State
from prefect.futures import as_completed
from prefect.states import Completed, Failed
from prefect.task_runners import ThreadPoolTaskRunner

from pipelines.outcome import ReportJob, ReportOutcome
from pipelines.run_record import markdown_table
from pipelines.tasks import review_report
from pipelines.workers import close_workers

OnOutcome = Callable[[ReportOutcome], None]

# A callback is no flow parameter: parameters are stored as JSON by the server.
_listener: ContextVar[OnOutcome | None] = ContextVar("listener", default=None)


@flow(name="review_reports", persist_result=False)
def review_reports(jobs: list[dict[str, Any]]) -> State[list[dict[str, Any]]]:
    """Review every submission; one task a report, failures as values.

    Args:
        jobs: ReportJob as plain data, one for each submission.

    Returns:
        A state that says how many reports failed; its data is the list of outcomes in the order of the jobs.
    """
    listener = _listener.get()
    futures = [review_report.submit(job["name"], job) for job in jobs]
    outcomes: dict[str, ReportOutcome] = {}
    for future in as_completed(futures):
        outcome = ReportOutcome(**future.result())
        outcomes[outcome.name] = outcome
        if listener is not None:
            listener(outcome)
    done = [outcomes[job["name"]] for job in jobs]
    create_markdown_artifact(markdown_table(done), key="pmqa-triage", description="รายงานในรอบนี้")
    data = [o.as_dict() for o in done]
    failed = sum(o.failed for o in done)
    if failed:
        return Failed(message=f"{failed} of {len(done)} reports failed", data=data)
    return Completed(message=f"{len(done)} reports reviewed", data=data)


def run_batch(jobs: Sequence[ReportJob], workers: int, on_outcome: OnOutcome) -> list[ReportOutcome]:
    """Run the flow over `jobs` on this machine and return the outcomes in the order of the jobs.

    Args:
        jobs: one for each submission.
        workers: worker processes at a time.
        on_outcome: called in this thread as each report ends.
    """
    outcomes: dict[str, ReportOutcome] = {}

    def note(outcome: ReportOutcome) -> None:
        outcomes[outcome.name] = outcome
        on_outcome(outcome)

    token = _listener.set(note)
    try:
        runner: Any = ThreadPoolTaskRunner(max_workers=workers)
        review_reports.with_options(task_runner=runner)([job.as_dict() for job in jobs], return_state=True)
    finally:
        _listener.reset(token)
        close_workers()
    return [outcomes[job.name] for job in jobs]
