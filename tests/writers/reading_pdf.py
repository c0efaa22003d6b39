"""What a PDF says and where on the page it says it, read from its bytes. Millimetres from the upper left corner."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

MM = 25.4 / 72
LOW_BOX = 6  # points


@dataclass(frozen=True)
class Box:
    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


@contextmanager
def _opened(pdf: bytes) -> Iterator[pypdfium2.PdfDocument]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        yield document
    finally:
        document.close()


def pages(pdf: bytes) -> list[str]:
    """The words of every page, in the order they are read, white space as single spaces."""
    with _opened(pdf) as document:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in document]


def boxes(pdf: bytes, number: int, words: str) -> list[Box]:
    """Where the words stand on a page (from 0), one box for every time they are there; without their white space."""
    found = []
    with _opened(pdf) as document:
        page = document[number]
        height = page.get_height()
        signs = page.get_textpage()
        characters = [signs.get_text_range(at, 1) for at in range(signs.count_chars())]
        solid = [at for at, character in enumerate(characters) if character.strip()]
        text = "".join(characters[at] for at in solid)
        for match in re.finditer(re.escape("".join(words.split())), text):
            where = [signs.get_charbox(at, loose=True) for at in solid[match.start() : match.end()]]
            found.append(
                Box(
                    min(box[0] for box in where) * MM,
                    (height - max(box[3] for box in where)) * MM,
                    max(box[2] for box in where) * MM,
                    (height - min(box[1] for box in where)) * MM,
                )
            )
    return found


def box(pdf: bytes, number: int, words: str) -> Box:
    """Where the words stand the first time."""
    return boxes(pdf, number, words)[0]


def extent(pdf: bytes, number: int) -> Box:
    """The smallest box around all the words of a page."""
    with _opened(pdf) as document:
        page = document[number]
        height = page.get_height()
        signs = page.get_textpage()
        where = [
            signs.get_charbox(at, loose=True)
            for at in range(signs.count_chars())
            if signs.get_text_range(at, 1).strip()
        ]
    return Box(
        min(box[0] for box in where) * MM,
        (height - max(box[3] for box in where)) * MM,
        max(box[2] for box in where) * MM,
        (height - min(box[1] for box in where)) * MM,
    )


def baseline(pdf: bytes, number: int, words: str) -> float:
    """How far below the top of the page the line of the words stands."""
    with _opened(pdf) as document:
        page = document[number]
        signs = page.get_textpage()
        characters = [signs.get_text_range(at, 1) for at in range(signs.count_chars())]
        solid = [at for at, character in enumerate(characters) if character.strip()]
        text = "".join(characters[at] for at in solid)
        x, y = pdfium.c_double(), pdfium.c_double()
        at = solid[text.index("".join(words.split()))]
        assert pdfium.FPDFText_GetCharOrigin(signs, at, x, y)
        return float((page.get_height() - y.value) * MM)


def strokes(pdf: bytes, number: int) -> list[Box]:
    """The horizontal lines drawn on a page; `top` is where one is seen (WeasyPrint draws it as the edge of a low box)."""
    found = []
    with _opened(pdf) as document:
        page = document[number]
        height = page.get_height()
        for drawn in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=5):
            left, bottom, right, top = drawn.get_bounds()
            if (top - bottom) < LOW_BOX < (right - left):
                found.append(Box(left * MM, (height - top) * MM, right * MM, (height - bottom) * MM))
    return found


def fonts(pdf: bytes) -> set[str]:
    """The names of the faces that characters are set in, without the tag of the subset."""
    name = ctypes.create_string_buffer(200)
    found = set()
    with _opened(pdf) as document:
        for page in document:
            signs = page.get_textpage()
            for at in range(signs.count_chars()):
                pdfium.FPDFText_GetFontInfo(signs, at, name, len(name), None)
                found.add(name.value.decode().partition("+")[2])
    return found - {""}


def baselines_above(pdf: bytes, number: int, line: Box) -> float | None:
    """How far down the page the nearest line of text above a stroke stands; None where there is none."""
    nearest: float | None = None
    with _opened(pdf) as document:
        page = document[number]
        signs = page.get_textpage()
        x, y = pdfium.c_double(), pdfium.c_double()
        for at in range(signs.count_chars()):
            if signs.get_text_range(at, 1).strip() and pdfium.FPDFText_GetCharOrigin(signs, at, x, y):
                down, across = (page.get_height() - y.value) * MM, x.value * MM
                if down < line.top and line.left <= across <= line.right and (nearest is None or down > nearest):
                    nearest = float(down)
    return nearest
