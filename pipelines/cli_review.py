"""Commands that review reports: check, review, triage."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipelines.console import Voice, fail
from pipelines.exit_codes import ExitCode
from pipelines.options import (
    AsJson,
    Clock,
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
    Out,
    Quiet,
    Seconds,
    clock,
)
from pipelines.settings import DEFAULT_EDITION, Settings

DEFAULT_OUT = Path("outputs")


def _settings(
    edition: str,
    model: Path | None,
    seconds: float,
    memory: int,
    max_file: int,
    max_pages: int,
    max_characters: int,
    max_part: int,
    ocr: OcrChoice,
) -> Settings:
    return Settings(
        edition=edition,
        model=str(model) if model else "",
        seconds=seconds,
        memory_mb=memory,
        max_file_mb=max_file,
        max_pages=max_pages,
        max_characters=max_characters,
        max_part_mb=max_part,
        ocr=ocr.value,
    )


def check(
    report: Annotated[
        Path, typer.Argument(help="ไฟล์ โฟลเดอร์ หรือ zip ของหน่วยงานเดียว · file, folder or zip of one agency")
    ],
    out: Out = DEFAULT_OUT,
    edition: EditionName = DEFAULT_EDITION,
    model: ModelPath = None,
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
    clock_: Clock = None,
) -> None:
    """ตรวจรายงานฉบับเดียวว่ายังขาดอะไร · review one report, no batch engine."""
    from pipelines.actions import check_report

    voice = Voice(lang.value, as_json, quiet)
    settings = _settings(edition, model, timeout, memory, max_file, max_pages, max_characters, max_part, ocr)
    check_report(report, out, settings, clock(clock_), voice)


def review(
    paths: Annotated[list[Path], typer.Argument(help="ไฟล์ โฟลเดอร์ หรือ zip · files, folders or zips")],
    out: Out = DEFAULT_OUT,
    edition: EditionName = DEFAULT_EDITION,
    model: ModelPath = None,
    as_json: AsJson = False,
    lang: Language = Lang.TH,
    quiet: Quiet = False,
    jobs: Annotated[
        int, typer.Option("--jobs", min=0, help="จำนวนรายงานที่ทำพร้อมกัน (0 = ตามจำนวนคอร์) · reports at a time")
    ] = 0,
    timeout: Seconds = 120,
    memory: Memory = 2048,
    max_file: MaxFile = 200,
    max_pages: MaxPages = 3000,
    max_characters: MaxCharacters = 30_000_000,
    max_part: MaxPart = 100,
    ocr: Ocr = OcrChoice.OFF,
    clock_: Clock = None,
) -> None:
    """ตรวจรายงานหลายฉบับเป็นชุด (Prefect) · review a batch of reports with Prefect."""
    from pipelines.actions import review_batch

    voice = Voice(lang.value, as_json, quiet)
    settings = _settings(edition, model, timeout, memory, max_file, max_pages, max_characters, max_part, ocr)
    code = review_batch(paths, out, settings, clock(clock_), jobs, voice)
    if code is not ExitCode.DONE:
        raise typer.Exit(code)


def triage(
    folder: Annotated[Path, typer.Argument(help="โฟลเดอร์ผลลัพธ์ของ pmqa review · output folder of pmqa review")],
    edition: EditionName = DEFAULT_EDITION,
    as_json: AsJson = False,
    lang: Language = Lang.TH,
    quiet: Quiet = False,
    clock_: Clock = None,
) -> None:
    """สร้างตารางภาพรวมจากผลที่มีอยู่ · build the triage table again from existing results."""
    from pipelines.actions import triage_folder

    voice = Voice(lang.value, as_json, quiet)
    if not folder.is_dir():
        fail(voice, "file.not_found", str(folder))
    triage_folder(folder, edition, clock(clock_), voice)


def register(app: typer.Typer) -> None:
    """Add the commands of this module to `app`."""
    for command in (check, review, triage):
        app.command()(command)
