"""The report's own text as it was read, with what was said about each passage."""

from __future__ import annotations

from coverage.review import PassageRecord, Review
from criteria.edition import Edition
from worksheets.html_parts import passage_id
from worksheets.html_text import Child, Html, el
from worksheets.overview import level_names
from worksheets.words import FLAG, KIND, say


def passages(review: Review, edition: Edition) -> Html:
    """Return the part with all passages in the order of the report, under its own headings."""
    names = level_names(edition)
    parts: list[Child] = []
    path: tuple[str, ...] | None = None
    file = ""
    for passage in review.passages:
        if passage.file != file:
            file, path = passage.file, None
            parts.append(el("h3", file))
        if passage.heading_path != path:
            path = passage.heading_path
            if path:
                parts.append(el("h4", " > ".join(path)))
        parts.append(_passage(passage, names))
    return el(
        "section",
        el("h2", "ข้อความทั้งหมดที่อ่านได้"),
        el(
            "details",
            el("summary", f"แสดง {len(review.passages)} ข้อความ (แถบทึบด้านซ้ายคือข้อความที่เป็นหลักฐาน)"),
            parts,
            id="passage-list",
        ),
        id="passages",
        aria_label="ข้อความทั้งหมด",
    )


def _passage(passage: PassageRecord, names: dict[str, str]) -> Html:
    place = f"หน้า {passage.page}" if passage.page else f"ย่อหน้า {passage.para_no}"
    facts = [place, say(KIND, passage.kind)]
    if passage.is_evidence and passage.item:
        level = names.get(passage.level or "", "")
        facts.append(f"{passage.item} {level} {passage.probability:.0%}".replace("  ", " "))
    facts += [say(FLAG, flag) for flag in passage.flags]
    return el(
        "p",
        el("small", " · ".join(facts), class_="facts"),
        passage.text,
        id=passage_id(passage.segment_id),
        tabindex="-1",
        class_="passage is-evidence" if passage.is_evidence else "passage",
    )
