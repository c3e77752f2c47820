"""What the command line says to people and scripts: answers on stdout, everything else on stderr."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from typing import NoReturn

import typer
from rich.console import Console
from rich.markup import escape

from pipelines.exit_codes import ExitCode
from pipelines.messages import message_for


@dataclass(frozen=True, slots=True)
class Voice:
    """How to speak.

    Attributes:
        lang: "th" or "en".
        as_json: machine output on stdout and errors as JSON on stderr.
        quiet: no progress and no summary.
    """

    lang: str = "th"
    as_json: bool = False
    quiet: bool = False

    def say(self, thai: str, english: str) -> None:
        """Tell a person something; silent with --quiet or --json."""
        if not self.quiet and not self.as_json:
            Console(highlight=False, soft_wrap=True).print(english if self.lang == "en" else thai, markup=False)

    def warn(self, thai: str, english: str) -> None:
        """Tell a person on stderr what must not be missed, also with --quiet and --json."""
        console = Console(stderr=True, highlight=False, soft_wrap=True)
        console.print(english if self.lang == "en" else thai, markup=False)

    def answer(self, text: str) -> None:
        """Write the answer of a command to stdout as it is."""
        sys.stdout.write(text)
        sys.stdout.flush()


def error_line(code: str, detail: str = "") -> str:
    """Return the JSON line that describes an error code, with the lines of `detail` beside it."""
    message = message_for(code)
    record = {
        "code": code,
        "message_th": message.cause_th,
        "message_en": message.cause_en,
        "cure_th": message.cure_th,
    }
    return json.dumps({"error": record, "details": detail.splitlines()}, ensure_ascii=False)


def fail(voice: Voice, code: str, detail: str = "", exit_code: ExitCode | None = None) -> NoReturn:
    """End the command with an error: JSON line or Thai cause and cure on stderr.

    Raises:
        typer.Exit: always, with the exit code of the error.
    """
    message = message_for(code)
    if voice.as_json:
        sys.stderr.write(error_line(code, detail) + "\n")
    else:
        console = Console(stderr=True, highlight=False, soft_wrap=True)
        english = voice.lang == "en"
        console.print(f"[bold red]{'Error' if english else 'ผิดพลาด'}[/] {escape(message.cause(voice.lang))} ({code})")
        if detail:
            console.print(escape(detail))
        console.print(f"[bold]{'Cure' if english else 'วิธีแก้'}[/] {escape(message.cure(voice.lang))}")
    raise typer.Exit(exit_code if exit_code is not None else message.exit_code)
