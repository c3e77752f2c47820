"""A worker that hangs, eats memory or crashes costs one job only."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator

import pytest

from pipelines.isolation import IsolatedWorker, WorkerDied

GB = 1 << 30


def double(number: int) -> int:
    return number * 2


def hang() -> None:
    time.sleep(600)


def eat() -> int:
    hoard = []
    while True:
        hoard.append(bytearray(os.urandom(1 << 20) * 16))


def crash() -> None:
    os._exit(11)


@pytest.fixture
def worker() -> Iterator[IsolatedWorker]:
    worker = IsolatedWorker()
    yield worker
    worker.close()


def test_the_answer_comes_back_and_the_worker_is_used_again(worker: IsolatedWorker) -> None:
    assert [worker.run(double, n, seconds=60, memory_bytes=GB) for n in (1, 2)] == [2, 4]
    first = worker.run(os.getpid, seconds=60, memory_bytes=GB)
    assert worker.run(os.getpid, seconds=60, memory_bytes=GB) == first != os.getpid()


def test_short_jobs_never_trip_over_the_watchdog(worker: IsolatedWorker) -> None:
    """Regression: a job that ended between two looks at the limit was taken for one without memory left."""
    assert [worker.run(double, n, seconds=60, memory_bytes=GB) for n in range(3000)] == [2 * n for n in range(3000)]


@pytest.mark.parametrize(
    ("function", "seconds", "memory", "code"),
    [(hang, 1, GB, "timeout"), (eat, 60, 300 << 20, "memory"), (crash, 60, GB, "worker.crashed")],
)
def test_a_dead_worker_is_named_and_replaced(
    worker: IsolatedWorker, function: object, seconds: float, memory: int, code: str
) -> None:
    with pytest.raises(WorkerDied) as death:
        worker.run(function, seconds=seconds, memory_bytes=memory)  # type: ignore[arg-type]
    assert death.value.code == code
    assert worker.run(double, 21, seconds=60, memory_bytes=GB) == 42
