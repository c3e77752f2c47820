"""Makes small DOCX packages from WordprocessingML, so that tests state the exact markup they are about."""

from __future__ import annotations

import io
import zipfile

from extractors.document import Block, Document
from extractors.docx import read_docx
from extractors.limits import Limits

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"'
)
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"


def package(body: str, parts: dict[str, str] | None = None, main: str = "word/document.xml") -> bytes:
    """Return a package; `parts` maps the kind of a relationship to the content of its part, `body` is the body."""
    parts = parts or {}
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as bundle:
        bundle.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{_TYPES}"><Override PartName="/{main}" ContentType="{MAIN_TYPE}"/></Types>',
        )
        relations = "".join(
            f'<Relationship Id="r{n}" Type="http://x/{kind.split("#")[0]}" Target="part{n}.xml"/>'
            for n, kind in enumerate(parts)
        )
        folder, leaf = main.rsplit("/", 1)
        bundle.writestr(
            f"{folder}/_rels/{leaf}.rels", f'<Relationships xmlns="{_RELATIONS}">{relations}</Relationships>'
        )
        for n, content in enumerate(parts.values()):
            bundle.writestr(f"{folder}/part{n}.xml", content)
        bundle.writestr(main, f"<w:document {NAMES}><w:body>{body}</w:body></w:document>")
    return sink.getvalue()


def part(tag: str, content: str) -> str:
    """Return a part with a root element of WordprocessingML."""
    return f"<w:{tag} {NAMES}>{content}</w:{tag}>"


def read(body: str, parts: dict[str, str] | None = None, main: str = "word/document.xml") -> Document:
    """Read a package made by `package`."""
    return read_docx(package(body, parts, main), "made.docx", Limits())


def blocks(body: str, parts: dict[str, str] | None = None) -> tuple[Block, ...]:
    """Return the blocks of a body."""
    return read(body, parts).blocks


def texts(body: str, parts: dict[str, str] | None = None) -> list[str]:
    """Return the texts of the blocks of a body."""
    return [block.text for block in blocks(body, parts)]


def run(text: str, properties: str = "") -> str:
    """Return a run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*content: str, properties: str = "") -> str:
    """Return a paragraph; strings without markup become runs."""
    inner = "".join(c if c.startswith("<") else run(c) for c in content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def cell(*content: str, properties: str = "") -> str:
    """Return a table cell of paragraphs or markup."""
    inner = "".join(c if c.startswith("<") else paragraph(c) for c in content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """Return a table row; strings without markup become cells."""
    inner = "".join(c if c.startswith(("<w:tc", "<w:sdt")) else cell(c) for c in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inner}</w:tr>"


def table(*rows: str) -> str:
    """Return a table."""
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def field(code: str, result: str) -> str:
    """Return the runs of a complex field."""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{code}</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
