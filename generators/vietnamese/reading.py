"""How long a spoken text takes to read aloud. Knows no voice: a measured recording is the truth."""

import re

from .syllables import syllables

SYLLABLES_PER_MINUTE = 175  # outdoors, with echo between the horns: 170 to 185

# Silence a reader leaves, in seconds.
PAUSE_IN_SENTENCE = 0.25
PAUSE_AFTER_SENTENCE = 0.6
PAUSE_AFTER_PARAGRAPH = 1.0

_IN_SENTENCE = re.compile(r"[,;:–—](?=\s)")
_SENTENCE = re.compile(r"[.!?…]+[”\"')\]]*(?=\s|\Z)")
_PARAGRAPH = re.compile(r"\n\s*")


def reading_seconds(spoken: str, per_minute: float = SYLLABLES_PER_MINUTE) -> float:
    """Seconds to read a spoken text (digits already in words), pauses included."""
    spoken = spoken.strip()
    talk = syllables(spoken) * 60 / per_minute
    return (
        talk
        + len(_IN_SENTENCE.findall(spoken)) * PAUSE_IN_SENTENCE
        + len(_SENTENCE.findall(spoken)) * PAUSE_AFTER_SENTENCE
        + len(_PARAGRAPH.findall(spoken)) * PAUSE_AFTER_PARAGRAPH
    )
