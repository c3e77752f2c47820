"""run.json: every input of a batch accounted for once."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

from coverage.review import Status
from pipelines.messages import message_for
from pipelines.outcome import ReportOutcome
from pipelines.settings import Settings
from pipelines.version import program_version

SCHEMA = "pmqa.run/1"
RUN_FILE = "run.json"


def _entry(outcome: ReportOutcome) -> dict[str, Any]:
    entry = outcome.as_dict()
    if outcome.failed:
        message = message_for(outcome.code)
        entry["error"] = {
            "code": outcome.code,
            "message_th": message.cause_th,
            "message_en": message.cause_en,
            "cure_th": message.cure_th,
            "cure_en": message.cure_en,
        }
    return entry


def run_record(outcomes: Sequence[ReportOutcome], settings: Settings, created: str) -> str:
    """Return run.json: what was asked, how each report ended, and sums that add up to the number of inputs."""
    failed = sum(o.failed for o in outcomes)
    record = {
        "schema": SCHEMA,
        "version": program_version(),
        "created": created,
        "edition": settings.edition,
        "settings": settings.for_manifest(),
        "totals": {"reports": len(outcomes), "done": len(outcomes) - failed, "failed": failed},
        "reports": [_entry(o) for o in outcomes],
    }
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


def markdown_table(outcomes: Sequence[ReportOutcome]) -> str:
    """Return the outcomes as a Markdown table for the Prefect run view."""
    lines = [
        "| รายงาน | หน่วยงาน | ผล | พบ | พบบางส่วน | ไม่พบ | ตัดสินไม่ได้ |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    for o in outcomes:
        counts = [str(o.counts.get(s.value, 0)) for s in Status]
        state = message_for(o.code).cause_th if o.failed else "เสร็จ"
        cells = [o.name, o.agency, state, *(counts if not o.failed else ["-"] * len(Status))]
        lines.append("| " + " | ".join(c.replace("|", "/") for c in cells) + " |")
    return "\n".join(lines)


def read_outcomes(folder: Path) -> list[ReportOutcome]:
    """Return the outcomes that run.json in `folder` records, none where there is no such file."""
    path = folder / RUN_FILE
    if not path.is_file():
        return []
    names = {f.name for f in fields(ReportOutcome)}
    reports = json.loads(path.read_text(encoding="utf-8"))["reports"]
    return [ReportOutcome(**{k: v for k, v in entry.items() if k in names}) for entry in reports]
