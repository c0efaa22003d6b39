"""Do two texts say the same? Compares them by runs of words; knows no meaning."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generators.vietnamese import fold

_RUN = 5  # words: shorter runs stand in every text of an office
SAME = 0.6  # of the shorter text's runs: two conversions of one document have nearly all, two documents few


def runs(text: str) -> frozenset[tuple[str, ...]]:
    """Every run of words of a text, without marks, case and tones: what two conversions keep alike."""
    words = re.findall(r"\w+", fold(text))
    return frozenset(tuple(words[at : at + _RUN]) for at in range(max(0, len(words) - _RUN + 1)))


def likeness(one: frozenset[tuple[str, ...]], two: frozenset[tuple[str, ...]]) -> float:
    """Which part of the shorter text the other has, 0 to 1; texts of a few words are like nothing."""
    least = min(len(one), len(two))
    return len(one & two) / least if least >= _RUN * 4 else 0.0


def alike(
    one: frozenset[tuple[str, ...]], others: Iterable[tuple[str, frozenset[tuple[str, ...]]]]
) -> tuple[str, float] | None:
    """The name of the text most like this one, if it says the same."""
    found = [(likeness(one, other), name) for name, other in others]
    best = max(found, default=(0.0, ""))
    return (best[1], best[0]) if best[0] >= SAME else None
