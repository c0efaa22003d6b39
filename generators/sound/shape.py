"""Make speech carry from a horn loudspeaker: resample, equalise, compress. Knows nothing of files.

Nobody has listened to the result on a horn yet; the figures are those the field's texts agree on:
horns throw nothing useful below 200 Hz and little above 7 kHz, a hall's or a lane's echo masks words
around 500 Hz, and consonants live around 2.5 kHz.
"""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from generators.pcm import Pcm
from generators.sound.gain import BLOCK, in_blocks, ramped
from generators.sound.samples import Samples, section
from generators.sound.spectrum import Biquad, Response, quick_size, response

# Every sentence meets the compressor as loud as it will go on air, whatever the engine's own level.
NOMINAL_DB = -16.0
THRESHOLD_DB = -20.0
RATIO = 3.0
KNEE_DB = 6.0  # eased in over so much, or the ratio's onset is heard as a flutter
ATTACK_SECONDS = 0.005
AHEAD_BLOCKS = 2  # the gain moves so much early, and an onset meets it already lowered
RELEASE_SECONDS = 0.12  # within a syllable's length: word ends come up before the next begins
# Filters ring on; so much is kept after a sentence's last sample.
TAIL_SECONDS = 0.02
# Under this a recording is silence and is left so.
_SILENCE_DB = -70.0

# A synthetic voice's every beat is one sharp pulse. All-pass filters delay its parts unlike (5 ms at
# 300 Hz, 2 ms at 1 kHz, where the ear does not notice yet): peaks come down by some 2 dB and the
# limiter takes half a decibel at most where it took 1.6.
_ROTATED = np.geomspace(250.0, 5000.0, 8)

_SECTION = 20_000  # samples transformed together: the work stays in a core's own memory
_CONTEXT_SECONDS = 0.046  # on either side; the filters have forgotten all but 1e-17 by then


def shape(pcm: Pcm, rate: int, *, horn: bool) -> Samples:
    """The sound at `rate`, full scale 1.0, at the nominal level, TAIL_SECONDS longer than it was.

    Without `horn` only rate and level change.
    """
    samples = np.frombuffer(pcm.samples, "<i2").astype(np.float32)
    length = round(samples.size * rate / pcm.rate)
    shaped = _filtered(samples, pcm.rate, rate, length + round(TAIL_SECONDS * rate), horn=horn)
    power = float(np.dot(shaped[:length], shaped[:length])) / max(1, length)
    if power <= 10 ** (_SILENCE_DB / 10) * 32768**2:
        return shaped / np.float32(32768)
    shaped *= np.float32(10 ** (NOMINAL_DB / 20) / math.sqrt(power))
    return _compressed(shaped, rate) if horn else shaped


def resampled(samples: Samples, rate_in: int, rate_out: int, *, after: int = 0) -> Samples:
    """The same sound at another rate, `after` so many samples (of the old rate) of silence."""
    length = round((after + samples.size) * rate_out / rate_in)
    return _filtered(samples, rate_in, rate_out, length, horn=False, after=after)


def _filtered(
    samples: Samples, rate_in: int, rate_out: int, length: int, *, horn: bool, after: int = 0
) -> Samples:
    """`length` samples at the new rate; change of rate and all filters in one pair of transforms.

    A section at a time, with as much of its neighbours as the filters can hear (overlap-save).
    """
    common = math.gcd(rate_in, rate_out)
    step_in, step_out = rate_in // common, rate_out // common
    units = quick_size(math.ceil(_SECTION / step_in))
    context = math.ceil(_CONTEXT_SECONDS * rate_in / step_in)
    onwards = units - 2 * context
    size_in, size_out = units * step_in, units * step_out
    scale = _response(rate_in, rate_out, size_in, size_out, horn)
    sections = math.ceil(length / (onwards * step_out))
    filtered = np.empty(sections * onwards * step_out, np.float32)
    for number in range(sections):
        start = number * onwards
        spectrum = np.fft.rfft(section(samples, (start - context) * step_in - after, size_in))
        there = np.fft.irfft(spectrum[: scale.size] * scale, size_out)
        filtered[start * step_out : (start + onwards) * step_out] = there[
            context * step_out : (context + onwards) * step_out
        ]
    return filtered[:length]


