"""Time and memory limits inside a worker process.

The limits are enforced from within, so they hold on every system: a thread looks at the clock, at the resident memory
and at the parent, and ends the process with its children (LibreOffice, Tesseract). The reason is left in a shared
value, because an ended process cannot answer.
"""

from __future__ import annotations

import os
import shutil
import threading
import time
from ctypes import c_int
from multiprocessing.sharedctypes import Synchronized

import psutil

from pipelines.processes import Parent, end_children

NO_REASON, REASON_TIMEOUT, REASON_MEMORY = 0, 1, 2
REASON_CODES = {REASON_TIMEOUT: "timeout", REASON_MEMORY: "memory"}
# Measured on 2026-11-25: a look takes 25 microseconds, so twenty a second cost 0.05 % of a core; a process that fills
# memory as fast as it can grows by 44 MB between two looks.
_INTERVAL_SECONDS = 0.05
# Looking for children reads the list of all processes of the machine (2.2 ms with 78 processes on 2026-11-25), so
# every tenth look only.
_LOOKS_PER_FAMILY = 10


def _resident(process: psutil.Process) -> int:
    try:
        return int(process.memory_info().rss)
    except psutil.Error:
        return 0


class Watchdog:
    """Ends this process when a job exceeds its limits or when the parent is gone.

    Args:
        reason: shared value that tells the parent why the process ended.
        parent: the process that waits for the answers.
    """

    def __init__(self, reason: Synchronized[c_int], parent: Parent) -> None:
        self._reason = reason
        self._parent = parent
        self._deadline = float("inf")
        self._memory_bytes = 0
        self._scratch = ""
        self._process = psutil.Process()
        threading.Thread(target=self._watch, daemon=True, name="pmqa-watchdog").start()

    def arm(self, seconds: float, memory_bytes: int, scratch: str) -> None:
        """Start to hold a job to its limits.

        Args:
            seconds: wall time.
            memory_bytes: resident memory of this process and its children.
            scratch: folder for its temporary files; removed here only when the parent cannot do it.
        """
        self._scratch = scratch
        self._memory_bytes = memory_bytes
        self._deadline = time.monotonic() + seconds

    def disarm(self) -> None:
        """Stop holding: the job is over."""
        self._deadline = float("inf")
        self._memory_bytes = 0

    def _watch(self) -> None:
        children = look = 0
        while True:
            time.sleep(_INTERVAL_SECONDS)
            look += 1
            if time.monotonic() > self._deadline:
                self._end(REASON_TIMEOUT)
            if self._parent.gone():
                self._end_orphan()
            # Read once: the job may end, and take the limit with it, between two looks.
            limit = self._memory_bytes
            if not limit:
                children = 0
                continue
            if look % _LOOKS_PER_FAMILY == 0:
                children = sum(_resident(child) for child in self._children())
            if _resident(self._process) + children > limit:
                self._end(REASON_MEMORY)

    def _children(self) -> list[psutil.Process]:
        try:
            return self._process.children(recursive=True)
        except psutil.Error:
            return []

    def _end(self, reason: int) -> None:
        self._reason.value = reason  # type: ignore[assignment]
        end_children(self._process)
        os._exit(70)

    def _end_orphan(self) -> None:
        end_children(self._process)
        if self._scratch:
            shutil.rmtree(self._scratch, ignore_errors=True)
        os._exit(70)
