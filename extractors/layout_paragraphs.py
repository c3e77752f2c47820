"""Lines to paragraphs, over columns and pages.

A line goes on with the line before it unless something says that a new paragraph begins: a marker, an indent, a wider
distance, another font size, or a line before it that stops short of the right edge although the next word had room.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from extractors.layout_flow import Item, Line, TableItem
from extractors.layout_join import join_lines
from extractors.layout_kinds import BULLET, NUMBERED, is_caption, is_toc
from extractors.thai_text import fold_digits

# Indent that begins a paragraph, em of the font.
_INDENT = 0.8
# Distance of baselines beyond the usual pitch of the text that begins a paragraph.
# (the tighter one where most distances are the usual one: without mixed fonts that shift lines).
_WIDER, _WIDER_EVEN = 1.22, 1.12
_EVEN_SHARE = 0.6
# Lines further apart than this, em, are no paragraph even where nothing tells the usual distance.
_WIDEST = 2.2
_SIZE_CHANGE = 0.12
# Justified text: a line that ends this many em before the right edge was the last of its paragraph. Ragged text: Thai
# breaks between words, so a line may end a long word before the edge. Of 1,434 wrapped lines of the three sample PDFs
# 95 % end within 0.15 of the column width (2.6 em) and 99 % within 0.22 (3.5 em).
_SHORT_JUSTIFIED = 1.0
_SHORT_RAGGED, _SHORT_INDENTED = 0.2, 0.25
_JUSTIFIED_SHARE = 0.5
_FLUSH = 0.2


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together."""

    lines: list[Line] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The joined text as read."""
        return join_lines(line.text for line in self.lines)

    @property
    def first(self) -> Line:
        """First line."""
        return self.lines[0]


@dataclass(frozen=True, slots=True)
class Manner:
    """How a document sets its text.

    Attributes:
        size: font size of the body, points.
        pitch: largest distance of baselines within a paragraph by font size (rounded), in points.
        justified: most lines reach the right edge of their column.
        indents: distances from the left edge, in points, at which paragraphs begin and never go on.
        bold: most of the text is bold, so that bold tells nothing.
    """

    size: float
    pitch: dict[int, float]
    justified: bool
    indents: frozenset[int] = frozenset()
    bold: bool = False


def manner_of(items: Sequence[Item]) -> Manner:
    """Measure how the body is set."""
    lines = [i for i in items if isinstance(i, Line) and not i.turned]
    weights: Counter[float] = Counter()
    for line in lines:
        weights[round(line.size * 2) / 2] += len(line.text)
    size = weights.most_common(1)[0][0] if weights else 12.0
    steps: dict[int, list[float]] = {}
    for a, b in pairwise(lines):
        step = b.y - a.y
        if a.page == b.page and abs(a.size - b.size) < 0.6 and 0.8 * a.size < step < 3.0 * a.size:
            steps.setdefault(round(a.size), []).append(step)
    pitch = {key: _largest_step(values, key) for key, values in steps.items()}
    wide = [i for i in lines if i.right - i.left > 0 and i.x1 - i.x0 > 0.7 * (i.right - i.left)]
    flush = sum(1 for i in wide if i.right - i.x1 < _FLUSH * i.size)
    justified = len(wide) >= 6 and flush >= _JUSTIFIED_SHARE * len(wide)
    letters = sum(len(i.text) for i in lines)
    bold = sum(len(i.text) for i in lines if i.bold) > 0.5 * letters
    return Manner(size, pitch, justified, _first_line_indents(lines), bold)


def _largest_step(values: Sequence[float], size: float) -> float:
    """Return the largest distance of baselines that is still no new paragraph."""
    counts = Counter(round(v * 2) / 2 for v in values)
    value, often = counts.most_common(1)[0]
    if often < 3:
        return min(_WIDER * sorted(values)[(len(values) - 1) // 4], _WIDEST * size)
    near = [v for v in values if abs(v - value) <= 0.5]
    even = len(near) >= _EVEN_SHARE * len(values)
    return (_WIDER_EVEN if even else _WIDER) * median(near)


def _indent_of(line: Line) -> int:
    """Return the distance from the left edge of the column in steps of two points."""
    return 2 * round((line.x0 - line.left) / 2)


def _first_line_indents(lines: Sequence[Line]) -> frozenset[int]:
    """Find the indents from which full lines return to the left edge: first lines of paragraphs.

    Lines of a block that is indented as a whole are followed by lines with the same indent instead.
    """
    returns: Counter[int] = Counter()
    stays: Counter[int] = Counter()
    for a, b in pairwise(lines):
        if a.page != b.page or abs(a.left - b.left) > 2.0 or not 0 < b.y - a.y < 2.5 * a.size:
            continue
        indent = _indent_of(a)
        if indent <= _INDENT * a.size or a.right - a.x1 > _SHORT_RAGGED * (a.right - a.left):
            continue
        if b.x0 - b.left < 0.4 * b.size and not has_marker(b.text):
            returns[indent] += 1
        elif abs(b.x0 - a.x0) < 2.0 and not has_marker(b.text):
            stays[indent] += 1
    return frozenset(i for i, n in returns.items() if n >= 2 and n > 0.5 * stays[i])


def _is_short(line: Line, following: Line, manner: Manner) -> bool:
    room = line.right - line.x1
    if manner.justified:
        return room > _SHORT_JUSTIFIED * line.size
    # Where paragraphs are known by their indent, a short line says less.
    share, letters = (_SHORT_INDENTED, 5.0) if manner.indents else (_SHORT_RAGGED, 4.5)
    return room > max(share * (line.right - line.left), letters * line.size, _first_word(following))


def _first_word(line: Line) -> float:
    """Return the width of the first word of a line, points; half a line at most, since Thai words have no ends."""
    text = line.text.strip()
    word = text.split(" ", 1)[0]
    if any("\u0e01" <= c <= "\u0e4e" for c in word):
        return 0.0
    return (line.x1 - line.x0) * (len(word) + 1) / max(len(text), 1)


def has_marker(text: str) -> bool:
    """Whether a line begins with a bullet or a number of a list or heading."""
    return bool(BULLET.match(text) or NUMBERED.match(fold_digits(text)))


def goes_on(paragraph: Paragraph, line: Line, manner: Manner) -> bool:
    """Whether a line goes on with a paragraph."""
    last, first = paragraph.lines[-1], paragraph.first
    if line.turned or last.turned or is_toc(last.text) or is_toc(line.text):
        return line.turned and last.turned and abs(line.size - last.size) < 0.5
    if line.role.endswith("+"):
        return last.role[:2] == line.role[:2]
    if line.role != last.role and "H" in (line.role[:1], last.role[:1]):
        return False
    if abs(line.size - last.size) > _SIZE_CHANGE * max(line.size, last.size) or line.bold != last.bold:
        return False
    if _is_centred_caption(paragraph, line):
        return True
    if _is_short(last, line, manner):
        return False
    same_column = line.page == last.page and line.y > last.y and abs(line.left - last.left) < 2.0
    if same_column and line.y - last.y > manner.pitch.get(round(line.size), 1.9 * line.size):
        return False
    if _indent_of(line) in manner.indents and not has_marker(first.text):
        return False
    return _indent_goes_on(paragraph, first, last, line, same_column)


def _is_centred_caption(paragraph: Paragraph, line: Line) -> bool:
    """Whether a line is the second line of a centred caption."""
    first = paragraph.first
    if len(paragraph.lines) != 1 or line.page != first.page or not 0 < line.y - first.y < _WIDEST * line.size:
        return False
    room = min(first.x0 - first.left, line.x0 - line.left)
    centred = abs((first.x0 + first.x1) - (line.x0 + line.x1)) < 3.0
    return centred and room > line.size and is_caption(first.text) and not is_caption(line.text)


def _indent_goes_on(paragraph: Paragraph, first: Line, last: Line, line: Line, same_column: bool) -> bool:
    step = _INDENT * line.size
    shift = (line.x0 - line.left) - (last.x0 - last.left)
    # "(PLN-MAN-" and "03)" are one code, not a text and a list.
    within = last.text.count("(") > last.text.count(")")
    marked = has_marker(line.text) and not within
    if BULLET.match(line.text):
        return False
    if len(paragraph.lines) > 1:
        # A wrapped line stands where the wrapped line before it stood.
        return abs(shift) <= step and not (marked and shift > 0.3 * line.size)
    if marked and (has_marker(first.text) or abs(shift) > step):
        return False
    # Second line: at the edge of the text, or under the text of a list item.
    if shift > step:
        return has_marker(first.text)
    return True if same_column or abs(shift) <= step else not marked


def paragraphs_of(items: Sequence[Item], manner: Manner) -> list[Paragraph | TableItem]:
    """Join lines to paragraphs; tables stay where they are."""
    result: list[Paragraph | TableItem] = []
    for item in items:
        if isinstance(item, TableItem):
            result.append(item)
            continue
        last = result[-1] if result else None
        if isinstance(last, Paragraph) and goes_on(last, item, manner):
            last.lines.append(item)
        else:
            result.append(Paragraph([item]))
    return result
