"""With which voices a commune is spoken: its own choice, and what a build was asked instead; makes no sound."""

from __future__ import annotations

from pathlib import Path

from generators.model import Commune
from generators.model.voice import VoiceName, VoiceRegion
from generators.voices import Region, VoiceSettings

ONLINE = {VoiceName.GTTS}
"""Voices to which the text leaves the machine: a commune has to have chosen them itself."""

_REGIONS: dict[VoiceRegion, Region] = {
    VoiceRegion.NORTH: "north",
    VoiceRegion.CENTRAL: "central",
    VoiceRegion.SOUTH: "south",
}


def refused(commune: Commune, asked: str | None) -> bool:
    """Whether a build was asked for a voice that this commune has not let its texts go to."""
    return asked in ONLINE and asked not in commune.voice


def voices(commune: Commune, home: Path, asked: str | None = None) -> tuple[VoiceSettings, ...]:
    """In the order in which they are tried. `home` is the commune's folder, where a model of its own lies."""
    names = (VoiceName(asked),) if asked and not refused(commune, asked) else commune.voice
    model = home / commune.voice_model if commune.voice_model else None
    return tuple(
        VoiceSettings(name.value, _REGIONS[commune.voice_region], model=model if name is VoiceName.PIPER else None)
        for name in names
    )
