"""Look at a coded file from outside, as a station's player would."""

from __future__ import annotations

import numpy as np

from generators.sound.coding import decoded
from generators.sound.loudness import integrated, true_peak
from generators.sound.samples import Samples
from generators.sound.terms import Measurement, Tags

_SILENCE = 10 ** (-50 / 10)  # power
_BLOCK_SECONDS = 0.01


def measure(coded: bytes) -> Measurement:
    """Decode a file and measure it. Raises SoundError when it cannot be read."""
    found = decoded(coded)
    written = found.written
    return Measurement(
        loudness_lufs=integrated(found.samples, found.rate),
        true_peak_dbtp=true_peak(found.samples),
        seconds=found.samples.size / found.rate,
        longest_silence=longest_silence(found.samples, found.rate),
        rate=found.rate,
        channels=found.channels,
        bitrate=found.bitrate,
        tags=Tags(
            title=written.get("title", ""),
            station=written.get("artist", ""),
            programme=written.get("album", ""),
            date=written.get("date"),
            language=written.get("language", ""),
            comment=written.get("comment", ""),
        ),
    )


def longest_silence(samples: Samples, rate: int) -> float:
    """Seconds of the longest stretch whose every 10 ms lie under -50 dBFS (mean power)."""
    block = round(_BLOCK_SECONDS * rate)
    blocks = samples[: samples.size // block * block].reshape(-1, block)
    loud = np.einsum("ij,ij->i", blocks, blocks) >= _SILENCE * block
    edges = np.concatenate(([-1], np.flatnonzero(loud), [loud.size]))
    return float(np.diff(edges).max() - 1) * block / rate
