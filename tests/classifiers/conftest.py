from __future__ import annotations

import pytest

from classifiers.corpus import CORPUS_FOLDER, Labelled, read_corpus
from classifiers.model import Model
from classifiers.model_store import load_model
from classifiers.training import TrainingSettings, train_on
from criteria.edition import Edition
from criteria.loader import load_edition


@pytest.fixture(scope="session")
def edition() -> Edition:
    return load_edition("pmqa-4.0")


@pytest.fixture(scope="session")
def model(edition: Edition) -> Model:
    return load_model(edition)


@pytest.fixture(scope="session")
def small_corpus(edition: Edition) -> list[Labelled]:
    """Three batches over all items and one of other passages, every second passage: training takes seconds."""
    passages = read_corpus(CORPUS_FOLDER, edition)
    return [p for n, p in enumerate(passages) if p.batch in {"e", "g", "i", "k"} and n % 2 == 0]


@pytest.fixture(scope="session")
def small_model(edition: Edition, small_corpus: list[Labelled]) -> Model:
    return train_on(small_corpus, edition, TrainingSettings())[0]
