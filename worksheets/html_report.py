"""report.html: one file that opens in any browser without a network."""

from __future__ import annotations

import base64
import hashlib
from importlib import resources
from pathlib import Path

from coverage.review import Review, Status
from criteria.edition import Edition
from worksheets.atomic import write_bytes
from worksheets.html_cells import cells
from worksheets.html_gaps import gap_list
from worksheets.html_matrix import matrix
from worksheets.html_parts import badge
from worksheets.html_passages import passages
from worksheets.html_results import results
from worksheets.html_text import Html, el
from worksheets.overview import counts_of_review, text_quality
from worksheets.words import TEXT_LAYER, say


def write_html(review: Review, edition: Edition, path: Path) -> None:
    """Write the page of a review.

    Args:
        review: the review.
        edition: the criteria it was made with.
        path: the file to write.

    Raises:
        OutputUnwritable: the file cannot be written.
    """
    write_bytes(path, page(review, edition).encode("utf-8"))


def page(review: Review, edition: Edition) -> str:
    """Return the page as text; the same input gives the same text."""
    style, script = _asset("report.css"), _asset("report.js")
    title = f"ผลการตรวจหลักฐาน {review.report.agency}".strip()
    head = el(
        "head",
        el("meta", charset="utf-8"),
        el("meta", http_equiv="Content-Security-Policy", content=policy(style, script)),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("meta", name="referrer", content="no-referrer"),
        el("title", title),
        el("style", Html(style)),
    )
    body = el(
        "body",
        el("a", "ข้ามไปยังตาราง", href="#matrix", class_="skip"),
        _header(review, edition),
        el(
            "main",
            matrix(review, edition),
            gap_list(review, edition),
            cells(review, edition),
            results(review, edition),
            _problems(review),
            passages(review, edition),
            _about(review, edition),
        ),
        el("script", Html(script)),
    )
    return f'<!DOCTYPE html>\n<html lang="{edition.language}">\n{head}\n{body}\n</html>\n'


def policy(style: str, script: str) -> str:
    """Return the content security policy: nothing from anywhere, only this style and this script by their digests."""
    return (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


def _asset(name: str) -> str:
    text = resources.files("worksheets").joinpath("assets", name).read_text(encoding="utf-8")
    # Browsers read CR LF as LF before they take the digest; a checkout may have either.
    return "\n" + text.replace("\r\n", "\n")


def _header(review: Review, edition: Edition) -> Html:
    counts = counts_of_review(review)
    year = review.report.fiscal_year
    links = (
        ("matrix", "ตาราง"),
        ("gaps", "ยังขาดอะไร"),
        ("cells", "หลักฐาน"),
        ("results", "ตัวชี้วัด"),
        ("problems", "ปัญหาไฟล์"),
        ("passages", "ข้อความทั้งหมด"),
        ("about", "ข้อมูลการประมวลผล"),
    )
    return el(
        "header",
        el("p", edition.title, class_="edition"),
        el("h1", review.report.agency or "ไม่พบชื่อหน่วยงานในรายงาน"),
        el("p", f"ปีงบประมาณ {year} · " if year else "", f"คุณภาพข้อความ: {text_quality(review)}"),
        el("p", [(badge(status, f"{counts[status]} ช่อง"), " ") for status in Status]),
        el("p", "โปรแกรมค้นหาและอ้างข้อความในรายงานเท่านั้น ไม่ให้คะแนน การตัดสินเป็นของผู้ตรวจ", class_="muted"),
        el("nav", [(el("a", label, href=f"#{target}"), " ") for target, label in links], aria_label="ส่วนของหน้า"),
    )


def _problems(review: Review) -> Html:
    content = el("p", "ไม่มีปัญหา: อ่านได้ทุกไฟล์และทุกหน้า")
    if review.problems:
        lines = [
            el(
                "li",
                el("b", f"{p.file} {f'หน้า {p.page}' if p.page else ''}".strip()),
                ": ",
                p.message_th,
                " ",
                el("code", p.code),
            )
            for p in review.problems
        ]
        note = el("p", "ส่วนที่อ่านไม่ได้ไม่ถือว่าไม่มีหลักฐาน ช่องที่เกี่ยวข้องเป็น ตัดสินไม่ได้")
        content = el("div", note, el("ul", lines))
    return el("section", el("h2", "ปัญหาไฟล์"), content, id="problems", aria_label="ปัญหาไฟล์")


def _about(review: Review, edition: Edition) -> Html:
    manifest = review.manifest
    facts = [
        ("โปรแกรม", f"pmqa-review {manifest.version}"),
        ("เวลาที่ประมวลผล", manifest.created),
        ("ฉบับเกณฑ์", f"{edition.id} · SHA-256 {review.edition.sha256}"),
        ("แบบจำลอง", f"SHA-256 {manifest.model_sha256}"),
        *(
            (
                "ไฟล์",
                f"{f.name} · {f'{f.pages} หน้า' if f.pages else 'ไม่มีเลขหน้า'} · {say(TEXT_LAYER, f.text_layer)}"
                + (f" · SHA-256 {f.sha256}" if f.sha256 else ""),
            )
            for f in review.report.files
        ),
        *((f"ค่าตั้ง {key}", str(value)) for key, value in sorted(manifest.settings.items())),
    ]
    pairs = [(el("dt", name), el("dd", value)) for name, value in facts]
    return el("section", el("h2", "ข้อมูลการประมวลผล"), el("dl", pairs), id="about", aria_label="ข้อมูลการประมวลผล")
