"""What a result folder holds: run.json joined with every review.json, whatever state they are in."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from coverage.review import Review, read_review
from pipelines.outcome import ReportOutcome
from pipelines.outputs import REVIEW_FILE
from pipelines.run_record import RUN_FILE
from pipelines.summary import outcome_of

UNREADABLE = "review.unreadable"
_NAMES = frozenset(f.name for f in fields(ReportOutcome))
_TEXTS = ("name", "source", "status", "code", "detail", "folder")


@dataclass(frozen=True, slots=True)
class Results:
    """The reports of a result folder.

    Attributes:
        outcomes: one for each report, by name; a review that cannot be read is a failed one.
        broken: names of files that could not be read.
    """

    outcomes: tuple[ReportOutcome, ...]
    broken: tuple[str, ...]


def load_review(path: Path) -> Review | None:
    """Return the review in a file, None when it is missing, damaged or of another schema."""
    try:
        return read_review(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def unreadable(name: str, source: str = "") -> ReportOutcome:
    """Return the outcome of a report whose stored review cannot be used."""
    return ReportOutcome(name=name, source=source, status="failed", code=UNREADABLE, detail=REVIEW_FILE)


def _recorded(entry: Any) -> ReportOutcome:
    """Return the outcome of one entry of run.json.

    Raises:
        ValueError: it is no such entry, or names a folder elsewhere.
    """
    if not isinstance(entry, dict) or not all(isinstance(entry.get(key, ""), str) for key in _TEXTS):
        raise ValueError("no report entry")
    folder = entry.get("folder", "")
    if not entry.get("name") or entry.get("status") not in ("done", "failed") or folder != Path(folder).name:
        raise ValueError("no report entry")
    return ReportOutcome(**{"source": "", **{k: v for k, v in entry.items() if k in _NAMES}})


def read_run(folder: Path) -> tuple[list[ReportOutcome], bool]:
    """Return what run.json in `folder` records, and whether it is sound; a missing one is sound and empty."""
    path = folder / RUN_FILE
    if not path.is_file():
        return [], True
    try:
        reports = json.loads(path.read_text(encoding="utf-8"))["reports"]
        return [_recorded(entry) for entry in reports], True
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return [], False


def read_results(folder: Path, recent: Iterable[ReportOutcome] | None = None) -> Results:
    """Read all results of a folder, also of earlier runs and of single reports.

    A review that lies in the folder counts for more than a failure that run.json remembers: results of a report that
    fails are removed, so the review is the later one.

    Args:
        folder: output folder.
        recent: outcomes of a run that has just ended, in place of run.json.
    """
    recorded, sound = read_run(folder) if recent is None else (list(recent), True)
    by_name = {outcome.name: outcome for outcome in recorded}
    broken = [] if sound else [RUN_FILE]
    stored = {path.parent.name for path in folder.glob(f"*/{REVIEW_FILE}")}
    wanted = stored | {o.folder for o in recorded if not o.failed}
    homes = {o.folder or o.name: o.name for o in recorded}
    for place in sorted(wanted):
        name = homes.get(place, place)
        before = by_name.get(name)
        if recent is not None and before is not None and before.failed:
            continue
        review = load_review(folder / place / REVIEW_FILE) if place else None
        if review is None:
            broken.append(f"{place}/{REVIEW_FILE}")
            by_name[name] = unreadable(name, before.source if before else "")
        elif before is None or before.failed:
            by_name[name] = outcome_of(review, name, before.source if before else "", place)
    return Results(tuple(by_name[name] for name in sorted(by_name)), tuple(broken))
