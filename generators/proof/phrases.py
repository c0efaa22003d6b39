"""Set phrases: what our wording puts between the words of the content, its places open; knows no output."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from generators.proof.words import words

_PLACE = re.compile(r"\{\w+\}")
_ANY = "\ufffc"  # stands for a place among words
MAX_IN_PLACE = 4  # words a value takes at most when its phrase is cut out of a text: a date, a time, a size


@dataclass(frozen=True)
class Phrases:
    """The phrases of one language, as they are written in templates/wording; `archived` is the mark of what is over."""

    written: tuple[str, ...]
    archived: str = ""

    @cached_property
    def parts(self) -> tuple[str, ...]:
        """Each stretch of words between two places, as a whole."""
        return tuple({part.strip(): None for phrase in self.written for part in _PLACE.split(phrase)})

    @cached_property
    def patterns(self) -> re.Pattern[str]:
        """The phrases that have places, over the words of a text; a place takes figures and single letters only."""
        figure = r"(?:\d\w*|[a-zđ])"
        return _either(
            " ".join(
                rf"{figure}(?: {figure}){{0,{MAX_IN_PLACE - 1}}}" if word == _ANY else re.escape(word)
                for word in pattern
            )
            for pattern in sorted(set(self._with_places()), key=len, reverse=True)
        )

    def taken_out(self, key: str) -> str:
        """A text's words without the phrases of at least two words whose places hold figures."""
        return self.patterns.sub("", key)

    def _with_places(self) -> Iterator[tuple[str, ...]]:
        for phrase in self.written:
            if _PLACE.search(phrase):
                found = tuple(_ANY if word == "place" else word for word in words(_PLACE.sub(" place ", phrase)))
                if sum(word != _ANY for word in found) >= 2:
                    yield found


def _either(patterns: Iterable[str]) -> re.Pattern[str]:
    found = [*patterns]
    return re.compile(rf" (?:{'|'.join(found)})(?= )") if found else re.compile(r"(?!)")
