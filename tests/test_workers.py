"""The processes of a build: what one has done leaves no room behind that the next work cannot have."""

from __future__ import annotations

import ctypes
from pathlib import Path

import numpy as np
import pytest

from generators.workers import workers

MEGABYTE = 1 << 20
kept: list[bytes] = []


def nothing() -> None:
    """What these workers prepare."""


def held_mb() -> float:
    line = next(line for line in Path("/proc/self/status").read_text("utf-8").splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def three_sounds() -> float:
    """Take blocks as a sound's samples do, each made of the one before, with something small that stays behind them."""
    for _ in range(3):
        samples = np.ones(30 * MEGABYTE // 4, np.float32)
        louder = samples * 2
        kept.append(bytes(5_000))
        limited = louder + 1
        del samples
        kept.append(bytes(200_000))
        del louder, limited
    return held_mb()


@pytest.mark.skipif(not hasattr(ctypes.CDLL(None), "mallopt"), reason="this C library has nothing to set")
def test_a_worker_gives_back_what_a_sound_took() -> None:
    with workers(1, nothing) as pool:
        before = pool.submit(held_mb).result()
        assert pool.submit(three_sounds).result() < before + 10
