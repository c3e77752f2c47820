"""Models on disk: one skops file without any trusted type, and a card beside it in JSON."""

from __future__ import annotations

import dataclasses
import json
import zipfile
from pathlib import Path
from typing import Any

import numpy as np

from classifiers.encoder import Encoder, EncoderSettings
from classifiers.errors import ModelInvalid, ModelMismatch, ModelMissing
from classifiers.features import Vocabulary
from classifiers.item_model import ItemModel
from classifiers.kind_model import KindModel
from classifiers.level_model import LevelModel
from classifiers.model import Abstention, Linear, Model, digest
from classifiers.plain_skops import read_plain
from classifiers.signals import Signals
from classifiers.strength import StrengthModel
from classifiers.tokenizer import Tokenizer
from criteria.edition import Edition

SCHEMA = "pmqa.model/1"
MODELS_FOLDER = Path(__file__).parent / "models"


def default_path(edition: Edition) -> Path:
    """Return where the bundled model of an edition is."""
    return MODELS_FOLDER / f"{edition.id}.skops"


def _content(model: Model) -> dict[str, Any]:
    """Return a model as numbers, texts and arrays."""
    return {
        "schema": SCHEMA,
        "edition": model.edition.id,
        "criteria": criteria_digest(model.edition),
        "tokenizer": model.tokenizer.fingerprint(),
        "settings": dataclasses.asdict(model.encoder.settings),
        "word_codes": model.encoder.words.codes,
        "word_idf": model.encoder.words.idf,
        "char_codes": model.encoder.chars.codes,
        "char_idf": model.encoder.chars.idf,
        "quantised": model.linear.quantised,
        "scale": model.linear.scale,
        "intercepts": model.linear.intercepts,
        "items": dataclasses.asdict(model.items),
        "levels": dataclasses.asdict(model.levels),
        "kinds_weights": model.kinds.weights,
        "kinds_intercepts": model.kinds.intercepts,
        "kinds_threshold": model.kinds.threshold,
        "strength_weights": model.strength.weights,
        "strength_intercept": model.strength.intercept,
        "abstention": model.abstention.threshold,
        "card": json.dumps(model.card, ensure_ascii=False, sort_keys=True),
    }


def criteria_digest(edition: Edition) -> str:
    """Return a digest of what the model depends on: the edition's items and levels with their texts.

    The digest of the whole file would refuse a model after a changed weight of the score, which it does not depend on.
    """
    lines = [edition.id, *edition.level_ids]
    for item in (item for category in edition.categories for item in category.items):
        lines += [
            item.id,
            item.title,
            *(item.levels[level].text for level in edition.level_ids if level in item.levels),
        ]
    return digest([], "\n".join(lines))


def _digest(content: dict[str, Any]) -> str:
    arrays = {key: value for key, value in content.items() if isinstance(value, np.ndarray)}
    rest = {key: value for key, value in content.items() if key not in arrays and key != "card"}
    settings = json.dumps(rest, ensure_ascii=False, sort_keys=True)
    return digest([arrays[key] for key in sorted(arrays)], settings)


def with_digest(model: Model) -> Model:
    """Return the model with the digest of its content."""
    return dataclasses.replace(model, sha256=_digest(_content(model)))


def save_model(model: Model, path: Path) -> None:
    """Write a model and its card; the file appears whole or not at all."""
    from skops import io

    path.parent.mkdir(parents=True, exist_ok=True)
    content = _content(model)
    temporary = path.with_name(path.name + ".part")
    try:
        io.dump(content, temporary, compression=zipfile.ZIP_DEFLATED, compresslevel=9)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
    card = {"schema": SCHEMA, "sha256": _digest(content), **model.card}
    text = json.dumps(card, ensure_ascii=False, indent=2, sort_keys=True)
    path.with_suffix(".json").write_text(text + "\n", encoding="utf-8")


def load_model(edition: Edition, path: Path | None = None) -> Model:
    """Load the bundled model of an edition, or a model file.

    Raises:
        ModelMissing: there is no such file.
        ModelInvalid: the file is damaged, holds types that are not trusted, or its parts do not fit together.
        ModelMismatch: it was trained for other criteria or another tokeniser.
    """
    path = path or default_path(edition)
    if not path.is_file():
        raise ModelMissing(f"no model at {path.name}")
    content = _read(path)
    tokenizer = Tokenizer()
    for name, here in (
        ("edition", edition.id),
        ("criteria", criteria_digest(edition)),
        ("tokenizer", tokenizer.fingerprint()),
    ):
        if content[name] != here:
            raise ModelMismatch(f"{name} of {path.name} is {content[name]}, here it is {here}")
    try:
        model = _model(content, edition, tokenizer)
    except (KeyError, TypeError, ValueError) as error:
        raise ModelInvalid(f"{path.name}: {type(error).__name__}") from error
    outputs = len(edition.cells) + model.kinds.weights.shape[1]
    if model.linear.quantised.shape != (model.encoder.size, outputs):
        raise ModelInvalid(f"{path.name}: weights do not fit the vocabulary")
    return model


def _read(path: Path) -> dict[str, Any]:
    try:
        content = read_plain(path)
    except ValueError as error:
        raise ModelInvalid(f"{path.name} cannot be read: {error}") from error
    if content.get("schema") != SCHEMA:
        raise ModelInvalid(f"{path.name} is no model of schema {SCHEMA}")
    return content


def _model(content: dict[str, Any], edition: Edition, tokenizer: Tokenizer) -> Model:
    return Model(
        edition=edition,
        tokenizer=tokenizer,
        encoder=Encoder(
            EncoderSettings(**content["settings"]),
            Vocabulary(content["word_codes"], content["word_idf"]),
            Vocabulary(content["char_codes"], content["char_idf"]),
        ),
        linear=Linear(content["quantised"], content["scale"], content["intercepts"]),
        items=ItemModel(**content["items"]),
        levels=LevelModel(**content["levels"]),
        kinds=KindModel(content["kinds_weights"], content["kinds_intercepts"], content["kinds_threshold"]),
        signals=Signals.of(edition, tokenizer),
        strength=StrengthModel(content["strength_weights"], content["strength_intercept"]),
        abstention=Abstention(content["abstention"]),
        card=json.loads(content["card"]),
        sha256=_digest(content),
    )
