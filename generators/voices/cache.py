"""Sentences already spoken, kept as files named after what they depend on."""

from __future__ import annotations

import hashlib
import json
import os
import struct
import tempfile
import zlib
from pathlib import Path

from generators.pcm import Pcm
from generators.voices.settings import VoiceSettings

_MAGIC = b"LOAPCM2\n"
_HEAD = struct.Struct("<8sIII")  # magic, rate in Hz, bytes of samples, their CRC-32


def key(sentence: str, settings: VoiceSettings, engine: str) -> str:
    """The name a sentence's sound is kept under."""
    facts = (
        sentence, settings.name, settings.region, settings.syllables_per_minute, engine
    )  # fmt: skip
    return hashlib.sha256(json.dumps(facts, ensure_ascii=False).encode()).hexdigest()


def load(folder: Path, name: str) -> Pcm | None:
    """The sound kept under `name`; None when there is none or the file is not whole."""
    try:
        kept = _path(folder, name).read_bytes()
    except FileNotFoundError:
        return None
    if len(kept) <= _HEAD.size:
        return None
    magic, rate, length, check = _HEAD.unpack_from(kept)
    samples = kept[_HEAD.size :]
    if magic != _MAGIC or len(samples) != length or zlib.crc32(samples) != check:
        return None
    return Pcm(samples, rate)


def store(folder: Path, name: str, sound: Pcm) -> None:
    """Keep a sound, whole or not at all, though other processes keep the same one."""
    path = _path(folder, name)
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, unfinished = tempfile.mkstemp(dir=path.parent, prefix=".")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(_HEAD.pack(_MAGIC, sound.rate, len(sound.samples), zlib.crc32(sound.samples)) + sound.samples)
        os.replace(unfinished, path)
    except BaseException:
        os.unlink(unfinished)
        raise


def _path(folder: Path, name: str) -> Path:
    return folder / name[:2] / f"{name}.pcm"
