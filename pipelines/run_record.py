"""run.json: every input of a batch accounted for once."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from coverage.review import Status
from pipelines.messages import message_for
from pipelines.outcome import ReportOutcome
from pipelines.settings import Settings
from pipelines.submissions import RUN_FILE
from pipelines.version import program_version

SCHEMA = "pmqa.run/1"
__all__ = ["RUN_FILE", "markdown_table", "run_record"]


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


def run_record(outcomes: Sequence[ReportOutcome], settings: Settings, created: str, edition: str) -> str:
    """Return run.json: what was asked, how each report ended, and sums that add up to the number of inputs.

    Args:
        outcomes: one for each input.
        settings: settings of the run.
        created: time of the run, ISO 8601.
        edition: id of the edition.
    """
    failed = sum(o.failed for o in outcomes)
    record = {
        "schema": SCHEMA,
        "version": program_version(),
        "created": created,
        "edition": edition,
        "settings": settings.for_manifest(edition),
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
