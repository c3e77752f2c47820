"""Status of a cell of a process item, from the passages that support it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from classifiers.records import Classification, PassageKind
from coverage.claims import CriteriaWords
from coverage.evidence import QuoteBook, same_text
from coverage.passages import SECOND_LEVEL, Support, cite, near_misses
from coverage.review import Cell, Evidence, Reason, Status
from criteria.edition import Edition
from extractors.document import Segment

# Thresholds of the score (evidence x item x level probability), learnt on five sample reports of this project (450
# cells, texts of five authors, labelled by them). Figures are the F1 of the missing flag in the process categories and
# of the gap flag over all cells; a cell is 0.002 of either.
# Strong passages: 0.907 and 0.957 at 0.05, 0.907 and 0.969 at 0.30 and 0.40.
STRONG_SCORE = 0.30
# A strong passage below that is doubtful and makes a cell weak.
DOUBTFUL_SCORE = 0.10
# Weak passages: 0.894 from 0.05 to 0.20, 0.904 at 0.30, 0.907 at 0.40, 0.911 at 0.50.
WEAK_SCORE = 0.50
# A pure intention makes a cell weak only when item and level are this sure together: 0.894 at 0.10, 0.907 at 0.30,
# 0.911 at 0.50, 0.898 when intentions count nothing.
INTENTION_SCORE = 0.50
# A criterion claimed as own practice makes a cell weak from this score on: 0.907 up to 0.50, 0.911 at 0.70, 0.871 when
# claims count nothing. The classifier is sure of item and level here, since they are the criterion's own words.
CLAIM_SCORE = 0.60
# A passage below this score is no help to a reader who looks for evidence.
CANDIDATE_SCORE = 0.03
MOST_EVIDENCE = 5
MOST_CANDIDATES = 3
# Strong passages looked at: five are cited, copies among them are not.
MOST_RANKED = 50
_DIGITS = 4


@dataclass
class OtherSupport:
    """What else speaks of a cell: intentions, and passages that repeat the criteria."""

    intentions: list[Support] = field(default_factory=list)
    claims: list[Support] = field(default_factory=list)
    echo: bool = False


@dataclass
class EchoesAndIntentions:
    """Collects what is no evidence but explains why a cell has none, or makes it weak."""

    edition: Edition
    words: CriteriaWords
    _intentions: dict[tuple[str, str], list[Support]] = field(default_factory=lambda: defaultdict(list))
    _claims: dict[tuple[str, str], list[Support]] = field(default_factory=lambda: defaultdict(list))
    _echoed: set[str] = field(default_factory=set)

    def add(self, position: int, segment: Segment, said: Classification) -> None:
        """Take a passage in."""
        if said.kind is PassageKind.INTENTION and said.subitems:
            best = said.subitems[0][0]
            for support in near_misses(position, segment, said):
                if support.item == best and (support.level == said.level or support.level_probability >= SECOND_LEVEL):
                    self._intentions[support.item, support.level].append(support)
        if said.kind is PassageKind.CRITERIA_ECHO:
            item = segment.heading_item or (said.subitems[0][0] if said.subitems else None)
            if item is not None:
                self._echoed.add(item)
            if self.words.claimed_in(segment.text):
                self._add_claim(position, segment, said)

    def _add_claim(self, position: int, segment: Segment, said: Classification) -> None:
        best = said.subitems[0][0] if said.subitems else None
        heading = segment.heading_item
        if best is not None and self.edition.is_result(best) and heading in self.edition.items:
            # The words of a claim about satisfaction or cost are those of a result; the heading says which practice.
            best = heading
        level = max(said.level_probabilities, key=lambda name: said.level_probabilities[name], default=None)
        for support in near_misses(position, segment, said, claims=True):
            if support.item == best and support.level == level:
                self._claims[support.item, support.level].append(support)

    def of(self, item_id: str, level_id: str) -> OtherSupport:
        """Return what was collected for a cell."""
        cell = (item_id, level_id)
        return OtherSupport(self._intentions.get(cell, []), self._claims.get(cell, []), item_id in self._echoed)


def process_cell(
    supports: Sequence[Support],
    nearby: Sequence[Support],
    other: OtherSupport,
    book: QuoteBook,
    unreadable: Reason | None,
) -> Cell:
    """Judge one cell of a process item.

    Args:
        supports: evidence passages for the cell.
        nearby: passages that come near to it.
        other: intentions and echoes.
        book: texts of the files, for checking quotes.
        unreadable: why the place where its evidence would stand cannot be read, None where it can.
    """
    strong = [s for s in supports if s.strong and s.score >= STRONG_SCORE]
    weak = [
        s
        for s in supports
        if s.score >= (DOUBTFUL_SCORE if s.strong else WEAK_SCORE) and not (s.strong and s.score >= STRONG_SCORE)
    ]
    # Only what can be quoted decides that a cell is found: a status nobody can check against the file is worth nothing.
    quotable = [s for s in _ranked(strong)[:MOST_RANKED] if cite(s, book) is not None]
    evidence = _cited([*quotable, *_ranked(weak)], book)
    if quotable:
        return _found(quotable, evidence)
    if evidence:
        return _weak(weak, evidence)
    if strong or weak:
        return _unquoted(max(s.score for s in (*strong, *weak)))
    for found, least, reason in (
        (other.claims, CLAIM_SCORE, Reason.ONLY_CLAIM),
        (other.intentions, INTENTION_SCORE, Reason.ONLY_INTENTION),
    ):
        sure = [s for s in found if _place_score(s) >= least]
        if evidence := _cited(_ranked(sure), book):
            confidence = round(max(_place_score(s) for s in sure), _DIGITS)
            evidence = tuple(e.model_copy(update={"strength": "weak"}) for e in evidence)
            return Cell(status=Status.WEAK, confidence=confidence, reasons=(reason,), blocking=False, evidence=evidence)
        if sure:
            return _unquoted(max(_place_score(s) for s in sure))
    return _empty(nearby, other, book, unreadable)


def _place_score(support: Support) -> float:
    return support.item_probability * support.level_probability


def _ranked(supports: Sequence[Support]) -> list[Support]:
    return sorted(supports, key=lambda s: (-s.score, s.position))


def _cited(supports: Sequence[Support], book: QuoteBook, most: int = MOST_EVIDENCE) -> tuple[Evidence, ...]:
    """Cite distinct passages in the order given."""
    cited: list[Evidence] = []
    for support in supports:
        if len(cited) == most:
            break
        evidence = cite(support, book)
        if evidence is not None and not any(same_text(evidence.quote, other.quote) for other in cited):
            cited.append(evidence)
    return tuple(cited)


def _found(strong: Sequence[Support], evidence: tuple[Evidence, ...]) -> Cell:
    several = sum(e.strength == "strong" for e in evidence) > 1
    reasons = [Reason.STRONG_PASSAGE, *([Reason.SEVERAL_PASSAGES] if several else []), *_heading_reason(evidence)]
    missed = 1.0
    for support in _ranked(strong)[:MOST_EVIDENCE]:
        missed *= 1 - support.score
    return Cell(
        status=Status.FOUND,
        confidence=round(1 - missed, _DIGITS),
        reasons=tuple(reasons),
        blocking=False,
        evidence=evidence,
    )


def _weak(weak: Sequence[Support], evidence: tuple[Evidence, ...]) -> Cell:
    claim = evidence[0].strength == "weak"
    reasons = (Reason.ONLY_CLAIM if claim else Reason.SINGLE_DOUBTFUL, *_heading_reason(evidence))
    confidence = max((s.score for s in weak), default=0.0)
    return Cell(
        status=Status.WEAK, confidence=round(confidence, _DIGITS), reasons=reasons, blocking=False, evidence=evidence
    )


def _unquoted(score: float) -> Cell:
    """A cell whose support cannot be quoted: a person has to look, it is neither found nor missing."""
    return Cell(status=Status.WEAK, confidence=round(score, _DIGITS), reasons=(Reason.SINGLE_DOUBTFUL,), blocking=False)


def _heading_reason(evidence: tuple[Evidence, ...]) -> list[Reason]:
    return [Reason.OTHER_HEADING] if all(e.heading_disagrees for e in evidence) else []


def _empty(nearby: Sequence[Support], other: OtherSupport, book: QuoteBook, unreadable: Reason | None) -> Cell:
    near = [s for s in _ranked(nearby) if s.item_probability * s.level_probability >= CANDIDATE_SCORE]
    near.sort(key=lambda s: (-s.item_probability * s.level_probability, s.position))
    candidates = _cited(near[: 4 * MOST_CANDIDATES], book, MOST_CANDIDATES)
    closest = max((s.score for s in nearby), default=0.0)
    if unreadable is not None:
        return Cell(
            status=Status.CANNOT_JUDGE, confidence=0.0, reasons=(unreadable,), blocking=False, candidates=candidates
        )
    return Cell(
        status=Status.MISSING,
        confidence=round(1 - closest, _DIGITS),
        reasons=(Reason.ONLY_ECHO if other.echo else Reason.NO_PASSAGE,),
        blocking=False,
        candidates=candidates,
    )
