"""What a station gets to play: what is approved and holds, the urgent first, nothing else; and what is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generators.documents import on_air
from generators.documents.setting import Setting
from generators.expected import expected_findings
from generators.findings import Finding
from generators.programme import Finished, findings, programme
from generators.station import NoCalendar
from tests.on_air_samples import ARTICLE, ARTICLE_FILE, BROADCAST, STATION, URGENT, WORDING, setting

WAYS = "communes/vi-du/broadcasts/nop-ho-so.yml"
STORM = {"communes/vi-du/broadcasts/bao.yml": URGENT}
SECOND = "communes/vi-du/broadcasts/lan-hai.yml"


def made(**seconds: float) -> dict[str, Finished]:
    """Sounds and scripts of these lengths, by broadcast and variant: `nop_ho_so__3m=170`."""
    found = {}
    for name, length in seconds.items():
        stem = "audio/vi-du/" + name.replace("__", "/").replace("_", "-")
        found |= {f"{stem}.{suffix}": Finished("0" * 64, length) for suffix in ("mp3", "txt", "pdf")}
    return found


SOUNDS = made(nop_ho_so__60s=50, nop_ho_so__3m=170, nop_ho_so__full=400, bao__full=30, lan_hai__3m=170, lan_hai__full=400)


def ids(found: Setting) -> list[str]:
    played = programme(found, SOUNDS)
    return [track.id for track in played.tracks] if played else []


def test_an_approved_broadcast_is_played_at_the_length_for_the_air(tmp_path: Path) -> None:
    played = programme(setting(tmp_path), SOUNDS)
    assert played is not None
    (track,) = played.tracks
    assert (track.path, track.seconds, track.script) == (
        "audio/vi-du/nop-ho-so/3m.mp3",
        170,
        "audio/vi-du/nop-ho-so/3m.pdf",
    )
    assert len(track.airings) == 10
    assert track.terms == "2 lần/tuần, phát 4-5 tuần"


def test_the_length_asked_for_is_the_one_played(tmp_path: Path) -> None:
    minute = setting(tmp_path, **{WAYS: BROADCAST + "      variant: 60s\n"})
    assert ids(minute) == ["nop-ho-so/60s"]


def test_an_urgent_message_stands_before_all_others(tmp_path: Path) -> None:
    assert ids(setting(tmp_path, **STORM)) == ["bao/full", "nop-ho-so/3m"]


@pytest.mark.parametrize(
    "changed",
    [
        BROADCAST.replace("approved", "draft"),
        BROADCAST.replace("approved", "withdrawn"),
        BROADCAST + "    valid_to: 2026-09-14\n",
        BROADCAST + "    valid_from: 2026-10-01\n",
    ],
)
def test_drafts_withdrawn_and_what_does_not_hold_are_never_played(tmp_path: Path, changed: str) -> None:
    assert ids(setting(tmp_path, **{WAYS: changed})) == []
    assert ids(setting(tmp_path / "storm", **{WAYS: changed}, **STORM)) == ["bao/full"]


def test_nothing_of_an_archived_commune_is_played(tmp_path: Path) -> None:
    over = STATION + "    valid_to: 2026-08-31\n"
    assert ids(setting(tmp_path, over, **STORM)) == []


def test_a_campaign_that_nobody_approved_a_broadcast_of_is_not_played(tmp_path: Path) -> None:
    other = {"communes/vi-du/campaigns/khac.yml": "    title: Khác\n    intro: [Một đoạn.]\n"}
    assert ids(setting(tmp_path, **other)) == ["nop-ho-so/3m"]


def test_what_was_not_made_is_not_promised(tmp_path: Path) -> None:
    assert programme(setting(tmp_path), {}) is None


def test_without_a_first_day_it_is_played_and_says_why_it_has_no_calendar(tmp_path: Path) -> None:
    undated = setting(tmp_path, **{WAYS: BROADCAST.replace("      first_day: 2026-09-14\n", "")})
    played = programme(undated, SOUNDS)
    assert played is not None
    assert (played.tracks[0].why_not, played.tracks[0].planned) == (NoCalendar.NO_FIRST_DAY, (8, 10))
    assert not played.has_calendar


def test_no_airing_is_in_the_quiet_hours_or_after_the_last_day(tmp_path: Path) -> None:
    early = setting(tmp_path, **{WAYS: BROADCAST + "      slots: ['04:45', '17:00']\n    valid_to: 2026-09-30\n"})
    played = programme(early, SOUNDS)
    assert played is not None
    run = played.tracks[0].airings
    assert {airing.time.written for airing in run if airing.time} == {"17:00"}
    assert run[-1].day.date.isoformat() <= "2026-09-30"


def test_another_language_is_a_track_of_its_own_and_its_lack_is_told(tmp_path: Path) -> None:
    spoken = BROADCAST + "    languages:\n      - language: mtq\n        recording: recordings/muong.mp3\n"
    found = setting(tmp_path, STATION + "    languages: [vi, mtq, hmn]\n", **{WAYS: spoken})
    played = programme(found, {**SOUNDS, **made(nop_ho_so__mtq=180)})
    assert played is not None
    assert [(track.language, track.title.endswith("(tiếng Mường)")) for track in played.tracks] == [
        ("vi", False),
        ("mtq", True),
    ]
    assert played.missing == ("Chưa có bản ghi âm tiếng Mông của “Nộp hồ sơ qua mạng: lợi ích và cách làm”.",)


def test_an_example_says_so_beside_its_name(tmp_path: Path) -> None:
    found = setting(tmp_path, **{WAYS: BROADCAST + "    illustrative: yes\n"})
    played = programme(found, SOUNDS)
    assert played is not None
    assert played.tracks[0].note == "Nội dung minh họa, chưa do UBND xã Ví Dụ ban hành"
    assert played.tracks[0].named == "Nộp hồ sơ qua mạng: lợi ích và cách làm (minh họa)"
    tagged = on_air.on_air(found.publication.broadcasts["nop-ho-so"], found, recorded=False)
    assert (tagged.mark, tagged.comment) == ("minh họa", played.tracks[0].note)


# ── What is wrong with it ────────────────────────────────────────────────────────────────────────────────────────────


def wrong(found: Setting, sounds: dict[str, Finished]) -> list[Finding]:
    return list(findings(found, sounds, programme(found, sounds)))


def test_a_programme_within_its_bounds_is_found_nothing_wrong_with(tmp_path: Path) -> None:
    assert wrong(setting(tmp_path), SOUNDS) == []


def test_a_script_over_its_budget_is_told_in_seconds(tmp_path: Path) -> None:
    (finding,) = wrong(setting(tmp_path), {**SOUNDS, **made(nop_ho_so__60s=72.4)})
    assert (finding.code, finding.values["over"], finding.values["budget"]) == ("air-over-budget", "12", "60")
    assert finding.file.endswith("broadcasts/nop-ho-so.yml")
    assert "12 giây" in finding.message(WORDING)


def test_a_check_knows_the_length_before_anything_is_made(tmp_path: Path) -> None:
    assert expected_findings(setting(tmp_path)) == ()
    wordy = ARTICLE.replace("xã nhận hồ sơ qua mạng.", "xã nhận hồ sơ qua mạng, mời bà con đến làm. " * 12)
    (finding,) = expected_findings(setting(tmp_path / "long", **{ARTICLE_FILE: wordy}))
    assert (finding.code, finding.values["variant"]) == ("air-over-budget", "60s")


def test_a_second_more_or_less_is_not_worth_a_word(tmp_path: Path) -> None:
    assert wrong(setting(tmp_path), {**SOUNDS, **made(nop_ho_so__60s=61)}) == []


def test_a_whole_document_may_take_a_session_and_no_more(tmp_path: Path) -> None:
    assert wrong(setting(tmp_path), {**SOUNDS, **made(nop_ho_so__full=899)}) == []
    (finding,) = wrong(setting(tmp_path / "long"), {**SOUNDS, **made(nop_ho_so__full=960)})
    assert finding.values["over"] == "60"


def test_a_session_longer_than_the_commune_allows_is_told_once(tmp_path: Path) -> None:
    short = STATION.replace('"05:30", ', "") + "      longest_session: 5\n"
    two = {SECOND: BROADCAST}
    sounds = {**SOUNDS, **made(nop_ho_so__full=280, lan_hai__full=280)}
    (finding,) = wrong(setting(tmp_path, short, **two), sounds)
    assert (finding.code, finding.values["over"], finding.values["count"]) == ("air-session-too-long", "40", "2")


def test_sessions_that_overlap_are_found(tmp_path: Path) -> None:
    at = "      slots: ['{}']\n"
    two = {WAYS: BROADCAST + at.format("17:00"), SECOND: BROADCAST + at.format("17:02")}
    (finding,) = wrong(setting(tmp_path, **two), SOUNDS)
    assert (finding.code, finding.values["slot"], finding.values["other"]) == ("air-clash", "17:02", "17:00")
    assert finding.values["end"] == "17:02:50"


def test_a_session_that_lasts_into_the_quiet_hours_is_found(tmp_path: Path) -> None:
    late = {WAYS: BROADCAST + "      slots: ['19:58']\n"}
    (finding,) = wrong(setting(tmp_path, **late), SOUNDS)
    assert (finding.code, finding.values["end"]) == ("air-ends-late", "20:00")
