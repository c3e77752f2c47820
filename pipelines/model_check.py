"""Is there a model at all? Asked once before a batch, so that a wrong path does not fail every report."""

from __future__ import annotations

import zipfile
from pathlib import Path

from classifiers.errors import ModelInvalid, ModelMissing
from classifiers.model_store import default_path
from criteria.edition import Edition

# Every skops file is a zip with this member.
_HEADER = "schema.json"


def require_model(edition: Edition, path: str) -> None:
    """Look at the model file without loading it (milliseconds; loading takes seconds in each worker).

    Args:
        edition: the criteria in use.
        path: path of a model file, "" for the bundled one.

    Raises:
        ModelMissing: there is no such file.
        ModelInvalid: it is no model file.
    """
    file = Path(path) if path else default_path(edition)
    if not file.is_file():
        raise ModelMissing(f"no model at {file.name}")
    try:
        with zipfile.ZipFile(file) as archive:
            archive.getinfo(_HEADER)
    except (OSError, zipfile.BadZipFile, KeyError, ValueError, NotImplementedError) as error:
        raise ModelInvalid(f"{file.name} is no model file ({type(error).__name__})") from error
