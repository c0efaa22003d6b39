"""The processes of a build: what one has done leaves no room behind that the next work cannot have."""

from __future__ import annotations

import ctypes
from pathlib import Path

import pytest

from generators.workers import workers

MEGABYTE = 1 << 20
kept: list[bytes] = []


def nothing() -> None:
    """What these workers prepare."""


def held_mb() -> float:
    line = next(line for line in Path("/proc/self/status").read_text("utf-8").splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def two_sounds() -> float:
    """Take two large blocks, one after the other, and something small that stays behind the second."""
    for _ in range(2):
        block = bytearray(b"x" * 30 * MEGABYTE)
        kept.append(bytes(5000))
        del block
    return held_mb()


@pytest.mark.skipif(not hasattr(ctypes.CDLL(None), "mallopt"), reason="this C library has nothing to set")
def test_a_worker_gives_back_what_a_sound_took() -> None:
    with workers(1, nothing) as pool:
        before = pool.submit(held_mb).result()
        assert pool.submit(two_sounds).result() < before + 10
