"""Automatic numbers of DOCX paragraphs, computed as Word would print them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from lxml import etree

from extractors.docx_package import W

# The 41 letters of ECMA-376 part 1, 17.18.59 (thaiLetters): no KHO KHUAT, KHO KHON, KHO RAKHANG, RU and LU.
_THAI_COUNT = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_LEVELS = 9


@dataclass(slots=True)
class NumberLevel:
    """One level of a list: start, number format, text pattern, restart rule."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    suffix: str = "tab"
    restart_after: int | None = None
    legal: bool = False
    style: str | None = None


def _roman(value: int) -> str:
    result = ""
    for number, letters in _ROMAN:
        while value >= number:
            result += letters
            value -= number
    return result


def _letters(value: int, alphabet: str) -> str:
    # Word goes a, b, ... z, aa, bb, ...: the same letter repeated.
    repeat, index = divmod(value - 1, len(alphabet))
    return alphabet[index] * min(repeat + 1, 20)


_WORDS = ("ศูนย์", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า")


def _thai_words(value: int) -> str:
    """Numbers in Thai words up to 99, which no list of a report exceeds; larger ones in Thai digits."""
    if not 0 <= value <= 99:
        return str(value).translate(_DIGITS)
    tens, ones = divmod(value, 10)
    if tens == 0:
        return _WORDS[ones]
    head = {1: "สิบ", 2: "ยี่สิบ"}.get(tens, f"{_WORDS[tens]}สิบ")
    return head + ("" if ones == 0 else "เอ็ด" if ones == 1 else _WORDS[ones])


def format_number(value: int, kind: str) -> str:
    """Return `value` in a Word number format."""
    if kind == "none":
        return ""
    if kind == "thaiNumbers":
        return str(value).translate(_DIGITS)
    if kind == "thaiCounting":
        return _thai_words(value)
    if value < 1:
        return str(value)
    if kind == "thaiLetters":
        return _letters(value, _THAI_COUNT)
    if kind in ("lowerLetter", "upperLetter"):
        text = _letters(value, "abcdefghijklmnopqrstuvwxyz")
        return text.upper() if kind == "upperLetter" else text
    if kind in ("lowerRoman", "upperRoman"):
        text = _roman(min(value, 3999))
        return text.upper() if kind == "upperRoman" else text
    if kind == "decimalZero":
        return f"{value:02d}"
    if kind == "numberInDash":
        return f"- {value} -"
    if kind == "decimalEnclosedParen":
        return f"({value})"
    if kind.startswith("decimalEnclosedCircle") and value <= 20:
        return chr(0x2460 + value - 1)
    return str(value)


def _value(node: etree._Element | None, name: str, default: str | None = None) -> str | None:
    child = node.find(f"{W}{name}") if node is not None else None
    return child.get(f"{W}val", default) if child is not None else default


def _integer(text: str | None, default: int) -> int:
    try:
        return int(text) if text is not None else default
    except ValueError:
        return default


def _level(node: etree._Element) -> NumberLevel:
    restart = _value(node, "lvlRestart")
    legal = node.find(f"{W}isLgl")
    return NumberLevel(
        start=_integer(_value(node, "start"), 1),
        format=_value(node, "numFmt", "decimal") or "decimal",
        text=_value(node, "lvlText", "") or "",
        suffix=_value(node, "suff", "tab") or "tab",
        restart_after=_integer(restart, 0) if restart is not None else None,
        legal=legal is not None and legal.get(f"{W}val", "1") not in ("0", "false"),
        style=_value(node, "pStyle"),
    )


class Numbering:
    """The lists of a document and their running counters.

    Args:
        root: the numbering part, None where the document has none.
    """

    def __init__(self, root: etree._Element | None) -> None:
        self._abstract: dict[str, dict[int, NumberLevel]] = {}
        self._lists: dict[str, str] = {}
        self._overrides: dict[tuple[str, int], int] = {}
        self._levels: dict[tuple[str, int], NumberLevel] = {}
        self._counters: dict[str, list[int | None]] = defaultdict(lambda: [None] * _LEVELS)
        self._started: set[tuple[str, int]] = set()
        self._style_level: dict[str, tuple[str, int]] = {}
        if root is not None:
            self._read(root)

    def _read(self, root: etree._Element) -> None:
        links: dict[str, str] = {}
        styles: dict[str, str] = {}
        for node in root.findall(f"{W}abstractNum"):
            key = node.get(f"{W}abstractNumId", "")
            levels = {_integer(lvl.get(f"{W}ilvl"), 0): _level(lvl) for lvl in node.findall(f"{W}lvl")}
            self._abstract[key] = levels
            if (link := _value(node, "numStyleLink")) is not None:
                links[key] = link
            if (style := _value(node, "styleLink")) is not None:
                styles[style] = key
        for key, link in links.items():
            if link in styles:
                self._abstract[key] = self._abstract[styles[link]]
        for node in root.findall(f"{W}num"):
            key = node.get(f"{W}numId", "")
            abstract = _value(node, "abstractNumId", "") or ""
            self._lists[key] = abstract
            for override in node.findall(f"{W}lvlOverride"):
                level = _integer(override.get(f"{W}ilvl"), 0)
                if (start := _value(override, "startOverride")) is not None:
                    self._overrides[key, level] = _integer(start, 1)
                if (inner := override.find(f"{W}lvl")) is not None:
                    self._levels[key, level] = _level(inner)
            for level, definition in self._abstract.get(abstract, {}).items():
                if definition.style is not None:
                    self._style_level.setdefault(definition.style, (key, level))

    def level_of_style(self, style: str) -> tuple[str, int] | None:
        """Return (list, level) that a paragraph style is tied to by the list itself."""
        return self._style_level.get(style)

    def definition(self, list_id: str, level: int) -> NumberLevel | None:
        """Return the definition of one level of a list."""
        own = self._levels.get((list_id, level))
        return own or self._abstract.get(self._lists.get(list_id, ""), {}).get(level)

    def next(self, list_id: str, level: int) -> str | None:
        """Count one paragraph and return its printed number; None where the list does not exist, "" for bullets."""
        definition = self.definition(list_id, level)
        if definition is None or not 0 <= level < _LEVELS:
            return None
        # Lists of one abstract definition share their counters, unless a start override makes its own.
        counters = self._counters[self._lists[list_id]]
        if (list_id, level) in self._overrides and (list_id, level) not in self._started:
            counters[level] = self._overrides[list_id, level]
            self._started.add((list_id, level))
        else:
            current = counters[level]
            counters[level] = self._start(list_id, level, definition) if current is None else current + 1
        for deeper in range(level + 1, _LEVELS):
            rule = self.definition(list_id, deeper)
            after = rule.restart_after if rule is not None else None
            if after is None or (after != 0 and level < after):
                counters[deeper] = None
        return "" if definition.format == "bullet" else self._print(list_id, level, definition, counters)

    def _start(self, list_id: str, level: int, definition: NumberLevel) -> int:
        return self._overrides.get((list_id, level), definition.start)

    def _print(self, list_id: str, level: int, definition: NumberLevel, counters: list[int | None]) -> str:
        text = definition.text
        for number in range(level + 1):
            place = f"%{number + 1}"
            if place not in text:
                continue
            rule = self.definition(list_id, number) or definition
            value = counters[number]
            if value is None:
                value = counters[number] = self._start(list_id, number, rule)
            kind = "decimal" if definition.legal and rule.format != "decimalZero" else rule.format
            text = text.replace(place, format_number(value, kind))
        return text
