"""From paths to submissions: one file, folder or zip is one agency's submission."""

from __future__ import annotations

import os
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipelines.made import MADE_FILE

REPORT_SUFFIXES = frozenset({".pdf", ".docx", ".docm", ".doc", ".odt", ".rtf"})
ARCHIVE_SUFFIXES = frozenset({".zip"})
# What a batch writes into its output folder beside the folders of the reports.
RUN_FILE = "run.json"
BATCH_FILES = frozenset({RUN_FILE, "triage.xlsx", "triage.csv"})

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
        links: those of `files` that are symbolic links inside a folder.
    """

    name: str
    source: str
    files: tuple[str, ...]
    links: tuple[str, ...] = ()


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


def _is(kind: Callable[[Path], bool], path: Path) -> bool:
    """Ask what a path is; one that may not be looked at is nothing, and fails with its code when it is read."""
    try:
        return kind(path)
    except OSError:
        return False


def holds_results(folder: Path) -> bool:
    """Whether a folder was written by this program: results of a batch or of one report."""
    return any(_is(Path.is_file, folder / name) for name in (RUN_FILE, MADE_FILE))


def _same(one: Path, other: Path | None) -> bool:
    return other is not None and os.path.realpath(one) == os.path.realpath(other)


def _files_below(folder: Path, out: Path | None) -> tuple[str, ...]:
    """Return the files and links of a folder without results of this program; the folder itself when it is locked."""
    found: list[str] = []
    try:
        children = sorted(folder.iterdir())
    except OSError:
        return (str(folder),)
    for child in children:
        if is_clutter(child):
            continue
        if child.is_symlink() or not _is(Path.is_dir, child):
            found.append(str(child))
        elif not _same(child, out) and not holds_results(child):
            found += _files_below(child, out)
    return tuple(found)


def submission_of(path: Path, out: Path | None = None) -> Submission:
    """Return a file, folder or zip as one submission; a path that does not exist fails later, when it is read.

    Args:
        path: what was handed in.
        out: output folder, which is no part of a submission when it lies inside.
    """
    is_folder = _is(Path.is_dir, path)
    files = _files_below(path, out) if is_folder else (str(path),)
    links = tuple(f for f in files if Path(f).is_symlink()) if is_folder else ()
    stem = path.stem if _is(Path.is_file, path) else path.name
    return Submission(safe_name(stem or path.resolve().name), str(path), files, links)


def _is_empty(folder: Path) -> bool:
    return all(is_clutter(child) or (_is(Path.is_dir, child) and _is_empty(child)) for child in folder.iterdir())


def _children(folder: Path, out: Path | None) -> list[Submission]:
    try:
        children = sorted(folder.iterdir(), key=lambda p: (p.name.casefold(), p.name))
    except OSError:
        return [Submission(safe_name(folder.name or folder.resolve().name), str(folder), (str(folder),))]
    own = BATCH_FILES if _same(folder, out) or holds_results(folder) else frozenset()
    found: list[Submission] = []
    for child in children:
        if is_clutter(child) or child.name in own:
            continue
        if child.is_symlink():
            found.append(Submission(safe_name(child.stem), str(child), (str(child),), (str(child),)))
        elif not _is(Path.is_dir, child):
            found.append(submission_of(child))
        elif not _same(child, out) and not holds_results(child):
            submission = submission_of(child, out)
            # An empty folder stays in the account (the agency handed in nothing that can be read); one that holds
            # nothing but results of this program does not.
            if submission.files or _is_empty(child):
                found.append(submission)
    return found


def discover(paths: Iterable[Path], out: Path | None = None) -> tuple[Submission, ...]:
    """Return the submissions of a batch in a fixed order.

    A file or zip is one submission. In a folder every report file, every zip and every folder that holds files is one
    submission; other files are kept too, so that each input is accounted for. Results of this program are no input.

    Args:
        paths: files, folders, zips.
        out: output folder of the batch.
    """
    found: list[Submission] = []
    for path in paths:
        found += _children(path, out) if _is(Path.is_dir, path) else [submission_of(path)]
    stems = Counter(s.name.casefold() for s in found)
    # Agencies that all call their file "report" are told apart by the folder it came in.
    wanted = [
        safe_name(f"{Path(s.source).absolute().parent.name} {s.name}") if stems[s.name.casefold()] > 1 else s.name
        for s in found
    ]
    names = unique_names(wanted)
    return tuple(Submission(n, s.source, s.files, s.links) for n, s in zip(names, found, strict=True))
