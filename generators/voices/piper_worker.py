"""Speak sentences with a Piper model, as a program of its own (Piper is GPL-3).

It must not import anything of ours; it speaks the protocol described in `espeak_worker.py`.

    piper_worker.py MODEL SYLLABLES_PER_MINUTE      sentences on stdin, sound on stdout
"""

from __future__ import annotations

import os
import struct
import sys
from typing import Any

import onnxruntime  # type: ignore[import-not-found, import-untyped, unused-ignore]
from piper import (  # type: ignore[import-not-found, import-untyped, unused-ignore]
    PiperVoice,
    SynthesisConfig,
)

# A model's own pace is learnt from this sentence; its durations scale evenly from there.
CALIBRATION = "Kính mời bà con chú ý lắng nghe bản tin phát thanh của xã nhà."


def _load(model: str) -> Any:
    voice = PiperVoice.load(model)
    one_thread = onnxruntime.SessionOptions()
    # More threads add the same numbers in another order, and the bytes differ.
    one_thread.intra_op_num_threads = one_thread.inter_op_num_threads = 1
    voice.session = onnxruntime.InferenceSession(model, sess_options=one_thread, providers=["CPUExecutionProvider"])
    return voice


def _say(voice: Any, sentence: str, length_scale: float) -> bytes:
    # Piper's noise is drawn anew at every call: without it the same sentence gives the same bytes.
    settings = SynthesisConfig(length_scale=length_scale, noise_scale=0.0, noise_w_scale=0.0)
    return b"".join(chunk.audio_int16_bytes for chunk in voice.synthesize(sentence, settings))


def main(model: str, syllables_per_minute: str) -> None:
    # Whatever the libraries print must not mix with the sound.
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    voice = _load(model)
    rate = voice.config.sample_rate
    own = float(voice.config.length_scale)
    spoken = len(_say(voice, CALIBRATION, own)) / 2 / rate
    if not spoken:
        sys.exit("the model gives no sound")
    pace = len(CALIBRATION.split()) / spoken * 60
    length_scale = own * pace / float(syllables_per_minute)
    answers.write(struct.pack("<I", rate))
    asked = sys.stdin.buffer.read()
    at = 0
    while at < len(asked):
        (length,) = struct.unpack_from("<I", asked, at)
        said = _say(voice, asked[at + 4 : at + 4 + length].decode(), length_scale)
        answers.write(struct.pack("<I", len(said)) + said)
        at += 4 + length
    answers.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
