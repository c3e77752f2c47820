"""From paths to submissions: one file, folder or zip is one agency's submission."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

REPORT_SUFFIXES = frozenset({".pdf", ".docx", ".docm", ".doc", ".odt", ".rtf"})
ARCHIVE_SUFFIXES = frozenset({".zip"})

# Left behind by office programs and file managers; never part of a submission.
_CLUTTER = re.compile(r"^(?:~\$.*|\..*|Thumbs\.db|desktop\.ini|__MACOSX)$", re.IGNORECASE)
_RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"com{i}" for i in range(10)), *(f"lpt{i}" for i in range(10))})
# Length of a folder name: Windows allows 260 characters for a whole path, Thai names in UTF-8 take three bytes each.
_MAX_NAME = 80


@dataclass(frozen=True, slots=True)
class Submission:
    """What one agency handed in.

    Attributes:
        name: name of its output folder, safe on Windows, unique in the batch.
        source: path of the file, folder or zip, as text.
        files: paths of the files to read, as text; of a zip, the zip itself.
    """

    name: str
    source: str
    files: tuple[str, ...]


def is_clutter(path: Path) -> bool:
    """Whether a file or folder name is left-over of a program and no submission."""
    return bool(_CLUTTER.match(path.name))


def safe_name(text: str) -> str:
    r"""Return `text` as a folder name that Windows, macOS and Linux accept.

    Windows refuses <>:"/\|?*, control characters, device names, and dots or spaces at the end.
    """
    name = unicodedata.normalize("NFC", text)
    name = re.sub(r'[<>:"/\\|?*\x00-\x1f\x7f]', "_", name).strip(" .")
    name = name[:_MAX_NAME].strip(" .") or "report"
    return f"_{name}" if name.split(".")[0].lower() in _RESERVED else name


def unique_names(names: Sequence[str]) -> list[str]:
    """Number names that are equal on a file system that ignores case: report, report-2, ..."""
    taken: set[str] = set()
    result = []
    for name in names:
        candidate, count = name, 1
        while candidate.casefold() in taken:
            count += 1
            candidate = f"{name}-{count}"
        taken.add(candidate.casefold())
        result.append(candidate)
    return result


def _files_below(folder: Path) -> tuple[str, ...]:
    found = (p for p in sorted(folder.rglob("*")) if p.is_file() and not p.is_symlink())
    return tuple(str(p) for p in found if not any(_CLUTTER.match(part) for part in p.relative_to(folder).parts))


def submission_of(path: Path) -> Submission:
    """Return a file, folder or zip as one submission; a path that does not exist fails later, when it is read."""
    files = _files_below(path) if path.is_dir() else (str(path),)
    stem = path.stem if path.is_file() else path.name
    return Submission(safe_name(stem or path.resolve().name), str(path), files)


def discover(paths: Iterable[Path]) -> tuple[Submission, ...]:
    """Return the submissions of a batch in a fixed order.

    A file or zip is one submission. In a folder every report file, every zip and every folder that holds files is one
    submission; other files are kept too, so that each input is accounted for.
    """
    found: list[Submission] = []
    for path in paths:
        if not path.is_dir():
            found.append(submission_of(path))
            continue
        for child in sorted(path.iterdir(), key=lambda p: (p.name.casefold(), p.name)):
            if is_clutter(child) or child.is_symlink():
                continue
            if child.is_dir() and not _files_below(child):
                continue
            found.append(submission_of(child))
    stems = Counter(s.name.casefold() for s in found)
    # Agencies that all call their file "report" are told apart by the folder it came in.
    wanted = [
        safe_name(f"{Path(s.source).resolve().parent.name} {s.name}") if stems[s.name.casefold()] > 1 else s.name
        for s in found
    ]
    names = unique_names(wanted)
    return tuple(Submission(n, s.source, s.files) for n, s in zip(names, found, strict=True))
