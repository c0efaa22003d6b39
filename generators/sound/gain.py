"""Gain that changes from block to block, and the limiter made of it."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from generators.sound.samples import Samples

BLOCK = 128  # samples that share a level and a gain: 3 ms
# The limiter takes gain over this many blocks before a peak and gives it back over as many.
_REACH = 2


def in_blocks(samples: Samples) -> Samples:
    """`samples` as rows of BLOCK, the last filled up with silence."""
    if missing := -samples.size % BLOCK:
        samples = np.pad(samples, (0, missing))
    return samples.reshape(-1, BLOCK)


def ramped(blocks: Samples, gain: Samples) -> Samples:
    """`blocks` times one gain each, sliding in straight lines from one to the next; flat."""
    edges = np.empty(gain.size + 1, np.float32)
    # The lower of two neighbours holds at the edge between them, so no block's gain is exceeded.
    np.minimum(gain[1:], gain[:-1], out=edges[1:-1])
    edges[0], edges[-1] = gain[0], gain[-1]
    along = np.arange(BLOCK, dtype=np.float32) / np.float32(BLOCK)
    scaled = (edges[1:] - edges[:-1])[:, None] * along
    scaled += edges[:-1, None]
    scaled *= blocks
    return scaled.reshape(-1)


@dataclass(frozen=True)
class Programme:
    """A sound with what a limiter needs to know of it, so that gains can be tried at no cost."""

    blocks: Samples
    peaks: Samples
    energies: Samples

    @staticmethod
    def of(samples: Samples) -> Programme:
        blocks = in_blocks(samples)
        peaks = np.maximum(blocks.max(axis=1), -blocks.min(axis=1))
        return Programme(blocks, peaks, np.einsum("ij,ij->i", blocks, blocks))

    def limited(self, gain_db: float, ceiling_db: float) -> Samples:
        """The sound `gain_db` louder, with no sample above `ceiling_db` (dB to full scale)."""
        return ramped(self.blocks, self._gains(gain_db, ceiling_db).astype(np.float32))

    def lost_db(self, gain_db: float, ceiling_db: float) -> float:
        """How much of its level the sound would lose to the limiter."""
        full = float(self.energies.sum(dtype=np.float64)) * _ratio(gain_db) ** 2
        gains = self._gains(gain_db, ceiling_db)
        return 10 * math.log10(full / float((self.energies * np.square(gains)).sum()))

    def _gains(self, gain_db: float, ceiling_db: float) -> npt.NDArray[np.float64]:
        gain = _ratio(gain_db)
        needed = np.minimum(gain, _ratio(ceiling_db) / np.maximum(self.peaks, 1e-9))
        if float(needed.min()) == gain:
            return np.full(needed.size, gain)
        # The least gain needed anywhere near, averaged over as far: never above a block's need.
        width = 2 * _REACH + 1
        near = np.pad(needed.astype(np.float64), 2 * _REACH, constant_values=gain)
        least = np.lib.stride_tricks.sliding_window_view(near, width).min(axis=1)
        mean: npt.NDArray[np.float64] = np.lib.stride_tricks.sliding_window_view(least, width).mean(axis=1)
        return mean


def _ratio(db: float) -> float:
    return float(10 ** (db / 20))
