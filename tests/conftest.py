"""Shared fixtures: the program as a child process, the bundled samples, optional programs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "sample_reports" / "reports"
CASES = ROOT / "tests" / "data" / "cases"
CLOCK = "2026-01-31T09:00:00"

RunPmqa = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="session")
def pmqa(cache: Path) -> RunPmqa:
    """Run the command line as a user does and return what it said."""

    def run(*arguments: object, stdin: str | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "pipelines.cli", *map(str, arguments)],
            input=stdin,
            capture_output=True,
            text=True,
            encoding="utf-8",
            cwd=ROOT,
            env={**os.environ, "PMQA_CACHE": str(cache), "PYTHONIOENCODING": "utf-8", **environment},
            timeout=600,
            check=False,
        )

    return run


def need(program: str) -> str:
    """Return the path of an optional program or skip the test with the reason."""
    path = shutil.which(program)
    if path is None:
        pytest.skip(f"{program} is not installed")
    return path
