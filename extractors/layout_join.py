"""Joining lines of one paragraph, without inventing or losing spaces between Thai letters."""

from __future__ import annotations

from collections.abc import Iterable

_CLOSING = frozenset(")]}”’»,.;:!?%ฯๆ")
_OPENING = frozenset("([{“‘«/-–")


def _is_thai(char: str) -> bool:
    return "\u0e01" <= char <= "\u0e4e" or "\uf700" <= char <= "\uf71a" or char >= "\U000f0000"


def join_two(first: str, second: str) -> str:
    """Join two lines of a paragraph.

    A space that was drawn at the end of the first or the start of the second line is kept. Without one, Thai letters
    are joined directly (Thai has no spaces between words), Latin words and numbers get the space the line break stood
    for.
    """
    head, tail = first.rstrip(), second.lstrip()
    if not head or not tail:
        return head or tail
    if head != first or tail != second:
        return f"{head} {tail}"
    last, next_ = head[-1], tail[0]
    if _is_thai(last) and _is_thai(next_):
        # Thai sets a space behind the repetition sign and around the one-letter word "ณ"; a line break ate it.
        apart = last == "ๆ" or head.endswith(" ณ") or tail.startswith("ณ ")
        return f"{head} {tail}" if apart else head + tail
    if next_ in _CLOSING or last in _OPENING:
        return head + tail
    return f"{head} {tail}"


def join_lines(lines: Iterable[str]) -> str:
    """Join the lines of one paragraph or one table cell."""
    text = ""
    for line in lines:
        text = join_two(text, line) if text else line.lstrip()
    return text.rstrip()
