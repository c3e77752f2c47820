"""What the regression is asked to predict for each labelled passage.

One output for each cell (item x level) and one for each kind of passage. The score of an item is made from the outputs of
its cells, that of a level likewise, so no separate heads are stored: the regression is linear in its targets, and the sum of
the cells of an item is exactly what a head for that item would give.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from classifiers.corpus import Labelled
from classifiers.records import PassageKind
from criteria.edition import Edition

Array = npt.NDArray[np.float64]

KINDS: tuple[PassageKind, ...] = tuple(PassageKind)

# A passage that belongs to two items teaches both in full.
SECOND_ITEM = 1.0


def cell_targets(passages: Sequence[Labelled], edition: Edition) -> Array:
    """Return passages x cells: 1 where the passage is evidence for the cell."""
    index = {cell: n for n, cell in enumerate(edition.cells)}
    targets = np.zeros((len(passages), len(index)))
    for row, passage in enumerate(passages):
        if passage.level is None:
            continue
        for rank, item in enumerate(passage.subitems):
            targets[row, index[item, passage.level]] = 1.0 if rank == 0 else SECOND_ITEM
    return targets


def kind_targets(passages: Sequence[Labelled]) -> Array:
    """Return passages x kinds."""
    targets = np.zeros((len(passages), len(KINDS)))
    for row, passage in enumerate(passages):
        targets[row, KINDS.index(passage.kind)] = 1.0
    return targets
