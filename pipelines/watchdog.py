"""Time and memory limits inside a worker process.

The limits are enforced from within, so they hold on every system: a thread looks at the clock and at the resident
memory and ends the process. The reason is left in a shared value, because an ended process cannot answer.
"""

from __future__ import annotations

import os
import threading
import time
from ctypes import c_int
from multiprocessing.sharedctypes import Synchronized

import psutil

NO_REASON, REASON_TIMEOUT, REASON_MEMORY = 0, 1, 2
REASON_CODES = {REASON_TIMEOUT: "timeout", REASON_MEMORY: "memory"}
# Twenty looks a second cost less than 0.1 % of a core and let memory grow by some 100 MB at most between two looks
# (own measurement with a process that allocates as fast as it can).
_INTERVAL_SECONDS = 0.05


class Watchdog:
    """Ends this process when a job exceeds its limits.

    Args:
        reason: shared value that tells the parent why the process ended.
    """

    def __init__(self, reason: Synchronized[c_int]) -> None:
        self._reason = reason
        self._deadline = float("inf")
        self._memory_bytes = 0
        self._process = psutil.Process()
        threading.Thread(target=self._watch, daemon=True, name="pmqa-watchdog").start()

    def arm(self, seconds: float, memory_bytes: int) -> None:
        """Start to hold a job to `seconds` of wall time and `memory_bytes` of resident memory."""
        self._memory_bytes = memory_bytes
        self._deadline = time.monotonic() + seconds

    def disarm(self) -> None:
        """Stop holding: the job is over."""
        self._deadline = float("inf")
        self._memory_bytes = 0

    def _watch(self) -> None:
        while True:
            time.sleep(_INTERVAL_SECONDS)
            if time.monotonic() > self._deadline:
                self._end(REASON_TIMEOUT)
            # Read once: the job may end, and take the limit with it, between two looks.
            limit = self._memory_bytes
            if limit and self._process.memory_info().rss > limit:
                self._end(REASON_MEMORY)

    def _end(self, reason: int) -> None:
        self._reason.value = reason  # type: ignore[assignment]
        os._exit(70)
