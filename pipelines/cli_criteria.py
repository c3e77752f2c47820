"""Commands on the criteria: list, show, validate, diff."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipelines.console import Voice
from pipelines.options import AsJson, Lang, Language
from pipelines.settings import DEFAULT_EDITION

app = typer.Typer(help="ฉบับเกณฑ์ · editions of the criteria", no_args_is_help=True, rich_markup_mode=None)

Name = Annotated[str, typer.Argument(help="ชื่อหรือไฟล์ของฉบับเกณฑ์ · edition id or file")]


@app.command("list")
def list_(as_json: AsJson = False, lang: Language = Lang.TH) -> None:
    """แสดงฉบับเกณฑ์ที่มี · list the known editions."""
    from pipelines.criteria_actions import list_editions

    list_editions(Voice(lang.value, as_json))


@app.command()
def show(
    edition: Name = DEFAULT_EDITION,
    item: Annotated[str | None, typer.Option("--item", help="เฉพาะหัวข้อย่อยนี้ · only this item")] = None,
    as_json: AsJson = False,
    lang: Language = Lang.TH,
) -> None:
    """แสดงเนื้อหาเกณฑ์ · print an edition."""
    from pipelines.criteria_actions import show_edition

    show_edition(edition, item, Voice(lang.value, as_json))


@app.command()
def validate(
    edition: Annotated[Path, typer.Argument(help="ไฟล์ฉบับเกณฑ์ · edition file")],
    as_json: AsJson = False,
    lang: Language = Lang.TH,
) -> None:
    """ตรวจไฟล์ฉบับเกณฑ์ · check an edition file and name every fault."""
    from pipelines.criteria_actions import validate_edition

    validate_edition(str(edition), Voice(lang.value, as_json))


@app.command()
def diff(old: Name, new: Name, as_json: AsJson = False, lang: Language = Lang.TH) -> None:
    """เทียบเกณฑ์สองฉบับ · show what differs between two editions."""
    from pipelines.criteria_actions import diff_editions

    diff_editions(old, new, Voice(lang.value, as_json))
