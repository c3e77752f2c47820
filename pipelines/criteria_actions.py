"""What the commands on the criteria do."""

from __future__ import annotations

import json

from criteria.diff import diff_editions as differences
from criteria.edition import Edition
from criteria.errors import CriteriaError
from criteria.loader import known_editions, load_edition
from pipelines.console import Voice, fail


def _load(name: str, voice: Voice) -> Edition:
    try:
        return load_edition(name)
    except CriteriaError as error:
        fail(voice, error.code, str(error))


def list_editions(voice: Voice) -> None:
    """Print the ids of the known editions, with titles for people."""
    if voice.as_json:
        voice.answer(json.dumps(list(known_editions()), ensure_ascii=False) + "\n")
        return
    voice.answer("".join(f"{name}\t{load_edition(name).title}\n" for name in known_editions()))


def show_edition(name: str, item: str | None, voice: Voice) -> None:
    """Print an edition, or one item of it.

    Raises:
        typer.Exit: the edition or the item is not known.
    """
    edition = _load(name, voice)
    if item is not None and item not in edition.items:
        fail(voice, "usage", f"--item {item}: {', '.join(edition.items)}")
    if voice.as_json:
        data = edition.items[item] if item is not None else edition
        voice.answer(json.dumps(data.model_dump(mode="json"), ensure_ascii=False, indent=2) + "\n")
        return
    lines = [f"{edition.title} ({edition.id})"]
    for category in edition.categories:
        wanted = [i for i in category.items if item in (None, i.id)]
        if wanted:
            lines.append(f"\nหมวด {category.id} {category.title}")
        for entry in wanted:
            lines.append(f"  {entry.id} {entry.title}")
            for level in edition.levels:
                criterion = entry.levels.get(level.id)
                if criterion is not None and criterion.text:
                    lines.append(f"    {level.name}: {criterion.text}")
            lines += [f"    {'*' if m.starred else '-'} {m.text}" for m in entry.measures]
    voice.answer("\n".join(lines) + "\n")


def validate_edition(path: str, voice: Voice) -> None:
    """Check an edition file and say that it is sound.

    Raises:
        typer.Exit: exit code 4 with one line for each fault.
    """
    edition = _load(path, voice)
    if voice.as_json:
        voice.answer(json.dumps({"id": edition.id, "sha256": edition.sha256, "faults": []}) + "\n")
        return
    voice.say(f"{edition.id}: ถูกต้อง ({len(edition.cells)} ช่อง)", f"{edition.id}: sound ({len(edition.cells)} cells)")


def diff_editions(old: str, new: str, voice: Voice) -> None:
    """Print what differs between two editions, one line a difference."""
    found = differences(_load(old, voice), _load(new, voice))
    if voice.as_json:
        voice.answer(json.dumps([str(d) for d in found], ensure_ascii=False) + "\n")
        return
    voice.answer("".join(f"{d}\n" for d in found))
    if not found:
        voice.say("ไม่มีความแตกต่าง", "No difference")
