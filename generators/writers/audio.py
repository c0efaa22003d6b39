"""A broadcast becomes a sound file: a script spoken by a voice, with captions, or a person's recording of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from generators.pcm import BYTES_PER_SAMPLE, Pcm
from generators.sound import Segment, SoundSettings, Tags, coding, decode, produce
from generators.sound.production import around_seconds
from generators.voices import VoiceSettings, speak
from generators.writers import captions, timing
from generators.writers.speech import SpokenLine

REHEARSED_KBIT = 32  # kilobit a second


@dataclass(frozen=True)
class Recording:
    """A finished broadcast: `seconds` is the length of the decoded MP3."""

    mp3: bytes
    opus: bytes | None
    vtt: bytes | None
    seconds: float


def expected_seconds(script: Sequence[SpokenLine], sound: SoundSettings) -> float:
    """How long the file will be, chimes and all, without making it."""
    return around_seconds(sound) + timing.seconds(script) + timing.PAUSE_AFTER[script[-1].role]


def write(
    script: Sequence[SpokenLine],
    tags: Tags,
    voice: VoiceSettings,
    sound: SoundSettings,
    *,
    cache: Path | None,
    opus: bool = False,
) -> Recording:
    """Speak every sentence, set the pauses, level and code; VoiceError or SoundError where that cannot be."""
    timed = list(timing.pauses(script))
    sentences = [sentence for sentence, _ in timed]
    spoken = speak(sentences, voice, cache=cache)
    segments = [Segment(pcm, pause) for pcm, (_, pause) in zip(spoken, timed, strict=True)]
    made = produce(segments, tags, sound, opus=opus)
    return Recording(made.mp3, made.opus, captions.write(sentences, made.cues), made.seconds)


def rehearse(script: Sequence[SpokenLine], voice: VoiceSettings, *, cache: Path | None) -> tuple[bytes, float]:
    """The voice with its pauses as an MP3, and its seconds: neither shaped nor levelled nor checked, so that whoever
    writes hears a change at once. No station gets it. Raises VoiceError.
    """
    timed = list(timing.pauses(script))
    spoken = speak([sentence for sentence, _ in timed], voice, cache=cache)
    rate = spoken[0].rate
    parts = [
        part + bytes(round(pause * rate) * BYTES_PER_SAMPLE)
        for part, (_, pause) in zip((pcm.samples for pcm in spoken), timed, strict=True)
    ]
    whole = Pcm(b"".join(parts), rate)
    samples = np.frombuffer(whole.samples, "<i2").astype(np.float32) / np.float32(32768)
    return coding.mp3(samples, rate, REHEARSED_KBIT), whole.seconds


def record(file: bytes, tags: Tags, sound: SoundSettings, *, opus: bool = False) -> Recording:
    """A person's reading in the place of the voice, at the same level and with the same tags; SoundError where it
    cannot be read or holds no sound. It has no captions: nobody has written down when which sentence is said."""
    made = produce([Segment(decode(file), 0.0)], tags, sound, opus=opus)
    return Recording(made.mp3, made.opus, None, made.seconds)
