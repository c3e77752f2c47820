"""A review of an invented agency for the tests of the writers: all cells, measures, problems; no clock, no chance."""

from __future__ import annotations

import hashlib

from coverage.review import (
    Cell,
    EditionInfo,
    Evidence,
    Indicator,
    Manifest,
    PassageRecord,
    Problem,
    Reason,
    ReportFile,
    ReportInfo,
    Review,
    Status,
)
from criteria.edition import Edition, Item

CREATED = "2026-01-31T09:00:00"
AGENCY = "กรมพัฒนาระบบน้ำชุมชน (หน่วยงานสมมติ)"
PDF, DOCX = "รายงาน PMQA ฉบับที่ 1.pdf", "ภาคผนวก#2.docx"

DEEDS = (
    "อธิบดีลงนามคำสั่งที่ 114/2567 เมื่อวันที่ 3 มกราคม 2567 ตั้งคณะทำงาน 12 คน และประชุมติดตามทุกเดือนรวม 11 ครั้ง",
    "สำนักงานจังหวัดทั้ง 76 แห่งรายงานผลผ่านระบบ Water-Link ภายในวันที่ 5 ของเดือน ครบร้อยละ 98.4 ในปีงบประมาณ 2567",
    "หลังทบทวนผลไตรมาสที่ 2 กรมปรับขั้นตอนอนุญาตขุดเจาะจาก 45 วันเหลือ 21 วัน และประกาศใช้เมื่อ 1 กรกฎาคม 2567",
    "เครือข่ายผู้ใช้น้ำ 214 กลุ่มร่วมจัดทำแผนน้ำตำบล 1,032 แผน โดยนำปัญหาที่เสนอ 3,118 เรื่องเข้าสู่แผนปฏิบัติราชการ",
)
CLAIMS = (
    "กรมให้ความสำคัญกับเรื่องนี้อย่างต่อเนื่องและดำเนินการอย่างเป็นระบบทั่วทั้งองค์การ",
    "กรมจะจัดทำแนวทางดังกล่าวให้แล้วเสร็จในปีถัดไป",
)

# What a report may hold by accident or on purpose; every writer has to show it as plain text.
NASTY = (
    '=HYPERLINK("http://example.invalid","คลิก")',
    "+6621234567 โทรศัพท์สายด่วน",
    "-5 องศาเซลเซียส",
    "@SUM(A1:A9)",
    "\t=1+1 ขึ้นต้นด้วยแท็บ",
    "<script>document.title='hacked'</script><img src=x onerror=alert(1)> & \"คำพูด\" 'เดี่ยว'",
    "ซ่อน\u200bศูนย์กว้าง \u202egnp.exe\u202c และ \ufeff\u00adยัติภังค์",
    "ควบคุม\x00\x07\x1b[31m ตัวอักษร \ud800 เดี่ยว",
    "_x0041_ ไม่ใช่ตัว A และ ]]> จบ CDATA",
)


def segment_id(number: int) -> str:
    return f"{hashlib.sha256(str(number).encode()).hexdigest()[:6]}-{number:04d}-1"


def evidence(number: int, item: Item, *, strong: bool, quote: str = "") -> Evidence:
    on_page = number % 3 != 2
    return Evidence(
        segment_id=segment_id(number),
        quote=quote or (DEEDS[number % len(DEEDS)] if strong else CLAIMS[number % len(CLAIMS)]),
        file=PDF if on_page else DOCX,
        page=number % 40 + 1 if on_page else None,
        para_no=number + 10,
        probability=round(0.95 - (number % 7) * 0.06, 4),
        strength="strong" if strong else "weak",
        heading_item=item.id if number % 5 else (item.neighbours[0] if item.neighbours else None),
        level_probability=0.6,
        runner_up=item.neighbours[0] if item.neighbours else None,
        terms=item.terms[:3],
        heading_disagrees=number % 5 == 0 and bool(item.neighbours),
    )


def passage(cited: Evidence, item: str | None, level: str | None) -> PassageRecord:
    return PassageRecord(
        segment_id=cited.segment_id,
        text=f"ในรอบปีที่ผ่านมา  {cited.quote}\nทั้งนี้รายละเอียดอยู่ในภาคผนวก",
        file=cited.file,
        page=cited.page,
        para_no=cited.para_no,
        kind="process",
        is_evidence=True,
        item=item,
        level=level,
        probability=cited.probability,
        strength=cited.strength,
        heading_item=cited.heading_item,
        heading_path=("หมวดที่ทดสอบ", f"หัวข้อ {cited.heading_item}"),
    )


