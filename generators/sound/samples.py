"""A sound as numbers: one channel, full scale 1.0; and a part of it. Knows no rate and no level."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Samples = npt.NDArray[np.float32]


def section(samples: Samples, first: int, size: int) -> Samples:
    """So many samples from `first` on; before the sound (a negative `first`) and after it there is silence.

    No copy where the sound has them all: the work on a long sound then takes little memory.
    """
    within = samples[max(0, first) : max(0, first + size)]
    if within.size == size:
        return within
    found = np.zeros(size, np.float32)
    start = max(0, -first)
    found[start : start + within.size] = within
    return found
