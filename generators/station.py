"""What a station takes away: a playlist in play order and check sums, from the sound files made; knows no content."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Track:
    """One broadcast on air. `path` is relative to the commune's audio folder; `sha256` in hex."""

    path: str
    title: str
    station: str
    seconds: float
    sha256: str


def files(tracks: Sequence[Track]) -> Mapping[str, bytes]:
    """The files of `station/`, by name. Addresses are relative to that folder, so that it works from a USB stick."""
    return {"playlist.m3u8": _m3u8(tracks), "SHA256SUMS": _sums(tracks)}


def _m3u8(tracks: Sequence[Track]) -> bytes:
    lines = ["#EXTM3U"]
    for track in tracks:
        title = " ".join(f"{track.station} - {track.title}".split())
        lines += [f"#EXTINF:{round(track.seconds)},{title}", f"../{track.path}"]
    return ("\n".join(lines) + "\n").encode("utf-8")


def _sums(tracks: Sequence[Track]) -> bytes:
    """As `sha256sum -c` reads it, run inside the station folder."""
    return "".join(f"{track.sha256}  ../{track.path}\n" for track in tracks).encode("utf-8")
