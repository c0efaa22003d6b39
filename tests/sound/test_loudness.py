"""Loudness and true peak agree with the standard's own signals and with another meter."""

from __future__ import annotations

import math

import av
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generators.sound.loudness import integrated, over, true_peak
from generators.sound.samples import Samples


def tone(decibel: float, seconds: float, rate: int, hertz: float = 1000.0) -> Samples:
    wave = np.sin(2 * np.pi * hertz * np.arange(round(seconds * rate)) / rate)
    return (wave * 10 ** (decibel / 20)).astype(np.float32)


@pytest.mark.parametrize("rate", [22_050, 44_100, 48_000])
def test_a_full_scale_tone_on_one_channel_reads_as_the_standard_says(rate: int) -> None:
    """BS.1770-4, annex 1: 0 dBFS, 1 kHz, one channel of front left, centre or right: -3.01 LKFS."""
    assert integrated(tone(0, 5, rate, 997.0), rate) == pytest.approx(-3.01, abs=0.02)


def test_quiet_passages_are_gated_out() -> None:
    """After EBU Tech 3341, signal 3: what is 10 LU under the rest does not count."""
    quiet, loud = tone(-36, 10, 48_000), tone(-23, 60, 48_000)
    assert integrated(np.concatenate((quiet, loud, quiet)), 48_000) == pytest.approx(-26.0, abs=0.1)


def test_silence_has_no_loudness() -> None:
    assert integrated(np.zeros(44_100, np.float32), 44_100) == -math.inf
    assert integrated(tone(0, 0.3, 44_100), 44_100) == -math.inf, "shorter than one block"
    assert true_peak(np.zeros(10, np.float32)) == -math.inf
    assert true_peak(np.zeros(0, np.float32)) == -math.inf


def test_a_peak_between_two_samples_is_found() -> None:
    """A quarter of the rate, an eighth of a turn late: every sample lies 3 dB under the peak."""
    at = np.arange(4000)
    wave = np.sin(np.pi / 2 * at + np.pi / 4) * np.hanning(4000)
    assert 20 * math.log10(np.abs(wave).max()) == pytest.approx(-3.01, abs=0.01)
    assert true_peak(wave.astype(np.float32)) == pytest.approx(0.0, abs=0.05)


def test_the_places_above_a_limit_are_told_also_where_no_sample_is() -> None:
    at = np.arange(4000)
    wave = (np.sin(np.pi / 2 * at + np.pi / 4) * np.hanning(4000)).astype(np.float32)  # its peak lies between samples
    assert over(wave, -0.5).tolist() != []
    assert all(abs(place - 2000) < 400 for place in over(wave, -0.5).tolist())
    assert over(wave, 0.1).tolist() == []
    assert over(np.zeros(0, np.float32), -1.0).tolist() == []


@pytest.mark.parametrize("seed", range(3))
def test_another_meter_reads_the_same(seed: int) -> None:
    """FFmpeg's meter, over noise that swells and fades, nothing above a quarter of the rate."""
    random = np.random.RandomState(seed)
    spectrum = np.fft.rfft(random.standard_normal(44_100 * 8))
    spectrum[spectrum.size // 2 :] = 0
    swell = np.interp(np.arange(44_100 * 8), np.linspace(0, 44_100 * 8, 20), random.uniform(0, 0.2, 20))
    noise = (np.fft.irfft(spectrum) * swell).astype(np.float32)
    loudness, peak = ffmpeg_reads(noise)
    assert integrated(noise, 44_100) == pytest.approx(loudness, abs=0.02)
    assert true_peak(noise) == pytest.approx(peak, abs=0.15)


def ffmpeg_reads(samples: Samples) -> tuple[float, float]:
    graph = av.filter.Graph()
    source = graph.add_abuffer(sample_rate=44_100, format="flt", layout="mono")
    meter = graph.add("ebur128", "peak=true:metadata=1")
    sink = graph.add("abuffersink")
    source.link_to(meter)
    meter.link_to(sink)
    graph.configure()
    frame = av.AudioFrame.from_ndarray(samples[None], format="flt", layout="mono")
    frame.sample_rate = 44_100
    source.push(frame)
    source.push(None)
    found: dict[str, str] = {}
    while True:
        try:
            found = dict(sink.pull().metadata) or found
        except (av.error.BlockingIOError, av.error.EOFError):
            break
    return float(found["lavfi.r128.I"]), 20 * math.log10(float(found["lavfi.r128.true_peak"]))


@settings(max_examples=25, deadline=None)
@given(st.floats(-40, 0), st.floats(0.5, 6))
def test_loudness_follows_the_gain(gain_db: float, seconds: float) -> None:
    plain = tone(-3, seconds, 44_100)
    louder = plain * np.float32(10 ** (gain_db / 20))
    assert integrated(louder, 44_100) == pytest.approx(integrated(plain, 44_100) + gain_db, abs=0.01)
