"""The edition: categories, items, levels, checkpoints and measures as frozen data.

Core code names no level and no item: it asks the edition.
"""

from __future__ import annotations

from functools import cached_property
from typing import Literal

from pydantic import BaseModel, ConfigDict


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Provenance(_Frozen):
    """Where an edition comes from."""

    document: str
    sha256: str = ""
    editor: str = ""
    date: str = ""
    notes: tuple[str, ...] = ()


class Level(_Frozen):
    """One maturity level, in ascending order within the edition.

    Attributes:
        id: stable name used in files ("basic").
        name: name as printed ("Basic (A&D)").
        aliases: other spellings found in reports, lower case.
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()


class Checkpoint(_Frozen):
    """One thing that must be shown for a level of an item."""

    id: str
    text: str


class LevelCriterion(_Frozen):
    """What one level of one item asks for.

    Attributes:
        source_text: the words of the source document, unchanged.
        text: the corrected words (equal to source_text where nothing was wrong).
        correction: why text differs, "" where it does not.
        checkpoints: the phrase split into what must be shown, at least one.
    """

    source_text: str
    text: str
    correction: str = ""
    checkpoints: tuple[Checkpoint, ...]


class Measure(_Frozen):
    """A measure that the criteria list for a result item.

    Attributes:
        id: stable id, e.g. "7.1-a".
        text: its name in the criteria.
        starred: True where the source marks it with a star (compulsory).
        column: id of the level column it is printed in.
    """

    id: str
    text: str
    source_text: str = ""
    starred: bool = False
    column: str
    terms: tuple[str, ...] = ()


class Item(_Frozen):
    """A sub-item such as 1.1.

    Attributes:
        levels: level id -> criterion; empty texts are allowed for result items whose level comes from numbers.
        terms: words and abbreviations by which agencies speak of it.
        neighbours: items it is easily taken for.
    """

    id: str
    title: str
    source_title: str
    correction: str = ""
    levels: dict[str, LevelCriterion]
    measures: tuple[Measure, ...] = ()
    terms: tuple[str, ...] = ()
    neighbours: tuple[str, ...] = ()


class Category(_Frozen):
    """A category (หมวด).

    Attributes:
        kind: "process" (judged from passages) or "result" (judged from numbers).
        summary: the category's summary paragraph in the criteria.
    """

    id: str
    title: str
    kind: Literal["process", "result"]
    summary: str = ""
    source_summary: str = ""
    items: tuple[Item, ...]


class ResultBand(_Frozen):
    """Band of the results rule: a measure reaches `level` from `minimum` percent over target on.

    `inclusive` says whether the border itself belongs to the band.
    """

    level: str
    minimum: float
    inclusive: bool = True


class ResultsRule(_Frozen):
    """How a measure's level follows from target and result, in percent over target.

    Attributes:
        below: name of the band under the first one ("below").
        bands: ascending.
        zero_target_met: level given when the target is 0 and it is met.
        trend_points: number of yearly results from which a trend is read.
    """

    below: str
    bands: tuple[ResultBand, ...]
    zero_target_met: str
    trend_points: int = 3


class ScoreRule(_Frozen):
    """Parameters of the estimated score: points a level adds, and whether levels are gated."""

    points: dict[str, float]
    gated: bool = True
    category_weights: dict[str, float] = {}
    note: str = ""


class Shape(_Frozen):
    """The number of items a category must have and the levels every item must have; checked by the loader."""

    items_per_category: tuple[int, ...]
    levels: int


class Edition(_Frozen):
    """A whole edition of the criteria.

    Attributes:
        sha256: digest of the edition file, filled by the loader.
    """

    id: str
    title: str
    language: str = "th"
    provenance: Provenance
    shape: Shape
    levels: tuple[Level, ...]
    categories: tuple[Category, ...]
    results_rule: ResultsRule
    score_rule: ScoreRule
    core_values: tuple[str, ...] = ()
    profile_terms: tuple[str, ...] = ()
    domain_terms: tuple[str, ...] = ()
    echo_texts: tuple[str, ...] = ()
    sha256: str = ""

    @cached_property
    def items(self) -> dict[str, Item]:
        """All items by id, in the order of the edition."""
        return {item.id: item for category in self.categories for item in category.items}

    @cached_property
    def category_of(self) -> dict[str, Category]:
        """The category of each item id."""
        return {item.id: category for category in self.categories for item in category.items}

    @cached_property
    def level_ids(self) -> tuple[str, ...]:
        """Level ids in ascending order."""
        return tuple(level.id for level in self.levels)

    @cached_property
    def cells(self) -> tuple[tuple[str, str], ...]:
        """All (item id, level id) pairs in the order of the edition."""
        return tuple((item_id, level_id) for item_id in self.items for level_id in self.level_ids)

    def is_result(self, item_id: str) -> bool:
        """Whether the item is judged from numbers."""
        return self.category_of[item_id].kind == "result"
