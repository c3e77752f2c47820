"""Settings of a run, as plain data that crosses processes."""

from __future__ import annotations

from dataclasses import asdict, dataclass

DEFAULT_EDITION = "pmqa-4.0"


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user chose.

    Attributes:
        edition: id or path of the edition.
        model: path of a model file, "" for the one that comes with the program.
        seconds: time limit for one report, in seconds.
        memory_mb: memory limit for one report, in MiB.
        max_file_mb: largest accepted file, in MiB.
        max_pages: largest accepted number of pages.
        max_characters: largest accepted number of characters.
        max_part_mb: largest unpacked size of one part of a DOCX or one stream of a PDF, in MiB.
        ocr: "off", "auto" (pages without usable text) or "force" (all pages).
    """

    edition: str = DEFAULT_EDITION
    model: str = ""
    seconds: float = 120.0
    memory_mb: int = 2048
    max_file_mb: int = 200
    max_pages: int = 3000
    max_characters: int = 30_000_000
    max_part_mb: int = 100
    ocr: str = "off"

    def for_manifest(self, edition_id: str) -> dict[str, str | int | float | bool]:
        """Return the settings that shape the result, without paths of this machine.

        Args:
            edition_id: id of the edition; the user may have named it by a path.
        """
        data: dict[str, str | int | float | bool] = asdict(self)
        data.pop("model")
        data["edition"] = edition_id
        return data
