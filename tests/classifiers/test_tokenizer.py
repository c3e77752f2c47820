from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from classifiers.tokenizer import DOCUMENT_NUMBER, Tokenizer, normalise, number_class

TOKENIZER = Tokenizer()
THAI = st.text(alphabet=st.sampled_from("กขคงจชดตนบปผพมยรลวสหอะาิีึืุูเแโใไ่้๊๋็์ำ ๐๑๒0129.,/-()%abcXYZ\n\t\u200b"), max_size=80)


def test_thai_and_arabic_digits_give_the_same_words() -> None:
    assert TOKENIZER.words("ร้อยละ ๘๕.๕๐ ปี ๒๕๖๗").keys == TOKENIZER.words("ร้อยละ 85.50 ปี 2567").keys


def test_damage_of_pdf_text_is_mended_and_sound_text_left_alone() -> None:
    assert normalise("การด าเนินงาน") == "การดำเนินงาน"
    assert normalise("จัดให้ม ีต ู้") == "จัดให้มีตู้"
    assert normalise("คา่เปา้หมาย") == "ค่าเป้าหมาย"
    assert normalise("ระบบ e-Service ใหม่") == "ระบบ e-service ใหม่"


def test_numbers_become_classes() -> None:
    assert number_class("2567") == "#ปี"
    assert number_class("2,567") == "#พัน"
    assert number_class("9") == "#หน่วย"
    assert number_class("92.5") == "#ทศนิยม"
    assert number_class("12,400,000") == "#ล้าน"
    assert number_class("1.2.3") == "#ข้อ"


def test_a_document_number_is_one_word_and_a_ratio_of_words_is_not() -> None:
    assert DOCUMENT_NUMBER in TOKENIZER.words("คำสั่งที่ 118/2566 ลงวันที่").keys
    assert DOCUMENT_NUMBER not in TOKENIZER.words("อัตรา คน/วัน 12").keys


def test_the_fingerprint_names_the_engine_and_repeats() -> None:
    assert TOKENIZER.fingerprint() == Tokenizer().fingerprint()
    assert TOKENIZER.fingerprint().startswith(f"{TOKENIZER.engine}:")


@given(THAI)
def test_words_lie_in_order_inside_the_text_and_lose_only_spaces(text: str) -> None:
    words = TOKENIZER.words(text)
    assert len(words.keys) == len(words.starts)
    assert words.starts == sorted(set(words.starts))
    assert len(words.plain) == len(words.text)
    ends = [*words.starts[1:], len(words.plain)][: len(words.starts)]
    joined = "".join(words.plain[a:b] for a, b in zip(words.starts, ends, strict=True))
    assert joined.replace(" ", "") == words.plain.replace(" ", "")


@given(THAI)
def test_normalising_twice_changes_nothing(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
