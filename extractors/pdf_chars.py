"""Characters of one PDF page with their places, in content order.

Places are in the frame of the page as it is seen: x to the right, y down from the upper left corner of the crop box,
after the page's own rotation, in points.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from itertools import repeat
from typing import Any

import numpy as np
import numpy.typing as npt

from extractors import pdf_native as native

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

# Text this near to white is not seen on white paper (fill of 250 of 255 and more in each channel).
_WHITE = 250
# Text smaller than this many points cannot be read by anybody.
_TINY = 1.0
_INVISIBLE_MODES = (3, 7)
# Colours this bright (0 to 255), or this transparent, are light: watermarks are.
_LIGHT, _FAINT = 150, 128
_SAMPLE = 4
# PDFium's sign for a hyphen at the end of a line, and ours for a glyph without code point.
_HYPHEN, _UNKNOWN = 0xFFFE, 0xFFFD


@dataclass(frozen=True, slots=True)
class PageFrame:
    """How points of PDF user space map to the page as it is seen.

    Attributes:
        width: width as seen, points.
        height: height as seen, points.
        turn: clockwise rotation of the page, 0 to 3 quarter turns.
        left: left edge of the crop box in user space.
        bottom: lower edge of the crop box in user space.
    """

    width: float
    height: float
    turn: int
    left: float
    bottom: float

    def boxes(self, raw: Floats) -> Floats:
        """Map rows of (left, bottom, right, top) in user space to (x0, top, x1, bottom) as seen."""
        left, bottom = raw[:, 0] - self.left, raw[:, 1] - self.bottom
        right, top = raw[:, 2] - self.left, raw[:, 3] - self.bottom
        if self.turn == 0:
            parts = (left, self.height - top, right, self.height - bottom)
        elif self.turn == 1:
            parts = (bottom, left, top, right)
        elif self.turn == 2:
            parts = (self.width - right, bottom, self.width - left, top)
        else:
            parts = (self.width - top, self.height - right, self.width - bottom, self.height - left)
        return np.stack(parts, axis=1)


@dataclass(frozen=True, slots=True)
class TextObjects:
    """Properties of the text objects of a page, one array entry an object.

    Attributes:
        order: place in the content of the page.
        baseline_x, baseline_y: origin of the first character as seen.
        size: font size as seen, points.
        angle: direction of writing as seen, degrees clockwise from left-to-right, 0 to 360.
        font: index into the fonts of the document.
        invisible: render mode draws nothing, or the text is too small to read, or fully transparent.
        white: filled with white.
        light: filled with a light colour or half transparent.
        content_id: marked-content number, -1 without.
    """

    order: Ints
    baseline_x: Floats
    baseline_y: Floats
    size: Floats
    angle: Floats
    font: Ints
    invisible: Bools
    white: Bools
    light: Bools
    content_id: Ints


@dataclass(frozen=True, slots=True)
class PageChars:
    """Characters of a page in content order.

    Attributes:
        codes: code points.
        boxes: (x0, top, x1, bottom) of each, as seen; x0 to x1 is the advance of the letter.
        owner: index of the text object of each character.
        objects: the text objects.
        unmapped: characters for which the font gives no code point.
    """

    codes: Ints
    boxes: Floats
    owner: Ints
    objects: TextObjects
    unmapped: int


class FontTable:
    """Fonts of a document by name, in order of first use."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self.bold: list[bool] = []
        self._by_name: dict[str, int] = {}
        self._buffer = np.zeros(256, dtype=np.uint8)

    def index(self, font: int) -> int:
        """Return the index of a font handle."""
        size = native.font_name(font, self._buffer.ctypes.data, len(self._buffer))
        name = self._buffer[: max(0, min(size, len(self._buffer)) - 1)].tobytes().decode("utf-8", "replace")
        # Fonts of type 3 have no name; their handle tells them apart as far as it can.
        name = name or f"#{font}"
        if name not in self._by_name:
            self._by_name[name] = len(self.names)
            self.names.append(name)
            lowered = name.lower()
            self.bold.append("bold" in lowered or "black" in lowered or native.font_weight(font) >= 600)
        return self._by_name[name]


