"""Where everything stands in the workbook, worked out before writing so that sheets can link to each other."""

from __future__ import annotations

from dataclasses import dataclass

from coverage.review import Cell, Evidence, Review
from criteria.edition import Edition
from worksheets import sheet_names
from worksheets.links import Place
from worksheets.overview import Gap, gaps

# Rows above the heads of every table: title, note, empty line.
TABLE_TOP = 3


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One row of the evidence sheet."""

    item: str
    level: str
    cell: Cell
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Plan:
    """Rows and places of a workbook.

    Attributes:
        evidence: rows of the evidence sheet in the order of the edition.
        gaps: rows of the gap sheet in the order of work.
        places: (item, level) -> first evidence row, or the gap's row where there is no evidence.
        examiner: item -> its block in the examiner's sheet.
    """

    evidence: tuple[EvidenceRow, ...]
    gaps: tuple[Gap, ...]
    places: dict[tuple[str, str], Place]
    gap_places: dict[tuple[str, str], Place]
    examiner: dict[str, Place]


def plan(review: Review, edition: Edition, examiner_rows: dict[str, int]) -> Plan:
    """Return the plan of a review's workbook.

    Args:
        review: the review.
        edition: its criteria.
        examiner_rows: item -> 0-based row of its block in the examiner's sheet.
    """
    evidence: list[EvidenceRow] = []
    places: dict[tuple[str, str], Place] = {}
    for item, level in edition.cells:
        cell = review.cells[item][level]
        if cell.evidence:
            places[item, level] = Place(sheet_names.EVIDENCE, TABLE_TOP + 1 + len(evidence))
        evidence += [EvidenceRow(item, level, cell, e) for e in cell.evidence]
    open_cells = gaps(review, edition)
    gap_places = {(g.item, g.level): Place(sheet_names.GAPS, TABLE_TOP + g.rank) for g in open_cells}
    return Plan(
        evidence=tuple(evidence),
        gaps=open_cells,
        places={**gap_places, **places},
        gap_places=gap_places,
        examiner={item: Place(sheet_names.EXAMINER, row) for item, row in examiner_rows.items()},
    )
