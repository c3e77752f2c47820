"""Errors of the models.

ModelError
+-- ModelMissing              model.missing
+-- ModelInvalid              model.invalid
+-- ModelMismatch             model.mismatch
+-- CorpusInvalid             corpus.invalid
"""

from __future__ import annotations

from typing import ClassVar


class ModelError(Exception):
    """A model or corpus that cannot be used.

    Args:
        detail: what is wrong, in English.
    """

    code: ClassVar[str] = "model.invalid"

    def __init__(self, detail: str = "") -> None:
        super().__init__(detail)
        self.detail = detail

    def __str__(self) -> str:
        return f"{self.code}: {self.detail}"


class ModelMissing(ModelError):
    """There is no stored model; `pmqa train` makes one."""

    code = "model.missing"


class ModelInvalid(ModelError):
    """The stored model is damaged or holds types that are not trusted."""

    code = "model.invalid"


class ModelMismatch(ModelError):
    """The model was trained for another edition or tokeniser."""

    code = "model.mismatch"


class CorpusInvalid(ModelError):
    """A labelled passage breaks a rule of the corpus."""

    code = "corpus.invalid"
