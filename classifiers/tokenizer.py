"""Words of a passage: one normalisation and one tokeniser for training and for use.

The model must see the same words in both, so engine and rules have a fingerprint that is stored with the model.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable
from importlib.resources import as_file, files
from typing import NamedTuple

from extractors.thai_text import fold_digits, repair

# Raised whenever a rule of this file changes: a stored model of another version is refused.
RULES_VERSION = 3

_MARKS = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
# Where damage of PDF text can be. A repair takes 107 µs a passage of 190 characters, these searches 10, and the readers
# have repaired nearly all passages before.
_ODD_CHARACTERS = frozenset(
    map(chr, [*range(0xA0, 0xFC), *range(0x200B, 0x2010), 0x2060, 0xFEFF, 0xFFFD, *range(0xF700, 0xF71B), 0x0E4D])
)
_TORN = re.compile(f" [{_MARKS}\u0e32\u0e33]")
# A tone behind sara aa is never written; fonts that draw tones apart leave it there.
_LATE_TONE = re.compile("\u0e32([\u0e48-\u0e4b])")
_SPACES = re.compile(r"\s+")
_DIGIT = re.compile(r"[0-9]")
_DICTIONARY = "pmqa-words-th"
_FIRST_YEAR, _LAST_YEAR = 2400, 2699
DOCUMENT_NUMBER, _SECTION, _DECIMAL, _YEAR = "#เลขที่", "#ข้อ", "#ทศนิยม", "#ปี"
# By number of digits before the decimal point.
_SIZES = ("#หน่วย", "#สิบ", "#ร้อย", "#พัน", "#พัน", "#พัน", "#ล้าน")
_NUMBER_CLASSES = frozenset((DOCUMENT_NUMBER, _SECTION, _DECIMAL, _YEAR, *_SIZES))
_NUMBER = re.compile(r"[0-9][0-9,.]*$")
_THAI_DIGIT = re.compile("[๐-๙]")


class Words(NamedTuple):
    """A tokenised passage.

    Attributes:
        plain: normalised text.
        text: the same with every digit written 0, as the character n-grams read it.
        keys: what each word counts as: the word itself, or the class of a number ("#ปี", "#ร้อย").
        starts: offset of each word in `plain` and `text`.
    """

    plain: str
    text: str
    keys: list[str]
    starts: list[int]


def normalise(text: str) -> str:
    """Return text as the models read it: repaired, NFC, Arabic digits, lower case, single spaces."""
    # Spaces first: a line break before a mark is the same damage as a space.
    text = _SPACES.sub(" ", text).strip()
    # One pass may bring a tone behind the next SARA AA; each pass moves tones to the left, so this ends.
    while _is_suspect(text):
        mended = _LATE_TONE.sub("\\1\u0e32", repair(text).text)
        if mended == text:
            break
        text = mended
    text = unicodedata.normalize("NFC", text).lower()
    if _THAI_DIGIT.search(text):
        text = fold_digits(text)
    return _SPACES.sub(" ", text).strip()


def _is_suspect(text: str) -> bool:
    return (
        not _ODD_CHARACTERS.isdisjoint(text)
        or "\u0e33\u0e32" in text
        or "\u0e40\u0e40" in text
        or _TORN.search(text) is not None
        or _LATE_TONE.search(text) is not None
    )


def number_class(number: str) -> str:
    """Return the class of a number written in digits: a Buddhist year, a section, or its order of size.

    Sizes are kept coarse because exact figures differ from report to report while "tens of days" or
    "millions of baht" recur.
    """
    plain = number.replace(",", "").rstrip(".")
    if plain.count(".") > 1:
        return _SECTION
    if "." in plain:
        return _DECIMAL
    if len(number) == 4 and _FIRST_YEAR <= int(plain) <= _LAST_YEAR:
        return _YEAR
    return _SIZES[min(len(plain.lstrip("0") or "0"), len(_SIZES)) - 1]


def _engine() -> tuple[str, Callable[[str], list[str]]]:
    """Return name and function of the tokeniser: nlpo3, or the slower newmm where nlpo3 is not installed.

    nlpo3 cuts 1.5 million characters a CPU second here, newmm 0.45; their borders agree at F1 0.993. The safe mode of
    nlpo3 damages text and is never used.
    """
    try:
        from nlpo3 import load_dict, segment
    except ImportError:
        from pythainlp.tokenize.newmm import segment as newmm

        return "newmm", lambda text: list(newmm(text))
    # A name that is loaded already is refused and stays loaded, which is what is wanted.
    with as_file(files("pythainlp.corpus") / "words_th.txt") as path:
        load_dict(str(path), _DICTIONARY)
    return "nlpo3", lambda text: list(segment(text, _DICTIONARY))


class Tokenizer:
    """Cuts passages into words. The engine is loaded once."""

    def __init__(self) -> None:
        self.engine, self._cut = _engine()

    def words(self, text: str) -> Words:
        """Return the words of a passage without spaces.

        The engine keeps numbers and Latin words whole; "12/2567" is put together again as the number of a document.
        """
        normal = normalise(text)
        keys: list[str] = []
        starts: list[int] = []
        position = 0
        for word in self._cut(normal):
            start, position = position, position + len(word)
            first = word[0]
            if first == " ":
                continue
            if "0" <= first <= "9" and _NUMBER.match(word):
                if len(keys) > 1 and keys[-1] == "/" and keys[-2] in _NUMBER_CLASSES and starts[-1] == start - 1:
                    del keys[-2:], starts[-1]
                    keys.append(DOCUMENT_NUMBER)
                    continue
                keys.append(number_class(word))
            else:
                keys.append(word)
            starts.append(start)
        return Words(normal, _DIGIT.sub("0", normal), keys, starts)

    def fingerprint(self) -> str:
        """Return a digest of how this tokeniser cuts a fixed text, with the engine's name in front."""
        probe = "กรมฯ มีคำสั่งที่ ๑๒/๒๕๖๗ แต่งตั้งคณะทำงานจัดการความรู้ และ สำนักงาน ก.พ.ร. ตรวจ ITA ได้ร้อยละ 92.5"
        words = self.words(probe)
        digest = hashlib.sha256(repr((RULES_VERSION, words)).encode()).hexdigest()
        return f"{self.engine}:{digest[:16]}"
