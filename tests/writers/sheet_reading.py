"""How tests read a printed sheet back: its text with sizes and places, its tags, its pictures and the codes in them."""

from __future__ import annotations

import contextlib
import ctypes
import math
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium
import zxingcpp
from PIL import Image, ImageFilter

END_OF_LINE_HYPHEN = "\ufffe"  # what the reading library makes of one


@dataclass(frozen=True)
class Character:
    """One printed character: its size in points, and its ink in points from the bottom left of the page."""

    page: int
    text: str
    size_pt: float
    left: float
    bottom: float
    right: float
    top: float


def characters(pdf: bytes) -> Iterator[Character]:
    document = pypdfium2.PdfDocument(pdf)
    for number in range(len(document)):
        page = document[number]
        text = page.get_textpage()
        for index in range(text.count_chars()):
            code = pdfium.FPDFText_GetUnicode(text.raw, index)
            if chr(code).isspace() or pdfium.FPDFText_IsGenerated(text.raw, index):
                continue
            matrix = pdfium.FS_MATRIX()
            pdfium.FPDFText_GetMatrix(text.raw, index, matrix)
            size = pdfium.FPDFText_GetFontSize(text.raw, index) * math.hypot(matrix.b, matrix.d)
            yield Character(number, chr(code), size, *text.get_charbox(index))
    document.close()


def printed_text(pdf: bytes) -> str:
    """All words of all pages with single spaces."""
    document = pypdfium2.PdfDocument(pdf)
    text = " ".join(document[number].get_textpage().get_text_range() for number in range(len(document)))
    document.close()
    return " ".join(text.replace(END_OF_LINE_HYPHEN, "-").split())


def unpacked(pdf: bytes) -> bytes:
    """The PDF with its compressed streams, objects and metadata in the open after it."""
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL)
    opened = []
    for stream in streams:
        with contextlib.suppress(zlib.error):  # not every stream is compressed
            opened.append(zlib.decompress(stream))
    return b"\n".join([pdf, *opened])


def overlaps(pdf: bytes) -> list[str]:
    """Pairs of characters whose ink covers each other by more than a third: text printed over text."""
    found = []
    cells: dict[tuple[int, int, int], list[Character]] = {}
    for character in characters(pdf):
        place = (character.page, int(character.left // 8), int(character.bottom // 8))
        near = [
            other
            for dx in (-1, 0, 1)
            for dy in (-1, 0, 1)
            for other in cells.get((place[0], place[1] + dx, place[2] + dy), ())
        ]
        for other in near:
            width = min(character.right, other.right) - max(character.left, other.left)
            height = min(character.top, other.top) - max(character.bottom, other.bottom)
            if width <= 0 or height <= 0:
                continue
            smaller = min(_area(character), _area(other))
            if smaller and width * height > smaller / 3:
                found.append(f"page {character.page + 1}: {other.text!r} and {character.text!r}")
        cells.setdefault(place, []).append(character)
    return found


def _area(character: Character) -> float:
    return (character.right - character.left) * (character.top - character.bottom)


def sizes_of(pdf: bytes, words: str) -> set[float]:
    """The sizes, in points, that these words are printed in, wherever their lines break."""
    printed = list(characters(pdf))
    line = "".join(character.text for character in printed)
    start = line.find("".join(words.split()))
    assert start >= 0, f"{words!r} is not on the page"
    return {round(character.size_pt, 1) for character in printed[start : start + len("".join(words.split()))]}


def closest_to_the_edge_mm(pdf: bytes) -> float:
    """How near any ink of any character comes to the edge of its page."""
    document = pypdfium2.PdfDocument(pdf)
    sizes = [document[number].get_size() for number in range(len(document))]
    document.close()
    return min(
        min(c.left, c.bottom, sizes[c.page][0] - c.right, sizes[c.page][1] - c.top) * 25.4 / 72 for c in characters(pdf)
    )


@dataclass(frozen=True)
class Tag:
    """One structure element: H1, L, LI, Figure …, and its alternative text."""

    kind: str
    alt: str


def tags(pdf: bytes) -> list[Tag]:
    """The structure of all pages, in reading order."""
    document = pypdfium2.PdfDocument(pdf)
    found: list[Tag] = []
    for number in range(len(document)):
        page = document[number]  # the tree lives as long as its page
        tree = pdfium.FPDF_StructTree_GetForPage(page.raw)
        for index in range(pdfium.FPDF_StructTree_CountChildren(tree)):
            found.extend(_tags(pdfium.FPDF_StructTree_GetChildAtIndex(tree, index)))
        pdfium.FPDF_StructTree_Close(tree)
    document.close()
    return found


def _tags(element: object) -> Iterator[Tag]:
    if not element:
        return
    yield Tag(
        _string(pdfium.FPDF_StructElement_GetType, element), _string(pdfium.FPDF_StructElement_GetAltText, element)
    )
    for index in range(max(0, pdfium.FPDF_StructElement_CountChildren(element))):
        yield from _tags(pdfium.FPDF_StructElement_GetChildAtIndex(element, index))


def _string(read: object, element: object) -> str:
    length = read(element, None, 0)  # type: ignore[operator]
    if length <= 2:
        return ""
    buffer = ctypes.create_string_buffer(length)
    read(element, buffer, length)  # type: ignore[operator]
    return buffer.raw.decode("utf-16-le").rstrip("\0")


def pictures(pdf: bytes, dpi: int = 150) -> list[Image.Image]:
    """Every page as a cheap printer has it: grey, at `dpi`."""
    document = pypdfium2.PdfDocument(pdf)
    made = [document[n].render(scale=dpi / 72, grayscale=True).to_pil().convert("L") for n in range(len(document))]
    document.close()
    return made


@dataclass(frozen=True)
class PrintedCode:
    """A code on a page: what it opens, how wide it is without its quiet zone, and its lower edge from the top (mm)."""

    address: str
    side_mm: float
    bottom_mm: float


def printed_codes(pdf: bytes, dpi: int = 200) -> list[PrintedCode]:
    found = []
    for picture in pictures(pdf, dpi):
        for code in zxingcpp.read_barcodes(picture):
            corners = code.position
            side = math.dist((corners.top_left.x, corners.top_left.y), (corners.top_right.x, corners.top_right.y))
            found.append(PrintedCode(code.text, side / dpi * 25.4, corners.bottom_left.y / dpi * 25.4))
    return found


def codes(picture: Image.Image) -> set[str]:
    """What a phone reads off a page: by a library that did not draw it."""
    return {code.text for code in zxingcpp.read_barcodes(picture) if code.format == zxingcpp.BarcodeFormat.QRCode}


def degraded(page: Image.Image) -> dict[str, Image.Image]:
    """One page as boards, printers and photocopiers leave it."""
    grey = np.asarray(page, dtype=np.float32)
    noise = np.random.default_rng(7).normal(0, 18, grey.shape)
    return {
        "as printed": page,
        "blurred": page.filter(ImageFilter.GaussianBlur(1.6)),
        "turned by 5 degrees": page.rotate(5, fillcolor=255, resample=Image.Resampling.BICUBIC),
        "faint": Image.fromarray((255 - (255 - grey) * 0.3).astype(np.uint8)),
        "speckled": Image.fromarray(np.clip(grey + noise, 0, 255).astype(np.uint8)),
        "photocopied": page.filter(ImageFilter.GaussianBlur(1)).point(lambda value: 255 if value > 150 else 0),
        "from a metre away": page.resize((page.width * 2 // 3, page.height * 2 // 3), Image.Resampling.BILINEAR),
    }
