"""From a commune's broadcasts and the sounds made of them to its station's programme, and what is wrong with it.

It knows content and lengths; how the programme becomes files is `station`'s.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import get_args

from generators import document as d
from generators.documents import broadcast as broadcasts
from generators.documents import on_air
from generators.documents.setting import Setting
from generators.findings import Finding, Severity
from generators.model import Broadcast
from generators.model.broadcast import AirStatus, Priority, Variant
from generators.reader import ItemKey
from generators.schedule import Session, clashes
from generators.station import NoCalendar, Programme, Track, in_play_order
from generators.station import programme as station_programme
from generators.values import Day

# Seconds of speech, chimes apart. A whole document may take a whole session.
BUDGET = {Variant.MINUTE: 60.0, Variant.THREE_MINUTES: 180.0}
TOLERANCE = 1.02  # lengths of scripts are worked out to two in a hundred


@dataclass(frozen=True)
class Finished:
    """A file made: the digest of its bytes and, of a script or a sound, how long it takes in seconds."""

    sha256: str
    seconds: float


Made = Mapping[str, Finished]
"""What has been made, by path below the output folder."""


def programme(setting: Setting, made: Made) -> Programme | None:
    """What is approved and holds, in play order; None where there is nothing to play."""
    station = on_air.station(setting)
    tracks = in_play_order(_tracks(setting, made))
    if not tracks:
        return None
    return Programme(
        commune=setting.commune.id,
        station=station.name,
        issuer=setting.issuer.committee,
        tracks=tracks,
        open_from=station.open_from,
        open_to=station.open_to,
        stamped=_stamped(tracks, setting),
        missing=tuple(_missing(setting, made)),
    )


def _approved(setting: Setting) -> Iterator[tuple[ItemKey, Broadcast]]:
    for key, source in broadcasts.broadcasts(setting):
        if source.status is AirStatus.APPROVED and broadcasts.current(source, setting):
            yield key, source


def _tracks(setting: Setting, made: Made) -> Iterator[Track]:
    for _, source in _approved(setting):
        variant = broadcasts.aired(source, setting)
        if variant is not None:
            yield from _in_each_language(source, variant, setting, made)


def _in_each_language(source: Broadcast, variant: Variant, setting: Setting, made: Made) -> Iterator[Track]:
    folder = f"audio/{setting.commune.id}/{source.id}"
    run = on_air.run(source, setting)
    terms = source.schedule
    script = f"{folder}/{variant.value}.pdf"
    for language, name in (("vi", variant.value), *((v.language, v.language) for v in source.languages)):
        sound = made.get(f"{folder}/{name}.mp3")
        if sound is None:
            continue
        spoken = language == "vi"
        yield Track(
            id=f"{source.id}/{name}",
            title=broadcasts.title(source, setting) + ("" if spoken else f" ({on_air.language(language, setting)})"),
            path=f"{folder}/{name}.mp3",
            sha256=sound.sha256,
            seconds=sound.seconds,
            priority=_priority(source.priority),
            variant=setting.wording(f"documents.variant-{variant.value}") if spoken else "",
            language=language,
            script=script if spoken and script in made else "",
            script_sha256=made[script].sha256 if spoken and script in made else "",
            terms=d.written(on_air.terms(source, setting)),
            note=on_air.example(source, setting),
            mark=on_air.mark(source, setting),
            airings=run,
            planned=(
                (terms.times_per_week * terms.weeks_min, terms.times_per_week * terms.weeks_max) if terms else (0, 0)
            ),
            why_not=_why_not(source) if spoken else None,
        )


def _priority(priority: Priority) -> station_programme.Priority:
    return next(found for found in get_args(station_programme.Priority) if found == priority.value)


def _why_not(source: Broadcast) -> NoCalendar | None:
    if source.schedule is None:
        return None if source.priority is Priority.URGENT else NoCalendar.NO_SCHEDULE
    return NoCalendar.NO_FIRST_DAY if source.schedule.first_day is None else None


def _stamped(tracks: tuple[Track, ...], setting: Setting) -> Day:
    """A day for files that must carry one, from the content: the clock of the machine is in no output."""
    days = [airing.day for track in tracks for airing in track.airings]
    return min(days, default=setting.commune.as_issued)


def _missing(setting: Setting, made: Made) -> Iterator[str]:
    """For each approved broadcast, the languages of the commune in which nobody has recorded it yet."""
    for _, source in _approved(setting):
        for language in setting.commune.languages:
            if language != "vi" and f"audio/{setting.commune.id}/{source.id}/{language}.mp3" not in made:
                yield setting.wording(
                    "station.language-missing",
                    language=on_air.language(language, setting),
                    title=broadcasts.title(source, setting),
                )


# ── What is wrong with it ────────────────────────────────────────────────────────────────────────────────────────────


def findings(setting: Setting, made: Made, station: Programme | None) -> Iterator[Finding]:
    """Scripts over their budget, sessions too long, too late or one over another; all in seconds and minutes."""
    if not setting.archived:
        yield from _over_budget(setting, made)
    if station is not None:
        keys = {source.id: key for key, source in _approved(setting)}
        yield from _sessions(setting, station, keys)


def _over_budget(setting: Setting, made: Made) -> Iterator[Finding]:
    longest = on_air.station(setting).longest_session * 60.0
    for key, source in broadcasts.broadcasts(setting):
        if not broadcasts.current(source, setting):
            continue
        for variant in Variant:
            path = f"audio/{setting.commune.id}/{source.id}/{variant.value}.txt"
            budget = BUDGET.get(variant, longest)
            if path in made and made[path].seconds > budget * TOLERANCE:
                over = made[path].seconds - budget
                values = {
                    "title": broadcasts.title(source, setting),
                    "variant": variant.value,
                    "over": f"{over:.0f}",
                    "budget": f"{budget:.0f}",
                }
                yield setting.publication.finding(key, (), Severity.WARNING, "air-over-budget", **values)


def _sessions(setting: Setting, station: Programme, keys: Mapping[str, ItemKey]) -> Iterator[Finding]:
    longest = on_air.station(setting).longest_session * 60.0
    said: set[tuple[str, str]] = set()

    def once(code: str, session: Session, **values: str) -> Iterator[Finding]:
        """A run repeats itself week by week: each matter is told at its first day."""
        key = keys[session.heard[-1].id.split("/")[0]]
        matter = (code, f"{key} {session.time.written}")
        if matter not in said:
            said.add(matter)
            when = {"day": session.day.written, "slot": session.time.written}
            yield setting.publication.finding(key, ("schedule",), Severity.WARNING, code, **when, **values)

    for session in station.sessions:
        if session.seconds > longest:
            yield from once(
                "air-session-too-long",
                session,
                over=f"{session.seconds - longest:.0f}",
                most=f"{longest / 60:.0f}",
                count=str(len(session.heard)),
            )
        closing = datetime.time(station.open_to.hour, station.open_to.minute)
        late = session.ends > datetime.datetime.combine(session.day.date, closing)
        urgent = all(station.tracks[entry.place].priority == "khan-cap" for entry in session.heard)
        if late and not urgent:
            yield from once("air-ends-late", session, end=f"{session.ends:%H:%M}", last=station.open_to.written)
    for earlier, later in clashes(station.sessions):
        yield from once("air-clash", later, other=earlier.time.written, end=f"{earlier.ends:%H:%M:%S}")
