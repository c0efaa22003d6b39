"""The sheets beside the amplifier: what they say, and that they can be written on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generators import pdf_text
from generators.station import sheets
from tests.station.samples import ASSETS, PROGRAMME


def words(pdf: bytes) -> str:
    return " ".join(" ".join(pdf_text.pages(pdf)).split())


@pytest.fixture(scope="module")
def schedule() -> str:
    return words(sheets.schedule(PROGRAMME, ASSETS))


def test_the_schedule_names_every_airing_with_day_time_and_file(schedule: str) -> None:
    track = PROGRAMME.tracks[1]
    for airing in track.airings:
        assert airing.time is not None
        assert f"{airing.weekday.value.capitalize()}, {airing.day.written} {airing.time.written} 02" in schedule


def test_the_schedule_says_which_weeks_are_not_certain(schedule: str) -> None:
    assert schedule.count("nếu phát đủ số tuần nhiều nhất") == 2 + 1  # two airings, and below the lines for a pen


def test_what_has_no_first_day_gets_lines_for_a_pen_and_is_told(schedule: str) -> None:
    assert "“Đăng ký khai sinh” chưa có ngày phát đầu tiên" in schedule
    assert "9 *" in schedule
    assert "10 *" in schedule


def test_a_language_nobody_has_recorded_is_told(schedule: str) -> None:
    assert "Chưa có bản ghi âm tiếng Mường của “Đăng ký khai sinh”." in schedule


def test_the_schedule_names_the_hours_on_air(schedule: str) -> None:
    assert "Chỉ phát trong khoảng từ 05:30 đến 20:00, trừ bản tin khẩn cấp" in schedule


def test_the_log_is_one_blank_page() -> None:
    log = sheets.log(PROGRAMME, ASSETS)
    assert len(pdf_text.pages(log)) == 1
    assert "Nhật ký phát thanh" in words(log)
    assert "Bão số 5" not in words(log)


def test_sheets_are_the_same_whenever_they_are_made() -> None:
    again = replace(PROGRAMME)
    assert sheets.schedule(again, ASSETS) == sheets.schedule(PROGRAMME, ASSETS)
