"""The rules an edition must keep, beyond the types of its fields.

`validate` returns every fault it finds, not the first one: whoever edits a file wants the whole list.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from criteria.edition import Category, Edition, Item, LevelCriterion

Place = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """One broken rule.

    Attributes:
        place: keys and positions (0-based) from the top of the file down to the faulty entry.
        problem: what is wrong, in English.
    """

    place: Place
    problem: str

    def __str__(self) -> str:
        path = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in self.place).lstrip(".")
        return f"{path or 'file'}: {self.problem}"


def validate(edition: Edition) -> tuple[Fault, ...]:
    """Return all faults of an edition, in the order of the file; empty when it is valid."""
    return tuple(
        fault
        for rule in (_levels, _shape, _categories, _items, _unique_parts, _results_rule, _score_rule)
        for fault in rule(edition)
    )


def _twice(values: Iterable[tuple[Place, str]], what: str) -> Iterator[Fault]:
    first: dict[str, Place] = {}
    for place, value in values:
        if not value.strip():
            yield Fault(place, f"{what} is empty")
        elif value in first:
            yield Fault(place, f"{what} {value!r} is used twice")
        first.setdefault(value, place)


def _levels(edition: Edition) -> Iterator[Fault]:
    if not edition.id.strip():
        yield Fault(("id",), "the edition has no id")
    yield from _twice(((("levels", n, "id"), level.id) for n, level in enumerate(edition.levels)), "level id")
    aliases = (
        (("levels", n, "aliases", k), alias.casefold())
        for n, level in enumerate(edition.levels)
        for k, alias in enumerate(level.aliases)
    )
    yield from _twice(aliases, "alias")


def _shape(edition: Edition) -> Iterator[Fault]:
    shape = edition.shape
    if not edition.categories:
        yield Fault(("categories",), "there is no category")
    if len(edition.levels) != shape.levels:
        yield Fault(("levels",), f"{len(edition.levels)} levels, but the shape says {shape.levels}")
    if len(edition.categories) != len(shape.items_per_category):
        expected = len(shape.items_per_category)
        yield Fault(("categories",), f"{len(edition.categories)} categories, but the shape says {expected}")
    for n, (category, wanted) in enumerate(zip(edition.categories, shape.items_per_category, strict=False)):
        if len(category.items) != wanted:
            problem = f"category {category.id} has {len(category.items)} items, but the shape says {wanted}"
            yield Fault(("categories", n, "items"), problem)


def _categories(edition: Edition) -> Iterator[Fault]:
    yield from _twice(((("categories", n, "id"), c.id) for n, c in enumerate(edition.categories)), "category id")
    for n, category in enumerate(edition.categories):
        if not category.title.strip():
            yield Fault(("categories", n, "title"), f"category {category.id} has no title")


def _placed_items(edition: Edition) -> Iterator[tuple[Place, Category, Item]]:
    for n, category in enumerate(edition.categories):
        for k, item in enumerate(category.items):
            yield ("categories", n, "items", k), category, item


def _items(edition: Edition) -> Iterator[Fault]:
    placed = tuple(_placed_items(edition))
    known = {item.id for _, _, item in placed}
    for place, category, item in placed:
        if not item.id.startswith(f"{category.id}."):
            yield Fault((*place, "id"), f"item id {item.id!r} does not begin with {category.id + '.'!r}")
        if not item.title.strip() or not item.source_title.strip():
            yield Fault((*place, "title"), f"item {item.id} has no title or no source_title")
        yield from _correction(place, item.source_title, item.title, item.correction)
        yield from _item_levels(edition, place, category, item)
        yield from _item_measures(edition, place, category, item)
        for k, other in enumerate(item.neighbours):
            if other not in known or other == item.id:
                yield Fault((*place, "neighbours", k), f"{other!r} is no other item of this edition")


def _correction(place: Place, source: str, text: str, correction: str) -> Iterator[Fault]:
    if (source != text) and not correction.strip():
        yield Fault((*place, "correction"), "the text differs from its source and no correction says why")
    if source == text and correction:
        yield Fault((*place, "correction"), "a correction is named but the text equals its source")


def _item_levels(edition: Edition, place: Place, category: Category, item: Item) -> Iterator[Fault]:
    for level_id in edition.level_ids:
        if level_id not in item.levels:
            yield Fault((*place, "levels"), f"item {item.id} lacks level {level_id!r}")
    for level_id, criterion in item.levels.items():
        here = (*place, "levels", level_id)
        if level_id not in edition.level_ids:
            yield Fault(here, f"item {item.id} has the unknown level {level_id!r}")
        yield from _criterion(here, category, item, criterion)


def _criterion(place: Place, category: Category, item: Item, criterion: LevelCriterion) -> Iterator[Fault]:
    # The level of a result item comes from numbers, so it may go without words; a process item may not.
    if category.kind == "process":
        for key, text in (("text", criterion.text), ("source_text", criterion.source_text)):
            if not text.strip():
                yield Fault((*place, key), f"{key} of item {item.id} is empty")
        if not criterion.checkpoints:
            yield Fault((*place, "checkpoints"), f"item {item.id} has a level without checkpoints")
    yield from _correction(place, criterion.source_text, criterion.text, criterion.correction)
    for k, checkpoint in enumerate(criterion.checkpoints):
        if not checkpoint.text.strip():
            yield Fault((*place, "checkpoints", k, "text"), f"checkpoint {checkpoint.id!r} is empty")
        if not checkpoint.id.startswith(f"{item.id}-"):
            problem = f"checkpoint id {checkpoint.id!r} does not begin with {item.id + '-'!r}"
            yield Fault((*place, "checkpoints", k, "id"), problem)


def _item_measures(edition: Edition, place: Place, category: Category, item: Item) -> Iterator[Fault]:
    if category.kind == "process" and item.measures:
        yield Fault((*place, "measures"), f"item {item.id} is judged from passages and takes no measures")
    if category.kind == "result" and not item.measures:
        yield Fault((*place, "measures"), f"result item {item.id} lists no measure")
    for k, measure in enumerate(item.measures):
        here = (*place, "measures", k)
        if measure.column not in edition.level_ids:
            yield Fault((*here, "column"), f"measure {measure.id!r} stands in the unknown column {measure.column!r}")
        if not measure.text.strip():
            yield Fault((*here, "text"), f"measure {measure.id!r} has no text")


def _unique_parts(edition: Edition) -> Iterator[Fault]:
    placed = tuple(_placed_items(edition))
    yield from _twice((((*place, "id"), item.id) for place, _, item in placed), "item id")
    checkpoints = (
        ((*place, "levels", level_id, "checkpoints", k, "id"), checkpoint.id)
        for place, _, item in placed
        for level_id, criterion in item.levels.items()
        for k, checkpoint in enumerate(criterion.checkpoints)
    )
    yield from _twice(checkpoints, "checkpoint id")
    measures = (
        ((*place, "measures", k, "id"), measure.id)
        for place, _, item in placed
        for k, measure in enumerate(item.measures)
    )
    yield from _twice(measures, "measure id")


def _results_rule(edition: Edition) -> Iterator[Fault]:
    rule, order = edition.results_rule, {level_id: n for n, level_id in enumerate(edition.level_ids)}
    has_results = any(category.kind == "result" for category in edition.categories)
    if has_results and not rule.bands:
        yield Fault(("results_rule", "bands"), "there are result items but no bands")
    if rule.below in order:
        yield Fault(
            ("results_rule", "below"), f"{rule.below!r} is a level; the band below the first needs another name"
        )
    previous = None
    for n, band in enumerate(rule.bands):
        here = ("results_rule", "bands", n)
        if band.level not in order:
            yield Fault((*here, "level"), f"unknown level {band.level!r}")
        elif previous is not None:
            if order[band.level] <= order.get(previous.level, -1):
                yield Fault((*here, "level"), f"{band.level!r} does not stand above {previous.level!r}")
            if band.minimum <= previous.minimum:
                yield Fault((*here, "minimum"), f"{band.minimum} is not above {previous.minimum}: bands must ascend")
        previous = band
    if has_results and rule.zero_target_met not in order:
        yield Fault(("results_rule", "zero_target_met"), f"unknown level {rule.zero_target_met!r}")
    if rule.trend_points < 2:
        yield Fault(("results_rule", "trend_points"), "a trend needs two points at least")


def _score_rule(edition: Edition) -> Iterator[Fault]:
    rule = edition.score_rule
    for level_id in edition.level_ids:
        if level_id not in rule.points:
            yield Fault(("score_rule", "points"), f"level {level_id!r} has no points")
    for level_id, points in rule.points.items():
        if level_id not in edition.level_ids:
            yield Fault(("score_rule", "points", level_id), f"unknown level {level_id!r}")
        if points < 0:
            yield Fault(("score_rule", "points", level_id), "points are negative")
    known = {category.id for category in edition.categories}
    for category_id, weight in rule.category_weights.items():
        if category_id not in known:
            yield Fault(("score_rule", "category_weights", category_id), f"unknown category {category_id!r}")
        if weight < 0:
            yield Fault(("score_rule", "category_weights", category_id), "the weight is negative")
    if rule.category_weights and (missing := known - rule.category_weights.keys()):
        problem = f"no weight for category {', '.join(sorted(missing))}"
        yield Fault(("score_rule", "category_weights"), problem)
