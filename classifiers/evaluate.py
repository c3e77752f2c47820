"""Figures of the models as plain data: across batches, and on a labelled file."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from classifiers.corpus import Labelled
from classifiers.folds import item_folds, kind_folds
from classifiers.kind_model import cross_fit, evidence_columns, kinds_given
from classifiers.metrics import (
    Answer,
    f1,
    hierarchical_f1,
    reliability,
    work_saved,
)
from classifiers.model import Model, level_by_numbers
from classifiers.records import Passage, PassageKind
from classifiers.targets import kind_classes
from classifiers.training import HeldOut, TrainingSettings, train_on
from criteria.edition import Edition

# Confusion pairs that are listed.
PAIRS = 15


@dataclass(frozen=True, slots=True)
class Judged:
    """A labelled passage with the answer of a model."""

    gold: Labelled
    answer: Answer


def judge_file(model: Model, passages: Sequence[Labelled]) -> list[Judged]:
    """Return the answers of a model on labelled passages it was not trained on."""
    said = model.classify([Passage(text=p.text) for p in passages])
    return [
        Judged(gold, Answer(c.subitems, c.level, c.kind, c.evidence_probability, c.is_evidence))
        for gold, c in zip(passages, said, strict=True)
    ]


def judge_across_batches(passages: Sequence[Labelled], edition: Edition, settings: TrainingSettings) -> list[Judged]:
    """Return for every passage the answer of models that have not seen its batch."""
    model, held = train_on(passages, edition, settings)
    return judge_held_out(passages, model, held)


def judge_held_out(passages: Sequence[Labelled], model: Model, held: HeldOut) -> list[Judged]:
    """Return the answers that the held-out scores of training give.

    Args:
        passages: the corpus the model was trained on.
        model: the trained model; its calibration of items and levels was fitted on the same held-out scores (three
            numbers in all), that of the kinds is fitted anew without each fold.
        held: the held-out scores.
    """
    item_ids, level_ids = list(model.edition.items), model.edition.level_ids
    items = model.items.probabilities(held.cells)
    best = items.argmax(axis=1)
    levels = model.levels.probabilities(held.cells, best)
    kinds = cross_fit(held.kinds, kind_classes(passages), kind_folds(passages))
    evidence = kinds[:, evidence_columns()].sum(axis=1)
    best_kinds = kinds_given(kinds, evidence >= model.kinds.threshold)
    found = []
    for row, passage in enumerate(passages):
        order = np.argsort(-items[row], kind="stable")
        by_level = {name: float(levels[row, n]) for n, name in enumerate(level_ids)}
        if model.edition.is_result(item_ids[int(best[row])]):
            by_level = level_by_numbers(passage.text, by_level, model.edition.results_rule)
        is_evidence = bool(evidence[row] >= model.kinds.threshold)
        found.append(
            Judged(
                passage,
                Answer(
                    tuple((item_ids[n], float(items[row, n])) for n in order),
                    max(by_level, key=lambda name: by_level[name]) if is_evidence else None,
                    best_kinds[row],
                    float(evidence[row]),
                    is_evidence,
                ),
            )
        )
    return found


def report(judged: Sequence[Judged], edition: Edition) -> dict[str, Any]:
    """Return all figures of judged passages as plain data, ready for JSON."""
    evidence = [j for j in judged if j.gold.subitems]
    others = [j for j in judged if not j.gold.subitems]
    return {
        "passages": len(judged),
        "evidence": len(evidence),
        "items": _item_figures(evidence, edition),
        "levels": _level_figures(evidence, edition),
        "kinds": _kind_figures(evidence, others),
        "reliability": reliability([(j.answer.items[0][1], _hit(j)) for j in evidence]),
        "hierarchical_f1": hierarchical_f1(
            [(_path(j.gold.subitems[0], edition), _path(j.answer.items[0][0], edition)) for j in evidence]
        ),
        "work_saved_at_95": work_saved([(j.answer.evidence, bool(j.gold.subitems)) for j in judged], 0.95),
        "by_batch": _by_batch(evidence),
    }


def summary(figures: dict[str, Any]) -> dict[str, float]:
    """Return the few figures of a report that a model card shows, rounded to four digits."""
    chosen = {
        "first": figures["items"]["first"],
        "first_three": figures["items"]["first_three"],
        "category": figures["items"]["category"],
        "level": figures["levels"]["accuracy"],
        "evidence_recall": figures["kinds"]["evidence_recall"],
        "let_through": figures["kinds"]["let_through"],
        "calibration_error": figures["reliability"]["expected_calibration_error"],
        "hierarchical_f1": figures["hierarchical_f1"],
    }
    return {key: round(float(value), 4) for key, value in chosen.items() if value is not None}


def learning_curve(
    passages: Sequence[Labelled], edition: Edition, settings: TrainingSettings, shares: Sequence[float]
) -> list[dict[str, float]]:
    """Return cross-batch figures for growing shares of every batch.

    Args:
        passages: the corpus.
        edition: the criteria.
        settings: choices of training.
        shares: parts of each batch, 0 to 1; every n-th passage is taken, so that items stay balanced.
    """
    curve = []
    for share in shares:
        kept = [p for n, p in enumerate(passages) if int((n + 1) * share) > int(n * share)]
        if len(set(item_folds(kept))) < 2:
            continue
        evidence = [j for j in judge_across_batches(kept, edition, settings) if j.gold.subitems]
        figures = _item_figures(evidence, edition)
        curve.append(
            {"passages": float(len(kept)), **{key: figures[key] for key in ("first", "first_three", "category")}}
        )
    return curve


def _hit(judged: Judged) -> bool:
    return judged.answer.items[0][0] in judged.gold.subitems


def _path(item: str, edition: Edition) -> tuple[str, str]:
    return edition.category_of[item].id, item


def _item_figures(evidence: Sequence[Judged], edition: Edition) -> dict[str, Any]:
    if not evidence:
        return {}
    total = len(evidence)
    pairs = [(j.gold.subitems[0], j.answer.items[0][0]) for j in evidence]
    missed = Counter(pair for j, pair in zip(evidence, pairs, strict=True) if not _hit(j))
    categories = [(edition.category_of[a].id, edition.category_of[b].id) for a, b in pairs]
    return {
        "first": sum(_hit(j) for j in evidence) / total,
        "first_is_primary": sum(a == b for a, b in pairs) / total,
        "first_three": sum(bool(set(j.gold.subitems) & {i for i, _ in j.answer.items[:3]}) for j in evidence) / total,
        "category": sum(a == b for a, b in categories) / total,
        "macro_f1": float(np.mean([f1(pairs, item)["f1"] for item in edition.items])),
        "per_item": {item: f1(pairs, item) for item in edition.items},
        "per_category": {category.id: f1(categories, category.id) for category in edition.categories},
        "confusions": [{"gold": a, "said": b, "count": n} for (a, b), n in missed.most_common(PAIRS)],
    }


def _level_figures(evidence: Sequence[Judged], edition: Edition) -> dict[str, Any]:
    if not evidence:
        return {}
    pairs = [(j.gold.level or "", j.answer.level or "") for j in evidence]
    result = [edition.is_result(j.gold.subitems[0]) for j in evidence]
    right = [a == b for a, b in pairs]

    def share(flags: list[bool]) -> float | None:
        return sum(flags) / len(flags) if flags else None

    return {
        "accuracy": share(right),
        "process_items": share([r for r, is_result in zip(right, result, strict=True) if not is_result]),
        "result_items": share([r for r, is_result in zip(right, result, strict=True) if is_result]),
        "per_level": {level: f1(pairs, level) for level in edition.level_ids},
    }


def _kind_figures(evidence: Sequence[Judged], others: Sequence[Judged]) -> dict[str, Any]:
    by_kind: dict[PassageKind, list[Judged]] = defaultdict(list)
    for judged in [*evidence, *others]:
        by_kind[judged.gold.kind].append(judged)
    let_through = sum(j.answer.is_evidence for j in others)
    return {
        "evidence_recall": sum(j.answer.is_evidence for j in evidence) / len(evidence) if evidence else None,
        "let_through": let_through / len(others) if others else None,
        "per_kind": {
            kind.value: {
                "passages": len(own),
                "called_evidence": sum(j.answer.is_evidence for j in own) / len(own),
                "right_kind": sum(j.answer.kind is kind for j in own) / len(own),
            }
            for kind, own in sorted(by_kind.items())
        },
    }


def _by_batch(evidence: Sequence[Judged]) -> dict[str, dict[str, float]]:
    batches: dict[str, list[bool]] = defaultdict(list)
    for judged in evidence:
        batches[judged.gold.batch].append(_hit(judged))
    return {
        name: {"passages": float(len(hits)), "first": sum(hits) / len(hits)} for name, hits in sorted(batches.items())
    }
