"""A finished broadcast: level, peaks, pauses, captions and tags as promised, all read off the decoded file."""

from __future__ import annotations

import hashlib
import io
import subprocess
import sys
import wave
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import get_args

import av
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generators.sound import (
    Measurement,
    Segment,
    Sound,
    SoundError,
    SoundSettings,
    Tags,
    around_seconds,
    coding,
    decode,
    id3,
    measure,
    produce,
    production,
)
from generators.sound.gain import Programme
from generators.sound.loudness import integrated
from generators.sound.samples import Samples
from generators.voices import Pcm, Region, VoiceSettings, speak

SENTENCES = (
    "Kính thưa bà con, từ ngày mười tháng bảy, ủy ban nhân dân xã Ví Dụ xin thông báo.",
    "Bà con mang theo căn cước công dân đến bộ phận một cửa.",
    "Xin cảm ơn bà con đã chú ý lắng nghe.",
)
PAUSES = (0.4, 1.2, 0.0)
TAGS = Tags("Làm căn cước", "Đài truyền thanh xã Ví Dụ", "Phát thanh xã Ví Dụ", "2026-07-10", comment="Bản thử")
PLAIN = SoundSettings()


@lru_cache
def broadcast(region: Region = "north", chime: bool = True, opus: bool = False) -> Sound:
    return produce(segments(region), TAGS, SoundSettings(chime=chime), opus=opus)


def segments(region: Region = "north") -> list[Segment]:
    spoken = speak(SENTENCES, VoiceSettings("espeak", region), cache=None)
    return [Segment(sound, pause) for sound, pause in zip(spoken, PAUSES, strict=True)]


def assert_on_air(found: Measurement) -> None:
    assert found.loudness_lufs == pytest.approx(-16, abs=0.5)
    assert found.true_peak_dbtp <= -1


def test_a_coder_that_overshoots_at_one_place_is_met_by_easing_that_place() -> None:
    """As Opus does by chance: the peak stays however low the limiter holds, until the sound is softer just there."""
    second = PLAIN.rate
    random = np.random.RandomState(1)
    noise = np.convolve(random.standard_normal(4 * second), np.ones(12) / 12, "same").astype(np.float32) / 8
    place = 2 * second
    noise[place - 40 : place + 40] = np.float32(0.5)
    shown: list[float] = []

    def overshooting(mastered: Samples) -> bytes:
        around = np.abs(mastered)
        here = around[place - 40 : place + 40].max() / around.max()
        shown.append(float(here))
        if here > 0.96:  # nothing but the place itself helps
            mastered = mastered.copy()
            mastered[place - 10 : place + 10] = np.float32(0.97)
        return coding.mp3(mastered, PLAIN.rate, PLAIN.bitrate)

    now = integrated(noise, PLAIN.rate)
    _, found = production._levelled(Programme.of(noise), now, PLAIN, overshooting, 1.0)
    assert_on_air(found)
    assert shown[0] > 0.96 > shown[-1]


@pytest.mark.parametrize("region", get_args(Region))
def test_an_mp3_has_the_level_and_the_peaks_of_a_loudspeaker_station(region: Region) -> None:
    found = measure(broadcast(region).mp3)
    assert_on_air(found)
    assert (found.rate, found.channels, found.bitrate) == (44_100, 1, 64)
    assert found.longest_silence < 3


def test_the_file_itself_is_what_was_measured() -> None:
    made = broadcast()
    assert measure(made.mp3) == made.measured
    assert made.seconds == made.measured.seconds


def test_the_tags_are_read_back_letter_for_letter() -> None:
    assert measure(broadcast().mp3).tags == TAGS


def test_every_frame_has_the_same_bit_rate_and_none_is_an_info_frame() -> None:
    mp3 = broadcast().mp3
    start = 10 + (mp3[6] << 21 | mp3[7] << 14 | mp3[8] << 7 | mp3[9])
    assert b"Info" not in mp3[start : start + 500]
    assert b"Xing" not in mp3[start : start + 500]
    bit_rates = set()
    while start < len(mp3):
        assert mp3[start] == 0xFF
        assert mp3[start + 1] & 0xFE == 0xFA, "MPEG-1 layer III"
        bit_rates.add(mp3[start + 2] >> 4)
        start += 144 * 64_000 // 44_100 + (mp3[start + 2] >> 1 & 1)
    assert bit_rates == {5}, "64 kbit/s"


