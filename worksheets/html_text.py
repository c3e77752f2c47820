"""Markup that escapes by construction: plain strings are always text, only `Html` is markup."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

from worksheets.safe_text import clean

_VOID = frozenset({"br", "hr", "input", "meta", "link"})
_NOT_ID = re.compile(r"[^0-9A-Za-z]+")


class Html(str):
    """Text that is markup already. Made by the functions of this file and by nothing else."""

    __slots__ = ()


Child = str | Html | None | Iterable["Child"]


def text(value: str) -> Html:
    """Return text of a report as markup: escaped, without control and reordering characters."""
    return Html(html.escape(clean(value), quote=True))


def join(children: Iterable[Child]) -> Html:
    """Return the children one after another; plain strings are escaped."""
    parts = []
    for child in children:
        if child is None:
            continue
        if isinstance(child, Html):
            parts.append(str(child))
        elif isinstance(child, str):
            parts.append(str(text(child)))
        else:
            parts.append(str(join(child)))
    return Html("".join(parts))


def el(tag: str, /, *children: Child, **attributes: str | int | bool | None) -> Html:
    """Return an element.

    Args:
        tag: tag name.
        children: plain strings (escaped), markup, or iterables of both; None is nothing.
        attributes: a trailing underscore is dropped and underscores become hyphens; None and False leave an attribute
            out, True writes it without a value.
    """
    pairs = []
    for key, value in attributes.items():
        if value is None or value is False:
            continue
        attribute = key.rstrip("_").replace("_", "-")
        pairs.append(f" {attribute}" if value is True else f' {attribute}="{text(str(value))}"')
    opening = f"<{tag}{''.join(pairs)}>"
    return Html(opening) if tag in _VOID else Html(f"{opening}{join(children)}</{tag}>")


def anchor(*parts: str) -> str:
    """Return an id for links inside the page, made of letters, digits and hyphens."""
    return "-".join(_NOT_ID.sub("-", part) for part in parts)
