"""Playlists in play order, with addresses relative to their own folder so that it works from a USB stick."""

from __future__ import annotations

from urllib.parse import quote
from xml.sax.saxutils import escape

from generators.station.programme import Programme, file_name


def m3u8(programme: Programme) -> bytes:
    """Extended M3U in UTF-8; whole seconds, as every player reads them."""
    lines = ["#EXTM3U", f"#PLAYLIST:{_line(programme.station)}"]
    for place, track in enumerate(programme.tracks, 1):
        lines += [f"#EXTINF:{round(track.seconds)},{_line(programme.station)} - {_line(track.named)}"]
        lines += [file_name(track, place)]
    return ("\n".join(lines) + "\n").encode("utf-8")


def xspf(programme: Programme) -> bytes:
    """XSPF version 1: locations percent-encoded, durations in milliseconds."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<playlist version="1" xmlns="http://xspf.org/ns/0/">',
        f"  <title>{escape(programme.station)}</title>",
        f"  <creator>{escape(programme.issuer)}</creator>",
        "  <trackList>",
    ]
    for place, track in enumerate(programme.tracks, 1):
        lines += [
            "    <track>",
            f"      <location>{escape(quote(file_name(track, place)))}</location>",
            f"      <title>{escape(track.named)}</title>",
            f"      <creator>{escape(programme.station)}</creator>",
            f"      <trackNum>{place}</trackNum>",
            f"      <duration>{round(track.seconds * 1000)}</duration>",
            "    </track>",
        ]
    return "\n".join([*lines, "  </trackList>", "</playlist>", ""]).encode("utf-8")


def _line(text: str) -> str:
    return " ".join(text.split())
