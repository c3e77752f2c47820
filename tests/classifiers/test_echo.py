from __future__ import annotations

from classifiers.echo import EchoIndex, edition_texts
from classifiers.tokenizer import Tokenizer
from criteria.edition import Edition

TOKENIZER = Tokenizer()


def test_criteria_text_is_all_echo_and_a_deed_is_not(edition: Edition) -> None:
    index = EchoIndex.of(edition, TOKENIZER)
    echo, deed, empty = index.share(
        [
            TOKENIZER.words(edition.categories[0].summary),
            TOKENIZER.words("อบต.หนองบัวขุดลอกคลอง 3 สาย ระยะทาง 4.2 กิโลเมตร เสร็จเมื่อ 2 มีนาคม 2566"),
            TOKENIZER.words(""),
        ]
    )
    assert echo == 1
    assert deed < 0.2
    assert empty == 0


def test_every_level_text_and_measure_is_indexed(edition: Edition) -> None:
    texts = set(edition_texts(edition))
    for item in edition.items.values():
        assert item.title in texts
        assert {m.text for m in item.measures} <= texts
