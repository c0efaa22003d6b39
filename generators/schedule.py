"""From the terms of a schedule to its airings, and from airings to sessions: dates in, dates out; knows no clock."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generators.model.broadcast import Schedule, Weekday
from generators.values import ClockTime, Day

DAYS_IN_WEEK = 7


@dataclass(frozen=True, order=True)
class Airing:
    """One time a broadcast is heard. `time` is None where neither it nor its station has a slot.

    `number` counts from 1 within the run. An airing is `certain` in the least number of weeks; those of the weeks that
    a range leaves open ("4-5 tuần") are not.
    """

    day: Day
    time: ClockTime | None
    number: int
    certain: bool

    @property
    def weekday(self) -> Weekday:
        return list(Weekday)[self.day.date.weekday()]


@dataclass(frozen=True)
class Heard:
    """One thing heard in a session: which broadcast, at its place in the play order, and how long it takes."""

    id: str
    place: int
    seconds: float
    airing: Airing


@dataclass(frozen=True)
class Session:
    """All that is heard at one slot of one day, in play order."""

    day: Day
    time: ClockTime
    heard: tuple[Heard, ...]

    @property
    def seconds(self) -> float:
        return sum(entry.seconds for entry in self.heard)

    @property
    def starts(self) -> datetime.datetime:
        """Local time, without a zone."""
        return datetime.datetime.combine(self.day.date, datetime.time(self.time.hour, self.time.minute))

    @property
    def ends(self) -> datetime.datetime:
        return self.starts + datetime.timedelta(seconds=self.seconds)


def airings(terms: Schedule, usual: tuple[ClockTime, ...] = ()) -> tuple[Airing, ...]:
    """Every airing of the run, in order; none without a first day. `usual` are the station's slots.

    A week counts from the first day. Its airings are dealt to the days named, or spread evenly from the first day on;
    the slots are taken in turn, so that people at work in the morning hear the evening's.
    """
    if terms.first_day is None:
        return ()
    found: list[tuple[Day, ClockTime | None, bool]] = []
    for week in range(max(terms.weeks_min, terms.weeks_max)):
        start = terms.first_day.date + datetime.timedelta(days=DAYS_IN_WEEK * week)
        certain = week < terms.weeks_min
        found += ((Day(start + datetime.timedelta(days=ahead)), time, certain) for ahead, time in _week(terms, usual))
    return tuple(Airing(day, time, number, certain) for number, (day, time, certain) in enumerate(found, 1))


def _week(terms: Schedule, usual: tuple[ClockTime, ...]) -> Iterator[tuple[int, ClockTime | None]]:
    """The airings of any week of the run: days after its start, and times."""
    ahead = _days(terms)
    slots = tuple(sorted(set(terms.slots or usual)))
    dealt: dict[int, list[ClockTime | None]] = {day: [] for day in ahead}
    for turn in range(terms.times_per_week):
        dealt[ahead[turn * len(ahead) // terms.times_per_week]].append(slots[turn % len(slots)] if slots else None)
    for day, times in dealt.items():
        known = sorted({time for time in times if time is not None})
        yield from ((day, time) for time in (known or times))


def _days(terms: Schedule) -> tuple[int, ...]:
    """On which days after a week's start something is heard."""
    assert terms.first_day is not None
    if terms.days:
        first = terms.first_day.date.weekday()
        return tuple(sorted((day.number - first) % DAYS_IN_WEEK for day in set(terms.days)))
    count = min(terms.times_per_week, DAYS_IN_WEEK)
    return tuple(turn * DAYS_IN_WEEK // count for turn in range(count))


def sessions(heard: Iterable[Heard]) -> tuple[Session, ...]:
    """What is heard, by day and slot, each session in play order; what has no time is in none."""
    together: dict[tuple[Day, ClockTime], list[Heard]] = {}
    for entry in heard:
        if entry.airing.time is not None:
            together.setdefault((entry.airing.day, entry.airing.time), []).append(entry)
    return tuple(
        Session(day, time, tuple(sorted(entries, key=lambda entry: (entry.place, entry.id))))
        for (day, time), entries in sorted(together.items())
    )


def clashes(found: tuple[Session, ...]) -> tuple[tuple[Session, Session], ...]:
    """Sessions that begin while an earlier one is still heard, each with that one."""
    overlaps = []
    longest: Session | None = None
    for session in found:
        if longest is not None and session.starts < longest.ends:
            overlaps.append((longest, session))
        if longest is None or session.ends > longest.ends:
            longest = session
    return tuple(overlaps)