def test_a_minute_takes_half_a_megabyte() -> None:
    made = broadcast()
    assert len(made.mp3) * 8 / made.seconds == pytest.approx(64_000, rel=0.02)


@pytest.mark.parametrize("chime", [True, False])
@pytest.mark.parametrize("kind", ["mp3", "opus"])
def test_captions_are_in_step_with_the_decoded_sound(chime: bool, kind: str) -> None:
    made = broadcast(chime=chime, opus=True)
    coded = made.mp3 if kind == "mp3" else made.opus
    assert coded is not None
    found = coding.decoded(coded)
    heard, rate = found.samples, found.rate
    for (start, end), segment in zip(made.cues, segments(), strict=True):
        assert end - start == pytest.approx(segment.pcm.seconds, abs=0.001)
        # The voice's 20 ms of quiet at either end lie inside the cue, then comes sound.
        inside = power(heard, rate, start + 0.02, start + 0.1)
        assert inside > 30 * power(heard, rate, start - 0.06, start - 0.01)
        assert power(heard, rate, end - 0.1, end - 0.02) > 30 * power(heard, rate, end + 0.04, end + 0.09)


def power(heard: np.ndarray, rate: int, start: float, end: float) -> float:
    return float(np.mean(np.square(heard[round(start * rate) : round(end * rate)], dtype=np.float64))) + 1e-7


def test_pauses_are_those_of_the_script() -> None:
    cues = broadcast().cues
    gaps = [later[0] - earlier[1] for earlier, later in pairwise(cues)]
    assert gaps == pytest.approx(PAUSES[:-1], abs=0.001)


def test_a_broadcast_opens_with_half_a_second_of_silence_and_a_chime() -> None:
    found = coding.decoded(broadcast().mp3)
    heard, rate = found.samples, found.rate
    assert power(heard, rate, 0, 0.5) < 1e-5
    assert power(heard, rate, 0.55, 0.9) > 1e-3
    assert broadcast().cues[0][0] > 2.5


@pytest.mark.parametrize("chime", [True, False])
def test_the_length_of_a_file_is_known_before_it_is_made(chime: bool) -> None:
    spoken = sum(segment.pcm.seconds + segment.pause_after for segment in segments())
    expected = spoken + around_seconds(SoundSettings(chime=chime))
    assert broadcast(chime=chime).seconds == pytest.approx(expected, abs=0.08), "and the coder's last frames"


def test_an_urgent_message_has_no_chime() -> None:
    found = coding.decoded(broadcast(chime=False).mp3)
    heard, rate = found.samples, found.rate
    assert broadcast(chime=False).cues[0][0] == pytest.approx(0.5 + 1105 / 44_100, abs=0.001)
    assert power(heard, rate, 0, 0.5) < 1e-5
    assert broadcast().seconds - broadcast(chime=False).seconds > 4


def test_the_same_broadcast_has_the_same_bytes_in_every_process() -> None:
    program = (
        "import hashlib, sys\n"
        "from tests.sound.test_production import broadcast\n"
        "made = broadcast(opus=True)\n"
        "print(hashlib.sha256(made.mp3 + made.opus).hexdigest())"
    )
    made = broadcast(opus=True)
    assert made.opus is not None
    here = hashlib.sha256(made.mp3 + made.opus).hexdigest()
    there = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True, cwd=Path(__file__).parents[2]
    )
    assert there.stdout.strip() == here
    assert produce(segments(), TAGS, PLAIN).mp3 == made.mp3


def test_opus_has_the_same_level_and_tags_and_less_than_half_the_size() -> None:
    made = broadcast(opus=True)
    assert made.opus is not None
    found = measure(made.opus)
    assert_on_air(found)
    assert found.tags == TAGS
    assert found.seconds == pytest.approx(made.seconds, abs=0.1)
    assert len(made.opus) < 0.5 * len(made.mp3)
    assert b"Lavf" not in made.opus


