"""Filters as responses over a spectrum, and sizes for which the transform is quick."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

Response = npt.NDArray[np.complex64]
# Weights of the input's and of the output's present and two past samples.
Biquad = tuple[tuple[float, float, float], tuple[float, float, float]]


def response(filters: Iterable[Biquad], size: int) -> Response:
    """What the filters, one after another, do to each bin of a real transform of `size` samples."""
    z = np.exp(-2j * np.pi * np.arange(size // 2 + 1) / size)
    product = np.ones_like(z)
    for onwards, back in filters:
        product *= np.polyval(onwards[::-1], z) / np.polyval(back[::-1], z)
    return product.astype(np.complex64)


def quick_size(least: int) -> int:
    """The first number from `least` with no prime factor above 5."""
    best = 1 << (least - 1).bit_length()
    five = 1
    while five < best:
        three = five
        while three < best:
            two = three
            while two < least:
                two *= 2
            best = min(best, two)
            three *= 3
        five *= 5
    return best
