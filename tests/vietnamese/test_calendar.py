"""Every day of a year and every minute of a day, in all the shapes people write them."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest

from generators.vietnamese import Reason, say

DAYS = [date(2024, 1, 1) + timedelta(days=number) for number in range(366)]
SAID = re.compile(r"ngày (?P<day>.+) tháng (?P<month>.+?)(?: năm (?P<year>.+))?")


@pytest.mark.parametrize(
    "shape",
    [
        "{d}/{m}/{y}", "{d:02}/{m:02}/{y}", "{d:02}/{m}/{y}", "{d}-{m}-{y}", "{d:02}.{m:02}.{y}", "{y}-{m:02}-{d:02}",
        "ngày {d}/{m}/{y}", "ngày {d:02} tháng {m} năm {y}", "ngày {d:02} tháng {m:02} năm {y}",
    ],
)  # fmt: skip
def test_every_day_of_a_leap_year(shape: str, value_of: Callable[[str], int]) -> None:
    for day in DAYS:
        said = say(shape.format(d=day.day, m=day.month, y=day.year))
        found = SAID.fullmatch(said.text)
        assert found, said.text
        assert date(value_of(found["year"]), value_of(found["month"]), value_of(found["day"])) == day
        assert not said.unsure


@pytest.mark.parametrize("before", ["ngày", "từ ngày", "đến ngày", "Ngày"])
def test_every_day_without_its_year_after_the_word_for_day(before: str, value_of: Callable[[str], int]) -> None:
    for day in DAYS:
        said = say(f"{before} {day.day}/{day.month}").text
        found = SAID.fullmatch(said[said.lower().index("ngày") :].replace("Ngày", "ngày"))
        assert found, said
        assert (value_of(found["month"]), value_of(found["day"])) == (day.month, day.day)


def test_a_day_that_does_not_exist_is_said_and_reported() -> None:
    for written in ("30/02/2025", "29/02/2025", "31/4/2026", "ngày 31/6"):
        assert [doubt.reason for doubt in say(written).unsure] == [Reason.IMPOSSIBLE], written
    assert not say("29/02/2024").unsure


def test_a_day_or_a_fraction_is_reported_where_no_word_tells() -> None:
    for written in ("3/4", "họp 5/3"):
        assert [doubt.reason for doubt in say(written).unsure] == [Reason.AMBIGUOUS], written
    for written in ("ngày 3/4", "3/4 diện tích", "họp 15/3", "lễ 1/5", "½ ngày", "số nhà 12/5", "24/7"):
        assert not say(written).unsure, written


CLOCK = re.compile(r"(?P<hour>.+?) giờ(?: (?P<minute>.+?) phút)?(?: (?P<second>.+) giây)?")


@pytest.mark.parametrize("shape", ["{h}h{m:02}", "{h:02}:{m:02}", "{h}g{m:02}", "{h} giờ {m:02} phút", "{h:02}h{m:02}p"])
def test_every_minute_of_a_day(shape: str, value_of: Callable[[str], int]) -> None:
    for minutes in range(24 * 60):
        hour, minute = divmod(minutes, 60)
        said = say(shape.format(h=hour, m=minute)).text
        found = CLOCK.fullmatch(said)
        assert found, said
        assert (value_of(found["hour"]), value_of(found["minute"] or "không")) == (hour, minute)


def test_every_hour_and_every_second() -> None:
    for hour in range(25):
        assert say(f"{hour}h").text.endswith(" giờ")
    for second in range(60):
        assert ("giây" in say(f"1:02:{second:02}").text) is (second > 0)


def test_a_range_of_times_and_of_days_says_both_ends() -> None:
    assert say("8h15 - 9h45").text == "tám giờ mười lăm phút đến chín giờ bốn mươi lăm phút"
    assert say("từ 01/3/2026 - 05/4/2026").text == (
        "từ ngày một tháng ba năm hai nghìn không trăm hai mươi sáu đến ngày năm tháng tư năm hai nghìn không trăm hai mươi sáu"
    )
