"""Status of cells: both sides of every rule, on whole submissions of a few passages."""

from collections.abc import Callable, Sequence

import pytest

from classifiers.records import Classification, PassageKind
from coverage.cells import judge_cells
from coverage.review import Cell, Indicator, Reason, Status
from criteria.edition import Edition
from extractors.document import Block, Document, Flag, PageQuality, Segment

Judge = Callable[..., dict[str, dict[str, Cell]]]
Passages = Sequence[tuple[Segment, Classification]]


@pytest.fixture
def judge(edition: Edition, block: Callable[..., Block], document: Callable[..., Document]) -> Judge:
    def run(
        passages: Passages, indicators: Sequence[Indicator] = (), quality: Sequence[PageQuality] = ()
    ) -> dict[str, dict[str, Cell]]:
        blocks = [block(s.block, s.text) for s, _ in passages]
        return judge_cells(
            edition, [document(blocks, quality)], [s for s, _ in passages], [c for _, c in passages], indicators
        )

    return run


def test_all_cells_are_there_and_missing_without_passages(edition: Edition, judge: Judge) -> None:
    cells = judge([])
    assert [(item, level) for item, levels in cells.items() for level in levels] == list(edition.cells)
    assert {cell.status for levels in cells.values() for cell in levels.values()} == {Status.MISSING}


def test_one_strong_passage_makes_a_cell_found(
    judge: Judge, segment: Callable[..., Segment], said: Callable[..., Classification]
) -> None:
    cell = judge([(segment(1, "กรมออกคำสั่งที่ 12/2567 ตั้งคณะทำงาน"), said("1.2"))])["1.2"]["basic"]
    assert (cell.status, cell.reasons) == (Status.FOUND, (Reason.STRONG_PASSAGE,))
    assert cell.evidence[0].quote == "กรมออกคำสั่งที่ 12/2567 ตั้งคณะทำงาน"


def test_a_claim_makes_a_cell_weak(
    judge: Judge, segment: Callable[..., Segment], said: Callable[..., Classification]
) -> None:
    cell = judge([(segment(1, "กรมยึดมั่นในความโปร่งใส"), said("1.2", strong=False))])["1.2"]["basic"]
    assert (cell.status, cell.reasons) == (Status.WEAK, (Reason.ONLY_CLAIM,))


def test_a_doubtful_strong_passage_makes_a_cell_weak_at_most(
    judge: Judge, segment: Callable[..., Segment], said: Callable[..., Classification]
) -> None:
    doubtful = said("1.2", probability=0.3, level_probability=0.45)
    cell = judge([(segment(1, "กรมออกคำสั่งที่ 12/2567"), doubtful)])["1.2"]["basic"]
    assert (cell.status, cell.reasons) == (Status.WEAK, (Reason.SINGLE_DOUBTFUL,))


@pytest.mark.parametrize("kind", [PassageKind.CRITERIA_ECHO, PassageKind.BOILERPLATE, PassageKind.ORG_PROFILE])
def test_other_kinds_are_never_evidence(
    judge: Judge, segment: Callable[..., Segment], said: Callable[..., Classification], kind: PassageKind
) -> None:
    cell = judge([(segment(1, "นโยบายการป้องกันทุจริต", heading_item="1.2"), said("1.2", kind=kind))])["1.2"]["basic"]
    assert cell.status is Status.MISSING and not cell.evidence
    assert cell.reasons == ((Reason.ONLY_ECHO,) if kind is PassageKind.CRITERIA_ECHO else (Reason.NO_PASSAGE,))


def test_a_sure_intention_makes_a_cell_weak(
    judge: Judge, segment: Callable[..., Segment], said: Callable[..., Classification]
) -> None:
    cell = judge([(segment(1, "กรมจะจัดทำแผน BCP"), said("6.4", "advance", kind=PassageKind.INTENTION))])["6.4"][
        "advance"
    ]
    assert (cell.status, cell.reasons[0]) == (Status.WEAK, Reason.ONLY_INTENTION)
    vague = said("6.4", "advance", kind=PassageKind.INTENTION, probability=0.3, level_probability=0.5)
    assert judge([(segment(1, "กรมจะจัดทำแผน BCP"), vague)])["6.4"]["advance"].status is Status.MISSING


