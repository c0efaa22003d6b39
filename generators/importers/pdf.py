"""PDF files with text in them: lines as they stand on the page, the gaps between columns kept, pictures where they are.
Knows no meaning.
"""

from __future__ import annotations

import ctypes
import itertools
import unicodedata
from dataclasses import dataclass, replace

import pypdfium2
import pypdfium2.raw as pdfium

from generators.importers import codes, old_fonts
from generators.importers.source import Line, Remark, Source, Unreadable

MOST_PAGES = 200  # a decree has fewer; a book is no notice
_COLUMN = 2.0  # letters' heights of nothing: a column's gap, no space between words
_APART = 1.6  # of the usual distance of lines: paragraphs with something empty between them
_LONG = 40  # characters: a line cut by the margin has more
_JUSTIFIED = 3.0  # points: lines set to the margin end so near each other
_BOLD = 600  # of the weights 100 to 900
_LARGE = 40  # points: smaller pictures are lines, bullets and seals of a letterhead


def read(name: str, data: bytes) -> Source:
    """The lines of a PDF. Raises Unreadable for what is none, is locked, or holds only pictures of paper."""
    try:
        with pypdfium2.PdfDocument(data) as document:
            if len(document) > MOST_PAGES:
                raise Unreadable("too-many-pages", name=name, limit=str(MOST_PAGES))
            lines: list[Line] = []
            pictures = 0
            for number in range(len(document)):
                found, drawn = _page(document[number], number + 1, len(lines))
                lines += found
                pictures += drawn
    except pypdfium2.PdfiumError as error:
        raise Unreadable("locked" if "password" in str(error).lower() else "not-pdf", name=name) from error
    if not any(sign.isalpha() for line in lines for sign in line.text):
        raise Unreadable("scanned" if pictures else "no-words", name=name)
    repairs = []
    old = old_fonts.recognised("\n".join(line.text for line in lines))
    if old is not None:
        lines = [replace(line, text=old_fonts.unicode(line.text, old)) for line in lines]
        repairs.append(Remark("fixed-font", 0, {"font": old}))
    return Source(name, "dòng", tuple(lines), repairs=tuple(repairs))


@dataclass(frozen=True)
class _Row:
    """A line of a page: its words, and where it begins and stands, in points."""

    text: str
    left: float
    right: float
    base: float
    letter: float
    bold: bool


def _page(page: pypdfium2.PdfPage, number: int, before: int) -> tuple[list[Line], int]:
    """The lines of a page in reading order, counted on from `before`, and how many pictures it has."""
    rows = _rows(page.get_textpage())
    images = [
        (bounds, _code(item))
        for item in page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_IMAGE,), max_depth=4)
        if (bounds := item.get_bounds())[2] - bounds[0] > _LARGE and bounds[3] - bounds[1] > _LARGE
    ]
    return _lines(rows, images, number, before), len(images)


def _rows(words: pypdfium2.PdfTextPage) -> list[_Row]:
    """The lines as they are drawn; a gap that only a second column makes stays a wide gap."""
    rows: list[_Row] = []
    text, left, base, end, width, count = "", 0.0, 0.0, 0.0, 0.0, 0
    signs: list[int] = []

    def close() -> None:
        nonlocal text, width, count
        if text.strip():
            composed = unicodedata.normalize("NFC", text.strip())
            samples = {signs[0], signs[len(signs) // 2], signs[-1]} if signs else set()
            bold = bool(samples) and all(_bold(words, index) for index in samples)
            rows.append(_Row(composed, left, end, base, width / max(1, count), bold))
        text, width, count = "", 0.0, 0
        signs.clear()

    for index in range(words.count_chars()):
        sign = chr(pdfium.FPDFText_GetUnicode(words.raw, index))
        if sign in "\r\n":
            close()
            continue
        if sign == "\ufffe":  # a hyphen that only a line end made
            sign = "-"
        if sign.isspace() or sign == "\0":
            text += " " if sign.isspace() else ""
            continue
        box_left, bottom, box_right, top = words.get_charbox(index, loose=True)
        size = max(1.0, top - bottom)
        if text and abs(bottom - base) > size:  # another line, which no sign announced
            close()
        elif text and box_left - end > _COLUMN * size:
            text = text.rstrip() + "      "
        if not text:
            left, base = box_left, bottom
        text += sign
        signs.append(index)
        end = box_right
        width, count = width + (box_right - box_left), count + 1
    close()
    return rows


def _bold(words: pypdfium2.PdfTextPage, index: int) -> bool:
    """Whether the font of a letter is a bold one, by its weight or, where the file tells none, by its name."""
    if pdfium.FPDFText_GetFontWeight(words.raw, index) >= _BOLD:
        return True
    name = ctypes.create_string_buffer(128)
    length = pdfium.FPDFText_GetFontInfo(words.raw, index, name, len(name), None)
    return 0 < length <= len(name) and b"bold" in name.value.lower()


def _lines(
    rows: list[_Row], images: list[tuple[tuple[float, float, float, float], str]], page: int, before: int
) -> list[Line]:
    left = min((row.left for row in rows), default=0.0)
    margin = _margin(rows)
    long = [row for row in rows if len(row.text) > _LONG]
    justified = margin is not None and sum(abs(row.right - margin) < _JUSTIFIED for row in long) > len(long) / 2
    steps = sorted(one.base - two.base for one, two in itertools.pairwise(rows) if one.base > two.base)
    usual = steps[len(steps) // 2] if steps else 0.0
    found: list[Line] = []
    waiting = sorted(images, key=lambda image: -image[0][3])
    last: float | None = None

    def picture(code: str) -> None:
        found.append(Line("", before + len(found) + 1, page=page, whole=True, picture=True, code=code))

    for index, row in enumerate(rows):
        while waiting and waiting[0][0][1] > row.base:
            picture(waiting.pop(0)[1])
        gap = 1 if last is not None and usual and last - row.base > _APART * usual else 0
        indent = round((row.left - left) / max(1.0, row.letter))
        word = rows[index + 1].text.split()[0] if index + 1 < len(rows) else ""
        slack = _JUSTIFIED if justified else (len(word) + 1) * row.letter
        full = margin is not None and row.right + slack > margin
        found.append(
            Line(row.text, before + len(found) + 1, indent=indent, page=page, gap=gap, full=full, bold=row.bold)
        )
        last = row.base
    for _, code in waiting:
        picture(code)
    return found


def _margin(rows: list[_Row]) -> float | None:
    """Where lines end that are cut; None on a page where every line ends where it likes."""
    ends = sorted((row.right for row in rows if len(row.text) > _LONG), reverse=True)
    return ends[len(ends) // 5] if len(ends) >= 4 else (ends[0] if ends else None)


def _code(item: pypdfium2.PdfObject) -> str:
    """The address in a picture, if it is a QR code."""
    from io import BytesIO

    try:
        image = item.get_bitmap(render=False).to_pil()
    except (pypdfium2.PdfiumError, ValueError, AttributeError):
        return ""
    held = BytesIO()
    image.convert("RGB").save(held, "PNG")
    return codes.address_in(held.getvalue())
