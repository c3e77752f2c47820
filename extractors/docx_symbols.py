"""Characters of symbol fonts (Wingdings, Symbol) as ordinary ones."""

from __future__ import annotations

import re

# Codes of Wingdings that stand in lists and forms of office documents: bullets, ticks, boxes, arrows.
_WINGDINGS = {
    0x6C: "●", 0x6D: "○", 0x6E: "■", 0x6F: "☐", 0x71: "☐", 0x72: "☐", 0x75: "◆", 0x76: "❖", 0x77: "◆", 0x9F: "•",
    0xA1: "○", 0xA7: "▪", 0xA8: "☐", 0xB7: "•", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗",
    0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
# Codes of Symbol with a meaning of their own; letters are Greek there.
_SYMBOL = {
    0xB7: "•", 0xB1: "±", 0xB3: "≥", 0xA3: "≤", 0xB4: "×", 0xB8: "÷", 0xB0: "°", 0xAE: "→", 0xD7: "⋅", 0xB9: "≠",
    0xE5: "∑", 0x53: "Σ", 0x61: "α", 0x62: "β", 0x64: "δ", 0x6D: "μ", 0x70: "π", 0x73: "σ", 0x44: "Δ", 0x2D: "−",
}  # fmt: skip
_FIRST, _LAST = 0xF020, 0xF0FF
UNKNOWN = "•"


def symbol(code: str, font: str) -> str:
    """Return the character that a symbol element shows.

    Args:
        code: hexadecimal code, with or without the offset F000.
        font: name of its font.
    """
    try:
        value = int(code, 16)
    except ValueError:
        return ""
    name = font.lower()
    low = value - 0xF000 if _FIRST <= value <= _LAST else value
    if "wingdings" in name or "webdings" in name:
        return _WINGDINGS.get(low, UNKNOWN)
    if name.startswith("symbol"):
        return _SYMBOL.get(low) or (chr(low) if 0x20 <= low < 0x7F else UNKNOWN)
    if _FIRST <= value <= _LAST:
        return _WINGDINGS.get(low) or (chr(low) if 0x20 <= low < 0x7F else UNKNOWN)
    return chr(value) if 0x20 <= value < 0xD800 else UNKNOWN


# Text typed in a symbol font stands in the text at F000 plus its code.
_TYPED = re.compile(f"[{chr(_FIRST)}-{chr(_LAST)}]")
_TYPED_TABLE = {code: _WINGDINGS.get(code - 0xF000, UNKNOWN) for code in range(_FIRST, _LAST + 1)}


def show_typed(text: str) -> str:
    """Return `text` with characters typed in a symbol font as ordinary ones."""
    return text.translate(_TYPED_TABLE) if _TYPED.search(text) else text
