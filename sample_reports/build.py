"""Build the sample reports and their gold from the sources: `python -m sample_reports.build`.

Needs LibreOffice and a Thai font for the reports that are PDF and for the page numbers of the contents; the built files
are kept in the repository, so only a change of a source needs a new build.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pypdfium2 as pdfium

from criteria.loader import load_edition
from sample_reports.docx_writer import DocxWriter
from sample_reports.gold import gold_of
from sample_reports.source import Source, SourceError, read_source

HERE = Path(__file__).resolve().parent
# Laksaman is the free font that looks like TH Sarabun New; Word users have the latter.
FONTS = {"pdf": "Laksaman", "docx": "TH Sarabun New"}


def convert_to_pdf(document: Path, folder: Path) -> Path:
    """Return the PDF that LibreOffice makes of `document`.

    Raises:
        SystemExit: LibreOffice is missing or fails.
    """
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        sys.exit("LibreOffice is needed to build the sample reports")
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            [program, f"-env:UserInstallation={Path(profile).as_uri()}", "--headless", "--convert-to", "pdf",
             "--outdir", str(folder), str(document)],
            check=True, capture_output=True, timeout=300,
        )  # fmt: skip
    return folder / f"{document.stem}.pdf"


def _pages_of_headings(pdf: Path, headings: list[tuple[str, str]]) -> dict[int, int]:
    """Page of each heading: searched in order, after the pages of the contents, white space ignored."""
    with pdfium.PdfDocument(pdf) as document:
        texts = ["".join(page.get_textpage().get_text_bounded().split()) for page in document]
    pages: dict[int, int] = {}
    first = 0
    for number in range(len(headings) - 1, -1, -1):
        # The last page that holds the heading is its own; the contents stand before it.
        wanted = "".join(headings[number][1].split())
        limit = pages.get(number + 1, len(texts))
        hits = [p for p in range(first, limit) if wanted in texts[p]]
        if hits:
            pages[number] = hits[-1] + 1
    return pages


def build(source: Source, output: str, path: Path) -> None:
    """Write one report as "docx" or "pdf" to `path`; two passes give the contents their page numbers."""
    font = FONTS[output]
    with tempfile.TemporaryDirectory() as scratch:
        draft = Path(scratch) / "draft.docx"
        first = DocxWriter(source, font, {})
        first.write(draft)
        pages = _pages_of_headings(convert_to_pdf(draft, Path(scratch)), first.headings())
        final = Path(scratch) / f"{path.stem}.docx"
        DocxWriter(source, font, pages).write(final)
        result = final if output == "docx" else convert_to_pdf(final, Path(scratch))
        shutil.copyfile(result, path)


def main() -> None:
    """Build all sources, or those named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("ids", nargs="*", help="ids of the sources; all when left out")
    parser.add_argument("--all-formats", metavar="DIR", type=Path, help="write every report as docx and pdf into DIR")
    parser.add_argument("--gold-only", action="store_true", help="write the gold files only")
    arguments = parser.parse_args()
    edition = load_edition("pmqa-4.0")
    for path in sorted((HERE / "sources").glob("*.txt")):
        if arguments.ids and path.stem not in arguments.ids:
            continue
        try:
            source = read_source(path)
            gold = gold_of(source, edition)
        except SourceError as error:
            sys.exit(str(error))
        text = json.dumps(gold, ensure_ascii=False, indent=1) + "\n"
        (HERE / "gold" / f"{path.stem}.json").write_text(text, encoding="utf-8")
        if arguments.gold_only:
            continue
        outputs = ["docx", "pdf"] if arguments.all_formats else [source.settings["output"]]
        folder = arguments.all_formats or HERE / "reports"
        folder.mkdir(parents=True, exist_ok=True)
        for output in outputs:
            build(source, output, folder / f"{path.stem}.{output}")
            sys.stdout.write(f"{path.stem}.{output}\n")


if __name__ == "__main__":
    main()
