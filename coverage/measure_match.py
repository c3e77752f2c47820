"""Which result item a measure belongs to, and which of the measures that the criteria list it is.

The table or the heading says it where it carries an item number. Elsewhere the words decide: the ranking of the
classifier and the terms of the edition together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from criteria.edition import Edition, Item, Measure

# Weight of the edition's own terms beside the probability of the classifier (0 to 1).
TERM_WEIGHT = 0.5
# Smallest probability that is taken for a statement; below it the classifier knows nothing of a name.
FLOOR = 0.02
# A term of this many characters or more counts in full; shorter ones are shared by more items.
FULL_TERM = 12
# A term that begins behind this many characters ("ร้อยละของ" has nine) is no head; it counts less.
HEAD = 10
BEHIND_HEAD = 0.7
# What a measure without any term of its own gets: below any real match.
_NO_MATCH = 0.0


def item_scores(name: str, ranking: Sequence[tuple[str, float]], edition: Edition) -> dict[str, float]:
    """Return a positive score for each result item: how well its ranking and its terms fit the name of a measure.

    Args:
        name: name of the measure.
        ranking: (item id, probability) from the text alone. Process items share in the probability of a name that
            sounds like a process; among the result items it is spread anew.
        edition: the criteria.
    """
    probability = dict(ranking)
    items = [item for item in edition.items.values() if edition.is_result(item.id)]
    known = sum(probability.get(item.id, 0.0) for item in items) + len(items) * FLOOR
    return {
        item.id: (probability.get(item.id, 0.0) + FLOOR) / known + TERM_WEIGHT * term_score(name, item)
        for item in items
    }


def term_score(name: str, item: Item) -> float:
    """Return how well the terms of an item and its measures fit a name, 0 to 1: the longest match counts."""
    terms = [*item.terms, *(term for measure in item.measures for term in (measure.text, *measure.terms))]
    return max((_length_share(term) * _place(name, term) for term in terms if _holds(name, term)), default=_NO_MATCH)


def match_measure(name: str, item: Item) -> Measure | None:
    """Return the measure of the criteria that a name stands for: the one with the longest matching terms."""
    scores: Mapping[str, float] = {
        measure.id: sum(_length_share(term) for term in {measure.text, *measure.terms} if _holds(name, term))
        for measure in item.measures
    }
    best = max(item.measures, key=lambda measure: scores[measure.id], default=None)
    return best if best is not None and scores[best.id] > 0 else None


def _holds(name: str, term: str) -> bool:
    return term.casefold() in name.casefold()


def _place(name: str, term: str) -> float:
    """The head of a Thai name stands first: "ค่าน้ำมันรถเก็บขยะ" is a cost, not waste."""
    return 1.0 if name.casefold().find(term.casefold()) <= HEAD else BEHIND_HEAD


def _length_share(term: str) -> float:
    return min(1.0, len(term) / FULL_TERM)
