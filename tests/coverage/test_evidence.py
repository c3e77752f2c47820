from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from coverage.evidence import LONGEST_QUOTE, QuoteBook, choose_quote, quote_book, same_text
from extractors.document import Block, Document
from extractors.thai_text import normalise_quote


def test_short_passages_are_quoted_whole(block: Callable[..., Block], document: Callable[..., Document]) -> None:
    book = quote_book([document([block(1, "กรมประกาศ\nนโยบาย  No Gift Policy")])])
    assert choose_quote("กรมประกาศ นโยบาย No Gift Policy", (), "report.pdf", book) == "กรมประกาศ นโยบาย No Gift Policy"


def test_words_that_are_not_in_the_file_are_never_quoted(
    block: Callable[..., Block], document: Callable[..., Document]
) -> None:
    book = quote_book([document([block(1, "กรมประกาศนโยบาย")])])
    assert choose_quote("กรมไม่ได้ประกาศนโยบาย", (), "report.pdf", book) is None
    assert choose_quote("กรมประกาศนโยบาย", (), "other.pdf", book) is None
    assert not book.holds("report.pdf", "")


def test_table_rows_are_quoted_as_the_table_has_them() -> None:
    book = QuoteBook({"f": normalise_quote("ความพึงพอใจ\tร้อยละ\t\t84")})
    assert choose_quote("ความพึงพอใจ | ร้อยละ | 84", (), "f", book) == "ความพึงพอใจ ร้อยละ 84"


def test_long_passages_are_quoted_where_the_terms_stand() -> None:
    filler = " ".join(f"ข้อความ{n}" for n in range(200))
    text = f"{filler} จัดตั้ง ศปท. เมื่อ 5 มกราคม {filler}"
    quote = choose_quote(text, ("ศปท.",), "f", QuoteBook({"f": normalise_quote(text)}))
    assert quote is not None and "ศปท." in quote and len(quote) <= LONGEST_QUOTE


def test_a_passage_that_the_file_interrupts_is_quoted_by_its_longest_line() -> None:
    book = QuoteBook({"f": normalise_quote("บรรทัดแรกของข้อความ หน้า 3 บรรทัดที่สองซึ่งยาวกว่า")})
    assert choose_quote("บรรทัดแรกของข้อความ\nบรรทัดที่สองซึ่งยาวกว่า", (), "f", book) == "บรรทัดที่สองซึ่งยาวกว่า"


@given(st.text(alphabet="กขคงจ้ำ 12\n\t.", min_size=1, max_size=2000))
def test_every_quote_is_a_substring_of_the_file(text: str) -> None:
    book = QuoteBook({"f": normalise_quote(text)})
    quote = choose_quote(text, ("กข",), "f", book)
    assert quote is None or (quote in book.texts["f"] and len(quote) <= LONGEST_QUOTE)


def test_copies_with_a_few_words_changed_are_one_text() -> None:
    text = "สำนักงานจัดประชุมติดตามผลการดำเนินงานตามแผนยุทธศาสตร์ทุกเดือนร่วมกับทุกกอง"
    assert same_text(text, text + "จริง")
    assert not same_text(text, "กรมลดค่าไฟฟ้าได้ร้อยละ 12 ในปี 2567 ด้วยระบบควบคุมอัตโนมัติ")
    assert same_text("ก", "ก") and not same_text("ก", "ข")
