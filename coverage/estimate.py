"""An estimate of the score from the status of the cells. The score itself is given by people.

The rule comes from the edition: the points that each level adds, whether levels are gated, the weights of the
categories. Item score = points of the levels that count; category score = mean of its items; total = weighted mean of
the categories.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from coverage.review import Cell, Status
from criteria.edition import Edition

# A weak cell earns half of its level's points: it is there, but a reviewer may not accept it. Set by judgement and
# printed in the rule text.
WEAK_SHARE = 0.5

Cells = Mapping[str, Mapping[str, Cell]]
_Statuses = dict[str, dict[str, Status]]


@dataclass(frozen=True, slots=True)
class Gain:
    """What closing one gap would add to the total, in points."""

    item: str
    level: str
    points: float


@dataclass(frozen=True, slots=True)
class Estimate:
    """An estimated score.

    Attributes:
        total: 0 to `maximum`.
        maximum: the highest score that the edition's rule can give.
        by_category: category id -> score on the same scale.
        by_item: item id -> score on the same scale.
        rule: the rule in words, with the word "ประมาณการ" (estimate).
        gains: open cells that would lift the total if they were found, the largest lift first.
    """

    total: float
    maximum: float
    by_category: dict[str, float]
    by_item: dict[str, float]
    rule: str
    gains: tuple[Gain, ...]


def estimate(cells: Cells, edition: Edition) -> Estimate:
    """Estimate the score of a review.

    Args:
        cells: item id -> level id -> cell, all cells of the edition.
        edition: gives points, gating and weights.
    """
    statuses = {item: {level: cell.status for level, cell in levels.items()} for item, levels in cells.items()}
    by_item = {item_id: _item_score(statuses[item_id], edition) for item_id in edition.items}
    by_category = _by_category(by_item, edition)
    total = _total(by_category, edition)
    return Estimate(
        total=round(total, 2),
        maximum=sum(edition.score_rule.points.values()),
        by_category={key: round(value, 2) for key, value in by_category.items()},
        by_item={key: round(value, 2) for key, value in by_item.items()},
        rule=rule_text(edition),
        gains=_gains(statuses, total, by_item, edition),
    )


def rule_text(edition: Edition) -> str:
    """Return the rule in words, for printing beside every estimate."""
    rule = edition.score_rule
    points = ", ".join(f"{level.name} {rule.points[level.id]:g}" for level in edition.levels)
    gate = "ระดับที่สูงกว่านับเมื่อระดับก่อนหน้าพบครบ" if rule.gated else "นับทุกระดับแยกกัน"
    weights = "น้ำหนักหมวดเท่ากัน"
    if rule.category_weights:
        weights = "น้ำหนักหมวด " + ", ".join(f"{key}={value:g}" for key, value in rule.category_weights.items())
    return (
        f"ประมาณการ ไม่ใช่คะแนนประเมิน: {points}; {gate}; ช่องที่พบบางส่วนคิด {WEAK_SHARE:.0%} ของระดับ; "
        f"คะแนนหมวด = ค่าเฉลี่ยของประเด็น; คะแนนรวม = ค่าเฉลี่ยของหมวด ({weights})"
    )


def _item_score(levels: Mapping[str, Status], edition: Edition) -> float:
    score = 0.0
    for level in edition.level_ids:
        status = levels[level]
        points = edition.score_rule.points[level]
        score += points if status is Status.FOUND else points * WEAK_SHARE if status is Status.WEAK else 0.0
        if edition.score_rule.gated and status is not Status.FOUND:
            break
    return score


def _by_category(by_item: Mapping[str, float], edition: Edition) -> dict[str, float]:
    return {
        category.id: sum(by_item[item.id] for item in category.items) / len(category.items)
        for category in edition.categories
    }


def _total(by_category: Mapping[str, float], edition: Edition) -> float:
    weights = edition.score_rule.category_weights or dict.fromkeys(by_category, 1.0)
    whole = sum(weights.values())
    return sum(by_category[key] * weight for key, weight in weights.items()) / whole if whole else 0.0


def _gains(statuses: _Statuses, total: float, by_item: dict[str, float], edition: Edition) -> tuple[Gain, ...]:
    gains = []
    for item_id, level in edition.cells:
        if statuses[item_id][level] is Status.FOUND:
            continue
        closed = {**statuses[item_id], level: Status.FOUND}
        lifted = _by_category({**by_item, item_id: _item_score(closed, edition)}, edition)
        points = round(_total(lifted, edition) - total, 2)
        if points > 0:
            gains.append(Gain(item_id, level, points))
    return tuple(sorted(gains, key=lambda gain: -gain.points))
