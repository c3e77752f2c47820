"""The bundled samples: sources follow their format, gold follows the sources, built files hold the text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import ROOT, SAMPLES

from criteria.loader import load_edition
from extractors.document import BlockKind
from extractors.registry import extract
from extractors.segments import source_text
from extractors.thai_text import normalise_quote
from sample_reports.gold import gold_of
from sample_reports.source import SourceError, parse, read_source

HOME = ROOT / "sample_reports"
SOURCES = sorted((HOME / "sources").glob("*.txt"))
EDITION = load_edition("pmqa-4.0")


def built(path: Path) -> Path:
    return next(SAMPLES.glob(f"{path.stem}.*"))


def test_there_are_six_reports_half_of_them_pdf() -> None:
    assert sorted(p.suffix for p in SAMPLES.iterdir()) == [".docx"] * 3 + [".pdf"] * 3
    assert {p.stem for p in SAMPLES.iterdir()} == {p.stem for p in SOURCES}


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: p.stem)
def test_the_gold_follows_from_the_source(path: Path) -> None:
    gold = json.loads((HOME / "gold" / f"{path.stem}.json").read_text(encoding="utf-8"))
    assert gold == json.loads(json.dumps(gold_of(read_source(path), EDITION), ensure_ascii=False))


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: p.stem)
def test_agencies_are_marked_as_invented(path: Path) -> None:
    source = read_source(path)
    assert "สมมติ" in source.settings["agency"]
    assert any("สมมติ" in text for text in source.cover)


def squeeze(text: str) -> str:
    return "".join(normalise_quote(text).split())


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: p.stem)
def test_every_paragraph_of_the_source_is_read_back(path: Path) -> None:
    """White space aside: line breaks of a PDF fall where the page ends and not where the author put them."""
    text = squeeze(source_text(extract(built(path))))
    wanted = [b.text for b in read_source(path).blocks if b.kind in ("p", "li", "h1", "h2", "h3", "caption")]
    lost = [w for w in wanted if squeeze(w) not in text]
    assert len(wanted) > 90
    assert lost == []


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: p.stem)
def test_every_table_row_is_read_back(path: Path) -> None:
    rows = {
        tuple(squeeze(c) for c in row if c.strip())
        for block in extract(built(path)).blocks
        if block.kind is BlockKind.TABLE
        for row in block.table or ()
    }
    wanted = [r for b in read_source(path).blocks for r in b.rows if not r.header]
    lost = [r.cells for r in wanted if tuple(squeeze(c) for c in r.cells if c.strip()) not in rows]
    assert wanted
    assert lost == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("@p 1.1/basic | ก", "SUBITEM/LEVEL/STRENGTH"),
        ("@p -nonsense | ก", "unknown kind"),
        ("@nonsense ก", "unknown directive"),
        ("ก่อนคำสั่งแรก", "before the first directive"),
        ("@kpi 7.1 | ก", "8 parts"),
    ],
)
def test_a_source_that_breaks_the_format_is_refused_with_its_line(text: str, fault: str) -> None:
    with pytest.raises(SourceError, match=fault):
        parse(text)


def test_a_declared_gap_that_has_evidence_is_refused() -> None:
    source = parse("@id x\n@agency ก (สมมติ)\n@p 1.1/basic/strong | ทำแล้วเมื่อ 1 มกราคม 2567\n@missing 1.1/basic")
    with pytest.raises(SourceError, match="@missing disagrees"):
        gold_of(source, EDITION)
