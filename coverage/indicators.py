"""Indicators: every measure of a submission, from its KPI tables and KPI sentences, judged by the results rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from coverage.item_sequence import Placed, best_path
from coverage.judged import Judged, judge_row
from coverage.kpi_cards import joined_lines
from coverage.kpi_sentences import read_sentences
from coverage.kpi_tables import TableReader
from coverage.measure_match import item_scores, match_measure
from coverage.measure_row import MeasureRow
from coverage.result_places import result_place
from coverage.review import Indicator
from coverage.units import PERCENT
from criteria.edition import Edition
from extractors.document import Document, Segment

Ranking = tuple[tuple[str, float], ...]
RankItems = Callable[[Sequence[str]], list[Ranking]]
# Points beside the relative percent make sense for measures in percent only.
_POINT_UNITS = (PERCENT,)


def read_indicators(
    documents: Sequence[Document],
    edition: Edition,
    rank_items: RankItems,
    segments: Sequence[Segment] = (),
) -> tuple[Indicator, ...]:
    """Read all measures of a submission.

    Args:
        documents: the files of the submission.
        edition: the criteria.
        rank_items: gives for each name the result items with their probabilities, best first.
        segments: passages of the same documents; a measure then names the passage it stands in.

    Returns:
        The measures in reading order, each once: a measure that a second table repeats is kept where it says most.
    """
    found = _without_retellings([row for document in documents for row in _rows_of(document, edition)])
    items = _items_of(found, edition, rank_items)
    by_row = {(s.file, s.block, s.row): s.segment_id for s in reversed(segments)}
    indicators = [
        _indicator(row, judge_row(row, edition.results_rule), item, edition, by_row)
        for row, item in zip(found, items, strict=True)
    ]
    return _distinct(indicators)


def _items_of(rows: Sequence[MeasureRow], edition: Edition, rank_items: RankItems) -> list[str | None]:
    """The result item of each measure: its number, else what its name and its place among the others say."""
    items = [item_id for item_id in edition.items if edition.is_result(item_id)]
    if not items:
        return [None] * len(rows)
    names = list(dict.fromkeys(row.name for row in rows if not row.item))
    ranked = dict(zip(names, rank_items(names), strict=True)) if names else {}
    chosen: dict[int, str] = {}
    for file in dict.fromkeys(row.file for row in rows):
        own = [number for number, row in enumerate(rows) if row.file == file]
        placed = [
            Placed(rows[n].item, item_scores(rows[n].name, ranked.get(rows[n].name, ()), edition), rows[n].block)
            for n in own
        ]
        chosen.update(zip(own, best_path(placed, items), strict=True))
    return [chosen[number] for number in range(len(rows))]


def _rows_of(document: Document, edition: Edition) -> Iterator[MeasureRow]:
    reader = TableReader(frozenset(item_id for item_id in edition.items if edition.is_result(item_id)))
    told = {block.n: text for block, text in joined_lines(document.blocks)}
    for position, block in enumerate(document.blocks):
        place = result_place(block, edition)
        rows: tuple[MeasureRow, ...] = ()
        if block.table is not None:
            rows = reader.read(document.blocks, position, place.in_results)
        elif block.n in told and place.in_results:
            rows = read_sentences(told[block.n])
        for row in rows:
            yield replace(row, item=row.item or place.item, file=document.file, page=block.page, block=block.n)


def _indicator(
    row: MeasureRow,
    judged: Judged,
    item_id: str | None,
    edition: Edition,
    by_row: dict[tuple[str, int, int | None], str],
) -> Indicator:
    measure = match_measure(row.name, edition.items[item_id]) if item_id else None
    points = judged.verdict.difference if row.unit in _POINT_UNITS else None
    segment = by_row.get((row.file, row.block, row.row)) or by_row.get((row.file, row.block, None), "")
    return Indicator(
        subitem=item_id,
        name=row.name,
        unit=row.unit,
        direction=judged.direction.value,
        target=judged.target,
        actual=judged.actual,
        years={str(year): value for year, value in judged.results.items()},
        judged_year=judged.year,
        pct_over_target=judged.verdict.pct_over_target,
        level=judged.verdict.level,
        trend=judged.trend,
        file=row.file,
        page=row.page,
        starred=measure is not None and measure.starred,
        targets={str(year): value for year, value in judged.targets.items()},
        target_text=judged.target_text,
        actual_text=judged.actual_text,
        arithmetic=judged.verdict.arithmetic,
        points_over_target=points,
        segment_id=segment,
        measure=measure.id if measure else None,
    )


def _without_retellings(rows: list[MeasureRow]) -> list[MeasureRow]:
    """Leave out sentences that tell again what a table of the same file says: the same target and result."""
    told = {(row.file, pair) for row in rows if row.row is not None for pair in _pairs(row)}
    return [row for row in rows if row.row is not None or not any((row.file, pair) in told for pair in _pairs(row))]


def _pairs(row: MeasureRow) -> set[tuple[float, float]]:
    targets = [reading.quantity.value for reading in row.targets.values() if reading.quantity]
    results = [reading.quantity.value for reading in row.results.values() if reading.quantity]
    return {(target, result) for target in targets for result in results}


def _distinct(indicators: list[Indicator]) -> tuple[Indicator, ...]:
    """Keep one of the indicators that repeat each other: same name, item and figures of the judged year.

    A summary in another chapter often repeats a measure, sometimes without its target.
    """
    kept: list[Indicator] = []
    for indicator in indicators:
        twin = next((n for n, other in enumerate(kept) if _same(indicator, other)), None)
        if twin is None:
            kept.append(indicator)
        elif _fullness(indicator) > _fullness(kept[twin]):
            kept[twin] = indicator
    return tuple(kept)


def _same(one: Indicator, other: Indicator) -> bool:
    if "".join(one.name.split()) != "".join(other.name.split()):
        return False
    pairs = ((one.actual, other.actual), (one.target, other.target), (one.judged_year, other.judged_year))
    return all(a == b or a is None or b is None for a, b in pairs)


def _fullness(indicator: Indicator) -> tuple[int, int]:
    return (indicator.target is not None) + (indicator.actual is not None), len(indicator.years)
