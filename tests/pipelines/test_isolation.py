"""A worker that hangs, eats memory or crashes costs one job only."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
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


def start_a_hog(folder: str, megabytes: int) -> None:
    """Start a program that holds memory, note its number and where temporary files go, and wait for it."""
    code = f"import time; hoard = b'x' * ({megabytes} << 20); time.sleep(600)"
    program = subprocess.Popen([sys.executable, "-c", code])
    scratch = tempfile.mkdtemp()
    (Path(folder) / "note.json").write_text(json.dumps([program.pid, scratch]), encoding="utf-8")
    program.wait()


def alive(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


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


@pytest.mark.parametrize(("seconds", "megabytes", "code"), [(5, 1, "timeout"), (60, 600, "memory")])
def test_an_ended_worker_leaves_no_program_and_no_temporary_folder(
    worker: IsolatedWorker, tmp_path: Path, seconds: float, megabytes: int, code: str
) -> None:
    """Regression: LibreOffice and unpacked archives stayed behind; memory of programs was not counted."""
    with pytest.raises(WorkerDied) as death:
        worker.run(start_a_hog, str(tmp_path), megabytes, seconds=seconds, memory_bytes=400 << 20)
    assert death.value.code == code
    pid, scratch = json.loads((tmp_path / "note.json").read_text(encoding="utf-8"))
    # A killed program with much memory needs a moment to give it back.
    end = time.monotonic() + 30
    while alive(pid) and time.monotonic() < end:
        time.sleep(0.05)
    assert not alive(pid)
    assert not Path(scratch).exists()
    assert not Path(scratch).parent.exists()


def test_temporary_files_of_a_good_job_are_removed_too(worker: IsolatedWorker) -> None:
    scratch = Path(worker.run(tempfile.mkdtemp, seconds=60, memory_bytes=GB))
    assert scratch.parent.name.startswith("pmqa-")
    assert not scratch.parent.exists()


def test_a_worker_that_was_ended_is_not_started_again(worker: IsolatedWorker) -> None:
    assert worker.run(double, 1, seconds=60, memory_bytes=GB) == 2
    worker.end()
    with pytest.raises(WorkerDied):
        worker.run(double, 1, seconds=60, memory_bytes=GB)
