"""The page, parsed; behaviour in a browser is tested in test_browser.py."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from make_review import NASTY, make_review

from coverage.review import Review, Status
from criteria.edition import Edition
from worksheets.errors import OutputUnwritable
from worksheets.html_parts import cell_id
from worksheets.html_report import page, policy, write_html
from worksheets.html_trend import trend
from worksheets.words import REASON, STATUS


class Tags(HTMLParser):
    """All start tags with their attributes, the text, and whether tags are balanced."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in {"meta", "br", "input", "hr", "link"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] not in {"script", "style"}:
            self.text += data


@pytest.fixture(scope="module")
def source(review: Review, edition: Edition) -> str:
    return page(review, edition)


@pytest.fixture(scope="module")
def parsed(source: str) -> Tags:
    return Tags(source)


def test_the_page_is_balanced_and_repeatable(source: str, parsed: Tags, edition: Edition) -> None:
    assert parsed.open == []
    assert page(make_review(edition), edition) == source


def test_nothing_is_fetched_and_nothing_runs_but_our_script(parsed: Tags) -> None:
    names = [tag for tag, _ in parsed.tags]
    assert names.count("script") == names.count("style") == 1
    assert not {"img", "iframe", "object", "embed", "link", "form", "base", "video", "audio"} & set(names)
    for tag, attributes in parsed.tags:
        assert not [key for key in attributes if key.startswith("on") or key in {"src", "style", "action", "srcdoc"}], (
            tag
        )
        href = attributes.get("href")
        assert href is None or href.startswith(("#", "./")), href


def test_the_policy_forbids_the_network_and_allows_only_our_style_and_script(source: str) -> None:
    style = re.search(r"<style>(.*?)</style>", source, re.DOTALL)
    script = re.search(r"<script>(.*?)</script>", source, re.DOTALL)
    assert style is not None
    assert script is not None
    said = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', source)
    assert said is not None
    wanted = policy(style[1], script[1])
    assert said[1].replace("&#x27;", "'") == wanted
    assert wanted.startswith("default-src 'none'")
    assert "unsafe" not in wanted
    assert source.index("Content-Security-Policy") < source.index("<style>")


def test_text_of_reports_is_shown_as_text(source: str, parsed: Tags) -> None:
    assert "<script>document" not in source
    assert "<img" not in source
    assert "<script>document.title='hacked'</script>" in parsed.text
    assert not re.search("[\u202a-\u202e\u2066-\u2069\u200b\ufeff\x00\x1b]", source)
    assert NASTY[0] in parsed.text


def test_all_cells_are_in_matrix_and_below_it(parsed: Tags, review: Review, edition: Edition) -> None:
    ids = [a["id"] for _, a in parsed.tags if a.get("id")]
    assert len(ids) == len(set(ids))
    hrefs = [a["href"] for tag, a in parsed.tags if tag == "a" and a.get("href", "").startswith("#c-")]  # type: ignore[union-attr]
    for item, level in edition.cells:
        assert cell_id(item, level) in ids
        assert hrefs.count(f"#{cell_id(item, level)}") >= 1
    articles = {a["id"]: a for tag, a in parsed.tags if tag == "article"}
    for item, level in edition.cells:
        part = articles[cell_id(item, level)]
        assert (part["data-item"], part["data-level"]) == (item, level)
        assert part["data-status"] == review.cells[item][level].status.value


def test_links_inside_the_page_have_a_target(parsed: Tags) -> None:
    ids = {a.get("id") for _, a in parsed.tags}
    for _, attributes in parsed.tags:
        href = attributes.get("href") or ""
        if href.startswith("#"):
            assert href[1:] in ids, href


def test_matrix_cells_have_words_for_screen_readers(parsed: Tags, review: Review, edition: Edition) -> None:
    labels = {
        a["href"]: str(a["aria-label"])
        for tag, a in parsed.tags
        if tag == "a" and a.get("aria-label") and a.get("href")
    }
    for item, level in edition.cells:
        cell = review.cells[item][level]
        label = labels[f"#{cell_id(item, level)}"]
        assert label.startswith(f"{item} ")
        assert STATUS[cell.status].th in label
        assert ("กั้นระดับถัดไป" in label) == cell.blocking


