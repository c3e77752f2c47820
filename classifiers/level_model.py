"""From the scores of the cells to the level of a passage, given the item."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from classifiers.arithmetic import log_softmax, softmax

Array = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class LevelModel:
    """Turns cell scores into level probabilities.

    A level is told differently in every item, so the scores of the item's own cells weigh most; what the passage says
    about levels over all items is added, because an item has few labelled passages a level.

    Attributes:
        own: weight of the cells of the item.
        common: weight of the sums over all items.
    """

    own: float
    common: float

    def probabilities(self, cells: Array, items: npt.NDArray[np.int64]) -> Array:
        """Return passages x levels for the given item of each passage."""
        return np.asarray(softmax(self._logits(cells, items)))

    def _logits(self, cells: Array, items: npt.NDArray[np.int64]) -> Array:
        own = cells[np.arange(len(items)), items]
        return np.asarray(self.own * own + self.common * cells.sum(axis=1))


def fit_levels(cells: Array, items: npt.NDArray[np.int64], levels: npt.NDArray[np.int64]) -> LevelModel:
    """Return the weights with the least log loss on held-out scores, the item being known."""
    # Loaded here because only training needs it and it takes half a second.
    from scipy.optimize import minimize

    rows = np.arange(len(levels))

    def loss(weights: npt.NDArray[np.float64]) -> float:
        logits = LevelModel(float(weights[0]), float(weights[1]))._logits(cells, items)
        return -float(log_softmax(logits)[rows, levels].mean())

    best = minimize(loss, x0=np.array([4.0, 2.0]), method="Nelder-Mead")
    return LevelModel(float(best.x[0]), float(best.x[1]))
