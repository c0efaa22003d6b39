"""Look at a coded file from outside, as a station's player would."""

from __future__ import annotations

from io import BytesIO

import av
import av.error
import numpy as np

from generators.sound.coding import decoded
from generators.sound.loudness import Samples, integrated, true_peak
from generators.sound.terms import Measurement, SoundError, Tags

_SILENCE = 10 ** (-50 / 10)  # power
_BLOCK_SECONDS = 0.01


def measure(coded: bytes) -> Measurement:
    """Decode a file and measure it. Raises SoundError when it cannot be read."""
    samples, rate = decoded(coded)
    try:
        with av.open(BytesIO(coded), "r") as source:
            stream = source.streams.audio[0]
            bitrate = round((stream.bit_rate or source.bit_rate) / 1000)
            channels = stream.channels
            found = {key.lower(): value for key, value in source.metadata.items()}
            found |= {key.lower(): value for key, value in stream.metadata.items()}
    except av.error.FFmpegError as error:
        raise SoundError(f"Không đọc được tệp âm thanh: {error.strerror}.") from error
    return Measurement(
        loudness_lufs=integrated(samples, rate),
        true_peak_dbtp=true_peak(samples),
        seconds=samples.size / rate,
        longest_silence=longest_silence(samples, rate),
        rate=rate,
        channels=channels,
        bitrate=bitrate,
        tags=Tags(
            title=found.get("title", ""),
            station=found.get("artist", ""),
            programme=found.get("album", ""),
            date=found.get("date"),
            language=found.get("language", ""),
            comment=found.get("comment", ""),
        ),
    )


def longest_silence(samples: Samples, rate: int) -> float:
    """Seconds of the longest stretch whose every 10 ms lie under -50 dBFS (mean power)."""
    block = round(_BLOCK_SECONDS * rate)
    blocks = samples[: samples.size // block * block].reshape(-1, block)
    loud = np.einsum("ij,ij->i", blocks, blocks) >= _SILENCE * block
    edges = np.concatenate(([-1], np.flatnonzero(loud), [loud.size]))
    return float(np.diff(edges).max() - 1) * block / rate
