"""The record between a table or sentence and an indicator: a measure as it was read, before anything is judged."""

from __future__ import annotations

from dataclasses import dataclass, field

from coverage.numbers import Quantity


@dataclass(frozen=True, slots=True)
class Reading:
    """One cell that should hold a figure: its words and its quantity, None where it holds none."""

    text: str
    quantity: Quantity | None


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """A measure as read.

    Attributes:
        name: name without number and unit.
        unit: unit as far as the row, the headings or the caption give it.
        item: item number that the table or the heading gives, "" where none does.
        said: words of a direction column.
        targets: year -> target; the key None is a target without a year.
        results: year -> result; the key None is a result without a year.
        file: file name.
        page: page or None.
        block: number of the block.
        row: row in the table as the reader of the file gave it, None for a sentence.
        context_year: year of the caption, title or heading, None where none is named.
        quote: the words of the row or sentence.
    """

    name: str
    unit: str
    item: str
    said: str
    targets: dict[int | None, Reading] = field(default_factory=dict)
    results: dict[int | None, Reading] = field(default_factory=dict)
    file: str = ""
    page: int | None = None
    block: int = 0
    row: int | None = None
    context_year: int | None = None
    quote: str = ""
