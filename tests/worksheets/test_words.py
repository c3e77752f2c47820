from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from classifiers.records import PassageKind, Strength
from coverage.review import Reason, Status
from extractors.document import Flag
from worksheets import words


@pytest.mark.parametrize(
    ("table", "keys"),
    [
        (words.STATUS, Status),
        (words.STATUS_MEANING, Status),
        (words.REASON, Reason),
        (words.KIND, PassageKind),
        (words.STRENGTH, Strength),
        (words.FLAG, Flag),
    ],
)
def test_every_member_of_a_closed_list_has_words_in_both_languages(table: Mapping[str, words.Word], keys: type) -> None:
    assert {str(key) for key in table} == {str(key) for key in keys}  # type: ignore[attr-defined]
    for key, word in table.items():
        assert re.search("[ก-๙]", word.th) or word.th == word.en, key
        assert re.search("[A-Za-z]", word.en), key


def test_statuses_and_strengths_differ_without_colour() -> None:
    for table in (words.STATUS, words.STRENGTH):
        assert len({word.sign for word in table.values()}) == len(table)
        assert len({word.th for word in table.values()}) == len(table)
        assert all(word.sign for word in table.values())


def test_a_key_without_words_is_shown_as_it_is() -> None:
    assert words.say(words.KIND, "process") == "กระบวนการ"
    assert words.say(words.KIND, "new_kind") == "new_kind"
    assert words.say(words.KIND, None) == ""
