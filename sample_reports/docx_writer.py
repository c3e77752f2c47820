"""A source as a Word document: styles or bold headings, automatic numbers, columns, running header, contents."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import Any

import docx
from docx.document import Document as WordDocument
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt

from sample_reports.source import Source, SourceBlock

# Cover, contents and profile headings stand outside the seven numbered categories.
_SIZES = {"h1": 20, "h2": 18, "h3": 16}
_CATEGORY_NUMBERING = f"""
<w:abstractNum {nsdecls("w")} w:abstractNumId="90"><w:multiLevelType w:val="multilevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Heading1"/><w:suff w:val="space"/>
<w:lvlText w:val="หมวด %1"/><w:lvlJc w:val="left"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Heading2"/><w:suff w:val="space"/>
<w:lvlText w:val="%1.%2"/><w:lvlJc w:val="left"/></w:lvl></w:abstractNum>"""


def _set_font(style: Any, font: str, points: float, bold: bool = False) -> None:
    style.font.name, style.font.size, style.font.bold = font, Pt(points), bold
    properties = style.element.get_or_add_rPr()
    fonts = properties.get_or_add_rFonts()
    for name in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(name), font)
    for name in ("w:asciiTheme", "w:hAnsiTheme", "w:cstheme", "w:eastAsiaTheme"):
        fonts.attrib.pop(qn(name), None)
    properties.append(parse_xml(f'<w:szCs {nsdecls("w")} w:val="{int(points * 2)}"/>'))
    if bold:
        properties.append(parse_xml(f"<w:bCs {nsdecls('w')}/>"))
    style.font.color.rgb = None


def _column_shares(block: SourceBlock, width: int) -> list[float]:
    """Share of the page width of each column: by the square root of its longest cell, so that names get room."""
    longest = [max((len(r.cells[c]) for r in block.rows if c < len(r.cells)), default=1) for c in range(width)]
    weights = [max(4, length) ** 0.5 for length in longest]
    return [w / sum(weights) for w in weights]


class DocxWriter:
    """Writes one source.

    Args:
        source: the parsed source.
        font: font family of the document.
        pages: page number of each heading by its running number, for the table of contents.
    """

    def __init__(self, source: Source, font: str, pages: dict[int, int]) -> None:
        self._source, self._font, self._pages = source, font, pages
        self._document: WordDocument = docx.Document()
        self._bold = source.settings.get("headings") == "bold"
        self._automatic = source.settings.get("numbering") == "automatic"
        self._columns = 2 if source.settings.get("layout") == "two_columns" else 1
        self._category = self._item = 0
        self._in_columns = False

    def write(self, path: Path) -> None:
        """Write the document to `path`."""
        self._styles()
        self._page_setup()
        for text in self._source.cover:
            paragraph = self._document.add_paragraph(text)
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            paragraph.paragraph_format.space_before = Pt(60)
        self._document.add_page_break()
        for block in self._source.blocks:
            self._block(block)
        self._document.core_properties.title = f"รายงานการประเมินตนเอง {self._source.settings['agency']}"
        self._document.core_properties.author = ""
        self._document.save(str(path))

    def headings(self) -> list[tuple[str, str]]:
        """Return (kind, printed text) of every heading in order."""
        category = item = 0
        result = []
        for block in self._source.blocks:
            if block.kind not in _SIZES:
                continue
            text = block.text
            if self._automatic and block.kind == "h1":
                category, item = category + 1, 0
                text = f"หมวด {category} {text}"
            elif self._automatic and block.kind == "h2":
                item += 1
                text = f"{category}.{item} {text}"
            result.append((block.kind, text))
        return result

    def _styles(self) -> None:
        styles = self._document.styles
        _set_font(styles["Normal"], self._font, 16)
        styles["Normal"].paragraph_format.space_after = Pt(6)
        # The free font carries tall line gaps; nine tenths of a line looks like TH Sarabun New at single spacing.
        styles["Normal"].paragraph_format.line_spacing = 0.9
        for number, kind in enumerate(("h1", "h2", "h3"), 1):
            _set_font(styles[f"Heading {number}"], self._font, _SIZES[kind], bold=True)
        if self._automatic:
            numbering = self._document.part.numbering_part.element
            first_num = numbering.find(qn("w:num"))
            abstract = parse_xml(_CATEGORY_NUMBERING)
            first_num.addprevious(abstract)
            numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
            for number in (1, 2):
                properties = styles[f"Heading {number}"].element.get_or_add_pPr()
                properties.append(
                    parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{number - 1}"/><w:numId w:val="90"/></w:numPr>')
                )

    def _page_setup(self) -> None:
        section = self._document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.5)
        section.top_margin = section.bottom_margin = Cm(2.5)
        section.different_first_page_header_footer = True
        section.header.paragraphs[0].text = self._source.settings.get("header", "")
        footer = section.footer.paragraphs[0]
        footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
        footer.add_run(self._source.settings.get("footer", "") + " ")
        run = footer.add_run()
        for xml in (
            '<w:fldChar {0} w:fldCharType="begin"/>',
            '<w:instrText {0} xml:space="preserve"> PAGE </w:instrText>',
            '<w:fldChar {0} w:fldCharType="separate"/>',
            "<w:t {0}>1</w:t>",
            '<w:fldChar {0} w:fldCharType="end"/>',
        ):
            run._r.append(parse_xml(xml.format(nsdecls("w"))))

    def _set_columns(self, wanted: bool) -> None:
        if self._columns == 1 or wanted == self._in_columns:
            return
        section = self._document.add_section(WD_SECTION.CONTINUOUS)
        section.different_first_page_header_footer = False
        columns = section._sectPr.find(qn("w:cols"))
        if columns is None:
            columns = deepcopy(parse_xml(f"<w:cols {nsdecls('w')}/>"))
            section._sectPr.append(columns)
        columns.set(qn("w:num"), str(self._columns if wanted else 1))
        columns.set(qn("w:space"), "567")
        self._in_columns = wanted

    def _block(self, block: SourceBlock) -> None:
        if block.kind == "toc":
            self._contents()
        elif block.kind in _SIZES:
            self._heading(block)
        elif block.kind == "table":
            self._table(block)
        else:
            self._set_columns(True)
            paragraph = self._document.add_paragraph()
            for number, line in enumerate(block.text.split("\n")):
                run = paragraph.add_run(line)
                if number < block.text.count("\n"):
                    run.add_break()
            if block.kind == "li":
                paragraph.paragraph_format.left_indent = Cm(1.9)
                paragraph.paragraph_format.first_line_indent = Cm(-0.6)
            elif block.kind == "caption":
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            else:
                paragraph.paragraph_format.first_line_indent = Cm(1.25 if self._columns == 1 else 0.8)

    def _heading(self, block: SourceBlock) -> None:
        level = int(block.kind[1])
        if level == 1:
            self._set_columns(False)
            if self._columns == 1:
                self._document.add_page_break()
        if self._bold:
            run = self._document.add_paragraph().add_run(block.text)
            run.bold = True
            run._r.get_or_add_rPr().append(parse_xml(f"<w:bCs {nsdecls('w')}/>"))
        else:
            self._document.add_paragraph(block.text, style=f"Heading {level}")

    def _contents(self) -> None:
        width = Cm(16)
        for number, (kind, text) in enumerate(self.headings()):
            if kind == "h3":
                continue
            paragraph = self._document.add_paragraph(f"{text}\t{self._pages.get(number, 1)}")
            paragraph.paragraph_format.tab_stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
            paragraph.paragraph_format.left_indent = Cm(0 if kind == "h1" else 0.8)
            paragraph.paragraph_format.space_after = Pt(0)
        if self._columns > 1:
            # With one column the next chapter begins on a new page anyway.
            self._document.add_page_break()

    def _table(self, block: SourceBlock) -> None:
        self._set_columns(False)
        width = max(len(row.cells) for row in block.rows)
        table = self._document.add_table(rows=0, cols=width)
        table.style = "Table Grid"
        table.autofit = False
        for column, share in zip(table.columns, _column_shares(block, width), strict=True):
            column.width = int(Cm(16) * share)
        for row in block.rows:
            cells = table.add_row().cells
            for column, cell in zip(table.columns, cells, strict=True):
                cell.width = column.width
            for number, text in enumerate(row.cells):
                paragraph = cells[number].paragraphs[0]
                paragraph.paragraph_format.space_after = Pt(0)
                run = paragraph.add_run(text)
                run.font.size = Pt(14)
                properties = run._r.get_or_add_rPr()
                properties.append(parse_xml(f'<w:szCs {nsdecls("w")} w:val="28"/>'))
                if row.header:
                    run.bold = True
                    properties.append(parse_xml(f"<w:bCs {nsdecls('w')}/>"))
        self._document.add_paragraph()
