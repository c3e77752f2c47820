"""The damage measure on both sides: healthy pages pass, damaged ones are flagged."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from damage_functions import private_tones, space_before_marks

from extractors.damage import FEWEST_CHARACTERS, measure

CRITERIA = (Path(__file__).resolve().parents[1] / "data" / "pmqa40_seed.txt").read_text(encoding="utf-8")
PAGES = [CRITERIA[i : i + 1800] for i in range(0, len(CRITERIA), 1800)]


def out_of_order(text: str) -> str:
    rng = random.Random(1)
    return " ".join("".join(rng.sample(word, len(word))) for word in text.split(" "))


def latin1(text: str) -> str:
    return "".join(chr(ord(c) - 0xE00 + 0xA0) if "ก" <= c <= "๛" else c for c in text)


def private_letters(text: str) -> str:
    return text.translate({ord(c): 0xE000 + i for i, c in enumerate("กขคงจ")})


def lost_letter(text: str) -> str:
    return text.replace("ร", "\ufffd")


def cid(text: str) -> str:
    return text.replace("น", "(cid:201)")


@pytest.mark.parametrize("page", PAGES)
def test_healthy_pages_are_not_flagged(page: str) -> None:
    assert not measure(page).damaged


@pytest.mark.parametrize(
    "damage", [out_of_order, latin1, private_letters, lost_letter, cid, private_tones, space_before_marks]
)
def test_damaged_pages_are_flagged(damage: Callable[[str], str]) -> None:
    assert all(measure(damage(page)).damaged for page in PAGES)


@pytest.mark.parametrize(
    "text",
    [
        "ตัวชี้วัด | หน่วย | เป้าหมาย | ผล\nร้อยละความพึงพอใจ | ร้อยละ | 85.00 | 88.20\nต้นทุนต่อหน่วย | บาท | 480 | 355",
        "The English annex of a report describes ISO/IEC 27001:2022 controls (A.5-A.8) and the café's menu.",
        "โทร. 0 2555 0101 ต่อ 4412-5 โทรสาร 0 2555 0199 saraban@example.go.th https://www.example.go.th/e-service?id=1",
        "- ข้อ ก. ✓ ผ่าน • ข้อ ข. ✔ ผ่าน ➢ สรุป “ดีมาก” (ร้อยละ ๙๕.๕๐) ± 2°",
    ],
)
def test_tables_english_and_lists_are_healthy(text: str) -> None:
    assert not measure(text).damaged


def exchanged(text: str) -> str:
    letters = "กขคงจฉชซดตถทธนบปผพฟมยรลวสหอ"
    mixed = list(letters)
    random.Random(3).shuffle(mixed)
    return text.translate(dict(zip(map(ord, letters), mixed, strict=True)))


def test_sound_spelling_without_words_is_damage() -> None:
    full = [page for page in PAGES if len(page) == 1800]
    assert all(measure(exchanged(page)).damaged for page in full)
    assert all(measure(page).words > 2 * measure(exchanged(page)).words for page in full)
    # Too few letters to expect words in: a list of names is no damage.
    assert not measure("นางสาวกมลชนก รัตนพฤกษ์ นายธีรภัทร วงศ์สุวรรณ " * 4).damaged


def test_a_few_characters_say_nothing() -> None:
    assert not measure("\ue000" * (FEWEST_CHARACTERS - 1)).damaged
    assert measure("\ue000" * FEWEST_CHARACTERS).damaged
