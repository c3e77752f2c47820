"""Imports go one way; heavy packages stay out of places where they would slow or bind the core."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("criteria", "extractors", "classifiers", "coverage", "worksheets", "pipelines")
ALLOWED: dict[str, set[str]] = {
    "criteria": set(),
    "extractors": set(),
    "classifiers": {"criteria", "extractors.document", "extractors.thai_text"},
    "coverage": {"criteria", "classifiers.records", "extractors.document", "extractors.thai_text"},
    "worksheets": {"criteria", "coverage"},
    "pipelines": {"criteria", "extractors", "classifiers", "coverage", "worksheets"},
}
PREFECT_FILES = {"pipelines/flows.py", "pipelines/tasks.py"}
BANNED = {"pickle", "joblib", "requests", "httpx", "urllib.request", "http.client", "socket"}


def sources() -> list[Path]:
    return [path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))]


def imported_by(source: str, package: tuple[str, ...]) -> set[str]:
    """Names that a source text imports, in full: "from a import b" is a.b, relative ones start from their package."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            parts = [*base, *([node.module] if node.module else [])]
            names |= {".".join([*parts, alias.name]) for alias in node.names}
    return names


def imported(path: Path) -> set[str]:
    return imported_by(path.read_text(encoding="utf-8"), path.relative_to(ROOT).parts[:-1])


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("import a.b", {"a.b"}),
        ("from urllib import request", {"urllib.request"}),
        ("from http.client import HTTPConnection", {"http.client.HTTPConnection"}),
        ("from . import x", {"extractors.readers.x"}),
        ("from .docx import read", {"extractors.readers.docx.read"}),
        ("from ..errors import FileEmpty", {"extractors.errors.FileEmpty"}),
    ],
)
def test_every_form_of_import_is_seen(source: str, names: set[str]) -> None:
    assert imported_by(source, ("extractors", "readers")) == names


def test_banned_names_are_found_in_every_form_and_their_neighbours_are_free() -> None:
    for source in ("from urllib import request", "import http.client", "from http import client", "import pickle"):
        assert any(within(n, BANNED) for n in imported_by(source, ("pipelines",))), source
    for source in ("from urllib.parse import urlsplit", "from http import HTTPStatus"):
        assert not any(within(n, BANNED) for n in imported_by(source, ("pipelines",))), source


def within(name: str, allowed: set[str]) -> bool:
    return any(name == a or name.startswith(a + ".") for a in allowed)


@pytest.mark.parametrize("path", sources(), ids=lambda p: str(p.relative_to(ROOT)))
def test_a_file_imports_only_what_its_layer_may(path: Path) -> None:
    package = path.relative_to(ROOT).parts[0]
    ours = {n for n in imported(path) if n.split(".")[0] in PACKAGES and n.split(".")[0] != package}
    assert {n for n in ours if not within(n, ALLOWED[package])} == set()


@pytest.mark.parametrize("path", sources(), ids=lambda p: str(p.relative_to(ROOT)))
def test_banned_modules_and_prefect_stay_at_the_edge(path: Path) -> None:
    names = imported(path)
    assert {n for n in names if within(n, BANNED)} == set()
    if str(path.relative_to(ROOT).as_posix()) not in PREFECT_FILES:
        assert not any(within(n, {"prefect"}) for n in names)


@pytest.mark.parametrize("path", sources(), ids=lambda p: str(p.relative_to(ROOT)))
def test_a_file_holds_one_idea(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


def test_core_code_names_no_item_and_no_level() -> None:
    """Items and levels come from the edition. Words in docstrings and comments are free."""
    found = []
    for path in sources():
        if path.relative_to(ROOT).parts[0] == "pipelines":
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        docstrings = {
            id(node.body[0].value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
            and node.body
            and isinstance(node.body[0], ast.Expr)
        }
        for node in ast.walk(tree):
            if not isinstance(node, ast.Constant) or not isinstance(node.value, str) or id(node) in docstrings:
                continue
            if node.value.lower() in {"basic", "advance", "significance"}:
                found.append(f"{path.relative_to(ROOT)}:{node.lineno} {node.value!r}")
    assert found == []


def test_help_loads_no_heavy_package() -> None:
    code = (
        "import sys\n"
        "from typer.testing import CliRunner\n"
        "from pipelines.cli import app\n"
        "result = CliRunner().invoke(app, ['--help'])\n"
        "assert result.exit_code == 0, result.output\n"
        "heavy = {'prefect', 'sklearn', 'pandas', 'numpy', 'pypdfium2', 'pythainlp'} & set(sys.modules)\n"
        "sys.exit(','.join(sorted(heavy)) or 0)\n"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False)
    assert result.returncode == 0, result.stderr
