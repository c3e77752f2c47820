"""Errors of the criteria.

CriteriaError
+-- EditionUnknown            criteria.unknown_edition
+-- EditionInvalid            criteria.invalid
"""

from __future__ import annotations

from typing import ClassVar


class CriteriaError(Exception):
    """An edition that cannot be used.

    Args:
        detail: what is wrong and where, in English.
        faults: one line for each fault found.
    """

    code: ClassVar[str] = "criteria.invalid"

    def __init__(self, detail: str = "", faults: tuple[str, ...] = ()) -> None:
        super().__init__(detail, faults)
        self.detail = detail
        self.faults = faults

    def __str__(self) -> str:
        return "\n".join([f"{self.code}: {self.detail}", *self.faults])


class EditionUnknown(CriteriaError):
    """No edition of that name; the faults list the known ones."""

    code = "criteria.unknown_edition"


class EditionInvalid(CriteriaError):
    """The edition file breaks a rule of the schema or of the edition itself."""

    code = "criteria.invalid"
