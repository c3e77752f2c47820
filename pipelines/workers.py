"""Jobs on isolated workers: what a batch thread or `pmqa check` calls."""

from __future__ import annotations

import threading
from pathlib import Path

from pipelines.isolation import IsolatedWorker, WorkerDied
from pipelines.jobs import run_job, warm_up
from pipelines.outcome import ReportJob, ReportOutcome
from pipelines.outputs import clear_results
from pipelines.settings import Settings

# Memory of the engine itself (interpreter, scikit-learn, model) comes on top of what a report may use; measured on
# 2026-11-25: 158 MB resident after loading pmqa-4.0 and its model, 347 MB at most while a 103-page PDF is reviewed.
ENGINE_BYTES = 512 << 20
# Start-up of a worker (imports and model) has a time limit of its own.
START_SECONDS = 60.0

_local = threading.local()
_all_workers: list[IsolatedWorker] = []
_lock = threading.Lock()


def _worker() -> IsolatedWorker:
    worker: IsolatedWorker | None = getattr(_local, "worker", None)
    with _lock:
        known = worker in _all_workers
    # Another thread of an earlier batch may have closed it.
    if worker is None or not known:
        worker = _local.worker = IsolatedWorker()
        with _lock:
            _all_workers.append(worker)
    return worker


def _ready_worker(settings: Settings) -> IsolatedWorker:
    """This thread's worker with its engine loaded; a new worker and one that died load it first."""
    worker = _worker()
    key = (settings.edition, settings.model)
    if not worker.running or getattr(_local, "engine", None) != key:
        worker.run(warm_up, settings, seconds=START_SECONDS, memory_bytes=_memory_bytes(settings))
        _local.engine = key
    return worker


def _memory_bytes(settings: Settings) -> int:
    return (settings.memory_mb << 20) + ENGINE_BYTES


def run_isolated(job: ReportJob) -> ReportOutcome:
    """Run a job on this thread's worker process; a dead worker becomes a failed outcome."""
    settings = job.settings
    try:
        worker = _ready_worker(settings)
        return worker.run(run_job, job, seconds=settings.seconds, memory_bytes=_memory_bytes(settings))
    except WorkerDied as death:
        clear_results(Path(job.out) / job.name, job.source)
        return ReportOutcome(
            name=job.name, source=job.source, status="failed", code=death.code, detail="worker process ended"
        )


def close_workers() -> None:
    """End all worker processes of this process."""
    with _lock:
        workers = list(_all_workers)
        _all_workers.clear()
    for worker in workers:
        worker.close()
    _local.__dict__.clear()


def end_workers() -> None:
    """End all worker processes at once, also in the middle of a job, and start no more in their place."""
    with _lock:
        workers = list(_all_workers)
    for worker in workers:
        worker.end()
