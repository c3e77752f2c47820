"""PDFium functions for tight loops.

The bindings of pypdfium2 check and convert every argument; for two thousand characters a page that costs more than
PDFium itself. Here the same functions are bound with plain integers for handles and addresses, so that `map` can call
them over ranges of array addresses without a Python object for each call.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

import pypdfium2.raw as raw

_POINTER = ctypes.c_void_p
_INT = ctypes.c_int


def _bind(name: str, result: Any, *arguments: Any) -> Callable[..., Any]:
    address = ctypes.cast(getattr(raw, name), _POINTER).value or 0
    # The program reads a document in one thread, so giving up the interpreter lock for each call only costs time.
    prototype = ctypes.PYFUNCTYPE(result, *arguments)
    return prototype(address)


def handle(pointer: Any) -> int:
    """Return the address behind a PDFium handle (0 for a null handle)."""
    return ctypes.cast(pointer, _POINTER).value or 0


text_codes = _bind("FPDFText_GetText", _INT, _POINTER, _INT, _INT, _POINTER)
char_code = _bind("FPDFText_GetUnicode", ctypes.c_uint, _POINTER, _INT)
char_origin = _bind("FPDFText_GetCharOrigin", _INT, _POINTER, _INT, _POINTER, _POINTER)
char_box = _bind("FPDFText_GetLooseCharBox", _INT, _POINTER, _INT, _POINTER)
char_object = _bind("FPDFText_GetTextObject", _POINTER, _POINTER, _INT)
char_matrix = _bind("FPDFText_GetMatrix", _INT, _POINTER, _INT, _POINTER)
char_font_size = _bind("FPDFText_GetFontSize", ctypes.c_double, _POINTER, _INT)
char_generated = _bind("FPDFText_IsGenerated", _INT, _POINTER, _INT)
page_bounds = _bind("FPDF_GetPageBoundingBox", _INT, _POINTER, _POINTER)
text_render_mode = _bind("FPDFTextObj_GetTextRenderMode", _INT, _POINTER)
text_font = _bind("FPDFTextObj_GetFont", _POINTER, _POINTER)
font_name = _bind("FPDFFont_GetBaseFontName", ctypes.c_ulong, _POINTER, _POINTER, ctypes.c_ulong)
font_weight = _bind("FPDFFont_GetWeight", _INT, _POINTER)
page_count_objects = _bind("FPDFPage_CountObjects", _INT, _POINTER)
page_object = _bind("FPDFPage_GetObject", _POINTER, _POINTER, _INT)
object_type = _bind("FPDFPageObj_GetType", _INT, _POINTER)
object_bounds = _bind("FPDFPageObj_GetBounds", _INT, _POINTER, _POINTER, _POINTER, _POINTER, _POINTER)
object_matrix = _bind("FPDFPageObj_GetMatrix", _INT, _POINTER, _POINTER)
object_fill = _bind("FPDFPageObj_GetFillColor", _INT, _POINTER, _POINTER, _POINTER, _POINTER, _POINTER)
object_stroke = _bind("FPDFPageObj_GetStrokeColor", _INT, _POINTER, _POINTER, _POINTER, _POINTER, _POINTER)
object_content_id = _bind("FPDFPageObj_GetMarkedContentID", _INT, _POINTER)
form_count_objects = _bind("FPDFFormObj_CountObjects", _INT, _POINTER)
form_object = _bind("FPDFFormObj_GetObject", _POINTER, _POINTER, ctypes.c_ulong)
path_count = _bind("FPDFPath_CountSegments", _INT, _POINTER)
path_segment = _bind("FPDFPath_GetPathSegment", _POINTER, _POINTER, _INT)
path_draw_mode = _bind("FPDFPath_GetDrawMode", _INT, _POINTER, _POINTER, _POINTER)
segment_point = _bind("FPDFPathSegment_GetPoint", _INT, _POINTER, _POINTER, _POINTER)
segment_type = _bind("FPDFPathSegment_GetType", _INT, _POINTER)
