"""From sentences to a finished broadcast: join, chime, level, code, and prove it by decoding."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence

import numpy as np

from generators.sound import coding, id3
from generators.sound.chime import chime
from generators.sound.gain import Programme
from generators.sound.loudness import integrated, over
from generators.sound.measurement import measure
from generators.sound.samples import Samples
from generators.sound.shape import TAIL_SECONDS, resampled, shape
from generators.sound.terms import Measurement, Segment, Sound, SoundError, SoundSettings, Tags

LEAD_SECONDS = 0.5  # players and amplifiers swallow a file's first moments
AFTER_CHIME_SECONDS = 0.6
BEFORE_CHIME_SECONDS = 0.8
END_SECONDS = 0.5
# The chime's highest sample over the speech's mean level: it is then heard 2 LU under the speech.
_CHIME_OVER_SPEECH_DB = 10.0
LOUDNESS_TOLERANCE = 0.5  # LU either way, measured on the decoded file
_GOOD_ENOUGH = 0.3  # LU: nearer than this no round is spent
_ROUNDS = 6
# A coder may overshoot by some decibels at one place whatever the limiter does. There the sound is eased
# for as long as a frame of Opus and its neighbours' overlap reach, and by so much more than it was over.
_EASED_SECONDS = 0.03
_EASED_DB = 0.5
# Coding lifts peaks: MP3 by a quarter of a decibel, Opus by one and a half. The limiter holds them so
# much lower from the start.
_MP3_HEADROOM_DB = 1.0
_OPUS_HEADROOM_DB = 2.3
# What the limiter takes is reckoned from plain energy; when it takes more than this, it is measured.
_RECKONED_DB = 0.2


def produce(segments: Sequence[Segment], tags: Tags, settings: SoundSettings, *, opus: bool = False) -> Sound:
    """A finished MP3 (and Opus), levelled, tagged and checked by decoding it.

    The same segments, tags and settings give the same bytes. Raises SoundError, in Vietnamese, when
    there is nothing to hear or the level cannot be reached.
    """
    if not any(any(segment.pcm.samples) for segment in segments):
        raise SoundError("Bản tin không có tiếng: không có câu nào, hoặc mọi câu đều im lặng.")
    samples, cues = _joined(segments, settings)
    now = _loudness(samples, settings)
    if now == -math.inf:
        raise SoundError("Bản tin không có tiếng: mọi câu đều quá nhỏ.")
    programme = Programme.of(samples)
    del samples  # the programme has its own: a minute takes ten megabytes
    head = id3.write(tags)

    def as_mp3(mastered: Samples) -> bytes:
        return head + coding.mp3(mastered, settings.rate, settings.bitrate)

    def as_opus(mastered: Samples) -> bytes:
        return coding.opus(_for_opus(mastered, settings.rate), tags)

    mp3, measured = _levelled(programme, now, settings, as_mp3, _MP3_HEADROOM_DB)
    web = None
    if opus:
        web, _ = _levelled(programme, now, settings, as_opus, _OPUS_HEADROOM_DB)
    return Sound(mp3, web, measured.seconds, cues, measured)


def around_seconds(settings: SoundSettings) -> float:
    """What a finished file lasts beyond its sentences and their pauses: silences and chimes."""
    chimes = 0.0
    if settings.chime:
        bells = sum(chime(settings.rate, closing=closing).size for closing in (False, True))
        chimes = bells / settings.rate + AFTER_CHIME_SECONDS + BEFORE_CHIME_SECONDS
    return LEAD_SECONDS + chimes + END_SECONDS


def _levelled(
    programme: Programme,
    now: float,
    settings: SoundSettings,
    code: Callable[[Samples], bytes],
    headroom_db: float,
) -> tuple[bytes, Measurement]:
    """The coded file whose decoded sound has the level and the peaks asked for."""
    ceiling_db = settings.true_peak_dbtp - headroom_db
    wanted = settings.loudness_lufs
    easings: list[tuple[int, float]] = []
    for attempt in range(_ROUNDS):
        coded = code(_eased(_mastered(programme, now, wanted, ceiling_db, settings), easings, settings.rate))
        found = measure(coded)
        off = settings.loudness_lufs - found.loudness_lufs
        above = found.true_peak_dbtp - settings.true_peak_dbtp
        near = _GOOD_ENOUGH if attempt < _ROUNDS - 1 else LOUDNESS_TOLERANCE
        if abs(off) <= near and above <= 0:
            return coded, found
        wanted += off
        if above > 0:
            ceiling_db -= min(above, 1.0) + 0.1  # more than that is chance, not the level's
            if attempt:  # a lower ceiling did not help
                easings += ((place, above + _EASED_DB) for place in _places_over(coded, settings))
    raise SoundError(_missed(found, settings))


def _mastered(
    programme: Programme, now: float, wanted: float, ceiling_db: float, settings: SoundSettings
) -> Samples:
    """The programme, `now` so many LUFS, at the level wanted and under the ceiling."""
    gain_db = wanted - now
    for _ in range(3):  # the limiter takes from the level, and more gain gives it more to take
        lost = programme.lost_db(gain_db, ceiling_db)
        gain_db = wanted - now + lost
    mastered = programme.limited(gain_db, ceiling_db)
    if lost > _RECKONED_DB:
        gain_db += wanted - _loudness(mastered, settings)
        mastered = programme.limited(gain_db, ceiling_db)
    return mastered


def _places_over(coded: bytes, settings: SoundSettings) -> Iterator[int]:
    """The samples of the sound before coding around which the decoded one is above its peak, apart enough to ease."""
    found = coding.decoded(coded)
    last = -math.inf
    for place in over(found.samples, settings.true_peak_dbtp).tolist():
        before = round(place * settings.rate / found.rate) - coding.MP3_LEAD_SAMPLES
        if before >= 0 and before - last > _EASED_SECONDS * settings.rate:
            yield before
            last = before


def _eased(samples: Samples, easings: Sequence[tuple[int, float]], rate: int) -> Samples:
    """The sound with each place so many decibels lower, sliding down to it and up again."""
    reach = round(_EASED_SECONDS * rate)
    dip = np.hanning(2 * reach + 1)
    for place, down_db in easings:
        if place >= samples.size:  # what a decoder adds at the end
            continue
        start, end = max(0, place - reach), min(samples.size, place + reach + 1)
        gain = 1 - (1 - 10 ** (-down_db / 20)) * dip[start - place + reach : end - place + reach]
        samples[start:end] *= gain.astype(np.float32)
    return samples


def _loudness(samples: Samples, settings: SoundSettings) -> float:
    """The level before coding, from as few samples as tell it: a third where nothing lies above 7 kHz."""
    part = 3 if settings.horn and settings.rate % 30 == 0 else 2
    return integrated(samples[::part], settings.rate // part)


def _for_opus(mastered: Samples, rate: int) -> Samples:
    """At Opus's rate, and as late as MP3 makes it, so that one set of captions fits both."""
    return resampled(mastered, rate, coding.OPUS_RATE, after=coding.MP3_LEAD_SAMPLES)


