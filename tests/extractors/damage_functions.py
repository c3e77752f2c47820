"""Ways in which Thai text is damaged on its way through a file, and a strategy that makes healthy Thai."""

from __future__ import annotations

import re
from collections.abc import Callable

from hypothesis import strategies as st

CONSONANTS = "กขคงจฉชซญดตถทธนบปผฝพฟภมยรลวศสหอ"
PLAIN = ["", "ะ", "า", "ิ", "ี", "ึ", "ื", "ุ", "ู", "ั", "็", "์"]
TONES = ["", "่", "้", "๊", "๋"]
LEADING = ["", "", "", "เ", "แ", "โ", "ไ", "ใ"]


@st.composite
def syllables(draw: st.DrawFn) -> str:
    """One syllable in the order in which healthy Thai is written."""
    base = draw(st.sampled_from(CONSONANTS))
    final = draw(st.sampled_from(["", *CONSONANTS[:10]]))
    if draw(st.booleans()) and draw(st.booleans()):
        return f"{base}{draw(st.sampled_from(TONES))}ำ{''}"
    vowel = draw(st.sampled_from(PLAIN))
    if vowel in ("็", "์"):
        return f"{base}{vowel}{final}"
    if vowel == "า":
        return f"{base}{draw(st.sampled_from(TONES))}า{final}"
    if vowel == "ะ":
        return f"{base}{draw(st.sampled_from(TONES))}ะ"
    lead = draw(st.sampled_from(LEADING)) if vowel in ("", "ี", "ื") else ""
    return f"{lead}{base}{vowel}{draw(st.sampled_from(TONES))}{final}"


@st.composite
def healthy_thai(draw: st.DrawFn) -> str:
    """A sentence of syllables, numbers and Latin words with single spaces."""
    words = st.one_of(
        st.lists(syllables(), min_size=1, max_size=6).map("".join),
        st.integers(0, 99999).map(str),
        st.sampled_from(["PMQA 4.0", "e-Service", "ISO 9001", "๒๕๖๗", "ร้อยละ", "(สมมติ)", "พ.ศ."]),
    )
    return " ".join(draw(st.lists(words, min_size=1, max_size=8)))


def decompose_am(text: str) -> str:
    return re.sub("([่-๋]?)ำ", "\u0e4d\\1า", text)


def space_am(text: str) -> str:
    return re.sub("([่-๋]?)ำ", " \\1า", text)


def lose_am(text: str) -> str:
    return re.sub("([่-๋]?)ำ", "\ufffd\\1า", text)


def double_am(text: str) -> str:
    return text.replace("ำ", "ำา")


def space_before_marks(text: str) -> str:
    return re.sub("(?=[ัิ-ฺ็-๎])", " ", text)


def tone_first(text: str) -> str:
    return re.sub("([ัิ-ฺ])([่-๋])", r"\2\1", text)


def double_marks(text: str) -> str:
    return re.sub("([ัิ-ฺ็-๎])", r"\1\1", text)


def private_tones(text: str) -> str:
    return text.translate({0x0E48: 0xF70A, 0x0E49: 0xF70B, 0x0E4A: 0xF70C, 0x0E4B: 0xF70D, 0x0E4C: 0xF70E})


def zero_width(text: str) -> str:
    return "\u200b".join(text)


def two_sara_e(text: str) -> str:
    return text.replace("แ", "เเ")


def no_break_spaces(text: str) -> str:
    return text.replace(" ", "\u00a0")


DAMAGES: list[Callable[[str], str]] = [
    decompose_am, space_am, lose_am, double_am, space_before_marks, tone_first, double_marks, private_tones,
    zero_width, two_sara_e, no_break_spaces,
]  # fmt: skip
