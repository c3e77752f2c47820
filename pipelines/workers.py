"""Jobs on isolated workers: what a batch thread or `pmqa check` calls."""

from __future__ import annotations

import threading

from pipelines.isolation import IsolatedWorker, WorkerDied
from pipelines.jobs import run_job
from pipelines.outcome import ReportJob, ReportOutcome

# Memory of the engine itself (interpreter, scikit-learn, model) comes on top of what a report may use; measured on
# 2026-11-25 as 350 MB resident after loading the model of pmqa-4.0, rounded up.
ENGINE_BYTES = 512 << 20
# Start-up of a worker (imports and model, 3 to 8 s on two busy cores) counts against its first job only.
START_SECONDS = 60.0

_local = threading.local()
_all_workers: list[IsolatedWorker] = []
_lock = threading.Lock()


def _worker() -> IsolatedWorker:
    worker: IsolatedWorker | None = getattr(_local, "worker", None)
    if worker is None:
        worker = _local.worker = IsolatedWorker()
        with _lock:
            _all_workers.append(worker)
    return worker


def run_isolated(job: ReportJob) -> ReportOutcome:
    """Run a job on this thread's worker process; a dead worker becomes a failed outcome."""
    settings = job.settings
    try:
        return _worker().run(
            run_job,
            job,
            seconds=settings.seconds + START_SECONDS,
            memory_bytes=(settings.memory_mb << 20) + ENGINE_BYTES,
        )
    except WorkerDied as death:
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
