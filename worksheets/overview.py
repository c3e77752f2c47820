"""What all outputs say about a review: counts, gaps in the order of work, and what a person should read first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from coverage.review import Cell, Indicator, Reason, Review, Status
from criteria.edition import Edition
from worksheets.words import TEXT_LAYER

# Order of text layers from best to worst; a submission is as readable as its worst file.
_LAYERS = ("full", "partial", "none", "unreadable")
_URGENCY = {Status.MISSING: 0, Status.CANNOT_JUDGE: 1, Status.WEAK: 2, Status.FOUND: 3}


@dataclass(frozen=True, slots=True)
class Gap:
    """A cell that is not found, with its place in the order of work (1-based)."""

    rank: int
    item: str
    level: str
    cell: Cell


def status_counts(cells: Iterable[Cell]) -> dict[Status, int]:
    """Return how many cells have each status; every status is present."""
    counted = Counter(cell.status for cell in cells)
    return {status: counted.get(status, 0) for status in Status}


def counts_by_category(review: Review, edition: Edition) -> dict[str, dict[Status, int]]:
    """Return category id -> status -> number of cells."""
    return {
        category.id: status_counts(cell for item in category.items for cell in review.cells[item.id].values())
        for category in edition.categories
    }


def counts_by_level(review: Review, edition: Edition) -> dict[str, dict[Status, int]]:
    """Return level id -> status -> number of cells."""
    return {level: status_counts(review.cells[item][level] for item in edition.items) for level in edition.level_ids}


def counts_of_review(review: Review) -> dict[Status, int]:
    """Return status -> number of cells of the whole review."""
    return status_counts(cell for levels in review.cells.values() for cell in levels.values())


def gaps(review: Review, edition: Edition) -> tuple[Gap, ...]:
    """Return all cells that are not found, blocking ones first.

    Within both groups lower levels come first, then missing before unreadable before weak, then the edition's order.
    """
    levels = {level: n for n, level in enumerate(edition.level_ids)}
    order = {pair: n for n, pair in enumerate(edition.cells)}
    found = [
        (item, level, review.cells[item][level])
        for item, level in edition.cells
        if review.cells[item][level].status is not Status.FOUND
    ]
    found.sort(key=lambda g: (not g[2].blocking, levels[g[1]], _URGENCY[g[2].status], order[g[0], g[1]]))
    return tuple(Gap(rank, *gap) for rank, gap in enumerate(found, start=1))


def must_fix(gap: Gap) -> str:
    """Return the class of a gap in Thai: must fix, should fix, or a person has to read the pages."""
    if gap.cell.status is Status.CANNOT_JUDGE:
        return "ต้องให้คนอ่าน"
    return "ต้องแก้" if gap.cell.blocking else "ควรแก้"


def level_names(edition: Edition) -> dict[str, str]:
    """Return level id -> name as printed in the criteria."""
    return {level.id: level.name for level in edition.levels}


def indicators_by_level(indicators: Iterable[Indicator], edition: Edition) -> dict[str, int]:
    """Return band -> number of measures: the band under the first, the levels in order, "" for measures without one."""
    counted = Counter(indicator.level or "" for indicator in indicators)
    return {band: counted.get(band, 0) for band in (edition.results_rule.below, *edition.level_ids, "")}


def worst_text_layer(review: Review) -> str:
    """Return the text layer of the least readable file."""
    layers = [file.text_layer for file in review.report.files]
    return max(layers, key=lambda layer: _LAYERS.index(layer) if layer in _LAYERS else 0, default=_LAYERS[0])


def text_quality(review: Review) -> str:
    """Return in Thai how well the submission could be read."""
    word = TEXT_LAYER.get(worst_text_layer(review))
    text = word.th if word else worst_text_layer(review)
    if len(review.report.files) > 1:
        bad = sum(file.text_layer != _LAYERS[0] for file in review.report.files)
        text += f" ({bad} จาก {len(review.report.files)} ไฟล์มีปัญหา)" if bad else f" ({len(review.report.files)} ไฟล์)"
    return text


def contested(review: Review, edition: Edition) -> tuple[tuple[str, str, str], ...]:
    """Return (item, level, why) of cells whose evidence a person should look at before the rest."""
    rows = []
    for item, level in edition.cells:
        cell = review.cells[item][level]
        if cell.status is Status.CANNOT_JUDGE:
            rows.append((0, item, level, "อ่านไม่ได้ ต้องเปิดหน้าจริง"))
        elif any(e.heading_disagrees for e in cell.evidence):
            rows.append((1, item, level, "หัวข้อในรายงานกับเนื้อหาชี้คนละประเด็น"))
        elif Reason.SINGLE_DOUBTFUL in cell.reasons:
            rows.append((2, item, level, "มีข้อความเดียวและไม่แน่ชัด"))
        elif cell.blocking and cell.candidates:
            rows.append((3, item, level, "เป็นช่องที่กั้นระดับถัดไป และมีข้อความใกล้เคียงให้พิจารณา"))
        elif cell.blocking and cell.status is Status.WEAK:
            rows.append((4, item, level, "เป็นช่องที่กั้นระดับถัดไป และพบเพียงบางส่วน"))
    rows.sort(key=lambda row: row[0])
    return tuple((item, level, why) for _, item, level, why in rows)
