import pytest
from hypothesis import given
from hypothesis import strategies as st

from coverage.kpi_sentences import read_sentences


@pytest.mark.parametrize(
    ("text", "name", "unit", "target", "results"),
    [
        (
            "ความพึงพอใจของผู้รับบริการ เป้าหมายร้อยละ 85 ผลการดำเนินงานร้อยละ 88.2",
            "ความพึงพอใจของผู้รับบริการ", "ร้อยละ", 85, {None: 88.2},
        ),
        (
            "ในปี 2567 ร้อยละความพึงพอใจของผู้รับบริการอยู่ที่ร้อยละ 88.20 สูงกว่าเป้าหมายที่ตั้งไว้ร้อยละ 85",
            "ร้อยละความพึงพอใจของผู้รับบริการ", "ร้อยละ", 85, {2567: 88.2},
        ),
        ("จำนวนจิตอาสาที่ร่วมโครงการ คาดไว้ 40 คน ทำได้ 46 คน", "จำนวนจิตอาสาที่ร่วมโครงการ", "คน", 40, {None: 46}),
        ("กรมตั้งเป้าหมายลดระยะเวลาอนุญาตเหลือ 15 วัน ผลจริง 14 วัน", "ลดระยะเวลาอนุญาต", "วัน", 15, {None: 14}),
        ("ผลการลดค่าไฟฟ้า ปี ๒๕๖๗ ลดลงร้อยละ ๖.๒ จากเป้าหมายร้อยละ ๕", "ผลการลดค่าไฟฟ้า", "ร้อยละ", 5, {2567: 6.2}),
        (
            "จำนวนผู้เข้าชมพิพิธภัณฑ์ปี 2565 มี 1,200 คน ปี 2566 มี 1,500 คน และปี 2567 มี 1,900 คน จากเป้าหมาย 1,800 คน",
            "จำนวนผู้เข้าชมพิพิธภัณฑ์", "คน", 1800, {2565: 1200, 2566: 1500, 2567: 1900},
        ),
        (
            "มูลค่าสินค้าที่เสียหายในปี 2567 มีจำนวน 141.2 ล้านบาท ลดลงจากปีก่อนหน้า 45.3 ล้านบาท ต่ำกว่าเพดานที่กำหนดไว้ 160 ล้านบาท",
            "มูลค่าสินค้าที่เสียหาย", "ล้านบาท", 160, {2567: 141.2},
        ),
        (
            "จำนวนเรื่องร้องเรียนลดลงจาก 30 เรื่อง เหลือ 12 เรื่อง ต่ำกว่าเป้าหมายที่กำหนดไม่เกิน 15 เรื่อง",
            "จำนวนเรื่องร้องเรียน", "เรื่อง", 15, {None: 12},
        ),
    ],
)  # fmt: skip
def test_measures_told_in_words(
    text: str, name: str, unit: str, target: float, results: dict[int | None, float]
) -> None:
    (row,) = read_sentences(text)
    assert (row.name, row.unit) == (name, unit)
    assert [r.quantity.value for r in row.targets.values() if r.quantity] == [target]
    assert {year: r.quantity.value for year, r in row.results.items() if r.quantity} == results


@pytest.mark.parametrize(
    "text",
    [
        "สำนักงานเคยได้รับโล่เชิดชูเกียรติจากจังหวัด",
        "มีการติดตามตัวชี้วัด 12 ตัว ทุกเดือนตามเป้าหมาย",
        "โครงการมีเป้าหมาย 3 ข้อ ได้แก่ พัฒนาคน 50 คน",
        "ความพึงพอใจร้อยละ 88.2",
        "กรมตั้งเป้าหมายร้อยละ 90 ในปีหน้า",
    ],
)
def test_no_measure_without_both_figures(text: str) -> None:
    assert read_sentences(text) == ()


def test_each_line_is_read_by_itself() -> None:
    rows = read_sentences("จำนวนรางวัลภายนอก เป้าหมาย 2 รางวัล ผล 3 รางวัล\nจำนวนผู้มาดูงาน เป้าหมาย 100 คน ผล 90 คน")
    assert [row.name for row in rows] == ["จำนวนรางวัลภายนอก", "จำนวนผู้มาดูงาน"]


@given(st.text(alphabet="เป้าหมายผลได้ร้อยละ ปี2567 123.,;\nจากคน()", max_size=120))
def test_any_text_is_read_without_an_error(text: str) -> None:
    for row in read_sentences(text):
        assert row.targets and row.results and row.name
