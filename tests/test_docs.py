"""A command, option, error code, exit code, status, reason or kind that is not documented fails here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer.main

from classifiers import errors as model_errors
from coverage.review import Reason, Status
from criteria import errors as criteria_errors
from extractors import errors as extraction_errors
from pipelines.cli import app
from pipelines.exit_codes import ExitCode
from pipelines.messages import MESSAGES
from worksheets import errors as output_errors

ROOT = Path(__file__).resolve().parents[1]
COMMANDS = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
ERRORS = (ROOT / "docs" / "errors.md").read_text(encoding="utf-8")
WORKSHEET = (ROOT / "docs" / "worksheet.md").read_text(encoding="utf-8")


def codes(module: object) -> set[str]:
    return {c.code for c in vars(module).values() if isinstance(c, type) and hasattr(c, "code")}


def commands() -> Iterator[tuple[str, Any]]:
    root: Any = typer.main.get_command(app)
    for name, command in root.commands.items():
        # Groups are told by their commands: the class differs between versions of typer.
        if hasattr(command, "commands"):
            for inner_name, inner in command.commands.items():
                yield f"{name} {inner_name}", inner
        else:
            yield name, command


@pytest.mark.parametrize("module", [extraction_errors, criteria_errors, model_errors, output_errors])
def test_every_code_of_the_error_trees_has_a_message(module: object) -> None:
    assert codes(module) - set(MESSAGES) == set()


def test_every_message_is_documented_with_its_exit_code() -> None:
    for code, message in MESSAGES.items():
        row = next((line for line in ERRORS.splitlines() if line.startswith(f"| `{code}` |")), None)
        assert row is not None, code
        assert row.rstrip(" |").endswith(str(int(message.exit_code))), code
    for exit_code in ExitCode:
        assert f"| {int(exit_code)} | {exit_code.name} |" in ERRORS


def test_messages_speak_thai_and_name_a_cure() -> None:
    for code, message in MESSAGES.items():
        assert re.search("[ก-๙]", message.cause_th), code
        assert re.search("[ก-๙]", message.cure_th), code
        assert message.cause_en, code
        assert message.cure_en, code


def test_every_command_and_option_is_documented() -> None:
    for name, command in commands():
        group, _, leaf = name.partition(" ")
        assert f"pmqa {group}" in COMMANDS, name
        if leaf:
            assert leaf in COMMANDS.split(f"pmqa {group}")[1], name
        for parameter in command.params:
            for option in parameter.opts:
                if option.startswith("--") and option != "--help":
                    assert f"`{option}" in COMMANDS, f"{name} {option}"
        assert command.help, name


def test_every_status_and_reason_is_documented() -> None:
    for word in (*Status, *Reason):
        assert f"`{word.value}`" in WORKSHEET, word


def test_the_readme_names_the_two_commands_and_existing_pages() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for command in ("review", "test"):
        assert f"make {command}" in readme
        assert re.search(rf"^{command}:", makefile, re.MULTILINE)
    for link in re.findall(r"\]\((docs/[^)]+)\)", readme):
        assert (ROOT / link).is_file(), link
