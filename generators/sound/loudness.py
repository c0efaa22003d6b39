"""How loud a sound is: integrated loudness and true peak after ITU-R BS.1770-4."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from generators.sound.spectrum import Biquad, Response, quick_size, response

Samples = npt.NDArray[np.float32]

_ABSOLUTE_GATE = -70.0  # LUFS, BS.1770-4 annex 1
_RELATIVE_GATE = -10.0  # LU below the level of what passed the absolute gate
_OFFSET = -0.691  # so that a full-scale 1 kHz sine on one channel reads -3.01 LUFS
_SECTION = 8  # hops transformed together; the work then stays in a core's own memory


def integrated(samples: Samples, rate: int) -> float:
    """Integrated loudness in LUFS of one channel at full scale 1.0; -inf for silence."""
    hop = round(rate / 10)  # 400 ms blocks, overlapping by 75 %: sums of four hops
    energy = _hop_energies(samples, rate, hop)
    if energy.size < 4:
        return -math.inf
    sums = np.concatenate(([0.0], np.cumsum(energy)))
    blocks = (sums[4:] - sums[:-4]) / (4 * hop)
    loud = blocks[blocks > _power(_ABSOLUTE_GATE)]
    if loud.size == 0:
        return -math.inf
    loud = loud[loud > float(loud.mean()) * 10 ** (_RELATIVE_GATE / 10)]
    return _OFFSET + 10 * math.log10(float(loud.mean()))


def true_peak(samples: Samples) -> float:
    """The highest level between samples too, in dBTP (four points to a sample); -inf for silence.

    Looked for beside samples above 0.7 of the highest: a wave that has nothing above a quarter of the
    rate (11 kHz at 44.1), as speech for horns has not, cannot reach its peak elsewhere.
    """
    loudness = np.abs(samples)
    highest = float(loudness.max(initial=0.0))
    if highest == 0.0:
        return -math.inf
    high = np.pad(loudness >= 0.7 * highest, 1)
    beside = np.flatnonzero(high[1:] | high[:-1])  # n: between samples n - 1 and n
    windows = np.lib.stride_tricks.sliding_window_view(np.pad(samples, _TAPS // 2), _TAPS)
    for start in range(0, beside.size, _WINDOWS):
        between = windows[beside[start : start + _WINDOWS]] @ _between()
        highest = max(highest, float(np.abs(between).max()))
    return 20 * math.log10(highest)


_TAPS = 24
_WINDOWS = 1 << 16  # looked at together, to spare memory


@lru_cache
def _between() -> Samples:
    """Windowed-sinc weights for the points 1/4, 1/2 and 3/4 of the way between the middle samples."""
    offsets = np.arange(_TAPS) - (_TAPS // 2 - 1)
    columns = []
    for part in (0.25, 0.5, 0.75):
        distance = offsets - part
        window = np.i0(8.0 * np.sqrt(1 - (distance / (_TAPS / 2)) ** 2)) / np.i0(8.0)
        weights = np.sinc(distance) * window
        columns.append(weights / weights.sum())
    return np.stack(columns, axis=1).astype(np.float32)


def _hop_energies(samples: Samples, rate: int, hop: int) -> npt.NDArray[np.float64]:
    """The weighted signal's energy in each whole hop.

    Filtered through the spectrum, a section of hops at a time with one hop of memory before it: in
    100 ms the weighting's 38 Hz high-pass has forgotten all but 1e-10.
    """
    size = quick_size((_SECTION + 1) * hop)
    weighting = _weighting(rate, size)
    memory = np.zeros(hop, np.float32)
    energies = []
    for start in range(0, samples.size // hop * hop, _SECTION * hop):
        section = np.concatenate((memory, samples[start : start + _SECTION * hop]))
        memory = section[-hop:]
        weighted = np.fft.irfft(np.fft.rfft(section, size) * weighting, size)
        hops = weighted[hop : section.size // hop * hop].reshape(-1, hop)
        energies.append(np.einsum("ij,ij->i", hops, hops))
    return np.concatenate(energies, dtype=np.float64) if energies else np.zeros(0)


@lru_cache
def _weighting(rate: int, size: int) -> Response:
    """The K-weighting: a shelf for the head, a high-pass for the ear (annex 1, 2.1)."""
    return response((_shelf(rate), _high_pass(rate)), size)


def _shelf(rate: int) -> Biquad:
    # The analogue prototype behind the standard's 48 kHz coefficients, for any rate.
    frequency, gain, quality = 1681.974450955533, 3.999843853973347, 0.7071752369554196
    k = math.tan(math.pi * frequency / rate)
    high = 10 ** (gain / 20)
    band = high**0.4996667741545416
    scale = 1 + k / quality + k * k
    above = (
        (high + band * k / quality + k * k) / scale,
        2 * (k * k - high) / scale,
        (high - band * k / quality + k * k) / scale,
    )
    return above, (1.0, 2 * (k * k - 1) / scale, (1 - k / quality + k * k) / scale)


def _high_pass(rate: int) -> Biquad:
    frequency, quality = 38.13547087602444, 0.5003270373238773
    k = math.tan(math.pi * frequency / rate)
    scale = 1 + k / quality + k * k
    below = (1.0, 2 * (k * k - 1) / scale, (1 - k / quality + k * k) / scale)
    return (1.0, -2.0, 1.0), below


def _power(lufs: float) -> float:
    return 10 ** ((lufs - _OFFSET) / 10)
