"""The visible text of a DOCX paragraph, and what hangs on it: notes, text boxes, dropped deletions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from extractors.docx_package import W
from extractors.docx_styles import Styles, is_on

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
# Containers whose children are part of the paragraph's text.
_TRANSPARENT = frozenset(
    f"{W}{name}"
    for name in (
        "hyperlink",
        "smartTag",
        "ins",
        "moveTo",
        "fldSimple",
        "customXml",
        "sdt",
        "sdtContent",
        "dir",
        "bdo",
        "ruby",
        "rubyBase",
    )
)
_DELETED = frozenset({f"{W}del", f"{W}moveFrom"})
_SYMBOLS = {"F0B7": "•", "F0A7": "▪", "F0D8": "➢", "F0FC": "✓", "F0FE": "☑", "F0A8": "☐", "F06F": "☐", "F0E0": "→"}


@dataclass(slots=True)
class ParagraphText:
    """What one paragraph holds.

    Attributes:
        text: visible text.
        boxes: text box contents found in the paragraph, in order.
        footnotes: ids of footnotes referred to.
        endnotes: ids of endnotes referred to.
        comments: ids of comments referred to.
        deletions: number of tracked deletions that were left out.
        hidden: number of hidden runs that were left out.
        bold: every visible run is bold.
    """

    text: str = ""
    boxes: list[etree._Element] = field(default_factory=list)
    footnotes: list[str] = field(default_factory=list)
    endnotes: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    deletions: int = 0
    hidden: int = 0
    bold: bool = False


class RunReader:
    """Reads paragraphs; field state lives across runs, as fields may span them.

    Args:
        styles: styles of the document, for hidden and bold text.
    """

    def __init__(self, styles: Styles) -> None:
        self._styles = styles

    def read(self, paragraph: etree._Element, style_hidden: bool = False, style_bold: bool = False) -> ParagraphText:
        """Return the visible text of a w:p element."""
        result = ParagraphText()
        parts: list[str] = []
        weights: list[bool] = []
        # Each open field: False while its code is read, True while its result is read.
        fields: list[bool] = []
        for run in self._runs(paragraph, result):
            properties = run.find(f"{W}rPr")
            if self._is_hidden(properties, style_hidden):
                result.hidden += 1
                continue
            before = len(parts)
            self._run(run, parts, fields, result)
            if any(p.strip() for p in parts[before:]):
                weights.append(self._is_bold(properties, style_bold))
        result.text = "".join(parts)
        result.bold = bool(weights) and all(weights)
        return result

    def _runs(self, node: etree._Element, result: ParagraphText) -> Iterator[etree._Element]:
        for child in node:
            tag = child.tag
            if tag == f"{W}r" or tag == _MATH_TEXT:
                yield child
            elif tag in _TRANSPARENT:
                yield from self._runs(child, result)
            elif tag in _DELETED:
                result.deletions += 1
            elif tag == f"{MC}AlternateContent":
                choice = child.find(f"{MC}Choice")
                choice = choice if choice is not None else child.find(f"{MC}Fallback")
                if choice is not None:
                    yield from self._runs(choice, result)
            elif isinstance(tag, str) and tag.startswith(
                "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
            ):
                yield from self._runs(child, result)
            elif tag in (f"{W}commentRangeStart",):
                continue

    def _is_hidden(self, properties: etree._Element | None, style_hidden: bool) -> bool:
        if properties is None:
            return style_hidden
        own = is_on(properties.find(f"{W}vanish"))
        if own is not None:
            return own
        style = properties.find(f"{W}rStyle")
        if style is not None and self._styles.get(style.get(f"{W}val")).hidden:
            return True
        return style_hidden

    def _is_bold(self, properties: etree._Element | None, style_bold: bool) -> bool:
        if properties is None:
            return style_bold
        for name in ("b", "bCs"):
            own = is_on(properties.find(f"{W}{name}"))
            if own is not None:
                return own
        return style_bold

    def _run(self, run: etree._Element, parts: list[str], fields: list[bool], result: ParagraphText) -> None:
        if run.tag == _MATH_TEXT:
            parts.append(run.text or "")
            return
        for child in run:
            tag = child.tag
            if tag == f"{W}fldChar":
                kind = child.get(f"{W}fldCharType")
                if kind == "begin":
                    fields.append(False)
                elif kind == "separate" and fields:
                    fields[-1] = True
                elif kind == "end" and fields:
                    fields.pop()
            elif fields and not fields[-1]:
                continue
            elif tag == f"{W}t":
                parts.append(child.text or "")
            elif tag in (f"{W}tab", f"{W}ptab"):
                parts.append("\t")
            elif tag in (f"{W}br", f"{W}cr"):
                parts.append("\n" if child.get(f"{W}type", "textWrapping") == "textWrapping" else "")
            elif tag == f"{W}noBreakHyphen":
                parts.append("-")
            elif tag == f"{W}sym":
                parts.append(_symbol(child))
            elif tag == f"{W}footnoteReference":
                result.footnotes.append(child.get(f"{W}id", ""))
            elif tag == f"{W}endnoteReference":
                result.endnotes.append(child.get(f"{W}id", ""))
            elif tag == f"{W}commentReference":
                result.comments.append(child.get(f"{W}id", ""))
            elif tag in (f"{W}drawing", f"{W}pict", f"{W}object", f"{MC}AlternateContent"):
                result.boxes += text_boxes(child)


def _symbol(node: etree._Element) -> str:
    code = node.get(f"{W}char", "").upper()
    if code in _SYMBOLS:
        return _SYMBOLS[code]
    try:
        value = int(code, 16)
    except ValueError:
        return ""
    # Symbol fonts sit at F000 plus the code of the character.
    value = value - 0xF000 if 0xF020 <= value <= 0xF07E else value
    return chr(value) if 0x20 <= value < 0xD800 else "•"


def text_boxes(node: etree._Element) -> list[etree._Element]:
    """Return the w:txbxContent elements below `node`, each drawing once (Choice, not Fallback)."""
    found: list[etree._Element] = []
    if node.tag == f"{MC}AlternateContent":
        choice = node.find(f"{MC}Choice")
        inner = text_boxes(choice) if choice is not None else []
        if inner:
            return inner
        fallback = node.find(f"{MC}Fallback")
        return text_boxes(fallback) if fallback is not None else []
    for child in node:
        if child.tag == f"{W}txbxContent":
            found.append(child)
        elif isinstance(child.tag, str):
            found += text_boxes(child)
    return found
