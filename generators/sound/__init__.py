"""Sound: join sentences, level them for loudspeakers, code and tag the file. Knows no content."""

from generators.sound.coding import decode
from generators.sound.measurement import measure
from generators.sound.production import around_seconds, produce
from generators.sound.terms import (
    Measurement,
    Segment,
    Sound,
    SoundError,
    SoundSettings,
    Tags,
)

__all__ = [
    "Measurement", "Segment", "Sound", "SoundError", "SoundSettings", "Tags",
    "around_seconds",
    "decode", "measure", "produce",
]  # fmt: skip
