"""Mends what stands in the way of reading a table: uneven rows, and columns that hold target and result in one cell."""

from __future__ import annotations

import re
from itertools import pairwise

from coverage.column_roles import Role, role_of
from coverage.numbers import is_absent, parse_quantity
from coverage.years import years_in

Grid = tuple[tuple[str, ...], ...]
# A heading such as "2567 (เป้า/ผล)" or "เป้าหมาย : ผล".
_PAIR_HEADING = re.compile(r"(?P<first>[^\s/|:()]+)\s*[/|:]\s*(?P<second>[^\s/|:()]+)")
_PAIR_CELL = re.compile(r"(?P<first>[^/|:]+?)\s*[/|:]\s*(?P<second>[^/|:]+)")
_HEADING_ROWS = 3


def square(table: Grid) -> Grid:
    """Return a table whose rows all have the same number of cells."""
    width = max((len(row) for row in table), default=0)
    return tuple((*row, *([""] * (width - len(row)))) for row in table)


def parts_at_headings(table: Grid) -> list[tuple[int, Grid]]:
    """Return the table cut before every row of headings in its middle, each part with the number of its first row.

    Tables that follow each other on a page, and tables over pages, may come as one table.
    """
    cuts = [0]
    for number in range(2, len(table)):
        if _is_heading_row(table[number]):
            cuts.append(number)
    return [(start, table[start:end]) for start, end in pairwise([*cuts, len(table)])]


def _is_heading_row(row: tuple[str, ...]) -> bool:
    roles = [role_of(cell) for cell in row if cell.strip()]
    named = any(role is Role.NAME for role in roles)
    figures = any(not years_in(cell) and (is_absent(cell) or parse_quantity(cell)) for cell in row if cell.strip())
    return named and not figures and sum(role in (Role.TARGET, Role.ACTUAL) for role in roles) > 0 and all(roles)


def split_pairs(table: Grid) -> Grid:
    """Return a table in which every "target/result" column has become two columns.

    A column is split when its heading names both and at least half of its cells hold two figures: "85/88.2" under
    "เป้าหมาย/ผล". Under any other heading "84/90" stays one cell: it may be a share.
    """
    for index in range(len(table[0]) - 1, -1, -1) if table else ():
        table = _split_column(table, index)
    return table


def _split_column(table: Grid, index: int) -> Grid:
    headings = {n: pair for n, row in enumerate(table[:_HEADING_ROWS]) if (pair := _heading_pair(row[index]))}
    if not headings:
        return table
    last = max(headings)
    cells = [row[index].strip() for row in table[last + 1 :] if row[index].strip()]
    if not cells or 2 * sum(_cell_pair(cell) is not None for cell in cells) < len(cells):
        return table
    rows = []
    for number, row in enumerate(table):
        pair = headings.get(number)
        if pair is None:
            # A heading above the pair, such as the year, holds for both halves.
            pair = (row[index], row[index]) if number < last else _cell_pair(row[index]) or (row[index], "")
        rows.append((*row[:index], *pair, *row[index + 1 :]))
    return tuple(rows)


def _heading_pair(text: str) -> tuple[str, str] | None:
    match = _PAIR_HEADING.search(text)
    if match is None or {role_of(match["first"]), role_of(match["second"])} != {Role.TARGET, Role.ACTUAL}:
        return None
    rest = (text[: match.start()] + " " + text[match.end() :]).replace("()", "").strip()
    return f"{match['first']} {rest}".strip(), f"{match['second']} {rest}".strip()


def _cell_pair(text: str) -> tuple[str, str] | None:
    match = _PAIR_CELL.fullmatch(text.strip())
    if match is None or not all(is_absent(half) or parse_quantity(half) for half in match.groups()):
        return None
    return match["first"], match["second"]
