"""A quote marked inside its passage."""

from __future__ import annotations

import unicodedata

from worksheets.html_text import Html, el, join

# A passage made of a table row joins its cells by this; a quote may have white space there.
_CELL_JOIN = " | "


def fold(text: str) -> str:
    """Return text in composed form with every run of white space as one space, as quotes are compared."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def marked(passage: str, quote: str) -> Html:
    """Return the passage with the quote in <mark>; the quote alone where the passage does not hold it.

    Args:
        passage: text around the quote, "" where it is not known.
        quote: the cited words.
    """
    wanted = fold(quote)
    if not wanted:
        return join((fold(passage),))
    for text in (fold(passage), fold(passage.replace(_CELL_JOIN, " "))):
        before, found, after = text.partition(wanted)
        if found:
            return join((before, el("mark", found), after))
    return el("mark", wanted)
