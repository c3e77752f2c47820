"""The model: from passages to classifications. Holds arrays and plain numbers only."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import numpy.typing as npt

from classifiers.claims import is_own_claim
from classifiers.encoder import Encoded, Encoder
from classifiers.explain import top_terms, word_contributions
from classifiers.item_model import ItemModel
from classifiers.kind_model import KindModel, evidence_columns, kinds_given
from classifiers.level_model import LevelModel
from classifiers.records import Classification, Passage, PassageKind, Strength
from classifiers.result_level import read_result
from classifiers.signals import Signals, kind_signals
from classifiers.strength import StrengthModel
from classifiers.tokenizer import Tokenizer, Words
from criteria.edition import Edition, ResultsRule

Array = npt.NDArray[np.float64]

# Passages classified at once: large enough for the arrays, small enough for the memory of an office laptop.
CHUNK = 512
# How often the reading of a passage's numbers gives the labelled level, on 1,168 result passages: where the text itself
# states the percentage or that the target was missed (115 of 118), where a pair was read (863 of 925), and where no
# target was found (53 of 72).
NUMBERS_CONFIRMED, NUMBERS_READ, NO_TARGET_READ = 0.98, 0.93, 0.70


@dataclass(frozen=True, slots=True)
class Linear:
    """Weights of all outputs, stored as one byte each with a scale for every output.

    Attributes:
        quantised: features x outputs; cells first, then kinds.
        scale: one an output.
        intercepts: one an output.
    """

    quantised: npt.NDArray[np.int8]
    scale: npt.NDArray[np.float32]
    intercepts: npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Abstention:
    """Threshold of the best item's probability under which the model does not name a cell."""

    threshold: float


