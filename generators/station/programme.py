"""What a station has to play, and in which order: the words of this package."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from generators.schedule import Airing, Heard, Session, sessions
from generators.values import ClockTime, Day
from generators.vietnamese import slug

Priority = Literal["khan-cap", "uu-tien", "thong-thuong"]
ORDER: tuple[Priority, ...] = ("khan-cap", "uu-tien", "thong-thuong")
"""Thông tư 39/2020/TT-BTTTT: khẩn cấp before ưu tiên before thông thường."""

LONGEST_NAME = 40  # characters of a title in a file name: the display of a USB player shows twenty of them


class NoCalendar(StrEnum):
    """Why a track is in no calendar."""

    NO_SCHEDULE = "no-schedule"
    NO_FIRST_DAY = "no-first-day"


@dataclass(frozen=True)
class Track:
    """One sound that is approved for the air. `path` and `script` lie below the output folder; `seconds` are measured.

    `terms` is how often and how long, in words; `why_not` says why there are no airings.
    """

    id: str
    title: str
    path: str
    sha256: str
    seconds: float
    priority: Priority = "thong-thuong"
    variant: str = ""
    language: str = "vi"
    script: str = ""
    script_sha256: str = ""
    terms: str = ""
    note: str = ""
    """What every form of it must say: that it is an example; `mark` says it in a word, behind its title."""
    mark: str = ""
    airings: tuple[Airing, ...] = ()
    planned: tuple[int, int] = (0, 0)
    """How many airings its terms mean, at least and at most."""
    why_not: NoCalendar | None = None

    @property
    def named(self) -> str:
        """The title as lists show it, with its mark: a list is often all that is seen of it."""
        return f"{self.title} ({self.mark})" if self.mark else self.title


@dataclass(frozen=True)
class Programme:
    """All a station has to play, in play order. `stamped` is a day from the content for files that must carry one."""

    commune: str
    station: str
    issuer: str
    tracks: tuple[Track, ...]
    open_from: ClockTime
    open_to: ClockTime
    stamped: Day
    missing: tuple[str, ...] = field(default=())
    """What is not there, in words: a language without its recording."""

    @property
    def sessions(self) -> tuple[Session, ...]:
        return sessions(
            Heard(track.id, place, track.seconds, airing)
            for place, track in enumerate(self.tracks)
            for airing in track.airings
        )

    @property
    def has_calendar(self) -> bool:
        return any(track.airings for track in self.tracks)

    def place(self, track_id: str) -> int:
        """Its number in the play order, from 1."""
        return next(place for place, track in enumerate(self.tracks, 1) if track.id == track_id)


def in_play_order(tracks: Iterable[Track]) -> tuple[Track, ...]:
    """The urgent first; then by the first day heard, what has none last; Vietnamese before its other languages."""

    def key(track: Track) -> tuple[int, bool, str, str, bool, str]:
        first = track.airings[0] if track.airings else None
        when = f"{first.day.date} {first.time.written if first.time else ''}" if first else ""
        translated = track.language != "vi"
        return (ORDER.index(track.priority), first is None, when, track.id.split("/")[0], translated, track.language)

    return tuple(sorted(tracks, key=key))


def file_name(track: Track, place: int, suffix: str = "mp3") -> str:
    """`01-khan-cap-tin-bao-so-5.mp3`: ASCII, in play order, the same on every player however it sorts."""
    urgency = "" if track.priority == "thong-thuong" else f"{track.priority}-"
    language = "" if track.language == "vi" else f"-{track.language}"
    return f"{place:02d}-{urgency}{_short(slug(track.title) or 'ban-tin')}{language}.{suffix}"


def _short(name: str) -> str:
    if len(name) <= LONGEST_NAME:
        return name
    return name[: LONGEST_NAME + 1].rsplit("-", 1)[0]
