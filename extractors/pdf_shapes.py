"""Ruling lines, filled boxes and pictures of one PDF page.

Every path becomes edges (for tables) and, when it is filled, an area with a colour (white text on a dark area is
visible text). Thin filled boxes are lines: this is how many programs draw table borders.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from extractors import pdf_native as native
from extractors.pdf_chars import Floats, PageFrame

_TEXT, _PATH, _IMAGE, _FORM = 1, 2, 3, 5
_LINE, _BEZIER, _MOVE = 0, 1, 2
# A box thinner than this many points is a ruling line (Word draws borders as boxes of 0.5 to 3 points).
THIN = 3.0
# Drawings and maps have tens of thousands of segments and no tables; nested forms are followed this deep and no deeper.
MAX_SEGMENTS = 20_000
MAX_OBJECTS = 200_000
_MAX_DEPTH = 8
Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(slots=True)
class PageObjects:
    """What stands on a page beside its characters.

    Attributes:
        order: place in the content by handle of each text object.
        rules: rows (x0, top, x1, bottom) of thin boxes and straight lines.
        fills: rows (x0, top, x1, bottom, brightness 0 to 255) of filled areas that are not thin.
        frames: rows (x0, top, x1, bottom) of stroked or filled boxes whose sides may be table borders.
        image_area: area covered by pictures, square points.
        images: rows (x0, top, x1, bottom) of pictures.
        paths: number of paths.
        truncated: True where a limit ended the reading of shapes.
    """

    order: dict[int, int]
    rules: Floats
    fills: Floats
    frames: Floats
    images: Floats
    paths: int
    truncated: bool


@dataclass(slots=True)
class _Gathered:
    order: dict[int, int] = field(default_factory=dict)
    thin: list[tuple[float, float, float, float]] = field(default_factory=list)
    fills: list[tuple[float, float, float, float]] = field(default_factory=list)
    brightness: list[float] = field(default_factory=list)
    frames: list[tuple[float, float, float, float]] = field(default_factory=list)
    images: list[tuple[float, float, float, float]] = field(default_factory=list)
    paths: int = 0
    segments: int = 0
    objects: int = 0
    truncated: bool = False


class ShapeReader:
    """Reads the objects of pages; buffers are kept from page to page."""

    def __init__(self) -> None:
        self._floats = np.zeros(8, dtype=np.float32)
        self._ints = np.zeros(8, dtype=np.int32)
        self._colour = np.zeros(4, dtype=np.uint32)

    def read(self, page: int, frame: PageFrame) -> PageObjects:
        """Read the objects of a page, those inside form objects included.

        Args:
            page: handle of the page.
            frame: how the page is seen.
        """
        got = _Gathered()
        count = native.page_count_objects(page)
        handles = [native.page_object(page, index) or 0 for index in range(min(count, MAX_OBJECTS))]
        got.truncated = count > MAX_OBJECTS
        self._walk(handles, _IDENTITY, got, 0)
        fills = frame.boxes(_rows(got.fills))
        return PageObjects(
            order=got.order,
            rules=frame.boxes(_rows(got.thin)),
            fills=np.column_stack([fills, np.array(got.brightness, dtype=np.float64)]),
            frames=frame.boxes(_rows(got.frames)),
            images=frame.boxes(_rows(got.images)),
            paths=got.paths,
            truncated=got.truncated,
        )

    def _walk(self, handles: list[int], matrix: Matrix, got: _Gathered, depth: int) -> None:
        got.objects += len(handles)
        for handle, kind in zip(handles, map(native.object_type, handles), strict=True):
            if kind == _TEXT:
                got.order[handle] = len(got.order)
            elif kind == _PATH:
                got.paths += 1
                if got.segments < MAX_SEGMENTS:
                    self._path(handle, matrix, got)
                else:
                    got.truncated = True
            elif kind == _IMAGE:
                got.images.append(_moved(self._bounds(handle), matrix))
            elif kind == _FORM:
                self._form(handle, matrix, got, depth)

    def _form(self, handle: int, matrix: Matrix, got: _Gathered, depth: int) -> None:
        count = native.form_count_objects(handle)
        if depth >= _MAX_DEPTH or count < 0 or got.objects + count > MAX_OBJECTS:
            got.truncated = True
            return
        inner = [native.form_object(handle, index) or 0 for index in range(count)]
        self._walk(inner, _product(self._matrix(handle), matrix), got, depth + 1)

    def _bounds(self, handle: int) -> tuple[float, float, float, float]:
        at = self._floats.ctypes.data
        if not native.object_bounds(handle, at, at + 4, at + 8, at + 12):
            return 0.0, 0.0, 0.0, 0.0
        left, bottom, right, top = self._floats[:4].tolist()
        return left, bottom, right, top

    def _matrix(self, handle: int) -> Matrix:
        if not native.object_matrix(handle, self._floats.ctypes.data):
            return _IDENTITY
        a, b, c, d, e, f = self._floats[:6].tolist()
        return a, b, c, d, e, f

    def _path(self, handle: int, matrix: Matrix, got: _Gathered) -> None:
        count = native.path_count(handle)
        got.segments += max(count, 1)
        at = self._ints.ctypes.data
        native.path_draw_mode(handle, at, at + 4)
        fill, stroke = bool(self._ints[0]), bool(self._ints[1])
        if not fill and not stroke:
            return
        brightness = self._brightness(handle, fill)
        if brightness is None:
            return
        if count < 4 or (count <= 5 and native.segment_type(native.path_segment(handle, 2)) != _MOVE):
            boxes = [(count, _moved(self._bounds(handle), matrix))]
        elif got.segments <= MAX_SEGMENTS:
            boxes = list(self._pieces(handle, count, _product(self._matrix(handle), matrix)))
        else:
            got.truncated = True
            return
        for points, box in boxes:
            wide, high = box[2] - box[0], box[3] - box[1]
            if min(wide, high) <= THIN:
                # White lines are gaps between coloured cells in many table styles, and borders all the same.
                if max(wide, high) > 1.0:
                    got.thin.append(box)
            elif points >= 4:
                if fill:
                    got.fills.append(box)
                    got.brightness.append(brightness)
                if stroke or brightness < _PAPER:
                    got.frames.append(box)

    def _brightness(self, handle: int, fill: bool) -> float | None:
        """Return the brightness of the fill (or of the stroke), None for a fully transparent shape."""
        at = self._colour.ctypes.data
        reader = native.object_fill if fill else native.object_stroke
        if not reader(handle, at, at + 4, at + 8, at + 12):
            return 0.0
        red, green, blue, alpha = self._colour.tolist()
        return None if alpha == 0 else (red + green + blue) / 3

    def _pieces(
        self, handle: int, count: int, matrix: Matrix
    ) -> Iterator[tuple[int, tuple[float, float, float, float]]]:
        """Yield (number of points, bounds) for each straight-sided part of a path with several parts."""
        at = self._floats.ctypes.data
        points: list[tuple[float, float]] = []
        curved = False
        for index in range(count):
            segment = native.path_segment(handle, index)
            kind = native.segment_type(segment)
            if kind == _MOVE and points:
                if not curved:
                    yield len(points), _hull(points)
                points, curved = [], False
            curved = curved or kind == _BEZIER
            native.segment_point(segment, at, at + 4)
            x, y = self._floats[:2].tolist()
            a, b, c, d, e, f = matrix
            points.append((a * x + c * y + e, b * x + d * y + f))
        if points and not curved:
            yield len(points), _hull(points)


# Fills brighter than this are paper: a white box is no border (see PageObjects.frames).
_PAPER = 252.0


def _hull(points: list[tuple[float, float]]) -> tuple[float, float, float, float]:
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return min(xs), min(ys), max(xs), max(ys)


def _moved(box: tuple[float, float, float, float], matrix: Matrix) -> tuple[float, float, float, float]:
    if matrix == _IDENTITY:
        return box
    a, b, c, d, e, f = matrix
    corners = [(box[i], box[j]) for i in (0, 2) for j in (1, 3)]
    return _hull([(a * x + c * y + e, b * x + d * y + f) for x, y in corners])


def _product(first: Matrix, second: Matrix) -> Matrix:
    """Return the matrix that applies `first` and then `second`."""
    if second == _IDENTITY:
        return first
    a, b, c, d, e, f = first
    p, q, r, s, t, u = second
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def _rows(boxes: list[tuple[float, float, float, float]]) -> Any:
    return np.array(boxes, dtype=np.float64).reshape(len(boxes), 4)
