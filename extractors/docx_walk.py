"""Walk over the body of a DOCX in document order; what is read goes to the builder as blocks."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from extractors.document import BlockKind, Flag
from extractors.docx_builder import BlockBuilder
from extractors.docx_drawings import diagram_lines
from extractors.docx_kinds import kind_of
from extractors.docx_numbering import Numbering
from extractors.docx_package import MC, Package, R, W
from extractors.docx_runs import ParagraphText, RunReader, shows_placeholder
from extractors.docx_styles import ParagraphStyle, Styles
from extractors.docx_tables import Row, header_rows, read_grid
from extractors.limits import Limits

_DEEPEST = 40
_P, _TBL, _SDT, _CONTENT = f"{W}p", f"{W}tbl", f"{W}sdt", f"{W}sdtContent"
_WRAPPERS = frozenset(f"{W}{n}" for n in ("sdtContent", "customXml", "ins", "moveTo", "smartTag"))


@dataclass(slots=True)
class _Paragraph:
    said: ParagraphText
    text: str
    style: ParagraphStyle
    properties: etree._Element | None
    numbered: bool = False
    flags: tuple[Flag, ...] = ()
    list_level: int | None = None


@dataclass(slots=True)
class _Notes:
    """Notes met inside a table, to be set behind it."""

    said: list[ParagraphText] = field(default_factory=list)


class Walker:
    """Reads the stories of one document.

    Args:
        package: its parts.
        limits: limit of characters.
    """

    def __init__(self, package: Package, limits: Limits) -> None:
        self.builder = BlockBuilder(limits)
        self.deletions = self.hidden = self.breaks = 0
        self._package = package
        self._relations = package.relations(package.main)
        self._parts = {r.kind: r.target for r in self._relations.values() if not r.external}
        self._styles = Styles(package.optional_xml(self._parts.get("styles")))
        self._numbering = Numbering(package.optional_xml(self._parts.get("numbering")))
        self._runs = RunReader(self._styles)
        self._notes = {kind: self._note_texts(kind) for kind in ("footnote", "endnote", "comment")}
        self._in_contents = False
        self._in_box = False
        self._covered = 0
        self._held = ""

    def _note_texts(self, kind: str) -> dict[str, etree._Element]:
        root = self._package.optional_xml(self._parts.get(f"{kind}s"))
        return {n.get(f"{W}id", ""): n for n in root.iter(f"{W}{kind}")} if root is not None else {}

    # Body: blocks.

    def body(self, node: etree._Element, depth: int = 0) -> None:
        """Add the block-level content of `node` in order."""
        if depth > _DEEPEST:
            return
        for child in node:
            tag = child.tag
            if tag == _P:
                self._add_paragraph(child, depth)
            elif tag == _TBL:
                self._add_table(child, depth)
            elif tag == _SDT:
                self._add_control(child, depth)
            elif tag in _WRAPPERS:
                self.body(child, depth + 1)
            elif tag == f"{MC}AlternateContent":
                branch = child.find(f"{MC}Choice")
                branch = branch if branch is not None else child.find(f"{MC}Fallback")
                if branch is not None:
                    self.body(branch, depth + 1)

    def end(self) -> None:
        """Set down what a deleted paragraph mark has left open: no paragraph follows that it could join."""
        self.builder.add(BlockKind.PARAGRAPH, self._held)
        self._held = ""

    def _add_control(self, control: etree._Element, depth: int) -> None:
        if shows_placeholder(control):
            return
        gallery = control.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
        before = self._in_contents
        if gallery is not None and gallery.get(f"{W}val", "") == "Table of Contents":
            self._in_contents = True
        content = control.find(_CONTENT)
        if content is not None:
            self.body(content, depth + 1)
        self._in_contents = before

    def _add_paragraph(self, node: etree._Element, depth: int) -> None:
        found = self._paragraph(node)
        if found is None:
            return
        kind, level = kind_of(found.text, found.said, found.style, found.properties, found.numbered)
        if self._in_contents:
            kind, level = BlockKind.TOC, None
        flags = found.flags + ((Flag.TEXT_BOX,) if self._in_box else ())
        list_level = found.list_level if kind is BlockKind.LIST_ITEM else None
        self.builder.add(kind, found.text, level=level, flags=flags, list_level=list_level)
        self._add_attached(found.said, depth)

    def _add_attached(self, said: ParagraphText, depth: int) -> None:
        before, self._in_box = self._in_box, True
        self._covered += 1
        for box in said.boxes:
            self.body(box, depth + 1)
        self._covered -= 1
        self._in_box = before
        lines = [line for key in said.diagrams for line in self._diagram(key)]
        self.builder.add(BlockKind.PARAGRAPH, "\n".join(lines), flags=(Flag.TEXT_BOX,))
        self._add_notes(said)

    def _add_notes(self, said: ParagraphText) -> None:
        for kind, ids in (("footnote", said.footnotes), ("endnote", said.endnotes), ("comment", said.comments)):
            for key in ids:
                note = self._notes[kind].get(key)
                if note is not None:
                    flags = (Flag.COMMENT,) if kind == "comment" else ()
                    self.builder.add(BlockKind.FOOTNOTE, "\n".join(self._lines(note, 0, _Notes())), flags=flags)

    def _diagram(self, key: str) -> list[str]:
        relation = self._relations.get(key)
        root = self._package.optional_xml(relation.target) if relation is not None and not relation.external else None
        return diagram_lines(root) if root is not None else []

    # Paragraphs.

    def _paragraph(self, node: etree._Element) -> _Paragraph | None:
        """Read a paragraph; None where a tracked deletion of its mark joins it to the next one."""
        properties = node.find(f"{W}pPr")
        style_node = properties.find(f"{W}pStyle") if properties is not None else None
        style_id = style_node.get(f"{W}val") if style_node is not None else None
        style = self._styles.get(style_id)
        # In cells and boxes the ground may be dark; a paragraph with a shade of its own is too.
        bare = not self._covered and (properties is None or properties.find(f"{W}shd") is None)
        said = self._runs.read(node, style.hidden, style.bold, bare)
        self.deletions += said.deletions
        self.hidden += said.hidden
        self.breaks += said.breaks
        if properties is not None and _mark_is_gone(properties):
            self.deletions += 1
            self._held += said.text
            return None
        text, self._held = self._held + said.text, ""
        found = _Paragraph(said, text, style, properties)
        # Word numbers empty paragraphs too, but none whose whole text is hidden.
        place = self._place(properties, style_id, style)
        printed = self._numbering.next(*place) if place is not None and (text.strip() or not said.hidden) else None
        if printed is not None and place is not None and text.strip():
            self._set_number(found, printed, place)
        found.flags += (Flag.TRACKED_DELETION_DROPPED,) if said.deletions else ()
        found.flags += (Flag.HIDDEN_TEXT_DROPPED,) if said.hidden else ()
        found.flags += (Flag.FORM_FIELD,) if said.form else ()
        return found

    def _set_number(self, found: _Paragraph, printed: str, place: tuple[str, int]) -> None:
        found.numbered, found.list_level = True, place[1] + 1
        if printed.strip():
            rule = self._numbering.definition(*place)
            gap = "" if rule is not None and rule.suffix == "nothing" else " "
            found.text = f"{printed.rstrip()}{gap}{found.text.lstrip()}"
            found.flags = (Flag.NUMBERED_BY_READER,)

    def _place(
        self, properties: etree._Element | None, style_id: str | None, style: ParagraphStyle
    ) -> tuple[str, int] | None:
        """List and level of a paragraph: its own, else its style's; list "0" means none."""
        list_id = level = None
        own = properties.find(f"{W}numPr") if properties is not None else None
        if own is not None:
            id_node, level_node = own.find(f"{W}numId"), own.find(f"{W}ilvl")
            list_id = id_node.get(f"{W}val") if id_node is not None else None
            value = level_node.get(f"{W}val", "") if level_node is not None else ""
            level = int(value) if value.isdigit() else None
        if list_id is None and style.numbering is not None:
            tied = self._numbering.level_of_style(style_id or self._styles.default)
            list_id = style.numbering[0]
            if level is None:
                level = style.numbering[1] if style.numbering[1] is not None else (tied[1] if tied else None)
        return None if list_id is None or list_id == "0" else (list_id, level or 0)

    # Text inside cells, notes, headers: lines.

    def _lines(self, node: etree._Element, depth: int, notes: _Notes) -> list[str]:
        """Text of block-level content as lines: paragraphs, and nested tables row by row."""
        self._covered += 1
        lines = self._read_lines(node, depth, notes)
        self._covered -= 1
        return lines

    def _read_lines(self, node: etree._Element, depth: int, notes: _Notes) -> list[str]:
        lines: list[str] = []
        if depth > _DEEPEST:
            return lines
        for child in node:
            if child.tag == _P:
                found = self._paragraph(child)
                if found is None:
                    continue
                notes.said.append(found.said)
                lines.append(found.text)
                for box in found.said.boxes:
                    lines += self._lines(box, depth + 1, notes)
                for key in found.said.diagrams:
                    lines += self._diagram(key)
            elif child.tag == _TBL:
                for row in read_grid(child):
                    cells = [self._cell_text(c.node, depth + 1, notes) for c in row.filled if c.node is not None]
                    lines.append(" ".join(c for c in cells if c))
            elif child.tag in _WRAPPERS or (child.tag == _SDT and not shows_placeholder(child)):
                lines += self._lines(child, depth + 1, notes)
        return [line for line in lines if line.strip()]

    def _cell_text(self, cell: etree._Element, depth: int, notes: _Notes) -> str:
        lines = self._lines(cell, depth, notes)
        held, self._held = self._held, ""
        return "\n".join([*lines, held] if held.strip() else lines)

    # Tables.

    def _add_table(self, table: etree._Element, depth: int) -> None:
        """Add a table; frames and rows that hold a table of their own become blocks, so that none is lost in a cell."""
        self.end()
        rows = read_grid(table)
        if all(len(row.filled) <= 1 and len(row.cells) == 1 for row in rows):
            for row in rows:
                self._unwrap(row, depth)
            return
        part: list[Row] = []
        for row in rows:
            if any(c.node is not None and _holds_table(c.node) for c in row.filled):
                self._add_rows(part, depth)
                part = []
                self._unwrap(row, depth)
            else:
                part.append(row)
        self._add_rows(part, depth)

    def _unwrap(self, row: Row, depth: int) -> None:
        self._covered += 1
        for cell in row.filled:
            if cell.node is not None:
                self.body(cell.node, depth + 1)
        self._covered -= 1

    def _add_rows(self, rows: list[Row], depth: int) -> None:
        if not rows:
            return
        notes = _Notes()
        texts = [
            ["" if c.node is None or c.continues else self._cell_text(c.node, depth + 1, notes) for c in row.cells]
            for row in rows
        ]
        flags = (Flag.TEXT_BOX,) if self._in_box else ()
        self.builder.add(BlockKind.TABLE, "", table=texts, header_rows=header_rows(rows, texts), flags=flags)
        for said in notes.said:
            self._add_notes(said)

    # Headers and footers.

    def margins(self, root: etree._Element) -> None:
        """Add each distinct header and footer once."""
        seen: set[tuple[str, str]] = set()
        for name, kind in (("headerReference", BlockKind.HEADER), ("footerReference", BlockKind.FOOTER)):
            for node in root.iter(f"{W}{name}"):
                relation = self._relations.get(node.get(f"{R}id", ""))
                if relation is None or relation.external:
                    continue
                part = self._package.optional_xml(relation.target)
                text = "\n".join(self._lines(part, 0, _Notes())) if part is not None else ""
                if text.strip() and (kind.value, text) not in seen:
                    seen.add((kind.value, text))
                    self.builder.add(kind, text)


def _mark_is_gone(properties: etree._Element) -> bool:
    """Whether a tracked deletion or move took the mark that ends a paragraph."""
    mark = properties.find(f"{W}rPr")
    return mark is not None and (mark.find(f"{W}del") is not None or mark.find(f"{W}moveFrom") is not None)


def _holds_table(cell: etree._Element) -> bool:
    """Whether a cell holds a table of data: at least two rows and two columns."""
    for table in cell.iterfind(f"{W}tbl"):
        rows = table.findall(f"{W}tr")
        if len(rows) > 1 and any(len(row.findall(f"{W}tc")) > 1 for row in rows):
            return True
    return False
