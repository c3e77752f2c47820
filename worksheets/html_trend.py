"""Small drawings of yearly results as inline SVG, with the figures as a label for screen readers."""

from __future__ import annotations

from coverage.review import Indicator
from worksheets.html_text import Html, el

# Size of a drawing in CSS pixels.
WIDTH, HEIGHT, EDGE = 150, 46, 7


def trend(indicator: Indicator) -> Html:
    """Return the results of the years as a line, the target as a dashed line; text where there are fewer than two."""
    years = sorted(indicator.years, key=lambda year: (len(year), year))
    if len(years) < 2:
        return el("span", "มีผลไม่ถึงสองปี", class_="muted")
    values = [indicator.years[year] for year in years]
    shown = [*values, indicator.target] if indicator.target is not None else values
    low, high = min(shown), max(shown)
    span = high - low or 1.0

    def y(value: float) -> str:
        return f"{HEIGHT - EDGE - (value - low) / span * (HEIGHT - 2 * EDGE):.1f}"

    step = (WIDTH - 2 * EDGE) / (len(years) - 1)
    points = [(f"{EDGE + n * step:.1f}", y(value)) for n, value in enumerate(values)]
    label = "ผลรายปี " + ", ".join(f"{year}: {value:g}" for year, value in zip(years, values, strict=True))
    target = None
    if indicator.target is not None:
        label += f" เป้าหมาย {indicator.target:g}"
        level = y(indicator.target)
        target = el("line", x1=EDGE, y1=level, x2=WIDTH - EDGE, y2=level, class_="target")
    return el(
        "svg",
        target,
        el("polyline", points=" ".join(f"{x},{v}" for x, v in points)),
        [el("circle", cx=x, cy=v, r=3) for x, v in points],
        viewBox=f"0 0 {WIDTH} {HEIGHT}",
        width=WIDTH,
        height=HEIGHT,
        role="img",
        aria_label=label,
    )
