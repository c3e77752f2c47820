"""Turns the text of an edition file into a checked edition. Pure: no file is opened here."""

from __future__ import annotations

from typing import Any

import yaml
from pydantic import ValidationError

from criteria.edition import Edition
from criteria.errors import EditionInvalid
from criteria.validate import Fault, validate

try:
    from yaml import CSafeLoader as _BaseLoader
except ImportError:  # PyYAML built without libyaml: ten times slower, same result
    from yaml import SafeLoader as _BaseLoader  # type: ignore[assignment]

Place = tuple[str | int, ...]


class _Loader(_BaseLoader):
    """Safe loader that refuses a key written twice: YAML would keep the last one without a word."""

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
        seen: set[Any] = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if not isinstance(key, str):
                raise yaml.MarkedYAMLError(
                    problem=f"key {key!r} is no text: put it in quotes", problem_mark=_mark(key_node)
                )
            if key in seen:
                raise yaml.MarkedYAMLError(problem=f"key {key!r} is written twice", problem_mark=_mark(key_node))
            seen.add(key)
        return super().construct_mapping(node, deep=deep)


def _mark(node: yaml.Node) -> Any:
    return node.start_mark


def parse_edition(text: str, name: str, sha256: str = "") -> Edition:
    """Parse and check an edition.

    Args:
        text: YAML text.
        name: file name for messages.
        sha256: digest to be stored in the edition.

    Raises:
        EditionInvalid: with one line for each fault: line number, place, what is wrong.
    """
    try:
        # A reference to another part of the file can blow a small file up without end; no edition needs one.
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, _Loader)):
            raise EditionInvalid(f"{name}: YAML aliases (*name) are not allowed")
        data = yaml.load(text, _Loader)
    except (yaml.YAMLError, RecursionError) as error:
        raise EditionInvalid(f"{name}: no readable YAML", (_yaml_fault(error),)) from error
    if not isinstance(data, dict):
        raise EditionInvalid(f"{name}: the file must hold keys and values (id, title, levels, categories, ...)")
    try:
        edition = Edition.model_validate({**data, "sha256": sha256})
    except ValidationError as error:
        faults = tuple(Fault(tuple(entry["loc"]), entry["msg"]) for entry in error.errors())
        raise EditionInvalid(_summary(name, faults), _lines(text, faults)) from error
    faults = validate(edition)
    if faults:
        raise EditionInvalid(_summary(name, faults), _lines(text, faults))
    return edition


def _summary(name: str, faults: tuple[Fault, ...]) -> str:
    return f"{name}: {len(faults)} fault{'s' if len(faults) > 1 else ''}"


def _yaml_fault(error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or str(error) or type(error).__name__
    return f"line {mark.line + 1}: {problem}" if mark is not None else str(problem)


def _lines(text: str, faults: tuple[Fault, ...]) -> tuple[str, ...]:
    root = yaml.compose(text, _Loader)
    return tuple(f"line {line_of(root, fault.place)}: {fault}" for fault in faults)


def line_of(node: yaml.Node | None, place: Place) -> int:
    """Return the 1-based line of the deepest part of `place` that is in the file."""
    line = node.start_mark.line + 1 if node is not None else 1
    for step in place:
        if isinstance(node, yaml.MappingNode):
            entry = next(((key, value) for key, value in node.value if key.value == step), None)
            if entry is None:
                break
            line, node = entry[0].start_mark.line + 1, entry[1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and 0 <= step < len(node.value):
            node = node.value[step]
            line = node.start_mark.line + 1
        else:
            break
    return line