Cues = tuple[tuple[float, float], ...]


def _joined(segments: Sequence[Segment], settings: SoundSettings) -> tuple[Samples, Cues]:
    rate = settings.rate
    tail = round(TAIL_SECONDS * rate)
    sentences = [shape(segment.pcm, rate, horn=settings.horn) for segment in segments]
    opening = closing = np.zeros(0, np.float32)
    if settings.chime:
        peak = _level(sentences) * np.float32(10 ** (_CHIME_OVER_SPEECH_DB / 20))
        opening, closing = chime(rate, closing=False) * peak, chime(rate, closing=True) * peak
    at = _samples(LEAD_SECONDS, rate)
    placed = [(at, opening)]
    at += opening.size + (_samples(AFTER_CHIME_SECONDS, rate) if settings.chime else 0)
    cues = []
    for segment, sentence in zip(segments, sentences, strict=True):
        end = at + sentence.size - tail
        placed.append((at, sentence))
        cues.append((_heard(at, rate), _heard(end, rate)))
        at = end + _samples(segment.pause_after, rate)
    at += _samples(BEFORE_CHIME_SECONDS, rate) if settings.chime else 0
    placed.append((at, closing))
    whole = np.zeros(at + closing.size + _samples(END_SECONDS, rate), np.float32)
    for start, piece in placed:
        whole[start : start + piece.size] += piece
    return whole, tuple(cues)


def _level(sentences: Sequence[Samples]) -> np.float32:
    """The root mean square over all of them."""
    energy = sum(float(np.dot(sentence, sentence)) for sentence in sentences)
    return np.float32(math.sqrt(energy / sum(sentence.size for sentence in sentences)))


def _heard(sample: int, rate: int) -> float:
    return (sample + coding.MP3_LEAD_SAMPLES) / rate


def _samples(seconds: float, rate: int) -> int:
    if seconds < 0:
        raise ValueError(f"a pause of {seconds} seconds")
    return round(seconds * rate)


def _missed(found: Measurement, settings: SoundSettings) -> str:
    return (
        f"Không đưa được âm lượng về mức đặt: đo được {found.loudness_lufs:.1f} LUFS, "
        f"đỉnh {found.true_peak_dbtp:.1f} dBTP; cần {settings.loudness_lufs:g} ± "
        f"{LOUDNESS_TOLERANCE:g} LUFS, đỉnh không quá {settings.true_peak_dbtp:g} dBTP."
    )
