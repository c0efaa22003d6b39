"""Where a person who reads aloud may breathe: at marks, and in a long stretch before the word that opens a new sense.

Knows Vietnamese words that join, and no script.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from itertools import pairwise

from generators.vietnamese import syllables

LONGEST = 16  # syllables in one breath, read slowly and loud
SHORTEST = 5  # a breath sooner than this chops the sentence

# Words before which a sentence opens up, the best first: clauses, then places and means, then what belongs to a noun.
_OPENERS = (
    frozenset("và hoặc hay để thì mà nhưng vì nếu khi nhằm".split()),
    frozenset("tại trên trong với theo bằng từ đến qua cho do".split()),
    frozenset("của là các những được gồm".split()),
)
# Words that hold on to what follows: "đã và đang", "trước khi đến", "về các dịch vụ".
_HOLDING = frozenset().union(*_OPENERS) | frozenset(
    "về ở vào ra lên có không đã đang sẽ cũng mỗi sau trước một số bị phải cần nên rất hãy xin mọi từng".split()
)
_WORD = re.compile(r"\w+")
_MARKS = re.compile(r"[,;:–—](?=\s|\Z)|[.!?…]+[”\"')]*(?=\s|\Z)")


class Breath(StrEnum):
    SHORT = "/"
    LONG = "//"


def breaths(sentence: str, whole: Sequence[tuple[int, int]] = ()) -> tuple[tuple[int, Breath], ...]:
    """Places in a spoken sentence (offsets) where to breathe, in order; never inside one of the spans `whole`."""
    found: list[tuple[int, Breath]] = []
    done = 0
    for mark in _MARKS.finditer(sentence):
        if any(start < mark.start() < end for start, end in whole):
            continue
        found += ((place, Breath.SHORT) for place in _within(sentence, done, mark.start(), whole))
        found.append((mark.end(), Breath.LONG if mark[0][0] in ".!?…" else Breath.SHORT))
        done = mark.end()
    found += ((place, Breath.SHORT) for place in _within(sentence, done, len(sentence), whole))
    return tuple(found)


def _within(sentence: str, start: int, end: int, whole: Sequence[tuple[int, int]]) -> list[int]:
    """Breaths inside a stretch without marks: the longest is parted at its best word nearest to its middle."""
    if syllables(sentence[start:end]) <= LONGEST:
        return []
    best: tuple[int, float, int] | None = None
    words = list(_WORD.finditer(sentence, start, end))
    for before, word in pairwise(words):
        opener = word[0].lower()
        rank = next((rank for rank, openers in enumerate(_OPENERS) if opener in openers), None)
        if rank is None or before[0].lower() in _HOLDING or any(a < word.start() < b for a, b in whole):
            continue
        left, right = syllables(sentence[start : word.start()]), syllables(sentence[word.start() : end])
        if left < SHORTEST or right < SHORTEST:
            continue
        off_middle = abs(left - right) / (left + right)
        candidate = (rank, off_middle, word.start())
        # A good word far from the middle is worth less than a fair one near it.
        if best is None or candidate[0] + 2 * candidate[1] < best[0] + 2 * best[1]:
            best = candidate
    if best is None:
        return []
    place = best[2]
    return [*_within(sentence, start, place, whole), place, *_within(sentence, place, end, whole)]
