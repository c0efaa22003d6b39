"""The schedule as a calendar that strict programs accept (RFC 5545); one event an airing, no rule to misread."""

from __future__ import annotations

import datetime
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, TimezoneStandard

from generators.schedule import Airing
from generators.station.programme import Programme, Track, file_name
from generators.wording import Wording

ZONE = "Asia/Ho_Chi_Minh"
OFFSET = datetime.timedelta(hours=7)
SINCE = datetime.datetime(1975, 6, 13)  # since then the zone has had one offset and no summer time


def ics(programme: Programme, say: Wording) -> bytes:
    """All airings, CRLF and folded at 75 octets. What a range of weeks leaves open is tentative."""
    calendar = Calendar()
    calendar.add("prodid", "-//Loa//Loa//VI")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("name", say("station.calendar-name", station=programme.station))
    calendar.add("x-wr-calname", say("station.calendar-name", station=programme.station))
    calendar.add("x-wr-timezone", ZONE)
    calendar.add_component(_zone())
    for place, track in enumerate(programme.tracks, 1):
        for airing in track.airings:
            calendar.add_component(_event(programme, track, place, airing, say))
    found: bytes = calendar.to_ical()
    return found


def _zone() -> Timezone:
    """One STANDARD without a rule: Outlook refuses others."""
    standard = TimezoneStandard()
    standard.add("dtstart", SINCE)
    standard.add("tzoffsetfrom", OFFSET)
    standard.add("tzoffsetto", OFFSET)
    standard.add("tzname", "+07")
    zone = Timezone()
    zone.add("tzid", ZONE)
    zone.add_component(standard)
    return zone


def _event(programme: Programme, track: Track, place: int, airing: Airing, say: Wording) -> Event:
    event = Event()
    when = airing.day.date.strftime("%Y%m%d") + (airing.time.written.replace(":", "") if airing.time else "")
    event.add("uid", f"{when}-{track.id.replace('/', '-')}@{programme.commune}.loa")
    event.add("dtstamp", datetime.datetime.combine(programme.stamped.date, datetime.time(), datetime.UTC))
    if airing.time is None:
        event.add("dtstart", airing.day.date)
    else:
        clock = datetime.time(airing.time.hour, airing.time.minute)
        event.add("dtstart", datetime.datetime.combine(airing.day.date, clock, ZoneInfo(ZONE)))
        event.add("duration", datetime.timedelta(seconds=max(1, round(track.seconds))))
    event.add("summary", track.named)
    event.add("location", programme.station)
    event.add("description", "\n".join(_told(track, place, airing, say)))
    event.add("categories", [say(f"station.priority-{track.priority}")])
    event.add("status", "CONFIRMED" if airing.certain else "TENTATIVE")
    event.add("transp", "TRANSPARENT")
    return event


def _told(track: Track, place: int, airing: Airing, say: Wording) -> list[str]:
    """The local time in words too: programs have shown it in the wrong zone."""
    day = f"{airing.weekday.value}, {airing.day.written_long}"
    when = say("station.at", time=airing.time.written, day=day) if airing.time else say("station.at-no-time", day=day)
    found = [when, say("station.file", name=file_name(track, place))]
    if track.note:
        found.append(track.note)
    if not airing.certain:
        found.append(say("station.uncertain"))
    return found
