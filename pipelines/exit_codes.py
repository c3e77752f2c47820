"""Exit codes of the command line, a contract with scripts."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """Exit codes; see docs/errors.md."""

    DONE = 0
    INTERNAL = 1
    USAGE = 2
    INPUT = 3
    CRITERIA_OR_MODEL = 4
    OUTPUT = 5
    SOME_FAILED = 6
    INTERRUPTED = 130
