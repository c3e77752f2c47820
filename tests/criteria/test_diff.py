from criteria.diff import diff_editions
from criteria.edition import Edition
from criteria.loader import load_edition


def changed(**updates: object) -> Edition:
    return load_edition().model_copy(update=updates)


def test_an_edition_does_not_differ_from_itself() -> None:
    assert diff_editions(load_edition(), load_edition()) == ()


def test_the_digest_is_no_difference() -> None:
    assert diff_editions(load_edition(), changed(sha256="0")) == ()


def test_a_changed_title_is_one_change() -> None:
    (change,) = diff_editions(load_edition(), changed(title="ฉบับใหม่"))
    assert (change.place, change.kind, change.after) == ("title", "changed", "ฉบับใหม่")
    assert str(change).startswith("changed title:")


def test_one_item_taken_out_leaves_the_others_alone() -> None:
    old = load_edition()
    first = old.categories[0].model_copy(update={"items": old.categories[0].items[1:]})
    changes = diff_editions(old, changed(categories=(first, *old.categories[1:])))
    assert changes and all(change.kind == "removed" for change in changes)
    assert all(change.place.startswith("categories/1/items/1.1/") for change in changes)


def test_words_of_lists_are_added_and_removed_by_themselves() -> None:
    old = load_edition()
    changes = diff_editions(old, changed(core_values=(*old.core_values[:-1], "ใหม่")))
    assert [(c.kind, c.place) for c in changes] == [
        ("removed", f"core_values/{old.core_values[-1]}"),
        ("added", "core_values/ใหม่"),
    ]


def test_a_band_is_told_by_its_level() -> None:
    old = load_edition()
    bands = (old.results_rule.bands[0], old.results_rule.bands[1].model_copy(update={"minimum": 2.0}))
    rule = old.results_rule.model_copy(update={"bands": (*bands, old.results_rule.bands[2])})
    (change,) = diff_editions(old, changed(results_rule=rule))
    assert (change.place, change.before, change.after) == ("results_rule/bands/advance/minimum", "1.0", "2.0")
