from collections.abc import Callable

import pytest

from classifiers.records import Classification
from coverage.passages import supports_of
from coverage.places import counts, is_outside, never_evidence
from extractors.document import BlockKind, Segment


@pytest.mark.parametrize("heading", ["คำนำ", "ลักษณะสำคัญขององค์กร", "ภาคผนวก ก", "ข้อมูลทั่วไป", "ประวัติความเป็นมา"])
def test_front_matter_and_profile_are_outside(segment: Callable[..., Segment], heading: str) -> None:
    inside = segment(1, "กรมออกคำสั่งที่ 1/2567")
    assert is_outside(inside.model_copy(update={"heading_path": (heading,)}))
    assert not is_outside(inside.model_copy(update={"heading_path": ("หมวด 1 การนำองค์กร",)}))
    assert not is_outside(inside.model_copy(update={"heading_path": (heading,), "heading_item": "1.2"}))


def test_rows_of_short_cells_are_outside_and_long_cells_are_not(segment: Callable[..., Segment]) -> None:
    assert is_outside(segment(1, "เมษายน | สงกรานต์ | 22,000", row=2))
    assert not is_outside(segment(1, "กรมออกคำสั่งที่ 12/2567 ตั้งคณะทำงานกำกับความโปร่งใสและรายงานทุกไตรมาส", row=2))


def test_captions_are_never_evidence(segment: Callable[..., Segment]) -> None:
    assert never_evidence(segment(1, "ภาพกิจกรรมวันสถาปนา ครบรอบ 18 ปี"))
    assert never_evidence(segment(1, "ตารางที่ 3 ผลการดำเนินงาน"))
    assert never_evidence(segment(1, "x").model_copy(update={"kind": BlockKind.CAPTION}))
    assert not never_evidence(segment(1, "ตารางเวรของกองถูกปรับใหม่ในปี 2567"))
    assert not never_evidence(segment(1, "ภาพลักษณ์ของกรมดีขึ้นหลังออกคำสั่งที่ 12/2567"))


def test_sure_passages_count_outside_too(segment: Callable[..., Segment], said: Callable[..., Classification]) -> None:
    preface = segment(1, "กรมออกคำสั่งที่ 1/2567").model_copy(update={"heading_path": ("คำนำ",)})
    (sure,) = supports_of(0, preface, said("1.2"))
    (doubtful,) = supports_of(0, preface, said("1.2", probability=0.6))
    assert counts(sure) and not counts(doubtful)
    (inside,) = supports_of(0, segment(1, "กรมออกคำสั่งที่ 1/2567"), said("1.2", probability=0.6))
    assert counts(inside)
