"""The voice that always works: espeak-ng, offline, in three regional accents.

The library comes with the `espeakng-loader` wheel and is loaded by `espeak_worker.py` alone.
"""

from __future__ import annotations

import importlib.metadata
import importlib.util
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import assert_never

from generators.pcm import Pcm
from generators.voices.settings import Region, VoiceError, VoiceSettings
from generators.voices.worker import ask

LICENCE = "GPL-3.0-or-later"
WORKER = Path(__file__).with_name("espeak_worker.py")
_WHEEL = "espeakng-loader"
# Raise when the worker's sound for the same sentence changes: it renews caches.
_WORKER_REVISION = 1

# Measured over 221 sentences of five communes' announcements (2,947 syllables), northern voice: the
# engine's speed parameter, and the syllables a minute it gave.
_MEASURED = ((80, 125.5), (100, 147.8), (115, 169.5), (130, 191.1), (150, 219.2), (190, 277.5))

# The few Vietnamese syllables the engine takes for English or leaves without their vowel, and others
# that sound like them. Of all the others (some 17,000 spellings) it reads none so.
_RESPELLED = {"qui": "quy", "gi": "di", "gim": "dim", "gin": "din", "ginh": "dinh", "veo": "vheo"}
_MISREAD = re.compile(rf"\b(?:{'|'.join(_RESPELLED)})\b", re.IGNORECASE)


def speak(sentences: Sequence[str], settings: VoiceSettings) -> list[Pcm]:
    """Each sentence's sound, untrimmed. Raises VoiceError."""
    rate = speed(settings.region, settings.syllables_per_minute)
    hertz, sounds = ask(_program(settings.region, str(rate)), [_prepared(text) for text in sentences], "espeak")
    return [Pcm(sound, hertz) for sound in sounds]


def phonemes(sentences: Sequence[str], region: Region = "north") -> list[str]:
    """How the engine reads each sentence, in IPA, clauses parted by " | ": shows misreadings."""
    _, read = ask(_program(region, "phonemes"), [_prepared(text) for text in sentences], "espeak")
    return [text.decode() for text in read]


def version() -> str:
    return f"{_WHEEL} {importlib.metadata.version(_WHEEL)}, worker {_WORKER_REVISION}"


def why_not() -> str | None:
    """Why the voice cannot be used here, or None."""
    if importlib.util.find_spec("espeakng_loader") is None:
        return "chưa cài gói espeakng-loader"
    return None


def speed(region: Region, syllables_per_minute: int) -> int:
    """The engine's speed parameter for so many syllables a minute."""
    wanted = syllables_per_minute / _pace(region)
    above = next((n for n, (_, pace) in enumerate(_MEASURED) if pace >= wanted and n), len(_MEASURED) - 1)
    (slow, slow_pace), (fast, fast_pace) = _MEASURED[above - 1 : above + 1]
    return round(slow + (fast - slow) * (wanted - slow_pace) / (fast_pace - slow_pace))


def _pace(region: Region) -> float:
    """How fast an accent speaks beside the northern one at the same parameter."""
    match region:
        case "north":
            return 1.0
        case "central":
            return 0.973
        case "south":
            return 0.957
        case _:
            assert_never(region)


def _voice(region: Region) -> str:
    match region:
        case "north":
            return "vi"
        case "central":
            return "vi-vn-x-central"
        case "south":
            return "vi-vn-x-south"
        case _:
            assert_never(region)


def _program(region: Region, task: str) -> list[str]:
    found = importlib.util.find_spec("espeakng_loader")
    if found is None or found.origin is None:
        raise VoiceError(f"Không dùng được giọng espeak: {why_not()}.")
    wheel = Path(found.origin).parent
    # Linux, macOS; the worker forks, which Windows cannot.
    library = next(
        (path for name in ("so", "dylib") if (path := wheel / f"libespeak-ng.{name}").exists()),
        None,
    )
    if library is None:
        raise VoiceError("Không dùng được giọng espeak: gói espeakng-loader thiếu thư viện.")
    # -I -S: the standard library alone, whatever the environment says; it starts in 15 ms.
    return [
        sys.executable, "-I", "-S", str(WORKER),
        str(library), str(wheel / "espeak-ng-data"), _voice(region), task,
    ]  # fmt: skip


def _prepared(sentence: str) -> str:
    """Written so that the engine reads it as meant, and ended so that its voice falls at the end."""
    respelled = _MISREAD.sub(lambda found: _RESPELLED[found.group().lower()], sentence)
    return respelled if re.search(r"[.!?…]$", respelled) else respelled.rstrip(",;: ") + "."
