"""Values are written as a Vietnamese office writes them."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generators.values import ClockTime, Day, Money, Phone


@pytest.mark.parametrize(
    ("iso", "short", "long"),
    [
        ("2023-07-10", "10/7/2023", "ngày 10 tháng 7 năm 2023"),
        ("2022-01-06", "06/01/2022", "ngày 06 tháng 01 năm 2022"),
        ("2022-06-24", "24/6/2022", "ngày 24 tháng 6 năm 2022"),
        ("2026-02-05", "05/02/2026", "ngày 05 tháng 02 năm 2026"),
        ("2026-12-31", "31/12/2026", "ngày 31 tháng 12 năm 2026"),
    ],
)
def test_a_day_takes_zeros_as_the_decree_says(iso: str, short: str, long: str) -> None:
    assert (Day.parse(iso).written, Day.parse(iso).written_long) == (short, long)


@given(st.dates(datetime.date(1945, 1, 1), datetime.date(2200, 1, 1)))
def test_a_written_day_can_be_read_back(date: datetime.date) -> None:
    day, month, year = (int(part) for part in Day(date).written.split("/"))
    assert datetime.date(year, month, day) == date


@pytest.mark.parametrize(
    ("given_text", "written"),
    [
        ("0972645498", "0972 645 498"),
        ("+84 972 645 498", "0972 645 498"),
        ("+84 (0) 972 645 498", "0972 645 498"),
        ("02203.820.123", "0220 382 0123"),
        ("19001234", "1900 1234"),
        ("113", "113"),
        ("1022", "1022"),
    ],
)
def test_a_phone_keeps_its_zero_and_is_written_in_groups(given_text: str, written: str) -> None:
    assert Phone.parse(given_text).written == written


@pytest.mark.parametrize("wrong", ["", "972645498", "09726", "không có", "0972 645 498 123 4"])
def test_what_is_no_phone_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match="telephone"):
        Phone.parse(wrong)


def test_money_has_dots_between_thousands() -> None:
    assert Money(1_500_000).written == "1.500.000 đồng"
    assert Money(0).written == "0 đồng"


@pytest.mark.parametrize("written", ["05:30", "5:30", "5h30", "05g30"])
def test_a_time_of_day_stays_a_time(written: str) -> None:
    assert ClockTime.parse(written) == ClockTime(5, 30)


@pytest.mark.parametrize("wrong", ["25:00", "05:60", "530", "5", ""])
def test_what_is_no_time_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match="time"):
        ClockTime.parse(wrong)
