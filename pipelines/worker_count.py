"""How many reports are reviewed at a time when the user names no number."""

from __future__ import annotations

import os

import psutil

from pipelines.workers import ENGINE_BYTES

# Room for one report beside the engine. A report may use more, up to --memory; a 103-page PDF needs 347 MB with the
# engine (2026-11-25).
REPORT_BYTES = 512 << 20


def worker_count(reports: int, chosen: int, available_bytes: int | None = None, cores: int | None = None) -> int:
    """Return the number of worker processes.

    Args:
        reports: reports of the batch.
        chosen: the number the user named, 0 for none; it is taken as it is.
        available_bytes: free memory, None to ask the system.
        cores: processor cores, None to ask the system.

    Returns:
        The smallest of reports, cores and workers that fit into memory; at least 1.
    """
    if chosen:
        return chosen
    free = psutil.virtual_memory().available if available_bytes is None else available_bytes
    count = cores or os.cpu_count() or 1
    return max(1, min(reports, count, free // (ENGINE_BYTES + REPORT_BYTES)))
