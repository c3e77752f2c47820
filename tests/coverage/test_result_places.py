from collections.abc import Callable

import pytest

from coverage.result_places import category_of_heading, item_of_heading, result_place
from criteria.edition import Edition
from extractors.document import Block


@pytest.mark.parametrize(
    ("heading", "item", "number", "in_results"),
    [
        ("7.2 ด้านผู้รับบริการ", "7.2", "7.2", True),
        ("หมวด 7 ผลลัพธ์การดำเนินการ", None, "", True),
        ("หมวดที่ ๗", None, "", True),
        ("ผลลัพธ์การดำเนินการ ปี 2567", None, "", True),
        ("ด้านการพัฒนาบุคลากร", None, "7.3", True),
        ("3.2 การประเมินความพึงพอใจ", "3.2", "", False),
        ("หมวด 2 การวางแผนเชิงยุทธศาสตร์", None, "", False),
        ("เมืองน่าอยู่", None, "", False),
        ("", None, "", False),
    ],
)
def test_result_place(
    edition: Edition, block: Callable[..., Block], heading: str, item: str | None, number: str, in_results: bool
) -> None:
    place = result_place(block(1, "x", heading=heading, item=item), edition)
    assert (place.item, place.in_results) == (number, in_results)


def test_titles_are_found_whatever_the_spelling_of_organisation(edition: Edition) -> None:
    assert item_of_heading("ระบบการนำองค์การที่สร้างความยั่งยืน", edition) == "1.1"
    category = category_of_heading("การนำองค์การ", edition)
    assert category is not None and category.id == "1"
    assert item_of_heading("ภาคผนวก", edition) is None