def test_quotes_are_marked_with_their_page(source: str, review: Review, edition: Edition) -> None:
    cited = sum(len(c.evidence) + len(c.candidates) for levels in review.cells.values() for c in levels.values())
    assert source.count("<mark>") == cited
    assert "#page=2" in source


def test_gaps_come_in_the_editions_own_words(source: str, review: Review, edition: Edition) -> None:
    part = source[source.index('<section id="gaps"') : source.index('<section id="cells"')]
    for item, level in edition.cells:
        cell = review.cells[item][level]
        link = f'href="#{cell_id(item, level)}"'
        assert (link in part) == (cell.status is not Status.FOUND)
        if cell.status is not Status.FOUND:
            assert REASON[cell.reasons[0]].th in part
    assert part.index("ช่องที่กั้นระดับถัดไป (") < part.index("ช่องอื่น (")


def test_measures_have_a_drawing_with_figures_in_words(source: str, review: Review) -> None:
    assert source.count("<svg") == sum(len(i.years) > 1 for i in review.indicators)
    drawing = trend(review.indicators[0])
    assert 'role="img"' in drawing
    assert "2567: 76" in drawing
    assert 'class="target"' in drawing
    assert "ไม่ถึงสองปี" in trend(review.indicators[3])


def test_a_flat_line_of_results_can_be_drawn(review: Review) -> None:
    flat = review.indicators[0].model_copy(update={"years": {"2566": 0.0, "2567": 0.0}, "target": None})
    assert "nan" not in trend(flat)
    assert 'class="target"' not in trend(flat)


def test_problems_are_shown_with_their_cure(parsed: Tags, review: Review) -> None:
    for problem in review.problems:
        assert problem.message_th in parsed.text


def _contrast(one: str, two: str) -> float:
    """Contrast of two #rrggbb colours by WCAG 2."""

    def luminance(colour: str) -> float:
        channels = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
        linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(one), luminance(two)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_enough_for_all_pairs_of_ink_and_paper(source: str) -> None:
    inks = ["#1a1a1a", "#404040", "#0b4f9e"]
    papers = [
        "#ffffff",
        "#c9e7cb",
        "#fff0b3",
        "#f7c6c0",
        "#d4d4de",
        "#f3f5f8",
        "#ffe680",
        "#f4faf4",
        "#dce6f1",
        "#ededed",
    ]
    colours = set(re.findall(r"#[0-9a-f]{6}\b", source[: source.index("</style>")]))
    assert set(inks) <= colours
    for paper in papers[1:]:
        assert paper in colours, paper
    for ink in inks:
        for paper in papers:
            assert _contrast(ink, paper) >= 4.5, (ink, paper)


def test_a_page_that_cannot_be_written_is_reported(tmp_path: Path, review: Review, edition: Edition) -> None:
    (tmp_path / "report.html").mkdir()
    with pytest.raises(OutputUnwritable):
        write_html(review, edition, tmp_path / "report.html")
    write_html(review, edition, tmp_path / "ok.html")
    assert (tmp_path / "ok.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_names_of_files_and_agency_are_escaped_everywhere(review: Review, edition: Edition) -> None:
    evil = '"><script>alert(1)</script>'
    report = review.report.model_copy(
        update={"agency": evil, "files": (review.report.files[0].model_copy(update={"name": evil}),)}
    )
    cells = {
        item: {
            level: cell.model_copy(
                update={"evidence": tuple(e.model_copy(update={"file": evil, "terms": (evil,)}) for e in cell.evidence)}
            )
            for level, cell in levels.items()
        }
        for item, levels in review.cells.items()
    }
    measures = tuple(i.model_copy(update={"name": evil, "unit": evil, "file": evil}) for i in review.indicators)
    changed = review.model_copy(update={"report": report, "cells": cells, "indicators": measures})
    made = page(changed, edition)
    assert made.count("<script>") == 1
    assert Tags(made).text.count(evil) > 100