def _cell(n: int, item: Item, result: bool, rank: int, open_below: bool) -> tuple[Cell, bool]:
    """One cell: statuses go round, a lower open cell blocks once."""
    status = (Status.FOUND, Status.FOUND, Status.WEAK, Status.FOUND, Status.MISSING, Status.FOUND, Status.CANNOT_JUDGE)[
        n % 7
    ]
    blocking = status is not Status.FOUND and not open_below and rank < 2
    found: tuple[Evidence, ...] = ()
    near: tuple[Evidence, ...] = ()
    reasons: tuple[Reason, ...]
    if status is Status.FOUND:
        found = (evidence(3 * n, item, strong=True), evidence(3 * n + 1, item, strong=n % 2 == 0))
        reasons = (Reason.MEASURE_WITH_RESULT,) if result else (Reason.STRONG_PASSAGE, Reason.SEVERAL_PASSAGES)
        if open_below:
            reasons += (Reason.LOWER_LEVEL_OPEN,)
    elif status is Status.WEAK:
        found, reasons = (evidence(3 * n, item, strong=False),), (Reason.ONLY_CLAIM, Reason.SINGLE_DOUBTFUL)
    elif status is Status.MISSING:
        near, reasons = (evidence(3 * n + 2, item, strong=False),), (Reason.NO_PASSAGE,)
    else:
        reasons = (Reason.SCANNED_PAGES, Reason.UNREADABLE_TABLE)
    cell = Cell(status=status, confidence=0.8, reasons=reasons, blocking=blocking, evidence=found, candidates=near)
    return cell, open_below or status is not Status.FOUND


def _indicators(edition: Edition) -> tuple[Indicator, ...]:
    items = [item for item in edition.items if edition.is_result(item)]
    bands = [edition.results_rule.below, *edition.level_ids, None]
    made = []
    for n in range(2 * len(items)):
        band = bands[n % len(bands)]
        target = None if band is None else 80.0
        actual = {0: 76.0, 1: 80.4, 2: 82.0, 3: 90.0}.get(n % len(bands), 71.25)
        over = None if target is None else round((actual - target) / target * 100, 2)
        measures = edition.items[items[n // 2]].measures
        made.append(
            Indicator(
                subitem=items[n // 2] if n else None,
                name=f"ร้อยละความสำเร็จของการดำเนินงานด้านที่ {n + 1}",
                unit="ร้อยละ",
                direction=("higher", "lower", "unknown")[n % 3],
                target=target,
                actual=actual,
                years={} if n == 3 else {"2565": actual - 6.5, "2566": actual - 2, "2567": actual},
                judged_year=2567,
                pct_over_target=over,
                level=band,
                trend=("up", "down", "flat", None)[n % 4],
                file=PDF,
                page=30 + n,
                starred=n % 2 == 0,
                target_text="" if target else "ยังไม่กำหนด",
                arithmetic="" if over is None else f"({actual} - {target}) / {target} x 100 = {over}%",
                points_over_target=None if target is None else actual - target,
                segment_id=segment_id(1000 + n),
                measure=measures[0].id if measures else None,
            )
        )
    return tuple(made)


def make_review(edition: Edition, *, nasty: bool = True, agency: str = AGENCY) -> Review:
    """Return a review with all cells of an edition.

    Args:
        edition: any edition.
        nasty: whether the first evidence rows quote NASTY.
        agency: name of the agency.
    """
    cells: dict[str, dict[str, Cell]] = {}
    passages: list[PassageRecord] = []
    n, spiked = 0, list(NASTY) if nasty else []
    for item in edition.items.values():
        cells[item.id], open_below = {}, False
        for rank, level in enumerate(edition.level_ids):
            cell, open_below = _cell(n, item, edition.is_result(item.id), rank, open_below)
            if spiked and cell.evidence:
                first = cell.evidence[0].model_copy(update={"quote": spiked.pop(0)})
                cell = cell.model_copy(update={"evidence": (first, *cell.evidence[1:])})
            cells[item.id][level] = cell
            passages += [passage(e, item.id, level) for e in (*cell.evidence, *cell.candidates)]
            n += 1
    starred = [m.id for item in edition.items.values() for m in item.measures if m.starred]
    return Review(
        report=ReportInfo(
            agency=agency,
            fiscal_year=2567,
            files=(
                ReportFile(name=PDF, sha256="a" * 64, pages=41, text_layer="partial"),
                ReportFile(name=DOCX, sha256="b" * 64, pages=None, text_layer="full"),
            ),
        ),
        edition=EditionInfo(id=edition.id, sha256=edition.sha256),
        cells=cells,
        indicators=_indicators(edition),
        problems=(
            Problem(code="pdf.no_text_layer", file=PDF, page=17, message_th="หน้านี้เป็นภาพสแกน · วิธีแก้: ขอไฟล์ต้นฉบับ"),
            Problem(code="pdf.corrupt", file="แผ่นที่เสีย.pdf", page=None, message_th="ไฟล์เสียหาย · วิธีแก้: ขอไฟล์ใหม่"),
        ),
        manifest=Manifest(version="0.1.0", model_sha256="c" * 64, settings={"seconds": 120.0}, created=CREATED),
        passages=tuple(passages),
        measures_without_result=tuple(starred[:2]),
    )
