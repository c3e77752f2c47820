"""One submission to one review: the pure composition of all parts, without any writing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from classifiers.records import Classification, Passage
from coverage.cells import judge_cells
from coverage.indicators import read_indicators
from coverage.review import (
    EditionInfo,
    Indicator,
    Manifest,
    PassageRecord,
    Problem,
    ReportFile,
    ReportInfo,
    Review,
)
from criteria.edition import Edition
from extractors.document import BlockKind, Document, Flag, Segment
from extractors.errors import ExtractionError
from extractors.segments import segment
from pipelines.cover_page import find_agency, find_fiscal_year
from pipelines.engine import Engine
from pipelines.messages import message_for
from pipelines.settings import Settings
from pipelines.version import program_version

ReadFile = Callable[[Path], Document]


@dataclass(frozen=True, slots=True)
class Reading:
    """The files of a submission: what could be read and what could not."""

    documents: tuple[Document, ...]
    files: tuple[ReportFile, ...]
    problems: tuple[Problem, ...]


def problem(code: str, file: str, page: int | None = None) -> Problem:
    """Return the problem record of an error code with its Thai cause and cure."""
    message = message_for(code)
    return Problem(code=code, file=file, page=page, message_th=f"{message.cause_th} · วิธีแก้: {message.cure_th}")


def distinct_names(paths: Sequence[Path]) -> tuple[str, ...]:
    """Return a name for each file of a submission: its own, or with folders where several files share one.

    As many folders are named as it takes to tell the files apart ("b/report.pdf"), never the whole path: names must be
    the same on every machine.
    """
    groups: dict[str, set[Path]] = {}
    for path in paths:
        groups.setdefault(path.name, set()).add(path)
    depth = {}
    for name, group in groups.items():
        deepest = max(len(path.parts) for path in group)
        depth[name] = next(
            (n for n in range(1, deepest) if len({path.parts[-n:] for path in group}) == len(group)), deepest
        )
    return tuple("/".join(path.parts[-depth[path.name] :]) for path in paths)


def read_files(paths: Sequence[Path], read_file: ReadFile) -> Reading:
    """Read every file; a file that cannot be read becomes a problem and never an absence of evidence.

    Files of one name get distinct names, so that quotes are checked against their own file. A file that equals an
    earlier one byte for byte is left out, with a problem.
    """
    documents: list[Document] = []
    files: list[ReportFile] = []
    problems: list[Problem] = []
    seen: set[str] = set()
    for path, name in zip(paths, distinct_names(paths), strict=True):
        try:
            document = read_file(path)
        except ExtractionError as error:
            files.append(ReportFile(name=name, sha256="", pages=None, text_layer="unreadable"))
            problems.append(problem(error.code, name, error.page))
            continue
        if name != path.name:
            document = document.model_copy(update={"file": name})
        if document.sha256 in seen:
            problems.append(problem("file.duplicate", document.file))
            continue
        seen.add(document.sha256)
        documents.append(document)
        files.append(
            ReportFile(name=document.file, sha256=document.sha256, pages=document.pages, text_layer=document.text_layer)
        )
        problems += [problem(p.code, document.file, p.page) for p in document.problems]
        damaged = (q.page for q in document.page_quality if Flag.DAMAGED_TEXT in q.flags)
        problems += [problem("pdf.damaged_text", document.file, page) for page in damaged]
    return Reading(tuple(documents), tuple(files), tuple(problems))


def passage_of(segment_: Segment) -> Passage:
    """Return a segment as the classifier's input."""
    return Passage(
        text=segment_.text,
        heading=segment_.heading_path[-1] if segment_.heading_path else "",
        heading_item=segment_.heading_item,
        is_table_row=segment_.kind is BlockKind.TABLE,
        context=segment_.context,
    )


def _record(segment_: Segment, said: Classification) -> PassageRecord:
    return PassageRecord(
        segment_id=segment_.segment_id,
        text=segment_.text,
        file=segment_.file,
        page=segment_.page,
        para_no=segment_.para_no,
        kind=said.kind.value,
        is_evidence=said.is_evidence,
        item=said.subitems[0][0] if said.subitems else None,
        level=said.level,
        probability=round(said.subitems[0][1], 4) if said.subitems else 0.0,
        strength=said.strength.value,
        heading_item=segment_.heading_item,
        heading_path=segment_.heading_path,
        block_kind=segment_.kind.value,
        flags=tuple(flag.value for flag in segment_.flags),
    )


def _starred_without_result(edition: Edition, indicators: Sequence[Indicator]) -> tuple[str, ...]:
    answered = {i.measure for i in indicators if i.measure and i.actual is not None}
    return tuple(
        measure.id
        for item in edition.items.values()
        for measure in item.measures
        if measure.starred and measure.id not in answered
    )


def review_documents(reading: Reading, engine: Engine, settings: Settings, created: str) -> Review:
    """Judge what was read.

    Args:
        reading: at least one document; files that could not be read are among its problems.
        engine: edition and model.
        settings: settings of the run, printed in the manifest.
        created: the time of the review, ISO 8601; the clock is an argument so that reviews can be repeated.
    """
    edition, model = engine.edition, engine.model
    segments = tuple(s for document in reading.documents for s in segment(document))
    said = model.classify([passage_of(s) for s in segments])

    def rank_items(names: Sequence[str]) -> list[tuple[tuple[str, float], ...]]:
        ranked = model.classify([Passage(text=name, is_table_row=True) for name in names])
        return [tuple(pair for pair in c.subitems if edition.is_result(pair[0])) for c in ranked]

    unread = tuple(f.name for f in reading.files if f.text_layer == "unreadable")
    indicators = read_indicators(reading.documents, edition, rank_items, segments)
    return Review(
        report=ReportInfo(
            agency=find_agency(reading.documents),
            fiscal_year=find_fiscal_year(reading.documents),
            files=reading.files,
        ),
        edition=EditionInfo(id=edition.id, sha256=edition.sha256),
        cells=judge_cells(edition, reading.documents, segments, said, indicators, unread_files=unread),
        indicators=indicators,
        problems=reading.problems,
        manifest=Manifest(
            version=program_version(),
            model_sha256=model.sha256,
            settings=settings.for_manifest(edition.id),
            created=created,
        ),
        passages=tuple(_record(s, c) for s, c in zip(segments, said, strict=True)),
        measures_without_result=_starred_without_result(edition, indicators),
    )
