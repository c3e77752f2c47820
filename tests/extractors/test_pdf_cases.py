"""Every PDF case of tests/data/cases through the reader."""

from __future__ import annotations

from pathlib import Path

import pytest
from case_judge import cases, judge

from benchmarks.cases_adapter import extract as adapt

CASES = Path(__file__).resolve().parents[1] / "data" / "cases"


@pytest.mark.parametrize("case", cases(CASES, ".pdf"), ids=lambda c: c["id"])
def test_case(case: dict[str, object]) -> None:
    assert judge(case, adapt(str(CASES / str(case["file"])))) == []