@pytest.mark.slow
@pytest.mark.parametrize("region", get_args(Region))
@pytest.mark.parametrize("pace", [150, 220])
def test_opus_never_bursts(region: Region, pace: int) -> None:
    """A coder may ring at the hard consonants that follow a synthetic voice's exact silences."""
    spoken = speak(SENTENCES * 5, VoiceSettings("espeak", region, pace), cache=None)
    made = produce([Segment(sound, 0.5) for sound in spoken], TAGS, PLAIN, opus=True)
    assert made.opus is not None
    assert_on_air(measure(made.opus))


@pytest.mark.parametrize("rate", [32_000, 48_000])
def test_another_rate_keeps_the_promises(rate: int) -> None:
    made = produce(segments(), TAGS, SoundSettings(rate=rate, bitrate=96))
    assert_on_air(made.measured)
    assert (made.measured.rate, made.measured.bitrate) == (rate, 96)


def test_another_level_is_reached_too() -> None:
    found = produce(segments(), TAGS, SoundSettings(loudness_lufs=-23, true_peak_dbtp=-3)).measured
    assert found.loudness_lufs == pytest.approx(-23, abs=0.5)
    assert found.true_peak_dbtp <= -3


def test_without_the_horn_the_low_voice_is_kept() -> None:
    def low(made: Sound) -> float:
        found = coding.decoded(made.mp3)
        heard, rate = found.samples, found.rate
        spectrum = np.square(np.abs(np.fft.rfft(heard)))
        hertz = np.fft.rfftfreq(heard.size, 1 / rate)
        return float(spectrum[(hertz > 60) & (hertz < 160)].sum() / spectrum.sum())

    flat = produce(segments(), TAGS, SoundSettings(horn=False, chime=False))
    assert_on_air(flat.measured)
    assert low(flat) > 5 * low(broadcast(chime=False))


def test_the_chime_is_heard_a_little_under_the_speech() -> None:
    found = coding.decoded(broadcast().mp3)
    heard, rate = found.samples, found.rate
    speech_from, speech_to = broadcast().cues[0][0], broadcast().cues[-1][1]
    speech = integrated(heard[round(speech_from * rate) : round(speech_to * rate)], rate)
    opening = integrated(heard[round(0.5 * rate) : round(2.0 * rate)], rate)
    closing = integrated(heard[round((speech_to + 0.8) * rate) : round((speech_to + 2.3) * rate)], rate)
    assert opening - speech == pytest.approx(-2, abs=1)
    assert closing - speech == pytest.approx(-2, abs=1)


# Recordings ----------------------------------------------------------------------------------------


def recording(rate: int, channels: int, level: float) -> bytes:
    """A WAV file: the first sentence, as an officer with a telephone might record it."""
    found = coding.decoded(broadcast(chime=False).mp3)
    heard, own = found.samples, found.rate
    stretched = np.interp(np.arange(0, heard.size, own / rate), np.arange(heard.size), heard)
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(channels)
        out.setsampwidth(2)
        out.setframerate(rate)
        out.writeframes(np.repeat((stretched * level * 32767).astype("<i2"), channels).tobytes())
    return file.getvalue()


@pytest.mark.parametrize(("rate", "channels", "level"), [(48_000, 2, 0.05), (16_000, 1, 1.0), (44_100, 2, 0.5)])
def test_a_recording_goes_through_the_same_level_and_tags(rate: int, channels: int, level: float) -> None:
    sound = decode(recording(rate, channels, level))
    assert sound.rate == rate
    made = produce([Segment(sound, 0.0)], TAGS, PLAIN)
    assert_on_air(made.measured)
    assert made.measured.tags == TAGS
    assert made.cues[0][1] - made.cues[0][0] == pytest.approx(broadcast(chime=False).seconds, abs=0.01)


