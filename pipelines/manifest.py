"""The jobs of one batch in a file: flow and tasks get its path only, however many reports there are.

Prefect stores parameters and refuses a flow run whose parameters exceed 524,288 bytes (its setting
`server.api.max_parameter_size`); jobs with long Thai names reach that with 150 to 900 reports.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from uuid import uuid4

from pipelines.outcome import ReportJob
from pipelines.outputs import write_text


@contextmanager
def stored_jobs(folder: Path, jobs: Sequence[ReportJob]) -> Iterator[Path]:
    """Keep `jobs` in a file in `folder` as long as the context lasts.

    Args:
        folder: output folder of the batch.
        jobs: one for each submission.

    Yields:
        Path of the file, one job a line.

    Raises:
        OutputUnwritable: the file cannot be written.
    """
    path = (folder / f".pmqa-jobs-{uuid4().hex}.jsonl").resolve()
    try:
        write_text(path, "".join(json.dumps(job.as_dict(), ensure_ascii=False) + "\n" for job in jobs))
        yield path
    finally:
        path.unlink(missing_ok=True)


# Every task of a batch asks for the same file; one reading serves them all.
@lru_cache(maxsize=2)
def read_jobs(path: str) -> tuple[ReportJob, ...]:
    """Return the jobs that `stored_jobs` wrote.

    Raises:
        OSError: the file cannot be read.
    """
    # Not splitlines: a name may hold a separator that JSON leaves as it is.
    lines = Path(path).read_text(encoding="utf-8").split("\n")
    return tuple(ReportJob.from_dict(json.loads(line)) for line in lines if line)
