"""What comes back from a worker about one submission: plain data only."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

from pipelines.settings import Settings


@dataclass(frozen=True, slots=True)
class ReportJob:
    """One submission to review, as plain data.

    Attributes:
        name: output folder name.
        source: path of the file, folder or zip.
        files: paths of its files.
        out: output folder of the batch.
        created: time of the run, ISO 8601.
        settings: settings of the run.
        links: those of `files` that are symbolic links inside a folder; they are reported and not followed.
    """

    name: str
    source: str
    files: tuple[str, ...]
    out: str
    created: str
    settings: Settings
    links: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """Return plain data for JSON."""
        return asdict(self)

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> ReportJob:
        """Return the job that `as_dict` described."""
        plain = {"files": tuple(data["files"]), "links": tuple(data.get("links", ()))}
        return cls(**{**data, **plain, "settings": Settings(**data["settings"])})


@dataclass(frozen=True, slots=True)
class ReportOutcome:
    """How one submission ended.

    Attributes:
        name: output folder name.
        source: path as the user gave it.
        status: "done" or "failed".
        code: error code when failed, else "".
        detail: technical detail without report text.
        folder: folder of the results, "" when failed.
        agency: agency as printed in the report.
        fiscal_year: Buddhist year or None.
        pages: pages read (paged files only).
        counts: status -> number of cells.
        blocking: number of blocking cells.
        problems: number of problems.
        seconds: time used, in seconds; not part of any byte-compared output.
        kept: name of an earlier worksheet, filled in by a person, that was kept in the folder; "" for none.
    """

    name: str
    source: str
    status: str
    code: str = ""
    detail: str = ""
    folder: str = ""
    agency: str = ""
    fiscal_year: int | None = None
    pages: int = 0
    counts: dict[str, int] = field(default_factory=dict)
    blocking: int = 0
    problems: int = 0
    seconds: float = 0.0
    kept: str = ""

    @property
    def failed(self) -> bool:
        """Whether the submission has no review."""
        return self.status == "failed"

    def as_dict(self) -> dict[str, Any]:
        """Return plain data for JSON."""
        return asdict(self)
