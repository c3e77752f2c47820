"""Loads an edition by its id or from a file. The only file of this package that reads the disk."""

from __future__ import annotations

import hashlib
from pathlib import Path

from criteria.edition import Edition
from criteria.errors import EditionInvalid, EditionUnknown
from criteria.parsing import parse_edition

DEFAULT_EDITION = "pmqa-4.0"
EDITIONS_FOLDER = Path(__file__).parent / "editions"
SUFFIXES = (".yaml", ".yml")
# The bundled edition has 90 kB; a file a hundred times as large is no edition but a mistake.
MAX_BYTES = 10_000_000


def known_editions() -> tuple[str, ...]:
    """Return the ids of the bundled editions, sorted."""
    return tuple(sorted(path.stem for path in EDITIONS_FOLDER.glob("*.yaml")))


def load_edition(name_or_path: str | Path = DEFAULT_EDITION) -> Edition:
    """Load a bundled edition by its id, or an edition file by its path.

    Args:
        name_or_path: an id such as "pmqa-4.0", or the path of a YAML file.

    Returns:
        The frozen edition, its sha256 being that of the file's bytes.

    Raises:
        EditionUnknown: no bundled edition and no file of that name; its faults list the known editions.
        EditionInvalid: the file cannot be read or breaks a rule; its faults say what and where.
    """
    path = find_edition(name_or_path)
    try:
        if path.stat().st_size > MAX_BYTES:
            raise EditionInvalid(f"{path.name} is larger than {MAX_BYTES} bytes")
        data = path.read_bytes()
    except OSError as error:
        raise EditionInvalid(f"{path.name} cannot be read: {error.strerror}") from error
    try:
        # The mark at the start is written by Windows editors and is no part of the text.
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise EditionInvalid(f"{path.name} is not UTF-8 text (byte {error.start})") from error
    return parse_edition(text, path.name, hashlib.sha256(data).hexdigest())


def find_edition(name_or_path: str | Path) -> Path:
    """Return the file that a name or path stands for.

    Raises:
        EditionUnknown: there is none.
    """
    name = str(name_or_path)
    if name in known_editions():
        return EDITIONS_FOLDER / f"{name}.yaml"
    path = Path(name_or_path)
    if path.is_file() and (path.suffix.lower() in SUFFIXES or isinstance(name_or_path, Path)):
        return path
    known = known_editions()
    raise EditionUnknown(f"edition {name!r} not found; known: {', '.join(known)}", known)