def test_one_passage_may_be_evidence_for_two_items(
    judge: Judge, segment: Callable[..., Segment], said: Callable[..., Classification]
) -> None:
    both = said("1.1", probability=0.55, second=("2.1", 0.4))
    cells = judge([(segment(1, "ผู้บริหารประกาศวิสัยทัศน์และแผนปี 2567"), both)])
    assert cells["1.1"]["basic"].status is Status.FOUND and cells["2.1"]["basic"].status is Status.FOUND
    one = said("1.1", probability=0.8, second=("2.1", 0.1))
    assert judge([(segment(1, "ผู้บริหารประกาศ"), one)])["2.1"]["basic"].status is Status.MISSING


def test_copies_are_cited_once(
    judge: Judge, segment: Callable[..., Segment], said: Callable[..., Classification]
) -> None:
    text = "กองพัฒนาระบบบริหารจัดประชุมติดตามผลการดำเนินงานรายไตรมาส เมื่อวันที่ 5 มกราคม 2567"
    copies = [(segment(n, text), said("2.4")) for n in range(1, 6)]
    cell = judge(copies)["2.4"]["basic"]
    assert len(cell.evidence) == 1 and Reason.SEVERAL_PASSAGES not in cell.reasons
    other = (segment(9, "ส่งรายงานผลรอบ 12 เดือนผ่านระบบ eMENSCR ครบทุกโครงการ 42 โครงการ"), said("2.4"))
    both = judge([*copies, other])["2.4"]["basic"]
    assert len(both.evidence) == 2 and Reason.SEVERAL_PASSAGES in both.reasons


def test_evidence_under_another_heading_is_told(
    judge: Judge, segment: Callable[..., Segment], said: Callable[..., Classification]
) -> None:
    under = (segment(1, "ทบทวนแผนกลางปี 2567", heading_item="4.1"), said("2.4"))
    cell = judge([under])["2.4"]["basic"]
    assert Reason.OTHER_HEADING in cell.reasons and cell.evidence[0].heading_disagrees
    right = (segment(2, "ติดตามแผนทุกไตรมาส ปี 2567", heading_item="2.4"), said("2.4"))
    assert Reason.OTHER_HEADING not in judge([under, right])["2.4"]["basic"].reasons


def test_the_lowest_open_level_blocks_and_evidence_above_it_is_told(
    judge: Judge, segment: Callable[..., Segment], said: Callable[..., Classification]
) -> None:
    levels = judge([(segment(1, "วิเคราะห์ฉากทัศน์ 4 แบบ ปี 2567"), said("2.1", "advance"))])["2.1"]
    assert [levels[name].blocking for name in levels] == [True, False, False]
    assert Reason.LOWER_LEVEL_OPEN in levels["advance"].reasons
    assert Reason.LOWER_LEVEL_OPEN not in levels["significance"].reasons
    full = judge(
        [(segment(n, f"ดำเนินการตามคำสั่ง {n}/2567 เรื่อง{name}"), said("2.1", name)) for n, name in enumerate(levels)]
    )
    assert not any(cell.blocking for cell in full["2.1"].values())


def test_candidates_stand_where_nothing_was_found(
    judge: Judge, segment: Callable[..., Segment], said: Callable[..., Classification]
) -> None:
    near = said("4.2", "basic", level_probability=0.7)
    cell = judge([(segment(1, "วิเคราะห์ผลการดำเนินงานปี 2567"), near)])["4.2"]["advance"]
    assert cell.status is Status.MISSING and cell.candidates[0].para_no == 1
    assert not judge([(segment(1, "สารบัญ"), said("4.2", kind=PassageKind.BOILERPLATE))])["4.2"]["advance"].candidates


