from __future__ import annotations

import html
import re

from hypothesis import given
from hypothesis import strategies as st

from worksheets.html_quote import fold, marked
from worksheets.html_text import Html, anchor, el, join, text
from worksheets.safe_text import clean

ANY_TEXT = st.text(st.characters(codec=None))


@given(ANY_TEXT)
def test_text_never_becomes_markup(value: str) -> None:
    for made in (text(value), el("p", value), el("a", "x", title=value), join([value, [value]])):
        assert not re.search(r"<(?!/?(p|a)[ >])", made)
        made.encode("utf-8")
    assert html.unescape(str(text(value))) == clean(value) or "&" in value


def test_only_markup_of_our_own_passes_unescaped() -> None:
    assert el("p", "<b>", el("b", "ก")) == "<p>&lt;b&gt;<b>ก</b></p>"
    assert el("p", Html("<i>ข</i>"), None) == "<p><i>ข</i></p>"


def test_attributes() -> None:
    assert el("input", type="search", id="x", hidden=True, title=None, disabled=False) == (
        '<input type="search" id="x" hidden>'
    )
    assert el("a", "k", href="#1", class_="c", aria_label='"<&') == (
        '<a href="#1" class="c" aria-label="&quot;&lt;&amp;">k</a>'
    )


def test_an_anchor_has_only_safe_characters() -> None:
    assert anchor("c", "1.1", "level one<x>") == "c-1-1-level-one-x-"


def test_a_quote_is_marked_inside_its_passage() -> None:
    assert marked("ก่อน  ข้อความ\nสำคัญ หลัง", "ข้อความ สำคัญ") == "ก่อน <mark>ข้อความ สำคัญ</mark> หลัง"
    assert marked("ตัวชี้วัด | 80 | 88", "80 88") == "ตัวชี้วัด <mark>80 88</mark>"
    assert marked("อื่น", "ไม่อยู่ <b>") == "<mark>ไม่อยู่ &lt;b&gt;</mark>"


@given(st.text("กข 1<&", max_size=20), st.text("กขค <", min_size=1, max_size=20), st.text("กข >", max_size=20))
def test_marking_keeps_the_words(before: str, quote: str, after: str) -> None:
    passage = before + quote + after
    made = str(marked(passage, quote))
    assert made.count("<mark>") == bool(fold(quote))
    assert html.unescape(re.sub("</?mark>", "", made)) == fold(passage)
