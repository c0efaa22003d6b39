"""Speak sentences with the espeak-ng library, as a program of its own.

espeak-ng is GPL-3; this program is the only one that loads it, and talks to the rest over a pipe.
It must not import anything of ours: it is started by its path, with the standard library alone.

    espeak_worker.py LIBRARY DATA VOICE RATE      sentences on stdin, sound on stdout
    espeak_worker.py LIBRARY DATA VOICE phonemes  sentences on stdin, phonemes (UTF-8) on stdout

In:  for each sentence its length in bytes (u32, little-endian) and the sentence in UTF-8; then
     the end of the stream.
Out: a sample rate in Hz (u32); then for each sentence a length in bytes (u32) and so many bytes of
     16-bit little-endian samples on one channel (or of phonemes).

The library keeps state from one sentence to the next, so that the same sentence said twice differs.
One parent is prepared (library loaded, voice chosen) and forks a child for every sentence: each
starts from the same state, and gives the same bytes, without paying for a fresh start.
"""

from __future__ import annotations

import ctypes
import os
import struct
import sys

AUDIO_OUTPUT_SYNCHRONOUS = 2
INITIALIZE_DONT_EXIT = 0x8000
EE_OK = 0
CHARS_UTF8 = 1
PARAMETER_RATE = 1
PARAMETER_VOLUME = 2
VOLUME = 60  # at the default 100 loud vowels reach full scale and the library ducks the rest
PHONEMES_IPA = 0x02

_Callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p)


def _load(library: str, data: str, voice: str) -> tuple[ctypes.CDLL, int]:
    espeak = ctypes.CDLL(library)
    espeak.espeak_Initialize.argtypes = [
        ctypes.c_int, ctypes.c_int, ctypes.c_char_p, ctypes.c_int,
    ]  # fmt: skip
    espeak.espeak_Synth.argtypes = [
        ctypes.c_char_p, ctypes.c_size_t, ctypes.c_uint, ctypes.c_int,
        ctypes.c_uint, ctypes.c_uint, ctypes.c_void_p, ctypes.c_void_p,
    ]  # fmt: skip
    espeak.espeak_SetVoiceByName.argtypes = [ctypes.c_char_p]
    espeak.espeak_SetSynthCallback.argtypes = [_Callback]
    espeak.espeak_TextToPhonemes.argtypes = [
        ctypes.POINTER(ctypes.c_char_p), ctypes.c_int, ctypes.c_int,
    ]  # fmt: skip
    espeak.espeak_TextToPhonemes.restype = ctypes.c_char_p
    rate: int = espeak.espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, 0, os.fsencode(data), INITIALIZE_DONT_EXIT)
    if rate <= 0:
        sys.exit(f"espeak_Initialize: {rate} (data: {data})")
    if (error := espeak.espeak_SetVoiceByName(voice.encode())) != EE_OK:
        sys.exit(f"espeak_SetVoiceByName: {error} (voice: {voice})")
    return espeak, rate


def _sound(espeak: ctypes.CDLL, sentence: bytes) -> bytes:
    pieces: list[bytes] = []

    def take(samples: ctypes._Pointer[ctypes.c_short], count: int, _events: int) -> int:
        if samples and count > 0:
            pieces.append(ctypes.string_at(samples, count * 2))
        return 0  # go on

    callback = _Callback(take)
    espeak.espeak_SetSynthCallback(callback)
    error = espeak.espeak_Synth(sentence, len(sentence) + 1, 0, 0, 0, CHARS_UTF8, None, None)
    if error != EE_OK:
        sys.exit(f"espeak_Synth: {error}")
    espeak.espeak_Synchronize()
    return b"".join(pieces)


def _phonemes(espeak: ctypes.CDLL, sentence: bytes) -> bytes:
    text = ctypes.c_char_p(sentence)
    clauses: list[bytes] = []
    while text.value is not None:  # the library moves the pointer on, clause by clause, then clears it
        clauses.append(espeak.espeak_TextToPhonemes(ctypes.byref(text), CHARS_UTF8, PHONEMES_IPA))
    return b" | ".join(clause.strip() for clause in clauses)


def _write_all(data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(1, view) :]


def main(library: str, data: str, voice: str, task: str) -> None:
    espeak, rate = _load(library, data, voice)
    if task != "phonemes":
        espeak.espeak_SetParameter(PARAMETER_RATE, int(task), 0)
        espeak.espeak_SetParameter(PARAMETER_VOLUME, VOLUME, 0)
    _write_all(struct.pack("<I", rate))
    asked = sys.stdin.buffer.read()
    at = 0
    while at < len(asked):
        (length,) = struct.unpack_from("<I", asked, at)
        sentence = asked[at + 4 : at + 4 + length]
        at += 4 + length
        child = os.fork()
        if child == 0:
            try:
                said = (_phonemes if task == "phonemes" else _sound)(espeak, sentence)
                _write_all(struct.pack("<I", len(said)) + said)
                os._exit(0)
            except BaseException as error:  # a child must never run on into the parent's loop
                os.write(2, f"{error}\n".encode())
                os._exit(1)
        _, status = os.waitpid(child, 0)
        if status != 0:
            sys.exit(f"espeak_worker: sentence failed ({os.waitstatus_to_exitcode(status)})")


if __name__ == "__main__":
    main(*sys.argv[1:])
