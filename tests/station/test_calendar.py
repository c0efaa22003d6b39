"""The calendar is one that strict programs accept, and its local times are right."""

from __future__ import annotations

import datetime
from dataclasses import replace
from zoneinfo import ZoneInfo

from icalendar import Calendar

from generators.station.calendar import ics
from tests.station.samples import ASSETS, PROGRAMME, RUN

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
DATA = ics(PROGRAMME, ASSETS.wording)


def events() -> list[object]:
    return list(Calendar.from_ical(DATA).walk("VEVENT"))


def test_every_line_ends_in_crlf_and_has_at_most_75_octets() -> None:
    lines = DATA.split(b"\r\n")
    assert lines[-1] == b""
    assert all(b"\n" not in line and b"\r" not in line and len(line) <= 75 for line in lines)
    assert [line.decode("utf-8") for line in lines]  # no character is cut in two


def test_there_is_one_event_an_airing_and_no_rule() -> None:
    assert len(events()) == len(RUN) == 10
    assert b"RRULE" not in DATA


def test_the_zone_is_one_standard_time_seven_hours_ahead() -> None:
    (zone,) = Calendar.from_ical(DATA).walk("VTIMEZONE")
    (standard,) = zone.subcomponents
    assert (zone["TZID"], standard.name) == ("Asia/Ho_Chi_Minh", "STANDARD")
    assert (standard["TZOFFSETFROM"].to_ical(), standard["TZOFFSETTO"].to_ical()) == ("+0700", "+0700")
    assert "RRULE" not in standard


def test_local_times_are_as_scheduled_and_the_length_is_measured() -> None:
    first = events()[0]
    assert first["DTSTART"].dt == datetime.datetime(2026, 9, 7, 5, 30, tzinfo=ZONE)
    assert first["DTSTART"].params["TZID"] == "Asia/Ho_Chi_Minh"
    assert first["DURATION"].dt == datetime.timedelta(seconds=180)


def test_the_local_time_is_told_in_words_too() -> None:
    assert events()[0]["DESCRIPTION"].startswith("Phát lúc 05:30, thứ hai, ngày 07 tháng 9 năm 2026")


def test_what_a_range_of_weeks_leaves_open_is_tentative() -> None:
    assert [event["STATUS"] for event in events()] == ["CONFIRMED"] * 8 + ["TENTATIVE"] * 2


def test_each_event_is_itself_and_no_clock_is_in_it() -> None:
    assert len({event["UID"] for event in events()}) == 10
    assert {event["DTSTAMP"].dt.date() for event in events()} == {datetime.date(2026, 9, 7)}
    assert ics(PROGRAMME, ASSETS.wording) == DATA


def test_an_airing_without_a_time_takes_the_day() -> None:
    track = PROGRAMME.tracks[1]
    undecided = replace(track, airings=tuple(replace(airing, time=None) for airing in track.airings[:1]))
    (event,) = Calendar.from_ical(ics(replace(PROGRAMME, tracks=(undecided,)), ASSETS.wording)).walk("VEVENT")
    assert event["DTSTART"].dt == datetime.date(2026, 9, 7)
    assert "giờ do đài xếp" in event["DESCRIPTION"]
