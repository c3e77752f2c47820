"""Makes small PDFs for tests: text with any code map, place, colour and direction; lines, boxes and pictures.

Fonts are of type 3: each letter is a box, each mark a small box left of the pen. A code map (ToUnicode) tells what
readers see, so damage of any kind can be written down. Advance widths: marks 0, space 250, other letters 500
thousandths.
"""

from __future__ import annotations

import math
import zlib
from dataclasses import dataclass, field

from extractors.thai_text import is_mark

# Code of each character: ASCII, Thai, then a few signs.
_RANGES = (range(0x20, 0x7F), range(0x0E01, 0x0E3B), range(0x0E3F, 0x0E5C))
_ALL = [*(chr(code) for part in _RANGES for code in part), *"•–“”…\ufffd"]
CODES = {char: code for code, char in enumerate(_ALL, 1)}


def width(char: str) -> int:
    """Return the advance of a character in thousandths of the font size."""
    if is_mark(char):
        return 0
    return 250 if char == " " else 500


def length(text: str, size: float = 14.0) -> float:
    """Return the width of a text in points."""
    return sum(width(c) for c in text) * size / 1000


@dataclass
class Page:
    """A page under construction; x to the right, y up, points."""

    wide: float = 595.0
    high: float = 842.0
    rotate: int = 0
    box: bool = True
    content: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    pictures: bool = False

    def text(
        self,
        x: float,
        y: float,
        text: str,
        size: float = 14.0,
        *,
        font: str = "F1",
        mode: int = 0,
        colour: tuple[float, float, float] = (0, 0, 0),
        angle: float = 0.0,
        spacing: float = 0.0,
    ) -> Page:
        """Write one text object."""
        turn = math.radians(angle)
        a, b = math.cos(turn), math.sin(turn)
        codes = "".join(f"{CODES[c]:02X}" for c in text)
        red, green, blue = colour
        self.content.append(
            f"q BT {red} {green} {blue} rg {mode} Tr /{font} {size} Tf {spacing} Tc "
            f"{a:.5f} {b:.5f} {-b:.5f} {a:.5f} {x:.2f} {y:.2f} Tm <{codes}> Tj ET Q"
        )
        return self

    def lines(self, x: float, y: float, lines: list[str], size: float = 14.0, pitch: float = 20.0) -> Page:
        """Write lines below each other."""
        for number, line in enumerate(lines):
            self.text(x, y - number * pitch, line, size)
        return self

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> Page:
        """Draw a line."""
        self.content.append(f"q 0.5 w {x0} {y0} m {x1} {y1} l S Q")
        return self

    def fill(self, x: float, y: float, wide: float, high: float, grey: float) -> Page:
        """Fill a box."""
        self.content.append(f"q {grey} g {x} {y} {wide} {high} re f Q")
        return self

    def grid(self, xs: list[float], ys: list[float]) -> Page:
        """Draw all lines of a table."""
        for x in xs:
            self.rule(x, min(ys), x, max(ys))
        for y in ys:
            self.rule(min(xs), y, max(xs), y)
        return self

    def picture(self, x: float, y: float, wide: float, high: float) -> Page:
        """Place a picture of one pixel."""
        self.pictures = True
        self.content.append(f"q {wide} 0 0 {high} {x} {y} cm /Im1 Do Q")
        return self

    def field(self, x: float, y: float, value: str) -> Page:
        """Place a text field with a value and no appearance."""
        code = "FEFF" + value.encode("utf-16-be").hex().upper()
        self.notes.append(
            f"<< /Type /Annot /Subtype /Widget /FT /Tx /T (a) /V <{code}> /Rect [{x} {y} {x + 200} {y + 20}] >>"
        )
        return self


def _shape(char: str) -> bytes:
    if is_mark(char):
        return b"0 0 -300 560 0 760 d1 -300 560 300 200 re f"
    wide = width(char)
    return f"{wide} 0 0 0 {wide} 560 d1 {'' if char == ' ' else f'20 0 {wide - 40} 560 re f'}".encode()


def _code_map(seen: dict[str, str]) -> bytes:
    pairs = [(code, seen.get(char, char)) for char, code in CODES.items()]
    rows = [f"<{code:02X}> <{text.encode('utf-16-be').hex().upper()}>" for code, text in pairs if text]
    parts = [rows[i : i + 100] for i in range(0, len(rows), 100)]
    body = "\n".join(f"{len(part)} beginbfchar\n" + "\n".join(part) + "\nendbfchar" for part in parts)
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
        f"1 begincodespacerange <00> <FF> endcodespacerange\n{body}\nendcmap end end"
    ).encode("latin-1")


