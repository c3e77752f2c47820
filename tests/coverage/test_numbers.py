import pytest
from hypothesis import given
from hypothesis import strategies as st

from coverage.numbers import Change, Comparator, clean_figures, find_quantities, is_absent, parse_quantity

THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


@pytest.mark.parametrize(
    ("text", "value", "unit", "comparator"),
    [
        ("ร้อยละ ๘๕.๕๐", 85.5, "ร้อยละ", "="),
        ("1,250 ล้านบาท", 1250.0, "ล้านบาท", "="),
        ("95.2%", 95.2, "ร้อยละ", "="),
        ("๙๕.๒ เปอร์เซ็นต์", 95.2, "ร้อยละ", "="),
        ("ระดับ 4.5", 4.5, "ระดับ", "="),
        ("≥ 80", 80.0, "", ">="),
        ("<= 5", 5.0, "", "<="),
        ("ไม่น้อยกว่า 80", 80.0, "", ">="),
        ("ไม่น้อยกว่าร้อยละ 80", 80.0, "ร้อยละ", ">="),
        ("ร้อยละ ไม่น้อยกว่า 80", 80.0, "ร้อยละ", ">="),
        ("ร้อยละ 80 ขึ้นไป", 80.0, "ร้อยละ", ">="),
        ("80 คนขึ้นไป", 80.0, "คน", ">="),
        ("น้อยกว่า 80", 80.0, "", "<="),
        ("ไม่เกิน 80", 80.0, "", "<="),
        ("ภายใน 15 วันทำการ", 15.0, "วันทำการ", "<="),
        ("10 : 1", 10.0, "", "="),
        ("1 : 4", 0.25, "", "="),
        ("12 เรื่อง/คน", 12.0, "เรื่อง/คน", "="),
        ("250 บาทต่อเรื่อง", 250.0, "บาทต่อเรื่อง", "="),
        ("อันดับที่ 3", 3.0, "อันดับ", "="),
        ("92.15 คะแนน (ระดับ A)", 92.15, "คะแนน", "="),
        ("1 ชั่วโมง 30 นาที", 1.5, "ชั่วโมง", "="),
        ("2 ปี 6 เดือน", 2.5, "ปี", "="),
        ("-5.2", -5.2, "", "="),
        ("− 5.2", 5.2, "", "="),
        ("- ร้อยละ 85", 85.0, "ร้อยละ", "="),
        ("1 ,250", 1250.0, "", "="),
        ("85 .50", 85.5, "", "="),
        ("0", 0.0, "", "="),
    ],
)
def test_cells(text: str, value: float, unit: str, comparator: str) -> None:
    quantity = parse_quantity(text)
    assert quantity is not None
    assert (quantity.value, quantity.unit, quantity.comparator.value) == (pytest.approx(value), unit, comparator)


@pytest.mark.parametrize("text", ["85.5*", "85.5 1/", "85.51/", "๘๕.๕๐๑/", "85.5 (1)", "85.5¹", "85.5 [2]"])
def test_footnote_marks_are_no_digits(text: str) -> None:
    quantity = parse_quantity(text)
    assert quantity is not None and quantity.value == 85.5


@pytest.mark.parametrize(
    "text",
    ["", "-", "–", "—", "n/a", "N/A", "N.A.", "ไม่มีข้อมูล", "ยังไม่กำหนด", "อยู่ระหว่างดำเนินการ", "รอผล", "...", " * ", "(-)"],
)  # fmt: skip
def test_absent(text: str) -> None:
    assert is_absent(text) and parse_quantity(text) is None


@pytest.mark.parametrize("text", ["ผ่าน", "ดีมาก", "PM2.5", "ISO/IEC27001", "A"])
def test_words_are_neither_absent_nor_figures(text: str) -> None:
    assert not is_absent(text) and parse_quantity(text) is None


@pytest.mark.parametrize(
    ("text", "change", "value"),
    [
        ("ลดลงร้อยละ 5", Change.DOWN, 5.0),
        ("เพิ่มขึ้นร้อยละ 2.5", Change.UP, 2.5),
        ("ลดลงเหลือ 12 วัน", Change.NONE, 12.0),
        ("เพิ่มขึ้นเป็น 40", Change.NONE, 40.0),
    ],
)
def test_changes(text: str, change: Change, value: float) -> None:
    quantity = parse_quantity(text)
    assert quantity is not None and (quantity.change, quantity.value) == (change, value)


def test_range_keeps_both_ends() -> None:
    quantity = parse_quantity("80 - 85")
    assert quantity is not None and (quantity.value, quantity.upper) == (80.0, 85.0)


def test_scale_words() -> None:
    scales = [q.scale for text in ("5 บาท", "5 พันบาท", "5 ล้านบาท", "5 พันล้านบาท") if (q := parse_quantity(text))]
    assert scales == [1.0, 1e3, 1e6, 1e9]


def test_all_figures_of_a_sentence_in_order() -> None:
    found = find_quantities(clean_figures("ปี ๒๕๖๗ ลดลงร้อยละ ๖.๒ จากเป้าหมายร้อยละ ๕"))
    assert [(q.value, q.unit) for q in found] == [(2567.0, ""), (6.2, "ร้อยละ"), (5.0, "ร้อยละ")]


NUMBERS = st.decimals(min_value=0, max_value=10**12, places=2, allow_nan=False, allow_infinity=False)
UNITS = st.sampled_from(["", "คน", "ล้านบาท", "ร้อยละ", "วันทำการ", "เรื่อง"])


@given(NUMBERS, UNITS, st.booleans(), st.booleans())
def test_written_numbers_are_read_back(number: object, unit: str, thai: bool, commas: bool) -> None:
    written = f"{number:,}" if commas else f"{number}"
    text = f"{unit} {written}" if unit == "ร้อยละ" else f"{written} {unit}"
    quantity = parse_quantity(text.translate(THAI) if thai else text)
    assert quantity is not None
    assert quantity.value == float(str(number)) and quantity.unit == unit


@given(
    NUMBERS,
    st.sampled_from([("ไม่น้อยกว่า ", Comparator.AT_LEAST), ("ไม่เกิน ", Comparator.AT_MOST), ("≥", Comparator.AT_LEAST)]),
)
def test_comparators_do_not_change_the_value(number: object, comparator: tuple[str, Comparator]) -> None:
    quantity = parse_quantity(f"{comparator[0]}{number}")
    assert quantity is not None and (quantity.value, quantity.comparator) == (float(str(number)), comparator[1])


@given(st.text(alphabet="0123456789๐๕.,:-/()% ร้อยละไม่กิวัน*ล", max_size=60))
def test_any_text_is_read_without_an_error_and_within_its_bounds(text: str) -> None:
    cleaned = clean_figures(text)
    position = 0
    for quantity in find_quantities(cleaned):
        assert position <= quantity.start < quantity.end <= len(cleaned)
        position = quantity.end
