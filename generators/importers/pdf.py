"""PDF files with text in them: lines as they stand on the page, the gaps between columns kept, pictures where they are.
Knows no meaning.
"""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pypdfium2
import pypdfium2.raw as pdfium

from generators.importers import codes, old_fonts
from generators.importers.source import Line, Remark, Source, Unreadable

MOST_PAGES = 200  # a decree has fewer; a book is no notice
_SAME_LINE = 0.5  # of a letter's height: parts whose middles are nearer stand in one line
_COLUMN = 2.5  # letters' widths of nothing: a column's gap, no space between words
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
        raise Unreadable("broken-file", name=name, reason=str(error)[:80]) from error
    if not any(line.text for line in lines):
        raise Unreadable("scanned" if pictures else "no-words", name=name)
    repairs = []
    old = old_fonts.recognised("\n".join(line.text for line in lines))
    if old is not None:
        lines = [replace(line, text=old_fonts.unicode(line.text, old)) for line in lines]
        repairs.append(Remark("fixed-font", 0, {"font": old}))
    return Source(name, "dòng", tuple(lines), repairs=tuple(repairs))


def _page(page: pypdfium2.PdfPage, number: int, before: int) -> tuple[list[Line], int]:
    """The lines of a page from top to bottom, counted on from `before`, and how many pictures it has."""
    words = page.get_textpage()
    pieces: list[tuple[float, float, float, float, str]] = []
    for index in range(words.count_rects()):
        left, bottom, right, top = words.get_rect(index)
        text = words.get_text_bounded(left, bottom, right, top).replace("\r", "").replace("\n", " ")
        if text.strip():
            pieces.append((left, bottom, right, top, unicodedata.normalize("NFC", text)))
    rows = _rows(pieces)
    images = [
        (bounds, _code(item))
        for item in page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_IMAGE,), max_depth=4)
        if (bounds := item.get_bounds())[2] - bounds[0] > _LARGE and bounds[3] - bounds[1] > _LARGE
    ]
    return _lines(rows, images, number, before), len(images)


def _rows(pieces: list[tuple[float, float, float, float, str]]) -> list[list[tuple[float, float, float, float, str]]]:
    """Pieces that stand in one line, from left to right; the lines from top to bottom."""
    rows: list[list[tuple[float, float, float, float, str]]] = []
    for piece in sorted(pieces, key=lambda each: (-(each[1] + each[3]) / 2, each[0])):
        middle, height = (piece[1] + piece[3]) / 2, max(1.0, piece[3] - piece[1])
        row = next((row for row in rows[-3:] if abs((row[0][1] + row[0][3]) / 2 - middle) < _SAME_LINE * height), None)
        if row is None:
            rows.append([piece])
        else:
            row.append(piece)
    return [sorted(row) for row in rows]


def _lines(
    rows: list[list[tuple[float, float, float, float, str]]],
    images: list[tuple[tuple[float, float, float, float], str]],
    page: int,
    before: int,
) -> list[Line]:
    left = min((row[0][0] for row in rows), default=0.0)
    steps = [(one[0][1] - two[0][1]) for one, two in zip(rows, rows[1:], strict=False)]
    usual = sorted(steps)[len(steps) // 2] if steps else 0.0
    found: list[Line] = []
    waiting = sorted(images, key=lambda image: -image[0][3])

    def number() -> int:
        return before + len(found) + 1

    last: float | None = None
    for row in rows:
        while waiting and waiting[0][0][1] > row[0][1]:
            found.append(Line("", number(), page=page, whole=True, picture=True, code=waiting.pop(0)[1]))
        words, end = "", 0.0
        for start, bottom, stop, top, text in row:
            letter = max(1.0, (stop - start) / max(1, len(text)))
            if words:
                words += "      " if start - end > _COLUMN * letter * 2 else "" if start - end < 0.1 * (top - bottom) else " "
            words, end = words + text, stop
        letter = max(1.0, (row[0][2] - row[0][0]) / max(1, len(row[0][4])))
        gap = 1 if last is None or usual and last - row[0][1] > 1.6 * usual else 0
        indent = round((row[0][0] - left) / letter)
        found.append(Line(words.strip(), number(), indent=indent, page=page, gap=0 if last is None else gap))
        last = row[0][1]
    for _, code in waiting:
        found.append(Line("", number(), page=page, whole=True, picture=True, code=code))
    return found


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
