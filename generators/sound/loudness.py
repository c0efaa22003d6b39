"""How loud a sound is: integrated loudness and true peak after ITU-R BS.1770-4."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from generators.sound.samples import Samples, section
from generators.sound.spectrum import Response, quick_size, response

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
    top = max(float(samples.max(initial=0.0)), -float(samples.min(initial=0.0)))
    if top == 0.0:
        return -math.inf
    highest = max((float(between.max()) for _, between in _beside_those_above(0.7 * top, samples)), default=top)
    return 20 * math.log10(max(top, highest))


def over(samples: Samples, limit_dbtp: float) -> npt.NDArray[np.int64]:
    """The samples at which, or just before which, the level is above a limit; in their order."""
    limit = 10 ** (limit_dbtp / 20)
    found = [np.flatnonzero((samples > limit) | (samples < -limit))]
    for places, between in _beside_those_above(0.7 * limit, samples):
        found.append(places[between.max(axis=1) > limit])
    return np.unique(np.concatenate(found))


def _beside_those_above(level: float, samples: Samples) -> Iterator[tuple[npt.NDArray[np.int64], Samples]]:
    """What lies beside the samples at that level or above: places n, and the levels between samples n - 1 and n.

    A stretch at a time, to spare memory. Silence lies before the first sample and behind the last.
    """
    half = _TAPS // 2
    for start in range(0, samples.size + 1, _STRETCH):
        size = min(_STRETCH, samples.size + 1 - start)
        around = section(samples, start - half, size - 1 + 2 * half)
        high = np.abs(around[half - 1 : half + size]) >= level
        beside = np.flatnonzero(high[1:] | high[:-1])
        if beside.size:
            windows = np.lib.stride_tricks.sliding_window_view(around, _TAPS)
            yield start + beside, np.abs(windows[beside] @ _between())


_TAPS = 24
_STRETCH = 1 << 16  # samples


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
    100 ms the weighting's 38 Hz high-pass has forgotten all but 1e-10. Where next to nothing lies in
    the upper part of the spectrum, as in speech, the way back is made at a lower rate.
    """
    size = quick_size((_SECTION + 1) * hop)
    weighting = _weighting(rate, size)
    part = _part(rate, size, hop)
    kept = size // part // 2 + 1
    memory = np.zeros(hop, np.float32)
    energies = []
    for start in range(0, samples.size // hop * hop, _SECTION * hop):
        stretch = np.concatenate((memory, samples[start : start + _SECTION * hop]))
        memory = stretch[-hop:]
        whole = stretch.size // hop * hop
        spectrum = np.fft.rfft(stretch, size) * weighting
        by = part if _energy(spectrum[kept:]) <= _NEXT_TO_NOTHING * _energy(spectrum[:kept]) else 1
        weighted = np.fft.irfft(spectrum[: size // by // 2 + 1], size // by)
        hops = weighted[hop // by : whole // by].reshape(-1, hop // by)
        energies.append(np.einsum("ij,ij->i", hops, hops) / by)
    return np.concatenate(energies, dtype=np.float64) if energies else np.zeros(0)


_NEXT_TO_NOTHING = 1e-3  # of the energy: 0.004 dB
_ENOUGH_HERTZ = 16_000  # a rate that holds speech


def _part(rate: int, size: int, hop: int) -> int:
    """By how much the rate may be divided."""
    part = max(1, rate // _ENOUGH_HERTZ)
    return part if size % (2 * part) == 0 and hop % part == 0 else 1


def _energy(spectrum: npt.NDArray[np.complexfloating]) -> float:
    return float(np.vdot(spectrum, spectrum).real)


# BS.1770-4, annex 1, tables 1 and 2: the K-weighting's two filters at 48 kHz.
_HEAD = (
    (1.53512485958697, -2.69169618940638, 1.19839281085285),
    (1.0, -1.69065929318241, 0.73248077421585),
)
_EAR = ((1.0, -2.0, 1.0), (1.0, -1.99004745483398, 0.99007225036621))
_STANDARD_RATE = 48_000


@lru_cache
def _weighting(rate: int, size: int) -> Response:
    """The K-weighting over a transform's bins, whatever the rate: the standard's own response."""
    hertz = np.arange(size // 2 + 1) * (rate / size)
    return response((_HEAD, _EAR), np.minimum(hertz, _STANDARD_RATE / 2), _STANDARD_RATE)


def _power(lufs: float) -> float:
    return 10 ** ((lufs - _OFFSET) / 10)
