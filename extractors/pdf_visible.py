"""Which characters of a page count: hidden ones, watermarks and overlapping copies are left out, and that is said.

Rules:
- invisible text (render mode 3, no opacity, smaller than a point), white text on paper and text off the page is dropped
  beside visible text. Where it is the only text, it is the text layer of a scan and is kept.
- white text on a dark area or on a picture is visible text.
- large text written obliquely, and large light text over which other text is written, is a watermark.
- a letter drawn again beside itself (simulated bold) counts once; the tolerance grows with the font size.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from extractors.layout_lines import SPACE_TABLE
from extractors.pdf_chars import Bools, Floats, Ints, PageChars, PageFrame
from extractors.pdf_shapes import PageObjects

# White text counts as visible on fills darker than this (0 to 255).
_DARK = 225.0
# An oblique text of this many times the usual size is a watermark; light level text needs to be larger still.
_OBLIQUE_TIMES, _LIGHT_TIMES = 1.4, 2.5
_OBLIQUE_DEGREES = 4.0
# Copies: nearer than this share of the font size; objects that are copied as a whole may be offset further.
_COPY, _COPY_OBJECT = 0.12, 0.35
_MOSTLY = 0.8
# Visible text of at most this share of the hidden text is a stamp or a page number on a scan.
_STAMP_SHARE = 0.1


@dataclass(frozen=True, slots=True)
class Visible:
    """What is left of a page.

    Attributes:
        keep: characters that count, in content order.
        hidden: characters dropped because nobody can see them.
        watermark: characters dropped as watermark.
        copies: characters dropped as copies.
        layer: the text kept is an invisible layer.
    """

    keep: Ints
    hidden: int
    watermark: int
    copies: int
    layer: bool


def choose_visible(chars: PageChars, shapes: PageObjects, frame: PageFrame) -> Visible:
    """Choose the characters of a page that count."""
    objects, owner = chars.objects, chars.owner
    drawn = ~SPACE_TABLE[chars.codes]
    box = chars.boxes
    outside = (box[:, 2] < -1) | (box[:, 0] > frame.width + 1) | (box[:, 3] < -1) | (box[:, 1] > frame.height + 1)
    unseen = objects.invisible.copy()
    if objects.white.any():
        unseen |= objects.white & ~_on_dark(chars, shapes)
    hidden = unseen[owner]
    layer = False
    if (hidden & drawn & ~outside).any():
        shown = np.count_nonzero(~hidden & ~outside & drawn)
        covered = np.count_nonzero(hidden & ~outside & drawn)
        layer = bool(shown <= _STAMP_SHARE * covered and objects.invisible[owner[hidden]].any())
        if shown == 0 or layer:
            # The whole text layer is invisible (a scan with recognised text): it is all there is to read.
            hidden[:] = False
            layer = True
    mask = ~(hidden | outside)
    marks = _watermark(chars, mask & drawn)
    mask &= ~marks
    copies = _copies(chars, mask)
    return Visible(
        keep=np.flatnonzero(mask & ~copies),
        hidden=int(np.count_nonzero((hidden | outside) & drawn)),
        watermark=int(np.count_nonzero(marks & drawn)),
        copies=int(np.count_nonzero(copies)),
        layer=layer,
    )


def _on_dark(chars: PageChars, shapes: PageObjects) -> Bools:
    """Tell for each white text object whether it stands on a dark area or a picture."""
    objects = chars.objects
    result = np.zeros(len(objects.white), dtype=np.bool_)
    dark = shapes.fills[shapes.fills[:, 4] < _DARK][:, :4]
    areas = np.concatenate([dark, shapes.images])
    if not len(areas):
        return result
    for index in np.flatnonzero(objects.white).tolist():
        x, y = objects.baseline_x[index], objects.baseline_y[index]
        x += 0.3 * objects.size[index]
        upper = y - 0.3 * objects.size[index]
        inside = (areas[:, 0] <= x) & (x <= areas[:, 2]) & (areas[:, 1] <= upper) & (upper <= areas[:, 3])
        result[index] = bool(inside.any())
    return result


def _watermark(chars: PageChars, counted: Bools) -> Bools:
    objects, owner = chars.objects, chars.owner
    none = np.zeros(len(owner), dtype=np.bool_)
    tilt = np.abs(np.mod(objects.angle + 45.0, 90.0) - 45.0)
    oblique = tilt > _OBLIQUE_DEGREES
    if not counted.any() or not (oblique.any() or objects.light.any()):
        return none
    level = counted & ~oblique[owner]
    if not level.any():
        return none
    usual = float(np.median(objects.size[owner[level]]))
    large = oblique & (objects.size > _OBLIQUE_TIMES * usual)
    light = objects.light & ~oblique & (objects.size > _LIGHT_TIMES * usual)
    for index in np.flatnonzero(light).tolist():
        large[index] = _overwritten(chars, counted, index)
    return large[owner]


def _overwritten(chars: PageChars, counted: Bools, index: int) -> bool:
    """Whether other text stands over the letters of a text object."""
    own = chars.owner == index
    box = chars.boxes[own]
    x0, top, x1, bottom = box[:, 0].min(), box[:, 1].min(), box[:, 2].max(), box[:, 3].max()
    others = chars.boxes[counted & ~own]
    x, y = (others[:, 0] + others[:, 2]) / 2, (others[:, 1] + others[:, 3]) / 2
    return int(np.count_nonzero((x > x0) & (x < x1) & (y > top) & (y < bottom))) >= 3


def _copies(chars: PageChars, mask: Bools) -> Bools:
    """Find letters drawn again beside themselves by a later text object."""
    objects = chars.objects
    result = np.zeros(len(mask), dtype=np.bool_)
    index = np.flatnonzero(mask & ~SPACE_TABLE[chars.codes])
    if len(index) < 2:
        return result
    owner = chars.owner[index]
    size, y, x = objects.size[owner], objects.baseline_y[owner], chars.boxes[index, 0]
    near_pairs = _pairs(chars.codes[index], x, y, size, owner)
    if not len(near_pairs):
        return result
    second, distance = near_pairs[:, 1].astype(np.int64), near_pairs[:, 2]
    tight = distance <= _COPY
    totals = np.bincount(owner, minlength=len(objects.size))
    copied = np.bincount(owner[np.unique(second)], minlength=len(objects.size))
    whole = (copied >= _MOSTLY * totals) & (totals >= 2)
    chosen = second[tight | whole[owner[second]]]
    result[index[chosen]] = True
    return result


def _pairs(codes: Ints, x: Floats, y: Floats, size: Floats, owner: Ints) -> Floats:
    """Return (earlier, later, distance in em) of equal letters of two objects that lie almost on each other."""
    order = np.lexsort((x, np.round(y / 2.0), codes))
    found = []
    for shift in (1, 2):
        one, two = order[:-shift], order[shift:]
        dx, dy = np.abs(x[one] - x[two]), np.abs(y[one] - y[two])
        scale = np.minimum(size[one], size[two])
        same = (codes[one] == codes[two]) & (owner[one] != owner[two]) & (dy <= _COPY_OBJECT * scale)
        same &= (dx <= _COPY_OBJECT * scale) & (np.abs(size[one] - size[two]) <= 0.1 * scale)
        hit = np.flatnonzero(same)
        a, b = np.minimum(one[hit], two[hit]), np.maximum(one[hit], two[hit])
        found.append(np.stack([a, b, np.hypot(dx, dy)[hit] / scale[hit]], axis=1))
    return np.concatenate(found)
