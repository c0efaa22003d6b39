"""A spoken script becomes a sound file with its captions: sentences spoken by a voice, pauses set by us."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generators.sound import Segment, SoundSettings, Tags, produce
from generators.voices import VoiceSettings, speak
from generators.writers import captions
from generators.writers.speech import Role, SpokenLine

SENTENCE_PAUSE = 0.45  # seconds: time for the echo of a horn to die away
LINE_PAUSE = 0.8  # a new thought
HEADING_PAUSE = 1.1  # listeners turn their head
PAUSE_AFTER = {Role.HEADING: HEADING_PAUSE, Role.PARAGRAPH: LINE_PAUSE, Role.ITEM: 0.65}


@dataclass(frozen=True)
class Recording:
    """A finished broadcast: `seconds` is the length of the decoded MP3."""

    mp3: bytes
    opus: bytes | None
    vtt: bytes
    seconds: float


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
    sentences: list[str] = []
    pauses: list[float] = []
    for line in script:
        for index, sentence in enumerate(line.sentences):
            last = index == len(line.sentences) - 1
            sentences.append(sentence)
            pauses.append(PAUSE_AFTER[line.role] if last else SENTENCE_PAUSE)
    spoken = speak(sentences, voice, cache=cache)
    segments = [Segment(pcm, pause) for pcm, pause in zip(spoken, pauses, strict=True)]
    made = produce(segments, tags, sound, opus=opus)
    return Recording(made.mp3, made.opus, captions.write(sentences, made.cues), made.seconds)
