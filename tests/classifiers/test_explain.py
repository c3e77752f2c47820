from __future__ import annotations

import numpy as np

from classifiers.explain import TERMS, top_terms, word_contributions
from classifiers.model import Model
from classifiers.tokenizer import Tokenizer


def test_contributions_sum_to_the_score(model: Model) -> None:
    texts = ["สำรวจความพึงพอใจผู้รับบริการ 1,204 คน", "ซ้อมแผนเผชิญเหตุน้ำท่วม 2 ครั้ง", "", "zz"]
    encoded = model.encoder.encode_texts(model.tokenizer, texts)
    output = 7
    parts = []
    offset = 0
    for matched in (encoded.word_part, encoded.char_part):
        parts.append(model.weights[matched.matrix.indices + offset, output].astype(np.float64))
        offset += matched.matrix.shape[1]
    shares = word_contributions(encoded, parts[0], parts[1], model.encoder.settings.word_share)
    scores = encoded.matrix @ model.weights[:, output]
    for share, score, words in zip(shares, scores, encoded.words, strict=True):
        assert len(share) == len(words.keys)
        assert np.isclose(share.sum(), score, atol=1e-4)


def test_terms_are_words_without_numbers_and_signs_strongest_first() -> None:
    words = Tokenizer().words("แผน 25 / แผน น้ำ ก x1")
    contributions = np.array([0.2, 0.9, 0.8, 0.2, 0.3, 0.7, -0.1, *[0.0] * 10])[: len(words.keys)]
    terms = top_terms(words, contributions)
    assert dict(terms)["แผน"] == 0.4
    assert [value for _, value in terms] == sorted((value for _, value in terms), reverse=True)
    assert not {"25", "/"} & {term for term, _ in terms}
    assert len(terms) <= TERMS
