from __future__ import annotations

import numpy as np
import pytest

from classifiers.model import Model
from classifiers.records import EVIDENCE_KINDS, Passage, PassageKind, Strength
from criteria.edition import Edition

CUSTOMERS = "สำรวจความพึงพอใจของผู้รับบริการ 1,204 คน ด้วยแบบสอบถามออนไลน์เมื่อมีนาคม 2566 แล้วนำผลไปแก้จุดที่คะแนนต่ำสุด"
GIFTS = "ประกาศนโยบายไม่รับของขวัญ (No Gift Policy) ลงวันที่ 5 มกราคม 2566 และให้ผู้บริหารทุกคนลงนามต่อต้านทุจริต"


def test_a_passage_gets_everything_the_contract_asks_for(model: Model, edition: Edition) -> None:
    (said,) = model.classify([Passage(text=CUSTOMERS)])
    assert said.is_evidence
    assert said.kind in EVIDENCE_KINDS
    assert [item for item, _ in said.subitems][:1] == ["3.2"]
    assert len(said.subitems) >= 5
    probabilities = [p for _, p in said.subitems]
    assert probabilities == sorted(probabilities, reverse=True)
    assert sum(probabilities) == pytest.approx(1)
    assert said.level in edition.level_ids
    assert sum(said.level_probabilities.values()) == pytest.approx(1)
    assert said.strength is Strength.STRONG
    assert said.margin == pytest.approx(probabilities[0] - probabilities[1])
    assert said.terms


def test_the_deciding_terms_are_words_of_the_passage(model: Model) -> None:
    for text in (CUSTOMERS, GIFTS):
        (said,) = model.classify([Passage(text=text)])
        assert all(term in text.lower() for term, _ in said.terms)
        assert [value for _, value in said.terms] == sorted((value for _, value in said.terms), reverse=True)


def test_answers_do_not_depend_on_company_or_order(model: Model) -> None:
    passages = [Passage(text=CUSTOMERS), Passage(text="สารบัญ"), Passage(text=GIFTS), Passage(text="")]
    together = model.classify(passages)
    alone = [model.classify([p])[0] for p in passages]
    backwards = list(reversed(model.classify(list(reversed(passages)))))
    for a, b, c in zip(together, alone, backwards, strict=True):
        assert (a.kind, a.level, a.is_evidence, a.subitems[0][0]) == (b.kind, b.level, b.is_evidence, b.subitems[0][0])
        assert a.evidence_probability == pytest.approx(b.evidence_probability, abs=1e-6)
        assert c.subitems[0] == pytest.approx(a.subitems[0]) or c.subitems[0][0] == a.subitems[0][0]


def test_no_passages_give_no_answers(model: Model) -> None:
    assert model.classify([]) == []


def test_a_heading_helps_a_vague_passage_but_does_not_hide_evidence_under_a_wrong_one(model: Model) -> None:
    vague = Passage(text="คณะทำงานประชุม 4 ครั้งและสรุปผลเสนอผู้บริหารเมื่อ 3 มีนาคม 2566")
    without = model.classify([vague])[0]
    guided = model.classify([Passage(text=vague.text, heading_item="4.3")])[0]
    assert dict(guided.subitems)["4.3"] > dict(without.subitems)["4.3"]
    clear = model.classify([Passage(text=GIFTS, heading_item="5.2")])[0]
    assert clear.subitems[0][0] == "1.2"
    assert clear.text_subitem == "1.2"


def test_an_unknown_heading_item_changes_nothing(model: Model) -> None:
    assert model.classify([Passage(text=GIFTS, heading_item="9.9")]) == model.classify([Passage(text=GIFTS)])


def test_criteria_text_is_an_echo_and_a_deed_in_its_words_is_evidence(model: Model, edition: Edition) -> None:
    texts = [item.levels[level].text for item in edition.items.values() for level in edition.level_ids]
    said = model.classify([Passage(text=text) for text in dict.fromkeys(texts) if len(text) >= 20])
    assert np.mean([not s.is_evidence for s in said]) >= 0.95
    summaries = model.classify([Passage(text=category.summary) for category in edition.categories])
    assert all(s.kind is PassageKind.CRITERIA_ECHO for s in summaries)
    deed = (
        "กรมสร้างนวัตกรรมบริการที่ตอบสนองความต้องการเฉพาะกลุ่ม โดยเปิดรถทำบัตรเคลื่อนที่ 14 คันเมื่อ 2 พ.ค. 2566 ให้ผู้สูงอายุ 3,118 คน "
        "ในหมู่บ้านที่ไม่มีรถประจำทาง ใช้เวลาคนละ 12 นาที"
    )
    assert model.classify([Passage(text=deed)])[0].is_evidence


@pytest.mark.parametrize(
    "text",
    [
        "สารบัญ\nคำนำ ก\nหมวด 1 การนำองค์กร 12\nหมวด 2 การวางแผนเชิงยุทธศาสตร์ 19\nหมวด 3 ผู้รับบริการ 27",
        "ขอขอบคุณผู้บริหารและเจ้าหน้าที่ทุกท่านที่ให้ข้อมูลจนรายงานฉบับนี้สำเร็จด้วยดี",
        "ติดต่อสอบถาม กลุ่มพัฒนาระบบบริหาร โทร. 0 2999 0000 ต่อ 12 โทรสาร 0 2999 0001",
    ],
)
def test_furniture_of_a_report_is_no_evidence(model: Model, text: str) -> None:
    (said,) = model.classify([Passage(text=text)])
    assert not said.is_evidence
    assert said.level is None
    assert said.strength is Strength.WEAK


def test_numbers_decide_the_level_of_a_result(model: Model) -> None:
    met = "ร้อยละความพึงพอใจของผู้รับบริการ ปี 2566 เป้าหมายร้อยละ 85 ผลร้อยละ 85"
    far = "ร้อยละความพึงพอใจของผู้รับบริการ ปี 2566 เป้าหมายร้อยละ 85 ผลร้อยละ 95"
    low, high = model.classify([Passage(text=met), Passage(text=far)])
    assert low.subitems[0][0] == high.subitems[0][0] == "7.2"
    assert (low.level, high.level) == ("basic", "significance")
