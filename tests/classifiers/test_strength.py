from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from classifiers.errors import CorpusInvalid
from classifiers.records import Strength
from classifiers.strength import count_signs, fit_strength, read_strength_corpus
from classifiers.tokenizer import Tokenizer

TOKENIZER = Tokenizer()
LABELLED = read_strength_corpus()
WORDS = [TOKENIZER.words(text) for text, _ in LABELLED]
STRONG = np.array([strength is Strength.STRONG for _, strength in LABELLED])


def test_the_corpus_has_both_kinds_and_no_repeats() -> None:
    assert len(LABELLED) >= 300
    assert 0.4 <= STRONG.mean() <= 0.6
    assert len({text for text, _ in LABELLED}) == len(LABELLED)


def test_precision_and_recall_on_passages_left_out() -> None:
    folds = np.arange(len(WORDS)) % 5
    said = np.zeros(len(WORDS), dtype=bool)
    for fold in range(5):
        rest = [w for w, other in zip(WORDS, folds != fold, strict=True) if other]
        model = fit_strength(rest, STRONG[folds != fold])
        for n in np.flatnonzero(folds == fold):
            said[n] = model.read(WORDS[n]).strength is Strength.STRONG
    assert (said & STRONG).sum() / said.sum() >= 0.93
    assert (said & STRONG).sum() / STRONG.sum() >= 0.93


@pytest.mark.parametrize(
    ("text", "strength"),
    [
        ("แต่งตั้งคณะทำงานตามคำสั่งที่ 44/2566 ประชุม 4 ครั้ง ปิดเรื่องได้ 31 เรื่อง", Strength.STRONG),
        ("ชาวบ้านยี่สิบคนช่วยกันขุดคลองสามวัน ได้น้ำเข้านาห้าแปลง", Strength.STRONG),
        ("มีการดำเนินการอย่างต่อเนื่องและได้รับความร่วมมือจากทุกภาคส่วน", Strength.WEAK),
        ("จะพัฒนาระบบให้ครบทุกสาขาในปี 2570", Strength.WEAK),
        ("ปฏิบัติตามมาตรฐานจริยธรรม พ.ศ. 2562 อย่างเคร่งครัด", Strength.WEAK),
        ("ดำเนินการครบทั้ง 5 ขั้นตอน ตามหมวด 3 ข้อ 3.2", Strength.WEAK),
    ],
)
def test_deeds_are_strong_and_claims_are_weak(text: str, strength: Strength) -> None:
    assert fit_strength(WORDS, STRONG).read(TOKENIZER.words(text)).strength is strength


def test_numbers_that_only_name_something_are_no_figures() -> None:
    assert count_signs(TOKENIZER.words("ตาม พ.ร.บ. ข้อมูลข่าวสาร พ.ศ. 2540"))[0] == 0
    assert count_signs(TOKENIZER.words("อบรม 40 คน"))[0] == 1


def test_a_line_without_a_known_strength_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.jsonl").write_text('{"id": "1", "text": "ก", "strength": "medium"}\n', encoding="utf-8")
    with pytest.raises(CorpusInvalid, match=r"x\.jsonl:1"):
        read_strength_corpus(tmp_path)
    with pytest.raises(CorpusInvalid):
        read_strength_corpus(tmp_path / "none")
