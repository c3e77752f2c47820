"""Reader for DOCX: the body XML in document order, with what python-docx leaves out."""

from __future__ import annotations

import hashlib
import re

from lxml import etree

from extractors.document import BlockKind, Document, Flag
from extractors.docx_builder import BlockBuilder
from extractors.docx_numbering import Numbering
from extractors.docx_package import Package, R, W
from extractors.docx_runs import MC, ParagraphText, RunReader
from extractors.docx_styles import ParagraphStyle, Styles
from extractors.docx_tables import read_table
from extractors.errors import DocxCorrupt
from extractors.headings import parse_heading
from extractors.limits import Limits

_DEEPEST = 40
_TYPED_ITEM = re.compile(r"^\s*(?:[-–•●▪◦➢✓✔☑☐*·]|\(?[0-9๐-๙]{1,2}[.)]\)?|\(?[ก-ฮ][.)]|[0-9๐-๙]{1,2}\))\s+\S")
_CAPTION = re.compile(r"^\s*(?:ตารางที่|ภาพที่|รูปที่|แผนภูมิที่|แผนภาพที่|ภาพ|รูป)\s*[0-9๐-๙]")
_TOC_LINE = re.compile(r"(?:\t|\.{4,}|…{2,})\s*[0-9๐-๙]{1,4}\s*$")
# Bold paragraphs up to this length that begin with a number are headings (the headings of the sample reports and of the
# developer cases have at most 96 characters; bold sentences in prose are longer or have no number).
_LONGEST_HEADING = 120


def _note_texts(root: etree._Element | None, tag: str) -> dict[str, etree._Element]:
    return {n.get(f"{W}id", ""): n for n in root.iter(f"{W}{tag}")} if root is not None else {}


