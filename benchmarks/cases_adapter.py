"""Adapter of the readers for runners of extraction cases: path in, text, tables and error kind out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from extractors.document import BlockKind
from extractors.errors import ExtractionError
from extractors.registry import extract as read

# The case files know five kinds of failure.
KINDS = {"file.empty": "corrupt", "file.not_found": "corrupt"}


def extract(path: str) -> dict[str, Any]:
    """Return {"text", "tables", "error"} for one file; headers and footers stand at the end of the text."""
    try:
        document = read(Path(path))
    except ExtractionError as error:
        return {"text": "", "tables": None, "error": KINDS.get(error.code, error.code.rsplit(".", 1)[-1])}
    margins = [b for b in document.blocks if b.kind in (BlockKind.HEADER, BlockKind.FOOTER)]
    body = [b for b in document.blocks if b.kind not in (BlockKind.HEADER, BlockKind.FOOTER)]
    tables = [[list(row) for row in b.table] for b in body if b.table is not None]
    return {"text": "\n".join(b.text for b in (*body, *margins)), "tables": tables or None, "error": None}
