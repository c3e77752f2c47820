"""Judges an extraction against a case of tests/data/cases/manifest.jsonl.

In an expected text a line break stands for any white space or none, a space for some white space, and the long arrow
for anything in between; Thai digits count as Arabic ones. A table passes when one returned table, or all together,
has the expected rows; an empty expected cell may hold the text it is merged with.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

_FOLD = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_JOKERS = {"\n": r"\s*", " ": r"\s+", "⟶": r"[\s\S]*?"}


def cases(folder: Path, suffix: str) -> list[dict[str, Any]]:
    """Return the cases whose file has `suffix`."""
    lines = (folder / "manifest.jsonl").read_text(encoding="utf-8").splitlines()
    return [c for line in lines if line.strip() and (c := json.loads(line))["file"].endswith(suffix)]


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile("".join(_JOKERS.get(c) or re.escape(c) for c in text.translate(_FOLD)))


def _clean(cell: str) -> str:
    return "".join(cell.split()).translate(_FOLD)


def _rows_equal(expected: list[list[str]], found: list[list[str]]) -> bool:
    if len(expected) != len(found):
        return False
    for number, (wanted, row) in enumerate(zip(expected, found, strict=True)):
        if len(wanted) != len(row):
            return False
        for column, cell in enumerate(wanted):
            if _clean(cell) == _clean(row[column]):
                continue
            merged = [_clean(row[column - 1])] if column else []
            merged += [_clean(found[number - 1][column])] if number else []
            if cell or _clean(row[column]) not in merged:
                return False
    return True


def _has_table(expected: list[list[str]], tables: list[list[list[str]]] | None, text: str) -> bool:
    if not tables:
        return _pattern("⟶".join(c for row in expected for c in row if c)).search(text.translate(_FOLD)) is not None
    for candidate in (*tables, [row for table in tables for row in table]):
        rows = [row for row in candidate if any(_clean(c) for c in row)]
        once = [row for i, row in enumerate(rows) if not i or [*map(_clean, row)] != [*map(_clean, rows[0])]]
        if _rows_equal(expected, rows) or _rows_equal(expected, once):
            return True
    return False


def judge(case: dict[str, Any], result: dict[str, Any]) -> list[str]:
    """Return what is wrong with `result`, an empty list when nothing is."""
    expected = case["expect"]
    if expected["error"] or result["error"]:
        return (
            [] if expected["error"] == result["error"] else [f"error {result['error']}, expected {expected['error']}"]
        )
    text = result["text"].translate(_FOLD)
    wrong = [f"missing {t[:60]!r}" for t in expected["text_contains"] if not _pattern(t).search(text)]
    wrong += [f"not wanted {t[:60]!r}" for t in expected["text_excludes"] if _pattern(t).search(text)]
    if expected["table"] and not _has_table(expected["table"], result["tables"], result["text"]):
        wrong.append("table differs")
    return wrong
