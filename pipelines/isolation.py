"""Run work in a process of its own, so that a crash, a hang or a memory hog costs one report only.

The pool is the standard library's; this module only restarts it after a death and turns the death into an error code.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from ctypes import c_int
from multiprocessing.sharedctypes import Synchronized
from typing import Any, TypeVar

from pipelines.watchdog import NO_REASON, REASON_CODES, Watchdog

Result = TypeVar("Result")

# A job is ended from inside after its limit; the parent waits a little longer before it gives up on the worker.
_GRACE_SECONDS = 20.0
_watchdog: Watchdog | None = None


class WorkerDied(Exception):
    """The worker process ended before it answered.

    Args:
        code: "timeout", "memory" or "worker.crashed".
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def _start_worker(reason: Synchronized[c_int]) -> None:
    global _watchdog
    _watchdog = Watchdog(reason)


def _guarded(function: Callable[..., Result], arguments: tuple[Any, ...], seconds: float, memory_bytes: int) -> Result:
    assert _watchdog is not None, "worker was started without its watchdog"
    _watchdog.arm(seconds, memory_bytes)
    try:
        return function(*arguments)
    finally:
        _watchdog.disarm()


class IsolatedWorker:
    """One worker process that is started on first use and again after it died.

    Not for use by several threads at once: every thread of a batch owns one.
    """

    def __init__(self) -> None:
        self._context = multiprocessing.get_context("spawn")
        self._reason: Synchronized[c_int] = self._context.Value(c_int, NO_REASON)
        self._pool: ProcessPoolExecutor | None = None

    def run(self, function: Callable[..., Result], *arguments: Any, seconds: float, memory_bytes: int) -> Result:
        """Return `function(*arguments)` computed in the worker.

        Args:
            function: a module-level function.
            arguments: plain data.
            seconds: wall time the work may take.
            memory_bytes: resident memory the worker may reach.

        Raises:
            WorkerDied: the limit was exceeded or the process crashed.
        """
        if self._pool is None:
            self._reason.value = NO_REASON  # type: ignore[assignment]
            self._pool = ProcessPoolExecutor(1, self._context, _start_worker, (self._reason,))
        try:
            future = self._pool.submit(_guarded, function, arguments, seconds, memory_bytes)
            return future.result(timeout=seconds + _GRACE_SECONDS)
        except BrokenProcessPool:
            self._drop()
            raise WorkerDied(REASON_CODES.get(int(self._reason.value), "worker.crashed")) from None
        except TimeoutError:
            self._drop()
            raise WorkerDied("timeout") from None

    def close(self) -> None:
        """End the worker process."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None

    def _drop(self) -> None:
        pool, self._pool = self._pool, None
        if pool is not None:
            for process in list((getattr(pool, "_processes", None) or {}).values()):
                process.kill()
            pool.shutdown(wait=False, cancel_futures=True)
