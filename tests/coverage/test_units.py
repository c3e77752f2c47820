import pytest

from coverage.units import is_unit, normalise_unit, split_unit, unit_at


@pytest.mark.parametrize(
    ("name", "bare", "unit"),
    [
        ("ระยะเวลาเฉลี่ย (วัน)", "ระยะเวลาเฉลี่ย", "วัน"),
        ("รายได้จัดเก็บเอง (หน่วย: ล้านบาท)", "รายได้จัดเก็บเอง", "ล้านบาท"),
        ("ต้นทุนต่อใบรับรอง (บาทต่อเรื่อง)", "ต้นทุนต่อใบรับรอง", "บาทต่อเรื่อง"),
        ("ร้อยละความพึงพอใจ", "ร้อยละความพึงพอใจ", "ร้อยละ"),
        ("จำนวนเรื่องร้องเรียน", "จำนวนเรื่องร้องเรียน", "เรื่อง"),
        ("คะแนนคุณธรรม (ITA)", "คะแนนคุณธรรม (ITA)", ""),
        ("ทางเท้าเรียบสะสม", "ทางเท้าเรียบสะสม", ""),
    ],
)
def test_split_unit(name: str, bare: str, unit: str) -> None:
    assert split_unit(name) == (bare, unit)


def test_spellings_of_percent_are_one() -> None:
    assert {normalise_unit(text) for text in ("%", "ร้อยละ", " เปอร์เซ็นต์ ", "(%)")} == {"ร้อยละ"}


def test_brackets_inside_a_unit_stay() -> None:
    assert normalise_unit("คะแนน (เต็ม 5)") == "คะแนน (เต็ม 5)"
    assert normalise_unit("(วัน)") == "วัน"


def test_a_unit_ends_where_the_sentence_goes_on() -> None:
    assert unit_at("คะแนนสูงกว่าปีก่อนอย่างมีนัยสำคัญ", 0) == ("คะแนน", 5)
    assert unit_at("บาทต่อเรื่อง", 0) == ("บาทต่อเรื่อง", 12)
    assert unit_at("ซึ่งสูงกว่าค่าเฉลี่ยของทั้งประเทศ", 0) == ("", 0)


@pytest.mark.parametrize(("text", "yes"), [("ครั้ง/ปี", True), ("%", True), ("ผู้รับผิดชอบ", False), ("", False)])
def test_is_unit(text: str, yes: bool) -> None:
    assert is_unit(text) is yes
