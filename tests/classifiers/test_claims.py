from __future__ import annotations

import pytest

from classifiers.claims import is_own_claim
from classifiers.model import Model
from classifiers.records import Passage
from classifiers.tokenizer import Tokenizer

TOKENIZER = Tokenizer()


@pytest.mark.parametrize(
    "text",
    [
        "เทศบาลมีการคาดการณ์และปรับแผนให้ทันต่อการเปลี่ยนแปลง",
        "กรมใช้ข้อมูลเพื่อตอบสนองความต้องการที่แตกต่างของผู้รับบริการ",
        "งานทุกอย่างของเราบูรณาการทั้งภายในและภายนอก",
    ],
)
def test_criteria_words_about_the_own_agency_are_a_claim(text: str) -> None:
    assert is_own_claim(TOKENIZER.words(text))


@pytest.mark.parametrize(
    "text",
    [
        "การคาดการณ์ การแก้ปัญหา และการปรับแผนให้ทันต่อการเปลี่ยนแปลง",
        "ส่วนราชการควรใช้ข้อมูลเพื่อตอบสนองความต้องการที่แตกต่างของผู้รับบริการ",
        "กรมบูรณาการกระบวนการต่าง ๆ ทั้งภายในและภายนอกอย่างไร",
        "สภาพแวดล้อมที่สร้างแรงจูงใจให้บุคลากรมีความรับผิดชอบ",
    ],
)
def test_requirements_questions_and_headings_are_none(text: str) -> None:
    assert not is_own_claim(TOKENIZER.words(text))


def test_the_reasons_of_an_echo_say_whether_it_is_claimed(model: Model) -> None:
    claimed, plain = model.classify(
        [
            Passage(text="กรมมีการติดตามรายงานผลและการบรรลุเป้าหมายเชิงยุทธศาสตร์ มีการคาดการณ์ และการปรับแผนให้ทันต่อการเปลี่ยนแปลง"),
            Passage(text="ติดตามรายงานผลและการบรรลุเป้าหมายเชิงยุทธศาสตร์ หรือไม่ อย่างไร"),
        ]
    )
    assert {"echo", "own_claim"} <= set(claimed.reasons)
    assert "echo" in plain.reasons
    assert "own_claim" not in plain.reasons
