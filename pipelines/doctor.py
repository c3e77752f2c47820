"""What is installed, which optional parts are missing, and how to get them."""

from __future__ import annotations

import json
import platform
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version

from pipelines.console import Voice
from pipelines.version import program_version

_NEEDED = (
    "pypdfium2", "pdfplumber", "python-docx", "pythainlp", "nlpo3", "scikit-learn", "skops", "prefect", "pandas",
    "XlsxWriter", "openpyxl",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked for.

    Attributes:
        name: what it is.
        found: whether it is there.
        needed: whether the product cannot work without it.
        version: its version or path.
        purpose_th: what it is for.
        cure_th: how to get it.
    """

    name: str
    found: bool
    needed: bool
    version: str = ""
    purpose_th: str = ""
    cure_th: str = ""


def _package(name: str) -> Finding:
    try:
        return Finding(name, True, True, version(name))
    except PackageNotFoundError:
        return Finding(name, False, True, "", "จำเป็นต่อการทำงาน", "ติดตั้งใหม่ตาม README")


def _program(name: str, commands: tuple[str, ...], purpose: str, cure: str) -> Finding:
    path = next((p for c in commands if (p := shutil.which(c))), None)
    return Finding(name, path is not None, False, path or "", purpose, cure)


def _tesseract_thai() -> Finding:
    purpose = "อ่านหน้าสแกนภาษาไทย (OCR)"
    cure = "ติดตั้งแพ็กเกจ tesseract-ocr-tha หรือเลือกภาษา Thai ในตัวติดตั้งของ Windows"
    path = shutil.which("tesseract")
    if path is None:
        return Finding("Tesseract ภาษาไทย", False, False, "", purpose, cure)
    listing = subprocess.run([path, "--list-langs"], capture_output=True, text=True, check=False)
    found = "tha" in listing.stdout.split()
    return Finding("Tesseract ภาษาไทย", found, False, "tha" if found else "", purpose, cure)


def _fonts() -> Finding:
    purpose = "แสดงภาษาไทยเมื่อสร้าง PDF ตัวอย่าง"
    cure = "ติดตั้งฟอนต์ TH Sarabun New หรือแพ็กเกจ fonts-thai-tlwg"
    path = shutil.which("fc-list")
    if path is None:
        return Finding("ฟอนต์ไทย", platform.system() == "Windows", False, "", purpose, cure)
    listing = subprocess.run([path, ":lang=th", "family"], capture_output=True, text=True, check=False)
    families = sorted({line.split(",")[0] for line in listing.stdout.splitlines() if line})
    return Finding("ฟอนต์ไทย", bool(families), False, ", ".join(families[:3]), purpose, cure)


def _loads(name: str, load: Callable[[], str], cure: str) -> Finding:
    from classifiers.errors import ModelError
    from criteria.errors import CriteriaError

    try:
        return Finding(name, True, True, load())
    except (CriteriaError, ModelError) as error:
        return Finding(name, False, True, error.code, "จำเป็นต่อการทำงาน", cure)


def examine(edition: str) -> tuple[Finding, ...]:
    """Return everything that was looked for, needed parts first."""
    from pipelines.engine import load_engine
    from pipelines.settings import Settings

    def criteria() -> str:
        from criteria.loader import load_edition

        return load_edition(edition).id

    def model() -> str:
        return load_engine(Settings(edition=edition)).model.sha256[:12]

    return (
        *(_package(name) for name in _NEEDED),
        _loads("ฉบับเกณฑ์", criteria, "ดู pmqa criteria list"),
        _loads("แบบจำลอง", model, "สร้างด้วย pmqa train"),
        _program(
            "LibreOffice",
            ("soffice", "libreoffice"),
            "อ่าน .doc .odt .rtf",
            "ติดตั้งจาก libreoffice.org หรือแพ็กเกจ libreoffice-writer",
        ),
        _program("Tesseract", ("tesseract",), "อ่านหน้าสแกน (OCR)", "ติดตั้งแพ็กเกจ tesseract-ocr"),
        _tesseract_thai(),
        _fonts(),
    )


def report_health(edition: str, voice: Voice) -> None:
    """Print the findings; exit code 4 when a needed part is missing.

    Raises:
        typer.Exit: a needed part is missing.
    """
    import typer

    from pipelines.exit_codes import ExitCode

    findings = examine(edition)
    sound = all(f.found or not f.needed for f in findings)
    if voice.as_json:
        record = {
            "version": program_version(),
            "python": platform.python_version(),
            "sound": sound,
            "findings": [asdict(f) for f in findings],
        }
        voice.answer(json.dumps(record, ensure_ascii=False, indent=2) + "\n")
    else:
        lines = [f"pmqa {program_version()} · Python {platform.python_version()} · {platform.system()}"]
        for f in findings:
            mark = "✓" if f.found else ("✗" if f.needed else "–")
            lines.append(f" {mark} {f.name} {f.version}".rstrip())
            if not f.found:
                lines.append(f"     {f.purpose_th} · {f.cure_th}")
        lines.append("พร้อมใช้งาน" if sound else "ยังไม่พร้อมใช้งาน: ติดตั้งส่วนที่มีเครื่องหมาย ✗")
        voice.answer("\n".join(lines) + "\n")
    if not sound:
        raise typer.Exit(ExitCode.CRITERIA_OR_MODEL)
