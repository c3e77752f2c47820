"""The bundled edition against the document it was made from."""

from pathlib import Path

import pytest

from criteria.edition import Edition
from criteria.loader import known_editions, load_edition

SOURCE = Path(__file__).parents[1] / "data" / "pmqa40_seed.txt"


@pytest.fixture(scope="module")
def edition() -> Edition:
    return load_edition("pmqa-4.0")


@pytest.fixture(scope="module")
def source() -> str:
    return SOURCE.read_text(encoding="utf-8")


def test_shape(edition: Edition) -> None:
    assert [len(category.items) for category in edition.categories] == [4, 4, 4, 4, 4, 4, 6]
    assert len(edition.cells) == 90
    assert [level.id for level in edition.levels] == ["basic", "advance", "significance"]


def test_every_source_text_stands_in_the_document(edition: Edition, source: str) -> None:
    for item in edition.items.values():
        assert f"{item.id} {item.source_title}" in source
        for criterion in item.levels.values():
            assert criterion.source_text in source
        for measure in item.measures:
            assert measure.source_text in source
    for category in edition.categories:
        assert category.source_summary in source


def test_process_phrases_stand_in_the_row_and_column_of_their_cell(edition: Edition, source: str) -> None:
    rows = {line[:3]: line.split("\t")[1:] for line in source.splitlines() if line[:1].isdigit() and "\t" in line}
    for item in edition.items.values():
        if not edition.is_result(item.id):
            assert [item.levels[level].source_text for level in edition.level_ids] == rows[item.id]


def test_text_differs_from_source_only_by_blanks_and_the_known_slips(edition: Edition) -> None:
    differing = {
        (item.id, level)
        for item in edition.items.values()
        for level, criterion in item.levels.items()
        if _squash(criterion.text) != _squash(criterion.source_text)
    }
    result_items = {(f"7.{n}", "basic") for n in range(1, 7)}
    assert differing == {("1.1", "advance"), ("2.1", "basic"), ("6.4", "basic")} | result_items
    titles = {i.id for i in edition.items.values() if _squash(i.title) != _squash(i.source_title)}
    assert titles == {"1.4", "6.4"}


@pytest.mark.parametrize(
    ("item", "level", "wrong", "right"),
    [
        ("2.1", "basic", "ปันธกิจ", "พันธกิจ"),
        ("1.1", "advance", "สอดคล้อง", "สอดรับ"),
        ("6.4", "basic", "ประสิทธิภาพ", "ประสิทธิผล"),
        ("7.3", "basic", "ทำทหาย", "ท้าทาย"),
    ],
)
def test_slips_are_corrected_with_a_reason(edition: Edition, item: str, level: str, wrong: str, right: str) -> None:
    criterion = edition.items[item].levels[level]
    assert wrong in criterion.source_text and wrong not in criterion.text
    assert right in criterion.text and right in criterion.correction


def test_checkpoints_are_parts_of_their_phrase(edition: Edition) -> None:
    for item in edition.items.values():
        for criterion in item.levels.values():
            assert criterion.checkpoints
            assert all(checkpoint.text in criterion.text for checkpoint in criterion.checkpoints)
    assert len(edition.items["6.3"].levels["basic"].checkpoints) == 2


def test_stars_and_columns_of_measures(edition: Edition) -> None:
    starred = [m.id for item in edition.items.values() for m in item.measures if m.starred]
    assert len(starred) == 11
    assert all(m.source_text.endswith("*") == m.starred for item in edition.items.values() for m in item.measures)
    columns = {m.text: m.column for m in edition.items["7.3"].measures}
    assert columns["จำนวนนวัตกรรมต่อบุคลากร"] == "basic"
    assert columns["การเรียนรู้และผลการพัฒนา"] == "significance"


def test_rules_of_the_edition(edition: Edition) -> None:
    bands = [(band.level, band.minimum, band.inclusive) for band in edition.results_rule.bands]
    assert bands == [("basic", 0, True), ("advance", 1, True), ("significance", 5, False)]
    assert edition.score_rule.points == {"basic": 300, "advance": 100, "significance": 100}
    assert len(edition.core_values) == 11


def test_echo_texts_stand_in_the_document(edition: Edition, source: str) -> None:
    flat = _squash(source.replace("**", ""))
    assert len(edition.echo_texts) > 50
    assert all(_squash(text) in flat for text in edition.echo_texts)


def test_bundled_files_are_named_after_their_edition() -> None:
    assert "pmqa-4.0" in known_editions()
    assert all(load_edition(name).id == name for name in known_editions())


def _squash(text: str) -> str:
    return "".join(text.split())
