"""Gating: levels are earned in order, so the lowest open one of an item blocks those above it."""

from __future__ import annotations

from coverage.review import Cell, Reason, Status
from criteria.edition import Edition


def mark_gaps(cells: dict[str, Cell], edition: Edition) -> dict[str, Cell]:
    """Mark the blocking cell of an item and the evidence that stands above an open lower level.

    Args:
        cells: level id -> cell of one item.
        edition: gives the order of the levels and says whether they are gated.
    """
    if not edition.score_rule.gated:
        return cells
    marked, open_below = {}, False
    for position, level in enumerate(edition.level_ids):
        cell = cells[level]
        is_open = cell.status is not Status.FOUND
        gates_others = position < len(edition.level_ids) - 1
        if open_below and cell.status in (Status.FOUND, Status.WEAK):
            cell = cell.model_copy(update={"reasons": (*cell.reasons, Reason.LOWER_LEVEL_OPEN)})
        marked[level] = cell.model_copy(update={"blocking": is_open and gates_others and not open_below})
        open_below = open_below or is_open
    return marked
