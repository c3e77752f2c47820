"""What paragraph and character styles say: heading depth, hidden text, automatic numbers, contents lines."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from extractors.docx_package import W

_HEADING = re.compile(r"^(?:heading|หัวเรื่อง|หัวข้อ)\s*([1-9])$", re.IGNORECASE)
_TOC = re.compile(r"^(?:toc|สารบัญ)\s*\d*$", re.IGNORECASE)
_CAPTION = re.compile(r"^(?:caption|คำอธิบายเฉพาะ|คำบรรยาย(?:ภาพ)?)$", re.IGNORECASE)
_LIST = re.compile(r"^list\b", re.IGNORECASE)
_LONGEST_CHAIN = 30


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """What a style says about its paragraphs, its bases included.

    Attributes:
        heading: 1-based depth or None.
        hidden: text is hidden.
        numbering: (list id, level) or None.
        toc: a line of the table of contents.
        caption: a caption.
        list_like: a list style.
        bold: runs are bold.
    """

    heading: int | None = None
    hidden: bool = False
    numbering: tuple[str | None, int | None] | None = None
    toc: bool = False
    caption: bool = False
    list_like: bool = False
    bold: bool = False


_NO_STYLE = ParagraphStyle()


def is_on(node: etree._Element | None) -> bool | None:
    """Return the value of an on/off element, None where it is absent."""
    if node is None:
        return None
    return node.get(f"{W}val", "1") not in ("0", "false", "off", "none")


@dataclass(slots=True)
class _Raw:
    name: str
    based_on: str | None
    outline: int | None
    hidden: bool | None
    bold: bool | None
    list_id: str | None
    level: int | None


def _either(latin: bool | None, thai: bool | None) -> bool | None:
    return latin if thai is None else (thai or bool(latin))


def _integer(node: etree._Element | None) -> int | None:
    try:
        return int(node.get(f"{W}val", "")) if node is not None else None
    except ValueError:
        return None


class Styles:
    """The styles of a document.

    Args:
        root: the styles part, None where the document has none.
    """

    def __init__(self, root: etree._Element | None) -> None:
        self._raw: dict[str, _Raw] = {}
        self._cache: dict[str, ParagraphStyle] = {}
        self.default = ""
        for node in root.findall(f"{W}style") if root is not None else ():
            key = node.get(f"{W}styleId", "")
            name = node.find(f"{W}name")
            based = node.find(f"{W}basedOn")
            paragraph, run = node.find(f"{W}pPr"), node.find(f"{W}rPr")
            find_p = paragraph.find if paragraph is not None else (lambda _tag: None)
            find_r = run.find if run is not None else (lambda _tag: None)
            numbers = find_p(f"{W}numPr")
            list_id = numbers.find(f"{W}numId") if numbers is not None else None
            self._raw[key] = _Raw(
                name=name.get(f"{W}val", "") if name is not None else "",
                based_on=based.get(f"{W}val") if based is not None else None,
                outline=_integer(find_p(f"{W}outlineLvl")),
                hidden=is_on(find_r(f"{W}vanish")),
                bold=_either(is_on(find_r(f"{W}b")), is_on(find_r(f"{W}bCs"))),
                list_id=list_id.get(f"{W}val") if list_id is not None else None,
                level=_integer(numbers.find(f"{W}ilvl")) if numbers is not None else None,
            )
            if node.get(f"{W}type") == "paragraph" and node.get(f"{W}default") in ("1", "true"):
                self.default = key

    def get(self, key: str | None) -> ParagraphStyle:
        """Return what the style and its bases say; unknown styles say nothing."""
        key = key or self.default
        if key not in self._cache:
            self._cache[key] = self._resolve(key)
        return self._cache[key]

    def run(self, key: str | None) -> ParagraphStyle:
        """Return what a character style says; none is no style at all and not the default of paragraphs."""
        return self.get(key) if key else _NO_STYLE

    def _resolve(self, key: str) -> ParagraphStyle:
        chain: list[_Raw] = []
        step: str | None = key
        while step is not None and step in self._raw and len(chain) < _LONGEST_CHAIN:
            chain.append(self._raw[step])
            step = self._raw[step].based_on
        heading = next((int(m.group(1)) for r in chain if (m := _HEADING.match(r.name))), None)
        if heading is None:
            outline = next((r.outline for r in chain if r.outline is not None), None)
            heading = outline + 1 if outline is not None and 0 <= outline < 9 else None
        list_id = next((r.list_id for r in chain if r.list_id is not None), None)
        level = next((r.level for r in chain if r.level is not None), None)
        return ParagraphStyle(
            heading=heading,
            hidden=next((r.hidden for r in chain if r.hidden is not None), False),
            numbering=(list_id, level) if list_id is not None or level is not None else None,
            toc=any(_TOC.match(r.name) for r in chain),
            caption=any(_CAPTION.match(r.name) for r in chain),
            list_like=any(_LIST.match(r.name) for r in chain),
            bold=next((r.bold for r in chain if r.bold is not None), False),
        )
