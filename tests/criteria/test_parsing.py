import pytest

from criteria.errors import EditionInvalid
from criteria.loader import EDITIONS_FOLDER
from criteria.parsing import parse_edition

TEXT = (EDITIONS_FOLDER / "pmqa-4.0.yaml").read_text(encoding="utf-8")


def faults_of(text: str) -> tuple[str, ...]:
    with pytest.raises(EditionInvalid) as caught:
        parse_edition(text, "test.yaml")
    return caught.value.faults


def line_of(words: str) -> int:
    return TEXT[: TEXT.index(words)].count("\n") + 1


def test_a_misspelt_key_is_named_with_its_line() -> None:
    faults = faults_of(TEXT.replace("source_title: ป้องกันทุจริต", "sourcetitle: ป้องกันทุจริต"))
    assert any("sourcetitle" in fault and f"line {line_of('source_title: ป้องกันทุจริต')}:" in fault for fault in faults)


def test_all_faults_are_listed_not_only_the_first() -> None:
    broken = TEXT.replace("column: advance", "column: middle").replace("trend_points: 3", "trend_points: 1")
    faults = faults_of(broken)
    assert sum("middle" in fault for fault in faults) == TEXT.count("column: advance")
    assert any("trend" in fault for fault in faults)


def test_a_number_where_text_belongs_is_refused() -> None:
    assert any("categories[0].items[0].id" in fault for fault in faults_of(TEXT.replace("id: '1.1'", "id: 1.1")))


def test_a_key_written_twice_is_refused() -> None:
    assert any("written twice" in fault for fault in faults_of(TEXT + "\nlanguage: en\n"))


def test_a_level_named_by_a_number_is_refused() -> None:
    assert any("put it in quotes" in fault for fault in faults_of("1: x"))


def test_aliases_are_refused() -> None:
    with pytest.raises(EditionInvalid, match="aliases"):
        parse_edition("a: &x [1]\nb: *x\n", "test.yaml")


@pytest.mark.parametrize("text", ["", "- a\n- b", "just words"])
def test_a_file_without_keys_is_refused(text: str) -> None:
    with pytest.raises(EditionInvalid, match="keys and values"):
        parse_edition(text, "test.yaml")


@pytest.mark.parametrize("text", ["a: [1", "a: b: c", "\tx: 1", "a: '"])
def test_broken_yaml_names_the_line(text: str) -> None:
    assert "line" in faults_of(text)[0]


def test_deep_nesting_ends_in_an_error_not_in_a_crash() -> None:
    with pytest.raises(EditionInvalid):
        parse_edition("[" * 5000, "test.yaml")
