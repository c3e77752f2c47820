"""Ridge regression on TF-IDF rows, solved through the kernel, with exact leave-one-batch-out predictions.

A linear model with squared loss and ridge penalty has a closed form. One factorisation serves any number of outputs
(items, levels, kinds), and what each author batch would be given by a model trained without it follows from the same
inverse, without training again (the block form of the leave-one-out identity). So calibration and every figure of
cross-batch validation cost nothing extra.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import linalg, sparse

Array = npt.NDArray[np.float64]

# The constant added to the kernel stands for a feature that every passage has: the (penalised) intercept.
INTERCEPT = 0.1


@dataclass(frozen=True, slots=True)
class Ridge:
    """A solved regression.

    Attributes:
        dual: weight of each training row for each output.
        held_out: predictions for each row by a model trained without the row's batch.
    """

    dual: Array
    held_out: Array

    def weights(self, rows: sparse.csr_matrix) -> tuple[Array, Array]:
        """Return (feature weights, intercepts) for the training rows the model was solved on."""
        return np.asarray(rows.T @ self.dual), INTERCEPT * self.dual.sum(axis=0)


def solve(rows: sparse.csr_matrix, targets: Array, batches: Sequence[str], penalty: float) -> Ridge:
    """Solve the regression and predict every batch without itself.

    Args:
        rows: TF-IDF rows, passages x features.
        targets: passages x outputs.
        batches: name of the author batch of each passage.
        penalty: ridge penalty, on the scale of squared row lengths.
    """
    kernel = np.asarray((rows @ rows.T).todense(), dtype=np.float64)
    kernel += INTERCEPT
    return solve_kernel(kernel, targets, batches, penalty)


def solve_kernel(kernel: Array, targets: Array, batches: Sequence[str], penalty: float) -> Ridge:
    """Solve the regression for a kernel that already holds the intercept."""
    regular = kernel.copy()
    regular[np.diag_indices_from(regular)] += penalty
    factor, lower = linalg.cho_factor(regular, lower=True, overwrite_a=True, check_finite=False)
    dual = linalg.cho_solve((factor, lower), targets, check_finite=False)
    inverse, _ = linalg.lapack.dpotri(factor, lower=1, overwrite_c=1)
    names = np.asarray(batches)
    held_out = np.empty_like(targets)
    for name in sorted(set(batches)):
        inside = np.flatnonzero(names == name)
        block = np.tril(inverse[np.ix_(inside, inside)])
        block += np.tril(block, -1).T
        held_out[inside] = targets[inside] - np.linalg.solve(block, dual[inside])
    return Ridge(dual, held_out)