@dataclass(frozen=True)
class Model:
    """A trained model for one edition."""

    edition: Edition
    tokenizer: Tokenizer
    encoder: Encoder
    linear: Linear
    items: ItemModel
    levels: LevelModel
    kinds: KindModel
    signals: Signals
    strength: StrengthModel
    abstention: Abstention
    card: dict[str, object] = field(default_factory=dict)
    sha256: str = ""

    @cached_property
    def item_weights(self) -> npt.NDArray[np.float32]:
        """Weights summed over the levels of each item, items x features; what explanations read."""
        cells = self.weights[:, : len(self.edition.cells)]
        summed = cells.reshape(len(cells), len(self.edition.items), len(self.edition.levels)).sum(axis=2)
        return np.ascontiguousarray(summed.T)

    @cached_property
    def weights(self) -> npt.NDArray[np.float32]:
        """Weights as floats, made once."""
        return self.linear.quantised.astype(np.float32) * self.linear.scale

    def classify(self, passages: Sequence[Passage]) -> list[Classification]:
        """Return what the models say about each passage, in order."""
        found: list[Classification] = []
        for start in range(0, len(passages), CHUNK):
            found += self._classify_chunk(passages[start : start + CHUNK])
        return found

    def raw_scores(self, encoded: Encoded) -> tuple[Array, Array]:
        """Return cell scores (passages x items x levels) and kind scores (passages x kinds)."""
        scores = (encoded.matrix @ self.weights + self.linear.intercepts).astype(np.float64)
        cells = len(self.edition.cells)
        shape = (len(encoded.words), len(self.edition.items), len(self.edition.levels))
        return scores[:, :cells].reshape(shape), scores[:, cells:]

    def _classify_chunk(self, passages: Sequence[Passage]) -> list[Classification]:
        encoded = self.encoder.encode_texts(self.tokenizer, [p.text for p in passages])
        cells, kind_scores = self.raw_scores(encoded)
        item_ids, level_ids = list(self.edition.items), self.edition.level_ids
        place = {item: n for n, item in enumerate(item_ids)}
        by_text = self.items.probabilities(cells)
        headings = [place.get(p.heading_item or "") for p in passages]
        by_both = self.items.with_heading(by_text, headings)
        best = by_both.argmax(axis=1)
        levels = self.levels.probabilities(cells, best)
        kinds = self.kinds.probabilities(kind_signals(kind_scores, cells, self.signals.read(encoded.words)))
        evidence = kinds[:, evidence_columns()].sum(axis=1)
        terms = self._terms(encoded, best)
        by_text_best = by_text.argmax(axis=1).tolist()
        ranking = np.argsort(-by_both, axis=1, kind="stable")
        ranked = np.take_along_axis(by_both, ranking, axis=1).tolist()
        level_rows, said = levels.tolist(), evidence.tolist()
        best_kinds = kinds_given(kinds, evidence >= self.kinds.threshold)
        found = []
        for row, (passage, order, probabilities) in enumerate(zip(passages, ranking.tolist(), ranked, strict=True)):
            is_evidence = said[row] >= self.kinds.threshold
            strength = self.strength.read(encoded.words[row])
            by_level = dict(zip(level_ids, level_rows[row], strict=True))
            if is_evidence and self.edition.is_result(item_ids[int(best[row])]):
                by_level = level_by_numbers(passage.text, by_level, self.edition.results_rule)
            found.append(
                Classification(
                    is_evidence=is_evidence,
                    evidence_probability=said[row],
                    kind=best_kinds[row],
                    subitems=tuple((item_ids[n], p) for n, p in zip(order, probabilities, strict=True)),
                    text_subitem=item_ids[by_text_best[row]],
                    level=max(by_level, key=lambda name: by_level[name]) if is_evidence else None,
                    level_probabilities=by_level,
                    # Only evidence has a strength; whatever else stands in a report proves nothing.
                    strength=strength.strength if is_evidence else Strength.WEAK,
                    strength_probability=strength.probability,
                    terms=terms[row],
                    margin=probabilities[0] - probabilities[1],
                    abstained=probabilities[0] < self.abstention.threshold,
                    reasons=reasons_of(best_kinds[row], strength.reasons, encoded.words[row]),
                )
            )
        return found

    def _terms(self, encoded: Encoded, best: npt.NDArray[np.int64]) -> list[tuple[tuple[str, float], ...]]:
        """Return the deciding words of each passage for its best item (sum over the item's levels)."""
        word_columns = encoded.word_part.matrix.shape[1]
        parts = []
        for matched, offset in ((encoded.word_part, 0), (encoded.char_part, word_columns)):
            matrix = matched.matrix
            row_of = np.repeat(np.arange(matrix.shape[0]), np.diff(matrix.indptr))
            parts.append(self.item_weights[best[row_of], matrix.indices + offset])
        shares = word_contributions(encoded, parts[0], parts[1], self.encoder.settings.word_share)
        return [top_terms(words, share) for words, share in zip(encoded.words, shares, strict=True)]


def reasons_of(kind: PassageKind, signs: tuple[str, ...], words: Words) -> tuple[str, ...]:
    """Return the codes of what spoke: signs of strength, "echo" for criteria text, "own_claim" where it is claimed."""
    if kind is not PassageKind.CRITERIA_ECHO:
        return signs
    return (*signs, "echo", *(("own_claim",) if is_own_claim(words) else ()))


def level_by_numbers(text: str, learnt: dict[str, float], rule: ResultsRule) -> dict[str, float]:
    """Return level probabilities of a passage about results: its numbers decide, its words where there are none.

    Args:
        text: the passage.
        learnt: level probabilities by its words.
        rule: bands of the edition.
    """
    reading = read_result(text, rule)
    if reading is None:
        return learnt
    read = NUMBERS_READ if reading.percent_over is not None else NO_TARGET_READ
    sure = NUMBERS_CONFIRMED if reading.confirmed else read
    rest = sum(value for name, value in learnt.items() if name != reading.level) or 1.0
    return {name: sure if name == reading.level else (1 - sure) * value / rest for name, value in learnt.items()}


def digest(arrays: Sequence[npt.NDArray[np.generic]], settings: str) -> str:
    """Return the sha256 of a model's content: arrays in a fixed order, then settings as text."""
    found = hashlib.sha256()
    for array in arrays:
        found.update(str((array.dtype.str, array.shape)).encode())
        found.update(np.ascontiguousarray(array).tobytes())
    found.update(settings.encode())
    return found.hexdigest()
