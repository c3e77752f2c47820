"""Edition and model, loaded once for each process."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from classifiers.model import Model
from classifiers.model_store import load_model
from criteria.edition import Edition
from criteria.loader import load_edition
from pipelines.settings import Settings


@dataclass(frozen=True, slots=True)
class Engine:
    """What judges passages: the criteria and the model trained for them."""

    edition: Edition
    model: Model


@lru_cache(maxsize=4)
def _load(edition_name: str, model_path: str) -> Engine:
    edition = load_edition(edition_name)
    return Engine(edition, load_model(edition, Path(model_path) if model_path else None))


def load_engine(settings: Settings) -> Engine:
    """Return the engine for these settings; loading takes seconds once a process, then nothing.

    Raises:
        CriteriaError: the edition is unknown or invalid.
        ModelError: the model is missing, damaged or made for another edition.
    """
    return _load(settings.edition, settings.model)
