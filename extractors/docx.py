"""Reader for DOCX: the body XML in document order, with what python-docx leaves out.

In the text: runs, hyperlinks, results of fields, content controls, smart tags, tracked insertions, text boxes once,
diagrams, nested tables in place, merged cells once, notes where they are referred to, headers and footers once,
automatic numbers as Word prints them. Out of it: field codes, tracked deletions, hidden text, prompts of content
controls that nobody has filled in; deletions and hidden runs are counted. Comments come as notes with a flag.
"""

from __future__ import annotations

import hashlib

from extractors.document import Document, DocumentProblem
from extractors.docx_package import Package, W
from extractors.docx_walk import Walker
from extractors.errors import DocxCorrupt
from extractors.limits import Limits


def read_docx(data: bytes, name: str, limits: Limits) -> Document:
    """Read a DOCX file. Broken parts that it can be read without (styles, notes, headers) become problems.

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
        walker = Walker(package, limits)
        walker.body(body)
        walker.end()
        walker.margins(root)
        blocks = tuple(walker.builder.blocks)
    except (RecursionError, ValueError, IndexError, KeyError) as error:
        raise DocxCorrupt(type(error).__name__) from error
    title = package.title
    return Document(
        file=name,
        sha256=hashlib.sha256(data).hexdigest(),
        format="docx",
        pages=None,
        text_layer="full" if blocks else "none",
        blocks=blocks,
        problems=tuple(DocumentProblem(code=DocxCorrupt.code, detail=part) for part in dict.fromkeys(package.broken)),
        title=title,
        tracked_deletions=walker.deletions,
        hidden_runs=walker.hidden,
        recorded_breaks=walker.breaks,
    )
