"""The source format of the sample reports: text with labels (see README.md)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

KINDS = ("boilerplate", "org_profile", "criteria_echo", "intention")
_DIRECTIVE = re.compile(r"^@(\w+)\s?(.*)$")


class SourceError(ValueError):
    """A source that breaks the format; the message names file and line."""


@dataclass(frozen=True, slots=True)
class Label:
    """One label of a block: item, level and strength."""

    item: str
    level: str
    strength: str


@dataclass(slots=True)
class SourceBlock:
    """One block: kind, text or rows, labels or the kind of non-evidence."""

    kind: str
    text: str = ""
    labels: tuple[Label, ...] = ()
    non_evidence: str = ""
    line: int = 0
    table_kind: str = ""
    rows: list[SourceRow] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One table row."""

    cells: tuple[str, ...]
    header: bool
    labels: tuple[Label, ...] = ()
    non_evidence: str = ""


@dataclass(frozen=True, slots=True)
class GoldKpi:
    """A measure as its author reads it."""

    subitem: str
    name: str
    unit: str
    direction: str
    target: float | None
    actual: float | None
    judged_year: int | None
    level: str | None


@dataclass(slots=True)
class Source:
    """A whole source file."""

    settings: dict[str, str] = field(default_factory=dict)
    cover: list[str] = field(default_factory=list)
    blocks: list[SourceBlock] = field(default_factory=list)
    kpis: list[GoldKpi] = field(default_factory=list)
    traps: list[str] = field(default_factory=list)
    missing: list[tuple[str, str]] = field(default_factory=list)


def _logical_lines(text: str) -> list[tuple[int, str, str]]:
    lines: list[tuple[int, str, str]] = []
    for number, raw in enumerate(text.splitlines(), 1):
        if not raw.strip() or raw.startswith("#"):
            continue
        if match := _DIRECTIVE.match(raw):
            lines.append((number, match.group(1), match.group(2).strip()))
        elif lines:
            first, name, value = lines[-1]
            lines[-1] = (first, name, f"{value}\n{raw.strip()}".strip())
        else:
            raise SourceError(f"line {number}: text before the first directive")
    return lines


def _labels(text: str, line: int) -> tuple[tuple[Label, ...], str]:
    text = text.strip()
    if not text:
        return (), ""
    if text.startswith("-"):
        if text[1:] not in KINDS:
            raise SourceError(f"line {line}: unknown kind {text}")
        return (), text[1:]
    labels = []
    for part in text.split(","):
        pieces = part.strip().split("/")
        if len(pieces) != 3 or pieces[2] not in ("strong", "weak"):
            raise SourceError(f"line {line}: label {part.strip()!r} is not SUBITEM/LEVEL/STRENGTH")
        labels.append(Label(*pieces))
    return tuple(labels), ""


def _cells(text: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in text.replace("\n", " ").split("|"))


def _number(text: str) -> float | None:
    return None if text in ("-", "") else float(text.replace(",", ""))


def _kpi(text: str, line: int) -> GoldKpi:
    parts = _cells(text)
    if len(parts) != 8:
        raise SourceError(f"line {line}: @kpi needs 8 parts, has {len(parts)}")
    subitem, name, unit, direction, target, actual, year, level = parts
    judged = None if year in ("-", "") else int(year)
    return GoldKpi(
        subitem, name, unit, direction, _number(target), _number(actual), judged, None if level == "null" else level
    )


def parse(text: str) -> Source:
    """Return the source that `text` describes.

    Raises:
        SourceError: a line breaks the format.
    """
    source = Source()
    table: SourceBlock | None = None
    for line, name, value in _logical_lines(text):
        if name in ("id", "agency", "year", "output", "layout", "headings", "numbering", "header", "footer", "note"):
            source.settings[name] = value
        elif name == "cover":
            source.cover.append(value)
        elif name in ("h1", "h2", "h3", "caption"):
            source.blocks.append(SourceBlock(name, value, line=line))
        elif name == "toc":
            source.blocks.append(SourceBlock("toc", line=line))
        elif name in ("p", "li"):
            head, _, body = value.partition("|")
            labels, kind = _labels(head, line)
            source.blocks.append(SourceBlock(name, body.strip(), labels, kind, line))
        elif name == "table":
            table = SourceBlock("table", line=line, table_kind=value)
            source.blocks.append(table)
        elif name in ("hrow", "row") and table is not None:
            head, _, body = value.partition("||") if name == "row" else ("", "", value)
            labels, kind = _labels(head, line)
            table.rows.append(SourceRow(_cells(body), name == "hrow", labels, kind))
        elif name == "end":
            table = None
        elif name == "kpi":
            source.kpis.append(_kpi(value, line))
        elif name == "trap":
            source.traps.append(value)
        elif name == "missing":
            pairs = [part.strip().split("/") for part in value.replace("\n", " ").split(",") if part.strip()]
            source.missing += [(item, level) for item, level in pairs]
        else:
            raise SourceError(f"line {line}: unknown directive @{name}")
    return source


def read_source(path: Path) -> Source:
    """Read a source file.

    Raises:
        SourceError: the file breaks the format.
    """
    try:
        return parse(path.read_text(encoding="utf-8"))
    except (SourceError, ValueError) as error:
        raise SourceError(f"{path.name}: {error}") from error
