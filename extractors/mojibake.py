"""Thai text whose bytes were read in the wrong code page, turned back.

Three ways are known: TIS-620 read as Latin-1 ("¡ÒÃ"), UTF-8 read as Windows-1252 ("à¸à¸²à¸£") and UTF-8 read as Thai
Windows ("เธเธฒเธฃ").
"""

from __future__ import annotations

import re

_THAI = re.compile("[\u0e01-\u0e5b]")
_SIDE_BY_SIDE = re.compile("[\u00a1-\u00fb]{3}")
_LATIN1_RUN = re.compile("[\u00a1-\u00fb][\u00a1-\u00fb \\d.,()/-]*[\u00a1-\u00fb]")
# Three letters of Thai in UTF-8 are nine bytes that begin E0 B8 or E0 B9 each; no other language looks like that. Read
# as Thai Windows the same bytes begin with two Thai letters, so one letter more is asked for there.
_UTF8_AS_WESTERN = re.compile("(?:\u00e0[\u00b8\u00b9].[ -~\u00a0]{0,40}){3,}", re.DOTALL)
_UTF8_AS_THAI = re.compile("(?:\u0e40[\u0e18\u0e19].[ -~\u00a0]{0,40}){4,}", re.DOTALL)
_FEWEST_LETTERS = 4


def _byte(char: str, code_page: str) -> bytes | None:
    if ord(char) < 0xA0:
        # Bytes that a code page does not define are kept as control characters by most programs.
        return bytes([ord(char)])
    try:
        return char.encode(code_page)
    except UnicodeEncodeError:
        return None


def _as_utf8(run: str, code_page: str) -> str:
    """Return the run read as UTF-8 after all, unchanged where that gives no assigned Thai letters."""
    data = [_byte(char, code_page) for char in run]
    if any(b is None for b in data):
        return run
    try:
        decoded = b"".join(b for b in data if b is not None).decode("utf-8")
    except UnicodeDecodeError:
        return run
    sound = all(c.isascii() or _THAI.match(c) for c in decoded)
    return decoded if sound else run


def decode_utf8(text: str) -> str:
    """Return `text` with runs of UTF-8 that were read in a one-byte code page decoded to Thai."""
    if "\u00e0" in text:
        text = _UTF8_AS_WESTERN.sub(lambda m: _as_utf8(m.group(), "cp1252"), text)
    if "\u0e40" in text:
        text = _UTF8_AS_THAI.sub(lambda m: _as_utf8(m.group(), "cp874"), text)
    return text


def decode_tis620(text: str) -> str:
    """Return `text` with runs of Latin-1 letters that are TIS-620 bytes decoded to Thai.

    A run counts when it holds no Thai letter, has at least four letters, three of them side by side, and all fall on
    Thai letters; French or German words have single accented letters between ASCII ones and are left alone.
    """
    return _LATIN1_RUN.sub(lambda m: _decode_run(m.group()), text)


def _decode_run(run: str) -> str:
    letters = [c for c in run if "\u00a1" <= c <= "\u00fb"]
    # Thai is written without spaces: a run of it has letters side by side. Lists of signs ("± × ÷") have not.
    if len(letters) < _FEWEST_LETTERS or not _SIDE_BY_SIDE.search(run):
        return run
    decoded = "".join(chr(ord(c) - 0xA0 + 0x0E00) if "\u00a1" <= c <= "\u00fb" else c for c in run)
    sound = [c for c in decoded if "\u0e01" <= c <= "\u0e3a" or "\u0e3f" <= c <= "\u0e5b"]
    return decoded if len(sound) == len(letters) else run
