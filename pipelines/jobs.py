"""One report from job to outcome: the work that runs inside a worker process."""

from __future__ import annotations

import tempfile
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path

from classifiers.errors import ModelError
from coverage.review import Review
from criteria.errors import CriteriaError
from extractors.document import Document
from extractors.errors import ExtractionError
from extractors.limits import OcrMode
from extractors.registry import extract
from pipelines.archives import unpack
from pipelines.engine import load_engine
from pipelines.outcome import ReportJob, ReportOutcome
from pipelines.outputs import write_review
from pipelines.reading import limits_of
from pipelines.review import Reading, read_files, review_documents
from pipelines.submissions import ARCHIVE_SUFFIXES
from worksheets.errors import OutputError


def _expand(files: tuple[str, ...], scratch: Path) -> list[Path]:
    paths: list[Path] = []
    for number, name in enumerate(files):
        path = Path(name)
        if path.suffix.lower() in ARCHIVE_SUFFIXES and path.is_file():
            folder = scratch / str(number)
            folder.mkdir()
            paths += unpack(path, folder)
        else:
            paths.append(path)
    return paths


def read_job(job: ReportJob) -> Reading:
    """Read all files of a job.

    Raises:
        ExtractionError: the archive is unsafe, or a single-file submission cannot be read.
    """
    limits, ocr = limits_of(job.settings), OcrMode(job.settings.ocr)

    def read(path: Path) -> Document:
        return extract(path, limits, ocr)

    with tempfile.TemporaryDirectory(prefix="pmqa-") as scratch:
        return read_files(_expand(job.files, Path(scratch)), read)


def _summary(job: ReportJob, review: Review, folder: Path) -> ReportOutcome:
    cells = [cell for levels in review.cells.values() for cell in levels.values()]
    return ReportOutcome(
        name=job.name,
        source=job.source,
        status="done",
        folder=folder.name,
        agency=review.report.agency,
        fiscal_year=review.report.fiscal_year,
        pages=sum(f.pages or 0 for f in review.report.files),
        counts=dict(sorted(Counter(c.status.value for c in cells).items())),
        blocking=sum(c.blocking for c in cells),
        problems=len(review.problems),
    )


def review_job(job: ReportJob) -> Review:
    """Read and judge one submission.

    Raises:
        ExtractionError: no file of the submission could be read.
        CriteriaError: the edition cannot be used.
        ModelError: the model cannot be used.
    """
    reading = read_job(job)
    if not reading.documents:
        code = reading.problems[0].code if reading.problems else "submission.empty"
        raise Unreadable(code, "no file of the submission could be read")
    return review_documents(reading, load_engine(job.settings), job.settings, job.created)


class Unreadable(ExtractionError):
    """A submission of which nothing could be read; carries the code of its first file.

    Args:
        code: error code of the file.
        detail: what was tried.
    """

    def __init__(self, code: str, detail: str = "") -> None:
        Exception.__init__(self, code, detail)
        self.code = code  # type: ignore[misc]
        self.detail = detail
        self.page = None


def run_job(job: ReportJob) -> ReportOutcome:
    """Review one submission and write its files; every failure becomes a value.

    This is one of the two batch boundaries where any exception is caught: a fault in one report must not end a batch.
    """
    start = time.monotonic()
    failed = ReportOutcome(name=job.name, source=job.source, status="failed")
    try:
        review = review_job(job)
        folder = Path(job.out) / job.name
        write_review(review, load_engine(job.settings).edition, folder)
        outcome = _summary(job, review, folder)
    except (ExtractionError, CriteriaError, ModelError, OutputError) as error:
        outcome = replace(failed, code=error.code, detail=error.detail)
    except MemoryError:
        outcome = replace(failed, code="memory", detail="out of memory")
    except Exception as error:
        outcome = replace(failed, code="internal", detail=_where(error))
    return replace(outcome, seconds=round(time.monotonic() - start, 3))


def _where(error: Exception) -> str:
    """Return type and code position of an error, never its message: messages may hold report text."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "?"
    return f"{type(error).__name__} at {place}"
