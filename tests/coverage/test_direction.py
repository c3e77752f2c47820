"""Both sides of every signal: the same kind of thing, wanted and unwanted."""

import pytest

from coverage.direction import direction_of
from coverage.numbers import Comparator
from coverage.results_rule import Direction


@pytest.mark.parametrize(
    "name",
    [
        "จำนวนเรื่องร้องเรียน",
        "ระยะเวลาเฉลี่ยในการแก้ไขข้อร้องเรียน",
        "จำนวนเรื่องร้องเรียนค้างเกินกำหนด",
        "ต้นทุนต่อหน่วย",
        "ค่าไฟฟ้าของสำนักงาน",
        "อัตราการลาออกของบุคลากร",
        "ปริมาณขยะที่ส่งฝังกลบ",
        "จำนวนอุบัติเหตุทางถนน",
        "อัตราการเสียชีวิตของผู้ป่วยฉุกเฉิน",
        "ปริมาณฝุ่น PM2.5 เฉลี่ยรายปี",
        "ร้อยละของผู้เรียนที่ออกกลางคัน",
        "ปริมาณการปล่อยก๊าซเรือนกระจก",
        "เวลารอคอยเฉลี่ยของผู้ป่วยนอก",
        "จำนวนขั้นตอนการขออนุญาต",
        "จำนวนข้อทักท้วงของผู้ตรวจสอบ",
        "มูลค่าสินค้าที่เสียหายระหว่างขนส่ง",
    ],
)
def test_less_is_better(name: str) -> None:
    assert direction_of(name) is Direction.LOWER


@pytest.mark.parametrize(
    "name",
    [
        "ร้อยละของข้อร้องเรียนที่ได้รับการแก้ไข",
        "ร้อยละของเรื่องร้องทุกข์ที่ยุติภายในกำหนด",
        "จำนวนผู้ใช้บริการออนไลน์",
        "ร้อยละค่าไฟฟ้าที่ลดลง",
        "งบประมาณที่ประหยัดได้",
        "ขยะอินทรีย์ที่แยกได้",
        "ร้อยละหมู่บ้านปลอดยาเสพติด",
        "ความพึงพอใจของผู้รับบริการ",
        "จำนวนรางวัลที่ได้รับจากภายนอก",
        "ร้อยละคำขอที่แล้วเสร็จภายในระยะเวลาที่กำหนด",
        "คะแนนการประเมินคุณธรรมและความโปร่งใส",
        "ร้อยละของบุคลากรที่ผ่านการอบรมการบริหารความเสี่ยง",
    ],
)
def test_more_is_better(name: str) -> None:
    assert direction_of(name) is Direction.HIGHER


@pytest.mark.parametrize("name", ["จำนวนผู้ป่วยนอก", "จำนวนคดีที่รับเข้าใหม่", "สัดส่วนอาจารย์ต่อนักศึกษา"])
def test_volumes_of_work_are_unknown_until_the_targets_move(name: str) -> None:
    assert direction_of(name) is Direction.UNKNOWN
    assert direction_of(name, targets=[10, 12, 15]) is Direction.HIGHER
    assert direction_of(name, targets=[15, 12, 10]) is Direction.LOWER


def test_a_direction_column_beats_the_words_of_the_name() -> None:
    assert direction_of("จำนวนเรื่องร้องเรียน", said="ยิ่งมากยิ่งดี") is Direction.HIGHER
    assert direction_of("จำนวนนักท่องเที่ยว", said="ค่าน้อยดี") is Direction.LOWER
    assert direction_of("จำนวนนักท่องเที่ยว", said="↓") is Direction.LOWER


def test_the_comparator_of_the_target_beats_the_words_of_the_name() -> None:
    assert direction_of("อัตราการใช้เตียง", comparator=Comparator.AT_MOST) is Direction.LOWER
    assert direction_of("จำนวนเรื่องร้องเรียน", comparator=Comparator.AT_LEAST) is Direction.HIGHER


def test_a_rank_is_better_when_it_is_lower() -> None:
    assert direction_of("การจัดอันดับมหาวิทยาลัย", unit="อันดับ") is Direction.LOWER


def test_a_time_that_is_brought_down_to_a_value() -> None:
    assert direction_of("ลดระยะเวลาการอนุญาต", unit="วัน") is Direction.LOWER
    assert direction_of("ลดระยะเวลาการอนุญาต", unit="ร้อยละ") is Direction.HIGHER


def test_falling_targets_decide_for_names_without_a_cue() -> None:
    assert direction_of("ดัชนีการกัดเซาะ", targets=[5, 4, 3]) is Direction.LOWER
    assert direction_of("ดัชนีการกัดเซาะ", targets=[5, 5, 5]) is Direction.HIGHER
    assert direction_of("ดัชนีการกัดเซาะ", targets=[5, 4, 6]) is Direction.HIGHER


def test_a_share_of_unwanted_things_that_were_dealt_with() -> None:
    assert direction_of("เรื่องร้องเรียนที่วินิจฉัยภายใน 60 วัน", unit="ร้อยละ") is Direction.HIGHER
    assert direction_of("ข้อร้องเรียนที่ปิดเรื่อง", unit="ร้อยละ") is Direction.HIGHER
    assert direction_of("ข้อร้องเรียนที่ค้างเกินกำหนด", unit="ร้อยละ") is Direction.LOWER
    assert direction_of("ขยะที่ส่งฝังกลบ", unit="ร้อยละ") is Direction.LOWER
    assert direction_of("ข้อร้องเรียนที่ส่งถึงผู้บริหาร", unit="เรื่อง") is Direction.LOWER
    assert direction_of("ผู้ป่วยที่เสียชีวิตภายใน 24 ชั่วโมง", unit="ร้อยละ") is Direction.LOWER
