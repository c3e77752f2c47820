"""One part of the page for each cell: criterion, status with reasons, evidence or the nearest candidates."""

from __future__ import annotations

from collections.abc import Mapping

from coverage.review import Cell, Evidence, PassageRecord, Review, Status
from criteria.edition import Edition, Item, Level
from worksheets.html_parts import badge, blocking_badge, cell_id, passage_id, place
from worksheets.html_quote import marked
from worksheets.html_text import Html, el
from worksheets.words import REASON, STATUS, STRENGTH, say


def cells(review: Review, edition: Edition) -> Html:
    """Return the filters and the parts of all cells."""
    passages = {passage.segment_id: passage for passage in review.passages}
    parts = [
        _part(item, level, review.cells[item.id][level.id], passages)
        for item in edition.items.values()
        for level in edition.levels
    ]
    return el(
        "section",
        el("h2", "เกณฑ์และหลักฐานรายช่อง"),
        _filters(edition),
        el("p", "", id="count", role="status", aria_live="polite"),
        parts,
        id="cells",
        aria_label="เกณฑ์และหลักฐานรายช่อง",
    )


def _option(value: str, label: str) -> Html:
    return el("option", label, value=value)


def _filters(edition: Edition) -> Html:
    def select(name: str, label: str, options: list[Html]) -> Html:
        return el("label", label, " ", el("select", _option("", "ทั้งหมด"), options, id=f"f-{name}"))

    return el(
        "div",
        el(
            "label",
            "ค้นหา ",
            el(
                "input",
                type="search",
                id="f-text",
                autocomplete="off",
                spellcheck="false",
                placeholder="คำในเกณฑ์หรือหลักฐาน",
            ),
        ),
        select("item", "ประเด็น", [_option(i.id, f"{i.id} {i.title}") for i in edition.items.values()]),
        select("level", "ระดับ", [_option(level.id, level.name) for level in edition.levels]),
        select("status", "สถานะ", [_option(s.value, STATUS[s].th) for s in Status]),
        el("button", "ล้างตัวกรอง", type="button", id="f-clear"),
        class_="filters",
        role="search",
    )


def _part(item: Item, level: Level, cell: Cell, passages: Mapping[str, PassageRecord]) -> Html:
    criterion = item.levels[level.id]
    points = None
    if len(criterion.checkpoints) > 1:
        points = el("ul", [el("li", point.text) for point in criterion.checkpoints], class_="points")
    return el(
        "article",
        el("h3", f"{item.id} {item.title} ", el("span", level.name, class_="level")),
        el("p", badge(cell.status), " ", blocking_badge(cell)),
        el("p", el("b", "เกณฑ์: "), criterion.text, class_="criterion"),
        points,
        el("ul", [el("li", REASON[reason].th) for reason in cell.reasons], class_="reasons") if cell.reasons else None,
        [_evidence(e, passages.get(e.segment_id)) for e in cell.evidence],
        _candidates(cell, passages),
        el("p", el("a", "↑ กลับไปที่ตาราง", href="#matrix"), class_="back"),
        id=cell_id(item.id, level.id),
        tabindex="-1",
        data_item=item.id,
        data_level=level.id,
        data_status=cell.status.value,
        class_=f"cell edge-{cell.status.value}",
    )


def _evidence(evidence: Evidence, passage: PassageRecord | None) -> Html:
    facts = [
        place(evidence.file, evidence.page, evidence.para_no),
        el("span", f"{STRENGTH[evidence.strength].sign} {say(STRENGTH, evidence.strength)}")
        if evidence.strength in STRENGTH
        else None,
        el("span", f"ความเชื่อมั่น {evidence.probability:.0%}"),
        el("span", f"รองลงมา {evidence.runner_up}") if evidence.runner_up else None,
        el("span", f"หัวข้อในรายงาน {evidence.heading_item}") if evidence.heading_item else None,
        el("span", "⚠ หัวข้อกับเนื้อหาชี้คนละประเด็น", class_="warn") if evidence.heading_disagrees else None,
        el("span", "คำสำคัญ: " + ", ".join(evidence.terms[:6])) if evidence.terms else None,
        el("a", "ดูในข้อความทั้งหมด", href=f"#{passage_id(evidence.segment_id)}", class_="jump") if passage else None,
    ]
    where = " > ".join(passage.heading_path) if passage else ""
    return el(
        "figure",
        el("p", where, class_="where") if where else None,
        el("blockquote", marked(passage.text if passage else "", evidence.quote)),
        el("figcaption", [join_with_dot(fact) for fact in facts if fact]),
        class_="evidence",
    )


def join_with_dot(fact: Html) -> Html:
    """Return a fact as an item of a line of facts."""
    return el("span", fact, class_="fact")


def _candidates(cell: Cell, passages: Mapping[str, PassageRecord]) -> Html | None:
    if not cell.candidates:
        return None
    return el(
        "details",
        el("summary", f"ข้อความใกล้เคียงที่สุด {len(cell.candidates)} ข้อความ (ยังไม่นับเป็นหลักฐาน)"),
        [_evidence(c, passages.get(c.segment_id)) for c in cell.candidates],
        class_="candidates",
    )
