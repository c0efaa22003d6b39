"""Run an engine as a program of its own: sentences in over a pipe, sound (or phonemes) out.

Both engines that are GPL speak this protocol; it is described in `espeak_worker.py`.
"""

from __future__ import annotations

import struct
import subprocess
from collections.abc import Sequence

from generators.voices.settings import VoiceError

# A sentence takes milliseconds (espeak) to a second (Piper on a slow machine).
START_SECONDS = 120
SECONDS_PER_SENTENCE = 20


def ask(program: Sequence[str], sentences: Sequence[str], name: str) -> tuple[int, list[bytes]]:
    """The rate in Hz, and what the program answered to each sentence.

    Raises VoiceError when the program cannot be started, fails, hangs or answers short.
    """
    encoded = [sentence.encode() for sentence in sentences]
    question = b"".join(struct.pack("<I", len(text)) + text for text in encoded)
    try:
        done = subprocess.run(
            program,
            input=question,
            capture_output=True,
            timeout=START_SECONDS + SECONDS_PER_SENTENCE * len(sentences),
            check=False,
        )
    except FileNotFoundError as error:
        raise VoiceError(f"Không chạy được giọng {name}: thiếu {error.filename}.") from error
    except subprocess.TimeoutExpired as error:
        raise VoiceError(f"Giọng {name} không trả lời sau {error.timeout:.0f} giây.") from error
    if done.returncode != 0:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        reason = said[-1] if said else "không rõ lý do"
        raise VoiceError(f"Giọng {name} dừng với mã {done.returncode}: {reason}")
    return _answers(done.stdout, len(sentences), name)


def _answers(stream: bytes, expected: int, name: str) -> tuple[int, list[bytes]]:
    answers: list[bytes] = []
    try:
        (rate,) = struct.unpack_from("<I", stream)
        at = 4
        while at < len(stream):
            (length,) = struct.unpack_from("<I", stream, at)
            answers.append(stream[at + 4 : at + 4 + length])
            at += 4 + length
    except struct.error as error:
        raise VoiceError(f"Giọng {name} trả lời dở dang.") from error
    if at != len(stream) or len(answers) != expected:
        raise VoiceError(f"Giọng {name} trả lời {len(answers)} trên {expected} câu.")
    return rate, answers
