"""Speed of the DOCX reader against python-docx iterating paragraphs and tables, CPU seconds, best of several runs.

Run: python -m benchmarks.docx_speed REPORT.docx [runs]
"""

from __future__ import annotations

import io
import sys
import time
from collections.abc import Callable
from pathlib import Path

import docx

from extractors.docx import read_docx
from extractors.limits import Limits


def iterate_python_docx(data: bytes) -> int:
    """Read all paragraphs and all cells with python-docx; return the number of characters."""
    document = docx.Document(io.BytesIO(data))
    count = sum(len(p.text) for p in document.paragraphs)
    return count + sum(len(c.text) for t in document.tables for row in t.rows for c in row.cells)


def iterate_ours(data: bytes) -> int:
    """Read with our reader, repairs, numbering and headings included; return the number of characters."""
    return sum(len(b.text) for b in read_docx(data, "report.docx", Limits()).blocks)


def best(call: Callable[[bytes], int], data: bytes, runs: int) -> tuple[float, int]:
    """Return (CPU seconds of the fastest run, characters)."""
    times = []
    characters = 0
    for _ in range(runs):
        start = time.process_time()
        characters = call(data)
        times.append(time.process_time() - start)
    return min(times), characters


def main(arguments: list[str]) -> None:
    data = Path(arguments[0]).read_bytes()
    runs = int(arguments[1]) if len(arguments) > 1 else 5
    ours, our_characters = best(iterate_ours, data, runs)
    theirs, their_characters = best(iterate_python_docx, data, runs)
    print(f"ours         {ours:.3f} s  {our_characters} characters")
    print(f"python-docx  {theirs:.3f} s  {their_characters} characters")
    print(f"times as fast: {theirs / ours:.2f}")


if __name__ == "__main__":
    main(sys.argv[1:])