def make_pdf(
    pages: list[Page],
    fonts: dict[str, dict[str, str]] | None = None,
    *,
    outline: list[tuple[str, int]] | None = None,
    pack: int = 0,
) -> bytes:
    """Return the bytes of a PDF.

    Args:
        pages: the pages.
        fonts: by font name, what readers see for a character where it is not the character itself; "" for nothing.
        outline: titles and 0-based pages of the bookmarks.
        pack: how often content streams are deflated.
    """
    maps: dict[str, dict[str, str]] = {"F1": {}, "F2": {}, **(fonts or {})}
    objects: list[bytes] = []

    def add(body: str | bytes) -> int:
        objects.append(body if isinstance(body, bytes) else body.encode("latin-1"))
        return len(objects)

    def stream(data: bytes, extra: str = "", times: int = 0) -> int:
        for _ in range(times):
            data = zlib.compress(data, 9)
        filters = f"/Filter [{' /FlateDecode' * times}] " if times else ""
        head = f"<< /Length {len(data)} {filters}{extra}>>\nstream\n".encode("latin-1")
        return add(head + data + b"\nendstream")

    catalog = add("")
    tree = add("")
    shapes = " ".join(f"/g{code} {stream(_shape(char))} 0 R" for char, code in CODES.items())
    names = " ".join(f"/g{code}" for code in CODES.values())
    widths = " ".join(str(width(char)) for char in CODES)
    resources = []
    for name, seen in maps.items():
        mapped = stream(_code_map(seen))
        whole = add(
            f"<< /Type /Font /Subtype /Type3 /FontBBox [-300 -200 600 800] /FontMatrix [0.001 0 0 0.001 0 0] "
            f"/CharProcs << {shapes} >> /Encoding << /Type /Encoding /Differences [1 {names}] >> /FirstChar 1 "
            f"/LastChar {len(CODES)} /Widths [{widths}] /ToUnicode {mapped} 0 R /Resources << >> >>"
        )
        resources.append(f"/{name} {whole} 0 R")
    image = stream(
        b"\x80", "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 "
    )
    numbers = []
    for page in pages:
        body = stream("\n".join(page.content).encode("latin-1"), times=pack)
        notes = " ".join(f"{add(n)} 0 R" for n in page.notes)
        box = f"/MediaBox [0 0 {page.wide} {page.high}] " if page.box else ""
        numbers.append(
            add(
                f"<< /Type /Page /Parent {tree} 0 R {box}/Rotate {page.rotate} /Contents {body} 0 R /Annots [{notes}] "
                f"/Resources << /Font << {' '.join(resources)} >> /XObject << /Im1 {image} 0 R >> >> >>"
            )
        )
    kids = " ".join(f"{n} 0 R" for n in numbers)
    first = pages[0]
    objects[tree - 1] = (
        f"<< /Type /Pages /Kids [{kids}] /Count {len(numbers)} /MediaBox [0 0 {first.wide} {first.high}] >>"
    ).encode()
    marks = ""
    if outline:
        root = len(objects) + 1
        items = [root + 1 + i for i in range(len(outline))]
        add(f"<< /Type /Outlines /First {items[0]} 0 R /Last {items[-1]} 0 R /Count {len(items)} >>")
        for place, (title, page_index) in enumerate(outline):
            code = "FEFF" + title.encode("utf-16-be").hex().upper()
            after = f"/Next {items[place + 1]} 0 R " if place + 1 < len(items) else ""
            before = f"/Prev {items[place - 1]} 0 R " if place else ""
            aim = f"/Dest [{numbers[page_index]} 0 R /XYZ 0 800 0]"
            add(f"<< /Title <{code}> /Parent {root} 0 R {after}{before}{aim} >>")
        marks = f"/Outlines {root} 0 R "
    objects[catalog - 1] = f"<< /Type /Catalog /Pages {tree} 0 R {marks}>>".encode()
    result = bytearray(b"%PDF-1.5\n")
    offsets = []
    for number, data in enumerate(objects, 1):
        offsets.append(len(result))
        result += f"{number} 0 obj\n".encode() + data + b"\nendobj\n"
    start = len(result)
    result += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    result += b"".join(f"{o:010d} 00000 n \n".encode() for o in offsets)
    result += f"trailer << /Size {len(objects) + 1} /Root {catalog} 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(result)
