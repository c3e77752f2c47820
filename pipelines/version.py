"""The version of the program."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version


def program_version() -> str:
    """Return the installed version, "0+source" when run without installation."""
    try:
        return version("pmqa-review")
    except PackageNotFoundError:
        return "0+source"
