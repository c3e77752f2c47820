from collections.abc import Callable, Sequence

from coverage.indicators import read_indicators
from criteria.edition import Edition
from extractors.document import Block, BlockKind, Document, Segment

Grid = tuple[tuple[str, ...], ...]
Ranking = tuple[tuple[str, float], ...]
HEADING = "หมวด 7 ผลลัพธ์การดำเนินการ"
KPI = "ตัวชี้วัด | หน่วย | เป้าหมาย | ผล 2567\nจำนวนองค์กรที่ผ่านเกณฑ์ | แห่ง | 10 | 11"


def nothing(names: Sequence[str]) -> list[Ranking]:
    return [() for _ in names]


def test_words_decide_the_item_where_no_number_does(
    edition: Edition,
    block: Callable[..., Block],
    document: Callable[..., Document],
    grid: Callable[[str], Grid],
) -> None:
    asked: list[str] = []

    def rank(names: Sequence[str]) -> list[Ranking]:
        asked.extend(names)
        return [(("7.3", 0.9), ("7.1", 0.1)) for _ in names]

    table = grid(KPI)
    (found,) = read_indicators([document([block(1, table=table, heading=HEADING)])], edition, rank)
    assert (found.subitem, asked) == ("7.3", ["จำนวนองค์กรที่ผ่านเกณฑ์"])
    (numbered,) = read_indicators([document([block(1, table=table, heading="7.5", item="7.5")])], edition, rank)
    assert (numbered.subitem, len(asked)) == ("7.5", 1)


def test_a_process_heading_does_not_place_a_measure(
    edition: Edition,
    block: Callable[..., Block],
    document: Callable[..., Document],
    grid: Callable[[str], Grid],
) -> None:
    table = grid("ตัวชี้วัด | เป้าหมาย | ผล\nร้อยละความพึงพอใจของผู้รับบริการ | 80 | 88")
    (found,) = read_indicators([document([block(1, table=table, heading="3.2", item="3.2")])], edition, nothing)
    assert (found.subitem, found.measure, found.starred) == ("7.2", "7.2-a", True)


def test_a_table_over_two_pages_goes_on_without_headings(
    edition: Edition,
    block: Callable[..., Block],
    document: Callable[..., Document],
    grid: Callable[[str], Grid],
) -> None:
    first = block(1, table=grid(KPI), heading=HEADING)
    second = block(2, table=grid("จำนวนศูนย์ที่เปิดบริการ | แห่ง | 5 | 5"), heading=HEADING, page=2)
    found = read_indicators([document([first, second])], edition, nothing)
    assert [(i.name, i.actual, i.page) for i in found] == [("จำนวนองค์กรที่ผ่านเกณฑ์", 11, 1), ("จำนวนศูนย์ที่เปิดบริการ", 5, 2)]
    far = block(9, table=second.table, heading=HEADING, page=2)
    between = [block(n, "ข้อความ", heading=HEADING) for n in range(2, 9)]
    assert len(read_indicators([document([first, *between, far])], edition, nothing)) == 1


def test_sentences_count_under_results_only(
    edition: Edition, block: Callable[..., Block], document: Callable[..., Document]
) -> None:
    text = "จำนวนจิตอาสาที่ร่วมโครงการ คาดไว้ 40 คน ทำได้ 46 คน"
    inside, outside = block(1, text, heading=HEADING), block(1, text, heading="หมวด 3")
    (found,) = read_indicators([document([inside])], edition, nothing)
    assert (found.target, found.actual, found.level) == (40, 46, "significance")
    assert read_indicators([document([outside])], edition, nothing) == ()


def test_a_repeated_measure_is_kept_once_where_it_says_most(
    edition: Edition,
    block: Callable[..., Block],
    document: Callable[..., Document],
    grid: Callable[[str], Grid],
) -> None:
    summary = block(1, table=grid("ตัวชี้วัด | ผล 2566 | ผล 2567\nจำนวนองค์กรที่ผ่านเกณฑ์ | 9 | 11"), heading=HEADING)
    full = block(2, table=grid(KPI), heading=HEADING, page=2)
    (found,) = read_indicators([document([summary, full])], edition, nothing)
    assert (found.target, found.page) == (10, 2)
    other = block(3, table=grid(KPI.replace("11", "12")), heading=HEADING, page=3)
    assert len(read_indicators([document([full, other])], edition, nothing)) == 2


def test_percent_measures_show_points_beside_the_relative_percent(
    edition: Edition,
    block: Callable[..., Block],
    document: Callable[..., Document],
    grid: Callable[[str], Grid],
) -> None:
    table = grid("ตัวชี้วัด | เป้าหมาย | ผล\nร้อยละการเข้าถึงบริการ | 80 | 88\nจำนวนศูนย์บริการ | 10 | 12")
    percent, count = read_indicators([document([block(1, table=table, heading=HEADING)])], edition, nothing)
    assert (percent.pct_over_target, percent.points_over_target) == (10.0, 8.0)
    assert count.points_over_target is None


def test_segment_of_the_row_is_named_when_passages_are_given(
    edition: Edition, block: Callable[..., Block], document: Callable[..., Document],
    grid: Callable[[str], Grid], segment: Callable[..., Segment],
) -> None:  # fmt: skip
    segments = [segment(1, "หัวตาราง", row=0), segment(1, "แถว", row=1)]
    (found,) = read_indicators([document([block(1, table=grid(KPI), heading=HEADING)])], edition, nothing, segments)
    assert found.segment_id == "seg-1-1"


def test_text_blocks_without_figures_give_nothing(
    edition: Edition, block: Callable[..., Block], document: Callable[..., Document]
) -> None:
    blocks = [block(1, HEADING, BlockKind.HEADING, heading=HEADING), block(2, "ผลดีขึ้นมาก", heading=HEADING)]
    assert read_indicators([document(blocks)], edition, nothing) == ()


def test_lines_of_a_card_are_one_measure_and_prose_is_not(
    edition: Edition, block: Callable[..., Block], document: Callable[..., Document]
) -> None:
    lines = ["ตัวชี้วัดที่ 1 จำนวนผู้ใช้ระบบนัดหมาย", "เป้าหมาย 1,000 คน", "ผลการดำเนินงาน 1,080 คน", "ผู้รับผิดชอบ กองไอที"]
    card = [block(n, text, heading=HEADING) for n, text in enumerate(lines, 1)]
    (found,) = read_indicators([document(card)], edition, nothing)
    assert (found.name, found.target, found.actual) == ("จำนวนผู้ใช้ระบบนัดหมาย", 1000, 1080)
    apart = [block(1, lines[0], heading=HEADING), block(2, lines[1], heading="อื่น"), block(3, lines[2], heading="อื่น")]
    assert read_indicators([document(apart)], edition, nothing) == ()


def test_a_sentence_that_retells_a_row_is_left_out(
    edition: Edition, block: Callable[..., Block], document: Callable[..., Document], grid: Callable[[str], Grid]
) -> None:
    table = block(1, table=grid(KPI), heading=HEADING)
    again = block(2, "องค์กรผ่านเกณฑ์แล้ว 11 แห่ง จากเป้าหมาย 10 แห่ง", heading=HEADING)
    other = block(3, "จำนวนผู้ผ่านการทดสอบ 45 คน จากเป้าหมาย 40 คน", heading=HEADING)
    found = read_indicators([document([table, again, other])], edition, nothing)
    assert [i.actual for i in found] == [11, 45]
