"""Which voice reads a commune's broadcasts aloud."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator, Field


class VoiceName(StrEnum):
    """espeak offline, always there; piper offline, with a model file of the commune's; gtts online."""

    ESPEAK = "espeak"
    PIPER = "piper"
    GTTS = "gtts"


class VoiceRegion(StrEnum):
    """The region whose speech espeak follows."""

    NORTH = "bắc"
    CENTRAL = "trung"
    SOUTH = "nam"


def _listed(value: object) -> object:
    return (value,) if isinstance(value, str) else value


Voices = Annotated[
    tuple[VoiceName, ...],
    Field(min_length=1),
    BeforeValidator(_listed),
]
"""One voice, or several in the order in which they are tried."""

VoiceModel = Annotated[str, Field(pattern=r"^voices/[A-Za-z0-9._-]+\.onnx$")]
"""A Piper model in the commune's folder voices/, its .onnx.json beside it."""
