"""From terms to airings: dates in, dates out."""

from __future__ import annotations

import datetime
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from generators.model.broadcast import Schedule, Weekday
from generators.schedule import Airing, Heard, airings, clashes, sessions
from generators.values import ClockTime, Day

MORNING, EVENING = ClockTime(5, 30), ClockTime(17, 0)


def terms(**values: object) -> Schedule:
    return Schedule.model_validate({"times_per_week": 2, "weeks_min": 4, "weeks_max": 5, **values})


def test_twice_a_week_for_four_to_five_weeks_is_eight_to_ten_airings() -> None:
    run = airings(terms(first_day="2023-01-16"))
    assert len(run) == 10
    assert sum(airing.certain for airing in run) == 8
    assert [airing.number for airing in run] == list(range(1, 11))
    assert (run[0].day, run[-1].day) == (Day.parse("2023-01-16"), Day.parse("2023-02-16"))


def test_without_a_first_day_there_is_no_airing() -> None:
    assert airings(terms(), (MORNING,)) == ()


def test_without_slots_a_day_is_known_and_no_time_is_made_up() -> None:
    assert {airing.time for airing in airings(terms(first_day="2026-09-07"))} == {None}


def test_the_weekdays_named_are_the_days_heard() -> None:
    run = airings(terms(first_day="2026-09-07", days=["thứ ba", "thứ sáu"], slots=["17:00"]))
    assert {airing.weekday for airing in run} == {Weekday.TUESDAY, Weekday.FRIDAY}
    assert run[0].day == Day.parse("2026-09-08")


def test_slots_are_taken_in_turn_so_that_nobody_misses_both() -> None:
    run = airings(terms(first_day="2026-09-07"), (MORNING, EVENING))
    assert [airing.time for airing in run[:4]] == [MORNING, EVENING, MORNING, EVENING]


def test_twice_a_day_takes_both_slots() -> None:
    run = airings(terms(times_per_week=14, weeks_min=1, weeks_max=1, first_day="2026-09-07"), (MORNING, EVENING))
    assert [airing.time for airing in run] == [MORNING, EVENING] * 7


@given(
    times=st.integers(1, 28),
    weeks=st.tuples(st.integers(1, 8), st.integers(0, 4)),
    first=st.dates(datetime.date(2024, 1, 1), datetime.date(2030, 12, 31)),
    days=st.sets(st.sampled_from([day.value for day in Weekday])),
)
def test_any_terms_give_that_many_airings_within_their_weeks(
    times: int, weeks: tuple[int, int], first: datetime.date, days: set[str]
) -> None:
    low, more = weeks
    run = airings(
        terms(times_per_week=times, weeks_min=low, weeks_max=low + more, first_day=first.isoformat(), days=sorted(days))
    )
    assert len(run) == times * (low + more)
    assert sum(airing.certain for airing in run) == times * low
    assert all(earlier.day <= later.day for earlier, later in pairwise(run))
    assert all(0 <= (airing.day.date - first).days < 7 * (low + more) for airing in run)
    if days:
        assert {airing.weekday.value for airing in run} <= days


def heard(name: str, day: str, time: ClockTime | None, seconds: float, place: int = 0) -> Heard:
    return Heard(name, place, seconds, Airing(Day.parse(day), time, 1, True))


def test_what_is_heard_at_one_slot_is_one_session_in_play_order() -> None:
    found = sessions([heard("b", "2026-09-07", MORNING, 60, 2), heard("a", "2026-09-07", MORNING, 90, 1)])
    assert [[entry.id for entry in session.heard] for session in found] == [["a", "b"]]
    assert found[0].seconds == 150


def test_sessions_clash_when_one_begins_before_another_is_over() -> None:
    found = sessions(
        [
            heard("long", "2026-09-07", ClockTime(17, 0), 700),
            heard("short", "2026-09-07", ClockTime(17, 5), 30),
            heard("inside", "2026-09-07", ClockTime(17, 10), 30),
            heard("after", "2026-09-07", ClockTime(17, 30), 30),
            heard("tomorrow", "2026-09-08", ClockTime(17, 5), 30),
        ]
    )
    assert [(one.heard[0].id, other.heard[0].id) for one, other in clashes(found)] == [
        ("long", "short"),
        ("long", "inside"),
    ]


def test_what_has_no_time_is_in_no_session() -> None:
    assert sessions([heard("a", "2026-09-07", None, 60)]) == ()
