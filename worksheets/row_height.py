"""Heights of rows, so that every line of wrapped text is shown.

Excel fits rows without a height by itself, but not rows with merged cells; LibreOffice keeps the standard height for
all of them (seen in 24.2: wrapped quotes showed one line). So every row gets its height.
"""

from __future__ import annotations

import math
import re
from functools import lru_cache

# Excel's limit of a row height, in points.
MAXIMUM = 409.0
# Height of a line of 14-point Thai text with marks above and below, in points: Laksaman, a free font with the design of
# TH Sarabun New drawn larger, asks for 23.2, Loma for 22.3 (font metrics, ascent and descent).
LINE = 23.0
PADDING = 3.0
# Mean advance of a Thai base character in digits of the same font, the unit of column widths (see open_workbook):
# Laksaman 0.99, Garuda 1.01, Loma 1.06, Norasi 1.05, Waree 0.94; Latin text 0.83 to 0.88 (measured on the texts of the
# edition). Lines end at words, so a row may be a line too high; that is better than a line that cannot be read.
PER_CHARACTER = 1.05
# Height of a row with one line, in points; the standard height of sheets that are no tables.
ONE_LINE = LINE + PADDING


# Thai vowels and tone marks above and below, and combining marks of Latin.
_MARKS = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0300-\u036f]")


def text_width(text: str) -> float:
    """Return the width of one line in column units; marks above and below take no room."""
    return PER_CHARACTER * (len(text) - len(_MARKS.findall(text)))


# Names, criteria and reasons stand in many rows.
@lru_cache(maxsize=4096)
def line_count(text: str, width: float) -> int:
    """Return how many lines a text takes in a column.

    Args:
        text: the text, newlines start a new line.
        width: width of the column in characters.
    """
    room = max(width - 2, 1)
    return sum(max(1, math.ceil(text_width(line) / room)) for line in text.split("\n"))


def height_of(text: str, width: float, least: int = 1) -> float:
    """Return the height of a row in points that shows the whole text.

    Args:
        text: the text.
        width: width of the cell in characters.
        least: least number of lines.
    """
    return min(MAXIMUM, LINE * max(least, line_count(text, width)) + PADDING)
