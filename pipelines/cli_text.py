"""Commands on text: extract, classify, doctor."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipelines.console import Voice
from pipelines.options import (
    AsJson,
    EditionName,
    Lang,
    Language,
    MaxCharacters,
    MaxFile,
    MaxPages,
    MaxPart,
    Memory,
    ModelPath,
    Ocr,
    OcrChoice,
    Quiet,
    Seconds,
)
from pipelines.settings import DEFAULT_EDITION, Settings


def extract(
    report: Annotated[Path, typer.Argument(help="ไฟล์รายงาน · report file")],
    as_json: AsJson = False,
    lang: Language = Lang.TH,
    quiet: Quiet = False,
    timeout: Seconds = 120,
    memory: Memory = 2048,
    max_file: MaxFile = 200,
    max_pages: MaxPages = 3000,
    max_characters: MaxCharacters = 30_000_000,
    max_part: MaxPart = 100,
    ocr: Ocr = OcrChoice.OFF,
) -> None:
    """แสดงข้อความที่อ่านได้จากไฟล์ · print the text of a report, block by block."""
    from pipelines.text_actions import extract_report

    settings = Settings(
        seconds=timeout,
        memory_mb=memory,
        max_file_mb=max_file,
        max_pages=max_pages,
        max_characters=max_characters,
        max_part_mb=max_part,
        ocr=ocr.value,
    )
    extract_report(report, settings, Voice(lang.value, as_json, quiet))


def classify(
    file: Annotated[
        str, typer.Argument(help="ไฟล์ JSON lines หรือข้อความ, - คือ stdin · JSON lines or text, - for stdin")
    ] = "-",
    edition: EditionName = DEFAULT_EDITION,
    model: ModelPath = None,
    as_json: AsJson = False,
    lang: Language = Lang.TH,
    quiet: Quiet = False,
) -> None:
    """จำแนกย่อหน้าว่าเป็นหลักฐานของหัวข้อใด ระดับใด · classify passages by item and level."""
    from pipelines.text_actions import classify_passages

    settings = Settings(edition=edition, model=str(model) if model else "")
    classify_passages(file, settings, Voice(lang.value, as_json, quiet))


def doctor(edition: EditionName = DEFAULT_EDITION, as_json: AsJson = False, lang: Language = Lang.TH) -> None:
    """ตรวจว่าติดตั้งครบหรือไม่ และส่วนเสริมใดยังขาด · say what is installed and what is missing."""
    from pipelines.doctor import report_health

    report_health(edition, Voice(lang.value, as_json))


def register(app: typer.Typer) -> None:
    """Add the commands of this module to `app`."""
    for command in (extract, classify, doctor):
        app.command()(command)
