"""What the linear models are asked to predict for each labelled passage.

One output for each cell (item x level) and one for each kind of passage. The score of an item is made from the outputs
of its cells: a cell is a narrower topic than an item, and one machine for each puts the right item first more often
(0.873 instead of 0.842 of passages of batches left out).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from classifiers.corpus import Labelled
from classifiers.records import PassageKind
from criteria.edition import Edition

Classes = npt.NDArray[np.int64]

KINDS: tuple[PassageKind, ...] = tuple(PassageKind)


def cell_classes(passages: Sequence[Labelled], edition: Edition) -> Classes:
    """Return the cell of each passage: its primary item at its level."""
    index = {cell: n for n, cell in enumerate(edition.cells)}
    return np.array([index[p.subitems[0], p.level or ""] for p in passages], dtype=np.int64)


def kind_classes(passages: Sequence[Labelled]) -> Classes:
    """Return the kind of each passage as a number."""
    return np.array([KINDS.index(passage.kind) for passage in passages], dtype=np.int64)
