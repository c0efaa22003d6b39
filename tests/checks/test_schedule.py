"""Terms that contradict themselves, hours nobody may be woken in, and what a calendar still lacks: each a finding."""

from __future__ import annotations

from pathlib import Path

import pytest

from generators.checks import schedule
from generators.findings import Finding, Severity
from generators.reader import read
from generators.values import Day
from generators.wording import read_wording
from tests.on_air_samples import BROADCAST, ROOT, STATION, TODAY, URGENT, content

WAYS = "communes/vi-du/broadcasts/nop-ho-so.yml"
LANGUAGES = [read_wording(ROOT / "templates" / "wording" / language) for language in ("vi", "en")]


def found(folder: Path, terms: str = BROADCAST, station: str = STATION, day: str = TODAY, **files: str) -> list[Finding]:
    (publication,) = read(content(folder, station, **{WAYS: terms, **files})).publications
    findings = list(schedule.check(publication, Day.parse(day)))
    for finding in findings:  # each can be said in both languages, with all its values
        assert all(finding.message(words) and finding.hint(words) is not None for words in LANGUAGES)
    return findings


def codes(findings: list[Finding]) -> list[str]:
    return [finding.code for finding in findings]


def test_sound_terms_are_found_nothing_wrong_with(tmp_path: Path) -> None:
    assert found(tmp_path) == []


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ("      slots: ['04:45']\n", "air-quiet-hours"),
        ("      slots: ['20:00']\n", "air-quiet-hours"),
        ("      days: [thứ ba]\n", "air-first-day-not-aired"),
        ("      days: [thứ hai, thứ ba, thứ tư]\n", "air-days-left-over"),
        ("      days: [thứ hai]\n      slots: ['17:00']\n", "air-too-few-slots"),
    ],
)
def test_a_contradiction_is_a_warning_and_withholds_nothing(tmp_path: Path, more: str, code: str) -> None:
    (finding,) = found(tmp_path, BROADCAST + more)
    assert (finding.code, finding.severity) == (code, Severity.WARNING)


def test_the_slot_in_the_quiet_hours_is_named_where_it_is_written(tmp_path: Path) -> None:
    (finding,) = found(tmp_path, BROADCAST + "      slots: ['17:00', '04:45']\n")
    assert finding.path == "schedule.slots.1"
    assert finding.values == {"slot": "04:45", "first": "05:30", "last": "20:00"}


def test_a_commune_sets_its_own_hours(tmp_path: Path) -> None:
    early = STATION + "      hours_from: '04:30'\n"
    assert found(tmp_path, BROADCAST + "      slots: ['04:45']\n", early) == []


def test_a_slot_of_the_station_itself_is_found_in_the_commune_s_file(tmp_path: Path) -> None:
    (finding,) = found(tmp_path, station=STATION.replace("17:00", "21:00"))
    assert (finding.code, finding.path) == ("air-quiet-hours", "station.slots.1")
    assert finding.file.endswith("commune.yml")


def test_an_urgent_message_may_wake_people(tmp_path: Path) -> None:
    storm = URGENT + "    schedule:\n      times_per_week: 7\n      weeks_min: 1\n      weeks_max: 1\n      first_day: 2026-09-15\n      slots: ['02:00']\n"
    assert found(tmp_path, **{"communes/vi-du/broadcasts/bao.yml": storm}) == []


def test_hours_that_end_before_they_begin_are_an_error(tmp_path: Path) -> None:
    wrong = STATION + "      hours_from: '20:00'\n      hours_to: '05:30'\n"
    first = found(tmp_path, station=wrong)[0]
    assert (first.code, first.severity) == ("air-hours", Severity.ERROR)


def test_fewer_weeks_at_most_than_at_least_are_an_error(tmp_path: Path) -> None:
    (finding,) = found(tmp_path, BROADCAST.replace("weeks_min: 4", "weeks_min: 6"))
    assert (finding.code, finding.severity) == ("too-few-weeks", Severity.ERROR)


def test_no_first_day_is_something_to_do(tmp_path: Path) -> None:
    undated = BROADCAST.replace("      first_day: 2026-09-14\n", "")
    (finding,) = found(tmp_path, undated)
    assert (finding.code, finding.severity) == ("air-no-first-day", Severity.TODO)
    assert found(tmp_path / "draft", undated.replace("approved", "draft")) == []


def test_a_schedule_that_is_over_is_found_and_one_under_way_is_not(tmp_path: Path) -> None:
    assert codes(found(tmp_path, day="2026-12-01")) == ["air-all-past"]
    assert found(tmp_path / "under-way", day="2026-09-20") == []


def test_a_draft_whose_first_day_is_past_is_found(tmp_path: Path) -> None:
    assert codes(found(tmp_path, BROADCAST.replace("approved", "draft"), day="2026-09-20")) == ["air-begins-past"]


def test_airings_after_the_last_day_it_holds_are_found(tmp_path: Path) -> None:
    (finding,) = found(tmp_path, BROADCAST + "    valid_to: 2026-09-30\n")
    assert finding.code == "air-outside-validity"
    assert finding.values["count"] == "5"


def test_a_language_of_the_commune_without_a_recording_is_something_to_do(tmp_path: Path) -> None:
    station = STATION + "    languages: [vi, mtq]\n"
    (finding,) = found(tmp_path, station=station)
    assert (finding.code, finding.severity, finding.values) == ("air-language-missing", Severity.TODO, {"language": "mtq"})
    spoken = BROADCAST + "    languages:\n      - language: mtq\n        recording: recordings/muong.mp3\n"
    assert found(tmp_path / "spoken", spoken, station) == []


def test_a_broadcast_of_a_notice_waits_until_it_is_issued(tmp_path: Path) -> None:
    notice = "    subject: Lịch tiếp dân\n    intro: [Xã tiếp dân vào thứ năm.]\n"
    told = BROADCAST.replace("campaign: qua-mang", "notice: tiep-dan")
    (finding,) = found(tmp_path, told, **{"communes/vi-du/notices/tiep-dan.yml": notice})
    assert finding.code == "air-notice-not-issued"


def test_an_archived_commune_is_asked_nothing(tmp_path: Path) -> None:
    over = STATION + "    valid_to: 2026-08-31\n"
    assert found(tmp_path, BROADCAST + "      slots: ['04:45']\n", over) == []
