from __future__ import annotations

from collections import Counter
from math import log

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from classifiers.encoder import Encoder, EncoderSettings
from classifiers.features import Vocabulary, char_grams, word_grams
from classifiers.tokenizer import Tokenizer, Words

TOKENIZER = Tokenizer()
TEXTS = st.lists(st.text(alphabet="กขคงาิ ", max_size=30), min_size=1, max_size=8)


def words_of(text: str) -> Words:
    return TOKENIZER.words(text)


@given(TEXTS)
def test_character_grams_are_those_of_a_plain_count(texts: list[str]) -> None:
    batch = [words_of(text) for text in texts]
    grams = char_grams(batch, 2, 3)
    found = Counter(zip(grams.row.tolist(), grams.code.tolist(), strict=True))
    codes = {code for _, code in found}
    plain = [Counter(w.text[i : i + n] for n in (2, 3) for i in range(len(w.text) - n + 1)) for w in batch]
    for row, counts in enumerate(plain):
        assert sorted(counts.values()) == sorted(c for (r, _), c in found.items() if r == row)
    assert len(codes) == len({gram for counts in plain for gram in counts})


@given(TEXTS)
def test_no_word_gram_crosses_the_border_of_a_passage(texts: list[str]) -> None:
    batch = [words_of(text) for text in texts]
    grams = word_grams(batch, 2)
    expected = sum(max(0, len(w.keys) - n + 1) for w in batch for n in (1, 2))
    assert len(grams.code) == expected


def test_the_matrix_is_tf_idf_with_rows_of_length_one() -> None:
    batch = [words_of("แผนแผนงาน"), words_of("แผนน้ำ")]
    grams = word_grams(batch, 1)
    vocabulary = Vocabulary.learn(grams, 2, 1)
    matrix = vocabulary.match(grams, 2).matrix.toarray()
    counts = Counter(batch[0].keys)
    document_frequency = {key: sum(key in w.keys for w in batch) for key in counts}
    raw = sorted((1 + log(n)) * (log(3 / (1 + document_frequency[key])) + 1) for key, n in counts.items())
    length = sum(value**2 for value in raw) ** 0.5
    assert np.allclose(sorted(matrix[0][matrix[0] > 0]), [value / length for value in raw])
    assert np.allclose((matrix**2).sum(axis=1), 1)


def test_rare_grams_are_left_out_and_unknown_ones_give_empty_rows() -> None:
    encoder = Encoder.learn([words_of("แผนงานน้ำ"), words_of("แผนงานดิน")], EncoderSettings(least_chars=2))
    encoded = encoder.encode([words_of("zzz"), words_of("แผนงาน")])
    assert encoded.matrix[0].nnz == 0
    assert encoded.matrix[1].nnz > 0
    assert encoded.matrix.shape == (2, encoder.size)


def test_an_empty_passage_is_no_fault() -> None:
    encoder = Encoder.learn([words_of("แผนงานน้ำ"), words_of("แผนงานดิน")], EncoderSettings())
    assert encoder.encode([words_of("")]).matrix.shape == (1, encoder.size)
