"""Filters as responses over a spectrum, and sizes for which the transform is quick."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

Response = npt.NDArray[np.complex64]
# Weights of the input's and of the output's present and two past samples.
Biquad = tuple[tuple[float, float, float], tuple[float, float, float]]


def response(filters: Iterable[Biquad], hertz: npt.NDArray[np.float64], rate: int) -> Response:
    """What filters made for `rate`, one after another, do to each frequency."""
    delayed = np.exp(-2j * np.pi * hertz / rate)  # a sample's delay
    product: npt.NDArray[np.complex128] = np.ones_like(delayed)
    for onwards, back in filters:
        product = product * np.polyval(onwards[::-1], delayed) / np.polyval(back[::-1], delayed)
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
