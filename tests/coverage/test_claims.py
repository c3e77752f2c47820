import pytest

from coverage.claims import CriteriaWords, criteria_words
from criteria.edition import Edition


@pytest.fixture(scope="module")
def words(edition: Edition) -> CriteriaWords:
    return criteria_words(edition)


@pytest.mark.parametrize(
    "text",
    [
        "เทศบาลมีการคาดการณ์และปรับแผนให้ทันต่อการเปลี่ยนแปลงอยู่ตลอด",
        "มีการใช้เทคโนโลยีที่ทันสมัยในการตอบข้อร้องเรียน ทำให้ผู้รับบริการพึงพอใจเป็นอย่างมาก",
        "โรงพยาบาลนำองค์ความรู้ไปใช้จนเกิดกระบวนการที่เป็นเลิศ",
        "กรมพัฒนาโครงสร้างพื้นฐานและลดต้นทุนอย่างต่อเนื่อง",
        "งานทุกอย่างของเราบูรณาการทั้งภายในและภายนอก",
        "กรมวิเคราะห์ต้นทุนและลงทุนในทรัพยากรที่ใช้ในกระบวนการหลัก",
    ],
)
def test_own_practice_is_claimed(words: CriteriaWords, text: str) -> None:
    assert words.claimed_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "ส่วนราชการต้องคาดการณ์และปรับแผนให้ทันต่อการเปลี่ยนแปลงอยู่ตลอด",
        "ให้หน่วยงานอธิบายว่าใช้เทคโนโลยีตอบข้อร้องเรียนอย่างไร",
        "หน่วยงานมีการวิเคราะห์ต้นทุนหรือไม่",
        "เกณฑ์บอกว่ามีการตั้งเป้าหมายที่ท้าทาย",
        "การคาดการณ์ การแก้ปัญหา และการปรับแผนให้ทันต่อการเปลี่ยนแปลง",
        "ระดับ Advance | วิเคราะห์ผลเพื่อตอบสนองความต้องการ | ☐",
        "ขั้นก้าวหน้า กรมตั้งเป้าหมายท้าทายอย่างต่อเนื่อง",
        "ผู้นำที่ดีย่อมมีวิสัยทัศน์อยู่เสมอ",
    ],
)
def test_requirements_and_quotations_claim_nothing(words: CriteriaWords, text: str) -> None:
    assert not words.claimed_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "วิเคราะห์ต้นทุน และลงทุนในทรัพยากร ที่ใช้ในกระบวนการหลัก และกระบวนการสนับสนุน",
        "Basic (A&D) | ระบบกำกับดูแลที่มีประสิทธิภาพ | ☐",
        "2) การสร้างเครือข่ายภายนอก",
        "ก้าวหน้า: ใช้เทคโนโลยี และใช้ทรัพยากรร่วมกัน",
    ],
)
def test_words_of_the_criteria_are_recognised(words: CriteriaWords, text: str) -> None:
    assert words.repeats(text)


@pytest.mark.parametrize("text", ["วิสัยทัศน์", "กรมวิเคราะห์ต้นทุนต่อหน่วยของงานทะเบียน 12 กระบวนการ ปี 2567", ""])
def test_other_words_are_not(words: CriteriaWords, text: str) -> None:
    assert not words.repeats(text)


def test_every_text_of_the_criteria_repeats_them(words: CriteriaWords, edition: Edition) -> None:
    for item in edition.items.values():
        for criterion in item.levels.values():
            assert words.repeats(criterion.text) and words.repeats(criterion.source_text)
            assert not words.claimed_in(criterion.text)
