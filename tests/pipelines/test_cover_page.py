"""Agency and year from cover, running header and text."""

from __future__ import annotations

import pytest

from extractors.document import Block, BlockKind, Document
from pipelines.cover_page import find_agency, find_fiscal_year


def document(*texts: str, header: str = "") -> Document:
    blocks = [Block(n=n, kind=BlockKind.PARAGRAPH, text=t, para_no=n) for n, t in enumerate(texts, 1)]
    if header:
        blocks.append(Block(n=len(blocks) + 1, kind=BlockKind.HEADER, text=header, para_no=1))
    return Document(file="x", sha256="0" * 64, format="docx", pages=None, text_layer="full", blocks=tuple(blocks))


@pytest.mark.parametrize(
    ("texts", "header", "agency"),
    [
        (("รายงานการประเมินตนเอง", "กรมตัวอย่างกลาง (สมมติ)", "ปีงบประมาณ 2567"), "", "กรมตัวอย่างกลาง (สมมติ)"),
        (("เรื่องเล่าของเมือง", "กองยุทธศาสตร์และงบประมาณ"), "เทศบาลเมืองสายลม (สมมติ) หน้า", "เทศบาลเมืองสายลม (สมมติ)"),
        (("สำนักงานพัฒนาที่ดินจังหวัดสมมติ ประจำปี 2566",), "", "สำนักงานพัฒนาที่ดินจังหวัดสมมติ"),
        (("ตามที่สำนักงาน ก.พ.ร. ได้ส่งเสริม", "โรงพยาบาลริมน้ำ"), "", "โรงพยาบาลริมน้ำ"),
        (("ไม่มีชื่อใดเลย",), "", ""),
        (("แผนระยะยาวสอดรับกับยุทธศาสตร์กระทรวงและคำนึงถึงผลกระทบต่อชุมชน",), "", ""),
        (("เรื่องเล่าการทำงานของเทศบาลเมืองสายลม (สมมติ)",), "", "เทศบาลเมืองสายลม (สมมติ)"),
    ],
)
def test_the_agency(texts: tuple[str, ...], header: str, agency: str) -> None:
    assert find_agency([document(*texts, header=header)]) == agency


@pytest.mark.parametrize(
    ("texts", "year"),
    [
        (("ประจำปีงบประมาณ พ.ศ. ๒๕๖๗",), 2567),
        (("แผน 2566-2570", "ปีงบประมาณ 2566"), 2566),
        (("รายงาน 2565",), 2565),
        (("โทร. 0 2555 0101",), None),
    ],
)
def test_the_year(texts: tuple[str, ...], year: int | None) -> None:
    assert find_fiscal_year([document(*texts)]) == year
