"""A batch of many jobs with long Thai names in a process of its own; prints what became of it as JSON.

Arguments: output folder, number of jobs. The reports are not read: the worker is replaced by a function that raises
for job 7, is cancelled for job 11 and answers for all others.
"""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path
from typing import Any

from pipelines.outcome import ReportJob, ReportOutcome
from pipelines.prefect_home import prepare_environment
from pipelines.settings import Settings


def answer(job: ReportJob) -> ReportOutcome:
    if job.name.startswith("00007"):
        raise OSError("database is locked: secret text")
    if job.name.startswith("00011"):
        raise asyncio.CancelledError
    return ReportOutcome(name=job.name, source=job.source, status="failed", code="file.not_found")


def main(out: Path, count: int) -> dict[str, Any]:
    prepare_environment()
    from pipelines import flows, tasks

    tasks.run_isolated = answer
    stored: list[int] = []
    run_flow = flows.review_reports.with_options

    def spy(**options: Any) -> Any:
        started = run_flow(**options)

        def call(*arguments: Any, **keywords: Any) -> Any:
            stored.append(len(json.dumps(arguments)))
            stored.append(len(Path(arguments[0]).read_bytes()))
            return started(*arguments, **keywords)

        return call

    flows.review_reports.with_options = spy
    long = "รายงานการประเมินตนเองของสำนักงานปลัดกระทรวง" * 2
    jobs = [
        ReportJob(
            f"{n:05} {long}",
            f"in/{n:05} {long}",
            (f"in/{n:05} {long}/{long}.pdf",) * 12,
            str(out),
            "2026-01-31",
            Settings(),
        )
        for n in range(count)
    ]
    heard: list[str] = []
    outcomes = flows.run_batch(jobs, 2, lambda outcome: heard.append(outcome.name))
    return {
        "parameter_bytes": stored[0],
        "manifest_bytes": stored[1],
        "in_order": [o.name for o in outcomes] == [j.name for j in jobs],
        "heard": len(set(heard)),
        "not_plain": {o.name[:5]: [o.code, o.detail] for o in outcomes if o.code != "file.not_found"},
        "left": sorted(p.name for p in out.iterdir()),
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(Path(sys.argv[1]), int(sys.argv[2]))) + "\n")
