"""Measures of quality that know nothing of models: F1, calibration, hierarchy, work saved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from classifiers.records import PassageKind

# Width of the bands of the reliability table.
BANDS = 10


@dataclass(frozen=True, slots=True)
class Answer:
    """What a model said of one passage.

    Attributes:
        items: (item id, probability), best first.
        level: level id or None.
        kind: kind of passage.
        evidence: probability of being evidence.
        is_evidence: whether it counts as evidence.
    """

    items: tuple[tuple[str, float], ...]
    level: str | None
    kind: PassageKind
    evidence: float
    is_evidence: bool


def f1(pairs: Sequence[tuple[str, str]], label: str) -> dict[str, float]:
    """Return precision, recall, F1 and number of passages of one label, from (gold, said) pairs; 0 where undefined."""
    both = sum(gold == said == label for gold, said in pairs)
    gold_count, said_count = sum(gold == label for gold, _ in pairs), sum(said == label for _, said in pairs)
    return {
        "passages": float(gold_count),
        "precision": both / said_count if said_count else 0.0,
        "recall": both / gold_count if gold_count else 0.0,
        "f1": 2 * both / (gold_count + said_count) if gold_count + said_count else 0.0,
    }


def reliability(pairs: Sequence[tuple[float, bool]]) -> dict[str, Any]:
    """Return the reliability table and the expected calibration error.

    Args:
        pairs: probability that was given, and whether it came true.
    """
    bands: list[list[tuple[float, bool]]] = [[] for _ in range(BANDS)]
    for probability, true in pairs:
        bands[min(BANDS - 1, int(probability * BANDS))].append((probability, true))
    table = []
    error = 0.0
    for number, band in enumerate(bands):
        if not band:
            continue
        said = sum(p for p, _ in band) / len(band)
        came = sum(t for _, t in band) / len(band)
        error += abs(said - came) * len(band) / len(pairs)
        table.append({"from": number / BANDS, "passages": len(band), "said": said, "came_true": came})
    return {"expected_calibration_error": error, "table": table}


def hierarchical_f1(pairs: Sequence[tuple[Sequence[str], Sequence[str]]]) -> float:
    """Return the F1 over all nodes of the paths from category to item; a right category alone counts half."""
    shared = sum(len(set(gold) & set(said)) for gold, said in pairs)
    total = sum(len(set(gold)) + len(set(said)) for gold, said in pairs)
    return 2 * shared / total if total else 0.0


def work_saved(pairs: Sequence[tuple[float, bool]], recall: float) -> dict[str, float]:
    """Return how much reading is saved by reading the most probable evidence first.

    Args:
        pairs: probability of being evidence, and whether the passage is evidence.
        recall: share of the evidence that must have been read.

    Returns:
        `read`: share of passages to read; `saved`: what is saved against reading in any order (WSS at that recall).
    """
    wanted = sum(is_evidence for _, is_evidence in pairs) * recall
    if not wanted:
        return {"read": 0.0, "saved": 0.0}
    seen = read = 0
    for _, is_evidence in sorted(pairs, key=lambda pair: -pair[0]):
        if seen >= wanted:
            break
        read += 1
        seen += is_evidence
    share = read / len(pairs)
    return {"read": share, "saved": recall - share}
