"""The gold of a sample report: cells and measures, worked out from the author's labels and measures."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from criteria.edition import Edition
from sample_reports.source import GoldKpi, Label, Source, SourceError


def all_labels(source: Source) -> list[Label]:
    """Return every label of every block and table row."""
    labels = [label for block in source.blocks for label in block.labels]
    return labels + [label for block in source.blocks for row in block.rows for label in row.labels]


def _process_cell(labels: list[Label], item: str, level: str) -> str:
    strengths = {label.strength for label in labels if (label.item, label.level) == (item, level)}
    return "present" if "strong" in strengths else ("weak" if strengths else "missing")


def _band_order(edition: Edition) -> list[str]:
    return [edition.results_rule.below, *(band.level for band in edition.results_rule.bands)]


def _result_cells(edition: Edition, kpis: list[GoldKpi], labels: list[Label], item: str) -> dict[str, str]:
    """Lowest level: one measure with target and result; higher levels: the best measure reaches that band."""
    own = [k for k in kpis if k.subitem == item]
    order = _band_order(edition)
    best = max((order.index(k.level) for k in own if k.level), default=-1)
    narrated = any(label.item == item for label in labels)
    cells = {}
    for rank, level in enumerate(edition.level_ids, 1):
        if rank == 1:
            cells[level] = "present" if best >= 0 else ("weak" if own or narrated else "missing")
        else:
            cells[level] = "present" if best >= order.index(level) else "missing"
    return cells


def gold_of(source: Source, edition: Edition) -> dict[str, Any]:
    """Return the gold record of a source.

    Raises:
        SourceError: a label names an unknown cell, or the author's @missing list disagrees with the labels.
    """
    labels = all_labels(source)
    unknown = {(x.item, x.level) for x in labels} - set(edition.cells)
    if unknown:
        raise SourceError(f"unknown cells: {sorted(unknown)}")
    cells: dict[str, dict[str, str]] = {}
    for item in edition.items:
        if edition.is_result(item):
            cells[item] = _result_cells(edition, source.kpis, labels, item)
        else:
            cells[item] = {level: _process_cell(labels, item, level) for level in edition.level_ids}
    empty = {
        (item, level)
        for item, levels in cells.items()
        if not edition.is_result(item)
        for level, status in levels.items()
        if status == "missing"
    }
    declared = set(source.missing)
    if empty != declared:
        raise SourceError(
            f"@missing disagrees: not declared {sorted(empty - declared)}, has labels {sorted(declared - empty)}"
        )
    return {
        "id": source.settings["id"],
        "agency": source.settings["agency"],
        "cells": cells,
        "kpis": [asdict(k) for k in source.kpis],
        "traps": source.traps,
    }
