"""The command `pmqa`: a thin translation from words to calls. Heavy imports happen inside the commands."""

from __future__ import annotations

import atexit
import sys

import typer

from pipelines import cli_criteria, cli_model, cli_review, cli_text
from pipelines.exit_codes import ExitCode
from pipelines.processes import end_own_children, interrupt_on_termination
from pipelines.version import program_version

app = typer.Typer(
    name="pmqa",
    help="ตรวจทานหลักฐานในรายงานการประเมินตนเอง PMQA 4.0 · Evidence review of PMQA 4.0 self-assessment reports",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
cli_review.register(app)
cli_text.register(app)
cli_model.register(app)
app.add_typer(cli_criteria.app, name="criteria")


def _show_version(wanted: bool) -> None:
    if wanted:
        sys.stdout.write(f"pmqa {program_version()}\n")
        raise typer.Exit


@app.callback()
def _root(
    version: bool = typer.Option(
        False, "--version", callback=_show_version, is_eager=True, help="แสดงรุ่นของโปรแกรม · show the version"
    ),
) -> None:
    """ตรวจทานหลักฐานในรายงานการประเมินตนเอง PMQA 4.0 · Evidence review of PMQA 4.0 self-assessment reports."""


def main() -> None:
    """Entry point of the command `pmqa`."""
    for stream in (sys.stdout, sys.stderr):
        # Windows consoles default to a code page that may lack Thai.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    # Registered before any other, so it runs after all of them: what Prefect ends by itself is gone by then.
    atexit.register(end_own_children)
    interrupt_on_termination()
    try:
        app()
    except KeyboardInterrupt:
        sys.exit(ExitCode.INTERRUPTED)


if __name__ == "__main__":
    main()
