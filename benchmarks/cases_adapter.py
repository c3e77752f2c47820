"""The form in which the case runner reads an extraction: text, tables and the kind of error."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from extractors.document import BlockKind
from extractors.errors import ExtractionError
from extractors.registry import extract as extract_document

_FURNITURE = (BlockKind.HEADER, BlockKind.FOOTER)
KINDS = {
    "file.empty": "corrupt",
    "file.unsupported": "unsupported",
    "file.too_large": "too_large",
    "zip.unsafe": "too_large",
    "pdf.encrypted": "encrypted",
    "docx.encrypted": "encrypted",
    "pdf.corrupt": "corrupt",
    "docx.corrupt": "corrupt",
    "pdf.no_text_layer": "no_text_layer",
}


def extract(path: str) -> dict[str, Any]:
    """Return text (running lines at the end), tables and the kind of error of a file."""
    try:
        document = extract_document(Path(path))
    except ExtractionError as error:
        return {"text": "", "tables": [], "error": KINDS.get(error.code, error.code)}
    body = [b.text for b in document.blocks if b.kind not in _FURNITURE]
    edges = [b.text for b in document.blocks if b.kind in _FURNITURE]
    tables = [[list(row) for row in b.table] for b in document.blocks if b.table is not None]
    return {"text": "\n".join([*body, *edges]), "tables": tables, "error": None}
