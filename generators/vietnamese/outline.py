"""Marks that number the parts of a text at the head of a line: 3.1/ , 1. , a) , II. , (2)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .letters import NAMES
from .numbers import cardinal
from .romans import value as roman_value
from .style import Style
from .tones import LOWER, UPPER


@dataclass(frozen=True, slots=True)
class Mark:
    """The numbers or the letter of an outline mark."""

    parts: tuple[str, ...]


_NUMBERS = re.compile(
    rf"(\d{{1,3}}(?:\.\d{{1,2}}){{0,4}})(?:[.)]|\.?/|\.\)|/\.| ?-(?= [{UPPER}]))"
    rf"(?: +(?=[\w“\"(<*+-])|(?=[{UPPER}]?[{LOWER}])|$)"
)
_BARE = re.compile(rf"(\d{{1,2}}(?:\.\d{{1,2}}){{1,4}}) +(?=[{UPPER}“\"])")
_BRACKETED = re.compile(r"\((\d{1,2}|[a-zđ]|[ivx]{1,4})\)(?: +(?=[\w“\"(<*+-])|(?=[^\W\d_]))")
_LETTER = re.compile(r"([a-zđA-HĐ])(?:\)(?=.)|[./](?= +[\w“\"(<*+-])|[./](?=[^\W\d_]))", re.DOTALL)
_ROMAN = re.compile(rf"([IVX]{{1,6}})(?:[.)/]|\.?/| ?-(?= [{UPPER}]))(?: +(?=[\w“\"(<*+-])|(?=[^\W\d_]))")


def find(text: str, at: int, end: int) -> tuple[int, Mark] | None:
    """The mark at the head of a line or after ":" or ";"; it stops before the text it numbers."""
    head = text[at]
    if head.isdigit():
        match = _NUMBERS.match(text, at, end) or _BARE.match(text, at, end)
        if match is None:
            return None
        return _stop(match), Mark(tuple(match[1].split(".")))
    if head == "(":
        match = _BRACKETED.match(text, at, end)
        number = roman_value(match[1].upper()) if match is not None else None
        if match is not None and number is not None and match[1] not in "cdlm":
            return _stop(match), Mark((str(number),))
    elif head in "IVX":
        match = _ROMAN.match(text, at, end) or _LETTER.match(text, at, end)
        if match is not None and len(match[1]) > 1 or match is not None and match[1] in "IVX":
            number = roman_value(match[1])
            if number is None:
                return None
            return _stop(match), Mark((str(number),))
    else:
        match = _LETTER.match(text, at, end)
    if match is None:
        return None
    return _stop(match), Mark((match[1],))


def _stop(match: re.Match[str]) -> int:
    written = match.group()
    return match.start() + len(written.rstrip())


def words(mark: Mark, style: Style) -> str:
    said = " chấm ".join(
        cardinal(part, style) if part.isdigit() else NAMES.get(part.lower(), part)
        for part in mark.parts
    )
    return said + "," if style.dash_pauses else said
