"""The status of every cell: process items from passages, result items from measures, and what could not be read.

Pure: records in, records out.
"""

from __future__ import annotations

from collections.abc import Sequence

from classifiers.records import Classification
from coverage.claims import criteria_words
from coverage.evidence import quote_book
from coverage.gating import mark_gaps
from coverage.passages import Support, near_misses, supports_of
from coverage.places import counts
from coverage.process_cells import EchoesAndIntentions, process_cell
from coverage.result_cells import measured_rows, result_cells
from coverage.review import Cell, Indicator
from coverage.unreadable import unreadable_items
from criteria.edition import Edition
from extractors.document import Document, Segment


def judge_cells(
    edition: Edition,
    documents: Sequence[Document],
    segments: Sequence[Segment],
    classifications: Sequence[Classification],
    indicators: Sequence[Indicator],
    unread_files: Sequence[str] = (),
) -> dict[str, dict[str, Cell]]:
    """Judge all cells of an edition.

    Args:
        edition: the criteria.
        documents: the files of one submission.
        segments: its passages.
        classifications: one for each passage.
        indicators: its measures.
        unread_files: names of files of the submission that could not be read at all; with any of them no empty cell
            can be judged.

    Returns:
        item id -> level id -> cell; every cell of the edition, in its order.
    """
    book = quote_book(documents)
    unreadable = unreadable_items(documents, edition, unread_files)
    supports: dict[tuple[str, str], list[Support]] = {cell: [] for cell in edition.cells}
    nearby: dict[tuple[str, str], list[Support]] = {cell: [] for cell in edition.cells}
    words = criteria_words(edition)
    others = EchoesAndIntentions(edition, words)
    measured = measured_rows(indicators, segments)
    for position, (segment, said) in enumerate(zip(segments, classifications, strict=True)):
        others.add(position, segment, said)
        if words.repeats(segment.text):
            continue
        for support in supports_of(position, segment, said):
            if (support.item, support.level) in supports and counts(support):
                # A row of a KPI table is a result, whatever its words; it shows no process.
                if segment.segment_id in measured and not edition.is_result(support.item):
                    continue
                supports[support.item, support.level].append(support)
        for support in near_misses(position, segment, said):
            if (support.item, support.level) in nearby:
                nearby[support.item, support.level].append(support)
    cells: dict[str, dict[str, Cell]] = {}
    for item_id in edition.items:
        if edition.is_result(item_id):
            narrative = [s for level in edition.level_ids for s in supports[item_id, level]]
            found = result_cells(item_id, edition, indicators, narrative, segments, book, unreadable)
        else:
            found = {
                level: process_cell(
                    supports[item_id, level],
                    nearby[item_id, level],
                    others.of(item_id, level),
                    book,
                    unreadable.reason(item_id),
                )
                for level in edition.level_ids
            }
        cells[item_id] = mark_gaps(found, edition)
    return cells
