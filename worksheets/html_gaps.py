"""What is still missing, in the edition's own words, blocking gaps first. No advice is invented."""

from __future__ import annotations

from coverage.review import Review
from criteria.edition import Edition
from worksheets.html_parts import badge, cell_id
from worksheets.html_text import Html, el
from worksheets.overview import Gap, gaps, level_names, must_fix
from worksheets.words import reasons_text


def gap_list(review: Review, edition: Edition) -> Html:
    """Return the list of gaps."""
    found = gaps(review, edition)
    names = level_names(edition)
    blocking = [gap for gap in found if gap.cell.blocking]
    other = [gap for gap in found if not gap.cell.blocking]
    return el(
        "section",
        el("h2", "ยังขาดอะไร"),
        el("p", f"{len(found)} ช่องยังไม่พบหลักฐานครบ ในจำนวนนี้ {len(blocking)} ช่องกั้นระดับถัดไปและควรแก้ก่อน"),
        _group("ช่องที่กั้นระดับถัดไป", blocking, edition, names, is_open=True),
        _group("ช่องอื่น", other, edition, names, is_open=not blocking),
        id="gaps",
        aria_label="ยังขาดอะไร",
    )


def _group(title: str, group: list[Gap], edition: Edition, names: dict[str, str], *, is_open: bool) -> Html | None:
    if not group:
        return None
    lines = [
        el(
            "li",
            el(
                "a",
                el("b", f"{gap.item} {names[gap.level]}"),
                ": ",
                edition.items[gap.item].levels[gap.level].text,
                href=f"#{cell_id(gap.item, gap.level)}",
            ),
            " ",
            badge(gap.cell.status),
            " ",
            el("span", must_fix(gap), class_="badge urgency"),
            el("br"),
            el("small", reasons_text(gap.cell.reasons)),
        )
        for gap in group
    ]
    summary = el("summary", f"{title} ({len(group)})")
    return el("details", summary, el("ol", lines), open=is_open)
