"""The visible text of a DOCX paragraph, and what hangs on it: notes, text boxes, dropped deletions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from extractors.docx_drawings import diagram_ids, text_boxes
from extractors.docx_package import MC, W
from extractors.docx_styles import Styles, is_on
from extractors.docx_symbols import show_typed, symbol

_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
# Containers whose children are part of the paragraph's text.
_TRANSPARENT = frozenset(
    f"{W}{name}"
    for name in ("hyperlink", "smartTag", "ins", "moveTo", "fldSimple", "customXml", "sdtContent", "dir", "bdo")
)
_DELETED = frozenset({f"{W}del", f"{W}moveFrom"})
_DRAWINGS = frozenset({f"{W}drawing", f"{W}pict", f"{W}object", f"{MC}AlternateContent"})
_T, _R, _TAB, _FIELD = f"{W}t", f"{W}r", f"{W}tab", f"{W}fldChar"
# A field that stays open over more paragraphs' worth of other fields is a broken file.
_MOST_OPEN_FIELDS = 20


@dataclass(slots=True)
class ParagraphText:
    """What one paragraph holds.

    Attributes:
        text: visible text.
        boxes: text box contents found in the paragraph, in order.
        diagrams: relation ids of diagrams, in order.
        footnotes: ids of footnotes referred to.
        endnotes: ids of endnotes referred to.
        comments: ids of comments referred to.
        deletions: number of tracked deletions that were left out.
        hidden: number of hidden runs that were left out.
        breaks: page breaks that Word recorded when it last laid the document out.
        bold: every visible run is bold.
        in_contents: some of it is the result of a field that makes a table of contents.
        form: it holds a form field.
    """

    text: str = ""
    boxes: list[etree._Element] = field(default_factory=list)
    diagrams: list[str] = field(default_factory=list)
    footnotes: list[str] = field(default_factory=list)
    endnotes: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    deletions: int = 0
    hidden: int = 0
    breaks: int = 0
    bold: bool = False
    in_contents: bool = False
    form: bool = False


@dataclass(slots=True)
class _Field:
    code: str = ""
    in_result: bool = False

    @property
    def contents(self) -> bool:
        return self.in_result and self.code.split()[:1] == ["TOC"]


def shows_placeholder(control: etree._Element) -> bool:
    """Whether a content control shows only its prompt ("click here to enter text"), which nobody has filled in."""
    return is_on(control.find(f"{W}sdtPr/{W}showingPlcHdr")) is True


class RunReader:
    """Reads paragraphs; fields whose result goes on over several paragraphs are remembered.

    Args:
        styles: styles of the document, for hidden and bold text.
    """

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._fields: list[_Field] = []

    def read(
        self,
        paragraph: etree._Element,
        style_hidden: bool = False,
        style_bold: bool = False,
        white_paper: bool = False,
    ) -> ParagraphText:
        """Return the visible text of a w:p element.

        Args:
            paragraph: the element.
            style_hidden: its style hides text.
            style_bold: its style is bold.
            white_paper: it stands on the bare page, so that white text cannot be seen.
        """
        result = ParagraphText(in_contents=any(f.contents for f in self._fields))
        parts: list[str] = []
        weights: list[bool] = []
        for run in self._runs(paragraph, result):
            if run.tag != _R:
                parts.append(run.text or "")
                continue
            properties = run.find(f"{W}rPr")
            if self._is_hidden(properties, style_hidden) or (white_paper and _is_white(properties)):
                result.hidden += 1
                # The marks of a field count even where they are hidden; else its visible end would be lost.
                for mark in run.iterfind(_FIELD):
                    self._field(mark, [], result)
                continue
            before = len(parts)
            self._run(run, parts, result)
            if any(p.strip() for p in parts[before:]):
                weights.append(self._is_bold(properties, style_bold))
        # A code that is still open at the end of a paragraph belongs to a broken field and must not swallow the rest.
        self._fields = [f for f in self._fields if f.in_result][:_MOST_OPEN_FIELDS]
        result.text = show_typed("".join(parts))
        result.bold = bool(weights) and all(weights)
        return result

    def _runs(self, node: etree._Element, result: ParagraphText) -> Iterator[etree._Element]:
        for child in node:
            tag = child.tag
            if tag == _R or tag == f"{_MATH}t":
                yield child
            elif tag in _TRANSPARENT:
                yield from self._runs(child, result)
            elif tag == f"{W}sdt":
                if not shows_placeholder(child):
                    yield from self._runs(child, result)
            elif tag in _DELETED:
                result.deletions += 1
            elif tag == f"{MC}AlternateContent":
                choice = child.find(f"{MC}Choice")
                choice = choice if choice is not None else child.find(f"{MC}Fallback")
                if choice is not None:
                    yield from self._runs(choice, result)
            elif isinstance(tag, str) and tag.startswith(_MATH):
                yield from self._runs(child, result)

    def _is_hidden(self, properties: etree._Element | None, style_hidden: bool) -> bool:
        if properties is None:
            return style_hidden
        own = is_on(properties.find(f"{W}vanish"))
        if own is not None:
            return own
        style = properties.find(f"{W}rStyle")
        return style_hidden or (style is not None and self._styles.run(style.get(f"{W}val")).hidden)

    def _is_bold(self, properties: etree._Element | None, style_bold: bool) -> bool:
        if properties is None:
            return style_bold
        # Thai text follows bCs, Latin text b; either makes a paragraph look like a heading.
        own = [is_on(properties.find(f"{W}{name}")) for name in ("b", "bCs")]
        if any(own):
            return True
        style = properties.find(f"{W}rStyle")
        if style is not None and own == [None, None] and self._styles.run(style.get(f"{W}val")).bold:
            return True
        return style_bold and own == [None, None]

    def _run(self, run: etree._Element, parts: list[str], result: ParagraphText) -> None:
        for child in run:
            tag = child.tag
            if tag == _T:
                if not self._in_code:
                    parts.append(child.text or "")
            elif tag == _FIELD:
                self._field(child, parts, result)
            elif tag == f"{W}instrText":
                if self._in_code:
                    self._fields[-1].code += child.text or ""
            elif tag == f"{W}lastRenderedPageBreak":
                result.breaks += 1
            elif not self._in_code:
                self._special(child, tag, parts, result)

    def _special(self, child: etree._Element, tag: str, parts: list[str], result: ParagraphText) -> None:
        if tag in (_TAB, f"{W}ptab"):
            parts.append("\t")
        elif tag in (f"{W}br", f"{W}cr"):
            # A page or column break inside a paragraph parts its text like a line break.
            parts.append("\n")
        elif tag == f"{W}noBreakHyphen":
            parts.append("-")
        elif tag == f"{W}sym":
            parts.append(symbol(child.get(f"{W}char", ""), child.get(f"{W}font", "")))
        elif tag == f"{W}footnoteReference":
            result.footnotes.append(child.get(f"{W}id", ""))
        elif tag == f"{W}endnoteReference":
            result.endnotes.append(child.get(f"{W}id", ""))
        elif tag == f"{W}commentReference":
            result.comments.append(child.get(f"{W}id", ""))
        elif tag in _DRAWINGS:
            result.boxes += text_boxes(child)
            result.diagrams += diagram_ids(child)
        elif tag == f"{W}ruby":
            for base in child.iterfind(f"{W}rubyBase/{W}r"):
                self._run(base, parts, result)

    @property
    def _in_code(self) -> bool:
        return any(not f.in_result for f in self._fields)

    def _field(self, mark: etree._Element, parts: list[str], result: ParagraphText) -> None:
        kind = mark.get(f"{W}fldCharType")
        if kind == "begin":
            form = mark.find(f"{W}ffData")
            if form is not None:
                result.form = True
                if not self._in_code:
                    parts.append(_form_value(form))
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].in_result = True
            result.in_contents = result.in_contents or self._fields[-1].contents
        elif kind == "end" and self._fields:
            self._fields.pop()


def _is_white(properties: etree._Element | None) -> bool:
    """Whether a run is written in white with nothing dark behind it."""
    color = properties.find(f"{W}color") if properties is not None else None
    if properties is None or color is None or color.get(f"{W}val", "").upper() != "FFFFFF":
        return False
    return properties.find(f"{W}shd") is None and properties.find(f"{W}highlight") is None


def _form_value(form: etree._Element) -> str:
    """What a form field shows that has no result text: a tick box or the chosen entry of a list."""
    box = form.find(f"{W}checkBox")
    if box is not None:
        checked = is_on(box.find(f"{W}checked"))
        return "☑" if (is_on(box.find(f"{W}default")) if checked is None else checked) else "☐"
    chooser = form.find(f"{W}ddList")
    if chooser is None:
        return ""
    entries = [e.get(f"{W}val", "") for e in chooser.iterfind(f"{W}listEntry")]
    chosen = chooser.find(f"{W}result")
    index = chosen.get(f"{W}val", "0") if chosen is not None else "0"
    return entries[int(index)] if index.isdigit() and int(index) < len(entries) else ""
