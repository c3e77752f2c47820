"""Keys that bind rows of the workbook to the review, so that sorted, filtered or edited rows can be read back."""

from __future__ import annotations

import hashlib

from coverage.review import Review
from worksheets.safe_text import clean

IDENTITY_SCHEMA = "pmqa.worksheet/1"


def quote_hash(quote: str) -> str:
    """Return 12 hex digits of the quote as the workbook shows it, white space folded.

    Computed again from the cell that a person may have edited, it tells whether the quote was changed.
    """
    return hashlib.sha256(" ".join(clean(quote).split()).encode()).hexdigest()[:12]


def evidence_key(segment_id: str, item: str, level: str, quote: str) -> str:
    """Return the key of an evidence row: segment, item, level and hash of the quote, joined by "|"."""
    return "|".join((segment_id, item, level, quote_hash(quote)))


def cell_key(item: str, level: str) -> str:
    """Return the key of a row about a cell."""
    return f"{item}|{level}"


def identity(review: Review) -> tuple[tuple[str, str], ...]:
    """Return what says which review a workbook belongs to, as (name, value) pairs."""
    return (
        ("schema", IDENTITY_SCHEMA),
        ("review_schema", review.schema_),
        ("review_sha256", hashlib.sha256(review.to_json().encode("utf-8", "surrogatepass")).hexdigest()),
        ("edition", review.edition.id),
        ("edition_sha256", review.edition.sha256),
        ("model_sha256", review.manifest.model_sha256),
        ("version", review.manifest.version),
        ("created", review.manifest.created),
        *((f"file:{n}", f"{file.sha256} {file.name}") for n, file in enumerate(review.report.files, start=1)),
    )
