"""Error rate and speed of OCR on rasterised pages: `python -m benchmarks.ocr REPORT.pdf [--dpi 200] [--pages 3]`.

Each page is turned into a picture of the given resolution, put into a PDF without text layer, and read back by OCR; the
text layer of the original is the truth. White space does not count.
"""

from __future__ import annotations

import argparse
import difflib
import io
import sys
import time
from pathlib import Path

import pypdfium2 as pdfium

from extractors.document import BlockKind, Document
from extractors.limits import Limits, OcrMode
from extractors.ocr_pdf import read_pdf_with_ocr
from extractors.registry import extract


def rasterised(path: Path, dpi: int, pages: int) -> bytes:
    """Return the first pages of a PDF as a PDF of pictures."""
    with pdfium.PdfDocument(path) as source:
        images = [source[n].render(scale=dpi / 72, grayscale=True).to_pil() for n in range(min(pages, len(source)))]
    sink = io.BytesIO()
    images[0].save(sink, "PDF", save_all=True, append_images=images[1:], resolution=dpi)
    return sink.getvalue()


def letters(document: Document, page: int) -> str:
    """Return the body text of a page without white space."""
    blocks = [b for b in document.blocks if b.page == page and b.kind not in (BlockKind.HEADER, BlockKind.FOOTER)]
    return "".join("".join(b.text.split()) for b in blocks)


def error_rate(truth: str, read: str) -> float:
    """Return the share of characters of the truth that are missing or changed, plus those too many."""
    matcher = difflib.SequenceMatcher(None, truth, read, autojunk=False)
    same = sum(block.size for block in matcher.get_matching_blocks())
    return (max(len(truth), len(read)) - same) / max(1, len(truth))


def main() -> None:
    """Print error rate and seconds per page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("reports", nargs="+", type=Path)
    parser.add_argument("--dpi", type=int, default=200)
    parser.add_argument("--pages", type=int, default=3)
    arguments = parser.parse_args()
    for path in arguments.reports:
        truth = extract(path)
        data = rasterised(path, arguments.dpi, arguments.pages)
        start = time.perf_counter()
        read = read_pdf_with_ocr(data, path.name, Limits(), OcrMode.AUTO)
        seconds = time.perf_counter() - start
        count = read.pages or 1
        for number in range(1, count + 1):
            rate = error_rate(letters(truth, number), letters(read, number))
            sys.stdout.write(f"{path.name} page {number}: character error rate {rate:.3f}\n")
        sys.stdout.write(f"{path.name}: {seconds / count:.1f} s a page at {arguments.dpi} dpi\n")


if __name__ == "__main__":
    main()
