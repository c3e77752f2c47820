"""Reads a workbook back; openpyxl warns that it drops sparklines, which do not matter for reading."""

from __future__ import annotations

import io
import warnings

from openpyxl import Workbook, load_workbook


def read_book(data: bytes) -> Workbook:
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=".*extension is not supported", category=UserWarning)
        return load_workbook(io.BytesIO(data))
