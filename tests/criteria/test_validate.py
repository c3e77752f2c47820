"""Each rule: one breach, one fault, at the place of the breach."""

from collections.abc import Callable
from typing import Any

import pytest

from criteria.edition import Edition
from criteria.loader import load_edition
from criteria.validate import Fault, validate

Data = dict[str, Any]


@pytest.fixture(scope="module")
def data() -> Data:
    return load_edition().model_dump(mode="python")


def broken(data: Data, change: Callable[[Data], None]) -> tuple[Fault, ...]:
    copy: Data = Edition.model_validate(data).model_dump(mode="json")
    change(copy)
    return validate(Edition.model_validate(copy))


def item(data: Data, category: int = 0, position: int = 0) -> Data:
    found: Data = data["categories"][category]["items"][position]
    return found


def drop_item(data: Data) -> None:
    data["categories"][2]["items"].pop()


def drop_category(data: Data) -> None:
    data["categories"].pop()


def drop_level_of_edition(data: Data) -> None:
    data["levels"].pop()


def double_item(data: Data) -> None:
    item(data, 0, 1)["id"] = "1.1"


def double_checkpoint(data: Data) -> None:
    checkpoints = item(data, 5, 2)["levels"]["basic"]["checkpoints"]
    checkpoints[1]["id"] = checkpoints[0]["id"]


def foreign_item_id(data: Data) -> None:
    item(data)["id"] = "9.1"


def lost_level(data: Data) -> None:
    del item(data)["levels"]["advance"]


def strange_level(data: Data) -> None:
    item(data)["levels"]["gold"] = item(data)["levels"]["basic"]


def empty_text(data: Data) -> None:
    item(data)["levels"]["basic"].update(text=" ", correction="x")


def no_checkpoints(data: Data) -> None:
    item(data)["levels"]["basic"]["checkpoints"] = []


def silent_correction(data: Data) -> None:
    item(data, 0, 3)["correction"] = ""


def idle_correction(data: Data) -> None:
    item(data, 1, 0)["correction"] = "x"


def strange_neighbour(data: Data) -> None:
    item(data)["neighbours"] = ["1.1"]


def strange_column(data: Data) -> None:
    item(data, 6)["measures"][0]["column"] = "gold"


def double_measure(data: Data) -> None:
    item(data, 6)["measures"][0]["id"] = "7.1-b"


def measure_in_process(data: Data) -> None:
    item(data)["measures"] = item(data, 6)["measures"]


def no_measure(data: Data) -> None:
    item(data, 6)["measures"] = []


def falling_bands(data: Data) -> None:
    data["results_rule"]["bands"][1]["minimum"] = -1


def swapped_bands(data: Data) -> None:
    bands = data["results_rule"]["bands"]
    bands[0]["level"], bands[1]["level"] = bands[1]["level"], bands[0]["level"]


def no_bands(data: Data) -> None:
    data["results_rule"]["bands"] = []


def below_is_a_level(data: Data) -> None:
    data["results_rule"]["below"] = "basic"


def zero_level(data: Data) -> None:
    data["results_rule"]["zero_target_met"] = "gold"


def no_points(data: Data) -> None:
    del data["score_rule"]["points"]["basic"]


def negative_points(data: Data) -> None:
    data["score_rule"]["points"]["basic"] = -1


def weight_missing(data: Data) -> None:
    data["score_rule"]["category_weights"] = {"1": 10.0}


def weight_unknown(data: Data) -> None:
    data["score_rule"]["category_weights"] = {str(n): 1.0 for n in range(1, 9)}


def shared_alias(data: Data) -> None:
    data["levels"][1]["aliases"].append("BASIC")


@pytest.mark.parametrize(
    ("change", "place", "words"),
    [
        (drop_item, "categories[2].items", "3 items"),
        (drop_category, "categories", "6 categories"),
        (drop_level_of_edition, "levels", "2 levels"),
        (double_item, "categories[0].items[1].id", "used twice"),
        (double_checkpoint, "categories[5].items[2].levels.basic.checkpoints[1].id", "used twice"),
        (foreign_item_id, "categories[0].items[0].id", "does not begin"),
        (lost_level, "categories[0].items[0].levels", "lacks level 'advance'"),
        (strange_level, "categories[0].items[0].levels.gold", "unknown level"),
        (empty_text, "categories[0].items[0].levels.basic.text", "empty"),
        (no_checkpoints, "categories[0].items[0].levels.basic.checkpoints", "without checkpoints"),
        (silent_correction, "categories[0].items[3].correction", "no correction says why"),
        (idle_correction, "categories[1].items[0].correction", "equals its source"),
        (strange_neighbour, "categories[0].items[0].neighbours[0]", "no other item"),
        (strange_column, "categories[6].items[0].measures[0].column", "unknown column"),
        (double_measure, "categories[6].items[0].measures[1].id", "used twice"),
        (measure_in_process, "categories[0].items[0].measures", "takes no measures"),
        (no_measure, "categories[6].items[0].measures", "lists no measure"),
        (falling_bands, "results_rule.bands[1].minimum", "ascend"),
        (swapped_bands, "results_rule.bands[1].level", "does not stand above"),
        (no_bands, "results_rule.bands", "no bands"),
        (below_is_a_level, "results_rule.below", "needs another name"),
        (zero_level, "results_rule.zero_target_met", "unknown level"),
        (no_points, "score_rule.points", "no points"),
        (negative_points, "score_rule.points.basic", "negative"),
        (weight_missing, "score_rule.category_weights", "no weight"),
        (weight_unknown, "score_rule.category_weights.8", "unknown category"),
        (shared_alias, "levels[1].aliases", "used twice"),
    ],
)
def test_breach_is_found_where_it_is(data: Data, change: Callable[[Data], None], place: str, words: str) -> None:
    faults = [str(fault) for fault in broken(data, change)]
    assert any(fault.startswith(place) and words in fault for fault in faults), faults


def test_the_bundled_edition_has_no_fault(data: Data) -> None:
    assert broken(data, lambda _: None) == ()


def test_result_items_may_go_without_words(data: Data) -> None:
    def empty(copy: Data) -> None:
        for criterion in item(copy, 6)["levels"].values():
            criterion.update(source_text="", text="", correction="", checkpoints=[])

    assert broken(data, empty) == ()
