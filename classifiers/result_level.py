"""The level of a passage about results, from the target and the result that stand in its text.

A level of a result item is a matter of numbers: how far the result lies over the target. Words decide only where the
text gives no pair of numbers. Bands come from the edition.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from classifiers import result_words as say
from classifiers.tokenizer import normalise
from criteria.edition import ResultsRule

# A pair whose result is this many times the target, or the reverse, was put together wrongly.
_PLAUSIBLE = 3.0
# Rounding of percentages in texts: "ร้อยละ 103.8" for 103.75.
_ROUNDING = 0.6
_REPORT_YEAR = 9999


class _Role(Enum):
    TARGET = "target"
    RESULT = "result"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class _Figure:
    value: float
    percent: bool
    unit: str
    role: _Role
    gap: str
    behind: str
    start: int
    year: int
    former: bool


@dataclass(frozen=True, slots=True)
class ResultReading:
    """What the numbers of a passage say.

    Attributes:
        level: id of the level; the lowest one where the target is missed or there is none.
        percent_over: percent over target, turned where less is better; None where words alone decided.
        confirmed: the text itself states the percentage that was computed, or says that the target was missed.
    """

    level: str
    percent_over: float | None
    confirmed: bool


def read_result(text: str, rule: ResultsRule) -> ResultReading | None:
    """Return the level that the numbers of a passage give.

    On 1,168 result passages of batches d to q it answers for 95 in 100 and is right in 92 of those (the learnt level:
    53 in 100). Its words were gathered on batches d to j and o; at first sight of batches o and q it was right in 74
    and 83 of 100.

    Args:
        text: the passage.
        rule: bands of the edition.

    Returns:
        None where the text has no figure, or a target without a figure that can be set against it.
    """
    normal = normalise_lines(text)
    if say.NO_TARGET.search(" ".join(normal)):
        return ResultReading(rule.bands[0].level, None, True)
    current = [line for line in normal if not say.FORMER.match(line.lstrip("•-–* "))]
    readings = [reading for line in current if (reading := _read_line(line, rule)) is not None]
    measured = [reading for reading in readings if reading.percent_over is not None]
    if measured:
        return max(measured, key=lambda reading: reading.percent_over or 0.0)
    joined = " ".join(normal)
    whole = _read_line(joined, rule)
    if whole is not None:
        return whole
    if re.search(r"[0-9]", joined) and not re.search(rf"{say.TARGET}", joined):
        return ResultReading(rule.bands[0].level, None, False)
    return None


def normalise_lines(text: str) -> list[str]:
    """Return the lines of a passage, each normalised; a line of a list is a measure of its own."""
    return [normalise(line) for line in text.splitlines() if line.strip()]


def _figures(text: str) -> list[_Figure]:
    found: list[_Figure] = []
    # A figure before any year is said belongs to the year of the report, later than all years that follow.
    year, gap_start = _REPORT_YEAR, 0
    for match in say.NUMBER.finditer(text):
        raw = match.group(1)
        value = float(raw.replace(",", ""))
        before, behind = text[max(0, match.start() - 24) : match.start()], text[match.end() : match.end() + 40]
        plain = raw.isdigit()
        if plain and 2400 <= value < 2700:
            year = int(value)
            continue
        if (
            plain
            and 55 <= value < 80
            and (say.SHORT_YEAR.search(before) or say.YEAR_COLUMN.match(text, match.start(), match.end() + 4))
        ):
            year = 2500 + int(value)
            continue
        gap = text[gap_start : match.start()]
        gap_start = match.end()
        unit = say.UNIT.match(behind)
        percent = before.rstrip().endswith("ร้อยละ") or behind.lstrip().startswith(("%", "เปอร์เซ็นต์"))
        said = say.YEAR_BEHIND.match(behind)
        found.append(
            _Figure(
                value,
                percent,
                unit.group(1)[:4] if unit else "",
                _role(gap, behind),
                gap,
                behind,
                match.start(),
                int(said.group(1)) % 100 + 2500 if said else year,
                bool(say.FORMER.search(gap[-40:])),
            )
        )
    return found


def _role(gap: str, behind: str) -> _Role:
    """Return the role given by the last keyword since the figure before, or by words right behind the figure."""
    if say.TARGET_BEHIND.match(behind):
        return _Role.TARGET
    last = None
    for found in say.KEYWORD.finditer(gap[-70:]):
        last = found
    if last is None:
        return _Role.OTHER
    return _Role.TARGET if last.lastgroup == "target" else _Role.RESULT


def _read_line(text: str, rule: ResultsRule) -> ResultReading | None:
    figures = _figures(text)
    stated = _stated(figures)
    pairs = [
        (target, result)
        for target in figures
        if target.role is _Role.TARGET and target.value
        for result in figures
        if result is not target and _comparable(target, result)
    ]
    if not pairs:
        pairs = _row_pair(text, figures)
    lower = _less_is_better(text, pairs)
    if pairs:
        newest = max(result.year for _, result in pairs)

        def rank(pair: tuple[_Figure, _Figure]) -> tuple[int, int]:
            target, result = pair
            over = _percent_over(target.value, result.value, lower)
            distance = abs(figures.index(target) - figures.index(result))
            signs = (
                (8, any(abs(over - s) <= _ROUNDING for s in stated)),
                (6, not (result.former or target.former)),
                (4, result.role is not _Role.TARGET and _may_be_result(result)),
                (5, result.year == newest),
                (2, target.unit[:3] == result.unit[:3] or (target.percent and result.percent)),
                (2, result.role is _Role.RESULT),
                (2, distance == 1),
            )
            return sum(weight for weight, holds in signs if holds), -distance

        best = max(pairs, key=rank)
        over = _percent_over(best[0].value, best[1].value, lower)
        if say.PASSED.search(text) or (not lower and say.EXCEEDED.search(text)):
            over = abs(over)
        missed = bool(say.MISSED.search(text)) and not lower and not say.PASSED.search(text)
        if missed and over > 0:
            return ResultReading(rule.bands[0].level, None, True)
        return ResultReading(band(over, rule), over, any(abs(over - s) <= _ROUNDING for s in stated) or missed)
    if stated:
        over = max(stated)
        return ResultReading(band(over, rule), over, False)
    if say.MISSED.search(text):
        return ResultReading(rule.bands[0].level, None, True)
    return None


def _row_pair(text: str, figures: list[_Figure]) -> list[tuple[_Figure, _Figure]]:
    """Return target and result of a table row without words: the last two columns that hold nothing but a figure.

    Rows of measures put the target before the result; on batch o, whose rows have no words, 23 of 27 are read rightly.
    """
    cells = [cell.strip() for cell in text.split("|")]
    if len(cells) < 4:
        return []
    bare = [n for n, cell in enumerate(cells) if say.BARE.fullmatch(cell)]
    if len(bare) != 2 or bare[1] - bare[0] != 1:
        return []
    target, result = (float(say.NUMBER.findall(cells[n])[0].replace(",", "")) for n in bare)
    found = {figure.value: figure for figure in figures}
    if not target or target not in found or result not in found:
        return []
    return [(found[target], found[result])]


def _stated(figures: list[_Figure]) -> list[float]:
    """Return percentages over target that the text states itself."""
    found = []
    for figure in figures:
        if say.RATIO_BEHIND.match(figure.behind) or (say.RATIO.search(figure.gap) and 90 <= figure.value <= 250):
            found.append(figure.value - 100)
        elif say.OVER.search(figure.gap) and figure.value < 60:
            found.append(-figure.value if re.search(r"ต่ำกว่า[^0-9]{0,30}$", figure.gap) else figure.value)
    return found


def _may_be_result(figure: _Figure) -> bool:
    """Whether a figure can be a result by the words around it: no full score, remainder, sample or age."""
    return not say.NO_RESULT.search(figure.gap) and not re.match(r" ?(?:\+|ปี(?!ที่|นี้)|คะแนนเต็ม)", figure.behind)


def _comparable(target: _Figure, result: _Figure) -> bool:
    if (
        result.percent != target.percent
        and (result.unit or target.unit)
        and not ((result.percent and not target.unit) or (target.percent and not result.unit))
    ):
        return False
    if result.value == 0:
        return True
    ratio = result.value / target.value
    return 1 / _PLAUSIBLE <= ratio <= _PLAUSIBLE


def _less_is_better(text: str, pairs: list[tuple[_Figure, _Figure]]) -> bool:
    if say.SAYS_LESS.search(text) or any(say.LEFT.search(result.gap) for _, result in pairs):
        return True
    if any(say.AT_MOST.search((target.gap)[-20:]) for target, _ in pairs):
        return True
    if say.TURNED.search(text) or any(say.REDUCTION.search(result.gap) for _, result in pairs):
        return False
    name = text[: max(20, min((min(t.start, r.start) for t, r in pairs), default=len(text)))]
    if say.LESS_IS_BETTER.search(name):
        return True
    if say.MORE_IS_BETTER.search(text):
        return False
    return bool(say.LESS_SAID.search(text) and not say.MISSED.search(text))


def _percent_over(target: float, result: float, lower: bool) -> float:
    over = (result - target) / abs(target) * 100
    return -over if lower else over


def band(percent_over: float, rule: ResultsRule) -> str:
    """Return the level of a percentage over target; a missed target gives the lowest level."""
    level = rule.bands[0].level
    # Percentages are compared at two decimals: 84 against 80 is exactly 5, which floating point would not say.
    rounded = round(percent_over, 2)
    for entry in rule.bands:
        if rounded > entry.minimum or (entry.inclusive and rounded == entry.minimum):
            level = entry.level
    return level
