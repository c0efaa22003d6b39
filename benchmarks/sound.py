"""How fast a broadcast is spoken, coded and verified, beside the least that direct library calls need.

    python -m benchmarks.sound [--minutes N] [--check]

Everything is counted in processor seconds, the voice's own program included, so that a busy machine
with other work on its cores still tells the speed per core. `--check` exits 1 below the speeds
promised: 100 times real time to a verified MP3, 50 with Opus, 0.8 of the floor.

Measured on one core of a shared AMD EPYC: 113 to a verified MP3 (floor 106), 81 with Opus as well
(floor 73), the voice alone 570; 96 to 99 and 61 to 64 while other work kept every core busy. Of the
time to an MP3, LAME takes two fifths, the voice a fifth, decoding a sixth, shaping and measuring a
tenth each; of an Opus file, the coder half.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Callable, Sequence

import av
import lameenc  # type: ignore[import-not-found, unused-ignore]
import numpy as np

from generators.sound import Segment, SoundSettings, Tags, coding, produce
from generators.sound.loudness import Samples, integrated, true_peak
from generators.voices import VoiceSettings, espeak, speak

SENTENCES = (
    "Kính thưa bà con, từ ngày mười tháng bảy, ủy ban nhân dân xã Ví Dụ xin thông báo.",
    "Bà con mở trình duyệt, vào cổng dịch vụ công quốc gia, bấm nút đăng nhập ở góc trên bên phải.",
    "Đối với công dân đủ mười bốn tuổi trở lên, bà con mang theo căn cước công dân đến công an xã.",
    "Nếu bà con đã có tài khoản định danh, xin chuyển sang bước bảy.",
    "Hồ sơ gồm có tờ khai theo mẫu, giấy khai sinh và giấy tờ chứng minh nơi ở hợp pháp.",
    "Bà con cần hướng dẫn thêm, xin gặp bộ phận một cửa của ủy ban nhân dân xã trong giờ làm việc.",
)
PAUSE_SECONDS = 0.5
VOICE = VoiceSettings("espeak")
TAGS = Tags("Bản tin thử", "Đài truyền thanh xã Ví Dụ", "Phát thanh xã Ví Dụ", "2026-01-01")
SETTINGS = SoundSettings()

MP3_AT_LEAST, OPUS_AT_LEAST, OF_FLOOR_AT_LEAST = 100.0, 50.0, 0.8


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--minutes", type=float, default=3.0)
    arguments.add_argument("--rounds", type=int, default=3)
    arguments.add_argument("--check", action="store_true")
    chosen = arguments.parse_args()
    seconds_of_six = sum(sound.seconds + PAUSE_SECONDS for sound in speak(SENTENCES, VOICE, cache=None))
    sentences = _different(max(1, round(chosen.minutes * 60 / seconds_of_six)))

    runs: dict[str, Callable[[], float]] = {
        "MP3": lambda: _made(sentences, opus=False),
        "MP3 floor": lambda: _floor(sentences, opus=False),
        "Opus": lambda: _made(sentences, opus=True),
        "Opus floor": lambda: _floor(sentences, opus=True),
        "voice": lambda: sum(sound.seconds for sound in speak(sentences, VOICE, cache=None)),
    }
    best = dict.fromkeys(runs, 0.0)
    for _ in range(chosen.rounds):  # in turn, so that a slow moment slows all alike
        for name, run in runs.items():
            best[name] = max(best[name], _times_real_time(run))

    print(f"times real time per core, {chosen.minutes:g} minutes")
    print(f"  voice alone              {best['voice']:6.0f}")
    good = True
    for name, at_least in (("MP3", MP3_AT_LEAST), ("Opus", OPUS_AT_LEAST)):
        of_floor = best[name] / best[f"{name} floor"]
        words = "to a verified MP3" if name == "MP3" else "with Opus as well"
        print(f"  {words}        {best[name]:6.0f}   floor {best[f'{name} floor']:6.0f}   {of_floor:.2f} of it")
        good = good and best[name] >= at_least and of_floor >= OF_FLOOR_AT_LEAST
    return 0 if good or not chosen.check else 1


def _different(times: int) -> list[str]:
    """The sentences so many times, no two alike: like ones would be spoken once."""
    counted = "một hai ba bốn năm sáu bảy tám chín mười".split()
    return [
        f"{counted[number // 10 % 10].capitalize()} {counted[number % 10]}, {sentence}"
        for number in range(times)
        for sentence in SENTENCES
    ]


def _made(sentences: Sequence[str], *, opus: bool) -> float:
    segments = [Segment(sound, PAUSE_SECONDS) for sound in speak(sentences, VOICE, cache=None)]
    return produce(segments, TAGS, SETTINGS, opus=opus).seconds


def _floor(sentences: Sequence[str], *, opus: bool) -> float:
    """The same files from the libraries alone: no shaping, no levelling, no captions, no tags."""
    spoken = espeak.speak(sentences, VOICE)
    pause = bytes(round(PAUSE_SECONDS * spoken[0].rate) * 2)
    joined = np.frombuffer(pause.join(sound.samples for sound in spoken), np.int16)
    lame = lameenc.Encoder()
    lame.set_in_sample_rate(SETTINGS.rate)
    lame.set_channels(1)
    lame.set_bit_rate(SETTINGS.bitrate)
    lame.set_quality(7)
    lame.silence()
    at_rate = _swresampled(joined, spoken[0].rate, SETTINGS.rate)
    mp3 = bytes(lame.encode(at_rate.tobytes()) + lame.flush())
    seconds = _verified(mp3)
    if opus:
        narrow = _swresampled(joined, spoken[0].rate, coding.OPUS_RATE)
        _verified(coding.opus(narrow.astype(np.float32) / np.float32(32768), TAGS))
    return seconds


def _swresampled(samples: np.ndarray, rate_in: int, rate_out: int) -> np.ndarray:
    resampler = av.AudioResampler(format="s16", layout="mono", rate=rate_out)
    frame = av.AudioFrame.from_ndarray(samples[None], format="s16", layout="mono")
    frame.sample_rate = rate_in
    pieces = [*resampler.resample(frame), *resampler.resample(None)]
    return np.concatenate([piece.to_ndarray()[0] for piece in pieces])


def _verified(coded: bytes) -> float:
    with av.open(io.BytesIO(coded), "r") as source:
        heard: Samples = np.concatenate([frame.to_ndarray()[0] for frame in source.decode(audio=0)])
        rate = source.streams.audio[0].rate
    integrated(heard, rate)
    true_peak(heard)
    return heard.size / rate


def _times_real_time(run: Callable[[], float]) -> float:
    before = _processor_seconds()
    seconds = run()
    return seconds / (_processor_seconds() - before)


def _processor_seconds() -> float:
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


if __name__ == "__main__":
    sys.exit(main())
