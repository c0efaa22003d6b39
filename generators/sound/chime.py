"""The chime before and after a broadcast: bell notes made by sums of fading sines, no sample file."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from generators.sound.samples import Samples

# C5, E5, G5: the fundamental and its partials lie where a horn is strong (500 Hz to 3 kHz).
_RISING = (523.25, 659.26, 783.99)
_NOTE_SECONDS = 0.42
_FADE_SECONDS = 1.3
# A bell's partials: multiple of the note, loudness, how quickly it fades beside the note itself.
_PARTIALS = ((1.0, 1.0, 1.0), (2.0, 0.5, 1.6), (3.01, 0.22, 2.4), (4.23, 0.1, 3.5))
_STRIKE_SECONDS = 0.004  # a softened blow: a harder one clicks in a horn
# The last of the fading, brought to nothing so that it does not stop audibly.
_END_SECONDS = 0.15


@lru_cache
def chime(rate: int, *, closing: bool) -> Samples:
    """Three notes, rising to open and falling to close, about two seconds; peak 1.0."""
    notes = _RISING[::-1] if closing else _RISING
    length = round((_NOTE_SECONDS * (len(notes) - 1) + _FADE_SECONDS) * rate)
    sound = np.zeros(length)
    for number, frequency in enumerate(notes):
        start = round(number * _NOTE_SECONDS * rate)
        seconds = np.arange(length - start) / rate
        strike = np.minimum(1.0, seconds / _STRIKE_SECONDS)
        for multiple, loudness, fading in _PARTIALS:
            wave = np.sin(2 * np.pi * frequency * multiple * seconds)
            sound[start:] += loudness * strike * np.exp(-3.2 * fading * seconds) * wave
    end = round(_END_SECONDS * rate)
    sound[-end:] *= np.linspace(1.0, 0.0, end)
    sound /= np.abs(sound).max()
    rounded: Samples = sound.astype(np.float32)
    rounded.setflags(write=False)  # shared by every broadcast of this process
    return rounded
