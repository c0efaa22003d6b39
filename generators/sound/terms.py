"""What a sound file is made of and what can be asked of it: the words of this package."""

from __future__ import annotations

from dataclasses import dataclass, field

from generators.pcm import Pcm

# MPEG-1 layer III knows these alone.
_RATES = (32_000, 44_100, 48_000)
_BITRATES = (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)


class SoundError(Exception):
    """A sound could not be made, read or brought to its level. The message is in Vietnamese."""


@dataclass(frozen=True)
class Tags:
    """What players and stations show beside the file (ID3v2.4, Vorbis comments)."""

    title: str
    station: str
    programme: str
    date: str | None = None
    """YYYY, YYYY-MM or YYYY-MM-DD."""
    language: str = "vie"
    """ISO 639-2."""
    comment: str = ""


@dataclass(frozen=True)
class Segment:
    """A sentence's sound and the pause that follows it, in seconds."""

    pcm: Pcm
    pause_after: float


@dataclass(frozen=True)
class SoundSettings:
    """How a broadcast shall sound. The defaults suit a commune's horn loudspeakers."""

    loudness_lufs: float = -16.0
    """Integrated loudness (ITU-R BS.1770, EBU R 128 gating): for files played on small systems."""
    true_peak_dbtp: float = -1.0
    """No higher, measured on the decoded MP3: a station's amplifier clips what is."""
    rate: int = 44100
    bitrate: int = 64
    """Kilobit a second, constant: 1.4 MB for three minutes, and every USB player reads it."""
    horn: bool = True
    """Shape for horn loudspeakers: cut what they cannot throw, lift what carries words."""
    chime: bool = True
    """A chime before and after. Urgent messages have none."""

    def __post_init__(self) -> None:
        if self.rate not in _RATES:
            raise SoundError(f"Tần số lấy mẫu {self.rate} không dùng được cho MP3; chọn một trong {_RATES}.")
        if self.bitrate not in _BITRATES:
            raise SoundError(f"Tốc độ bit {self.bitrate} không dùng được cho MP3; chọn một trong {_BITRATES}.")
        # Louder than -9 nothing is left of speech but the limiter; a true peak above 0 clips.
        if not -40 <= self.loudness_lufs <= -9 or not -12 <= self.true_peak_dbtp <= 0:
            raise SoundError(
                f"Âm lượng {self.loudness_lufs:g} LUFS hoặc đỉnh {self.true_peak_dbtp:g} dBTP nằm ngoài khoảng "
                "cho phép (−40 đến −9 LUFS; −12 đến 0 dBTP)."
            )


@dataclass(frozen=True)
class Measurement:
    """What was found in a coded file by decoding it."""

    loudness_lufs: float
    """-inf when nothing passes the gate."""
    true_peak_dbtp: float
    seconds: float
    longest_silence: float
    """Seconds of the longest stretch under -50 dBFS."""
    rate: int
    channels: int
    bitrate: int
    """Kilobit a second."""
    tags: Tags


@dataclass(frozen=True)
class Sound:
    """A finished broadcast."""

    mp3: bytes
    opus: bytes | None
    seconds: float
    """Of the decoded MP3."""
    cues: tuple[tuple[float, float], ...]
    """Start and end of each segment in the decoded MP3, in seconds, pauses left out."""
    measured: Measurement = field(compare=False)
