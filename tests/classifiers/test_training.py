from __future__ import annotations

import numpy as np
import pytest

from classifiers.corpus import Labelled
from classifiers.evaluate import judge_across_batches, report
from classifiers.folds import item_folds, kind_folds
from classifiers.model import Model
from classifiers.records import PassageKind
from classifiers.training import TrainingSettings, quantise, train_on
from criteria.edition import Edition


def passage(number: int, batch: str, item: str | None, kind: PassageKind = PassageKind.PROCESS) -> Labelled:
    items, level = ((item,), "basic") if item else ((), None)
    return Labelled(f"{batch}{number}", f"text {number}", items, level, kind, batch)


def test_training_twice_gives_the_same_model(
    small_corpus: list[Labelled], small_model: Model, edition: Edition
) -> None:
    again, _ = train_on(small_corpus, edition, TrainingSettings())
    assert again.sha256 == small_model.sha256


def test_training_and_test_never_share_a_batch(small_corpus: list[Labelled]) -> None:
    folds = item_folds(small_corpus)
    of_batch: dict[str, set[str]] = {}
    for one, fold in zip(small_corpus, folds, strict=True):
        of_batch.setdefault(one.batch, set()).add(fold)
    assert all(len(found) == 1 for found in of_batch.values())


def test_batches_of_few_items_are_left_out_together() -> None:
    whole = [passage(n, batch, str(n)) for batch in "xyz" for n in range(10)]
    parts = [passage(n, "p", str(n)) for n in range(4)] + [passage(n, "q", str(n)) for n in range(4, 8)]
    folds = dict(zip([p.batch for p in whole + parts], item_folds(whole + parts), strict=True))
    assert folds["p"] == folds["q"]
    assert len({folds[batch] for batch in "xyz"}) == 3
    assert folds["p"] not in {folds[batch] for batch in "xyz"}


def test_a_batch_that_holds_most_of_a_kind_is_cut_for_the_kinds_only() -> None:
    corpus = [passage(n, batch, str(n)) for batch in "xyz" for n in range(10)]
    corpus += [passage(n, "k", None, PassageKind.BOILERPLATE) for n in range(20)]
    names = {fold for p, fold in zip(corpus, kind_folds(corpus), strict=True) if p.batch == "k"}
    assert len(names) == 4


def test_one_byte_weights_keep_the_scores() -> None:
    weights = np.random.default_rng(0).normal(size=(500, 4))
    linear = quantise(weights, np.zeros(4))
    restored = linear.quantised.astype(np.float32) * linear.scale
    assert np.abs(restored - weights).max() <= np.abs(weights).max() / 127
    assert not quantise(np.zeros((3, 2)), np.zeros(2)).quantised.any()


def test_cross_batch_figures_are_complete(small_corpus: list[Labelled], edition: Edition) -> None:
    judged = judge_across_batches(small_corpus, edition, TrainingSettings())
    figures = report(judged, edition)
    assert figures["passages"] == len(small_corpus)
    # Three thinned batches of three authors; the whole corpus reaches far more.
    assert figures["items"]["first"] >= 0.6
    assert figures["items"]["first"] <= figures["items"]["first_three"]
    assert set(figures["items"]["per_item"]) == set(edition.items)
    assert set(figures["levels"]["per_level"]) == set(edition.level_ids)
    assert 0 <= figures["kinds"]["let_through"] <= 1
    assert figures["hierarchical_f1"] >= figures["items"]["first_is_primary"]


def test_the_card_names_data_and_tokeniser(small_model: Model, small_corpus: list[Labelled]) -> None:
    assert small_model.card["passages"] == len(small_corpus)
    assert small_model.card["batches"] == {
        name: sum(p.batch == name for p in small_corpus) for name in sorted({p.batch for p in small_corpus})
    }


@pytest.mark.parametrize("share", [0.7])
def test_the_learning_curve_grows_with_the_data(small_corpus: list[Labelled], edition: Edition, share: float) -> None:
    from classifiers.evaluate import learning_curve

    half, whole = learning_curve(small_corpus, edition, TrainingSettings(), [share, 1.0])
    assert half["passages"] < whole["passages"]
    assert half["first"] <= whole["first"] + 0.02
