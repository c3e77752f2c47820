"""Formats of the workbooks: one Thai font, few colours, every meaning also in words."""

from __future__ import annotations

from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from coverage.review import Status

# The font of Thai government documents (cabinet resolution of 7 September 2010); programs without it fall back.
FONT = "TH Sarabun New"
SIZE = 14
INK = "#1A1A1A"
HEAD_FILL = "#DCE6F1"
LINE = "#8C8C8C"

# Fill of a status: light, so that black text keeps a contrast over 10:1. In a grey print some fills look alike; sign
# and word tell the statuses apart there.
STATUS_FILL: dict[Status, str] = {
    Status.FOUND: "#C9E7CB",
    Status.WEAK: "#FFF0B3",
    Status.MISSING: "#F7C6C0",
    Status.CANNOT_JUDGE: "#D4D4DE",
}


class Styles:
    """The formats of one workbook, made once each.

    Args:
        book: the workbook they belong to.
    """

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Format] = {}

    def make(self, **properties: Any) -> Format:
        """Return the format with these XlsxWriter properties on top of the common ones."""
        merged = {"font_name": FONT, "font_size": SIZE, "font_color": INK, "valign": "top", **properties}
        key = tuple(sorted(merged.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(merged)
        return self._made[key]

    @property
    def title(self) -> Format:
        """Title of a sheet."""
        return self.make(bold=True, font_size=20, valign="vcenter")

    @property
    def section(self) -> Format:
        """Heading of a part of a sheet."""
        return self.make(bold=True, font_size=16, bottom=1, bottom_color=LINE)

    @property
    def plain(self) -> Format:
        """Text without frame."""
        return self.make(text_wrap=True)

    @property
    def note(self) -> Format:
        """Explanations."""
        return self.make(text_wrap=True, italic=True, font_color="#404040")

    @property
    def line_note(self) -> Format:
        """Explanations on one line that run over empty cells."""
        return self.make(italic=True, font_color="#404040")

    @property
    def head(self) -> Format:
        """Column heads."""
        return self.make(bold=True, text_wrap=True, bg_color=HEAD_FILL, border=1, border_color=LINE, valign="vcenter")

    @property
    def head_person(self) -> Format:
        """Heads of columns that people fill."""
        return self.make(bold=True, text_wrap=True, bg_color="#FBE5D0", border=1, border_color=LINE, valign="vcenter")

    @property
    def text(self) -> Format:
        """Wrapped text in a frame; text format, so that what people type stays as typed."""
        return self.make(text_wrap=True, border=1, border_color=LINE, num_format="@")

    @property
    def short(self) -> Format:
        """Short values, centred."""
        return self.make(text_wrap=True, border=1, border_color=LINE, align="center")

    @property
    def person(self) -> Format:
        """Cells that people fill."""
        return self.make(text_wrap=True, border=1, border_color=LINE, num_format="@", bg_color="#FFF9F2")

    @property
    def percent(self) -> Format:
        """Shares from 0 to 1."""
        return self.make(border=1, border_color=LINE, num_format="0%", align="center")

    @property
    def number(self) -> Format:
        """Figures of indicators, without needless decimals."""
        return self.make(border=1, border_color=LINE, num_format="#,##0.####", align="right")

    @property
    def signed(self) -> Format:
        """Percentages over target with their sign."""
        return self.make(border=1, border_color=LINE, num_format='+0.00"%";-0.00"%";0"%"', align="right")

    @property
    def date(self) -> Format:
        """Dates that people fill."""
        return self.make(border=1, border_color=LINE, num_format="d/m/yyyy", bg_color="#FFF9F2")

    @property
    def link(self) -> Format:
        """Links in a frame."""
        return self.make(text_wrap=True, border=1, border_color=LINE, font_color="#0B4F9E", underline=1, align="center")

    def status(self, status: Status, *, blocking: bool = False, top: bool = False) -> Format:
        """Return the format of a status: filled, with a thick frame when it blocks; text on top in high rows."""
        properties: dict[str, Any] = {
            "bg_color": STATUS_FILL[status],
            "border": 2 if blocking else 1,
            "border_color": INK if blocking else LINE,
            "align": "center",
            "valign": "top" if top else "vcenter",
            "text_wrap": True,
        }
        return self.make(**properties)
