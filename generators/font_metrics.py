"""How wide a text is in one of our faces: advances read from the font itself; knows no document and no form.

Kerning is left out on purpose: a word processor sets running text without it, and a computed line must be as long as
the text that a clerk sees above it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

from fontTools.pens.svgPathPen import SVGPathPen  # type: ignore[import-untyped]
from fontTools.pens.transformPen import TransformPen  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from generators.writers.assets import Assets


@dataclass(frozen=True)
class Face:
    """One style of a family: advances in units of the em, by character."""

    advances: Mapping[str, float]
    line_height: float
    """Of a single-spaced line, in ems: ascent, descent and gap together."""

    def width(self, text: str, size_pt: float) -> float:
        """Points that `text` takes in one line; a character the face lacks counts as half an em."""
        return sum(self.advances.get(character, 0.5) for character in text) * size_pt


@dataclass(frozen=True)
class Family:
    """The four styles of a family."""

    regular: Face
    bold: Face
    italic: Face
    bold_italic: Face

    def face(self, *, bold: bool, italic: bool) -> Face:
        if bold:
            return self.bold_italic if italic else self.bold
        return self.italic if italic else self.regular


@dataclass(frozen=True)
class Piece:
    """A stretch of text in one style and size."""

    text: str
    face: Face
    size_pt: float


@dataclass(frozen=True)
class SetLine:
    """One line as it will be broken: natural width in points, gaps between words, whether the text ends with it."""

    width: float
    gaps: int
    last: bool


def tinos(assets: Assets) -> Family:
    """The face that notices are set in: Tinos, whose advances are those of Times New Roman."""
    faces = [_face(assets.templates[f"fonts/Tinos-{style}.ttf"]) for style in _STYLES]
    return Family(*faces)


_STYLES = ("Regular", "Bold", "Italic", "BoldItalic")


@lru_cache(maxsize=8)  # two families of four; a face takes 40 ms to read
def _face(font: bytes) -> Face:
    read = TTFont(BytesIO(font), lazy=True)
    em = read["head"].unitsPerEm
    widths = read["hmtx"].metrics
    vertical = read["hhea"]
    return Face(
        advances={chr(code): widths[name][0] / em for code, name in read.getBestCmap().items()},
        line_height=(vertical.ascent - vertical.descent + vertical.lineGap) / em,
    )


@dataclass(frozen=True)
class Outline:
    """A text as one shape, in ems: an SVG path whose y grows upwards, and how wide it is."""

    path: str
    width: float


def outline(font: bytes, text: str) -> Outline:
    """The shapes of a line of text; a character the face lacks leaves its width empty."""
    read = TTFont(BytesIO(font), lazy=True)
    em, names, glyphs = read["head"].unitsPerEm, read.getBestCmap(), read.getGlyphSet()
    pen = SVGPathPen(glyphs, ntos=lambda number: f"{number:.4g}")
    x = 0.0
    for character in text:
        if ord(character) in names:
            glyphs[names[ord(character)]].draw(TransformPen(pen, (1 / em, 0, 0, 1 / em, x, 0)))
        x += _face(font).width(character, 1)
    return Outline(pen.getCommands(), x)


def broken(pieces: Sequence[Piece], width: float, first_indent: float = 0) -> tuple[SetLine, ...]:
    """The lines a paragraph falls into at `width` points, broken greedily at spaces as a word processor does.

    A word wider than the line stands on a line of its own; "\n" ends a line at once.
    """
    lines: list[SetLine] = []
    used = gap = 0.0
    words = 0
    for word, space in _words(pieces):
        room = width - (0 if lines else first_indent)
        if words and (space == "\n" or used + gap + word > room):
            lines.append(SetLine(used, words - 1, last=space == "\n"))
            used, words = 0.0, 0
        used, words = used + (gap if words else 0.0) + word, words + 1
        gap = pieces[0].face.width(" ", pieces[0].size_pt)
    if words:
        lines.append(SetLine(used, words - 1, last=True))
    return tuple(lines)


def _words(pieces: Sequence[Piece]) -> Iterator[tuple[float, str]]:
    """Every word as its width and the white space before it."""
    word, space = 0.0, ""
    for piece in pieces:
        for character in piece.text:
            if character in " \n":
                if word:
                    yield word, space
                    word, space = 0.0, ""
                space = "\n" if "\n" in (space, character) else " "
            else:
                word += piece.face.width(character, piece.size_pt)
    if word:
        yield word, space
