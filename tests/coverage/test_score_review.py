"""The converter from review.json to the report scorer's format."""

import importlib.util
from pathlib import Path

import pytest

PATH = Path(__file__).parents[2] / "benchmarks" / "score_review.py"


def test_statuses_become_the_words_of_the_scorer() -> None:
    spec = importlib.util.spec_from_file_location("score_review", PATH)
    if spec is None or spec.loader is None:
        pytest.fail("score_review.py cannot be loaded")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    statuses = ("found", "weak", "missing", "cannot_judge")
    review = {
        "cells": {"1.1": {status: {"status": status} for status in statuses}},
        "indicators": [{"name": "ก", "subitem": "7.1", "level": None, "unit": "คน"}],
    }
    prediction = module.prediction(review)
    assert list(prediction["cells"]["1.1"].values()) == ["present", "weak", "missing", "weak"]
    assert prediction["kpis"] == [{"name": "ก", "subitem": "7.1", "level": None}]
