"""Files appear whole or not at all: write under a temporary name beside the target, then rename."""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Iterator
from pathlib import Path

from worksheets.errors import OutputUnwritable


@contextlib.contextmanager
def atomic_path(path: Path) -> Iterator[Path]:
    """Yield a temporary path in the folder of `path`; on success it is renamed to `path`, on failure it is removed.

    Whatever stood at `path` stays untouched until the new file is complete.

    Args:
        path: the file to write; its folder is made when it does not exist.

    Raises:
        OutputUnwritable: the folder or file cannot be written, for example because it is open in another program.
    """
    # A name without the target's suffix: a sync client or virus scanner must not take the half file for a result.
    temporary = path.with_name(f".pmqa-{os.getpid()}-{secrets.token_hex(4)}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        yield temporary
        temporary.replace(path)
    except OSError as error:
        raise OutputUnwritable(f"{path}: {error.strerror or type(error).__name__}") from error
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def write_bytes(path: Path, data: bytes) -> None:
    """Write bytes under a temporary name and rename it.

    Raises:
        OutputUnwritable: the file cannot be written.
    """
    with atomic_path(path) as temporary:
        temporary.write_bytes(data)
