"""Words about measures that workbook and page share."""

from __future__ import annotations

from collections.abc import Sequence

from coverage.review import Indicator
from criteria.edition import Edition
from worksheets.overview import level_names
from worksheets.words import BELOW_TARGET, NO_BAND, Word

# Years shown as columns of their own; all years are in review.json.
MOST_YEARS = 5


def shown_years(indicators: Sequence[Indicator]) -> tuple[str, ...]:
    """Return the latest years of all measures in ascending order."""
    years = {year for indicator in indicators for year in indicator.years}
    return tuple(sorted(years, key=lambda year: (len(year), year))[-MOST_YEARS:])


def band_word(edition: Edition, band: str | None) -> str:
    """Return the words for the band of a measure."""
    if band is None:
        return f"{NO_BAND.sign} {NO_BAND.th}"
    if band == edition.results_rule.below:
        return f"{BELOW_TARGET.sign} {BELOW_TARGET.th}"
    return level_names(edition).get(band, band)


def measure_names(edition: Edition) -> dict[str, str]:
    """Return measure id -> its text in the criteria."""
    return {m.id: m.text for item in edition.items.values() for m in item.measures}


def in_order(indicators: Sequence[Indicator], edition: Edition) -> tuple[Indicator, ...]:
    """Return the measures in the order of the edition's items; those without an item come last."""
    position = {item: n for n, item in enumerate(edition.items)}
    return tuple(sorted(indicators, key=lambda i: position.get(i.subitem or "", len(position))))


def sign_word(table: dict[str, Word], key: str | None) -> str:
    """Return sign and word of a key, "" for None."""
    if key is None:
        return ""
    word = table.get(key)
    return f"{word.sign} {word.th}" if word else key


def arithmetic(indicator: Indicator) -> str:
    """Return how the level was worked out, with the difference in percentage points where there is one."""
    text = indicator.arithmetic
    if indicator.points_over_target is not None:
        text += f"\n({indicator.points_over_target:+.4g} จุดร้อยละ)"
    return text.strip()
