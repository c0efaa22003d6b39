"""Uncoded sound: samples and their rate. Knows neither what is said nor where it is played."""

from __future__ import annotations

from dataclasses import dataclass

BYTES_PER_SAMPLE = 2


@dataclass(frozen=True)
class Pcm:
    """Sound on one channel: signed 16-bit little-endian samples, `rate` of them to the second."""

    samples: bytes
    rate: int

    def __post_init__(self) -> None:
        if self.rate <= 0 or len(self.samples) % BYTES_PER_SAMPLE:
            raise ValueError(f"not 16-bit sound: {len(self.samples)} bytes at {self.rate} Hz")

    @property
    def seconds(self) -> float:
        return len(self.samples) / BYTES_PER_SAMPLE / self.rate
