"""The second stage: classified spans by context, left to right, the longest reading of each place."""

from __future__ import annotations

import re
from collections.abc import Sequence

from . import phones, sms
from .find_figures import find_figure
from .find_signs import find_sign
from .find_words import find_word
from .found import Found, Value
from .lexicon import Lexicon
from .scene import Scene
from .spans import Kind

# A word that ends where words end, any other word, a digit, a sign. Marks of pauses say nothing.
_TOKEN = re.compile(r"([^\W\d_]+(?=[ ,;)]|\Z))|([^\W\d_]+)|(\d)|[^\w\s,;:.!?)\"“”‘’'«»]|_")
_WORD_ALONE, _WORD, _DIGIT = 1, 2, 3


def find(
    text: str, lexicon: Lexicon, known: Sequence[tuple[int, int, Kind]] = ()
) -> list[Found]:
    """All spans of `text` that are not said as written, in order, without overlap.

    `known` are spans whose kind the caller knows, sorted and without overlap.
    """
    scene = Scene(text, lexicon)
    at = 0
    for start, end, kind, value in _fixed(text, known):
        _scan(scene, at, start, None)
        if value is not None:
            scene.found.append(Found(start, end, kind, value))
        elif kind is Kind.SMS or kind is Kind.LETTERS:
            scene.found.append(Found(start, end, kind, sms.Message(text[start:end])))
        elif kind is not Kind.VERBATIM:
            _scan(scene, start, end, kind)
        at = end
    _scan(scene, at, len(text), None)
    return scene.found


def _fixed(
    text: str, known: Sequence[tuple[int, int, Kind]]
) -> list[tuple[int, int, Kind, Value | None]]:
    """The spans settled before reading: what the caller knows, and instructions for text messages,
    in which even known abbreviations stay the letters to be typed."""
    fixed: list[tuple[int, int, Kind, Value | None]] = [(*span, None) for span in known]
    for body, body_end, to, to_end, message in sms.find_all(text):
        number = phones.Phone(phones.grouped(text[to:to_end]))
        for start, end, kind, value in (
            (body, body_end, Kind.SMS, message),
            (to, to_end, Kind.SHORT_CODE, number),
        ):
            if all(end <= other[0] or other[1] <= start for other in fixed):
                fixed.append((start, end, kind, value))
    return sorted(fixed, key=lambda span: span[0]) if len(fixed) > 1 else fixed


def _scan(scene: Scene, at: int, end: int, kind: Kind | None) -> None:
    """Find what stands between two places; `kind` is what the caller knows of them."""
    text, plain = scene.text, scene.lexicon.plain
    for token in _TOKEN.finditer(text, at, end):
        group = token.lastindex
        if group == _WORD_ALONE and token[1] in plain:
            continue
        start, stop = token.span()
        if start < at:
            if stop > at and group != _DIGIT:  # a unit took the first letters of a word
                _scan(scene, at, stop, kind)
                at = stop
            continue
        if group in (_WORD_ALONE, _WORD):
            found = find_word(scene, start, stop, end, kind)
        elif group == _DIGIT:
            found = find_figure(scene, start, end, kind) if text[start].isascii() else None
        else:
            found = find_sign(scene, start, end)
        if found is not None:
            scene.found.append(found)
            at = found.end
            if at < stop:  # words grown together: the rest is a word of its own
                _scan(scene, at, stop, kind)
                at = stop
