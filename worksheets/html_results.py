"""The table of measures with target, results, arithmetic, level and trend."""

from __future__ import annotations

from coverage.review import Indicator, Review
from criteria.edition import Edition
from worksheets.html_parts import passage_id, place
from worksheets.html_text import Child, Html, el
from worksheets.html_trend import trend
from worksheets.measures import arithmetic, band_word, in_order, measure_names, shown_years, sign_word
from worksheets.words import DIRECTION, TREND


def results(review: Review, edition: Edition) -> Html:
    """Return the part of the page about measures."""
    measures = in_order(review.indicators, edition)
    years = shown_years(measures)
    heads = ("ประเด็น", "ตัวชี้วัด", "เป้าหมาย", *years, "แนวโน้ม", "สูงกว่าเป้า", "ระดับ", "ที่มา")
    known = {passage.segment_id for passage in review.passages}
    table: Child = el("p", "ไม่พบตัวชี้วัดที่มีตัวเลขในรายงาน")
    if measures:
        table = el(
            "div",
            el(
                "table",
                el("caption", "ค่าปีเป็น พ.ศ. เส้นประคือค่าเป้าหมาย ร้อยละที่สูงกว่าเป้าเป็นค่าสัมพัทธ์"),
                el("thead", el("tr", [el("th", head, scope="col") for head in heads])),
                el("tbody", [_row(i, edition, years, known) for i in measures]),
                class_="kpi",
            ),
            class_="scroll",
            tabindex="0",
            role="region",
            aria_label="ตารางตัวชี้วัด เลื่อนซ้ายขวาได้",
        )
    return el(
        "section",
        el("h2", f"ตัวชี้วัดที่อ่านได้ {len(measures)} ตัว"),
        table,
        _without_result(review, edition),
        id="results",
        aria_label="ตัวชี้วัด",
    )


def _figure(value: float | None, text: str = "") -> str:
    return f"{value:,.10g}" if value is not None else (text or "–")


def _row(indicator: Indicator, edition: Edition, years: tuple[str, ...], known: set[str]) -> Html:
    over = f"{indicator.pct_over_target:+.2f}%" if indicator.pct_over_target is not None else "–"
    explanation = arithmetic(indicator)
    source: list[Child] = [
        place(indicator.file, indicator.page, 0) if indicator.page else el("span", indicator.file, class_="place")
    ]
    if indicator.segment_id in known:
        source += [el("br"), el("a", "ดูข้อความ", href=f"#{passage_id(indicator.segment_id)}")]
    return el(
        "tr",
        el("td", indicator.subitem or "–"),
        el(
            "th",
            indicator.name,
            " *" if indicator.starred else None,
            el("small", f"{indicator.unit} {sign_word(DIRECTION, indicator.direction)}".strip()),
            scope="row",
        ),
        el("td", _figure(indicator.target, indicator.target_text), class_="n"),
        [el("td", _figure(indicator.years.get(year)), class_="n") for year in years],
        el("td", trend(indicator), el("small", sign_word(TREND, indicator.trend))),
        el("td", over, el("small", explanation) if explanation else None, class_="n"),
        el("td", band_word(edition, indicator.level)),
        el("td", source),
    )


def _without_result(review: Review, edition: Edition) -> Html | None:
    if not review.measures_without_result:
        return None
    names = measure_names(edition)
    lines = [el("li", names.get(measure, measure)) for measure in review.measures_without_result]
    title = f"ตัววัดบังคับ (*) ที่ไม่พบผลในรายงาน {len(lines)} ตัว"
    return el("details", el("summary", title), el("ul", lines), open=True)
