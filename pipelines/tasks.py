"""Prefect tasks: one report is one task."""

from __future__ import annotations

from typing import Any

from prefect import task
from prefect.cache_policies import NO_CACHE

from pipelines.manifest import read_jobs
from pipelines.workers import run_isolated


@task(name="review_report", task_run_name="{label}", cache_policy=NO_CACHE, persist_result=False)
def review_report(label: str, manifest: str, number: int) -> dict[str, Any]:
    """Review one submission in a worker process and return its outcome as plain data.

    Args:
        label: name shown in the run view.
        manifest: path of the file with the jobs of the batch.
        number: position of the job in that file, from 0.
    """
    return run_isolated(read_jobs(manifest)[number]).as_dict()
