"""made.json in a result folder: whose results these are, and the worksheet as the program wrote it.

A worksheet that differs from its digest was filled in by a person. The source is kept as the digest of its full path,
so that results can be handed on without telling where the report lay.
"""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass
from pathlib import Path

SCHEMA = "pmqa.made/1"
MADE_FILE = "made.json"


@dataclass(frozen=True, slots=True)
class Made:
    """What made.json holds.

    Attributes:
        source: digest of the full path of the submission, "" where it is not known.
        worksheet: SHA-256 of the worksheet as it was written.
    """

    source: str
    worksheet: str

    def to_json(self) -> str:
        """Return the text of made.json."""
        data = {"schema": SCHEMA, "source": self.source, "worksheet": self.worksheet}
        return json.dumps(data, indent=2) + "\n"


def source_digest(source: str) -> str:
    """Return the digest of a path that tells one source from another on this machine."""
    full = os.path.normcase(os.path.normpath(Path(source).absolute()))
    return hashlib.sha256(full.encode("utf-8", "surrogatepass")).hexdigest()


def file_digest(path: Path) -> str:
    """Return the SHA-256 of a file.

    Raises:
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def read_made(folder: Path) -> Made | None:
    """Return what made.json in `folder` says, None where there is none or it cannot be read."""
    try:
        data = json.loads((folder / MADE_FILE).read_text(encoding="utf-8"))
        return Made(str(data["source"]), str(data["worksheet"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def folder_names(out: Path, wanted: list[tuple[str, str]]) -> list[str]:
    """Return the names of the result folders of some submissions.

    A source that has results in `out` gets their folder again, also when its file has changed since. Any other source
    gets its own name, and a number where that name belongs to another source.

    Args:
        out: output folder.
        wanted: name and source of each submission; the names differ.
    """
    owners: dict[str, str] = {}
    if out.is_dir():
        for folder in sorted(out.iterdir()):
            made = read_made(folder)
            if made is not None and made.source:
                owners[folder.name] = made.source
    homes = {source: name for name, source in reversed(owners.items())}
    digests = [source_digest(source) for _, source in wanted]
    taken = {name.casefold() for name in owners} | {homes[d].casefold() for d in digests if d in homes}
    names = []
    given: set[str] = set()
    for (name, _), digest in zip(wanted, digests, strict=True):
        candidate, count = name, 1
        if digest in homes and homes[digest] not in given:
            candidate = homes[digest]
        else:
            while candidate.casefold() in taken:
                count += 1
                candidate = f"{name}-{count}"
        taken.add(candidate.casefold())
        given.add(candidate)
        names.append(candidate)
    return names