def test_unreadable_pages_make_empty_cells_unjudgeable_and_leave_found_ones(
    judge: Judge, segment: Callable[..., Segment], said: Callable[..., Classification]
) -> None:
    scan = [PageQuality(page=n, characters=0, thai_share=0, flags=(Flag.NO_TEXT_LAYER,)) for n in (1, 2)]
    cells = judge([(segment(1, "กรมออกคำสั่งที่ 12/2567"), said("1.2"))], quality=scan)
    assert cells["1.2"]["basic"].status is Status.FOUND
    assert cells["1.2"]["advance"].status is Status.CANNOT_JUDGE
    assert cells["7.1"]["basic"].status is Status.CANNOT_JUDGE
    assert cells["1.2"]["advance"].reasons == (Reason.SCANNED_PAGES,)


@pytest.mark.parametrize(
    ("target", "actual", "level", "statuses"),
    [
        (80, 70, "below", ("found", "missing", "missing")),
        (80, 80, "basic", ("found", "missing", "missing")),
        (80, 82, "advance", ("found", "found", "missing")),
        (80, 90, "significance", ("found", "found", "found")),
        (None, 90, None, ("weak", "missing", "missing")),
        (80, None, None, ("weak", "missing", "missing")),
        (80, 90, None, ("found", "weak", "weak")),
    ],
)
def test_result_cells_follow_the_measures(
    judge: Judge,
    indicator: Callable[..., Indicator],
    target: float | None,
    actual: float | None,
    level: str | None,
    statuses: tuple[str, ...],
) -> None:
    cells = judge([], [indicator("7.2", "ความพึงพอใจ", target, actual, level)])["7.2"]
    assert tuple(cell.status.value for cell in cells.values()) == statuses


def test_the_best_measure_counts(judge: Judge, indicator: Callable[..., Indicator]) -> None:
    measures = [indicator("7.2", "ก", 80, 70, "below"), indicator("7.2", "ข", 80, 84, "advance"), indicator("7.2", "ค")]
    cells = judge([], measures)["7.2"]
    assert (cells["basic"].status, cells["advance"].status) == (Status.FOUND, Status.FOUND)
    assert cells["significance"].reasons == (Reason.MEASURES_BELOW_BAND,)


def test_a_told_result_is_weak(
    judge: Judge, segment: Callable[..., Segment], said: Callable[..., Classification]
) -> None:
    told = (segment(1, "สำนักงานเคยได้รับโล่จากจังหวัด"), said("7.4", kind=PassageKind.RESULT))
    cells = judge([told])["7.4"]
    assert (cells["basic"].status, cells["basic"].reasons) == (Status.WEAK, (Reason.NARRATIVE_RESULT,))
    assert cells["advance"].status is Status.MISSING


def test_the_row_of_a_measure_is_quoted(
    judge: Judge,
    segment: Callable[..., Segment],
    said: Callable[..., Classification],
    indicator: Callable[..., Indicator],
) -> None:
    row = (segment(3, "ความพึงพอใจ\tร้อยละ\t80\t84", row=2), said("7.2", kind=PassageKind.RESULT))
    cell = judge([row], [indicator("7.2", "ความพึงพอใจ", 80, 84, "advance", pct=5.0)])["7.2"]["advance"]
    assert cell.evidence[0].quote == "ความพึงพอใจ ร้อยละ 80 84" and cell.evidence[0].segment_id == "seg-3-2"


def test_criteria_claimed_as_own_practice_make_a_cell_weak_and_quoted_ones_nothing(
    judge: Judge, segment: Callable[..., Segment], said: Callable[..., Classification]
) -> None:
    echo = said("2.4", "advance", kind=PassageKind.CRITERIA_ECHO)
    claim = judge([(segment(1, "เทศบาลมีการคาดการณ์และปรับแผนให้ทันต่อการเปลี่ยนแปลงอยู่ตลอด"), echo)])["2.4"]["advance"]
    assert (claim.status, claim.reasons[0], claim.evidence[0].strength) == (Status.WEAK, Reason.ONLY_CLAIM, "weak")
    asked = judge([(segment(1, "ส่วนราชการต้องคาดการณ์และปรับแผนให้ทันต่อการเปลี่ยนแปลง"), echo)])["2.4"]["advance"]
    assert (asked.status, asked.reasons) == (Status.MISSING, (Reason.ONLY_ECHO,))


