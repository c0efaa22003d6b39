"""A natural voice from a Piper model the commune gives; offline, an optional extra.

Piper is GPL-3 and runs in `piper_worker.py` alone.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import importlib.util
import sys
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from generators.pcm import Pcm
from generators.voices.settings import VoiceError, VoiceSettings
from generators.voices.worker import ask

LICENCE = "GPL-3.0-or-later"
WORKER = Path(__file__).with_name("piper_worker.py")
_PACKAGE = "piper-tts"
_RUNTIME = "onnxruntime"  # reckons the samples
# Raise when the worker's sound for the same sentence changes: it renews caches.
_WORKER_REVISION = 1


def speak(sentences: Sequence[str], settings: VoiceSettings) -> list[Pcm]:
    """Each sentence's sound, untrimmed. Raises VoiceError."""
    program = [
        sys.executable, "-I", str(WORKER), str(_model(settings)), str(settings.syllables_per_minute)
    ]  # fmt: skip
    hertz, sounds = ask(program, sentences, "piper")
    return [Pcm(sound, hertz) for sound in sounds]


def version(settings: VoiceSettings) -> str:
    """The program and the model's own digest. Raises VoiceError without a model."""
    _model(settings)
    return " ".join((program_version(), *(sha256 for _, sha256 in files(settings))))


def program_version() -> str:
    """All that speaks but the model: another of these speaks the same model in other samples."""
    there = (f"{name} {importlib.metadata.version(name)}" for name in (_PACKAGE, _RUNTIME))
    return ", ".join((*there, f"worker {_WORKER_REVISION}"))


def files(settings: VoiceSettings) -> tuple[tuple[Path, str], ...]:
    """The model's two files as far as they are there, each with the digest of its bytes."""
    if settings.model is None:
        return ()
    there = (file for file in (settings.model, _description(settings.model)) if file.is_file())
    return tuple((file, _digest(file, file.stat().st_mtime_ns)) for file in there)


def why_not() -> str | None:
    """Why the voice cannot be used here, or None. Which model is another question."""
    if importlib.util.find_spec("piper") is None:
        return f"chưa cài gói {_PACKAGE} (pip install {_PACKAGE}); ngoài ra cần tệp giọng .onnx"
    return None


def _model(settings: VoiceSettings) -> Path:
    model = settings.model
    if model is None:
        raise VoiceError("Giọng piper cần tệp giọng: khai báo đường dẫn tới tệp .onnx.")
    for file in (model, _description(model)):
        if not file.is_file():
            raise VoiceError(f"Giọng piper thiếu tệp {file.name} (trong {file.parent}).")
    return model


def _description(model: Path) -> Path:
    return model.with_name(model.name + ".json")


@lru_cache
def _digest(file: Path, _changed: int) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
