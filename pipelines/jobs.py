"""One report from job to outcome: the work that runs inside a worker process."""

from __future__ import annotations

import contextlib
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from classifiers.errors import ModelError
from coverage.review import Review
from criteria.errors import CriteriaError
from extractors.document import Document
from extractors.errors import ExtractionError, FileUnsupported
from extractors.limits import OcrMode
from extractors.registry import extract
from pipelines.archives import unpack
from pipelines.engine import load_engine
from pipelines.outcome import ReportJob, ReportOutcome
from pipelines.outputs import clear_results, write_review
from pipelines.reading import limits_of
from pipelines.review import Reading, read_files, review_documents
from pipelines.settings import Settings
from pipelines.submissions import ARCHIVE_SUFFIXES
from pipelines.summary import outcome_of
from worksheets.errors import OutputError

# A link may lead out of the folder that was handed in, or in a circle.
LINK_DETAIL = "a symbolic link inside a folder is not followed; put the file itself there"


# Less text than one paragraph is a stray note and no report: judging it would say "no evidence" ninety times. The
# shortest report seen (2026-11-25, eight reports) has 4,975 characters; the limit below that is set by judgement.
FEWEST_CHARACTERS = 100


def _expand(files: tuple[str, ...], links: tuple[str, ...], scratch: Path) -> list[Path]:
    paths: list[Path] = []
    for number, name in enumerate(files):
        path = Path(name)
        if name not in links and path.suffix.lower() in ARCHIVE_SUFFIXES and path.is_file():
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
        OutputUnwritable: there is no room to unpack an archive.
    """
    limits, ocr = limits_of(job.settings), OcrMode(job.settings.ocr)

    def read(path: Path) -> Document:
        if str(path) in job.links:
            raise FileUnsupported(LINK_DETAIL)
        return extract(path, limits, ocr)

    with tempfile.TemporaryDirectory(prefix="pmqa-") as scratch:
        return read_files(_expand(job.files, job.links, Path(scratch)), read)


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
        only_links = bool(job.links) and set(job.files) <= set(job.links)
        raise Unreadable(code, LINK_DETAIL if only_links else "no file of the submission could be read")
    if sum(len("".join(b.text.split())) for d in reading.documents for b in d.blocks) < FEWEST_CHARACTERS:
        raise Unreadable("submission.too_short", "hardly any text")
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


def warm_up(settings: Settings) -> None:
    """Load edition and model ahead of the first job; what is wrong with them is told by the job itself."""
    with contextlib.suppress(CriteriaError, ModelError):
        load_engine(settings)


def run_job(job: ReportJob) -> ReportOutcome:
    """Review one submission and write its files; every failure becomes a value.

    This is one of the two batch boundaries where any exception is caught: a fault in one report must not end a batch.
    """
    start = time.monotonic()
    failed = ReportOutcome(name=job.name, source=job.source, status="failed")
    try:
        review = review_job(job)
        folder = Path(job.out) / job.name
        kept = write_review(review, load_engine(job.settings).edition, folder, job.source)
        outcome = replace(outcome_of(review, job.name, job.source, folder.name), kept=kept)
    except (ExtractionError, CriteriaError, ModelError, OutputError) as error:
        outcome = replace(failed, code=error.code, detail=error.detail)
    except MemoryError:
        outcome = replace(failed, code="memory", detail="out of memory")
    except Exception as error:
        outcome = replace(failed, code="internal", detail=_where(error))
    if outcome.failed:
        clear_results(Path(job.out) / job.name, job.source)
    return replace(outcome, seconds=round(time.monotonic() - start, 3))


def _where(error: Exception) -> str:
    """Return type and code position of an error, never its message: messages may hold report text."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "?"
    return f"{type(error).__name__} at {place}"
