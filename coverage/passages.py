"""What one passage supports: the items and levels it is evidence for, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass

from classifiers.records import Classification, PassageKind, Strength
from coverage.evidence import QuoteBook, choose_quote
from coverage.review import Evidence
from extractors.document import Segment

# A passage supports an item beside its best one from this probability on: probabilities of one half each are two items,
# 0.6 and 0.35 are one item and a doubt. Learnt on five sample reports (F1 of the missing flag in the process
# categories): 0.894 at 0.20, 0.901 at 0.35, 0.907 from 0.40 on.
SECOND_ITEM = 0.40
# It supports a level beside its best one from this probability on: 0.904 at 0.35, 0.907 at 0.40 and 0.45, 0.908 when no
# second level counts; the F1 of the gap flag is 0.959, 0.962, 0.964 and 0.964.
SECOND_LEVEL = 0.45
_TERMS_SHOWN = 6
_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Support:
    """One passage as support for one cell.

    Attributes:
        position: running number of the passage in the submission.
        segment: the passage.
        said: what the classifier said of it.
        item: item id.
        level: level id.
        item_probability: probability of the item.
        level_probability: probability of the level.
        score: probability that the passage supports this cell, 0 to 1.
        strong: whether it shows a deed, not only a claim.
    """

    position: int
    segment: Segment
    said: Classification
    item: str
    level: str
    item_probability: float
    level_probability: float
    score: float
    strong: bool


def supports_of(position: int, segment: Segment, said: Classification) -> list[Support]:
    """Return the cells that a passage supports; none for passages that are no evidence."""
    if not said.is_evidence or not said.subitems:
        return []
    best = said.subitems[0][0]
    found = []
    for item, probability in said.subitems:
        if item != best and probability < SECOND_ITEM:
            continue
        for level, level_probability in said.level_probabilities.items():
            if level != said.level and level_probability < SECOND_LEVEL:
                continue
            found.append(_support(position, segment, said, (item, probability), (level, level_probability)))
    return found


def _support(
    position: int, segment: Segment, said: Classification, item: tuple[str, float], level: tuple[str, float]
) -> Support:
    return Support(
        position=position,
        segment=segment,
        said=said,
        item=item[0],
        level=level[0],
        item_probability=item[1],
        level_probability=level[1],
        score=said.evidence_probability * item[1] * level[1],
        strong=said.strength is Strength.STRONG,
    )


def near_misses(position: int, segment: Segment, said: Classification, *, claims: bool = False) -> list[Support]:
    """Return the cells that a passage comes near to without being evidence for them; for hints to the reader.

    Args:
        position: running number of the passage.
        segment: the passage.
        said: what the classifier said of it.
        claims: whether passages in the words of the criteria are wanted too.
    """
    if said.kind is PassageKind.BOILERPLATE or (said.kind is PassageKind.CRITERIA_ECHO and not claims):
        return []
    return [
        _support(position, segment, said, item, level)
        for item in said.subitems
        for level in said.level_probabilities.items()
    ]


def cite(support: Support, book: QuoteBook) -> Evidence | None:
    """Return the evidence record of a support, its quote checked; None where no quote can be verified."""
    segment, said = support.segment, support.said
    terms = tuple(term for term, _ in said.terms[:_TERMS_SHOWN])
    quote = choose_quote(segment.text, terms, segment.file, book)
    if quote is None:
        return None
    runner_up = next((item for item, _ in said.subitems if item != support.item), None)
    return Evidence(
        segment_id=segment.segment_id,
        quote=quote,
        file=segment.file,
        page=segment.page,
        para_no=segment.para_no,
        probability=round(support.item_probability, _DIGITS),
        strength=(Strength.STRONG if support.strong else Strength.WEAK).value,
        heading_item=segment.heading_item,
        level_probability=round(support.level_probability, _DIGITS),
        runner_up=runner_up,
        terms=terms,
        heading_disagrees=segment.heading_item is not None and segment.heading_item != support.item,
    )
