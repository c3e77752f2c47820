"""The layout of a KPI table: which rows are headings and what every column holds.

Merged heading cells have their text once; a heading over several columns is handed down to those that have a heading of
their own below it. A table whose first column holds the labels is turned round before it is read.
"""

from __future__ import annotations

from dataclasses import dataclass

from coverage.column_roles import (
    Role,
    counts_things,
    label_text,
    names_measures,
    names_other_things,
    role_of,
    unit_in_label,
)
from coverage.numbers import is_absent, parse_quantity
from coverage.units import is_unit
from coverage.years import is_year, years_in

Grid = tuple[tuple[str, ...], ...]
# Heading blocks of three rows occur (title of a group, year, target and result); more were not seen.
_MOST_HEADER_ROWS = 4
# "ผลการดำเนินงานจริง" and the like; names of measures are longer.
_LONGEST_KIND = 25
# Share of filled cells that must be figures before a column can hold targets or results.
_FIGURES = 0.5


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        index: 0-based position.
        role: what it holds.
        label: its headings from top to bottom, joined by blanks.
        year: Buddhist year that its headings name, else None.
        unit: unit that its headings name, else "".
        group: heading over a target or result column that is no year: the name of a measure with columns of its own.
    """

    index: int
    role: Role
    label: str
    year: int | None = None
    unit: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """How a table is to be read.

    Attributes:
        header_rows: rows before the first measure.
        columns: all columns.
        name: position of the column of names; None where the table holds one measure over the years, named above it.
        title: text of title rows above the headings.
    """

    header_rows: int
    columns: tuple[Column, ...]
    name: int | None
    title: str = ""

    def of(self, role: Role) -> tuple[Column, ...]:
        """Return the columns of one role, left to right."""
        return tuple(column for column in self.columns if column.role is role)

    def first(self, role: Role) -> Column | None:
        """Return the first column of a role, or None."""
        return next(iter(self.of(role)), None)


def read_layout(table: Grid, header_hint: int = 0) -> Layout | None:
    """Return the layout of a table, or None where no column can be a name or none holds figures.

    Args:
        table: rows of cells, all of one length.
        header_hint: heading rows that the reader of the file found, 0 where it found none.
    """
    if len(table) < 2 or len(table[0]) < 2:
        return None
    titles, count = _header(table, header_hint)
    if count == 0 or count >= len(table):
        return None
    labels = [_labels(table[titles:count], index) for index in range(len(table[0]))]
    body = table[count:]
    roles = [_role(parts, _cells(body, index)) for index, parts in enumerate(labels)]
    name = _name_column(labels, roles, body)
    if name is not None:
        roles[name] = Role.NAME
    elif not {Role.PERIOD, Role.TARGET, Role.ACTUAL} <= set(roles):
        return None
    columns = tuple(
        Column(index, role, " ".join(parts), _year(parts), unit_in_label(" ".join(parts)), _group(parts))
        for index, (parts, role) in enumerate(zip(labels, roles, strict=True))
    )
    title = " ".join(cell for row in table[:titles] for cell in row if cell)
    return Layout(count, columns, name, title)


def is_kpi_layout(layout: Layout, in_results: bool) -> bool:
    """Whether a table holds measures.

    Args:
        layout: its layout.
        in_results: whether it stands under a heading of the results category.
    """
    label = layout.columns[layout.name].label if layout.name is not None else ""
    targets, actuals = layout.of(Role.TARGET), layout.of(Role.ACTUAL)
    measures = names_measures(label)
    if not measures and (names_other_things(label) or any(counts_things(c.label) for c in (*targets, *actuals))):
        # Projects with a target and a result under the results heading are measures in all but name.
        return in_results and bool(targets) and bool(actuals)
    if targets and actuals:
        return True
    if actuals:
        years = {column.year for column in actuals if column.year}
        return (measures and (in_results or len(years) > 1)) or (
            in_results and (len(years) > 1 or bool(layout.of(Role.UNIT)))
        )
    return bool(targets) and measures and in_results


def turned(table: Grid) -> Grid:
    """Return the table with rows and columns exchanged."""
    return tuple(zip(*table, strict=True))


def _header(table: Grid, hint: int) -> tuple[int, int]:
    """Return the number of title rows and of all rows before the body."""
    titles = 0
    while titles < min(2, len(table) - 1) and sum(bool(cell.strip()) for cell in table[titles]) == 1:
        titles += 1
    count = titles
    if len(table) > titles + 2 and _heads_groups(table[titles], table[titles + 1]):
        count = titles + 1
    while count < min(titles + _MOST_HEADER_ROWS, len(table) - 1) and _is_header_row(table[count], count > titles):
        count += 1
    return titles, max(count, min(hint, len(table) - 1)) if count > titles or hint > titles else titles


def _heads_groups(row: tuple[str, ...], below: tuple[str, ...]) -> bool:
    """Whether a row of names of measures stands over a row of "target" and "result" again and again."""
    values = sum(role_of(cell) in (Role.TARGET, Role.ACTUAL) for cell in below if cell.strip())
    figures = any(parse_quantity(cell) is not None and not years_in(cell) for cell in row if cell.strip())
    return values > 2 and not figures and _is_header_row(below, below_header=True)


def _is_header_row(row: tuple[str, ...], below_header: bool) -> bool:
    cells = [cell.strip() for cell in row if cell.strip()]
    if not cells:
        return below_header
    if any(
        is_absent(cell) or (parse_quantity(cell) is not None and not years_in(cell) and role_of(cell) is Role.UNKNOWN)
        for cell in cells
    ):
        return False
    known = sum(role_of(cell) is not Role.UNKNOWN or is_year(cell) for cell in cells)
    return known * 2 >= len(cells) if not below_header else known == len(cells)


def _labels(header: Grid, index: int) -> tuple[str, ...]:
    """Headings over a column, top to bottom; a merged one is taken from the left."""
    parts = []
    for depth, row in enumerate(header):
        text = row[index].strip()
        below = any(lower[index].strip() for lower in header[depth + 1 :])
        if not text and below:
            left = next((n for n in range(index - 1, -1, -1) if row[n].strip()), None)
            # The neighbour must be a heading over a group itself, not one that runs down to the body.
            if left is not None and any(lower[left].strip() for lower in header[depth + 1 :]):
                text = row[left].strip()
        if text and text not in parts:
            parts.append(label_text(text))
    return tuple(parts)


def _cells(body: Grid, index: int) -> tuple[str, ...]:
    return tuple(row[index].strip() for row in body if row[index].strip())


def _role(parts: tuple[str, ...], cells: tuple[str, ...]) -> Role:
    # The lowest heading is the most exact; the group above it speaks where the lowest is a bare year or says nothing.
    role = Role.UNKNOWN
    for part in reversed(parts):
        found = role_of(part)
        if found is not Role.UNKNOWN and (
            role is Role.UNKNOWN or (is_year(parts[-1]) and found in (Role.TARGET, Role.ACTUAL, Role.OTHER))
        ):
            role = found
            if not is_year(part):
                break
    if (
        role in (Role.UNKNOWN, Role.ITEM, Role.OTHER, Role.NAME)
        and not names_measures(" ".join(parts))
        and _are_kinds(cells)
    ):
        return Role.KIND
    if role in (Role.TARGET, Role.ACTUAL) and cells and not has_figures(cells):
        return Role.UNKNOWN
    if role is Role.UNKNOWN and cells:
        return _role_by_cells(cells)
    return role


def _are_kinds(cells: tuple[str, ...]) -> bool:
    """Whether all cells of a column say "target" or "result", and both words occur."""
    short = all(len(cell) <= _LONGEST_KIND and not is_year(cell) for cell in cells)
    return short and {role_of(cell) for cell in cells} == {Role.TARGET, Role.ACTUAL}


def has_figures(cells: tuple[str, ...]) -> bool:
    """Whether at least half of the cells hold a figure or say that there is none."""
    figures = sum(is_absent(cell) or parse_quantity(cell) is not None for cell in cells)
    return figures >= _FIGURES * len(cells)


def _role_by_cells(cells: tuple[str, ...]) -> Role:
    if all(is_year(cell) for cell in cells):
        return Role.PERIOD
    if sum(is_unit(cell) for cell in cells) > len(cells) / 2:
        return Role.UNIT
    return Role.UNKNOWN


def _name_column(labels: list[tuple[str, ...]], roles: list[Role], body: Grid) -> int | None:
    """The column of names: the one headed so, else the one with the longest texts."""
    texts = [
        index
        for index, role in enumerate(roles)
        if role in (Role.NAME, Role.UNKNOWN, Role.ITEM, Role.OTHER) and _is_text(_cells(body, index))
    ]
    measures = [index for index in texts if names_measures(" ".join(labels[index]))]
    named = measures or [index for index in texts if roles[index] is Role.NAME]
    # A heading such as "ผลลัพธ์" or "เป้าหมาย" over words is a column of names when there is no other.
    candidates = named or [index for index in texts if roles[index] is Role.UNKNOWN] or texts
    return max(candidates, key=lambda index: (_mean_length(_cells(body, index)), -index), default=None)


def _is_text(cells: tuple[str, ...]) -> bool:
    words = sum(not is_absent(cell) and len(cell) > 3 and not is_unit(cell) and not is_year(cell) for cell in cells)
    return bool(cells) and words >= len(cells) / 2


def _mean_length(cells: tuple[str, ...]) -> float:
    return sum(len(cell) for cell in cells) / len(cells)


def _group(parts: tuple[str, ...]) -> str:
    if len(parts) < 2 or role_of(parts[-1]) not in (Role.TARGET, Role.ACTUAL) or years_in(parts[0]):
        return ""
    return parts[0]


def _year(parts: tuple[str, ...]) -> int | None:
    for part in reversed(parts):
        years = years_in(part)
        if years:
            return years[-1]
    return None
