"""A whole build for a station: what reaches its folder, how it sounds, and what never does."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from zipfile import ZipFile

import pytest
from icalendar import Calendar

from generators.build import Outcome
from generators.build import build as run
from generators.documents import broadcast
from generators.expected import expected
from generators.model.broadcast import Variant
from generators.request import Request
from generators.sound import Segment, SoundSettings, Tags, decode, measure, produce
from generators.values import Day
from generators.voices import VoiceSettings, speak
from generators.writers import audio
from tests.on_air_samples import ARTICLE_FILE, BROADCAST, ROOT, STATION, TODAY, URGENT, content, heard, setting

WAYS = "communes/vi-du/broadcasts/nop-ho-so.yml"
pytestmark = pytest.mark.slow  # a voice speaks, sounds are coded: half a minute in all

STORM = {"communes/vi-du/broadcasts/bao.yml": URGENT}
FILES = {
    **STORM,
    "communes/vi-du/broadcasts/nhap.yml": BROADCAST.replace("approved", "draft"),
    "communes/vi-du/broadcasts/rut.yml": BROADCAST.replace("approved", "withdrawn"),
    "communes/vi-du/broadcasts/het.yml": BROADCAST + "    valid_to: 2026-09-14\n",
    WAYS: BROADCAST
    + "    languages:\n      - language: mtq\n        recording: recordings/muong.mp3\n"
    + "      - language: hmn\n        recording: recordings/mong.mp3\n",
}
SHORT = {
    ARTICLE_FILE: """
        title: Nộp hồ sơ qua mạng
        intro: [Từ nay xã nhận hồ sơ qua mạng. Bà con không phải đi lại nhiều lần. Ai chưa quen thì đến xã để được giúp.]
    """
}


class Made:
    """A build's outcome and its files below audio/vi-du/."""

    def __init__(self, outcome: Outcome, folder: Path) -> None:
        self.outcome, self.folder = outcome, folder

    def bytes(self, name: str) -> bytes:
        return (self.folder / name).read_bytes()

    def names(self, below: str) -> list[str]:
        base = self.folder / below
        return sorted(path.relative_to(base).as_posix() for path in base.rglob("*") if path.is_file())

    @property
    def codes(self) -> set[str]:
        return {finding.code for finding in self.outcome.findings}


def spoken(words: str) -> bytes:
    """A person's recording: quiet, at another rate, without tags."""
    segments = [Segment(pcm, 0.4) for pcm in speak([words], VoiceSettings("espeak", region="south"))]
    quiet = replace(SoundSettings(), loudness_lufs=-28.0, chime=False, horn=False)
    return produce(segments, Tags("", "", ""), quiet).mp3


def made(folder: Path, *, jobs: int = 2, **files: str) -> Made:
    """Build the invented commune's air; the recording in Mường is there, the one in Mông is not."""
    source = content(folder, STATION + "    languages: [vi, mtq, hmn]\n", **files)
    recordings = source / "communes" / "vi-du" / "recordings"
    recordings.mkdir(exist_ok=True)
    (recordings / "muong.mp3").write_bytes(spoken("Bà con nghe bản tin bằng tiếng của mình."))
    request = Request(
        root=ROOT,
        content=source,
        output=folder / "out",
        today=Day.parse(TODAY),
        day=Day.parse(TODAY),
        scopes=frozenset({"audio"}),
        jobs=jobs,
    )
    return Made(run(request), folder / "out" / "audio" / "vi-du")


