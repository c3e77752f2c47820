"""Answers typed into form fields and notes typed onto pages; they are not in the text of the page."""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as raw

_MAX_FIELDS = 2000
_TYPED = (raw.FPDF_FORMFIELD_TEXTFIELD, raw.FPDF_FORMFIELD_COMBOBOX, raw.FPDF_FORMFIELD_LISTBOX)


def _string(read: Any, *arguments: Any) -> str:
    size = read(*arguments, None, 0)
    if size <= 2:
        return ""
    buffer = ctypes.create_string_buffer(size)
    read(*arguments, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), size)
    return buffer.raw[: size - 2].decode("utf-16-le", "replace")


def _value(form: Any, note: Any) -> str:
    if form is not None and raw.FPDFAnnot_GetFormFieldType(form, note) in _TYPED:
        return _string(raw.FPDFAnnot_GetFormFieldValue, form, note)
    return _string(raw.FPDFAnnot_GetStringValue, note, b"V")


def typed_values(document: Any, page: Any) -> list[str]:
    """Return the typed answers and free-text notes of a page, upper ones first."""
    count = min(raw.FPDFPage_GetAnnotCount(page), _MAX_FIELDS)
    if count <= 0:
        return []
    form = document.formenv.raw if document.formenv is not None else None
    found: list[tuple[float, float, str]] = []
    for index in range(count):
        note = raw.FPDFPage_GetAnnot(page, index)
        if not note:
            continue
        try:
            kind = raw.FPDFAnnot_GetSubtype(note)
            if kind == raw.FPDF_ANNOT_WIDGET:
                text = _value(form, note)
            elif kind == raw.FPDF_ANNOT_FREETEXT:
                text = _string(raw.FPDFAnnot_GetStringValue, note, b"Contents")
            else:
                continue
            box = raw.FS_RECTF()
            raw.FPDFAnnot_GetRect(note, box)
            if text.strip():
                found.append((-box.top, box.left, text.strip()))
        finally:
            raw.FPDFPage_CloseAnnot(note)
    return [text for _, _, text in sorted(found)]
