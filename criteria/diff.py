"""What differs between two editions, entry by entry."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from criteria.edition import Edition

# Entries of these lists are told apart by an id of their own, not by their position: one item put in front of
# others is one added item, not thirty changed ones.
_KEYS = ("id", "level")


@dataclass(frozen=True, slots=True)
class Change:
    """One difference.

    Attributes:
        place: path of the entry, ids instead of positions, e.g. "categories/1/items/1.1/title".
        kind: added, removed or changed (seen from the first edition to the second).
        before: old value, "" for added.
        after: new value, "" for removed.
    """

    place: str
    kind: Literal["added", "removed", "changed"]
    before: str
    after: str

    def __str__(self) -> str:
        if self.kind == "changed":
            return f"changed {self.place}: {self.before} -> {self.after}"
        return f"{self.kind} {self.place}: {self.before or self.after}"


def diff_editions(old: Edition, new: Edition) -> tuple[Change, ...]:
    """Return the differences from `old` to `new`; the file digest is left out.

    Changed and removed entries come first in the order of `old`, added ones after them in the order of `new`.
    """
    before = dict(_flatten(old.model_dump(exclude={"sha256"}), ""))
    after = dict(_flatten(new.model_dump(exclude={"sha256"}), ""))
    changes = [
        Change(place, "changed" if place in after else "removed", value, after.get(place, ""))
        for place, value in before.items()
        if after.get(place) != value
    ]
    changes += [Change(place, "added", "", value) for place, value in after.items() if place not in before]
    return tuple(changes)


def _flatten(value: Any, place: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, part in value.items():
            yield from _flatten(part, f"{place}/{key}" if place else str(key))
    elif isinstance(value, list | tuple):
        for position, part in enumerate(value):
            yield from _flatten_entry(part, place, position)
    else:
        yield place, str(value)


def _flatten_entry(part: Any, place: str, position: int) -> Iterator[tuple[str, str]]:
    if isinstance(part, dict):
        key = next((part[name] for name in _KEYS if name in part), position)
        yield from _flatten({name: inner for name, inner in part.items() if name != "id"}, f"{place}/{key}")
    elif isinstance(part, str):
        # A word of a list of words is its own key.
        yield f"{place}/{part}", part
    else:
        yield f"{place}/{position}", str(part)
