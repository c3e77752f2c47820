"""What train and evaluate do."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from classifiers.corpus import CORPUS_FOLDER, read_batch, read_corpus
from classifiers.errors import ModelError
from classifiers.evaluate import judge_across_batches, judge_file, learning_curve, report
from classifiers.model_store import default_path, load_model
from classifiers.training import TrainingSettings, train_to
from criteria.errors import CriteriaError
from criteria.loader import load_edition
from pipelines.console import Voice, fail

# Parts of the corpus on which the learning curve is measured; each doubles the one before.
_CURVE = (0.125, 0.25, 0.5, 1.0)


def train_model(to: Path | None, corpus: Path | None, edition_name: str, voice: Voice) -> None:
    """Train and store a model and say where it lies.

    Raises:
        typer.Exit: the edition or the corpus is invalid, or the file cannot be written.
    """
    try:
        edition = load_edition(edition_name)
        path = to or default_path(edition)
        model = train_to(path, corpus, edition)
    except (CriteriaError, ModelError) as error:
        fail(voice, error.code, str(error))
    except OSError as error:
        fail(voice, "output.unwritable", f"{to}: {error.strerror}")
    if voice.as_json:
        voice.answer(json.dumps({"path": str(path), "sha256": model.sha256}) + "\n")
    voice.say(f"สร้างแบบจำลองแล้ว: {path} ({model.sha256[:12]})", f"Model written: {path} ({model.sha256[:12]})")


def evaluate_model(
    gold: Path | None, corpus: Path | None, edition_name: str, model_path: Path | None, curve: bool, voice: Voice
) -> None:
    """Measure the model on a labelled file, or its kind of model across author batches.

    Raises:
        typer.Exit: the edition, model, corpus or gold file cannot be used.
    """
    try:
        edition = load_edition(edition_name)
        if gold is not None:
            judged = judge_file(load_model(edition, model_path), read_batch(gold, edition))
            figures = report(judged, edition)
        else:
            passages = read_corpus(corpus or CORPUS_FOLDER, edition)
            settings = TrainingSettings()
            figures = report(judge_across_batches(passages, edition, settings), edition)
            if curve:
                figures["learning_curve"] = learning_curve(passages, edition, settings, _CURVE)
    except (CriteriaError, ModelError) as error:
        fail(voice, error.code, str(error))
    voice.answer(json.dumps(figures, ensure_ascii=False, indent=2) + "\n" if voice.as_json else _as_text(figures))


def _percent(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _as_text(figures: dict[str, Any]) -> str:
    items, levels, kinds = figures["items"], figures["levels"], figures["kinds"]
    lines = [f"passages {figures['passages']}, evidence {figures['evidence']}"]
    if items:
        lines.append(
            f"item: first {_percent(items['first'])}, first three {_percent(items['first_three'])}, "
            f"category {_percent(items['category'])}, macro F1 {_percent(items['macro_f1'])}"
        )
        lines.append(
            f"level: {_percent(levels['accuracy'])} (process {_percent(levels['process_items'])}, "
            f"result {_percent(levels['result_items'])})"
        )
    lines.append(f"evidence recall {_percent(kinds['evidence_recall'])}, let through {_percent(kinds['let_through'])}")
    for kind, row in kinds["per_kind"].items():
        lines.append(f"  {kind:14s} n {row['passages']:5d}  called evidence {row['called_evidence']:.3f}")
    if items:
        lines += [f"  {item} F1 {row['f1']:.3f}" for item, row in items["per_item"].items()]
        pairs = (f"{c['gold']}->{c['said']} x{c['count']}" for c in items["confusions"])
        lines.append("confusions: " + ", ".join(pairs))
        lines.append(f"hierarchical F1 {figures['hierarchical_f1']:.3f}")
    lines.append(f"work saved at 95 % of the evidence: {json.dumps(figures['work_saved_at_95'])}")
    for point in figures.get("learning_curve", []):
        lines.append(
            f"  {point['passages']:.0f} passages: first {point['first']:.3f}, three {point['first_three']:.3f}"
        )
    return "\n".join(lines) + "\n"
