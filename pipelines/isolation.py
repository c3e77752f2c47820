"""Run work in a process of its own, so that a crash, a hang or a memory hog costs one report only.

The pool is the standard library's; this module only restarts it after a death and turns the death into an error code.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import tempfile
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from ctypes import c_int
from multiprocessing.sharedctypes import Synchronized
from typing import Any, TypeVar

from pipelines.processes import Parent, end_tree, interrupts_held
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


def _start_worker(reason: Synchronized[c_int], parent: Parent) -> None:
    global _watchdog
    # Ctrl-C reaches every process of the terminal; the parent decides and ends its workers, without a traceback each.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _watchdog = Watchdog(reason, parent)


def _guarded(
    function: Callable[..., Result], arguments: tuple[Any, ...], seconds: float, memory_bytes: int, scratch: str
) -> Result:
    assert _watchdog is not None, "worker was started without its watchdog"
    # Temporary files of this process and of the programs that it starts go where the parent removes them.
    tempfile.tempdir = os.environ["TMPDIR"] = os.environ["TEMP"] = os.environ["TMP"] = scratch
    _watchdog.arm(seconds, memory_bytes, scratch)
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
        self._ended = False

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
        if self._ended:
            raise WorkerDied("worker.crashed")
        # A worker that is ended cannot tidy up; on Windows a file may stay open for a moment after that.
        with tempfile.TemporaryDirectory(prefix="pmqa-", ignore_cleanup_errors=True) as scratch:
            return self._run(function, arguments, seconds, memory_bytes, scratch)

    def _run(
        self,
        function: Callable[..., Result],
        arguments: tuple[Any, ...],
        seconds: float,
        memory_bytes: int,
        scratch: str,
    ) -> Result:
        try:
            with interrupts_held():
                pool = self._started()
                future = pool.submit(_guarded, function, arguments, seconds, memory_bytes, scratch)
            return future.result(timeout=seconds + _GRACE_SECONDS)
        except BrokenProcessPool:
            self._drop()
            raise WorkerDied(REASON_CODES.get(int(self._reason.value), "worker.crashed")) from None
        except TimeoutError:
            self._drop()
            raise WorkerDied("timeout") from None
        except (KeyboardInterrupt, SystemExit):
            self._drop()
            raise

    def _started(self) -> ProcessPoolExecutor:
        if self._pool is None:
            self._reason.value = NO_REASON  # type: ignore[assignment]
            self._pool = ProcessPoolExecutor(1, self._context, _start_worker, (self._reason, Parent.this()))
        return self._pool

    @property
    def running(self) -> bool:
        """Whether the worker process has been started and is not known to be dead."""
        return self._pool is not None

    def end(self) -> None:
        """End the worker process at once, from any thread; later calls of `run` fail."""
        self._ended = True
        self._drop()

    def close(self) -> None:
        """End the worker process."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None

    def _drop(self) -> None:
        pool, self._pool = self._pool, None
        if pool is not None:
            for process in list((getattr(pool, "_processes", None) or {}).values()):
                end_tree(process.pid)
            pool.shutdown(wait=False, cancel_futures=True)
