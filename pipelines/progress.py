"""Progress of a batch on the terminal."""

from __future__ import annotations

from types import TracebackType

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from pipelines.console import Voice
from pipelines.outcome import ReportOutcome


class BatchProgress:
    """A bar on stderr with the last report's name and counts; nothing with --quiet or --json.

    Args:
        total: number of reports.
        voice: how to speak.
    """

    def __init__(self, total: int, voice: Voice) -> None:
        self._english = voice.lang == "en"
        self._done = self._failed = 0
        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            disable=voice.quiet or voice.as_json,
        )
        start = "starting" if self._english else "กำลังเริ่ม"
        self._task = self._progress.add_task(start, total=total)

    def __enter__(self) -> BatchProgress:
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.stop()

    def note(self, outcome: ReportOutcome) -> None:
        """Move the bar by one report."""
        self._done += not outcome.failed
        self._failed += outcome.failed
        words = ("done", "failed") if self._english else ("เสร็จ", "ไม่สำเร็จ")
        text = f"{escape(outcome.name)}  {words[0]} {self._done}  {words[1]} {self._failed}"
        self._progress.update(self._task, advance=1, description=text)
