"""How long a spoken script takes: the pauses we set, and the time its words take to say; knows no voice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generators.vietnamese import syllables
from generators.writers.speech import Role, SpokenLine

# Fitted to the default voice at its outdoor speed of 180 syllables a minute, breaths included: within 2 % a script.
SYLLABLE = 0.308  # seconds
BREATH = 0.42  # a comma, semicolon or colon within a sentence
START = 0.11  # of every sentence

SENTENCE_PAUSE = 0.45  # seconds
PAUSE_AFTER = {
    Role.HEADING: 1.1,  # listeners turn their head
    Role.PARAGRAPH: 0.8,  # a new thought
    Role.STEP: 0.8,
    Role.ITEM: 0.65,
}


def pauses(script: Sequence[SpokenLine]) -> Iterator[tuple[str, float]]:
    """Each sentence with the seconds of silence after it."""
    for line in script:
        for sentence in line.sentences[:-1]:
            yield sentence, SENTENCE_PAUSE
        yield line.sentences[-1], PAUSE_AFTER[line.role]


def seconds(script: Sequence[SpokenLine]) -> float:
    """From the first word to the last, as a voice at our outdoor speed and a practised reader say it."""
    timed = list(pauses(script))
    return sum(_talk(sentence) for sentence, _ in timed) + sum(pause for _, pause in timed[:-1])


_BREATHS = re.compile(r"[,;:–—](?=\s)")


def _talk(sentence: str) -> float:
    return syllables(sentence) * SYLLABLE + len(_BREATHS.findall(sentence)) * BREATH + START