@lru_cache(maxsize=32)
def _response(rate_in: int, rate_out: int, size_in: int, size_out: int, horn: bool) -> Response:
    """For the bins both rates have: the horn's filters, and silence towards the lower rate's end."""
    bins = min(size_in, size_out) // 2 + 1
    # The last tenth fades, so that the filter is short enough for its context.
    along = np.linspace(0.0, 10.0, bins) - 9.0
    fade = 0.5 + 0.5 * np.cos(np.pi * np.clip(along, 0.0, 1.0))
    hertz = np.arange(bins, dtype=np.float64) * (rate_out / size_out)
    filters = _horn(rate_out) if horn else ()
    shaped = response(filters, hertz, rate_out) * fade * (size_out / size_in)
    return shaped.astype(np.complex64)


def _horn(rate: int) -> tuple[Biquad, ...]:
    return (
        _high_pass(200.0, rate),
        _bell(500.0, -3.0, 1.0, rate),
        _bell(2500.0, 6.0, 0.9, rate),
        _low_pass(7000.0, rate),
        *(_all_pass(float(hertz), rate) for hertz in _ROTATED),
    )


_BUTTERWORTH = math.sqrt(0.5)


def _high_pass(frequency: float, rate: int) -> Biquad:
    return (1.0, -2.0, 1.0), _poles(math.tan(math.pi * frequency / rate))


def _low_pass(frequency: float, rate: int) -> Biquad:
    k = math.tan(math.pi * frequency / rate)
    return (k * k, 2 * k * k, k * k), _poles(k)


def _poles(k: float) -> tuple[float, float, float]:
    return 1 + k / _BUTTERWORTH + k * k, 2 * (k * k - 1), 1 - k / _BUTTERWORTH + k * k


def _bell(frequency: float, gain_db: float, quality: float, rate: int) -> Biquad:
    k = math.tan(math.pi * frequency / rate)
    gain = 10 ** (abs(gain_db) / 20)
    wide, narrow = gain * k / quality, k / quality
    lifted = (1 + wide + k * k, 2 * (k * k - 1), 1 - wide + k * k)
    plain = (1 + narrow + k * k, 2 * (k * k - 1), 1 - narrow + k * k)
    return (lifted, plain) if gain_db > 0 else (plain, lifted)


def _all_pass(frequency: float, rate: int) -> Biquad:
    angle = 2 * math.pi * frequency / rate
    width = math.sin(angle) / 2
    middle = -2 * math.cos(angle)
    return (1 - width, middle, 1 + width), (1 + width, middle, 1 - width)


def _compressed(samples: Samples, rate: int) -> Samples:
    """Loud syllables brought nearer to soft ones, RATIO to one above the threshold."""
    blocks = in_blocks(samples)
    power = np.einsum("ij,ij->i", blocks, blocks).astype(np.float64) / BLOCK
    # A voiced sound's level over a beat of a low voice (10 ms); shorter would follow the wave.
    width = max(1, round(0.01 * rate / BLOCK)) | 1
    power = np.convolve(power, np.full(width, 1 / width), "same")
    over = 10 * np.log10(power + 1e-12) - THRESHOLD_DB
    within = np.clip(over + KNEE_DB / 2, 0.0, KNEE_DB)
    eased = np.square(within) / (2 * KNEE_DB) + np.maximum(over - KNEE_DB / 2, 0.0)
    wanted = np.append(eased[AHEAD_BLOCKS:], np.zeros(min(AHEAD_BLOCKS, eased.size)))
    reduction = _followed(wanted * (1 - 1 / RATIO), rate)
    gain = (10 ** (-reduction / 20)).astype(np.float32)
    return ramped(blocks, gain)[: samples.size]


def _followed(reduction: npt.NDArray[np.float64], rate: int) -> npt.NDArray[np.float64]:
    """The reduction in dB as it is applied: quickly taken, slowly given back."""
    attack = math.exp(-BLOCK / (ATTACK_SECONDS * rate))
    release = math.exp(-BLOCK / (RELEASE_SECONDS * rate))
    followed = []
    held = 0.0
    for wanted in reduction.tolist():
        held = wanted + (attack if wanted > held else release) * (held - wanted)
        followed.append(held)
    return np.array(followed)
