"""Structure tags of a PDF: which pieces of a page are headings or entries of a table of contents."""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as raw

_MAX_ELEMENTS = 20_000
_MAX_DEPTH = 40
# Types that tell more than the layout does; paragraphs and lists are left to the layout.
_ROLES = {"Title": "H1", "H": "H1", "TOCI": "TOCI", **{f"H{n}": f"H{n}" for n in range(1, 7)}}


def _type_of(element: Any) -> str:
    buffer = ctypes.create_string_buffer(64)
    size = raw.FPDF_StructElement_GetType(element, buffer, len(buffer))
    return buffer.raw[: max(0, min(size, len(buffer)) - 2)].decode("utf-16-le", "replace")


def read_roles(page: Any) -> dict[int, str]:
    """Return the role of each marked-content number of a page that has one ("H1" to "H6", "TOCI")."""
    tree = raw.FPDF_StructTree_GetForPage(page)
    if not tree:
        return {}
    roles: dict[int, str] = {}
    try:
        count = min(raw.FPDF_StructTree_CountChildren(tree), _MAX_ELEMENTS)
        waiting = [(raw.FPDF_StructTree_GetChildAtIndex(tree, i), "", 0) for i in range(count)]
        seen = 0
        while waiting and seen < _MAX_ELEMENTS:
            element, above, depth = waiting.pop()
            seen += 1
            if not element or depth > _MAX_DEPTH:
                continue
            role = _ROLES.get(_type_of(element), above)
            for index in range(max(0, min(raw.FPDF_StructElement_CountChildren(element), _MAX_ELEMENTS))):
                number = raw.FPDF_StructElement_GetChildMarkedContentID(element, index)
                if number >= 0 and role:
                    roles[number] = role
                elif number < 0:
                    waiting.append((raw.FPDF_StructElement_GetChildAtIndex(element, index), role, depth + 1))
    finally:
        raw.FPDF_StructTree_Close(tree)
    return roles
