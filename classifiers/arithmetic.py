"""Softmax over rows. Written here because importing it from a package takes a second at every start."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]


def log_softmax(scores: Array) -> Array:
    """Return the logarithm of the softmax of each row."""
    shifted = scores - scores.max(axis=1, keepdims=True)
    return np.asarray(shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True)))


def softmax(scores: Array) -> Array:
    """Return the softmax of each row; rows sum to 1."""
    return np.asarray(np.exp(log_softmax(scores)))
