"""Unpacking a zip of reports without harm."""

from __future__ import annotations

import lzma
import re
import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from extractors.errors import FileNotFound, FileTooLarge, ZipUnsafe
from pipelines.submissions import is_clutter, safe_name, unique_names
from worksheets.errors import OutputUnwritable

MAX_MEMBERS = 2000
MAX_UNPACKED_BYTES = 1_000_000_000
# Office files and pictures hardly shrink, text shrinks to a tenth; a thousandfold is a bomb (see docs/errors.md).
MAX_RATIO = 1000
_CHUNK = 1 << 20
# The longest suffix of a report has five characters with its dot.
_MAX_SUFFIX = 8
# What the standard library raises on bytes that are no sound archive.
_UNSOUND = (zipfile.BadZipFile, NotImplementedError, EOFError, ValueError, RuntimeError, zlib.error, lzma.LZMAError)


def _suffix(leaf: str) -> str:
    """Return the suffix of a member's name, harmless on every system and at most eight characters long."""
    bare = Path(leaf).suffix.lower().lstrip(".")
    return f".{safe_name(bare)}"[:_MAX_SUFFIX].rstrip(" .") if bare else ""


def _member_name(info: zipfile.ZipInfo) -> str:
    """Name of a member; Thai Windows writes names in CP874 without the UTF-8 flag."""
    if info.flag_bits & 0x800:
        return info.filename
    raw = info.filename.encode("cp437", "replace")
    for encoding in ("utf-8", "cp874"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return info.filename


def _check(info: zipfile.ZipInfo, name: str) -> None:
    parts = re.split(r"[/\\]", name)
    if name.startswith(("/", "\\")) or ".." in parts or re.match(r"^[A-Za-z]:", name):
        raise ZipUnsafe("a member's path leaves the archive")
    if stat.S_ISLNK(info.external_attr >> 16):
        raise ZipUnsafe("a member is a symbolic link")
    if info.flag_bits & 0x1:
        raise ZipUnsafe("a member is encrypted")
    if info.compress_size and info.file_size / info.compress_size > MAX_RATIO:
        raise FileTooLarge("a member unpacks to more than a thousand times its size")


def unpack(archive: Path, folder: Path) -> tuple[Path, ...]:
    """Unpack the files of `archive` flat into `folder` and return their paths in archive order.

    Raises:
        FileNotFound: the archive cannot be opened.
        ZipUnsafe: it is no sound zip, or a member would leave the folder, is a link or is encrypted.
        FileTooLarge: more members or bytes than the limits of this module.
        OutputUnwritable: there is no room for the files.
    """
    try:
        with zipfile.ZipFile(archive) as bundle:
            members = [(i, _member_name(i)) for i in bundle.infolist() if not i.is_dir()]
            if len(members) > MAX_MEMBERS:
                raise FileTooLarge(f"more than {MAX_MEMBERS} files in one archive")
            for info, name in members:
                _check(info, name)
            members = [(i, n) for i, n in members if not any(is_clutter(Path(p)) for p in re.split(r"[/\\]", n))]
            leaves = [re.split(r"[/\\]", name)[-1] for _, name in members]
            stems = unique_names([safe_name(Path(leaf).stem) for leaf in leaves])
            targets = [folder / f"{s}{_suffix(leaf)}" for s, leaf in zip(stems, leaves, strict=True)]
            room = MAX_UNPACKED_BYTES
            for (info, _), target in zip(members, targets, strict=True):
                room = _copy(bundle, info, target, room)
            return tuple(targets)
    except _UNSOUND as error:
        raise ZipUnsafe(f"not a sound zip archive ({type(error).__name__})") from error
    except OSError as error:
        raise FileNotFound(f"archive cannot be read ({type(error).__name__})") from error


def _copy(bundle: zipfile.ZipFile, info: zipfile.ZipInfo, target: Path, room: int) -> int:
    # Sizes in the directory may lie, so the bytes themselves are counted.
    with bundle.open(info) as source, _writing(target), target.open("wb") as sink:
        while chunk := _read(source):
            room -= len(chunk)
            if room < 0:
                raise FileTooLarge("the archive unpacks to more than 1 GB")
            sink.write(chunk)
    return room


def _read(source: IO[bytes]) -> bytes:
    try:
        return source.read(_CHUNK)
    except OSError as error:
        # bz2 says "invalid data" with an OSError that has no number.
        kind = ZipUnsafe if error.errno is None else FileNotFound
        raise kind(f"a member cannot be read ({type(error).__name__})") from error


@contextmanager
def _writing(target: Path) -> Iterator[None]:
    """Tell faults of the disk that is written to from faults of the archive."""
    try:
        yield
    except OSError as error:
        raise OutputUnwritable(f"unpacking {target.suffix}: {error.strerror or type(error).__name__}") from error
