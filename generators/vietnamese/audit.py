"""The last stage: what no voice can read must not pass in silence. Knows only the spoken text."""

from __future__ import annotations

import re

from .syllables import is_syllable

# What may stand in a spoken text beside letters: the marks of pauses, tones of voice and quotation.
_RESIDUE = re.compile(r"[^\W\d_]+|[^\s,;:.!?()\"“”‘’'«»]")


def residue(text: str) -> list[tuple[int, int]]:
    """Spans of a spoken text that are digits, signs, or capitals that are no word."""
    found = []
    for match in _RESIDUE.finditer(text):
        piece = match.group()
        if piece[0].isalpha():
            capitals = sum(map(str.isupper, piece))
            if capitals < 2 or (piece.isupper() and is_syllable(piece)):
                continue
            if piece.isupper() and len(piece) > 4 and not piece.isascii():
                continue  # a foreign name in a heading: said as a word, reported as foreign
        found.append(match.span())
    return found
