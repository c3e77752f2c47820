"""Errors of the writers.

OutputError
+-- OutputUnwritable          output.unwritable
"""

from __future__ import annotations

from typing import ClassVar


class OutputError(Exception):
    """A result that cannot be written.

    Args:
        detail: path and cause, in English.
    """

    code: ClassVar[str] = "output.unwritable"

    def __init__(self, detail: str = "") -> None:
        super().__init__(detail)
        self.detail = detail

    def __str__(self) -> str:
        return f"{self.code}: {self.detail}"


class OutputUnwritable(OutputError):
    """The folder or file cannot be written (no right, no room, open in another program)."""

    code = "output.unwritable"