@pytest.fixture(scope="module")
def station(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return made(tmp_path_factory.mktemp("station"), **FILES)


def test_every_length_is_made_as_text_sheet_markup_and_sound(station: Made) -> None:
    assert set(station.names("nop-ho-so")) == {
        f"{variant}.{suffix}"
        for variant in ("60s", "3m", "full")
        for suffix in ("txt", "pdf", "ssml", "mp3", "opus", "vtt")
    } | {"mtq.mp3", "mtq.opus"}


def test_the_folder_holds_what_is_approved_the_urgent_first(station: Made) -> None:
    assert station.names("station") == [
        "01-khan-cap-bao-so-5.mp3",
        "02-nop-ho-so-qua-mang-loi-ich-va-cach-lam.mp3",
        "03-nop-ho-so-qua-mang-loi-ich-va-cach-lam-mtq.mp3",
        "SHA256SUMS",
        "log.pdf",
        "playlist.m3u8",
        "playlist.xspf",
        "schedule.ics",
        "schedule.pdf",
        "scripts/01-khan-cap-bao-so-5.pdf",
        "scripts/02-nop-ho-so-qua-mang-loi-ich-va-cach-lam.pdf",
        "station.liq",
        "station.zip",
    ]


def test_drafts_withdrawn_and_ended_are_in_no_file_of_the_station(station: Made) -> None:
    calendar = Calendar.from_ical(station.bytes("station/schedule.ics"))
    assert {event["UID"].split("-")[1] for event in calendar.walk("VEVENT")} == {"nop"}
    with ZipFile(BytesIO(station.bytes("station/station.zip"))) as archive:
        assert set(archive.namelist()) == set(station.names("station")) - {"station.zip"}
    assert station.names("rut") == []  # a withdrawn one is not made at all; a draft is, for those who check it
    assert "3m.mp3" in station.names("nhap")


def test_an_urgent_message_has_no_chime(station: Made) -> None:
    """The usual programme begins with a chime of about two seconds; an urgent one with words after half a second."""
    urgent = station.bytes("bao/full.vtt").decode()
    usual = station.bytes("nop-ho-so/full.vtt").decode()
    starts = [float(text.split(" --> ")[0].rsplit(":", 1)[1]) for text in (urgent, usual)]
    assert starts[0] < 1.0 < 2.5 < starts[1]


def test_a_recording_gets_the_same_level_and_tags_as_the_voice(station: Made) -> None:
    found = measure(station.bytes("nop-ho-so/mtq.mp3"))
    voice = measure(station.bytes("nop-ho-so/3m.mp3"))
    assert found.loudness_lufs == pytest.approx(-16, abs=0.5)
    assert found.true_peak_dbtp <= -1
    assert (found.rate, found.channels, found.bitrate) == (voice.rate, voice.channels, voice.bitrate) == (44100, 1, 64)
    assert found.tags.title == "Nộp hồ sơ qua mạng: lợi ích và cách làm (tiếng Mường)"
    assert (found.tags.station, found.tags.programme) == (voice.tags.station, voice.tags.programme)
    assert (found.tags.language, voice.tags.language) == ("mtq", "vie")


def test_every_sound_has_tags_level_and_no_long_gap(station: Made) -> None:
    sounds = sorted(station.folder.glob("*/*.mp3"))
    assert len(sounds) >= 8
    for file in sounds:
        found = measure(file.read_bytes())
        assert found.loudness_lufs == pytest.approx(-16, abs=0.5), file
        assert found.true_peak_dbtp <= -1, file
        assert found.longest_silence <= 3, file
        assert found.tags.station == "Đài truyền thanh xã Ví Dụ", file
        assert found.tags.title, file


@pytest.mark.parametrize("variant", ["60s", "3m", "full"])
def test_a_sound_is_as_long_as_was_expected(station: Made, variant: str, tmp_path: Path) -> None:
    found = setting(tmp_path, STATION + "    languages: [vi, mtq, hmn]\n", **FILES)
    document = broadcast.script(found.publication.broadcasts["nop-ho-so"], Variant(variant), found)
    seconds = decode(station.bytes(f"nop-ho-so/{variant}.mp3")).seconds
    assert seconds == pytest.approx(audio.expected_seconds(heard(document), SoundSettings()), rel=0.05)
    assert seconds == pytest.approx(expected(found)[f"audio/vi-du/nop-ho-so/{variant}.mp3"].seconds, rel=0.05)


def test_captions_are_the_script_sentence_by_sentence_in_step_with_the_sound(station: Made) -> None:
    cues = station.bytes("nop-ho-so/full.vtt").decode("utf-8").split("\n\n")[1:]
    times = [cue.splitlines()[1].split(" --> ") for cue in cues if cue.strip()]
    words = [cue.splitlines()[2] for cue in cues if cue.strip()]
    assert " ".join(words) == " ".join(station.bytes("nop-ho-so/full.txt").decode("utf-8").split())
    seconds = [[sum(float(part) * 60**power for power, part in enumerate(reversed(time.split(":")))) for time in pair] for pair in times]
    assert all(start < end for start, end in seconds)
    assert all(one[1] < other[0] for one, other in pairwise(seconds))
    assert seconds[-1][1] < decode(station.bytes("nop-ho-so/full.mp3")).seconds


def test_a_language_that_nobody_recorded_is_told_and_holds_nothing_back(station: Made) -> None:
    assert "air-no-recording" in station.codes
    assert not station.outcome.failed


def test_a_recording_replaces_the_voice_at_the_length_on_air(tmp_path: Path) -> None:
    read_by_a_person = BROADCAST + "    recording: recordings/muong.mp3\n"
    found = made(tmp_path, **SHORT, **{WAYS: read_by_a_person})
    assert decode(found.bytes("nop-ho-so/full.mp3")).seconds < 12  # one sentence and two chimes
    assert "full.vtt" not in found.names("nop-ho-so")  # nobody has written down when which sentence is said
    assert "recording" in found.outcome.voices


def test_nothing_outside_the_commune_s_folder_is_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.mp3"
    secret.write_bytes(spoken("Không của xã."))
    base = content(tmp_path, **{WAYS: BROADCAST + "    recording: recordings/link.mp3\n"})
    recordings = base / "communes" / "vi-du" / "recordings"
    recordings.mkdir()
    (recordings / "link.mp3").symlink_to(secret)
    found = made(tmp_path, **SHORT, **{WAYS: BROADCAST + "    recording: recordings/link.mp3\n"})
    assert "outside" in found.codes
    assert found.outcome.voices == {"espeak"}  # the voice says it


def test_an_error_elsewhere_does_not_hold_back_the_urgent_message(tmp_path: Path) -> None:
    broken = made(tmp_path, **STORM, **{WAYS: "    campaign: khong-co\n", ARTICLE_FILE: "    title:\n"})
    assert broken.outcome.failed
    assert broken.names("nop-ho-so") == []
    assert broken.names("station")[0] == "01-khan-cap-bao-so-5.mp3"
    assert "02" not in broken.bytes("station/playlist.m3u8").decode()


def test_a_second_build_finds_nothing_to_do(tmp_path: Path) -> None:
    made(tmp_path, **SHORT, **STORM)
    again = made(tmp_path, **SHORT, **STORM)
    assert (again.outcome.made, again.outcome.removed) == ([], [])


def test_what_is_withdrawn_leaves_the_station_at_the_next_build(tmp_path: Path) -> None:
    made(tmp_path, **SHORT, **STORM)
    gone = {
        WAYS: BROADCAST.replace("approved", "withdrawn"),
        "communes/vi-du/broadcasts/bao.yml": URGENT.replace("approved", "withdrawn"),
    }
    assert made(tmp_path, **SHORT, **gone).names("station") == []


def test_any_number_of_workers_makes_the_same_bytes(tmp_path: Path) -> None:
    alone, together = (made(tmp_path / str(jobs), jobs=jobs, **SHORT, **STORM) for jobs in (1, 3))
    assert alone.names("") == together.names("")
    assert [name for name in alone.names("") if alone.bytes(name) != together.bytes(name)] == []