class CharReader:
    """Reads characters of pages; buffers are kept from page to page."""

    def __init__(self, fonts: FontTable) -> None:
        self._fonts = fonts
        self._boxes = np.zeros((0, 4), dtype=np.float32)

    def read(self, text_page: Any, count: int, order: dict[int, int], frame: PageFrame) -> PageChars:
        """Read all characters of a text page.

        Args:
            text_page: handle of the text page.
            count: number of characters PDFium reports.
            order: place in the content by handle of the text object.
            frame: how the page is seen.
        """
        if len(self._boxes) < count:
            self._boxes = np.zeros((count + 4096, 4), dtype=np.float32)
        base = self._boxes.ctypes.data
        deque(map(native.char_box, repeat(text_page), range(count), range(base, base + 16 * count, 16)), 0)
        codes = self._codes(text_page, count)
        handles = self._handles(text_page, count)
        real = handles != 0
        # PDFium adds spaces of its own where it sees gaps; gaps are decided here, line by line.
        blanks = np.flatnonzero(real & ((codes == 32) | (codes == 13) | (codes == 10)))
        added = np.array([bool(g) for g in map(native.char_generated, repeat(text_page), blanks.tolist())], np.bool_)
        # Behind a mark PDFium swallows a space glyph and adds its own; at the end of a line that is seen by the break.
        ends = np.append(codes, 13)[blanks + 1] == 13
        real[blanks] = ~added | (ends & (codes[blanks] == 32))
        codes[codes == _HYPHEN] = 0x2D
        codes[(codes < 32) & (codes != 9) & (codes != 10) & (codes != 13)] = _UNKNOWN
        keep = np.flatnonzero(real)
        codes, handles = codes[keep], handles[keep]
        # PDFium sorts objects of a line by place; the order of the content is what keeps marks with their letters.
        places = self._orders(handles, order)
        resort = np.argsort(places, kind="stable") if np.any(np.diff(places) < 0) else None
        if resort is not None:
            keep, codes, handles = keep[resort], codes[resort], handles[resort]
        raw = self._boxes[keep].astype(np.float64)[:, [0, 3, 2, 1]]
        starts = np.flatnonzero(np.diff(handles, prepend=0)) if len(handles) else np.zeros(0, dtype=np.int64)
        owner = np.zeros(len(handles), dtype=np.int64)
        owner[starts] = 1
        owner = np.cumsum(owner) - 1
        objects = self._objects(text_page, keep[starts].tolist(), handles[starts].tolist(), order, frame)
        _widen_ligatures(raw, owner, objects.size)
        return PageChars(codes, frame.boxes(raw), owner, objects, _unmapped(codes))

    @staticmethod
    def _orders(handles: Ints, order: dict[int, int]) -> Ints:
        change = np.flatnonzero(np.diff(handles, prepend=0))
        values = np.array([order.get(int(h), 0) for h in handles[change]], dtype=np.int64)
        lengths = np.diff(np.append(change, len(handles)))
        return np.repeat(values, lengths)

    @staticmethod
    def _codes(text_page: Any, count: int) -> Ints:
        buffer = np.zeros(count + 1, dtype=np.uint16)
        written = native.text_codes(text_page, 0, count, buffer.ctypes.data)
        # One code unit a character unless the page holds letters beyond the basic plane or without code point.
        if written == count + 1 and not np.any((buffer >= 0xD800) & (buffer < 0xE000)):
            return buffer[:count].astype(np.int64)
        return np.fromiter(map(native.char_code, repeat(text_page), range(count)), dtype=np.int64, count=count)

    @staticmethod
    def _handles(text_page: Any, count: int) -> Ints:
        """Return the text object of each character, asking only where neighbouring samples differ."""
        handles = np.zeros(count, dtype=np.int64)
        if not count:
            return handles
        sampled = np.arange(0, count, _SAMPLE)
        found = [h or 0 for h in map(native.char_object, repeat(text_page), sampled.tolist())]
        values = np.array(found, dtype=np.int64)
        same = np.append(values[1:] == values[:-1], False) & (values != 0)
        handles[:] = np.repeat(values, _SAMPLE)[:count]
        unsure = np.repeat(~same, _SAMPLE)[:count]
        unsure[sampled] = False
        rest = np.flatnonzero(unsure)
        handles[rest] = [h or 0 for h in map(native.char_object, repeat(text_page), rest.tolist())]
        return handles

    def _objects(
        self, text_page: Any, firsts: list[int], handles: list[int], order: dict[int, int], frame: PageFrame
    ) -> TextObjects:
        count = len(firsts)
        origins = np.zeros((count, 2), dtype=np.float64)
        matrices = np.zeros((count, 6), dtype=np.float32)
        colours = np.zeros((count, 4), dtype=np.uint32)
        colours[:, 3] = 255
        _each(native.char_origin, text_page, firsts, _addresses(origins, 0), _addresses(origins, 1))
        _each(native.char_matrix, text_page, firsts, _addresses(matrices, 0))
        parts = (_addresses(colours, part) for part in range(4))
        painted = np.fromiter(map(native.object_fill, handles, *parts), dtype=np.bool_, count=count)
        colours[~painted] = (0, 0, 0, 255)
        nominal = np.fromiter(map(native.char_font_size, repeat(text_page), firsts), dtype=np.float64, count=count)
        modes = np.fromiter(map(native.text_render_mode, handles), dtype=np.int64, count=count)
        a, b, c, d = (matrices[:, part].astype(np.float64) for part in range(4))
        scale = np.hypot(c, d)
        size = np.abs(nominal * np.where(scale > 0, scale, np.hypot(a, b)))
        points = frame.boxes(np.concatenate([origins, origins], axis=1))
        bright, alpha = colours[:, :3], colours[:, 3]
        angle = -np.degrees(np.arctan2(b, a)) + 90.0 * frame.turn
        return TextObjects(
            order=np.fromiter((order.get(h, 0) for h in handles), dtype=np.int64, count=count),
            baseline_x=points[:, 0],
            baseline_y=points[:, 1],
            size=np.maximum(size, 0.01),
            angle=np.mod(np.round(angle, 1), 360.0),
            font=self._font_indexes(handles),
            invisible=np.isin(modes, _INVISIBLE_MODES) | (alpha == 0) | (size < _TINY),
            white=(bright.min(axis=1) >= _WHITE) & ((modes == 0) | (modes == 4)),
            light=(alpha < _FAINT) | (bright.mean(axis=1) >= _LIGHT),
            content_id=np.fromiter(map(native.object_content_id, handles), dtype=np.int64, count=count),
        )

    def _font_indexes(self, handles: list[int]) -> Ints:
        fonts = [f or 0 for f in map(native.text_font, handles)]
        known = {font: self._fonts.index(font) if font else -1 for font in set(fonts)}
        return np.fromiter((known[f] for f in fonts), dtype=np.int64, count=len(fonts))


