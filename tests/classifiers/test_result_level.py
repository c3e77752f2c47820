from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifiers.result_level import band, read_result
from criteria.edition import Edition
from criteria.loader import load_edition

RULE = load_edition("pmqa-4.0").results_rule


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("ความพึงพอใจของผู้ใช้บริการ เป้าหมายร้อยละ 85 ผลร้อยละ 84", "basic"),
        ("ความพึงพอใจของผู้ใช้บริการ เป้าหมายร้อยละ 85 ผลร้อยละ 85", "basic"),
        ("ความพึงพอใจของผู้ใช้บริการ เป้าหมายร้อยละ 85 ผลร้อยละ 87", "advance"),
        ("ความพึงพอใจของผู้ใช้บริการ เป้าหมายร้อยละ 80 ผลร้อยละ 84", "advance"),
        ("ความพึงพอใจของผู้ใช้บริการ เป้าหมายร้อยละ ๘๐ ผลร้อยละ ๘๕", "significance"),
        ("ผู้ผ่านการอบรม | เป้า 200 | 64: 180 | 65: 195 | 66: 230", "significance"),
        ("เบิกจ่ายได้ 96.0 จากที่ตั้งไว้ 94.0 ปีก่อนได้ 80", "advance"),
        ("จับกุมได้ 48 ราย จากแผน 60 ราย ยังไม่ถึงเป้า", "basic"),
    ],
)
def test_the_level_follows_result_against_target(text: str, level: str) -> None:
    reading = read_result(text, RULE)
    assert reading is not None
    assert reading.level == level


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("เวลารอเฉลี่ย เป้าไม่เกิน 30 นาที ผล 20 นาที", "significance"),
        ("เวลารอเฉลี่ย เป้าไม่เกิน 30 นาที ผล 36 นาที", "basic"),
        ("จำนวนผู้เสียชีวิตบนถนน เป้า 100 ราย ผล 97 ราย", "advance"),
        ("ต้นทุนต่อหน่วย เป้าหมาย 200 บาท ผล 180 บาท", "significance"),
        ("ค่าไฟลดลงร้อยละ 12 จากเป้าลดร้อยละ 10", "significance"),
    ],
)
def test_less_is_better_is_turned_round(text: str, level: str) -> None:
    reading = read_result(text, RULE)
    assert reading is not None
    assert reading.level == level


def test_full_scores_samples_and_former_years_are_no_results() -> None:
    reading = read_result("คะแนนเฉลี่ย 4.35 จากเต็ม 5 สูงกว่าเป้า 4.20 ปีก่อน 4.90 ผู้ตอบ 1,940 คน", RULE)
    assert reading is not None
    assert reading.percent_over == pytest.approx(3.571, abs=0.01)


def test_a_stated_percentage_confirms_the_pair() -> None:
    reading = read_result("ตรวจได้ 258 แปลง จากเป้า 250 แปลง คิดเป็นร้อยละ 103.2 ของเป้าหมาย", RULE)
    assert reading is not None
    assert reading.confirmed


def test_a_result_without_target_is_the_lowest_level_and_not_confirmed() -> None:
    reading = read_result("ผู้เข้าชม ปี 2564 จำนวน 21,304 คน ปี 2566 จำนวน 93,417 คน", RULE)
    assert reading is not None
    assert (reading.level, reading.confirmed) == ("basic", False)


def test_text_without_figures_gives_no_reading() -> None:
    assert read_result("มีการปรับปรุงบริการตามเป้าหมายอย่างต่อเนื่อง", RULE) is None


@given(st.floats(min_value=-100, max_value=1000, allow_nan=False))
def test_bands_cover_every_percentage_and_never_fall(percent: float) -> None:
    order = [entry.level for entry in RULE.bands]
    assert order.index(band(percent, RULE)) <= order.index(band(percent + 1, RULE))


@given(st.text(alphabet="เป้าผลได้ร้อยละปี 0123456789.,|/\n", max_size=80))
def test_no_text_makes_the_reader_fail(text: str) -> None:
    reading = read_result(text, RULE)
    assert reading is None or reading.level in {entry.level for entry in RULE.bands}


def test_the_reader_is_right_on_most_result_passages_of_the_corpus(edition: Edition) -> None:
    from classifiers.corpus import CORPUS_FOLDER, read_corpus
    from classifiers.records import PassageKind

    passages = [p for p in read_corpus(CORPUS_FOLDER, edition) if p.kind is PassageKind.RESULT]
    readings = [(p.level, read_result(p.text, RULE)) for p in passages]
    answered = [(level, reading) for level, reading in readings if reading is not None]
    assert len(answered) >= 0.93 * len(passages)
    assert sum(level == reading.level for level, reading in answered) >= 0.90 * len(answered)
