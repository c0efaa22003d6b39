"""The words of a tagged PDF in the order a screen reader says them, from its structure tree; knows no document.

A page draws columns and numbers in whatever order suits it; the tree tells what belongs together. Where a page has no
tree, its words come in the order they were drawn.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

INLINE = {"Span", "Link", "Strong", "Em", "Lbl", "Quote", "Code", "Reference"}
"""Structure types (ISO 32000-1, 14.8.4) whose words run on in the same line."""


def pages(data: bytes) -> list[str]:
    """The text of each page, a line per block."""
    with pypdfium2.PdfDocument(data) as document:
        return [_page_text(page) for page in document]


def _page_text(page: pypdfium2.PdfPage) -> str:
    drawn = _drawn(page)
    tree = pdfium.FPDF_StructTree_GetForPage(page)
    try:
        count = pdfium.FPDF_StructTree_CountChildren(tree) if tree else 0
        if not drawn or count <= 0:
            return str(page.get_textpage().get_text_range())
        found = "".join(
            piece
            for index in range(count)
            for piece in _element(pdfium.FPDF_StructTree_GetChildAtIndex(tree, index), drawn)
        )
    finally:
        if tree:
            pdfium.FPDF_StructTree_Close(tree)
    return _closed_up(found)


def _closed_up(text: str) -> str:
    """A mark that follows an inline of its own element stands at its word, as it is printed."""
    return re.sub(r"(?<=[(“‘\[]) +", "", re.sub(r"(?<=\S) +(?=[,.;:!?)”’\]](?:\s|$|[,.;:!?)”’]))", "", text))


def _drawn(page: pypdfium2.PdfPage) -> dict[int, str]:
    """The words drawn under each marked-content id."""
    text_page = page.get_textpage()
    found: dict[int, list[str]] = {}
    for item in page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_TEXT,), max_depth=8):
        mark = _mark(item.raw)
        if mark is None:
            continue
        size = pdfium.FPDFTextObj_GetText(item.raw, text_page.raw, None, 0)
        buffer = ctypes.create_string_buffer(size)
        pdfium.FPDFTextObj_GetText(
            item.raw, text_page.raw, ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR)), size
        )
        found.setdefault(mark, []).append(buffer.raw[: size - 2].decode("utf-16-le"))
    return {mark: " ".join(parts) for mark, parts in found.items()}


def _mark(item: Any) -> int | None:
    mark = pdfium.FPDFPageObj_GetMarkedContentID(item)
    return int(mark) if mark >= 0 else None


def _element(element: Any, drawn: dict[int, str]) -> Iterator[str]:
    """The words of one structure element and of all within it, in order."""
    block = _kind(element) not in INLINE
    if block:
        yield "\n"
    for index in range(pdfium.FPDF_StructElement_CountChildren(element)):
        child = pdfium.FPDF_StructElement_GetChildAtIndex(element, index)
        if child:
            yield from _element(child, drawn)
        else:
            yield drawn.get(pdfium.FPDF_StructElement_GetChildMarkedContentID(element, index), "")
            yield " "
    if block:
        yield "\n"


def _kind(element: Any) -> str:
    size = pdfium.FPDF_StructElement_GetType(element, None, 0)
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDF_StructElement_GetType(element, buffer, size)
    return buffer.raw[: max(0, size - 2)].decode("utf-16-le")