def _addresses(array: npt.NDArray[Any], column: int) -> range:
    """Return the address of one column in each row of an array."""
    if not len(array):
        return range(0)
    start = array.ctypes.data + column * array.strides[1]
    return range(start, start + array.strides[0] * len(array), array.strides[0])


def _each(function: Any, text_page: Any, indexes: list[int], *addresses: range) -> None:
    """Call a PDFium function that writes its answer to an address, for many characters."""
    deque(map(function, repeat(text_page), indexes, *addresses), 0)


def _unmapped(codes: Ints) -> int:
    """Count characters for which the font gives no usable code point."""
    return int(np.count_nonzero((codes == _UNKNOWN) | ((codes > 0xE000) & (codes < 0xF8FF))))


def _widen_ligatures(raw: Floats, owner: Ints, size: Floats) -> None:
    """Let the letters of a ligature reach to the next letter.

    PDFium opens a ligature to letters that all have the place of the first one; the gap behind them is no space.
    """
    if len(raw) < 3:
        return
    same = (raw[1:, 0] == raw[:-1, 0]) & (raw[1:, 2] == raw[:-1, 2]) & (owner[1:] == owner[:-1])
    same &= raw[1:, 2] > raw[1:, 0]
    for last in np.flatnonzero(same[:-1] & ~same[1:]).tolist():
        index = last + 1
        following = raw[index + 1, 0]
        if owner[index + 1] == owner[index] and 0 < following - raw[index, 2] < size[owner[index]]:
            raw[index, 2] = following
