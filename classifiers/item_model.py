"""From the scores of the cells to items: which of them the passage speaks of, with probabilities."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from classifiers.arithmetic import log_softmax, softmax

Array = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class ItemModel:
    """Turns cell scores into item probabilities.

    Attributes:
        best_share: weight of an item's best level beside the sum over its levels. On batches left out the right item is
            first in 0.891 at 0.5, 0.899 at 1, 0.902 at 2 and at 4 (batches a to k).
        sharpness: factor before the softmax, fitted on held-out scores so that probabilities are calibrated.
        heading: what the item named by the heading adds to the log-odds (see `with_heading`).
    """

    best_share: float
    sharpness: float
    heading: float

    def scores(self, cells: Array) -> Array:
        """Return passages x items from passages x items x levels."""
        return np.asarray(cells.sum(axis=2) + self.best_share * cells.max(axis=2))

    def probabilities(self, cells: Array) -> Array:
        """Return the probability of each item by the text alone; each row sums to 1."""
        return np.asarray(softmax(self.sharpness * self.scores(cells)))

    def with_heading(self, probabilities: Array, heading_items: Sequence[int | None]) -> Array:
        """Return probabilities with the item of the heading raised.

        The heading is one witness beside the text: it multiplies the odds of its item by a fixed factor, so that a
        passage whose text speaks clearly for another item is still found there.
        """
        raised = probabilities.copy()
        factor = float(np.exp(self.heading))
        for row, item in enumerate(heading_items):
            if item is not None:
                raised[row, item] *= factor
        return np.asarray(raised / raised.sum(axis=1, keepdims=True))


def fit_items(cells: Array, primary: npt.NDArray[np.int64], best_share: float, heading: float) -> ItemModel:
    """Return the item model whose probabilities fit held-out scores best (log loss of the primary item).

    Args:
        cells: held-out scores, passages x items x levels.
        primary: index of the primary item of each passage.
        best_share: see ItemModel.
        heading: see ItemModel.
    """
    # Loaded here because only training needs it and it takes half a second.
    from scipy.optimize import minimize_scalar

    scores = ItemModel(best_share, 1.0, heading).scores(cells)
    rows = np.arange(len(primary))

    def loss(log_sharpness: float) -> float:
        return -float(log_softmax(np.exp(log_sharpness) * scores)[rows, primary].mean())

    best = minimize_scalar(loss, bounds=(-2.0, 5.0), method="bounded")
    return ItemModel(best_share, float(np.exp(best.x)), heading)
