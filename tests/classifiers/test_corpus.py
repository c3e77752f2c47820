from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from classifiers.corpus import CORPUS_FOLDER, read_corpus
from classifiers.errors import CorpusInvalid
from classifiers.records import EVIDENCE_KINDS
from criteria.edition import Edition

GOOD: dict[str, Any] = {
    "id": "T-1",
    "text": "กรมประชุมกรรมการสามครั้งและสรุปผลเป็นหนังสือ",
    "subitems": ["1.1"],
    "level": "basic",
    "kind": "process",
}


def write(folder: Path, *records: dict[str, Any], name: str = "batch_t.jsonl") -> None:
    lines = [json.dumps(record, ensure_ascii=False) for record in records]
    (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")


def test_a_good_batch_is_read_with_its_name(tmp_path: Path, edition: Edition) -> None:
    write(tmp_path, GOOD)
    assert [(p.batch, p.subitems) for p in read_corpus(tmp_path, edition)] == [("t", ("1.1",))]


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"id": ""}, "no id"),
        ({"text": "สั้น"}, "characters"),
        ({"text": "ก\u0e4d\u0e32 cafe\u0301 " * 3}, "NFC"),
        ({"kind": "story"}, "unknown kind"),
        ({"subitems": ["9.9"]}, "unknown item"),
        ({"subitems": ["1.1", "1.1"]}, "twice"),
        ({"subitems": []}, "without an item"),
        ({"kind": "boilerplate"}, "with an item"),
        ({"level": "high"}, "unknown level"),
        ({"level": None}, "has a level"),
    ],
)
def test_every_rule_names_file_and_line(tmp_path: Path, edition: Edition, change: dict[str, Any], rule: str) -> None:
    write(tmp_path, {**GOOD, "id": "T-0", "text": GOOD["text"] + "ทุกปี"}, {**GOOD, **change})
    with pytest.raises(CorpusInvalid, match=rule) as caught:
        read_corpus(tmp_path, edition)
    assert "batch_t.jsonl:2" in str(caught.value)


def test_repeats_across_batches_are_refused(tmp_path: Path, edition: Edition) -> None:
    write(tmp_path, GOOD)
    write(tmp_path, {**GOOD, "id": "U-1"}, name="batch_u.jsonl")
    with pytest.raises(CorpusInvalid, match="repeats the text"):
        read_corpus(tmp_path, edition)


def test_a_folder_without_batches_or_with_broken_json_is_refused(tmp_path: Path, edition: Edition) -> None:
    with pytest.raises(CorpusInvalid, match="no"):
        read_corpus(tmp_path, edition)
    (tmp_path / "batch_t.jsonl").write_text("{not json\n", encoding="utf-8")
    with pytest.raises(CorpusInvalid, match="not JSON"):
        read_corpus(tmp_path, edition)


def test_the_bundled_corpus_covers_every_cell(edition: Edition) -> None:
    passages = read_corpus(CORPUS_FOLDER, edition)
    cells = Counter((p.subitems[0], p.level) for p in passages if p.subitems)
    assert len(passages) >= 4000
    assert min(cells[cell] for cell in edition.cells) >= 35
    assert sum(p.kind not in EVIDENCE_KINDS for p in passages) >= 500
