"""The last stage: what no voice can read must not pass in silence. Knows only the spoken text."""

from __future__ import annotations

import re

from .syllables import is_syllable
from .tones import WITH_TONE, tone

_CAPITALS = "A-ZĐ" + "".join(letter.upper() for letter in WITH_TONE.values() if letter not in "aeiouy")

# What may stand in a spoken text beside letters: the marks of pauses, tones of voice and quotation.
# Of words only those with two capitals are looked at.
_SIGN = r"[^\s,;:.!?()\"“”‘’'«»a-zA-ZÀ-ÖØ-öø-ſƠơƯưẠ-ỹ]"
_RESIDUE = re.compile(rf"(?:[{_CAPITALS}][^\W\d_{_CAPITALS}]*){{2,}}|{_SIGN}")
_SIGNS = re.compile(rf"{_SIGN}+")
_WORD = re.compile(r"[^\W\d_]+")


def audible(text: str) -> str:
    """The text without the digits, signs and letters of other scripts that `residue` finds."""
    return _SIGNS.sub(" ", text)


def residue(text: str) -> list[tuple[int, int]]:
    """Spans of a spoken text that are digits, signs, or capitals that are no word."""
    found = []
    for match in _RESIDUE.finditer(text):
        piece = match.group()
        if piece[0].isalpha():
            start = match.start()
            while start and text[start - 1].isalpha():
                start -= 1
            piece = text[start : match.end()]
            if len(piece) == 1 or piece.isupper() and is_syllable(piece):
                continue
            if piece.isupper() and tone(piece.lower()):
                continue  # ĐẮK: a name in a heading; no abbreviation has a tone
        found.append(match.span())
    return found
