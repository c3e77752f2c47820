"""Letters whose font gives the wrong code: carried through the layout in private planes and settled at the end.

Two kinds:
- SARA AM. A font may read every SARA AA as SARA AM, which shows only when the whole document was seen. Each SARA AM
  becomes a letter of plane 15 that names its font.
- Raised tone marks of the old UPC fonts, which come out as Latin capitals with accents (seen in the budget books: MAI
  EK as E with acute, MAI THO with circumflex, THANTHAKHAT as I with acute; the two between follow the same order of
  glyphs). They count only right behind a Thai letter of the same font; no word is written that way.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np

from extractors.pdf_chars import Ints
from extractors.thai_text import font_has_swapped_am

AM_PLANE = 0xF0000
_TONE_PLANE = 0xFF000
_SARA_AM = 0x0E33
_LATIN_TONES = {0xC9: "\u0e48", 0xCA: "\u0e49", 0xCB: "\u0e4a", 0xCC: "\u0e4b", 0xCD: "\u0e4c"}
RAISED_TONES = tuple(_TONE_PLANE + code for code in _LATIN_TONES)

# Private code -> (letter as the file gives it, letter as it is meant).
Letters = Mapping[int, tuple[str, str]]


def mark_private(codes: Ints, fonts: Ints) -> Ints:
    """Return the codes with doubtful letters as private ones.

    Args:
        codes: code points in content order.
        fonts: index of the font of each.
    """
    private = np.where((codes == _SARA_AM) & (fonts >= 0), AM_PLANE + fonts, codes)
    accented = np.flatnonzero((codes >= 0xC9) & (codes <= 0xCD))
    if len(accented) and accented[-1] > 0:
        accented = accented[accented > 0]
        before = codes[accented - 1]
        thai = (before >= 0x0E01) & (before <= 0x0E4E) & (fonts[accented - 1] == fonts[accented])
        private[accented[thai]] += _TONE_PLANE
    return private


def letters_of(fonts: Iterable[int], texts: Mapping[int, str]) -> dict[int, tuple[str, str]]:
    """Decide what the private letters mean.

    Args:
        fonts: indexes of the fonts that have SARA AM.
        texts: Thai letters by font.
    """
    found = {_TONE_PLANE + code: (chr(code), tone) for code, tone in _LATIN_TONES.items()}
    for font in fonts:
        swapped = font_has_swapped_am(texts.get(font, ""))
        found[AM_PLANE + font] = ("\u0e33", "\u0e32" if swapped else "\u0e33")
    return found
