"""Prefect flows: a batch of reports."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from contextvars import ContextVar
from pathlib import Path
from typing import Any

from prefect import flow
from prefect.artifacts import create_markdown_artifact
from prefect.client.orchestration import get_client
from prefect.client.schemas.objects import State
from prefect.futures import PrefectFuture, as_completed
from prefect.settings import get_current_settings
from prefect.states import Completed, Failed
from prefect.task_runners import ThreadPoolTaskRunner

from pipelines.manifest import read_jobs, stored_jobs
from pipelines.outcome import ReportJob, ReportOutcome
from pipelines.prefect_home import require_local
from pipelines.processes import interrupts_held
from pipelines.run_record import markdown_table
from pipelines.tasks import review_report
from pipelines.workers import close_workers, end_workers

OnOutcome = Callable[[ReportOutcome], None]

_log = logging.getLogger(__name__)
# A callback is no flow parameter: parameters are stored as JSON by the server.
_listener: ContextVar[OnOutcome | None] = ContextVar("listener", default=None)


def _lost(job: ReportJob, error: BaseException | None) -> ReportOutcome:
    """The outcome of a job whose task ended without one: the type of the fault only, messages may hold text."""
    detail = f"task ended with {type(error).__name__}" if error is not None else "the batch ended before this report"
    return ReportOutcome(name=job.name, source=job.source, status="failed", code="internal", detail=detail)


def _outcome_of(future: PrefectFuture[dict[str, Any]], job: ReportJob) -> ReportOutcome:
    """The outcome of a task; a fault of Prefect or its database and a cancelled run become a failed report."""
    try:
        return ReportOutcome(**future.result())
    except (Exception, asyncio.CancelledError) as error:
        return _lost(job, error)


def _run_tasks(manifest: str, jobs: Sequence[ReportJob], listener: OnOutcome | None) -> list[ReportOutcome]:
    outcomes: dict[int, ReportOutcome] = {}

    def note(number: int, outcome: ReportOutcome) -> None:
        outcomes[number] = outcome
        if listener is not None:
            listener(outcome)

    futures: list[PrefectFuture[dict[str, Any]]] = []
    numbers: dict[Any, int] = {}
    for number, job in enumerate(jobs):
        try:
            future = review_report.submit(job.name, manifest, number)
        except Exception as error:
            note(number, _lost(job, error))
        else:
            futures.append(future)
            numbers[future.task_run_id] = number
    for future in as_completed(futures):
        number = numbers[future.task_run_id]
        note(number, _outcome_of(future, jobs[number]))
    return [outcomes.get(number) or _lost(job, None) for number, job in enumerate(jobs)]


@flow(name="review_reports", persist_result=False)
def review_reports(manifest: str) -> State[list[dict[str, Any]]]:
    """Review every submission; one task a report, failures as values.

    Args:
        manifest: path of the file with the jobs, as `pipelines.manifest.stored_jobs` writes it.

    Returns:
        A state that says how many reports failed; its data is the list of outcomes in the order of the jobs.
    """
    try:
        done = _run_tasks(manifest, read_jobs(manifest), _listener.get())
    except BaseException:
        # Interrupted: Prefect waits for running tasks, and these wait for their workers.
        end_workers()
        raise
    create_markdown_artifact(markdown_table(done), key="pmqa-triage", description="รายงานในรอบนี้")
    data = [o.as_dict() for o in done]
    failed = sum(o.failed for o in done)
    if failed:
        return Failed(message=f"{failed} of {len(done)} reports failed", data=data)
    return Completed(message=f"{len(done)} reports reviewed", data=data)


def refuse_foreign_server() -> None:
    """Look at the settings that Prefect gathered from all its sources before anything is sent.

    Raises:
        ForeignServer: its server or its database is not on this machine.
    """
    settings = get_current_settings()
    database = settings.server.database
    url = database.connection_url.get_secret_value() if database.connection_url is not None else ""
    if database.host and not url:
        url = f"postgresql://{database.host}"
    require_local(settings.api.url or "", url)


def run_batch(jobs: Sequence[ReportJob], workers: int, on_outcome: OnOutcome) -> list[ReportOutcome]:
    """Run the flow over `jobs` on this machine and return the outcomes in the order of the jobs.

    A job whose outcome got lost (fault of Prefect, its server or its database) has a failed one of code "internal".

    Args:
        jobs: one for each submission.
        workers: worker processes at a time.
        on_outcome: called in this thread as each report ends.

    Raises:
        ForeignServer: Prefect would talk to a server that is not on this machine.
        OutputUnwritable: the list of jobs cannot be written to the output folder.
    """
    if not jobs:
        return []
    refuse_foreign_server()
    outcomes: dict[str, ReportOutcome] = {}

    def note(outcome: ReportOutcome) -> None:
        outcomes[outcome.name] = outcome
        on_outcome(outcome)

    fault: Exception | None = None
    token = _listener.set(note)
    try:
        runner: Any = ThreadPoolTaskRunner(max_workers=workers)
        with stored_jobs(Path(jobs[0].out), jobs) as manifest:
            try:
                # The temporary server must outlive Ctrl-C: Prefect tells it how the run ended, and would wait for it.
                with interrupts_held(), get_client(sync_client=True):
                    pass
                review_reports.with_options(task_runner=runner)(str(manifest), return_state=True)
            except Exception as error:
                # What is done stays on record, whatever became of the run.
                _log.debug("flow ended with %s", type(error).__name__)
                fault = error
    finally:
        _listener.reset(token)
        close_workers()
    return [outcomes.get(job.name) or _lost(job, fault) for job in jobs]
