"""The review: the record that a report ends in, schema "pmqa.review/1".

Field names and order are a contract with other programs; additions are allowed, changes need a new schema number.
"""

from __future__ import annotations

from enum import StrEnum

from pydantic import BaseModel, ConfigDict

SCHEMA = "pmqa.review/1"


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Status(StrEnum):
    """Status of a cell, closed list."""

    FOUND = "found"
    WEAK = "weak"
    MISSING = "missing"
    CANNOT_JUDGE = "cannot_judge"


class Reason(StrEnum):
    """Why a cell has its status, closed list; words for people are in the message catalogue."""

    STRONG_PASSAGE = "strong_passage"
    SEVERAL_PASSAGES = "several_passages"
    ONLY_CLAIM = "only_claim"
    ONLY_INTENTION = "only_intention"
    ONLY_ECHO = "only_echo"
    SINGLE_DOUBTFUL = "single_doubtful"
    NO_PASSAGE = "no_passage"
    OTHER_HEADING = "other_heading"
    DAMAGED_PAGES = "damaged_pages"
    SCANNED_PAGES = "scanned_pages"
    UNREADABLE_TABLE = "unreadable_table"
    LOWER_LEVEL_OPEN = "lower_level_open"
    MEASURE_OVER_TARGET = "measure_over_target"
    MEASURE_WITH_RESULT = "measure_with_result"
    MEASURE_WITHOUT_TARGET = "measure_without_target"
    MEASURE_WITHOUT_RESULT = "measure_without_result"
    MEASURES_BELOW_BAND = "measures_below_band"
    NARRATIVE_RESULT = "narrative_result"


class Evidence(_Frozen):
    """A passage cited for a cell. `quote` is a substring of the extracted text (white space folded)."""

    segment_id: str
    quote: str
    file: str
    page: int | None
    para_no: int
    probability: float
    strength: str
    heading_item: str | None
    level_probability: float = 0.0
    runner_up: str | None = None
    terms: tuple[str, ...] = ()
    heading_disagrees: bool = False


class Cell(_Frozen):
    """One item x level."""

    status: Status
    confidence: float
    reasons: tuple[Reason, ...]
    blocking: bool
    evidence: tuple[Evidence, ...] = ()
    candidates: tuple[Evidence, ...] = ()


class Indicator(_Frozen):
    """A measure read from a table or sentence. Years are Buddhist years as strings; percentages are relative."""

    subitem: str | None
    name: str
    unit: str
    direction: str
    target: float | None
    actual: float | None
    years: dict[str, float]
    judged_year: int | None
    pct_over_target: float | None
    level: str | None
    trend: str | None
    file: str
    page: int | None
    starred: bool
    targets: dict[str, float] = {}
    target_text: str = ""
    actual_text: str = ""
    arithmetic: str = ""
    points_over_target: float | None = None
    segment_id: str = ""
    measure: str | None = None


class Problem(_Frozen):
    """A fault of a file or page, with the sentence a person reads."""

    code: str
    file: str
    page: int | None
    message_th: str


class ReportFile(_Frozen):
    """One file of the submission; text_layer is full, partial, none or unreadable."""

    name: str
    sha256: str
    pages: int | None
    text_layer: str


class ReportInfo(_Frozen):
    """Who the report is from; fiscal_year is a Buddhist year."""

    agency: str
    fiscal_year: int | None
    files: tuple[ReportFile, ...]


class EditionInfo(_Frozen):
    """Which criteria were used."""

    id: str
    sha256: str


class Manifest(_Frozen):
    """What made this review: version of the program, model, settings and the time given by the caller."""

    version: str
    model_sha256: str
    settings: dict[str, str | int | float | bool]
    created: str


class PassageRecord(_Frozen):
    """Every passage with what was said about it, for the sheet of all passages and the readable page."""

    segment_id: str
    text: str
    file: str
    page: int | None
    para_no: int
    kind: str
    is_evidence: bool
    item: str | None
    level: str | None
    probability: float
    strength: str
    heading_item: str | None
    heading_path: tuple[str, ...] = ()
    block_kind: str = "paragraph"
    flags: tuple[str, ...] = ()


class Review(_Frozen):
    """The whole review of one submission."""

    schema_: str = SCHEMA
    report: ReportInfo
    edition: EditionInfo
    cells: dict[str, dict[str, Cell]]
    indicators: tuple[Indicator, ...]
    problems: tuple[Problem, ...]
    manifest: Manifest
    passages: tuple[PassageRecord, ...] = ()
    measures_without_result: tuple[str, ...] = ()

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    def to_json(self) -> str:
        """Return the contract's JSON (UTF-8 text, two-space indent, final newline).

        The key of `schema_` is "schema" in the file; a field cannot have that name in pydantic.
        """
        import json

        data = self.model_dump(mode="json")
        ordered = {"schema": data.pop("schema_"), **data}
        return json.dumps(ordered, ensure_ascii=False, indent=2) + "\n"


def read_review(text: str) -> Review:
    """Return the review that `Review.to_json` wrote.

    Raises:
        ValueError: the text is no review of this schema.
    """
    import json

    data = json.loads(text)
    if data.get("schema") != SCHEMA:
        raise ValueError(f"schema {data.get('schema')!r}, expected {SCHEMA!r}")
    data["schema_"] = data.pop("schema")
    return Review.model_validate(data)
