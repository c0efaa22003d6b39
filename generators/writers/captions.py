"""Captions of a broadcast (WebVTT): which sentence is heard when; knows no sound, only its times."""

from __future__ import annotations

from collections.abc import Sequence


def write(sentences: Sequence[str], cues: Sequence[tuple[float, float]]) -> bytes:
    """One cue a sentence; `cues` are start and end in seconds. W3C WebVTT, 2019."""
    found = ["WEBVTT", ""]
    for number, (sentence, (start, end)) in enumerate(zip(sentences, cues, strict=True), 1):
        escaped = sentence.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        found += [str(number), f"{_clock(start)} --> {_clock(end)}", escaped, ""]
    return "\n".join(found).encode("utf-8")


def _clock(seconds: float) -> str:
    milliseconds = round(seconds * 1000)
    minutes, rest = divmod(milliseconds, 60_000)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02d}:{minutes:02d}:{rest // 1000:02d}.{rest % 1000:03d}"
