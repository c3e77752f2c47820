"""Measures out of a table whose layout is known: years as columns or rows, target and result likewise."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from coverage.column_roles import Role, ceiling_or_floor, label_text, role_of
from coverage.measure_row import MeasureRow, Reading
from coverage.numbers import is_absent, parse_quantity
from coverage.table_layout import Column, Grid, Layout
from coverage.units import is_unit, normalise_unit, split_unit
from coverage.years import years_in
from extractors.thai_text import fold_digits

# "7.1.2 ", "(1) ", "๑) ", "- ", "KPI 3: ", "RM1 " in front of a name.
_LEADING = re.compile(
    r"^\s*(?:(?:ตัวชี้วัด|ตัววัด|KPI|RM)\s?(?:ที่\s?)?\d+(?:\.\d+)*\s*[.:)]?\s*|\(?\d+(?:\.\d+)+[.)]?\s+|\(?\d{1,2}[.)]\s*|[-•–*]\s*)",
    re.IGNORECASE,
)
_ITEM_NUMBER = re.compile(r"(?<![\d.])(\d\.\d)(?![\d])")
_TABLE_NUMBER = re.compile(r"^\s*(?:ตาราง|ภาพ|แผนภูมิ)(?:ที่)?\s*[\d๐-๙.-]*\s*:?\s*")
_DIRECTION_WORDS = re.compile(r"ยิ่ง(?:มาก|น้อย|สูง|ต่ำ).{0,4}ยิ่งดี|ค่า?(?:น้อย|มาก|ต่ำ|สูง)(?:ยิ่ง)?ดี")
_LONGEST_UNKNOWN_UNIT = 12
# Footnote signs behind a name: "อัตราการลาออก (ร้อยละ) *", "รายได้¹".
_NAME_MARKS = re.compile(r"\s*[*†‡¹²³]+\s*$|\s+\d/\s*$")
_DIRECTION_NOTE = re.compile(
    r"\s*ยิ่ง(?:มาก|น้อย|สูง|ต่ำ).{0,4}ยิ่งดี\s*$|\s+(?:ค่า)?(?:น้อย|มาก|ต่ำ|สูง)(?:ยิ่ง)?ดี\s*$|\s*[(\[][^()\[\]]*(?:ยิ่ง|น้อยดี|มากดี|ต่ำดี|สูงดี|ค่าน้อย|ค่ามาก|ผกผัน|↓|↑)[^()\[\]]*[)\]]|\s*[↓↑▲▼]"
)


@dataclass
class _Open:
    """The measure that rows are still being added to."""

    name: str
    unit: str
    item: str
    said: str
    row: int
    quote: str
    targets: dict[int | None, Reading] = field(default_factory=dict)
    results: dict[int | None, Reading] = field(default_factory=dict)


def read_rows(table: Grid, layout: Layout, item_ids: frozenset[str], caption: str = "") -> tuple[MeasureRow, ...]:
    """Read the measures of a table; file, page and block are filled in by the caller.

    Args:
        table: rows of cells.
        layout: its layout.
        item_ids: item numbers that may stand in it.
        caption: words over the table; they name the measure of a table that holds a single one.
    """
    if layout.name is None:
        return _by_years(table, layout, caption or layout.title)
    found: list[_Open] = []
    item = _item_in(layout.title, item_ids)
    for number, cells in enumerate(table[layout.header_rows :], layout.header_rows):
        row = tuple(cell.strip() for cell in cells)
        if not any(row) or _repeats_header(row, table[: layout.header_rows]):
            continue
        item = _item_of_row(row, layout, item_ids) or item
        if _is_group(row, layout):
            continue
        current = _opened(row, layout, item, number, found)
        if current is not None:
            _add_figures(current, row, layout, _value_columns(layout))
    return tuple(_closed(entry) for entry in found if entry.targets or entry.results)


def _by_years(table: Grid, layout: Layout, caption: str) -> tuple[MeasureRow, ...]:
    """The measures of a table whose rows are years: one named above it, or several in groups of columns."""
    groups = dict.fromkeys(column.group for column in _value_columns(layout))
    if len(groups) > 1 and "" in groups:
        return ()
    single = len(groups) == 1
    names = ((group, _TABLE_NUMBER.sub("", caption) if single else group) for group in groups)
    rows = (_by_year(table, layout, group, name) for group, name in names)
    return tuple(row for row in rows if row is not None)


def _by_year(table: Grid, layout: Layout, group: str, title: str) -> MeasureRow | None:
    name, unit, note = _clean_name(title)
    if not name:
        return None
    columns = tuple(column for column in _value_columns(layout) if column.group == group)
    ceilings = (ceiling_or_floor(column.label) for column in columns if column.role is Role.TARGET)
    entry = _Open(name, unit, "", " ".join((note, *ceilings)).strip(), layout.header_rows, "")
    for number, cells in enumerate(table[layout.header_rows :], layout.header_rows):
        row = tuple(cell.strip() for cell in cells)
        _add_figures(entry, row, layout, columns)
        if any(row[column.index] for column in columns if column.role is Role.ACTUAL):
            entry.row, entry.quote = number, _quote(row)  # the last year with words in it
    return _closed(entry) if entry.targets or entry.results else None


def _repeats_header(row: tuple[str, ...], header: Grid) -> bool:
    # A table over two pages repeats its headings in the middle.
    return any(row == tuple(cell.strip() for cell in line) for line in header)


def _value_columns(layout: Layout) -> tuple[Column, ...]:
    return (*layout.of(Role.TARGET), *layout.of(Role.ACTUAL))


def _is_group(row: tuple[str, ...], layout: Layout) -> bool:
    """Whether a row is a heading inside the table: words, but nothing in any column of figures."""
    values = any(row[column.index] for column in _value_columns(layout))
    others = any(row[c.index] for c in (*layout.of(Role.UNIT), *layout.of(Role.PERIOD), *layout.of(Role.KIND)))
    return not values and not others


def _item_of_row(row: tuple[str, ...], layout: Layout, item_ids: frozenset[str]) -> str:
    places = [column.index for column in (*layout.of(Role.ITEM), *layout.of(Role.INDEX))]
    if _is_group(row, layout):
        places = list(range(len(row)))
    for index in (*places, layout.name or 0):
        leading_only = index == layout.name and not _is_group(row, layout)
        number = _item_in(row[index], item_ids, leading_only)
        if number:
            return number
    return ""


def _item_in(text: str, item_ids: frozenset[str], leading_only: bool = False) -> str:
    folded = fold_digits(text).strip()
    for match in _ITEM_NUMBER.finditer(folded):
        if match[1] in item_ids and (not leading_only or match.start() == 0):
            return match[1]
    return ""


def _opened(row: tuple[str, ...], layout: Layout, item: str, number: int, found: list[_Open]) -> _Open | None:
    """Return the measure that a row belongs to: a new one, or the last where the row goes on with it."""
    raw = row[layout.name or 0]
    unit_column = layout.first(Role.UNIT)
    unit = normalise_unit(row[unit_column.index]) if unit_column and row[unit_column.index] else ""
    said = _direction_words(row, layout)
    goes_on = bool(layout.of(Role.PERIOD) or layout.of(Role.KIND))
    last = found[-1] if found else None
    if last is not None and (not raw or (goes_on and _clean_name(raw)[0] == last.name)):
        last.said = last.said or said
        return last if goes_on else _segment(row, layout, last, number, found)
    if not raw or is_absent(raw):
        return None
    name, in_name, note = _clean_name(raw)
    if not name or role_of(name) is Role.PERIOD or name.startswith(("รวม", "หมายเหตุ", "ที่มา")):
        return None
    unit = unit if unit and not is_absent(unit) else in_name
    entry = _Open(name, unit, item, " ".join((said, note)).strip(), number, _quote(row))
    found.append(entry)
    return entry


def _direction_words(row: tuple[str, ...], layout: Layout) -> str:
    """Words of a row that tell its direction: a direction column, a remark, a target headed as a ceiling."""
    parts = [row[column.index] for column in layout.of(Role.DIRECTION)]
    remarks = (row[c.index] for c in layout.columns if c.role in (Role.OTHER, Role.UNKNOWN))
    parts += [match[0] for text in remarks if (match := _DIRECTION_WORDS.search(text))]
    parts += [ceiling_or_floor(column.label) for column in layout.of(Role.TARGET)]
    return " ".join(part for part in parts if part)


def _segment(row: tuple[str, ...], layout: Layout, last: _Open, number: int, found: list[_Open]) -> _Open | None:
    """A row without a name: the same measure for another group, named in a column of words, or nothing."""
    words = [row[c.index] for c in layout.columns if c.role in (Role.UNKNOWN, Role.OTHER, Role.ITEM)]
    group = next((text for text in words if len(text) > 1 and parse_quantity(text) is None and not is_absent(text)), "")
    if not group:
        return None
    entry = _Open(f"{last.name} {group}", last.unit, last.item, last.said, number, _quote(row))
    found.append(entry)
    return entry


def _clean_name(raw: str) -> tuple[str, str, str]:
    """Return (name, unit in the name, direction note)."""
    # A cell broken into lines: Thai words have no blank between them.
    text = " ".join(re.sub(r"(?<=[\u0e00-\u0e7f])\s*\n\s*(?=[\u0e00-\u0e7f])", "", raw).split())
    if leading := _LEADING.match(fold_digits(text)):
        text = text[leading.end() :]  # folding keeps positions: one digit for one digit
    note = " ".join(match[0] for match in _DIRECTION_NOTE.finditer(text))
    name, unit = split_unit(_NAME_MARKS.sub("", _DIRECTION_NOTE.sub("", text)))
    return name.strip(" *†:").strip(), unit, note.strip()


def _quote(row: tuple[str, ...]) -> str:
    return "\t".join(row)


def _add_figures(entry: _Open, row: tuple[str, ...], layout: Layout, columns: tuple[Column, ...]) -> None:
    period = layout.first(Role.PERIOD)
    row_years = years_in(_as_year(row[period.index])) if period else ()
    kind = layout.first(Role.KIND)
    row_role = role_of(row[kind.index]) if kind and row[kind.index] else None
    for column in columns:
        text = row[column.index]
        if not text:
            continue
        role = row_role if row_role in (Role.TARGET, Role.ACTUAL) else column.role
        year = column.year or (row_years[-1] if row_years else None)
        place = entry.targets if role is Role.TARGET else entry.results
        reading = Reading(" ".join(text.split()), parse_quantity(text))
        if not entry.unit and column.unit:
            entry.unit = normalise_unit(column.unit)
        # "เป้าหมาย 2567" standing twice (planned, revised): the later column that holds a figure counts.
        if year not in place or reading.quantity is not None:
            place[year] = reading


def _as_year(text: str) -> str:
    folded = label_text(text)
    return f"ปี {folded}" if re.fullmatch(r"\d\d", folded) else folded


def _closed(entry: _Open) -> MeasureRow:
    unit = entry.unit or _unit_of_cells(entry)
    return MeasureRow(
        name=entry.name,
        unit=unit,
        item=entry.item,
        said=entry.said,
        targets=entry.targets,
        results=entry.results,
        row=entry.row,
        quote=entry.quote,
    )


def _unit_of_cells(entry: _Open) -> str:
    """The unit that the cells of a row carry: a known one, or any short word that two cells agree on."""
    readings = (*entry.results.values(), *entry.targets.values())
    units = [reading.quantity.unit for reading in readings if reading.quantity is not None and reading.quantity.unit]
    for unit in units:
        if is_unit(unit) or (len(unit) <= _LONGEST_UNKNOWN_UNIT and units.count(unit) > 1):
            return unit
    return ""
