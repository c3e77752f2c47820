"""Folds of cross-batch validation: training and test never share an author batch."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from classifiers.corpus import Labelled, batch_names

# More folds make training longer and figures hardly better.
MOST_FOLDS = 3


def item_folds(passages: Sequence[Labelled]) -> list[str]:
    """Return the fold of each passage for measuring items and levels.

    Batches that hold fewer than half of the items were written by one author for some categories only. Leaving such a
    batch out alone would leave its items without a large part of their examples, and leaving all of them out at once
    would too; so batches of different categories are put together to one author of all categories. The others are dealt
    to folds by size.
    """
    found = {item for passage in passages for item in passage.subitems}
    groups: list[tuple[list[str], set[str]]] = []
    sizes = {}
    for name in batch_names(passages):
        own = [p for p in passages if p.batch == name]
        covered = {item for p in own for item in p.subitems[:1]}
        if len(covered) * 2 >= len(found):
            sizes[name] = len(own)
            continue
        place = next((group for group in groups if len(group[1] & covered) * 2 < len(covered)), None)
        if place is None:
            groups.append(([name], covered))
        else:
            place[0].append(name)
            place[1].update(covered)
    fold_of = {name: f"special{n}" for n, (names, _) in enumerate(groups) for name in names}
    fold_of.update(_deal(sizes, MOST_FOLDS))
    if len(set(fold_of.values())) < 2:
        fold_of = {name: name for name in fold_of}
    return [fold_of[passage.batch] for passage in passages]


def _deal(sizes: dict[str, int], most: int) -> dict[str, str]:
    """Deal batches to at most `most` folds of similar size."""
    totals = Counter({f"fold{n}": 0 for n in range(min(most, len(sizes)))})
    dealt = {}
    for name, size in sorted(sizes.items(), key=lambda pair: (-pair[1], pair[0])):
        fold = min(totals, key=lambda fold: (totals[fold], fold))
        dealt[name] = fold
        totals[fold] += size
    return dealt


def kind_folds(passages: Sequence[Labelled]) -> list[str]:
    """Return the fold of each passage for measuring kinds.

    A batch that holds most passages of a kind cannot be left out as a whole: the rest would not know the kind. Such
    batches are cut in four by position, which is said wherever figures of kinds are given.
    """
    folds = item_folds(passages)
    kinds = Counter(passage.kind for passage in passages)
    own = Counter((passage.batch, passage.kind) for passage in passages)
    sole = {batch for (batch, kind), count in own.items() if count > 0.4 * kinds[kind]}
    return [
        f"{passage.batch}-{number % 4}" if passage.batch in sole else fold
        for number, (passage, fold) in enumerate(zip(passages, folds, strict=True))
    ]
