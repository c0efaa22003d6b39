"""Every QR code of a printed sheet: what it opens, how large it is printed, and whether worn paper still carries it.

The codes are read with a library that did not draw them (ZXing), from the page as paper shows it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import zxingcpp
from PIL import Image

from generators.proof.degradations import DEGRADATIONS, SCAN_DPI
from generators.proof.reading import text_of
from generators.proof.words import plain

MIN_MM = 30.0  # read at arm's length by a phone of 2018
MIN_MM_SMALL = 25.0  # on a sheet of A5 or less, which one holds in the hand
SMALL_SHEET_MM = 160.0  # the shorter side of A5 is 148 mm
TWO_UP = "/a5/"  # the folder of sheets that are cut into two of A5
TOLERANCE_MM = 0.6  # of finding the code's corners at SCAN_DPI
MARGIN = 0.18  # of the code's side: the quiet zone of four modules, as the picture is cut out


@dataclass(frozen=True)
class Code:
    """One code on one page; `failed` names the degradations it did not survive."""

    file: str
    page: int
    address: str
    mm: float
    smallest_mm: float
    in_letters: bool
    """Whether its address also stands on the sheet in plain letters."""
    failed: tuple[str, ...] = ()

    @property
    def large_enough(self) -> bool:
        return self.mm >= self.smallest_mm - TOLERANCE_MM


def codes(file: Path, name: str) -> Iterator[Code]:
    """All codes of a PDF, `name` as people know the file."""
    letters = _letters(text_of(file))
    with pypdfium2.PdfDocument(file.read_bytes()) as document:
        for number, page in enumerate(document, 1):
            picture = page.render(scale=SCAN_DPI / 72, grayscale=True).to_pil().convert("L")
            in_hand = TWO_UP in name or min(page.get_size()) / 72 * 25.4 < SMALL_SHEET_MM
            smallest = MIN_MM_SMALL if in_hand else MIN_MM
            for found in _read(picture):
                box = _box(found)
                side = (box[2] - box[0] + box[3] - box[1]) / 2
                cut = picture.crop(_widened(box, side * MARGIN, picture.size))
                if found.position.top_left.y > found.position.bottom_left.y:
                    cut = cut.rotate(180)  # the other face of a card: its finder patterns are elsewhere
                failed = tuple(
                    each for each, degrade in DEGRADATIONS.items() if not _says(degrade(cut), found.text)
                )
                mm = side / SCAN_DPI * 25.4
                yield Code(name, number, found.text, round(mm, 1), smallest, _letters(found.text) in letters, failed)


def codes_shown(file: Path, name: str) -> Iterator[Code]:
    """All codes of a picture for a screen, which has no size on paper and no worn edges."""
    with Image.open(file) as picture:
        for found in _read(picture.convert("L")):
            yield Code(name, 1, found.text, 0.0, 0.0, in_letters=True)


def _read(picture: Image.Image) -> list[zxingcpp.Barcode]:
    return list(zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)))


def _says(picture: Image.Image, address: str) -> bool:
    return [found.text for found in _read(picture)] == [address]


def _box(found: zxingcpp.Barcode) -> tuple[int, int, int, int]:
    corners = [getattr(found.position, name) for name in ("top_left", "top_right", "bottom_left", "bottom_right")]
    return (
        min(corner.x for corner in corners),
        min(corner.y for corner in corners),
        max(corner.x for corner in corners),
        max(corner.y for corner in corners),
    )


def _widened(box: tuple[int, int, int, int], by: float, size: tuple[int, int]) -> tuple[int, int, int, int]:
    return (
        max(0, round(box[0] - by)),
        max(0, round(box[1] - by)),
        min(size[0], round(box[2] + by)),
        min(size[1], round(box[3] + by)),
    )


def _letters(text: str) -> str:
    """An address as its letters: without scheme, www and the places where a line broke."""
    bare = re.sub(r"https?://(?:www\.)?|\s", "", plain(text))
    return bare.rstrip("/").casefold()