def test_the_very_words_of_the_criteria_are_no_evidence_whatever_the_classifier_says(
    judge: Judge, segment: Callable[..., Segment], said: Callable[..., Classification], edition: Edition
) -> None:
    passages = [
        (segment(n, criterion.text), said(item.id, level))
        for n, (item, level, criterion) in enumerate(
            (item, level, criterion) for item in edition.items.values() for level, criterion in item.levels.items()
        )
    ]
    cells = judge(passages)
    assert {cell.status for levels in cells.values() for cell in levels.values()} == {Status.MISSING}


def test_rows_of_measures_show_no_process(
    judge: Judge,
    segment: Callable[..., Segment],
    said: Callable[..., Classification],
    indicator: Callable[..., Indicator],
) -> None:
    row = (segment(3, "ต้นทุนต่อหน่วย | บาท | 250 | 232", row=1), said("6.3"))
    assert judge([row])["6.3"]["basic"].status is Status.FOUND
    measure = indicator("7.6", "ต้นทุนต่อหน่วย", 250, 232, "significance", pct=7.2)
    assert judge([row], [measure])["6.3"]["basic"].status is Status.MISSING


@pytest.fixture
def judge_unquotable(edition: Edition, block: Callable[..., Block], document: Callable[..., Document]) -> Judge:
    """Judges passages of which only those named stand in the file."""

    def run(passages: Passages, standing: Sequence[int] = ()) -> dict[str, dict[str, Cell]]:
        blocks = [block(s.block, s.text) for s, _ in passages if s.block in standing]
        return judge_cells(edition, [document(blocks)], [s for s, _ in passages], [c for _, c in passages], ())

    return run


@pytest.mark.parametrize("strong", [True, False])
def test_support_without_a_verifiable_quote_is_weak_and_never_missing(
    judge_unquotable: Judge, segment: Callable[..., Segment], said: Callable[..., Classification], strong: bool
) -> None:
    cell = judge_unquotable([(segment(1, "กรมออกคำสั่งที่ 12/2567"), said("1.2", strong=strong))])["1.2"]["basic"]
    assert (cell.status, cell.reasons, cell.evidence) == (Status.WEAK, (Reason.SINGLE_DOUBTFUL,), ())


def test_cells_are_found_by_the_supports_that_can_be_quoted(
    judge_unquotable: Judge, segment: Callable[..., Segment], said: Callable[..., Classification]
) -> None:
    lost = (segment(1, "กรมออกคำสั่งที่ 12/2567 ตั้งคณะทำงาน"), said("1.2"))
    doubtful = (segment(2, "กรมจัดประชุม 14 ครั้ง"), said("1.2", probability=0.3, level_probability=0.45))
    clear = (segment(3, "กรมจัดประชุม 14 ครั้ง"), said("1.2", probability=0.7))
    weak = judge_unquotable([lost, doubtful], [2])["1.2"]["basic"]
    assert (weak.status, [e.segment_id for e in weak.evidence]) == (Status.WEAK, ["seg-2-0"])
    found = judge_unquotable([lost, clear], [3])["1.2"]["basic"]
    assert (found.status, [e.segment_id for e in found.evidence]) == (Status.FOUND, ["seg-3-0"])
    alone = judge_unquotable([clear], [3])["1.2"]["basic"]
    assert found.confidence == alone.confidence


def test_a_told_result_without_a_verifiable_quote_is_weak(
    judge_unquotable: Judge, segment: Callable[..., Segment], said: Callable[..., Classification]
) -> None:
    told = (segment(1, "ผลการดำเนินงานดีขึ้นมาก"), said("7.1", kind=PassageKind.RESULT))
    cells = judge_unquotable([told])
    assert (cells["7.1"]["basic"].status, cells["7.1"]["basic"].evidence) == (Status.WEAK, ())
    assert cells["7.2"]["basic"].status is Status.MISSING
