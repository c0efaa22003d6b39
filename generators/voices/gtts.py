"""The online voice: Google Translate's speech, through the gTTS client.

The text leaves the machine. One northern voice at its own pace: a region asked for is not heard, and
a slow speed asks for its slow reading.
"""

from __future__ import annotations

import importlib.metadata
import importlib.util
import time
from collections.abc import Iterator, Sequence
from io import BytesIO

from generators.pcm import Pcm
from generators.voices.settings import VoiceError, VoiceSettings

LICENCE = "MIT"
LANGUAGE = "vi"
# Connecting and reading, each; a sentence is a few tens of kilobytes.
TIMEOUT_SECONDS = 20
# Seconds before each new try: short for a dropped line, long for "too many requests".
BACK_OFF = (1.0, 4.0, 15.0, 60.0)
# For so long after it gave nothing to the last try, it is asked once and not waited for: a broadcast
# more must not take another minute to find out that the line is down.
REST_SECONDS = 600.0
_gave_up = -REST_SECONDS
# The service's usual pace is that of talk indoors; below this its slow reading is nearer.
SLOW_BELOW = 150


def speak(sentences: Sequence[str], settings: VoiceSettings) -> Iterator[Pcm]:
    """Each sentence's sound as it comes, so that what has come survives a failure further on.

    Raises VoiceError when the service gives no sound after the last try.
    """
    for number, sentence in enumerate(sentences, 1):
        try:
            yield _sentence(sentence, slow=settings.syllables_per_minute < SLOW_BELOW)
        except VoiceError as error:
            raise VoiceError(
                f"{error} Đã đọc xong {number - 1} trên {len(sentences)} câu; chạy lại sẽ đọc tiếp từ câu này."
            ) from error


def version() -> str:
    return f"gTTS {importlib.metadata.version('gTTS')}, {LANGUAGE}"


def why_not() -> str | None:
    """Why the voice cannot be used here, or None. Whether there is a line out is not tried."""
    return None if importlib.util.find_spec("gtts") else "chưa cài gói gTTS"


def _sentence(sentence: str, *, slow: bool) -> Pcm:
    global _gave_up
    waits = BACK_OFF if time.monotonic() - _gave_up >= REST_SECONDS else ()
    for wait in (*waits, None):
        mp3, trouble = _fetch(sentence, slow=slow)
        if mp3:
            _gave_up = -REST_SECONDS
            return _decoded(mp3)
        if wait is None or not trouble.passing:
            if trouble.passing:
                _gave_up = time.monotonic()
            raise VoiceError(f"Giọng gtts (trực tuyến) không trả về âm thanh: {trouble.reason}.")
        time.sleep(wait)
    raise AssertionError("unreachable: the last try returns or raises")


class _Trouble:
    """Why there is no sound, and whether asking again can help."""

    def __init__(self, reason: str, *, passing: bool) -> None:
        self.reason = reason
        self.passing = passing


_NONE = _Trouble("", passing=False)


def _fetch(sentence: str, *, slow: bool) -> tuple[bytes, _Trouble]:
    from gtts import gTTS, gTTSError

    # lang_check would ask the network which languages there are; "vi" is one.
    client = gTTS(sentence, lang=LANGUAGE, slow=slow, lang_check=False, timeout=TIMEOUT_SECONDS)
    sound = BytesIO()
    try:
        client.write_to_fp(sound)
    except gTTSError as error:
        return b"", _trouble(error.rsp.status_code if error.rsp is not None else None)
    if not sound.tell():
        return b"", _trouble(200)
    return sound.getvalue(), _NONE


def _trouble(status: int | None) -> _Trouble:
    match status:
        case None:
            return _Trouble("không kết nối được máy chủ", passing=True)
        case 200:
            return _Trouble("máy chủ trả lời nhưng không có âm thanh", passing=True)
        case 429:
            return _Trouble("máy chủ từ chối vì hỏi quá nhiều (429)", passing=True)
        # 403 is how the service turns a busy address away for a while.
        case 403 | 500 | 502 | 503 | 504:
            return _Trouble(f"máy chủ tạm từ chối (mã {status})", passing=True)
        case _:
            return _Trouble(f"máy chủ từ chối (mã {status})", passing=False)


def _decoded(mp3: bytes) -> Pcm:
    from generators.sound import SoundError, decode  # here: it loads the audio libraries

    try:
        return decode(mp3)
    except SoundError as error:
        raise VoiceError("Giọng gtts (trực tuyến) trả về âm thanh không đọc được.") from error
