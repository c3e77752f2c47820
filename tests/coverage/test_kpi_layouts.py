"""Sixty-odd layouts of tables, each with the measures that a person reads in it (tests/data/kpi_layouts.yaml)."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from coverage.indicators import read_indicators
from coverage.review import Indicator
from criteria.edition import Edition
from extractors.document import Block, BlockKind, Document
from extractors.thai_text import fold_digits

LAYOUTS: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parents[1] / "data" / "kpi_layouts.yaml").read_text(encoding="utf-8")
)
FIELDS = ("subitem", "unit", "direction", "target", "actual", "judged_year", "level")


def test_there_are_enough_layouts() -> None:
    assert len(LAYOUTS) >= 60 and len({layout["id"] for layout in LAYOUTS}) == len(LAYOUTS)


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout["id"])
def test_layout(
    layout: dict[str, Any],
    edition: Edition,
    grid: Callable[[str], tuple[tuple[str, ...], ...]],
    block: Callable[..., Block],
    document: Callable[..., Document],
) -> None:
    heading = layout["heading"]
    number = re.match(r"\d\.\d", fold_digits(heading))
    place = {"heading": heading, "item": number[0] if number else None}
    blocks = [block(1, heading, BlockKind.HEADING, **place)]
    if "caption" in layout:
        blocks.append(block(2, layout["caption"], BlockKind.CAPTION, **place))
    blocks.append(block(3, table=grid(layout["table"]), **place))
    found = read_indicators([document(blocks)], edition, lambda names: [() for _ in names])
    expected = [[cell.strip() for cell in line.split(" | ")] for line in layout["expect"]]
    assert [indicator.name for indicator in found] == [cells[0] for cells in expected]
    for indicator, cells in zip(found, expected, strict=True):
        for field, value in zip(FIELDS, cells[1:], strict=True):
            assert agrees(indicator, field, value), (indicator.name, field, getattr(indicator, field), value)


def agrees(indicator: Indicator, field: str, expected: str) -> bool:
    got = getattr(indicator, field)
    if expected in ("?", "~"):
        return expected == "?" or got is None
    if field in ("target", "actual"):
        return got == pytest.approx(float(expected))
    return str(got) == expected
