"""Options that several commands share."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Lang(StrEnum):
    """Languages of the messages."""

    TH = "th"
    EN = "en"


class OcrChoice(StrEnum):
    """When pages are read by OCR."""

    OFF = "off"
    AUTO = "auto"
    FORCE = "force"


Out = Annotated[Path, typer.Option("--out", help="โฟลเดอร์ผลลัพธ์ · folder for the results")]
EditionName = Annotated[str, typer.Option("--edition", help="ฉบับเกณฑ์ (ชื่อหรือไฟล์) · edition id or file")]
AsJson = Annotated[bool, typer.Option("--json", help="ผลแบบ JSON ทาง stdout · machine output on stdout")]
Language = Annotated[Lang, typer.Option("--lang", help="ภาษาของข้อความ · language of the messages")]
Quiet = Annotated[bool, typer.Option("--quiet", help="ไม่แสดงความคืบหน้า · no progress, no summary")]
ModelPath = Annotated[Path | None, typer.Option("--model", help="ไฟล์แบบจำลอง · model file")]
Seconds = Annotated[float, typer.Option("--timeout", min=1, help="เวลาสูงสุดต่อรายงาน (วินาที) · seconds a report")]
Memory = Annotated[int, typer.Option("--memory", min=256, help="หน่วยความจำสูงสุดต่อรายงาน (MiB) · MiB a report")]
MaxFile = Annotated[int, typer.Option("--max-file", min=1, help="ขนาดไฟล์สูงสุด (MiB) · largest file in MiB")]
MaxPages = Annotated[int, typer.Option("--max-pages", min=1, help="จำนวนหน้าสูงสุด · largest number of pages")]
MaxCharacters = Annotated[
    int, typer.Option("--max-characters", min=1, help="จำนวนอักษรสูงสุด · largest number of characters")
]
MaxPart = Annotated[
    int, typer.Option("--max-part", min=1, help="ขนาดสูงสุดของส่วนในไฟล์เมื่อขยาย (MiB) · largest unpacked part in MiB")
]
Ocr = Annotated[OcrChoice, typer.Option("--ocr", help="อ่านหน้าสแกนด้วย OCR · read scanned pages by OCR")]
Clock = Annotated[
    str | None,
    typer.Option("--clock", help="เวลาที่พิมพ์ในผล (ISO 8601) · time printed in the results, for repeatable runs"),
]


def clock(text: str | None) -> str:
    """Return the time of a run as ISO 8601 to the second.

    Raises:
        typer.BadParameter: the text is no ISO 8601 time.
    """
    if text is None:
        return datetime.now().replace(microsecond=0).isoformat()
    try:
        return datetime.fromisoformat(text).replace(microsecond=0, tzinfo=None).isoformat()
    except ValueError as error:
        raise typer.BadParameter(f"--clock: {text}") from error
