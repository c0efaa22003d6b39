"""What a file holds before anybody understood it: its lines in order, each with its place; and words that remember
where they stood. Knows no format and no meaning.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from generators.characters import odd
from generators.vietnamese.tones import UPPER

Unit = Literal["dòng", "đoạn"]
"""How people count places in such a file: lines of a text, paragraphs of a Word file or a web page."""


@dataclass(frozen=True)
class Line:
    """One line as the file has it, white space at its ends taken off; counted from 1."""

    text: str
    number: int
    indent: int = 0
    page: int = 0
    gap: int = 0
    """How many empty lines stand before it."""
    whole: bool = False
    """A paragraph of its own, which no margin has cut."""
    heading: int = 0
    """The level of a heading, where the file marks it as one; 0: no heading."""
    mark: str = ""
    """A mark of a list that the program counts by itself: "1.", "Bước 2:", "-"."""
    picture: bool = False
    code: str = ""
    """The address in a picture that is a QR code."""
    bold: bool = False
    """All of it in bold letters."""
    full: bool | None = None
    """Whether it reaches the margin, where that can be measured."""


@dataclass(frozen=True)
class Remark:
    """Something to tell about a place of the original: a repair made, or a doubt. `code` names its words."""

    code: str
    line: int
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Source:
    """A file read. `links`: the address behind words that do not show it."""

    name: str
    unit: Unit
    lines: tuple[Line, ...]
    links: Mapping[str, str] = field(default_factory=dict)
    repairs: tuple[Remark, ...] = ()
    doubts: tuple[Remark, ...] = ()


class Unreadable(Exception):
    """A file no text comes out of: the code of the finding that says why, and its values."""

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(code)
        self.code, self.values = code, values


@dataclass(frozen=True)
class Origin:
    """A stretch of the original, and at which offsets its lines begin."""

    raw: str
    offsets: tuple[int, ...]
    numbers: tuple[int, ...]

    def line(self, offset: int) -> int:
        return self.numbers[max(0, bisect_right(self.offsets, offset) - 1)]


@dataclass(frozen=True)
class Piece:
    """Words, and for each character its offset in the original, so that any part of them can be quoted as it stood."""

    text: str
    places: tuple[int, ...]
    origin: Origin

    @classmethod
    def of(cls, lines: Iterable[tuple[int, str]]) -> Piece:
        """The lines, each with its number, as one stretch of words."""
        raw = ""
        offsets: list[int] = []
        numbers: list[int] = []
        for number, text in lines:
            raw += "\n" if offsets else ""
            offsets.append(len(raw))
            numbers.append(number)
            raw += text
        origin = Origin(raw, tuple(offsets), tuple(numbers))
        return cls(raw.replace("\n", " "), tuple(range(len(raw))), origin)

    def __bool__(self) -> bool:
        return bool(self.text)

    def __str__(self) -> str:
        return self.text

    def part(self, start: int = 0, end: int | None = None) -> Piece:
        """The characters from `start` to `end`, white space at the ends taken off."""
        end = len(self.text) if end is None else min(end, len(self.text))
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return Piece(self.text[start:end], self.places[start:end], self.origin)

    def without_end(self, characters: str) -> Piece:
        """Without these characters at its end."""
        return self.part(0, len(self.text.rstrip(characters + " ")))

    def rewritten(self, pattern: re.Pattern[str], new: str | Callable[[re.Match[str]], str]) -> Piece:
        """Every match replaced; new characters stand where the match began."""
        text: list[str] = []
        places: list[int] = []
        done = 0
        for match in pattern.finditer(self.text):
            start, end = match.span()
            put = match.expand(new) if isinstance(new, str) else new(match)
            if put == match[0]:
                continue
            text += [self.text[done:start], put]
            places += [*self.places[done:start], *[self.places[min(start, len(self.places) - 1)]] * len(put)]
            done = end
        if not done and not text:
            return self
        text.append(self.text[done:])
        places += self.places[done:]
        return Piece("".join(text), tuple(places), self.origin)

    def sentences(self) -> list[Piece]:
        """Its sentences: each ends with . ! ? or … before a capital letter."""
        cuts = [0, *(found.end() for found in _SENTENCE_END.finditer(self.text)), len(self.text)]
        parts = (self.part(one, two) for one, two in itertools.pairwise(cuts))
        return [part for part in parts if part]

    @property
    def first(self) -> int:
        return self.origin.line(min(self.places, default=0))

    @property
    def last(self) -> int:
        return self.origin.line(max(self.places, default=0))

    @property
    def quote(self) -> str:
        """The words exactly as they stood; lines joined, and characters no text may hold shown by their number."""
        if not self.places:
            return ""
        raw = self.origin.raw[min(self.places) : max(self.places) + 1]
        return safe(" ".join(raw.split()))


_ABBREVIATED = r"(?<!\bTP\.)(?<!\bKT\.)(?<!\bTM\.)(?<!\bTL\.)(?<!\bTS\.)(?<!\b[A-ZĐ]\.)(?<!Đ/c\.)"
_SENTENCE_END = re.compile(rf"{_ABBREVIATED}(?<=[.!?…])[”\")]*\s+(?=[“\"(]?[{UPPER}])")


def safe(text: str) -> str:
    """The text with every character that no content file may hold written as its number: ‹U+0130›."""
    strange = {each.character for each in odd(text)}
    return "".join(f"‹U+{ord(sign):04X}›" if sign in strange else sign for sign in text)


def joined(pieces: Iterable[Piece]) -> Piece:
    """Pieces of one after another paragraph as one; the original is that of all of them."""
    text, raw = "", ""
    places: list[int] = []
    offsets: list[int] = []
    numbers: list[int] = []
    for piece in pieces:
        if text:
            text += " "
            places.append(len(raw))
            raw += "\n"
        base = len(raw)
        offsets += [base + offset for offset in piece.origin.offsets]
        numbers += piece.origin.numbers
        raw += piece.origin.raw
        text += piece.text
        places += [base + place for place in piece.places]
    return Piece(text, tuple(places), Origin(raw, tuple(offsets), tuple(numbers)))
