"""Ending processes that were started here, with all that they started themselves."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

import psutil

# Told to end, Prefect's server writes its database and goes within a second (own measurement); then it is killed.
_PATIENCE_SECONDS = 3.0


def end_children(process: psutil.Process, patience: float = 0.0) -> None:
    """End all children and grandchildren of a process.

    Args:
        process: whose children.
        patience: seconds they have to end by themselves before they are killed, 0 to kill at once.
    """
    try:
        children = process.children(recursive=True)
    except psutil.NoSuchProcess:
        return
    if patience and children:
        _each(children, psutil.Process.terminate)
        children = psutil.wait_procs(children, timeout=patience)[1]
    _each(children, psutil.Process.kill)


def end_tree(pid: int) -> None:
    """Kill a process and all its children and grandchildren."""
    try:
        process = psutil.Process(pid)
    except psutil.NoSuchProcess:
        return
    # Seen before the kill: afterwards the children have another parent.
    end_children(process)
    _each([process], psutil.Process.kill)


def end_own_children() -> None:
    """End what this process leaves behind: the last step before it exits."""
    this = psutil.Process()
    # The tracker of the standard library ends with this process, after it has freed what is left.
    if any(not _is_tracker(child) for child in this.children()):
        end_children(this, _PATIENCE_SECONDS)


def _is_tracker(process: psutil.Process) -> bool:
    try:
        return "resource_tracker" in " ".join(process.cmdline())
    except psutil.Error:
        return True


def _each(processes: list[psutil.Process], action: Callable[[psutil.Process], object]) -> None:
    for process in processes:
        try:
            action(process)
        except psutil.Error:
            continue


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def interrupt_on_termination() -> None:
    """Treat a request to end (SIGTERM, on Windows also Ctrl-Break) like Ctrl-C, so that everything is tidied up."""
    signal.signal(signal.SIGTERM, _interrupt)
    if sys.platform == "win32":
        signal.signal(signal.SIGBREAK, _interrupt)


@contextmanager
def interrupts_held() -> Iterator[None]:
    """Hold back Ctrl-C in this thread; a process started meanwhile inherits that from its first instruction on."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class Parent:
    """The process that started this one, told from a later process with the same number by its start time.

    Args:
        pid: its number.
        started: its start time as psutil gives it, seconds since 1970.
    """

    def __init__(self, pid: int, started: float) -> None:
        self._pid = pid
        self._started = started

    @classmethod
    def this(cls) -> Parent:
        """Return this process as the parent of those that it starts."""
        return cls(os.getpid(), psutil.Process().create_time())

    def gone(self) -> bool:
        """Whether the parent has ended; asked by its child."""
        # A child of an ended process gets another parent on POSIX, even while the ended one waits to be collected.
        if sys.platform != "win32" and os.getppid() != self._pid:
            return True
        try:
            # The time is computed from clock ticks; a tick is 10 ms.
            return abs(psutil.Process(self._pid).create_time() - self._started) > 1.0
        except psutil.NoSuchProcess:
            return True
        except psutil.Error:
            return False