class _Walker:
    def __init__(self, package: Package, limits: Limits) -> None:
        self.package = package
        relations = package.relations(package.main)
        parts = {r.kind: r.target for r in relations.values() if not r.external}
        self._by_id = relations
        self._styles = Styles(package.xml(parts["styles"]) if "styles" in parts else None)
        self._numbering = Numbering(package.xml(parts["numbering"]) if "numbering" in parts else None)
        self._runs = RunReader(self._styles)
        self._notes = {
            "footnote": _note_texts(package.xml(parts["footnotes"]) if "footnotes" in parts else None, "footnote"),
            "endnote": _note_texts(package.xml(parts["endnotes"]) if "endnotes" in parts else None, "endnote"),
            "comment": _note_texts(package.xml(parts["comments"]) if "comments" in parts else None, "comment"),
        }
        self.builder = BlockBuilder(limits)
        self._in_toc = False

    def body(self, node: etree._Element, depth: int = 0) -> None:
        """Walk block-level content in order."""
        if depth > _DEEPEST:
            return
        for child in node:
            tag = child.tag
            if tag == f"{W}p":
                self._paragraph(child, depth)
            elif tag == f"{W}tbl":
                self._table(child, depth)
            elif tag == f"{W}sdt":
                self._control(child, depth)
            elif tag in (f"{W}sdtContent", f"{W}customXml", f"{W}ins", f"{W}moveTo", f"{W}smartTag"):
                self.body(child, depth + 1)
            elif tag == f"{MC}AlternateContent":
                choice = child.find(f"{MC}Choice")
                choice = choice if choice is not None else child.find(f"{MC}Fallback")
                if choice is not None:
                    self.body(choice, depth + 1)

    def _control(self, control: etree._Element, depth: int) -> None:
        gallery = control.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
        before = self._in_toc
        if gallery is not None and gallery.get(f"{W}val", "") == "Table of Contents":
            self._in_toc = True
        content = control.find(f"{W}sdtContent")
        if content is not None:
            self.body(content, depth + 1)
        self._in_toc = before

    def _number(
        self, properties: etree._Element | None, style_id: str | None, style: ParagraphStyle
    ) -> tuple[str, int] | None:
        list_id = level = None
        own = properties.find(f"{W}numPr") if properties is not None else None
        if own is not None:
            id_node, level_node = own.find(f"{W}numId"), own.find(f"{W}ilvl")
            list_id = id_node.get(f"{W}val") if id_node is not None else None
            level = int(level_node.get(f"{W}val", "0")) if level_node is not None else None
        if list_id is None and style.numbering is not None:
            tied = self._numbering.level_of_style(style_id or self._styles.default)
            list_id = style.numbering[0]
            if level is None:
                level = style.numbering[1] if style.numbering[1] is not None else (tied[1] if tied else None)
        if list_id in (None, "0"):
            return None
        return list_id, level or 0

    def _paragraph(self, paragraph: etree._Element, depth: int) -> None:
        properties = paragraph.find(f"{W}pPr")
        style_node = properties.find(f"{W}pStyle") if properties is not None else None
        style_id = style_node.get(f"{W}val") if style_node is not None else None
        style = self._styles.get(style_id)
        said = self._runs.read(paragraph, style.hidden, style.bold)
        place = self._number(properties, style_id, style)
        printed = self._numbering.next(*place) if place is not None and said.text.strip() else None
        text = self._with_number(said.text, printed, place)
        kind, level = self._kind(text, said, style, properties, printed)
        flags = tuple(
            flag
            for flag, applies in (
                (Flag.NUMBERED_BY_READER, bool(printed) and text != said.text),
                (Flag.TRACKED_DELETION_DROPPED, said.deletions > 0),
                (Flag.HIDDEN_TEXT_DROPPED, said.hidden > 0),
            )
            if applies
        )
        self.builder.add(kind, text, level=level, flags=flags)
        self._attachments(said, depth)

    def _with_number(self, text: str, printed: str | None, place: tuple[str, int] | None) -> str:
        if not printed or place is None:
            return text
        definition = self._numbering.definition(*place)
        bullet = definition is not None and definition.format == "bullet"
        if bullet:
            return text
        return f"{printed} {text.lstrip()}"

    def _kind(
        self,
        text: str,
        said: ParagraphText,
        style: ParagraphStyle,
        properties: etree._Element | None,
        printed: str | None,
    ) -> tuple[BlockKind, int | None]:
        stripped = text.strip()
        if style.toc or self._in_toc or _TOC_LINE.search(stripped):
            return BlockKind.TOC, None
        outline = properties.find(f"{W}outlineLvl") if properties is not None else None
        heading = style.heading
        if outline is not None and outline.get(f"{W}val", "9").isdigit() and int(outline.get(f"{W}val", "9")) < 9:
            heading = int(outline.get(f"{W}val", "9")) + 1
        if heading is not None and stripped:
            return BlockKind.HEADING, heading
        if style.caption or (_CAPTION.match(stripped) and len(stripped) <= _LONGEST_HEADING):
            return BlockKind.CAPTION, None
        if said.bold and len(stripped) <= _LONGEST_HEADING and "\n" not in stripped:
            number = parse_heading(stripped)
            if number is not None:
                return BlockKind.HEADING, number.depth
            if not _TYPED_ITEM.match(stripped) and printed is None:
                return BlockKind.HEADING, None
        if printed is not None or style.list_like or _TYPED_ITEM.match(stripped):
            return BlockKind.LIST_ITEM, None
        return BlockKind.PARAGRAPH, None

    def _attachments(self, said: ParagraphText, depth: int) -> None:
        for box in said.boxes:
            self.body(box, depth + 1)
        for kind, ids in (("footnote", said.footnotes), ("endnote", said.endnotes), ("comment", said.comments)):
            for key in ids:
                note = self._notes[kind].get(key)
                if note is not None:
                    flags = (Flag.COMMENT,) if kind == "comment" else ()
                    self.builder.add(BlockKind.FOOTNOTE, self._plain(note), flags=flags)

    def _plain(self, node: etree._Element, depth: int = 0) -> str:
        """Text of block-level content as lines: paragraphs, and nested tables row by row."""
        lines: list[str] = []
        if depth > _DEEPEST:
            return ""
        for child in node:
            if child.tag == f"{W}p":
                lines += self._cell_paragraph(child, depth)
            elif child.tag == f"{W}tbl":
                rows, _ = read_table(child, lambda cell: self._plain(cell, depth + 1))
                lines += [" ".join(c for c in row if c) for row in rows]
            elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins"):
                lines.append(self._plain(child, depth + 1))
        return "\n".join(line for line in lines if line.strip())

    def _cell_paragraph(self, paragraph: etree._Element, depth: int) -> list[str]:
        properties = paragraph.find(f"{W}pPr")
        style_node = properties.find(f"{W}pStyle") if properties is not None else None
        style_id = style_node.get(f"{W}val") if style_node is not None else None
        style = self._styles.get(style_id)
        said = self._runs.read(paragraph, style.hidden, style.bold)
        place = self._number(properties, style_id, style)
        printed = self._numbering.next(*place) if place is not None and said.text.strip() else None
        return [self._with_number(said.text, printed, place), *(self._plain(box, depth + 1) for box in said.boxes)]

    def _table(self, table: etree._Element, depth: int) -> None:
        rows, header_rows = read_table(table, lambda cell: self._plain(cell, depth + 1))
        if any(cell.strip() for row in rows for cell in row):
            self.builder.add(BlockKind.TABLE, "", table=rows, header_rows=header_rows)

    def margins(self, root: etree._Element) -> None:
        """Add each distinct header and footer once."""
        seen: set[tuple[str, str]] = set()
        for name, kind in (("headerReference", BlockKind.HEADER), ("footerReference", BlockKind.FOOTER)):
            for node in root.iter(f"{W}{name}"):
                relation = self._by_id.get(node.get(f"{R}id", ""))
                part = self.package.xml(relation.target) if relation is not None and not relation.external else None
                text = self._plain(part) if part is not None else ""
                if text.strip() and (kind.value, text) not in seen:
                    seen.add((kind.value, text))
                    self.builder.add(kind, text)


def read_docx(data: bytes, name: str, limits: Limits) -> Document:
    """Read a DOCX file.

    Raises:
        DocxCorrupt: the package or its main part is broken.
        FileTooLarge: a part or the text exceeds a limit.
    """
    package = Package(data, limits)
    root = package.xml(package.main)
    body = root.find(f"{W}body") if root is not None else None
    if root is None or body is None:
        raise DocxCorrupt("no body")
    try:
        walker = _Walker(package, limits)
        walker.body(body)
        walker.margins(root)
    except (RecursionError, ValueError, IndexError, KeyError) as error:
        raise DocxCorrupt(type(error).__name__) from error
    return Document(
        file=name,
        sha256=hashlib.sha256(data).hexdigest(),
        format="docx",
        pages=None,
        text_layer="full" if walker.builder.blocks else "none",
        blocks=tuple(walker.builder.blocks),
    )
