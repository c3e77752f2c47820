import pytest

from coverage.estimate import estimate, rule_text
from coverage.review import Cell, Status
from criteria.edition import Edition


def cells(edition: Edition, status: Status, **exceptions: Status) -> dict[str, dict[str, Cell]]:
    def cell(item: str, level: str) -> Cell:
        chosen = exceptions.get(f"{item}_{level}", status)
        return Cell(status=chosen, confidence=1.0, reasons=(), blocking=False)

    return {item: {level: cell(item, level) for level in edition.level_ids} for item in edition.items}


def test_ends_of_the_scale(edition: Edition) -> None:
    full, empty = estimate(cells(edition, Status.FOUND), edition), estimate(cells(edition, Status.MISSING), edition)
    assert (full.total, full.maximum, full.gains) == (500, 500, ())
    assert empty.total == 0 and len(empty.gains) == 30


def test_a_gap_gates_the_levels_above_it(edition: Edition) -> None:
    open_first = estimate(cells(edition, Status.FOUND, **{"1.1_basic": Status.MISSING}), edition)
    assert open_first.by_item["1.1"] == 0 and open_first.by_item["1.2"] == 500
    assert open_first.by_category["1"] == 375
    assert [(g.item, g.level) for g in open_first.gains] == [("1.1", "basic")]
    assert open_first.gains[0].points == pytest.approx(500 / 4 / 7, abs=0.01)


def test_without_gating_levels_count_by_themselves(edition: Edition) -> None:
    free = edition.model_copy(update={"score_rule": edition.score_rule.model_copy(update={"gated": False})})
    assert estimate(cells(free, Status.FOUND, **{"1.1_basic": Status.MISSING}), free).by_item["1.1"] == 200


def test_weak_earns_a_part_and_opens_no_gate(edition: Edition) -> None:
    weak = estimate(cells(edition, Status.FOUND, **{"1.1_basic": Status.WEAK}), edition)
    assert weak.by_item["1.1"] == 150


def test_weights_move_the_total(edition: Edition) -> None:
    weights = {"1": 1.0, "2": 0.0, "3": 0.0, "4": 0.0, "5": 0.0, "6": 0.0, "7": 9.0}
    weighted = edition.model_copy(
        update={"score_rule": edition.score_rule.model_copy(update={"category_weights": weights})}
    )
    only_first = cells(weighted, Status.MISSING, **{f"1.{n}_basic": Status.FOUND for n in range(1, 5)})
    assert estimate(only_first, weighted).total == 30
    assert "1=1" in rule_text(weighted)


def test_the_rule_is_told_as_an_estimate(edition: Edition) -> None:
    assert "ประมาณการ" in rule_text(edition) and "300" in rule_text(edition)
