"""The matrix on top of the page: a line an item, a column a level, every cell a link."""

from __future__ import annotations

from coverage.review import Cell, Review, Status
from criteria.edition import Edition, Level
from worksheets.html_parts import badge, cell_id
from worksheets.html_text import Html, el
from worksheets.words import STATUS, STATUS_MEANING


def matrix(review: Review, edition: Edition) -> Html:
    """Return the matrix with its legend."""
    head = el(
        "tr",
        el("th", "ประเด็น", scope="col"),
        [el("th", level.name, scope="col") for level in edition.levels],
    )
    bodies = []
    for category in edition.categories:
        title = el(
            "tr",
            el("th", f"หมวด {category.id} {category.title}", colspan=1 + len(edition.levels), scope="rowgroup"),
            class_="category",
        )
        rows = [
            el(
                "tr",
                el("th", el("b", item.id), " ", item.title, scope="row"),
                [_cell(item.id, level, review.cells[item.id][level.id]) for level in edition.levels],
            )
            for item in category.items
        ]
        bodies.append(el("tbody", title, rows))
    table = el(
        "table",
        el("caption", "เลือกช่องเพื่ออ่านเกณฑ์และหลักฐาน ใช้ปุ่มลูกศรเลื่อนระหว่างช่องได้"),
        el("thead", head),
        bodies,
        id="matrix-table",
        class_="matrix",
    )
    return el("section", el("h2", "ตารางความครบถ้วน"), table, _legend(), id="matrix", aria_label="ตารางความครบถ้วน")


def _cell(item: str, level: Level, cell: Cell) -> Html:
    word = STATUS[cell.status]
    label = f"{item} {level.name}: {word.th}"
    if cell.evidence:
        label += f" {len(cell.evidence)} ข้อความ"
    if cell.blocking:
        label += " กั้นระดับถัดไป"
    count = el("small", f"({len(cell.evidence)})") if cell.evidence else None
    link = el(
        "a",
        el("span", word.sign, class_="sign", aria_hidden="true"),
        " ",
        word.th,
        " ",
        count,
        el("small", "กั้นระดับถัดไป", class_="blocks-word") if cell.blocking else None,
        href=f"#{cell_id(item, level.id)}",
        aria_label=label,
    )
    return el("td", link, class_=f"s-{cell.status.value}{' blocking' if cell.blocking else ''}")


def _legend() -> Html:
    lines = [el("li", badge(status), " ", STATUS_MEANING[status].th) for status in Status]
    lines.append(el("li", el("span", "กั้นระดับถัดไป", class_="badge blocks"), " ระดับที่สูงกว่านับไม่ได้จนกว่าช่องนี้จะครบ"))
    return el("ul", lines, class_="legend")
