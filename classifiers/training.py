"""Training: corpus and edition to a model. Deterministic: the order of coordinate descent is fixed by a seed."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt

from classifiers.corpus import CORPUS_FOLDER, Labelled, batch_names, read_corpus
from classifiers.encoder import Encoder, EncoderSettings
from classifiers.folds import item_folds, kind_folds
from classifiers.item_model import ItemModel, fit_items
from classifiers.kind_model import KindModel, cross_fit, fit_kinds, threshold_for
from classifiers.level_model import LevelModel, fit_levels
from classifiers.model import Abstention, Linear, Model
from classifiers.model_store import default_path, save_model, with_digest
from classifiers.records import Strength
from classifiers.signals import Signals, kind_signals
from classifiers.strength import StrengthModel, fit_strength, read_strength_corpus
from classifiers.svm import held_out
from classifiers.targets import KINDS, cell_classes, kind_classes
from classifiers.tokenizer import Tokenizer
from criteria.edition import Edition
from criteria.loader import load_edition

Array = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class TrainingSettings:
    """Choices of training, each chosen by cross-batch validation (docs/model.md).

    Attributes:
        encoder: sizes of the n-grams.
        penalty: C of the support vector machines of the cells.
        kind_penalty: C of those of the kinds.
        best_share: see ItemModel.
        heading: see ItemModel.
        recall: share of the evidence that the kind threshold must let through on held-out batches.
        abstain: share of evidence passages with the lowest best probability that is marked as doubtful.
    """

    encoder: EncoderSettings = field(default_factory=EncoderSettings)
    penalty: float = 0.5
    kind_penalty: float = 0.5
    best_share: float = 3.0
    heading: float = 5.0
    recall: float = 0.97
    abstain: float = 0.05


@dataclass(frozen=True, slots=True)
class HeldOut:
    """What a model trained without a passage's batch says about it.

    Attributes:
        cells: scores, passages x items x levels.
        kinds: kind signals, passages x signals.
    """

    cells: Array
    kinds: Array


def train(
    folder: Path | None = None, edition: Edition | None = None, settings: TrainingSettings | None = None
) -> Model:
    """Train a model.

    Args:
        folder: folder of the labelled batches, None for the bundled corpus.
        edition: the criteria, None for the default edition.
        settings: choices of training.

    Raises:
        CorpusInvalid: a batch breaks a rule.
    """
    edition = edition or load_edition("pmqa-4.0")
    model, _ = train_on(read_corpus(folder or CORPUS_FOLDER, edition), edition, settings or TrainingSettings())
    return model


def train_to(path: Path | None = None, folder: Path | None = None, edition: Edition | None = None) -> Model:
    """Train a model and store it, by default where the bundled model of the edition is.

    Args:
        path: file to write.
        folder: folder of the labelled batches, None for the bundled corpus.
        edition: the criteria, None for the default edition.

    Returns:
        The model; its card holds the figures on batches left out.

    Raises:
        CorpusInvalid: a batch breaks a rule.
    """
    # Evaluation rests on training, so it is loaded here.
    from classifiers.evaluate import judge_held_out, report, summary

    edition = edition or load_edition("pmqa-4.0")
    passages = read_corpus(folder or CORPUS_FOLDER, edition)
    model, held = train_on(passages, edition, TrainingSettings())
    figures = report(judge_held_out(passages, model, held), edition)
    model = dataclasses.replace(model, card={**model.card, "across_batches": summary(figures)})
    save_model(model, path or default_path(edition))
    return model


def train_on(passages: Sequence[Labelled], edition: Edition, settings: TrainingSettings) -> tuple[Model, HeldOut]:
    """Train a model on passages and return it with the held-out scores that its calibration rests on."""
    tokenizer = Tokenizer()
    words = [tokenizer.words(passage.text) for passage in passages]
    encoder = Encoder.learn(words, settings.encoder)
    encoded = encoder.encode(words)
    rows = encoded.matrix
    # Items are learnt from evidence alone: with the other passages beside them the right item is first in 0.844 instead
    # of 0.852 of unseen passages (ridge regression, batches a to k).
    evidence = np.flatnonzero([passage.level is not None for passage in passages])
    own = [passage for passage in passages if passage.level is not None]
    cell_fit, cell_held = held_out(
        rows[evidence], cell_classes(own, edition), len(edition.cells), settings.penalty, item_folds(own)
    )
    kind_fit, kind_held = held_out(
        rows, kind_classes(passages), len(KINDS), settings.kind_penalty, kind_folds(passages)
    )
    linear = quantise(
        np.hstack([cell_fit.weights, kind_fit.weights]), np.concatenate([cell_fit.intercepts, kind_fit.intercepts])
    )
    cell_scores = cell_fit.scores(rows)
    cell_scores[evidence] = cell_held
    shape = (len(passages), len(edition.items), len(edition.levels))
    cells = cell_scores.reshape(shape)
    signals = Signals.of(edition, tokenizer)
    held = HeldOut(cells, kind_signals(kind_held, cells, signals.read(words)))
    items, levels, kinds, abstention = _calibrate(passages, edition, settings, held)
    model = Model(
        edition=edition,
        tokenizer=tokenizer,
        encoder=encoder,
        linear=linear,
        items=items,
        levels=levels,
        kinds=kinds,
        signals=signals,
        strength=train_strength(tokenizer),
        abstention=abstention,
        card=_card(passages, edition, tokenizer),
    )
    return with_digest(model), held


def _calibrate(
    passages: Sequence[Labelled], edition: Edition, settings: TrainingSettings, held: HeldOut
) -> tuple[ItemModel, LevelModel, KindModel, Abstention]:
    item_ids, level_ids = list(edition.items), list(edition.level_ids)
    evidence = [n for n, p in enumerate(passages) if p.level is not None]
    primary = np.array([item_ids.index(passages[n].subitems[0]) for n in evidence])
    level = np.array([level_ids.index(passages[n].level or "") for n in evidence])
    cells = held.cells[evidence]
    items = fit_items(cells, primary, settings.best_share, settings.heading)
    levels = fit_levels(cells, primary, level)
    kind = np.array([KINDS.index(passage.kind) for passage in passages])
    crossed = cross_fit(held.kinds, kind, kind_folds(passages))
    kinds = fit_kinds(held.kinds, kind, threshold_for(crossed, kind, settings.recall))
    best = items.probabilities(cells).max(axis=1)
    return items, levels, kinds, Abstention(float(np.quantile(best, settings.abstain)))


def train_strength(tokenizer: Tokenizer) -> StrengthModel:
    """Return the strength model trained on the bundled passages."""
    labelled = read_strength_corpus()
    strong = np.array([strength is Strength.STRONG for _, strength in labelled])
    return fit_strength([tokenizer.words(text) for text, _ in labelled], strong)


def quantise(weights: Array, intercepts: Array) -> Linear:
    """Return weights as one byte each. Held-out figures do not change by more than 0.001."""
    scale = np.maximum(np.abs(weights).max(axis=0) / 127, 1e-12)
    return Linear(np.round(weights / scale).astype(np.int8), scale.astype(np.float32), intercepts.astype(np.float32))


def _card(passages: Sequence[Labelled], edition: Edition, tokenizer: Tokenizer) -> dict[str, object]:
    return {
        "edition": edition.id,
        "tokenizer": tokenizer.fingerprint(),
        "passages": len(passages),
        "batches": {name: sum(p.batch == name for p in passages) for name in batch_names(passages)},
        "kinds": {kind.value: sum(p.kind is kind for p in passages) for kind in KINDS},
    }
