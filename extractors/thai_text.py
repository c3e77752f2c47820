"""Repair of damaged Thai text, and the one normalisation used for quotes.

Repairs run in a fixed order; each leaves healthy text alone and is idempotent:

1. runs of text read in a wrong code page (TIS-620 as Latin-1, UTF-8 as a one-byte page) -> Thai
2. private-use glyph codes of old Windows fonts -> letters and marks
3. invisible characters removed, no-break space -> space, soft hyphen removed (or a hyphen where it was drawn)
4. Latin ligatures opened by a table (never NFKC or NFKD: they split SARA AM)
5. SARA AM put together: NIKHAHIT + tone + space + SARA AA, SARA AM + SARA AA, consonant + space + SARA AA
6. spaces before marks removed, marks in the order vowel then tone, doubled marks once, two SARA E -> SARA AE
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from extractors.mojibake import decode_tis620, decode_utf8

__all__ = [
    "MARKS",
    "Repaired",
    "decode_tis620",
    "fold_digits",
    "font_has_swapped_am",
    "is_mark",
    "normalise_quote",
    "repair",
    "spaces_stand_before_marks",
]

# Above and below marks: MAI HAN AKAT, SARA I to PHINTHU, MAITAIKHU to YAMAKKAN.
MARKS = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
VOWEL_MARKS = "\u0e31\u0e34-\u0e3a\u0e47\u0e4d"
TONES = "\u0e48-\u0e4b"
CONSONANTS = "\u0e01-\u0e2e"
SARA_AA, SARA_AM, NIKHAHIT = "\u0e32", "\u0e33", "\u0e4d"

# Positional variants in the private use area, as used by the Thai fonts of Windows 9x and of many PDF makers.
_PRIVATE = {
    0xF700: "\u0e10", 0xF701: "\u0e34", 0xF702: "\u0e35", 0xF703: "\u0e36", 0xF704: "\u0e37",
    0xF705: "\u0e48", 0xF706: "\u0e49", 0xF707: "\u0e4a", 0xF708: "\u0e4b", 0xF709: "\u0e4c",
    0xF70A: "\u0e48", 0xF70B: "\u0e49", 0xF70C: "\u0e4a", 0xF70D: "\u0e4b", 0xF70E: "\u0e4c",
    0xF70F: "\u0e0d", 0xF710: "\u0e31", 0xF711: "\u0e4d", 0xF712: "\u0e47", 0xF713: "\u0e48",
    0xF714: "\u0e49", 0xF715: "\u0e4a", 0xF716: "\u0e4b", 0xF717: "\u0e4c", 0xF718: "\u0e38",
    0xF719: "\u0e39", 0xF71A: "\u0e3a",
}  # fmt: skip
_INVISIBLE = dict.fromkeys([0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0x200E, 0x200F], "")
_LIGATURES = {
    0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st",
}  # fmt: skip
_SPACES = {0x00A0: " ", 0x202F: " ", 0x2007: " "}
_TABLE = {**_PRIVATE, **_INVISIBLE, **_LIGATURES, **_SPACES}
_THAI_DIGITS = {0x0E50 + n: str(n) for n in range(10)}


class Repaired(NamedTuple):
    """Repaired text and the number of places that were changed."""

    text: str
    count: int  # type: ignore[assignment]


_AM_STEPS = (
    # NIKHAHIT, tone and space in any order before SARA AA
    (re.compile(rf"{NIKHAHIT}([{TONES}]?) ?{SARA_AA}"), rf"\1{SARA_AM}"),
    (re.compile(rf"([{TONES}]){NIKHAHIT} ?{SARA_AA}"), rf"\1{SARA_AM}"),
    (re.compile(rf"{SARA_AA}{NIKHAHIT}"), SARA_AM),
    (re.compile(rf"{SARA_AM}([{TONES}]?){SARA_AA}"), rf"\1{SARA_AM}"),
    (re.compile(rf"{SARA_AM}{{2,}}"), SARA_AM),
    (re.compile(rf"([{CONSONANTS}][{TONES}]?)[ \ufffd]([{TONES}]?){SARA_AA}"), rf"\1\2{SARA_AM}"),
    (re.compile(rf"([{CONSONANTS}][{TONES}]?)[ \ufffd]([{TONES}]?){SARA_AM}"), rf"\1\2{SARA_AM}"),
    (re.compile(rf"{SARA_AM}([{TONES}])"), rf"\1{SARA_AM}"),
)
_MARK_STEPS = (
    (re.compile(rf" +(?=[{MARKS}])"), ""),
    (re.compile(rf"([{TONES}\u0e4c])([\u0e31\u0e34-\u0e3a\u0e47])"), r"\2\1"),
    (re.compile(rf"([{MARKS}])\1+"), r"\1"),
    (re.compile("\u0e40\u0e40"), "\u0e41"),
)


# Text that no step would change has none of these; most text of sound files is passed by this one search.
_SUSPECT = re.compile(
    "|".join(
        (
            "[" + "".join(map(chr, sorted(_TABLE))) + "\u00ad\u00a1-\u00fb\ufffd]",
            "\u0e40[\u0e18\u0e19].\u0e40[\u0e18\u0e19]",
            NIKHAHIT,
            f"{SARA_AM}[{TONES}{SARA_AA}{SARA_AM}]",
            f"[ \ufffd][{TONES}]?[{SARA_AA}{SARA_AM}]",
            f" [{MARKS}]",
            f"[{TONES}\u0e4c][\u0e31\u0e34-\u0e3a\u0e47]",
            rf"([{MARKS}])\1",
            "\u0e40\u0e40",
        )
    )
)


def is_mark(char: str) -> bool:
    """Whether a character is a Thai mark above or below its base, private-use forms included."""
    return char in _MARK_SET


_MARK_SET = frozenset(
    [chr(c) for c in (0x0E31, *range(0x0E34, 0x0E3B), *range(0x0E47, 0x0E4F))]
    + [chr(c) for c in range(0xF701, 0xF70F)]
    + [chr(c) for c in range(0xF710, 0xF71B)]
)


def fold_digits(text: str) -> str:
    """Return `text` with Thai digits as Arabic ones; for matching only, never for quotes."""
    return text.translate(_THAI_DIGITS)


def normalise_quote(text: str) -> str:
    """Return `text` in the one form in which quotes are compared: NFC, white space folded to one space, stripped."""
    return " ".join(unicodedata.normalize("NFC", text).split())


# A space before a mark that no lost NIKHAHIT explains: before a vowel mark, or before a tone without SARA AA behind it.
_SPACED_MARK = re.compile(rf" (?:[\u0e31\u0e34-\u0e3a\u0e47\u0e4c]|[{TONES}](?! ?{SARA_AA}))")
_SPACE_BEFORE_AA = re.compile(rf"(?<=[{CONSONANTS}]) (?=[{TONES}]?{SARA_AA})")
_MOST_ROUNDS = 8
_SPACE_BEFORE_TONE = re.compile(rf"(?<=[{CONSONANTS}]) (?=[{TONES}]{SARA_AA})")


def spaces_stand_before_marks(text: str) -> bool:
    """Whether a text puts spaces before its marks in general, so that a space before tone + SARA AA means nothing.

    Ask it of a whole page or document: one line may hold no other mark.
    """
    return _SPACED_MARK.search(text) is not None


def repair(text: str, *, hyphenate_shy: bool = False, spaced_marks: bool = False) -> Repaired:
    """Repair one line or paragraph.

    Args:
        text: text as read.
        hyphenate_shy: turn U+00AD into a hyphen (in PDF it was drawn) instead of removing it (in DOCX it was not).
        spaced_marks: the document puts spaces before all marks (see `spaces_stand_before_marks`); where it does not,
            a space before tone + SARA AA is a lost NIKHAHIT, that is SARA AM.

    Returns:
        The repaired text and the number of changed places.
    """
    if text.isascii() or _SUSPECT.search(text) is None:
        return Repaired(text, 0)
    # Before all else: the bytes of text in a wrong code page include those of no-break spaces and soft hyphens.
    decoded = decode_tis620(decode_utf8(text))
    count = int(decoded != text)
    result = decoded.translate(_TABLE)
    count += 0 if result == decoded else sum(1 for c in decoded if ord(c) in _TABLE)
    if "\u00ad" in result:
        count += result.count("\u00ad")
        result = result.replace("\u00ad", "-" if hyphenate_shy else "")
    if spaced_marks or spaces_stand_before_marks(result):
        sure = spaced_marks or len(_SPACED_MARK.findall(result)) > 1
        result, changed = (_SPACE_BEFORE_AA if sure else _SPACE_BEFORE_TONE).subn("", result)
        count += changed
    # One repair can make way for another (a tone behind two vowels moves twice); marks are few, so this ends soon.
    for _ in range(_MOST_ROUNDS):
        before = result
        for pattern, replacement in (*_AM_STEPS, *_MARK_STEPS):
            result, changed = pattern.subn(replacement, result)
            count += changed
        if result == before:
            break
    return Repaired(result, count)


def font_has_swapped_am(text_of_font: str) -> bool:
    """Whether a font's map reads every SARA AA as SARA AM.

    SARA AA is one of the most frequent Thai letters (5.6 % of the letters of the criteria document, SARA AM 0.5 %); a
    font that shows SARA AM often and SARA AA never has its map wrong.
    """
    letters = sum(1 for c in text_of_font if "\u0e01" <= c <= "\u0e4e")
    return SARA_AA not in text_of_font and letters >= 40 and text_of_font.count(SARA_AM) > 0.02 * letters
