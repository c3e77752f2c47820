"""Automatic numbers as Word prints them."""

from __future__ import annotations

import pytest
from docx_maker import blocks, paragraph, part, run, texts

from extractors.docx_numbering import format_number


def lists(*levels: str, extra: str = "", nums: str = "") -> dict[str, str]:
    inner = "".join(f'<w:lvl w:ilvl="{n}">{level}</w:lvl>' for n, level in enumerate(levels))
    base = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    return {
        "numbering": part("numbering", f'<w:abstractNum w:abstractNumId="0">{extra}{inner}</w:abstractNum>{base}{nums}')
    }


def level(text: str, form: str = "decimal", start: int = 1, more: str = "") -> str:
    return f'<w:start w:val="{start}"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>{more}'


def item(text: str, depth: int = 0, list_id: int = 1) -> str:
    return paragraph(text, properties=f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{list_id}"/></w:numPr>')


def test_deeper_levels_restart_and_starts_are_kept() -> None:
    made = lists(level("หมวด %1", start=4), level("%1.%2"))
    body = item("ก") + item("ข", 1) + item("ค", 1) + item("ง") + item("จ", 1)
    assert texts(body, made) == ["หมวด 4 ก", "4.1 ข", "4.2 ค", "หมวด 5 ง", "5.1 จ"]


def test_a_level_can_go_on_over_its_parents_and_legal_numbers_are_decimal() -> None:
    going_on = lists(level("%1", "upperRoman"), level("%2)", more='<w:lvlRestart w:val="0"/>'))
    assert texts(item("ก") + item("ข", 1) + item("ค") + item("ง", 1), going_on) == ["I ก", "1) ข", "II ค", "2) ง"]
    legal = lists(level("%1", "thaiNumbers"), level("%1.%2", more="<w:isLgl/>"))
    assert texts(item("ก") + item("ข", 1), legal) == ["๑ ก", "1.1 ข"]


def test_a_start_override_makes_a_list_of_its_own() -> None:
    override = (
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
        "</w:lvlOverride></w:num>"
    )
    made = lists(level("%1."), nums=override)
    assert texts(item("ก") + item("ข") + item("ค", 0, 2) + item("ง", 0, 2), made) == ["1. ก", "2. ข", "1. ค", "2. ง"]
    shared = lists(level("%1."), nums='<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>')
    assert texts(item("ก") + item("ข", 0, 2), shared) == ["1. ก", "2. ข"]


def test_styles_give_numbers_and_zero_takes_them_away() -> None:
    styles = part(
        "styles",
        '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/><w:basedOn w:val="H1"/></w:style>',
    )
    made = lists(level("หมวด %1", more='<w:pStyle w:val="H1"/>'), level("%1.%2", more='<w:pStyle w:val="H2"/>'))
    first = paragraph("ก", properties='<w:pStyle w:val="H1"/>')
    second = paragraph("ข", properties='<w:pStyle w:val="H2"/>')
    none = paragraph("ค", properties='<w:pStyle w:val="H2"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    found = blocks(first + second + none, {**made, "styles": styles})
    assert [(b.text, b.item) for b in found] == [("หมวด 1 ก", None), ("1.1 ข", "1.1"), ("ค", None)]


def test_empty_paragraphs_count_and_hidden_ones_do_not() -> None:
    made = lists(level("%1."))
    hidden = paragraph(run("ลับ", "<w:vanish/>"), properties='<w:numPr><w:numId w:val="1"/></w:numPr>')
    assert texts(item("ก") + item("") + item("ค"), made) == ["1. ก", "3. ค"]
    assert texts(item("ก") + hidden + item("ค"), made) == ["1. ก", "2. ค"]


def test_list_levels_and_the_gap_behind_the_number() -> None:
    made = lists(level("%1)"), level("(%2)", "thaiLetters", more='<w:suff w:val="nothing"/>'))
    found = blocks(item("ก") + item("ข", 1), made)
    assert [(b.text, b.list_level) for b in found] == [("1) ก", 1), ("(ก)ข", 2)]


@pytest.mark.parametrize(
    ("value", "kind", "expected"),
    [
        (12, "thaiNumbers", "๑๒"), (1, "thaiLetters", "ก"), (3, "thaiLetters", "ค"), (41, "thaiLetters", "ฮ"),
        (42, "thaiLetters", "กก"), (21, "thaiCounting", "ยี่สิบเอ็ด"), (10, "thaiCounting", "สิบ"),
        (35, "thaiCounting", "สามสิบห้า"), (4, "lowerRoman", "iv"), (27, "lowerLetter", "aa"), (7, "decimalZero", "07"),
        (3, "decimalEnclosedCircle", "③"), (5, "none", ""), (0, "upperRoman", "0"), (9, "unknown", "9"),
    ],
)  # fmt: skip
def test_number_formats(value: int, kind: str, expected: str) -> None:
    assert format_number(value, kind) == expected
