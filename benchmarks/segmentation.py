"""How well passages follow the author's paragraphs: `python -m benchmarks.segmentation`.

Gold is the source of each sample report: paragraphs, list items, captions and the rows of tables. Both sides are laid
over the extracted text with white space removed; a boundary is the place where a unit begins or ends. Precision, recall
and F1 of the boundaries are printed for each report and over all.
"""

from __future__ import annotations

import sys
from pathlib import Path

from extractors.registry import extract
from extractors.segments import row_text, segment
from extractors.thai_text import normalise_quote
from sample_reports.source import Source, read_source

HOME = Path(__file__).resolve().parents[1] / "sample_reports"
# Cells longer than this are passages of their own (extractors.segments.LONG_CELL), as their authors labelled them.
_LONG_CELL = 80


def squeeze(text: str) -> str:
    """Return text without white space."""
    return "".join(normalise_quote(text).split())


def gold_units(source: Source) -> list[str]:
    """Return the author's units in order, without white space."""
    units: list[str] = []
    for block in source.blocks:
        if block.kind in ("p", "li", "caption"):
            units.append(squeeze(block.text))
        for row in block.rows:
            if row.header:
                continue
            long_cells = [c for c in row.cells if len(c) > _LONG_CELL]
            units += [squeeze(c) for c in long_cells] if long_cells else [squeeze(row_text(row.cells))]
    return [u for u in units if u]


def boundaries(units: list[str], text: str) -> tuple[set[int], int]:
    """Return where units begin and end in `text`, searched in order, and how many were not found."""
    found: set[int] = set()
    lost = at = 0
    for unit in units:
        place = text.find(unit, at)
        if place < 0:
            place = text.find(unit)
        if place < 0:
            lost += 1
            continue
        found |= {place, place + len(unit)}
        at = place + len(unit)
    return found, lost


def score(gold: list[str], said: list[str]) -> tuple[int, int, int]:
    """Return (hits, boundaries said, boundaries in gold); a gold unit that is not in the text misses two."""
    text = "\n".join(said)
    place, ends, starts = 0, set(), set()
    for unit in said:
        starts.add(place)
        ends.add(place + len(unit))
        place += len(unit)
    joined = text.replace("\n", "")
    wanted, lost = boundaries(gold, joined)
    return len(wanted & (starts | ends)), len(starts | ends), len(wanted) + 2 * lost


def main() -> None:
    """Print the figures of all sample reports."""
    total = [0, 0, 0]
    for path in sorted((HOME / "sources").glob("*.txt")):
        report = next((HOME / "reports").glob(f"{path.stem}.*"))
        said = [squeeze(s.text) for s in segment(extract(report))]
        hits, count, wanted = score(gold_units(read_source(path)), said)
        total = [a + b for a, b in zip(total, (hits, count, wanted), strict=True)]
        _say(report.name, hits, count, wanted)
    _say("all", *total)


def _say(name: str, hits: int, count: int, wanted: int) -> None:
    precision, recall = hits / max(1, count), hits / max(1, wanted)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    sys.stdout.write(f"{name:24s} precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f} (gold {wanted})\n")


if __name__ == "__main__":
    main()
