"""Prefect tasks: one report is one task."""

from __future__ import annotations

from typing import Any

from prefect import task
from prefect.cache_policies import NO_CACHE

from pipelines.outcome import ReportJob
from pipelines.workers import run_isolated


@task(name="review_report", task_run_name="{label}", cache_policy=NO_CACHE, persist_result=False)
def review_report(label: str, job: dict[str, Any]) -> dict[str, Any]:
    """Review one submission in a worker process and return its outcome as plain data.

    Args:
        label: name shown in the run view.
        job: ReportJob as plain data.
    """
    return run_isolated(ReportJob.from_dict(job)).as_dict()
