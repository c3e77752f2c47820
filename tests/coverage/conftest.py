"""Builders for the tests of this folder: small documents, passages and classifications, all in plain sight."""

from collections.abc import Callable, Sequence

import pytest

from classifiers.records import Classification, PassageKind, Strength
from coverage.review import Indicator
from criteria.edition import Edition
from criteria.loader import load_edition
from extractors.document import Block, BlockKind, Document, Flag, PageQuality, Segment

Grid = tuple[tuple[str, ...], ...]


@pytest.fixture(scope="session")
def edition() -> Edition:
    return load_edition()


@pytest.fixture
def grid() -> Callable[[str], Grid]:
    def make(text: str) -> Grid:
        rows = [tuple(cell.strip() for cell in line.split("|")) for line in text.strip("\n").split("\n")]
        width = max(len(row) for row in rows)
        return tuple((*row, *[""] * (width - len(row))) for row in rows)

    return make


@pytest.fixture
def block() -> Callable[..., Block]:
    def make(
        n: int,
        text: str = "",
        kind: BlockKind = BlockKind.PARAGRAPH,
        *,
        page: int | None = 1,
        heading: str = "",
        item: str | None = None,
        table: Grid | None = None,
        flags: tuple[Flag, ...] = (),
    ) -> Block:
        if table is not None:
            kind = BlockKind.TABLE
            text = "\n".join("\t".join(row) for row in table)
        path = (heading,) if heading else ()
        return Block(
            n=n, kind=kind, text=text, page=page, para_no=n, heading_path=path, item=item, table=table, flags=flags
        )

    return make


@pytest.fixture
def document() -> Callable[..., Document]:
    def make(blocks: Sequence[Block], quality: Sequence[PageQuality] = (), file: str = "report.pdf") -> Document:
        return Document(
            file=file,
            sha256="0" * 64,
            format="pdf",
            pages=len(quality) or 1,
            text_layer="full",
            blocks=tuple(blocks),
            page_quality=tuple(quality),
        )

    return make


@pytest.fixture
def segment() -> Callable[..., Segment]:
    def make(n: int, text: str, *, heading_item: str | None = None, row: int | None = None, page: int = 1) -> Segment:
        kind = BlockKind.PARAGRAPH if row is None else BlockKind.TABLE
        return Segment(
            segment_id=f"seg-{n}-{row or 0}",
            file="report.pdf",
            page=page,
            para_no=n,
            text=text,
            kind=kind,
            heading_item=heading_item,
            block=n,
            row=row,
        )

    return make


@pytest.fixture
def said() -> Callable[..., Classification]:
    def make(
        item: str = "1.1",
        level: str | None = "basic",
        *,
        probability: float = 0.9,
        level_probability: float = 0.9,
        strong: bool = True,
        kind: PassageKind = PassageKind.PROCESS,
        second: tuple[str, float] | None = None,
        evidence: float = 0.95,
    ) -> Classification:
        items = [(item, probability), *([second] if second else [])]
        is_evidence = kind in (PassageKind.PROCESS, PassageKind.RESULT)
        rest = (1 - level_probability) / 2
        levels = {name: level_probability if name == level else rest for name in ("basic", "advance", "significance")}
        return Classification(
            is_evidence=is_evidence,
            evidence_probability=evidence if is_evidence else 1 - evidence,
            kind=kind,
            subitems=tuple(sorted(items, key=lambda pair: -pair[1])),
            text_subitem=item,
            level=level,
            level_probabilities=levels,
            strength=Strength.STRONG if strong else Strength.WEAK,
            strength_probability=0.9 if strong else 0.1,
        )

    return make


@pytest.fixture
def indicator() -> Callable[..., Indicator]:
    def make(
        item: str | None,
        name: str,
        target: float | None = None,
        actual: float | None = None,
        level: str | None = None,
        *,
        pct: float | None = None,
    ) -> Indicator:
        return Indicator(
            subitem=item,
            name=name,
            unit="ร้อยละ",
            direction="higher",
            target=target,
            actual=actual,
            years={},
            judged_year=2567,
            pct_over_target=pct,
            level=level,
            trend=None,
            file="report.pdf",
            page=1,
            starred=False,
        )

    return make
