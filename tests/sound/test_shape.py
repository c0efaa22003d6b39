"""What the horn chain does to a sound, measured on tones."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generators.sound import shape
from generators.sound.gain import BLOCK, Programme, in_blocks
from generators.sound.samples import Samples
from generators.sound.spectrum import quick_size, response
from generators.voices import Pcm

RATE = 44_100


def tone(hertz: float, seconds: float, rate: int, level_db: float = -20.0) -> Samples:
    wave = np.sin(2 * np.pi * hertz * np.arange(round(seconds * rate)) / rate)
    return (wave * math.sqrt(2) * 10 ** (level_db / 20)).astype(np.float32)


def pcm(samples: Samples, rate: int) -> Pcm:
    return Pcm((samples * 32767).astype("<i2").tobytes(), rate)


def level(samples: Samples) -> float:
    return 10 * math.log10(float(np.mean(np.square(samples, dtype=np.float64))))


def horn_db(*hertz: float) -> list[float]:
    there = response(shape._horn(RATE), np.array(hertz), RATE)
    return [20 * math.log10(abs(value)) for value in there.tolist()]


def test_the_horn_hears_what_it_can_throw() -> None:
    low, cut, muddy, present, top, above = horn_db(60, 200, 500, 2500, 7000, 14_000)
    assert low < -20
    assert cut == pytest.approx(-3, abs=1)
    assert muddy == pytest.approx(-3, abs=0.8)
    assert present == pytest.approx(6, abs=0.3)
    assert -4 < top < 0
    assert above < -15


def test_the_phase_of_a_pulse_is_spread_without_a_change_of_colour() -> None:
    hertz = np.linspace(50, 15_000, 500)
    turned = response([shape._all_pass(float(f), RATE) for f in shape._ROTATED], hertz, RATE)
    assert np.abs(turned) == pytest.approx(1.0, abs=1e-4)


@pytest.mark.parametrize("rate", [8_000, 16_000, 22_050, 24_000, 44_100, 48_000])
@pytest.mark.parametrize("seconds", [0.05, 1.0, 3.3])
def test_a_change_of_rate_keeps_the_tone_and_its_length(rate: int, seconds: float) -> None:
    there = shape.resampled(tone(1000, seconds, rate), rate, RATE)
    assert there.size == pytest.approx(seconds * RATE, abs=1)
    middle = slice(there.size // 5, -there.size // 5)
    assert there[middle] == pytest.approx(tone(1000, seconds, RATE)[: there.size][middle], abs=2e-3)


def test_sections_leave_no_seam() -> None:
    """A sweep through many sections, against one transform of the whole."""
    at = np.arange(RATE * 4) / RATE
    sweep = (np.sin(2 * np.pi * (300 + 500 * at) * at) * np.hanning(at.size)).astype(np.float32)
    hertz = np.fft.rfftfreq(at.size * 2, 1 / RATE)
    whole = np.fft.irfft(np.fft.rfft(sweep, at.size * 2) * response(shape._horn(RATE), hertz, RATE))[: at.size]
    assert shape._filtered(sweep, RATE, RATE, sweep.size, horn=True) == pytest.approx(whole, abs=1e-4)


def test_every_sentence_comes_in_at_one_level() -> None:
    loud, soft = (
        shape.shape(pcm(tone(700, 2, 22_050, db), 22_050), RATE, horn=True)[RATE // 2 : RATE] for db in (-6, -46)
    )
    assert level(loud) == pytest.approx(level(soft), abs=0.1)


def test_silence_stays_silence() -> None:
    shaped = shape.shape(Pcm(bytes(22_050), 22_050), RATE, horn=True)
    assert shaped.size == RATE // 2 + round(shape.TAIL_SECONDS * RATE)
    assert not shaped.any()


@pytest.mark.parametrize(("in_db", "out_db"), [(-30, -30), (-11, -17), (-2, -14)])
def test_the_compressor_leaves_a_third_of_what_is_above_its_threshold(in_db: float, out_db: float) -> None:
    compressed = shape._compressed(tone(1000, 2, RATE, in_db), RATE)
    assert level(compressed[RATE : RATE + RATE // 2]) == pytest.approx(out_db, abs=0.3)


def test_soft_words_come_nearer_to_loud_ones() -> None:
    words = np.concatenate([tone(800, 0.6, RATE, db) for db in (-14, -26, -14, -26)])
    shaped = shape.shape(pcm(words, RATE), RATE, horn=True)
    loud, soft = (shaped[round(start * RATE) : round((start + 0.3) * RATE)] for start in (1.4, 2.05))
    assert 6 < level(loud) - level(soft) < 9, "12 dB apart before"


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**31), st.floats(-6, 30), st.floats(-12, -0.5), st.integers(1, 3000))
def test_nothing_passes_the_ceiling(seed: int, gain_db: float, ceiling_db: float, length: int) -> None:
    random = np.random.RandomState(seed)
    spiky = (random.standard_normal(length) ** 3 * 0.1).astype(np.float32)
    limited = Programme.of(spiky).limited(gain_db, ceiling_db)
    assert np.abs(limited).max() <= 10 ** (ceiling_db / 20) * (1 + 1e-5)
    assert limited.size == in_blocks(spiky).size


def test_what_lies_under_the_ceiling_is_left_alone() -> None:
    calm = tone(500, 1, RATE, -20)
    assert Programme.of(calm).limited(6.0, -1.0)[: calm.size] == pytest.approx(calm * 10 ** (6 / 20), rel=1e-5)
    assert Programme.of(calm).lost_db(6.0, -1.0) == pytest.approx(0, abs=1e-6)


def test_what_the_limiter_takes_is_told_beforehand() -> None:
    words = np.concatenate([tone(800, 0.5, RATE, db) for db in (-10, -20, -10)])
    programme = Programme.of(words)
    taken = level(words) + 8 - level(programme.limited(8.0, -3.0)[: words.size])
    assert taken > 1
    assert programme.lost_db(8.0, -3.0) == pytest.approx(taken, abs=0.1)


def test_a_far_peak_does_not_pull_down_the_rest() -> None:
    words = tone(800, 1, RATE, -20)
    words[RATE // 2] = 1.0
    limited = Programme.of(words).limited(0.0, -6.0)
    far = slice(0, RATE // 2 - 6 * BLOCK)
    assert limited[far] == pytest.approx(words[far], rel=1e-5)


@given(st.integers(1, 200_000))
def test_a_quick_size_has_small_factors_only(least: int) -> None:
    size = quick_size(least)
    assert size >= least
    for factor in (2, 3, 5):
        while size % factor == 0:
            size //= factor
    assert size == 1
