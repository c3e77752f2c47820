"""Reads skops files that hold nothing but dictionaries, numbers, texts and number arrays.

The package that writes these files takes three seconds to import, because it knows the types of many libraries. A model
of this program has none of them, so a reader that knows only plain data is quicker and trusts even less: any other node
is refused. A test holds its result against the package's own.
"""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import numpy as np

# The largest member a model may have, unpacked: ten times the weights of the bundled model.
MOST_BYTES = 200_000_000


def read_plain(path: Path) -> dict[str, Any]:
    """Read a file.

    Raises:
        ValueError: the file is no such archive, is damaged, or holds any other type.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            tree = json.loads(_member(archive, "schema.json"))
            return _mapping(tree, archive)
    except (OSError, zipfile.BadZipFile, KeyError, TypeError, AttributeError, EOFError) as error:
        raise ValueError(f"{type(error).__name__}") from error


def _member(archive: zipfile.ZipFile, name: str) -> bytes:
    if archive.getinfo(name).file_size > MOST_BYTES:
        raise ValueError("a member is too large")
    return archive.read(name)


def _mapping(node: dict[str, Any], archive: zipfile.ZipFile) -> dict[str, Any]:
    if node["__loader__"] != "DictNode" or (node["__module__"], node["__class__"]) != ("builtins", "dict"):
        raise ValueError(f"type {node['__module__']}.{node['__class__']} where a dictionary is expected")
    return {str(key): _value(child, archive) for key, child in node["content"].items()}


def _value(node: dict[str, Any], archive: zipfile.ZipFile) -> Any:
    loader, kind = node["__loader__"], (node["__module__"], node["__class__"])
    if loader == "DictNode":
        return _mapping(node, archive)
    if loader == "JsonNode" and kind == ("builtins", "str"):
        return json.loads(node["content"])
    if loader == "NdArrayNode" and kind == ("numpy", "ndarray") and node["type"] == "numpy":
        return np.load(io.BytesIO(_member(archive, str(node["file"]))), allow_pickle=False)
    raise ValueError(f"type {kind[0]}.{kind[1]} is not plain data")
