"""Coded sound: MP3 and Opus out, anything PyAV reads in. Knows no levels and no content."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import av
import av.codec.context
import av.error
import lameenc  # type: ignore[import-not-found, unused-ignore]
import numpy as np
import numpy.typing as npt

from generators.pcm import Pcm
from generators.sound.samples import Samples
from generators.sound.terms import SoundError, Tags

# An MP3 coder and decoder shift the sound by 576 + 529 samples. Players that read LAME's "Info"
# frame take them off again and others do not, so none is written: with a constant bit rate it says
# nothing else, and every player then starts at the same sample.
MP3_LEAD_SAMPLES = 1105
# LAME lowers what it is given by this; what shall come out at a level goes in so much higher.
_LAME_SCALE = 0.95
# LAME's fast mode, with its full model of hearing: the slower ones make higher peaks.
_LAME_QUALITY = 7
_SECTION = 1 << 18  # samples handed over at a time, to spare memory

# The website's copy. Speech for horns ends at 7 kHz, so 16 kHz holds all of it.
OPUS_RATE = 16_000
_OPUS_BITS = 32_000
# The transform coder. Against the speech coder (24 kbit/s, half its effort, a quarter smaller) it takes
# a third of the time, holds every band's level within 0.1 dB where that one lost 2.5 above 4.5 kHz, and
# its noise lies 3 dB further under the speech. Frames of 60 ms cost less than those of 20.
_OPUS_OPTIONS = {"application": "audio", "compression_level": "2", "frame_duration": "60"}


def mp3(samples: Samples, rate: int, bitrate: int) -> bytes:
    """MPEG audio layer III frames, constant bit rate (kilobit a second), one channel, no tags."""
    lame = lameenc.Encoder()
    lame.set_in_sample_rate(rate)
    lame.set_out_sample_rate(rate)  # or it chooses a lower one for low bit rates
    lame.set_channels(1)
    lame.set_bit_rate(bitrate)
    lame.set_quality(_LAME_QUALITY)
    lame.silence()
    frames = bytearray()
    for start in range(0, samples.size, _SECTION):
        section = samples[start : start + _SECTION] / np.float32(_LAME_SCALE)
        frames += lame.encode(to_int16(section).tobytes())
    frames += lame.flush()
    return bytes(frames)


def opus(samples: Samples, tags: Tags) -> bytes:
    """An Ogg Opus file of samples at OPUS_RATE."""
    coded = BytesIO()
    # bitexact: no coder's version among the tags, no serial number by chance.
    with av.open(coded, "w", format="ogg", options={"fflags": "+bitexact"}) as out:
        stream = out.add_stream("libopus", rate=OPUS_RATE, layout="mono", format="flt")
        stream.bit_rate = _OPUS_BITS
        stream.codec_context.options = _OPUS_OPTIONS
        stream.codec_context.flags |= av.codec.context.Flags.bitexact
        stream.metadata.update(_comments(tags))
        for start in range(0, samples.size, _SECTION):
            section = samples[start : start + _SECTION]
            frame = av.AudioFrame.from_ndarray(section[None], format="flt", layout="mono")
            frame.sample_rate = OPUS_RATE
            frame.pts = start
            out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
    return coded.getvalue()


def _comments(tags: Tags) -> dict[str, str]:
    named = {
        "title": tags.title,
        "artist": tags.station,
        "album": tags.programme,
        "date": tags.date or "",
        "language": tags.language,
        "comment": tags.comment,
    }
    return {name: text for name, text in named.items() if text}


@dataclass(frozen=True)
class Decoded:
    """A file's first sound stream on one channel at full scale 1.0, and what is written beside it.

    `rate` in Hz, `bitrate` in kilobit a second, `written` by lower-case names.
    """

    samples: Samples
    rate: int
    channels: int
    bitrate: int
    written: Mapping[str, str]


def decoded(coded: bytes) -> Decoded:
    """The file's sound, or SoundError when there is none that can be read."""
    try:
        with av.open(BytesIO(coded), "r") as source:
            if not source.streams.audio:
                raise SoundError("Tệp không có âm thanh.")
            stream = source.streams.audio[0]
            take = _plain if stream.format.name == "fltp" and stream.channels == 1 else _mixed
            sound = bytearray()  # grows where it lies: pieces to be joined at the end would take twice the room
            for frame in source.decode(stream):
                sound += take(frame).data
            rate, channels = stream.rate, stream.channels
            bitrate = round((stream.bit_rate or source.bit_rate) / 1000)
            written = {key.lower(): text for key, text in (*source.metadata.items(), *stream.metadata.items())}
    except av.error.FFmpegError as error:
        raise SoundError(f"Không đọc được tệp âm thanh: {error.strerror}.") from error
    if not sound:
        raise SoundError("Tệp âm thanh rỗng.")
    return Decoded(np.frombuffer(sound, np.float32), rate, channels, bitrate, written)


def decode(coded: bytes) -> Pcm:
    """A recording or an online voice's answer as plain sound. Raises SoundError."""
    found = decoded(coded)
    return Pcm(to_int16(found.samples).tobytes(), found.rate)


def to_int16(samples: Samples) -> npt.NDArray[np.int16]:
    rounded: Samples = np.rint(samples * np.float32(32768))
    np.clip(rounded, -32768, 32767, out=rounded)
    return rounded.astype(np.int16)


def _plain(frame: av.AudioFrame) -> Samples:
    return np.frombuffer(memoryview(frame.planes[0]), np.float32, frame.samples)


def _mixed(frame: av.AudioFrame) -> Samples:
    """Any format's channels, whole numbers or fractions, side by side or interleaved, as their mean."""
    array: npt.NDArray[Any] = frame.to_ndarray()
    if not frame.format.is_planar:
        array = array.reshape(-1, len(frame.layout.channels)).T
    mean = array.mean(axis=0, dtype=np.float64)
    if array.dtype == np.uint8:
        mean = (mean - 128) / 128
    elif array.dtype.kind == "i":
        mean = mean / -float(np.iinfo(array.dtype).min)
    mixed: Samples = mean.astype(np.float32)
    return mixed
