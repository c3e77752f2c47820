"""Faults of a batch as a whole: too large for Prefect's parameters, tasks without outcome, a foreign server."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from conftest import CASES, ROOT

from pipelines.manifest import read_jobs, stored_jobs
from pipelines.outcome import ReportJob
from pipelines.prefect_home import ForeignServer, is_loopback, require_local
from pipelines.settings import Settings

# Default of Prefect's setting server.api.max_parameter_size.
PREFECT_LIMIT_BYTES = 524_288


def job(name: str, out: Path) -> ReportJob:
    return ReportJob(name, f"in/{name}", (f"in/{name}/a.pdf",), str(out), "2026-01-31", Settings())


@pytest.fixture(scope="module")
def batch(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Any:
    out = tmp_path_factory.mktemp("large")
    result = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("large_batch.py")), str(out), "200"],
        env={**os.environ, "PMQA_CACHE": str(cache), "PYTHONPATH": str(ROOT)},
        capture_output=True, text=True, encoding="utf-8", timeout=600, check=False,
    )  # fmt: skip
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout.splitlines()[-1]), result.stderr


def test_a_batch_larger_than_prefect_allows_for_parameters_runs(batch: Any) -> None:
    """Regression: all jobs went into one flow parameter, and Prefect refused to start the run."""
    found, _ = batch
    assert found["manifest_bytes"] > PREFECT_LIMIT_BYTES
    assert found["parameter_bytes"] < 1000
    assert found["in_order"]
    assert found["heard"] == 200
    assert found["left"] == []


def test_a_task_that_raises_or_is_cancelled_is_one_failed_report(batch: Any) -> None:
    """Regression: one failing task lost the record of the whole batch."""
    found, errors = batch
    assert found["not_plain"] == {
        "00007": ["internal", "task ended with OSError"],
        "00011": ["internal", "task ended with CancelledError"],
    }
    assert "secret text" not in errors


def test_a_thousand_jobs_come_back_from_the_manifest_and_it_is_removed(tmp_path: Path) -> None:
    jobs = [job(f"{n} รายงาน\u2028ของ\u0085จังหวัด" + "ก" * 200, tmp_path) for n in range(1000)]
    with stored_jobs(tmp_path, jobs) as path:
        assert list(read_jobs(str(path))) == jobs
        assert len(str(path).encode()) < 4096
    assert list(tmp_path.iterdir()) == []


def test_the_manifest_goes_when_the_batch_is_interrupted(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), stored_jobs(tmp_path, [job("ก", tmp_path)]):
        raise KeyboardInterrupt
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("url", ["http://127.0.0.1:4200/api", "http://localhost:4200/api", "http://[::1]:4200/api"])
def test_this_machine_is_local(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PMQA_ALLOW_REMOTE_PREFECT", raising=False)
    assert is_loopback(url)
    require_local(url, "")


@pytest.mark.parametrize(
    "url",
    ["https://api.example.org/api", "http://127.0.0.1.example.org/", "http://127.0.0.1@203.0.113.1/", "http://0.0.0.0/",
     "http://localhost.example.org/", "http://203.0.113.1:4200", "nonsense", "http://[broken"],
)  # fmt: skip
def test_other_machines_are_foreign_unless_allowed(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PMQA_ALLOW_REMOTE_PREFECT", raising=False)
    assert not is_loopback(url)
    with pytest.raises(ForeignServer) as refusal:
        require_local(url, "")
    assert refusal.value.code == "prefect.remote"
    monkeypatch.setenv("PMQA_ALLOW_REMOTE_PREFECT", "1")
    require_local(url, "")


def test_a_database_elsewhere_is_foreign_and_its_password_is_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PMQA_ALLOW_REMOTE_PREFECT", raising=False)
    require_local("", "sqlite+aiosqlite:////tmp/prefect.db")
    with pytest.raises(ForeignServer) as refusal:
        require_local("", "postgresql+asyncpg://user:hidden@db.example.org/prefect")
    assert "hidden" not in refusal.value.detail


HOSTILE = {
    "prefect.toml": '[api]\nurl = "http://203.0.113.1:4200/api"\n[logging]\nlevel = "DEBUG"\n',
    "pyproject.toml": '[tool.prefect]\napi.url = "http://203.0.113.1:4200/api"\n',
    ".env": "PREFECT_API_URL=http://203.0.113.1:4200/api\n",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_settings_file_in_the_working_folder_is_refused(name: str, tmp_path: Path, cache: Path) -> None:
    """Regression: a file beside the reports could send the names of all reports to another machine."""
    (tmp_path / name).write_text(HOSTILE[name], encoding="utf-8")
    connections = tmp_path / "connections.txt"
    result = subprocess.run(
        [sys.executable, "-m", "pipelines.cli", "review", str(CASES / "pdf_enc_d1.pdf"), "--out", "out", "--json"],
        cwd=tmp_path,
        env={**os.environ, "PMQA_CACHE": str(cache), "PMQA_TEST_CONNECTIONS": str(connections),
             "PYTHONPATH": os.pathsep.join([str(ROOT / "tests" / "offline"), str(ROOT)])},
        capture_output=True, text=True, encoding="utf-8", timeout=600, check=False,
    )  # fmt: skip
    assert result.returncode == 2, result.stderr
    assert json.loads(result.stderr.strip().splitlines()[-1])["error"]["code"] == "prefect.remote"
    assert not connections.exists()
    assert list((tmp_path / "out").iterdir()) == []
