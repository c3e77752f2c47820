"""From the scores of the kinds to the kind of passage and the probability of being evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from classifiers.arithmetic import softmax
from classifiers.records import EVIDENCE_KINDS, PassageKind
from classifiers.targets import KINDS

Array = npt.NDArray[np.float64]

# Inverse penalty of the calibrating regression: at 98 % recall 0.5 lets 0.109 of other passages through, 10 lets 0.098.
CALIBRATION_C = 10.0


@dataclass(frozen=True, slots=True)
class KindModel:
    """A multinomial regression over the raw kind scores and further signals, fitted on held-out scores.

    Attributes:
        weights: signals x kinds.
        intercepts: one a kind.
        threshold: probability from which a passage counts as evidence.
    """

    weights: Array
    intercepts: Array
    threshold: float

    def probabilities(self, signals: Array) -> Array:
        """Return passages x kinds."""
        return np.asarray(softmax(signals @ self.weights + self.intercepts))


def evidence_columns() -> list[int]:
    """Return the columns of the kinds that are evidence."""
    return [n for n, kind in enumerate(KINDS) if kind in EVIDENCE_KINDS]


def kinds_given(probabilities: Array, is_evidence: npt.NDArray[np.bool_]) -> list[PassageKind]:
    """Return the most probable kind of each passage among those that agree with the decision on evidence."""
    columns = evidence_columns()
    allowed = np.isin(np.arange(len(KINDS)), columns)[None, :] == is_evidence[:, None]
    return [KINDS[n] for n in np.where(allowed, probabilities, -1.0).argmax(axis=1)]


def fit_kinds(signals: Array, kinds: npt.NDArray[np.int64], threshold: float = 0.5) -> KindModel:
    """Return the kind model fitted on held-out signals.

    Args:
        signals: held-out signals, passages x signals.
        kinds: index of the kind of each passage.
        threshold: probability from which a passage counts as evidence.
    """
    # Loaded here because only training needs it and it takes a second.
    from sklearn.linear_model import LogisticRegression

    present = np.unique(kinds)
    regression = LogisticRegression(C=CALIBRATION_C, max_iter=2000).fit(signals, kinds)
    weights = np.zeros((signals.shape[1], len(KINDS)))
    intercepts = np.full(len(KINDS), -30.0)
    if len(present) == 2:
        weights[:, present[1]] = regression.coef_[0]
        intercepts[present] = (0.0, regression.intercept_[0])
    else:
        weights[:, present] = regression.coef_.T
        intercepts[present] = regression.intercept_
    return KindModel(weights, intercepts, threshold)


def cross_fit(signals: Array, kinds: npt.NDArray[np.int64], folds: Sequence[str]) -> Array:
    """Return the kind probabilities of each passage by a model fitted without its fold."""
    names = np.asarray(folds)
    found = np.zeros((len(kinds), len(KINDS)))
    for name in sorted(set(folds)):
        inside = names == name
        if not inside.all():
            found[inside] = fit_kinds(signals[~inside], kinds[~inside]).probabilities(signals[inside])
    return found


def threshold_for(probabilities: Array, kinds: npt.NDArray[np.int64], recall: float) -> float:
    """Return the probability of evidence above which `recall` of the evidence lies; one half where there is none."""
    columns = evidence_columns()
    evidence = probabilities[:, columns].sum(axis=1)[np.isin(kinds, columns)]
    return float(np.quantile(evidence, 1 - recall)) if len(evidence) else 0.5
