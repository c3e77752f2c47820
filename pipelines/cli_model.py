"""Commands on the model: train, evaluate."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipelines.console import Voice
from pipelines.options import AsJson, EditionName, Lang, Language, ModelPath, Quiet
from pipelines.settings import DEFAULT_EDITION

Corpus = Annotated[Path | None, typer.Option("--corpus", help="โฟลเดอร์ข้อความฝึก · folder of labelled passages")]


def train(
    to: Annotated[Path | None, typer.Option("--to", help="ไฟล์แบบจำลองที่จะเขียน · model file to write")] = None,
    corpus: Corpus = None,
    edition: EditionName = DEFAULT_EDITION,
    as_json: AsJson = False,
    lang: Language = Lang.TH,
    quiet: Quiet = False,
) -> None:
    """สร้างแบบจำลองจากข้อความฝึกและเกณฑ์ · build the model from corpus and edition."""
    from pipelines.model_actions import train_model

    train_model(to, corpus, edition, Voice(lang.value, as_json, quiet))


def evaluate(
    gold: Annotated[
        Path | None, typer.Option("--gold", help="ไฟล์ข้อความที่มีเฉลย (JSON lines) · labelled passages to measure on")
    ] = None,
    corpus: Corpus = None,
    edition: EditionName = DEFAULT_EDITION,
    model: ModelPath = None,
    curve: Annotated[bool, typer.Option("--curve", help="วัดเส้นการเรียนรู้ด้วย · measure the learning curve too")] = False,
    as_json: AsJson = False,
    lang: Language = Lang.TH,
    quiet: Quiet = False,
) -> None:
    """วัดความแม่นยำ (ข้ามชุดผู้เขียน หรือกับไฟล์เฉลย) · measure across author batches or on a labelled file."""
    from pipelines.model_actions import evaluate_model

    evaluate_model(gold, corpus, edition, model, curve, Voice(lang.value, as_json, quiet))


def register(app: typer.Typer) -> None:
    """Add the commands of this module to `app`."""
    for command in (train, evaluate):
        app.command()(command)
