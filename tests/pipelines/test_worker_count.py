"""The number of workers when the user names none."""

from __future__ import annotations

import pytest

from pipelines.worker_count import worker_count

GB = 1 << 30


@pytest.mark.parametrize(
    ("reports", "chosen", "free", "cores", "count"),
    [
        (100, 0, 64 * GB, 8, 8),
        (3, 0, 64 * GB, 8, 3),
        (100, 0, 4 * GB, 32, 4),
        (100, 0, GB // 2, 8, 1),
        (100, 6, GB // 2, 2, 6),
    ],
)
def test_jobs_fit_reports_cores_and_free_memory(reports: int, chosen: int, free: int, cores: int, count: int) -> None:
    assert worker_count(reports, chosen, free, cores) == count


def test_the_system_is_asked_when_nothing_is_given() -> None:
    assert worker_count(1, 0) == 1
