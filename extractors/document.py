"""The document: what every reader returns, whatever the file format.

A document is a list of blocks in reading order. Paged formats give a page number; flowing formats give none, and a page
number is never invented. A paragraph number always exists.
"""

from __future__ import annotations

from enum import StrEnum

from pydantic import BaseModel, ConfigDict


class BlockKind(StrEnum):
    """Kinds of block, closed list."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE = "table"
    CAPTION = "caption"
    HEADER = "header"
    FOOTER = "footer"
    FOOTNOTE = "footnote"
    TOC = "toc"


class Flag(StrEnum):
    """Remarks on a block or a page, closed list."""

    NO_TEXT_LAYER = "no_text_layer"
    DAMAGED_TEXT = "damaged_text"
    REPAIRED = "repaired"
    HIDDEN_TEXT_DROPPED = "hidden_text_dropped"
    INVISIBLE_LAYER = "invisible_layer"
    OCR = "ocr"
    NUMBERED_BY_READER = "numbered_by_reader"
    TRACKED_DELETION_DROPPED = "tracked_deletion_dropped"
    TABLE_CONTINUED = "table_continued"
    ROTATED = "rotated"
    COMMENT = "comment"
    FORM_FIELD = "form_field"
    TEXT_BOX = "text_box"
    WATERMARK_DROPPED = "watermark_dropped"


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Block(_Frozen):
    """One unit of text in reading order.

    Attributes:
        n: running number, 1-based, unique in the document.
        kind: what the block is.
        text: repaired text. Of a table: cells joined by tab, rows by newline.
        page: 1-based page, None where the format has no pages.
        para_no: 1-based number of the block among the body blocks of the file; headers and footers repeat the last one.
        heading_path: headings above this block, outermost first, with their numbers.
        item: number such as "1.2" of the innermost numbered heading, None where no heading gives one.
        table: rows of cell texts; a merged cell has its text once and empty strings in the places it spans.
        flags: remarks, see Flag.
        raw_text: text before repair, only where it differs.
        heading_level: 1-based depth of a heading block, else None.
        header_rows: number of leading table rows that are column headings (0 for blocks that are no tables).
        list_level: 1-based depth of a list item where the file states it, else None.
    """

    n: int
    kind: BlockKind
    text: str
    page: int | None = None
    para_no: int
    heading_path: tuple[str, ...] = ()
    item: str | None = None
    table: tuple[tuple[str, ...], ...] | None = None
    flags: tuple[Flag, ...] = ()
    raw_text: str | None = None
    heading_level: int | None = None
    header_rows: int = 0
    list_level: int | None = None


class PageQuality(_Frozen):
    """How well one page could be read.

    Attributes:
        page: 1-based page number.
        characters: characters of text without white space.
        thai_share: share of Thai letters among all letters, 0 to 1.
        repairs: characters changed by text repair.
        flags: no_text_layer, damaged_text, repaired, ...
        confidence: mean confidence of OCR on this page, 0 to 100, None where the text was not read by OCR.
    """

    page: int
    characters: int
    thai_share: float
    repairs: int = 0
    flags: tuple[Flag, ...] = ()
    confidence: float | None = None


class DocumentProblem(_Frozen):
    """Something that went wrong without ending the reading: an error code tied to a page."""

    code: str
    page: int | None = None
    detail: str = ""


class Document(_Frozen):
    """A whole file as text.

    Attributes:
        file: file name without folder.
        sha256: hex digest of the bytes.
        format: "pdf", "docx" or another registered format.
        pages: number of pages, None for flowing formats.
        text_layer: "full", "partial" or "none".
        blocks: all blocks in reading order.
        page_quality: one entry a page for paged formats.
        problems: faults that did not end the reading.
        title: title of the document properties, "" where absent.
        tracked_deletions: tracked deletions that were left out.
        hidden_runs: hidden runs of text that were left out.
        recorded_breaks: page breaks recorded in a flowing file when it was last laid out; no page number comes of them.
    """

    file: str
    sha256: str
    format: str
    pages: int | None
    text_layer: str
    blocks: tuple[Block, ...]
    page_quality: tuple[PageQuality, ...] = ()
    problems: tuple[DocumentProblem, ...] = ()
    title: str = ""
    tracked_deletions: int = 0
    hidden_runs: int = 0
    recorded_breaks: int = 0


class Segment(_Frozen):
    """A passage of the size of a paragraph, the unit of classification.

    Attributes:
        segment_id: stable id, made from file digest, block number and text, e.g. "3fa1c2-0042-1".
        file: file name the passage stands in.
        page: 1-based page or None.
        para_no: number of the first block.
        text: the passage as written in the document (a substring of a block's text, a table row, or neighbouring
            blocks joined by newline).
        kind: kind of the block it comes from.
        heading_path: headings above, outermost first.
        heading_item: item number given by the headings ("1.2") or None.
        block: number n of the first block it comes from.
        row: 0-based table row, None for other passages.
        context: words that help to read the passage but are not part of it (table header words, lead-in sentence).
        flags: remarks taken over from the block and its page.
    """

    segment_id: str
    file: str
    page: int | None
    para_no: int
    text: str
    kind: BlockKind
    heading_path: tuple[str, ...] = ()
    heading_item: str | None = None
    block: int
    row: int | None = None
    context: str = ""
    flags: tuple[Flag, ...] = ()
