"""Repair of Thai text: healthy text unchanged, every damage undone, one normalisation for quotes."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from damage_functions import DAMAGES, healthy_thai, space_before_marks
from hypothesis import given
from hypothesis import strategies as st

from extractors.thai_text import (
    decode_tis620,
    fold_digits,
    font_has_swapped_am,
    is_mark,
    normalise_quote,
    repair,
    spaces_stand_before_marks,
)

DATA = Path(__file__).resolve().parents[1] / "data"
CRITERIA = (DATA / "pmqa40_seed.txt").read_text(encoding="utf-8")


@given(healthy_thai())
def test_healthy_text_is_returned_unchanged(text: str) -> None:
    assert repair(text) == (text, 0)


def test_the_criteria_document_needs_no_repair() -> None:
    assert repair(CRITERIA) == (CRITERIA, 0)


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda f: f.__name__)
@given(text=healthy_thai())
def test_repair_undoes_the_damage(damage: Callable[[str], str], text: str) -> None:
    damaged = damage(text)
    repaired = repair(damaged, spaced_marks=damage is space_before_marks)
    assert repaired.text == text
    assert (repaired.count > 0) == (damaged != text)


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda f: f.__name__)
def test_repair_restores_the_criteria_document(damage: Callable[[str], str]) -> None:
    # The last column of tables is separated by tabs, which no damage touches.
    assert repair(damage(CRITERIA)).text == CRITERIA


@given(healthy_thai())
def test_repair_is_idempotent_on_anything_it_made(text: str) -> None:
    for damage in DAMAGES:
        once = repair(damage(text)).text
        assert repair(once) == (once, 0), damage.__name__


def test_a_document_that_spaces_its_marks_is_told_from_one_that_lost_nikhahit() -> None:
    assert spaces_stand_before_marks("ผ ู้น ํา")
    assert not spaces_stand_before_marks("ผู้น า น ้า งาน")
    assert repair("น ้า").text == "น้ำ"
    assert repair("น ้า ท ี่บ ้าน").text == "น้า ที่บ้าน"


def test_soft_hyphens_are_hyphens_where_they_were_drawn() -> None:
    assert repair("PMQA\u00ad1.2", hyphenate_shy=True).text == "PMQA-1.2"
    assert repair("คำ\u00adเดียว").text == "คำเดียว"


def test_ligatures_are_opened_without_splitting_sara_am() -> None:
    assert repair("e\ufb03ciency งานประจำ").text == "efficiency งานประจำ"


def test_tis620_runs_are_decoded_and_western_words_are_not() -> None:
    thai = "ประชาชนมีส่วนร่วมออกแบบบริการ"
    assert decode_tis620(thai.encode("tis-620").decode("latin-1")) == thai
    mixed = f"หน่วยงาน {'ข้อมูลเปิด'.encode('tis-620').decode('latin-1')} 2567"
    assert decode_tis620(mixed) == "หน่วยงาน ข้อมูลเปิด 2567"
    for western in ("café à la carte", "Müller Straße", "naïve façade", "÷ × ± § °C"):
        assert decode_tis620(western) == western


@pytest.mark.parametrize("code_page", ["latin-1", "cp1252", "cp874"])
def test_utf8_read_in_a_one_byte_code_page_is_turned_back(code_page: str) -> None:
    thai = "การประเมินตนเอง ปี 2567 ผลคะแนน"
    read = "".join(
        bytes([b]).decode(code_page) if code_page == "latin-1" or _defined(b, code_page) else chr(b)
        for b in thai.encode("utf-8")
    )
    assert repair(f"{read}").text == thai
    for healthy in ("เธอเธอเธอเธอ เนื้อนาบุญ เนเนเนเน", "à la carte", "Voilà ¸ à¸"):
        assert repair(healthy) == (healthy, 0)


def _defined(byte: int, code_page: str) -> bool:
    try:
        bytes([byte]).decode(code_page)
    except UnicodeDecodeError:
        return False
    return True


@given(st.text(alphabet="กงิีุ่้็์ัําเแ \ufffd\u00a0\u200b\uf70a\uf711\ufb01a1.ÃÐบ\u00ad", max_size=14))
def test_repair_is_idempotent_on_any_text(text: str) -> None:
    once = repair(text).text
    assert repair(once) == (once, 0)


def test_a_page_that_spaces_its_marks_gets_no_sara_am_out_of_sara_aa() -> None:
    assert repair("ก าร ท ี่บ ้าน ร ู้", spaced_marks=False).text == "การ ที่บ้าน รู้"
    assert repair("ก าร", spaced_marks=True).text == "การ"
    assert repair("ท างาน").text == "ทำงาน"


def test_a_font_whose_sara_aa_reads_as_sara_am_is_told_from_a_sound_one() -> None:
    sound = "การพัฒนาระบบราชการและการนำองค์การตามมาตรฐานที่ทำงานร่วมกัน" * 2
    assert font_has_swapped_am(sound.replace("ำ", " า").replace("า", "ำ"))
    assert not font_has_swapped_am(sound)
    assert not font_has_swapped_am("ทำ")


def test_digits_fold_and_marks_are_known() -> None:
    assert fold_digits("ร้อยละ ๘๕.๕๐ ปี ๒๕๖๗") == "ร้อยละ 85.50 ปี 2567"
    assert is_mark("\u0e48")
    assert is_mark("\uf70a")
    assert not is_mark("ก")
    assert not is_mark("า")


def test_quotes_have_one_normal_form() -> None:
    assert normalise_quote(" ก  ข\n\tค ") == "ก ข ค"
    assert normalise_quote(normalise_quote("ก\u00a0ข")) == normalise_quote("ก\u00a0ข")
    assert unicodedata.is_normalized("NFC", normalise_quote("e\u0301"))
