"""What a voice can be asked for, and how it says that it cannot."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

VoiceName = Literal["espeak", "gtts", "piper"]
Region = Literal["north", "central", "south"]

# Outdoors a horn's echo and the wind swallow word ends; 170 to 185 syllables a minute leaves them
# room, where a newsreader indoors speaks 220 and more.
OUTDOORS_SYLLABLES_PER_MINUTE = 180
# Slower than 130 the voices drag one word over two beats; faster than 280 no horn is understood.
SLOWEST, FASTEST = 130, 280


class VoiceError(Exception):
    """A voice could not speak. The message is in Vietnamese, for the officer who runs the build."""


@dataclass(frozen=True)
class VoiceSettings:
    """Which voice speaks and how.

    `syllables_per_minute` counts a sentence's syllables (written words) against its own length,
    commas included; the pauses between sentences are not the voice's but the script's.
    `region` is heard with espeak alone: gTTS has one northern voice, a Piper model has its own.
    `model` is the file of a Piper voice (`….onnx`, with `….onnx.json` beside it).
    """

    name: VoiceName
    region: Region = "north"
    syllables_per_minute: int = OUTDOORS_SYLLABLES_PER_MINUTE
    model: Path | None = None

    def __post_init__(self) -> None:
        if not SLOWEST <= self.syllables_per_minute <= FASTEST:
            raise VoiceError(
                f"Tốc độ đọc {self.syllables_per_minute} tiếng/phút nằm ngoài khoảng "
                f"{SLOWEST}–{FASTEST}; ngoài trời nên đặt {OUTDOORS_SYLLABLES_PER_MINUTE}."
            )
