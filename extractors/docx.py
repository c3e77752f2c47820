"""Reader for DOCX: the body XML in document order, with what python-docx leaves out.

In the text: runs, hyperlinks, results of fields, content controls, smart tags, tracked insertions, text boxes once,
diagrams, nested tables in place, merged cells once, notes where they are referred to, headers and footers once,
automatic numbers as Word prints them. Out of it: field codes, tracked deletions, hidden text, prompts of content
controls that nobody has filled in; deletions and hidden runs are counted. Comments come as notes with a flag.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from extractors.document import Block, BlockKind, Document, DocumentProblem
from extractors.docx_drawings import count_pictures
from extractors.docx_package import Package, W
from extractors.docx_walk import Walker
from extractors.errors import DocxCorrupt, DocxNoTextLayer
from extractors.limits import Limits

# Fewer characters of body text than this for every picture: the report stands in its pictures. The three DOCX sample
# reports, two further synthetic ones and the case files (25 to 250 characters) hold no picture; the one public DOCX
# with a picture has 449 characters to it. On the other side, a scan put into Word has a heading a picture at most, and
# headings of the sample reports have up to 84 characters. Measured on 2026-11-25; no scanned DOCX was at hand.
_CHARACTERS_A_PICTURE = 100


def is_picture_dominated(characters: int, pictures: int) -> bool:
    """Whether a file's text is too little beside its pictures to be the report.

    Args:
        characters: characters of the body without white space.
        pictures: pictures in the body.

    A report of 1,500 characters with 15 photographs is read; one heading of 99 characters over one picture, or 20
    scanned pages under 20 headings of 90 characters, is not.
    """
    return pictures > 0 and characters < _CHARACTERS_A_PICTURE * pictures


def _text_layer(blocks: Sequence[Block], pictures: int) -> str:
    margins = (BlockKind.HEADER, BlockKind.FOOTER)
    characters = sum(len("".join(block.text.split())) for block in blocks if block.kind not in margins)
    if not characters and (pictures or not blocks):
        raise DocxNoTextLayer(f"{pictures} pictures without text")
    return "partial" if is_picture_dominated(characters, pictures) else "full"


def read_docx(data: bytes, name: str, limits: Limits) -> Document:
    """Read a DOCX file. Broken parts that it can be read without (styles, notes, headers) become problems.

    Raises:
        DocxCorrupt: the package or its main part is broken.
        DocxNoTextLayer: there are only pictures, or nothing at all.
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
    text_layer = _text_layer(blocks, count_pictures(body))
    problems = [DocumentProblem(code=DocxCorrupt.code, detail=part) for part in dict.fromkeys(package.broken)]
    if text_layer != "full":
        problems.append(DocumentProblem(code=DocxNoTextLayer.code, detail="little text beside the pictures"))
    return Document(
        file=name,
        sha256=hashlib.sha256(data).hexdigest(),
        format="docx",
        pages=None,
        text_layer=text_layer,
        blocks=blocks,
        problems=tuple(problems),
        title=title,
        tracked_deletions=walker.deletions,
        hidden_runs=walker.hidden,
        recorded_breaks=walker.breaks,
    )
