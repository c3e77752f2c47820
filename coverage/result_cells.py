"""Status of the cells of a result item, from its measures by the results rule of the edition.

The first level asks for a measure with target and result, even below the target. Every further level asks for a measure
that reaches its band.
"""

from __future__ import annotations

from collections.abc import Sequence

from coverage.evidence import QuoteBook, choose_quote
from coverage.passages import Support, cite
from coverage.review import Cell, Evidence, Indicator, Reason, Status
from coverage.unreadable import Unreadable
from criteria.edition import Edition
from extractors.document import Segment

# A narrative claim of a result makes the first level weak when the item is at least this probable.
NARRATIVE_ITEM = 0.30
MOST_EVIDENCE = 5


def result_cells(
    item_id: str,
    edition: Edition,
    indicators: Sequence[Indicator],
    narrative: Sequence[Support],
    segments: Sequence[Segment],
    book: QuoteBook,
    unreadable: Unreadable,
) -> dict[str, Cell]:
    """Judge all levels of one result item.

    Args:
        item_id: the item.
        edition: the criteria.
        indicators: all measures of the submission.
        narrative: evidence passages for the item.
        segments: all passages, for the quotes of measures.
        book: texts of the files.
        unreadable: items that cannot be judged.
    """
    own = [indicator for indicator in indicators if indicator.subitem == item_id]
    judged = [i for i in own if i.target is not None and i.actual is not None]
    first, *higher = edition.level_ids
    reason = unreadable.reason(item_id)
    cells = {first: _first_level(own, judged, narrative, segments, book, reason)}
    for level in higher:
        cells[level] = _higher_level(level, edition, judged, segments, book, reason)
    return cells


def measured_rows(indicators: Sequence[Indicator], segments: Sequence[Segment]) -> frozenset[str]:
    """Return the ids of the passages that are rows of tables with measures."""
    found = [segment for indicator in indicators if (segment := _segment_of(indicator, segments)) is not None]
    tables = {(segment.file, segment.block) for segment in found if segment.row is not None}
    return frozenset(s.segment_id for s in segments if (s.file, s.block) in tables)


def _first_level(
    own: list[Indicator],
    judged: list[Indicator],
    narrative: Sequence[Support],
    segments: Sequence[Segment],
    book: QuoteBook,
    unreadable: Reason | None,
) -> Cell:
    if judged:
        evidence = _cite_measures(judged, "strong", segments, book)
        return _cell(Status.FOUND, 1.0, (Reason.MEASURE_WITH_RESULT,), evidence)
    if own:
        reasons = []
        if any(i.target is None for i in own):
            reasons.append(Reason.MEASURE_WITHOUT_TARGET)
        if any(i.actual is None for i in own):
            reasons.append(Reason.MEASURE_WITHOUT_RESULT)
        return _cell(Status.WEAK, 0.9, tuple(reasons), _cite_measures(own, "weak", segments, book))
    told = sorted((s for s in narrative if s.item_probability >= NARRATIVE_ITEM), key=lambda s: (-s.score, s.position))
    cited = tuple(e.model_copy(update={"strength": "weak"}) for s in told if (e := cite(s, book)) is not None)
    if cited:
        distinct = tuple({e.segment_id: e for e in cited}.values())[:MOST_EVIDENCE]
        return _cell(Status.WEAK, round(told[0].score, 4), (Reason.NARRATIVE_RESULT,), distinct)
    if told:
        # Told, but in words that cannot be found again in the file: a person has to look.
        return _cell(Status.WEAK, round(told[0].score, 4), (Reason.SINGLE_DOUBTFUL,))
    if unreadable is not None:
        return _cell(Status.CANNOT_JUDGE, 0.0, (unreadable,))
    return _cell(Status.MISSING, 0.9, (Reason.NO_PASSAGE,))


def _higher_level(
    level: str,
    edition: Edition,
    judged: list[Indicator],
    segments: Sequence[Segment],
    book: QuoteBook,
    unreadable: Reason | None,
) -> Cell:
    order = {level_id: position for position, level_id in enumerate(edition.level_ids)}
    reaching = [i for i in judged if i.level is not None and order.get(i.level, -1) >= order[level]]
    if reaching:
        evidence = _cite_measures(reaching, "strong", segments, book)
        return _cell(Status.FOUND, 1.0, (Reason.MEASURE_OVER_TARGET,), evidence)
    undecided = [i for i in judged if i.level is None]
    if undecided:
        # Which way is better is not known, so a person has to say whether the measure reaches the band.
        evidence = _cite_measures(undecided, "weak", segments, book)
        return _cell(Status.WEAK, 0.5, (Reason.SINGLE_DOUBTFUL,), evidence)
    if unreadable is not None:
        return _cell(Status.CANNOT_JUDGE, 0.0, (unreadable,))
    return _cell(Status.MISSING, 0.9, (Reason.MEASURES_BELOW_BAND if judged else Reason.NO_PASSAGE,))


def _cell(status: Status, confidence: float, reasons: tuple[Reason, ...], evidence: tuple[Evidence, ...] = ()) -> Cell:
    return Cell(status=status, confidence=confidence, reasons=reasons, blocking=False, evidence=evidence)


def _cite_measures(
    indicators: Sequence[Indicator], strength: str, segments: Sequence[Segment], book: QuoteBook
) -> tuple[Evidence, ...]:
    """Cite the rows or sentences that measures stand in, the highest over its target first."""
    ranked = sorted(indicators, key=lambda i: -(i.pct_over_target if i.pct_over_target is not None else -1e9))
    cited = [_cite_measure(indicator, strength, segments, book) for indicator in ranked[: 2 * MOST_EVIDENCE]]
    distinct = {(e.segment_id, e.quote): e for e in cited if e is not None}
    return tuple(distinct.values())[:MOST_EVIDENCE]


def _cite_measure(indicator: Indicator, strength: str, segments: Sequence[Segment], book: QuoteBook) -> Evidence | None:
    segment = _segment_of(indicator, segments)
    if segment is None:
        return None
    quote = choose_quote(segment.text, (indicator.name,), segment.file, book)
    if quote is None:
        return None
    return Evidence(
        segment_id=segment.segment_id,
        quote=quote,
        file=segment.file,
        page=segment.page,
        para_no=segment.para_no,
        probability=1.0,
        strength=strength,
        heading_item=segment.heading_item,
        level_probability=1.0,
        terms=(indicator.name,),
        heading_disagrees=segment.heading_item is not None and segment.heading_item != indicator.subitem,
    )


def _segment_of(indicator: Indicator, segments: Sequence[Segment]) -> Segment | None:
    if indicator.segment_id:
        return next((s for s in segments if s.segment_id == indicator.segment_id), None)
    name = "".join(indicator.name.split())
    places = [s for s in segments if s.file == indicator.file and name in "".join(s.text.split())]
    # The row of the table says more than a sentence elsewhere that names the measure.
    return min(places, key=lambda s: (s.page != indicator.page, s.row is None, s.para_no), default=None)
