"""Records of classification: what the models say about one passage."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class PassageKind(StrEnum):
    """Kinds of passage, closed list. Only process and result passages are evidence."""

    PROCESS = "process"
    RESULT = "result"
    INTENTION = "intention"
    ORG_PROFILE = "org_profile"
    CRITERIA_ECHO = "criteria_echo"
    BOILERPLATE = "boilerplate"


EVIDENCE_KINDS = frozenset({PassageKind.PROCESS, PassageKind.RESULT})


class Strength(StrEnum):
    """Strength of evidence: a deed with names, figures, dates or documents, or only a claim."""

    STRONG = "strong"
    WEAK = "weak"


@dataclass(frozen=True, slots=True)
class Passage:
    """Input of the classifier: text with what is known about its place."""

    text: str
    heading: str = ""
    heading_item: str | None = None
    is_table_row: bool = False
    context: str = ""


@dataclass(frozen=True, slots=True)
class Classification:
    """Output of the classifier for one passage.

    Attributes:
        is_evidence: kind is process or result and the models do not abstain.
        evidence_probability: calibrated probability of being evidence, 0 to 1.
        kind: most probable kind.
        subitems: (item id, probability) best first, at least five.
        text_subitem: best item by the text alone, without the heading.
        level: most probable level of the best item, None for passages that are no evidence.
        level_probabilities: level id -> probability.
        strength: strong or weak.
        strength_probability: probability of strong.
        terms: (Thai word, contribution) that decided, strongest first.
        margin: probability of the best item minus the runner-up.
        abstained: the best item's probability lies under the threshold chosen on data.
        reasons: short codes of the rules that spoke, e.g. "figures", "dates", "only_intention", "echo".
    """

    is_evidence: bool
    evidence_probability: float
    kind: PassageKind
    subitems: tuple[tuple[str, float], ...]
    text_subitem: str
    level: str | None
    level_probabilities: dict[str, float]
    strength: Strength
    strength_probability: float
    terms: tuple[tuple[str, float], ...] = ()
    margin: float = 0.0
    abstained: bool = False
    reasons: tuple[str, ...] = field(default=())
