"""Old and foreign office files (.doc, .odt, .rtf), turned into DOCX by LibreOffice where it is installed."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from extractors.document import Document
from extractors.docx import read_docx
from extractors.errors import DocxCorrupt, ExtractionTimeout, FileUnsupported
from extractors.limits import Limits


def libreoffice() -> str | None:
    """Return the path of LibreOffice, None where it is not installed."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def _run(command: list[str], seconds: float) -> None:
    """Run LibreOffice; at the limit it ends with all its children, which its starter would leave behind."""
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    ) as process:
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired as error:
            _end(process)
            raise ExtractionTimeout("LibreOffice took too long") from error


def _end(process: subprocess.Popen[bytes]) -> None:
    if hasattr(os, "killpg"):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()


def read_office(data: bytes, name: str, limits: Limits) -> Document:
    """Read a file that LibreOffice can turn into DOCX.

    Raises:
        FileUnsupported: LibreOffice is not installed.
        ExtractionTimeout: it takes longer than the limit.
        DocxCorrupt: it cannot make anything of the file.
    """
    program = libreoffice()
    if program is None:
        raise FileUnsupported("LibreOffice is needed for this type and is not installed")
    with tempfile.TemporaryDirectory(prefix="pmqa-office-") as folder:
        source = Path(folder) / f"input{Path(name).suffix.lower()[:6] or '.doc'}"
        source.write_bytes(data)
        # A profile of its own: a LibreOffice window that is open would otherwise take the job and say nothing.
        profile = (Path(folder) / "profile").as_uri()
        command = [program, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--convert-to", "docx",
                   "--outdir", str(Path(folder) / "out"), str(source)]  # fmt: skip
        _run(command, limits.seconds)
        result = Path(folder) / "out" / "input.docx"
        if not result.is_file():
            raise DocxCorrupt("LibreOffice cannot read the file")
        document = read_docx(result.read_bytes(), name, limits)
    return document.model_copy(
        update={"sha256": hashlib.sha256(data).hexdigest(), "format": source.suffix.lstrip(".") or "office"}
    )
