"""A stray note is no report without evidence, and an empty folder stays in the account."""

from __future__ import annotations

import json
from pathlib import Path

from conftest import RunPmqa


def test_a_note_and_an_empty_folder_fail_with_their_codes_even_quiet(tmp_path: Path, pmqa: RunPmqa) -> None:
    inbox, out = tmp_path / "inbox", tmp_path / "out"
    (inbox / "ว่าง").mkdir(parents=True)
    (inbox / "บันทึก.txt").write_text("ส่งวันศุกร์", encoding="utf-8")
    result = pmqa("review", inbox, "--out", out, "--quiet")
    assert result.returncode == 6, result.stderr
    run = json.loads((out / "run.json").read_text(encoding="utf-8"))
    assert {r["name"]: r["code"] for r in run["reports"]} == {"ว่าง": "submission.empty", "บันทึก": "submission.too_short"}
    assert "submission.too_short" in result.stderr
    assert result.stdout == ""
