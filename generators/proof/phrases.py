"""Set phrases: what our wording puts between the words of the content, its places open; knows no output."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from generators.proof.words import words

_PLACE = re.compile(r"\{\w+(?::\w+)?\}")
_ANY = "\ufffc"  # stands for a place among words
MAX_IN_PLACE = 4  # words a value takes at most when its phrase is cut out of a text: a date, a time, a size


@dataclass(frozen=True)
class Phrases:
    """The phrases of one language, as they are written in templates/wording; `archived` is the mark of what is over."""

    written: tuple[str, ...]
    archived: str = ""

    @cached_property
    def parts(self) -> tuple[str, ...]:
        """Each stretch of words between two places, as a whole; of a list each of its words too."""
        found = [part for phrase in self.written for part in _PLACE.split(phrase)]
        found += (entry for phrase in self.written if phrase.count(",") > 1 for entry in phrase.split(","))
        return tuple({part.strip(): None for part in found})

    @cached_property
    def patterns(self) -> re.Pattern[str]:
        """The phrases of two words or more that have places, over the words of a text; a place takes figures only."""
        return _either(self._with_places())

    @cached_property
    def counts(self) -> re.Pattern[str]:
        """The phrases of one word that a small number follows: "Bước 7", "Trang 2"."""
        heads = {pattern[0] for pattern in self._with_places(1) if len(pattern) == 2 and pattern[1] == _ANY}
        return _either((head, _SMALL) for head in heads)

    def taken_out(self, key: str) -> str:
        """A text's words without the set phrases whose places hold figures."""
        return self.patterns.sub("", key)

    def _with_places(self, least: int = 2) -> Iterator[tuple[str, ...]]:
        for phrase in self.written:
            if _PLACE.search(phrase):
                found = tuple(_ANY if word == "place" else word for word in words(_PLACE.sub(" place ", phrase)))
                if sum(word != _ANY for word in found) >= least:
                    yield found


_SMALL = "\ufff9"  # stands for a small number
_FIGURE = r"(?:\d\w*|[a-zđ])"
_FIGURES = rf"{_FIGURE}(?: {_FIGURE}){{0,{MAX_IN_PLACE - 1}}}"


def _either(patterns: Iterable[tuple[str, ...]]) -> re.Pattern[str]:
    """Any of the patterns, the longest first."""
    found = [
        " ".join({_ANY: _FIGURES, _SMALL: r"\d\d?(?: \d\d?)?"}.get(word, re.escape(word)) for word in pattern)
        for pattern in sorted(set(patterns), key=lambda pattern: (-len(pattern), pattern))
    ]
    return re.compile(rf" (?:{'|'.join(found)})(?= )") if found else re.compile(r"(?!)")
