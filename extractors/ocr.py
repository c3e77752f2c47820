"""Optical character recognition of pages without usable text, through Tesseract when it is installed.

Pages are rendered by pypdfium2 and read with the languages Thai and English. Tesseract puts spaces between
Thai words; Thai writes none there, so spaces between Thai letters are taken out again.
"""

from __future__ import annotations

import os
import re
import shutil
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdfium

from extractors.thai_text import repair

LANGUAGES = "tha+eng"
# Measured on 2026-11-25 on single pages in 16 point with Thai digits, character error rate: a province report 0.08 at
# 200 dpi and 0.12 at 300; a municipality report 0.13 at 200, 0.10 at 225, 0.11 at 250. Two pages, so a rough choice.
DPI = 225
# A page box of A2 size has 19 million pixels; larger boxes are rendered smaller instead of eating memory.
_MAX_PIXELS = 20_000_000
_SECONDS_PER_PAGE = 60
_THAI = "\u0e01-\u0e3a\u0e40-\u0e4e"
_BETWEEN_THAI = re.compile(rf"(?<=[{_THAI}])[ \t]+(?=[{_THAI}])")


@dataclass(frozen=True, slots=True)
class OcrPage:
    """What was read on one page.

    Attributes:
        page: 1-based page number.
        paragraphs: text of each paragraph, in the order of Tesseract's layout.
        confidence: mean confidence of the words, weighted by length, 0 to 100; 0 where nothing was read.
    """

    page: int
    paragraphs: tuple[str, ...]
    confidence: float


def tesseract_ready() -> bool:
    """Whether Tesseract, its Thai data and the Python binding are installed."""
    if shutil.which("tesseract") is None:
        return False
    try:
        import pytesseract
    except ImportError:
        return False
    try:
        return set(LANGUAGES.split("+")) <= set(pytesseract.get_languages())
    except (pytesseract.TesseractError, OSError):
        return False


def close_thai_spaces(text: str) -> str:
    """Remove spaces between Thai letters; spaces beside digits and Latin letters stay."""
    return _BETWEEN_THAI.sub("", text)


def paragraphs_of(words: Sequence[tuple[tuple[int, int], int, str]]) -> tuple[str, ...]:
    """Join recognised words into paragraphs.

    Args:
        words: ((block, paragraph), line, text) of every word in reading order.
    """
    paragraphs: list[str] = []
    previous: tuple[int, int] | None = None
    for place, _line, text in words:
        if place == previous:
            paragraphs[-1] += f" {text}"
        else:
            paragraphs.append(text)
        previous = place
    repaired = (repair(close_thai_spaces(p)).text.strip() for p in paragraphs)
    return tuple(p for p in repaired if p)


def _render(document: Any, index: int) -> Any:
    """Return the picture of a page, None where it cannot be loaded."""
    try:
        page = document[index]
    except pdfium.PdfiumError:
        return None
    try:
        width, height = page.get_size()
        scale = DPI / 72
        pixels = width * height * scale * scale
        if pixels > _MAX_PIXELS:
            scale *= (_MAX_PIXELS / pixels) ** 0.5
        return page.render(scale=scale, grayscale=True).to_pil()
    finally:
        page.close()


def _read(image: Any, number: int, deadline: float) -> OcrPage:
    import pytesseract

    seconds = min(_SECONDS_PER_PAGE, deadline - time.monotonic())
    # pytesseract takes 0 for "no limit".
    if seconds <= 0:
        return OcrPage(number, (), 0.0)
    try:
        data = pytesseract.image_to_data(image, lang=LANGUAGES, timeout=seconds, output_type=pytesseract.Output.DICT)
    except (RuntimeError, pytesseract.TesseractError):
        # Tesseract's own failure or time limit: the page stays flagged, nothing is lost.
        return OcrPage(number, (), 0.0)
    words: list[tuple[tuple[int, int], int, str]] = []
    weight = total = 0.0
    for block, paragraph, line, text, confidence in zip(
        data["block_num"], data["par_num"], data["line_num"], data["text"], data["conf"], strict=True
    ):
        if not text.strip() or float(confidence) < 0:
            continue
        words.append(((block, paragraph), line, text.strip()))
        total += float(confidence) * len(text)
        weight += len(text)
    return OcrPage(number, paragraphs_of(words), round(total / weight, 1) if weight else 0.0)


def read_pages(data: bytes, pages: Sequence[int], deadline: float = float("inf")) -> dict[int, OcrPage]:
    """Read pages of a PDF by OCR, several at a time.

    Args:
        data: bytes of a PDF that opens without password.
        pages: 1-based page numbers.
        deadline: time of `time.monotonic` at which reading stops.

    Returns:
        One entry for each wanted page; an empty one where Tesseract failed or the deadline came first.
    """
    # One thread a page and one page a core: Tesseract's own threads slow each other down.
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    workers = os.cpu_count() or 1
    results = {number: OcrPage(number, (), 0.0) for number in pages}
    document = pdfium.PdfDocument(data)
    try:
        with ThreadPoolExecutor(workers) as pool:
            # Rendering stays in this thread (PDFium is not thread-safe), in slices that keep few pictures in memory.
            for start in range(0, len(pages), workers):
                if time.monotonic() >= deadline:
                    break
                part = pages[start : start + workers]
                images = [(n, image) for n in part if (image := _render(document, n - 1)) is not None]
                results |= {n: OcrPage(n, (), 0.0) for n in part}
                for result in pool.map(lambda pair: _read(pair[1], pair[0], deadline), images):
                    results[result.page] = result
    finally:
        document.close()
    return results
