"""The labelled passages: reading and checking. One file is one author batch."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from classifiers.errors import CorpusInvalid
from classifiers.records import EVIDENCE_KINDS, PassageKind
from criteria.edition import Edition

CORPUS_FOLDER = Path(__file__).parent / "corpus"

# Measured on the corpus: the shortest passage has 15 characters, the longest 983.
SHORTEST, LONGEST = 8, 2000


@dataclass(frozen=True, slots=True)
class Labelled:
    """One labelled passage.

    Attributes:
        id: unique in the corpus.
        text: the passage, Unicode NFC.
        subitems: item ids, the primary one first; empty for passages that are no evidence.
        level: level id, None for passages that are no evidence.
        kind: kind of passage.
        batch: name of the author batch, from the file name.
        register: how it is written (formal, plain, run_on, table_row, bullets, noisy), "" where not said.
    """

    id: str
    text: str
    subitems: tuple[str, ...]
    level: str | None
    kind: PassageKind
    batch: str
    register: str = ""


def _labelled(record: dict[str, Any], batch: str, edition: Edition) -> tuple[Labelled | None, list[str]]:
    """Return the passage, or the rules it breaks."""
    faults = []
    text, subitems, level = (record.get(key) for key in ("text", "subitems", "level"))
    kind = str(record.get("kind"))
    if not isinstance(record.get("id"), str) or not record["id"]:
        faults.append("no id")
    if not isinstance(text, str) or not SHORTEST <= len(text) <= LONGEST:
        faults.append(f"text must have {SHORTEST} to {LONGEST} characters")
    elif unicodedata.normalize("NFC", text) != text:
        faults.append("text is not NFC")
    if kind not in set(PassageKind):
        faults.append(f"unknown kind {kind!r}")
    if not isinstance(subitems, list) or any(item not in edition.items for item in subitems):
        faults.append(f"unknown item in {subitems!r}")
    elif len(set(subitems)) != len(subitems):
        faults.append("an item stands twice")
    elif kind in EVIDENCE_KINDS and not subitems:
        faults.append("evidence without an item")
    elif kind not in EVIDENCE_KINDS and subitems:
        faults.append(f"kind {kind} with an item")
    if level is not None and level not in edition.level_ids:
        faults.append(f"unknown level {level!r}")
    elif (level is None) == (kind in EVIDENCE_KINDS):
        faults.append("evidence has a level, other passages have none")
    if faults or not isinstance(text, str) or not isinstance(subitems, list):
        return None, faults
    return (
        Labelled(
            record["id"], text, tuple(subitems), level, PassageKind(kind), batch, str(record.get("register") or "")
        ),
        [],
    )


def read_batch(path: Path, edition: Edition) -> list[Labelled]:
    """Read one batch.

    Raises:
        CorpusInvalid: the file cannot be read or a line breaks a rule; the detail names file and line.
    """
    found: list[Labelled] = []
    faults: list[str] = []
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise CorpusInvalid(f"{path.name} cannot be read: {type(error).__name__}") from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except json.JSONDecodeError:
            faults.append(f"{path.name}:{number}: not JSON")
            continue
        if not isinstance(record, dict):
            faults.append(f"{path.name}:{number}: not a JSON object")
            continue
        passage, broken = _labelled(record, path.stem.removeprefix("batch_"), edition)
        faults += [f"{path.name}:{number}: {rule}" for rule in broken]
        if passage:
            found.append(passage)
    if faults:
        raise CorpusInvalid("; ".join(faults[:20]))
    return found


def read_corpus(folder: Path, edition: Edition) -> list[Labelled]:
    """Read every *.jsonl of a folder, in the order of the file names.

    Raises:
        CorpusInvalid: there is no batch, a batch is invalid, or an id or a text stands twice.
    """
    paths = sorted(folder.glob("*.jsonl"))
    if not paths:
        raise CorpusInvalid(f"no *.jsonl in {folder.name}")
    passages = [passage for path in paths for passage in read_batch(path, edition)]
    _refuse_repeats(passages)
    return passages


def _refuse_repeats(passages: Iterable[Labelled]) -> None:
    ids: dict[str, str] = {}
    texts: dict[str, str] = {}
    for passage in passages:
        folded = " ".join(passage.text.split())
        if passage.id in ids:
            raise CorpusInvalid(f"id {passage.id} stands in batches {ids[passage.id]} and {passage.batch}")
        if folded in texts:
            raise CorpusInvalid(f"{passage.id} repeats the text of {texts[folded]}")
        ids[passage.id], texts[folded] = passage.batch, passage.id


def batch_names(passages: Sequence[Labelled]) -> list[str]:
    """Return the names of the batches, sorted."""
    return sorted({passage.batch for passage in passages})
