from __future__ import annotations

import dataclasses
import json
import zipfile
from pathlib import Path

import numpy as np
import pytest

from classifiers.errors import ModelInvalid, ModelMismatch, ModelMissing
from classifiers.model import Model
from classifiers.model_store import default_path, load_model, save_model, with_digest
from classifiers.plain_skops import read_plain
from classifiers.records import Passage
from criteria.edition import Edition

TEXTS = ["กรมจัดทำแผนปฏิบัติการและถ่ายทอดตัวชี้วัดถึงทุกกอง", "อบรมทักษะดิจิทัล 120 คน"]


def test_a_stored_model_says_the_same_after_loading(tmp_path: Path, small_model: Model, edition: Edition) -> None:
    path = tmp_path / "m.skops"
    save_model(small_model, path)
    loaded = load_model(edition, path)
    passages = [Passage(text=text) for text in TEXTS]
    assert loaded.classify(passages) == small_model.classify(passages)
    assert loaded.sha256 == small_model.sha256
    card = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    assert card["sha256"] == loaded.sha256
    assert not list(tmp_path.glob("*.part"))


def test_the_digest_follows_the_content(small_model: Model) -> None:
    other = dataclasses.replace(small_model.items, heading=small_model.items.heading + 1)
    assert with_digest(dataclasses.replace(small_model, items=other)).sha256 != small_model.sha256
    assert with_digest(small_model).sha256 == small_model.sha256


def test_the_file_holds_no_code_and_needs_no_trust(tmp_path: Path, small_model: Model) -> None:
    from skops.io import get_untrusted_types

    path = tmp_path / "m.skops"
    save_model(small_model, path)
    assert get_untrusted_types(file=path) == []
    with zipfile.ZipFile(path) as archive:
        assert {Path(name).suffix for name in archive.namelist()} <= {".json", ".npy"}


def test_a_missing_model_is_told_apart(tmp_path: Path, edition: Edition) -> None:
    with pytest.raises(ModelMissing):
        load_model(edition, tmp_path / "none.skops")


@pytest.mark.parametrize("content", [b"", b"not a zip", b"PK\x03\x04 cut"])
def test_a_damaged_file_is_invalid(tmp_path: Path, edition: Edition, content: bytes) -> None:
    path = tmp_path / "m.skops"
    path.write_bytes(content)
    with pytest.raises(ModelInvalid):
        load_model(edition, path)


def test_a_cut_file_is_invalid(tmp_path: Path, small_model: Model, edition: Edition) -> None:
    path = tmp_path / "m.skops"
    save_model(small_model, path)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(ModelInvalid):
        load_model(edition, path)


def test_other_criteria_are_refused_and_another_score_rule_is_not(
    tmp_path: Path, small_model: Model, edition: Edition
) -> None:
    path = tmp_path / "m.skops"
    save_model(small_model, path)
    renamed = edition.model_copy(update={"id": "pmqa-5.0"})
    with pytest.raises(ModelMismatch, match="edition"):
        load_model(renamed, path)
    first, *rest = edition.categories
    item, *items = first.items
    changed = first.model_copy(update={"items": (item.model_copy(update={"title": "อื่น"}), *items)})
    with pytest.raises(ModelMismatch, match="criteria"):
        load_model(edition.model_copy(update={"categories": (changed, *rest)}), path)
    weights = edition.model_copy(update={"sha256": "0" * 64})
    assert load_model(weights, path).sha256 == small_model.sha256


def test_another_tokeniser_is_refused(
    tmp_path: Path, small_model: Model, edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "m.skops"
    save_model(small_model, path)
    monkeypatch.setattr("classifiers.tokenizer.RULES_VERSION", 999)
    with pytest.raises(ModelMismatch, match="tokenizer"):
        load_model(edition, path)


def test_the_bundled_model_is_there_and_small(edition: Edition) -> None:
    assert default_path(edition).stat().st_size < 20_000_000
    assert load_model(edition).sha256


def test_the_quick_reader_reads_what_the_package_reads(tmp_path: Path, small_model: Model) -> None:
    from skops.io import load

    path = tmp_path / "m.skops"
    save_model(small_model, path)
    ours, theirs = read_plain(path), load(path, trusted=[])
    assert ours.keys() == theirs.keys()
    for key, value in theirs.items():
        if isinstance(value, np.ndarray):
            assert value.dtype == ours[key].dtype
            assert np.array_equal(value, ours[key])
        else:
            assert value == ours[key]


def test_a_file_with_any_other_type_is_refused(tmp_path: Path, edition: Edition) -> None:
    from fractions import Fraction

    from skops.io import dump

    path = tmp_path / "m.skops"
    dump({"schema": "pmqa.model/1", "value": Fraction(1, 2)}, path)
    with pytest.raises(ModelInvalid, match="not plain data"):
        load_model(edition, path)
