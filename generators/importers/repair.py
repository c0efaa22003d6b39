"""Damage that programs do to words on their way: broken letters, lost and doubled spaces. Each repair is told; what could
also be meant so is left as it is. Knows no meaning.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from functools import cache

from generators.characters import odd
from generators.importers.source import Piece, Remark
from generators.vietnamese import is_syllable
from generators.vietnamese.tones import LOWER, UPPER

_LETTERS = {
    "İ": "I", "ı": "i", "Ð": "Đ", "Ɖ": "Đ", "ð": "đ", "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl",
    "ﬅ": "st", "ﬆ": "st", "\u1d00": "a",
    **{chr(0xFF10 + digit): str(digit) for digit in range(10)},
    **{chr(0xFF21 + place): chr(65 + place) for place in range(26)},
    **{chr(0xFF41 + place): chr(97 + place) for place in range(26)},
    **dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαοАВЕКМНОРСТХаеорсух", "ABEZHIKMNOPTYXaoABEKMHOPCTXaeopcyx", strict=True)),
}  # fmt: skip
"""Letters of other alphabets that a program or a keyboard put in the place of ours, and ligatures."""

_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t]")
_LETTER = re.compile("[" + "".join(_LETTERS) + "]")
_BULLET_FONT = re.compile("[\uf000-\uf0ff]")
_DOUBLED = re.compile(r" {2,}")
_BEFORE_MARK = re.compile(r" +(?=[,;:!?)”](?:\s|$))|(?<=[(“]) +| +(?=\.(?:\s|$))")
_IN_RANGE = re.compile(r"(?<=\d) ?- (?=\d)|(?<=\d) -(?=\d)")
_AFTER_SLASH = re.compile(
    rf"(?<=[{LOWER}])/ (?=[{LOWER}])|(?<=[{LOWER}]) /(?=[{LOWER}])|(?<=[{UPPER}]{{2}})/ (?=[{UPPER}]{{2}})|(?<=/\d{{4}})/ (?=[A-ZĐ])"
)
_BROKEN_ADDRESS = re.compile(r"(https?://|(?:https?://|www\.)[^\s<>]*[/._?=&-]) +(?=[a-z0-9-]+(?:[./]|\.vn))")
_NUMBER_GLUED = re.compile(
    r"(?<!\w)((?:[Bb]ước|BƯỚC|[Đđ]iều|[Kk]hoản|[Nn]gày|[Tt]háng|[Nn]ăm|[Mm]ục|[Hh]ồi|[Tt]hôn|[Mm]ức độ|[Ll]úc|[Gg]ồm))"
    r"(?=\d)"
)
_MARK_GLUED = re.compile(rf"(?<=[{LOWER}])([.;:,!?])(?=([{UPPER}“][{LOWER}]+))")
_WORD = re.compile(rf"(?<![\w./@-])[{UPPER}{LOWER}]+(?![\w@/-]|\.\w)")
_LONGEST_SYLLABLE = 7  # nghiêng


class Mended:
    """Mends pieces and remembers what it did; one for a document, whose own words help where letters run together."""

    def __init__(self, words: str = "", *, cells: bool = False) -> None:
        """`cells`: the words are cells of a table that ran together, whose seams are wanted still."""
        self._cells = cells
        self.repairs: list[Remark] = []
        self.doubts: list[Remark] = []
        self._spaces: list[int] = []
        self._pairs = frozenset(_pairs(words))

    def piece(self, piece: Piece) -> Piece:
        """The words as they were before a program damaged them."""
        piece = piece.rewritten(_SPACES, " ").rewritten(_BULLET_FONT, "•")
        piece = self._told(piece, _LETTER, lambda found: _letter(found), "fixed-letter")
        piece = self._without_odd(piece)
        piece = self._told(piece, _BROKEN_ADDRESS, lambda found: found[1], "fixed-address")
        spaced = piece.rewritten(_DOUBLED, " ").rewritten(_BEFORE_MARK, "")
        spaced = spaced.rewritten(_IN_RANGE, "-").rewritten(_AFTER_SLASH, "/").part()
        if spaced.text != piece.part().text:
            self._spaces.append(piece.first)
        piece = self._told(spaced, _NUMBER_GLUED, lambda found: f"{found[1]} ", "fixed-space")
        if self._cells:
            return piece.part()
        piece = self._told(piece, _MARK_GLUED, _mark_apart, "fixed-space")
        return self._told(piece, _WORD, self._apart, "fixed-space").part()

    def told(self) -> list[Remark]:
        """All repairs; single spaces that were too many count as one."""
        many = [Remark("fixed-spaces", self._spaces[0], {"count": str(len(self._spaces))})] if self._spaces else []
        return [*self.repairs, *many]

    def _told(self, piece: Piece, pattern: re.Pattern[str], new: Callable[[re.Match[str]], str], code: str) -> Piece:
        done = piece.rewritten(pattern, new)
        if done.text != piece.text:
            for found in pattern.finditer(piece.text):
                put = new(found)
                if put != found[0]:
                    before, after = _around(piece.text, found, found[0]), _around(piece.text, found, put)
                    line = piece.origin.line(piece.places[found.start()])
                    self.repairs.append(Remark(code, line, {"before": before, "after": after}))
        return done

    def _without_odd(self, piece: Piece) -> Piece:
        """Hidden, turning and broken characters go; a broken one leaves a question."""
        strange = [*odd(piece.text)]
        if not strange:
            return piece
        for each in strange:
            values = {"name": each.name, "before": each.before}
            line = piece.origin.line(piece.places[each.position])
            lost = each.fault in ("broken-character", "foreign-letter")
            (self.doubts if lost else self.repairs).append(
                Remark("lost-letter" if lost else "fixed-hidden", line, values)
            )
        signs = "".join({each.character for each in strange if each.fault != "foreign-letter"})
        foreign = "".join({each.character for each in strange if each.fault == "foreign-letter"})
        piece = piece.rewritten(re.compile("[" + re.escape(signs) + "]"), "") if signs else piece
        piece = piece.rewritten(re.compile("[" + re.escape(foreign) + "]"), "?") if foreign else piece
        return self._without_odd(piece)  # letters that a hidden one parted stand together now

    def _apart(self, found: re.Match[str]) -> str:
        """Words that ran together, where there is one way only to take them apart, or one this document knows."""
        word = found[0]
        if len(word) < 5 or word.isascii() or word.isupper() or is_syllable(word):
            return word
        ways = _ways(word)
        fewest = min((len(way) for way in ways), default=0)
        ways = tuple(way for way in ways if len(way) == fewest)
        if len(ways) > 1:
            known = [
                way for way in ways if all(f"{a} {b}".casefold() in self._pairs for a, b in itertools.pairwise(way))
            ]
            ways = tuple(known)
        return " ".join(ways[0]) if len(ways) == 1 else word


def _letter(found: re.Match[str]) -> str:
    return _LETTERS[found[0]]


def _mark_apart(found: re.Match[str]) -> str:
    return f"{found[1]} " if is_syllable(found[2].strip("“")) else found[1]


def _around(text: str, found: re.Match[str], put: str) -> str:
    """The change with the word around it, so that one finds it by eye."""
    start = text.rfind(" ", 0, found.start()) + 1
    end = text.find(" ", found.end())
    end = len(text) if end < 0 else end
    return text[start : found.start()] + put + text[found.end() : end]


@cache
def _ways(word: str) -> tuple[tuple[str, ...], ...]:
    """All ways to read a word as two to five syllables of at least two letters, each small after the first."""
    found: list[tuple[str, ...]] = []

    def cut(rest: str, taken: tuple[str, ...]) -> None:
        if not rest:
            if len(taken) > 1:
                found.append(taken)
            return
        if len(taken) == 5 or len(found) > 20:
            return
        for length in range(2, min(_LONGEST_SYLLABLE, len(rest)) + 1):
            if is_syllable(rest[:length]):
                cut(rest[length:], (*taken, rest[:length]))

    cut(word, ())
    return tuple(found)


def _pairs(words: str) -> list[str]:
    """Every two words that follow each other somewhere in the document."""
    found = re.findall(r"[^\W\d_]+", words.casefold())
    return [f"{one} {two}" for one, two in itertools.pairwise(found)]
