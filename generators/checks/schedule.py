"""What goes on air when: terms that contradict themselves, hours nobody may be woken in, what a calendar lacks."""

from __future__ import annotations

from collections.abc import Iterator

from generators.findings import Finding, Severity
from generators.model import Broadcast
from generators.model.broadcast import AirStatus, Priority, Schedule
from generators.model.commune import Station
from generators.model.notice import Status
from generators.reader import COMMUNE, Publication
from generators.schedule import airings
from generators.validity import State, item_state, state
from generators.values import Day


def check(publication: Publication, day: Day) -> Iterator[Finding]:
    if state(publication.commune, day) is State.OVER:
        return  # nothing of an archived commune goes on air
    station = publication.commune.station or Station(name=publication.commune.full_name)
    yield from _station(publication, station)
    for item_id, broadcast in publication.broadcasts.items():
        if item_state(publication.commune, broadcast, day) is State.OVER or broadcast.status is AirStatus.WITHDRAWN:
            continue
        yield from _languages(publication, item_id, broadcast)
        yield from _notice(publication, item_id, broadcast)
        if broadcast.schedule is not None:
            yield from _terms(publication, item_id, broadcast.schedule, station)
            yield from _hours(publication, item_id, broadcast, broadcast.schedule, station)
            yield from _days(publication, item_id, broadcast, broadcast.schedule, station, day)


def _station(publication: Publication, station: Station) -> Iterator[Finding]:
    key = (COMMUNE, publication.commune.id)
    if station.open_from >= station.open_to:
        values = {"first": station.open_from.written, "last": station.open_to.written}
        yield publication.finding(key, ("station", "hours_from"), Severity.ERROR, "air-hours", **values)


def _terms(publication: Publication, item_id: str, terms: Schedule, station: Station) -> Iterator[Finding]:
    key = ("broadcasts", item_id)
    if terms.weeks_min > terms.weeks_max:
        values = {"low": str(terms.weeks_min), "high": str(terms.weeks_max)}
        yield publication.finding(key, ("schedule", "weeks_min"), Severity.ERROR, "too-few-weeks", **values)
    if terms.days and terms.times_per_week < len(set(terms.days)):
        values = {"days": str(len(set(terms.days))), "times": str(terms.times_per_week)}
        yield publication.finding(key, ("schedule", "days"), Severity.WARNING, "air-days-left-over", **values)
    slots = set(terms.slots or station.slots)
    a_day = -(-terms.times_per_week // (len(set(terms.days)) or 7))
    if slots and a_day > len(slots):
        values = {"times": str(terms.times_per_week), "slots": str(len(slots))}
        yield publication.finding(key, ("schedule", "times_per_week"), Severity.WARNING, "air-too-few-slots", **values)


def _hours(
    publication: Publication, item_id: str, broadcast: Broadcast, terms: Schedule, station: Station
) -> Iterator[Finding]:
    """Slots in the quiet hours: the airing is left out, whoever wrote it; only what is urgent may wake people."""
    if broadcast.priority is Priority.URGENT:
        return
    hours = {"first": station.open_from.written, "last": station.open_to.written}
    for index, slot in enumerate(terms.slots):
        if not station.open_from <= slot < station.open_to:
            path = ("schedule", "slots", index)
            yield publication.finding(
                ("broadcasts", item_id), path, Severity.WARNING, "air-quiet-hours", slot=slot.written, **hours
            )
    if not terms.slots:
        for index, slot in enumerate(station.slots):
            if not station.open_from <= slot < station.open_to:
                key = (COMMUNE, publication.commune.id)
                path = ("station", "slots", index)
                yield publication.finding(
                    key, path, Severity.WARNING, "air-quiet-hours", slot=slot.written, **hours
                )


def _days(
    publication: Publication, item_id: str, broadcast: Broadcast, terms: Schedule, station: Station, day: Day
) -> Iterator[Finding]:
    key = ("broadcasts", item_id)
    if terms.first_day is None:
        if broadcast.status is AirStatus.APPROVED:
            yield publication.finding(key, ("schedule",), Severity.TODO, "air-no-first-day")
        return
    run = airings(terms, station.slots)
    first = ("schedule", "first_day")
    if terms.days and run[0].day != terms.first_day:
        values = {"day": terms.first_day.written, "first": run[0].day.written}
        yield publication.finding(key, first, Severity.WARNING, "air-first-day-not-aired", **values)
    if run[-1].day < day:
        values = {"last": run[-1].day.written, "day": day.written}
        yield publication.finding(key, first, Severity.WARNING, "air-all-past", **values)
    elif run[0].day < day and broadcast.status is AirStatus.DRAFT:
        values = {"first": run[0].day.written, "day": day.written}
        yield publication.finding(key, first, Severity.WARNING, "air-begins-past", **values)
    outside = [a for a in run if item_state(publication.commune, broadcast, a.day) is not State.CURRENT]
    if outside:
        values = {"count": str(len(outside)), "first": outside[0].day.written}
        yield publication.finding(key, first, Severity.WARNING, "air-outside-validity", **values)


def _notice(publication: Publication, item_id: str, broadcast: Broadcast) -> Iterator[Finding]:
    """A notice is heard once it is issued, whoever approved the broadcast before."""
    notice = publication.notices.get(broadcast.notice or "")
    if notice is not None and broadcast.status is AirStatus.APPROVED and notice.status is not Status.ISSUED:
        values = {"notice": notice.id}
        yield publication.finding(
            ("broadcasts", item_id), ("notice",), Severity.WARNING, "air-notice-not-issued", **values
        )


def _languages(publication: Publication, item_id: str, broadcast: Broadcast) -> Iterator[Finding]:
    """Every other language of the commune has a slot; the recording is what may be missing."""
    if broadcast.status is not AirStatus.APPROVED:
        return
    there = {version.language for version in broadcast.languages}
    for language in publication.commune.languages:
        if language != "vi" and language not in there:
            values = {"language": language}
            yield publication.finding(
                ("broadcasts", item_id), (), Severity.TODO, "air-language-missing", **values
            )
