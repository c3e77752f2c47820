"""Heights of rows, so that every line of wrapped text is shown.

Excel fits rows without a height by itself, but not rows with merged cells; LibreOffice keeps the standard height for
all of them (seen in 24.2: wrapped quotes showed one line). So every row gets its height.
"""

from __future__ import annotations

import math
import unicodedata

# Excel's limit of a row height, in points.
MAXIMUM = 409.0
# Height of a line of 14-point Thai text with marks above and below, in points: Laksaman, the free font with the design
# of TH Sarabun New, asks for 23.2, Loma for 22.3 (font metrics, ascent and descent).
LINE = 23.5
PADDING = 3.0
# Mean advance of a Thai base character at 14 points, in column units (a digit of the standard font, 7 pixels):
# Laksaman 1.44, Garuda 1.50, Loma 1.57; Latin text 1.23 to 1.25 (measured on the texts of the edition). TH Sarabun
# New is narrower. A row that is too high is better than a line that cannot be read.
PER_CHARACTER = 1.5
# Height of a row with one line, in points; the standard height of sheets that are no tables.
ONE_LINE = LINE + PADDING


def text_width(text: str) -> float:
    """Return the width of one line in column units; marks above and below take no room."""
    return PER_CHARACTER * sum(unicodedata.category(char) not in ("Mn", "Me", "Cf") for char in text)


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
