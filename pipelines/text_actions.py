"""What extract and classify do."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from extractors.document import Block, BlockKind, Document
from pipelines.console import Voice, fail
from pipelines.reading import read_document
from pipelines.settings import Settings


def block_record(block: Block) -> dict[str, Any]:
    """Return a block as the contract of `pmqa extract --json` has it."""
    return {
        "n": block.n,
        "kind": block.kind.value,
        "text": block.text,
        "page": block.page,
        "para_no": block.para_no,
        "heading_path": list(block.heading_path),
        "item": block.item,
        "table": [list(row) for row in block.table] if block.table is not None else None,
        "flags": [flag.value for flag in block.flags],
    }


def extract_report(report: Path, settings: Settings, voice: Voice) -> None:
    """Print the blocks of one file as JSON lines or as text with page marks.

    Raises:
        typer.Exit: the file cannot be read (exit code 3).
    """
    from pipelines.isolation import IsolatedWorker, WorkerDied

    worker = IsolatedWorker()
    try:
        read = worker.run(
            read_document,
            str(report),
            settings,
            seconds=settings.seconds,
            memory_bytes=settings.memory_mb << 20,
        )
    except WorkerDied as death:
        read = death.code
    finally:
        worker.close()
    if isinstance(read, str):
        fail(voice, read, report.name)
    if voice.as_json:
        voice.answer("".join(json.dumps(block_record(b), ensure_ascii=False) + "\n" for b in read.blocks))
    else:
        voice.answer(as_text(read))


def as_text(document: Document) -> str:
    """Return a document as text for people: page marks, headings set off, tables with bars."""
    lines: list[str] = []
    page: int | None = None
    for block in document.blocks:
        if block.page is not None and block.page != page:
            page = block.page
            lines.append(f"\n--- หน้า {page} ---")
        if block.kind is BlockKind.HEADING:
            lines.append(f"\n# {block.text}")
        elif block.table is not None:
            lines += [" | ".join(cell.replace("\n", " ") for cell in row) for row in block.table]
        elif block.kind in (BlockKind.HEADER, BlockKind.FOOTER):
            lines.append(f"[{block.kind.value}] {block.text}")
        else:
            lines.append(block.text)
    return "\n".join(lines).lstrip("\n") + "\n"


def _read_passages(lines: Iterable[str], voice: Voice) -> list[dict[str, str]]:
    passages: list[dict[str, str]] = []
    for number, line in enumerate(lines, 1):
        text = line.strip("\ufeff\r\n")
        if not text.strip():
            continue
        if not text.lstrip().startswith("{"):
            passages.append({"id": str(number), "text": text})
            continue
        try:
            record = json.loads(text)
        except ValueError:
            fail(voice, "usage", f"line {number}: not JSON")
        if not isinstance(record.get("text"), str):
            fail(voice, "usage", f'line {number}: no "text"')
        passages.append(
            {
                "id": str(record.get("id", number)),
                "text": record["text"],
                "heading": str(record.get("heading") or ""),
            }
        )
    return passages


_WRONG_ENCODING = {
    "th": "{}: ข้อความไม่ใช่รหัส UTF-8 (อาจเป็น UTF-16 หรือรหัสภาษาไทยของ Windows CP874) เปิดไฟล์แล้วบันทึกใหม่โดยเลือก UTF-8",
    "en": "{}: the text is not UTF-8 (perhaps UTF-16 or CP874, Thai Windows); save it again as UTF-8",
}


def _open_lines(file: str, voice: Voice) -> list[str]:
    name = "stdin" if file == "-" else file
    try:
        data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError:
        fail(voice, "file.not_found", file)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = None
    # Thai in UTF-16 without a mark is sound UTF-8 by its bytes, but every line end and space brings a zero byte.
    if text is None or "\0" in text:
        fail(voice, "usage", _WRONG_ENCODING[voice.lang if voice.lang in _WRONG_ENCODING else "th"].format(name))
    # Not splitlines: U+2028 and U+0085 stand inside passages, and JSON leaves them as they are.
    return text.split("\n")


def classify_passages(file: str, settings: Settings, voice: Voice) -> None:
    """Classify the passages of a file or of stdin and print the answers in the same order.

    Raises:
        typer.Exit: the input, the edition or the model cannot be used.
    """
    from classifiers.errors import ModelError
    from classifiers.records import Classification, Passage
    from criteria.errors import CriteriaError
    from extractors.headings import parse_heading
    from pipelines.engine import load_engine

    records = _read_passages(_open_lines(file, voice), voice)
    try:
        engine = load_engine(settings)
    except (CriteriaError, ModelError) as error:
        fail(voice, error.code, str(error))

    def passage(record: dict[str, str]) -> Passage:
        heading = record.get("heading", "")
        number = parse_heading(heading) if heading else None
        return Passage(record["text"], heading, number.item if number else None)

    answers = engine.model.classify([passage(r) for r in records])

    def as_json(record: dict[str, str], said: Classification) -> str:
        answer = {
            "id": record["id"],
            "is_evidence": said.is_evidence,
            "kind": said.kind.value,
            "subitems": [{"id": item, "probability": round(p, 4)} for item, p in said.subitems],
            "level": said.level,
            "level_probabilities": {k: round(v, 4) for k, v in said.level_probabilities.items()},
            "terms": [[term, round(weight, 4)] for term, weight in said.terms],
        }
        return json.dumps(answer, ensure_ascii=False) + "\n"

    def as_line(record: dict[str, str], said: Classification) -> str:
        best = ", ".join(f"{item} {p:.2f}" for item, p in said.subitems[:3])
        words = " ".join(term for term, _ in said.terms[:4])
        place = f"{said.level}  {best}" if said.is_evidence else f"({best})"
        return f"{record['id']}  {said.kind.value}  {place}  [{words}]\n"

    show = as_json if voice.as_json else as_line
    voice.answer("".join(show(r, a) for r, a in zip(records, answers, strict=True)))
