"""Time limits: start-up is apart from the jobs, and the reader stops before the watchdog."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from pipelines import workers
from pipelines.isolation import WorkerDied
from pipelines.jobs import run_job, warm_up
from pipelines.outcome import ReportJob, ReportOutcome
from pipelines.reading import limits_of
from pipelines.settings import Settings


class Recorder:
    """Stands for a worker: notes what it is asked to do within how many seconds; the second job kills it."""

    asked: list[tuple[Callable[..., Any], float]]

    def __init__(self) -> None:
        self.running = False
        self.asked = []

    def run(self, function: Callable[..., Any], *arguments: Any, seconds: float, memory_bytes: int) -> Any:
        self.running = True
        self.asked.append((function, seconds))
        if function is not run_job:
            return None
        if sum(f is run_job for f, _ in self.asked) == 2:
            self.running = False
            raise WorkerDied("timeout")
        return ReportOutcome(arguments[0].name, "", "done")

    def close(self) -> None:
        self.running = False


@pytest.fixture
def recorder(monkeypatch: pytest.MonkeyPatch) -> Iterator[Recorder]:
    workers.close_workers()
    recorder = Recorder()
    monkeypatch.setattr(workers, "IsolatedWorker", lambda: recorder)
    yield recorder
    workers.close_workers()


def test_only_a_worker_without_engine_gets_time_for_its_start(recorder: Recorder, tmp_path: Path) -> None:
    """Regression: every job got 60 seconds more than --timeout, not the first one only."""
    job = ReportJob("ก", "ก", (), str(tmp_path), "2026-01-31", Settings(seconds=30))
    assert [workers.run_isolated(job).code for _ in range(3)] == ["", "timeout", ""]
    start, work = (warm_up, workers.START_SECONDS), (run_job, 30)
    assert recorder.asked == [start, work, work, start, work]


@pytest.mark.parametrize(("seconds", "expected"), [(120, 115), (50, 45), (10, 9), (1, 0.9)])
def test_the_reader_stops_before_the_watchdog(seconds: float, expected: float) -> None:
    """Regression: LibreOffice and the watchdog had the same deadline, so LibreOffice outlived the worker."""
    assert limits_of(Settings(seconds=seconds)).seconds == pytest.approx(expected)
