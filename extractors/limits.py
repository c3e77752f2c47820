"""Limits that keep a hostile or broken file from harming the machine or the batch."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost; own choices, listed in docs/errors.md.

    Attributes:
        max_file_bytes: size on disk.
        max_pages: pages of a paged file.
        max_characters: characters of text in the whole file.
        max_part_bytes: unpacked size of one part of a package or one stream of a PDF.
        max_ratio: unpacked size of a part divided by its packed size.
        seconds: wall time for reading.
        memory_bytes: resident memory of the reading process.
    """

    max_file_bytes: int = 200 * MIB
    max_pages: int = 3000
    max_characters: int = 30_000_000
    max_part_bytes: int = 100 * MIB
    max_ratio: int = 1000
    seconds: float = 120.0
    memory_bytes: int = 2048 * MIB


class OcrMode(StrEnum):
    """When pages are read by OCR: never, where there is no usable text, or always."""

    OFF = "off"
    AUTO = "auto"
    FORCE = "force"
