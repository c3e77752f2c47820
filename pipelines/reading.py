"""Reading one file inside a worker: settings to limits, errors to codes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from extractors.document import Document
from extractors.errors import ExtractionError
from extractors.limits import Limits, OcrMode
from pipelines.settings import Settings

# The reader stops by itself a little before the watchdog ends the process, so that LibreOffice and temporary files
# are put away in order: a worker takes 1 to 2 s for its imports on two busy cores, then 5 s are ample; short limits
# give a tenth.
_RESERVE_SECONDS = 5.0
_RESERVE_SHARE = 0.1


def limits_of(settings: Settings) -> Limits:
    """Return the extraction limits that the settings ask for."""
    return replace(
        Limits(),
        max_file_bytes=settings.max_file_mb << 20,
        max_pages=settings.max_pages,
        max_characters=settings.max_characters,
        max_part_bytes=settings.max_part_mb << 20,
        seconds=settings.seconds - min(_RESERVE_SECONDS, settings.seconds * _RESERVE_SHARE),
        memory_bytes=settings.memory_mb << 20,
    )


def read_document(path: str, settings: Settings) -> Document | str:
    """Read one file; return the error code instead of raising, so that it crosses the process.

    This is one of the two boundaries where any exception is caught: a fault of a reader must end as a value.
    """
    from extractors.registry import extract

    try:
        return extract(Path(path), limits_of(settings), OcrMode(settings.ocr))
    except ExtractionError as error:
        return error.code
    except MemoryError:
        return "memory"
    except Exception:
        return "internal"
