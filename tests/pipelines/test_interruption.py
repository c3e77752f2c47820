"""A command that is told to end, killed or interrupted leaves no process and no temporary folder behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import psutil
import pytest
from conftest import ROOT, SAMPLES

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")

MARK = "PMQA_TEST_MARK"


class Running:
    """A command in a session of its own whose processes are known by a variable in their environment."""

    def __init__(self, command: str, folder: Path, cache: Path) -> None:
        self.mark = uuid4().hex
        self.scratch = folder / "scratch"
        self.scratch.mkdir()
        inbox = folder / "inbox"
        inbox.mkdir()
        for n in range(4):
            (inbox / f"{n}.docx").write_bytes((SAMPLES / "s1_department.docx").read_bytes())
        source = inbox if command == "review" else inbox / "0.docx"
        self.process = subprocess.Popen(
            [sys.executable, "-m", "pipelines.cli", command, str(source), "--out", str(folder / "out"), "--quiet"],
            cwd=ROOT, start_new_session=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            env={**os.environ, "PMQA_CACHE": str(cache), "TMPDIR": str(self.scratch), MARK: self.mark},
        )  # fmt: skip

    def others(self, word: str = "") -> list[psutil.Process]:
        found = []
        for process in psutil.process_iter():
            try:
                ours = process.pid != self.process.pid and process.environ().get(MARK) == self.mark
                if ours and process.status() != psutil.STATUS_ZOMBIE and word in " ".join(process.cmdline()):
                    found.append(process)
            except psutil.Error:
                continue
        return found

    def wait_for(self, condition: Callable[[], bool], seconds: float = 120.0) -> bool:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if condition():
                return True
            time.sleep(0.1)
        return False

    def wait_for_worker(self, *words: str) -> None:
        assert self.wait_for(lambda: all(self.others(word) for word in ("spawn_main", *words)))
        # The folder of the job shows that the worker has been handed work.
        assert self.wait_for(lambda: any(self.scratch.glob("pmqa-*")))

    def nothing_is_left(self) -> bool:
        return self.wait_for(lambda: not self.others(), 30)


@pytest.fixture
def start(tmp_path: Path, cache: Path) -> Iterator[Callable[[str], Running]]:
    started: list[Running] = []

    def run(command: str) -> Running:
        started.append(Running(command, tmp_path, cache))
        return started[-1]

    yield run
    for running in started:
        for process in running.others():
            process.kill()
        running.process.kill()
        running.process.communicate()


def test_check_told_to_end_takes_its_worker_along(start: Callable[[str], Running]) -> None:
    """Regression: SIGTERM left the worker process waiting for ever."""
    running = start("check")
    running.wait_for_worker()
    running.process.send_signal(signal.SIGTERM)
    assert running.process.wait(60) == 130
    assert running.nothing_is_left()
    assert [p for p in running.scratch.iterdir() if p.name.startswith("pmqa-")] == []


def test_the_worker_of_a_killed_check_ends_itself(start: Callable[[str], Running]) -> None:
    """Regression: SIGKILL left the worker process waiting for ever."""
    running = start("check")
    running.wait_for_worker()
    running.process.kill()
    # Not collected yet: the worker must see that its parent is gone although the entry of the process is still there.
    assert running.nothing_is_left(), running.others()


def test_review_told_to_end_takes_workers_and_server_along(start: Callable[[str], Running]) -> None:
    """Regression: SIGTERM left Prefect's server behind."""
    running = start("review")
    running.wait_for_worker("uvicorn")
    running.process.send_signal(signal.SIGTERM)
    assert running.process.wait(60) == 130
    assert running.nothing_is_left(), running.others()
    assert [p for p in running.scratch.iterdir() if p.name.startswith("pmqa-")] == []


@pytest.mark.parametrize("command", ["check", "review"])
def test_ctrl_c_ends_in_130_without_a_traceback(command: str, start: Callable[[str], Running]) -> None:
    """Regression: the worker printed a traceback of its own on Ctrl-C."""
    running = start(command)
    running.wait_for_worker(*(["uvicorn"] if command == "review" else []))
    # As a terminal does: to every process of the group.
    os.killpg(running.process.pid, signal.SIGINT)
    _, errors = running.process.communicate(timeout=60)
    assert running.process.returncode == 130, errors
    assert "Traceback" not in errors, errors
    assert running.nothing_is_left(), running.others()
