"""Voices: spoken words in, sound out, from the engine a commune chose.

Knows nothing of content, scripts or loudspeakers. The texts are spoken words already: letters and
ordinary punctuation, one sentence to a string, numbers and abbreviations spelled out.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import assert_never, get_args

from generators.pcm import BYTES_PER_SAMPLE, Pcm
from generators.voices import cache as _cache
from generators.voices import espeak, gtts, piper
from generators.voices.settings import Region, VoiceError, VoiceName, VoiceSettings

__all__ = [
    "Pcm", "Region", "Voice", "VoiceError", "VoiceName", "VoiceSettings",
    "available", "engine_version", "speak",
]  # fmt: skip

# What is left of the quiet at a sentence's ends. A consonant's soft start lies under the threshold.
_EDGE_SECONDS = 0.02
_QUIET = 0.003  # of the sentence's loudest sample, -50 dB


@dataclass(frozen=True)
class Voice:
    """One line of `loa voices`."""

    name: VoiceName
    usable: bool
    why_not: str | None
    """In Vietnamese; None when usable."""
    online: bool
    """Text leaves the machine."""
    licence: str


def speak(sentences: Sequence[str], settings: VoiceSettings, *, cache: Path | None = None) -> list[Pcm]:
    """Each sentence's sound, in order, with quiet ends cut to 20 ms.

    The same sentence, settings and engine give the same samples, in any process and any company.
    `cache` is a folder of sentences spoken before; any number of processes may share it.
    Raises VoiceError, in Vietnamese; sentences finished before it stay in the cache.
    """
    texts = [" ".join(unicodedata.normalize("NFC", text).split()) for text in sentences]
    for text in texts:
        if not any(character.isalnum() for character in text):
            raise VoiceError(f"Câu không có chữ nào để đọc: “{text}”.")
    engine = engine_version(settings)
    spoken: dict[str, Pcm] = {}
    missing: list[str] = []
    for text in dict.fromkeys(texts):
        kept = _cache.load(cache, _cache.key(text, settings, engine)) if cache else None
        if kept is None:
            missing.append(text)
        else:
            spoken[text] = kept
    if missing:
        for text, sound in zip(missing, _engine(settings)(missing, settings), strict=True):
            spoken[text] = _trim(sound, text, settings)
            if cache:
                _cache.store(cache, _cache.key(text, settings, engine), spoken[text])
    return [spoken[text] for text in texts]


def engine_version(settings: VoiceSettings) -> str:
    """What the sound depends on besides text and settings: engine, version, model.

    Raises VoiceError when the engine is not here.
    """
    match settings.name:
        case "espeak":
            _require(espeak.why_not(), settings)
            return espeak.version()
        case "gtts":
            _require(gtts.why_not(), settings)
            return gtts.version()
        case "piper":
            _require(piper.why_not(), settings)
            return piper.version(settings)
        case _:
            assert_never(settings.name)


def available() -> list[Voice]:
    """Every voice there is, and whether this machine can use it."""
    return [_describe(name) for name in get_args(VoiceName)]


def _describe(name: VoiceName) -> Voice:
    match name:
        case "espeak":
            why_not, online, licence = espeak.why_not(), False, espeak.LICENCE
        case "gtts":
            why_not, online, licence = gtts.why_not(), True, gtts.LICENCE
        case "piper":
            why_not, online, licence = piper.why_not(), False, piper.LICENCE
        case _:
            assert_never(name)
    return Voice(name, why_not is None, why_not, online, licence)


def _engine(settings: VoiceSettings) -> Callable[[Sequence[str], VoiceSettings], Iterable[Pcm]]:
    match settings.name:
        case "espeak":
            return espeak.speak
        case "gtts":
            return gtts.speak
        case "piper":
            return piper.speak
        case _:
            assert_never(settings.name)


def _require(why_not: str | None, settings: VoiceSettings) -> None:
    if why_not is not None:
        raise VoiceError(f"Không dùng được giọng {settings.name}: {why_not}.")


def _trim(sound: Pcm, text: str, settings: VoiceSettings) -> Pcm:
    import numpy as np  # here, because asking which voices there are should not cost its import

    loudness = np.abs(np.frombuffer(sound.samples, "<i2").astype(np.int32))
    loud = np.flatnonzero(loudness > loudness.max(initial=0) * _QUIET)
    if loud.size == 0:
        raise VoiceError(f"Giọng {settings.name} không đọc ra tiếng câu: “{text}”.")
    edge = round(_EDGE_SECONDS * sound.rate)
    start = max(0, int(loud[0]) - edge)
    end = min(loudness.size, int(loud[-1]) + 1 + edge)
    return Pcm(sound.samples[start * BYTES_PER_SAMPLE : end * BYTES_PER_SAMPLE], sound.rate)
