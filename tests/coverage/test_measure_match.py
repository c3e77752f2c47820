import pytest

from coverage.measure_match import item_scores, match_measure
from criteria.edition import Edition


@pytest.mark.parametrize(
    ("name", "item", "measure", "starred"),
    [
        ("ร้อยละความพึงพอใจของผู้รับบริการ", "7.2", "7.2-a", True),
        ("จำนวนเรื่องร้องเรียนที่ยุติ", "7.2", "7.2-c", False),
        ("จำนวน Best Practice ที่เผยแพร่", "7.4", "7.4-e", True),
        ("ร้อยละต้นทุนที่ลดลง", "7.6", "7.6-a", True),
        ("การบรรลุผลตัวชี้วัดร่วม", "7.5", "7.5-a", True),
    ],
)
def test_measures_of_the_criteria(edition: Edition, name: str, item: str, measure: str, starred: bool) -> None:
    found = match_measure(name, edition.items[item])
    assert found is not None and (found.id, found.starred) == (measure, starred)
    assert best(item_scores(name, (), edition)) == item


def best(scores: dict[str, float]) -> str:
    return max(scores, key=lambda item: scores[item])


def test_a_measure_of_its_own_matches_none(edition: Edition) -> None:
    assert match_measure("ความยาวคลองที่ขุดลอก", edition.items["7.1"]) is None


def test_the_ranking_decides_where_no_term_does(edition: Edition) -> None:
    assert best(item_scores("ความยาวคลองที่ขุดลอก", (("7.6", 0.6), ("7.1", 0.3)), edition)) == "7.6"


def test_a_sure_ranking_outweighs_a_term(edition: Edition) -> None:
    name = "ความพึงพอใจของบุคลากรต่อสภาพแวดล้อม"
    assert best(item_scores(name, (("7.3", 0.95), ("7.2", 0.05)), edition)) == "7.3"
    assert best(item_scores(name, (("7.3", 0.2), ("7.2", 0.2)), edition)) == "7.2"


def test_probability_given_to_process_items_is_spread_anew(edition: Edition) -> None:
    scores = item_scores("ค่าไฟถนนทั้งเมือง", (("7.6", 0.08), ("7.1", 0.02)), edition)
    assert best(scores) == "7.6" and all(score > 0 for score in scores.values())
