from __future__ import annotations

import pytest

from classifiers import signals, strength
from classifiers.corpus import CORPUS_FOLDER, read_corpus
from classifiers.signs import Sign
from classifiers.tokenizer import Tokenizer
from criteria.edition import Edition

SIGNS = [
    pytest.param(value, id=f"{module.__name__}.{name}")
    for module in (signals, strength)
    for name, value in vars(module).items()
    if isinstance(value, Sign)
]


@pytest.mark.parametrize("sign", SIGNS)
def test_the_fixed_parts_miss_no_match(sign: Sign, edition: Edition) -> None:
    tokenizer = Tokenizer()
    for passage in read_corpus(CORPUS_FOLDER, edition)[::5]:
        plain = tokenizer.words(passage.text).plain
        assert sign.count(plain) == len(sign.pattern.findall(plain))