@pytest.mark.parametrize("codec", ["u8", "s16le", "s32le", "f32le", "f64le"])
def test_recordings_of_every_sample_format_sound_alike(codec: str) -> None:
    tone = np.sin(2 * np.pi * 440 * np.arange(8000) / 16_000).astype(np.float32) * np.float32(0.5)
    kind = {"u8": "u8", "s16le": "s16", "s32le": "s32", "f32le": "flt", "f64le": "dbl"}[codec]
    stored = {
        "u8": lambda: (tone * 127 + 128).astype(np.uint8),
        "s16le": lambda: (tone * 32767).astype(np.int16),
        "s32le": lambda: (tone * (2**31 - 1)).astype(np.int32),
        "f32le": lambda: tone,
        "f64le": lambda: tone.astype(np.float64),
    }[codec]()
    file = io.BytesIO()
    with av.open(file, "w", format="wav") as out:
        stream = out.add_stream(f"pcm_{codec}", rate=16_000, layout="stereo")
        frame = av.AudioFrame.from_ndarray(np.repeat(stored, 2)[None], format=kind, layout="stereo")
        frame.sample_rate = 16_000
        out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
    sound = decode(file.getvalue())
    heard = np.frombuffer(sound.samples, "<i2") / 32768
    assert heard.size == 8000
    assert heard == pytest.approx(tone, abs=0.02)


@pytest.mark.parametrize("junk", [b"", b"not a sound", b"ID3\x04\x00\x00\x00\x00\x00\x00", bytes(5000)])
def test_what_is_no_sound_is_refused(junk: bytes) -> None:
    with pytest.raises(SoundError, match="âm thanh"):
        decode(junk)
    with pytest.raises(SoundError, match="âm thanh"):
        measure(junk)


# Refusals ------------------------------------------------------------------------------------------


def test_a_broadcast_of_nothing_is_refused() -> None:
    with pytest.raises(SoundError, match="không có tiếng"):
        produce([], TAGS, PLAIN)
    with pytest.raises(SoundError, match="không có tiếng"):
        produce([Segment(Pcm(bytes(44_100), 22_050), 0.5)], TAGS, PLAIN)


def test_a_level_that_cannot_be_reached_is_an_error_not_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    rounds = []
    encode = coding.mp3

    def too_quiet(samples: np.ndarray, rate: int, bitrate: int) -> bytes:
        rounds.append(1)
        return encode(np.minimum(np.abs(samples), np.float32(0.01)) * np.sign(samples), rate, bitrate)

    monkeypatch.setattr(coding, "mp3", too_quiet)
    with pytest.raises(SoundError, match=r"Không đưa được âm lượng về mức đặt: đo được -\d+\.\d LUFS"):
        produce(segments(), TAGS, PLAIN)
    assert len(rounds) == 6


def test_a_coder_that_lifts_peaks_is_met_with_a_lower_ceiling(monkeypatch: pytest.MonkeyPatch) -> None:
    encode = coding.mp3

    def spiky(samples: np.ndarray, rate: int, bitrate: int) -> bytes:
        lifted = samples.copy()
        lifted[np.abs(samples) > 0.95 * np.abs(samples).max()] *= 1.2
        return encode(lifted, rate, bitrate)

    monkeypatch.setattr(coding, "mp3", spiky)
    assert_on_air(produce(segments(), TAGS, PLAIN).measured)


@pytest.mark.parametrize("wrong", [{"rate": 22_050}, {"bitrate": 60}, {"loudness_lufs": 0.0}, {"true_peak_dbtp": 1.0}])
def test_settings_no_mp3_can_have_are_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(SoundError, match=r"MP3|cho phép"):
        SoundSettings(**wrong)  # type: ignore[arg-type]


# Tags ----------------------------------------------------------------------------------------------

words = (
    st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1, max_size=300)
    .map(str.strip)
    .filter(bool)
)


@settings(max_examples=40, deadline=None)
@given(words, words, words, st.none() | st.dates().map(str), words)
def test_any_words_survive_the_tag(title: str, station: str, programme: str, date: str | None, comment: str) -> None:
    tags = Tags(title, station, programme, date, comment=comment)
    silence = coding.mp3(np.zeros(4608, np.float32), 44_100, 64)
    assert measure(id3.write(tags) + silence).tags == tags


def test_the_tag_is_id3_version_2_4_in_utf_8() -> None:
    tag = id3.write(Tags("Bản tin", "Đài", "Phát thanh", "2026"))
    assert tag[:6] == b"ID3\x04\x00\x00"
    assert b"TIT2\x00\x00\x00\x0a\x00\x00\x03" + "Bản tin".encode() in tag
    assert b"TLAN\x00\x00\x00\x04\x00\x00\x03vie" in tag
