"""The station's folder works from a USB stick, on any player, and can be checked."""

from __future__ import annotations

import hashlib
import io
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
from icalendar import Calendar

from generators import pdf_text
from generators.station import Programme, Track, file_name, in_play_order
from generators.station.package import files
from tests.station.samples import ASSETS, PROGRAMME, SOUNDS, TRACKS, read, track

XSPF = "{http://xspf.org/ns/0/}"


@pytest.fixture(scope="module")
def folder() -> dict[str, bytes]:
    return dict(files(PROGRAMME, read, ASSETS))


def names(programme: Programme = PROGRAMME) -> list[str]:
    return [file_name(track, place) for place, track in enumerate(programme.tracks, 1)]


def test_the_urgent_message_comes_first_then_what_is_heard_first() -> None:
    assert names() == [
        "01-khan-cap-bao-so-5.mp3",
        "02-nop-ho-so-loi-ich-cach-lam.mp3",
        "03-dang-ky-khai-sinh.mp3",
    ]


def test_names_are_ascii_and_sort_in_play_order(folder: dict[str, bytes]) -> None:
    many = in_play_order(replace(TRACKS[0], id=f"{n:03d}/3m", title=f"Bản tin thứ {n} rất dài, " * 9) for n in range(12))
    found = [file_name(track, place) for place, track in enumerate(many, 1)]
    assert found == sorted(found)
    assert all(name.isascii() and len(name) <= 60 for name in [*folder, *found])


def test_a_title_without_a_letter_still_has_a_name() -> None:
    assert file_name(replace(TRACKS[0], title="…"), 1) == "01-ban-tin.mp3"


def test_another_language_follows_its_broadcast_and_says_so() -> None:
    vietnamese = track("run", "Nộp hồ sơ", 60)
    muong = Track("run/mtq", "Nộp hồ sơ (tiếng Mường)", "x", "0", 60, language="mtq")
    ordered = in_play_order([muong, vietnamese])
    assert ordered == (vietnamese, muong)
    assert file_name(muong, 2) == "02-nop-ho-so-tieng-muong-mtq.mp3"


def test_the_copies_are_the_sounds_themselves(folder: dict[str, bytes]) -> None:
    assert [folder[name] for name in names()] == [SOUNDS[track.path] for track in PROGRAMME.tracks]


def test_the_m3u8_names_each_file_with_its_length(folder: dict[str, bytes]) -> None:
    lines = folder["playlist.m3u8"].decode("utf-8").splitlines()
    assert lines[0] == "#EXTM3U"
    assert [line for line in lines if not line.startswith("#")] == names()
    lengths = [int(line.split(":")[1].split(",")[0]) for line in lines if line.startswith("#EXTINF:")]
    assert lengths == [30, 180, 171]
    assert "#EXTINF:180,Đài truyền thanh xã Ví Dụ - Nộp hồ sơ: lợi ích & cách làm" in lines


def test_the_xspf_is_well_formed_and_has_lengths_in_milliseconds(folder: dict[str, bytes]) -> None:
    playlist = ElementTree.fromstring(folder["playlist.xspf"])
    tracks = playlist.findall(f"{XSPF}trackList/{XSPF}track")
    assert playlist.tag == f"{XSPF}playlist"
    assert [unquote(track.findtext(f"{XSPF}location") or "") for track in tracks] == names()
    assert [track.findtext(f"{XSPF}duration") for track in tracks] == ["30000", "180400", "171200"]
    assert tracks[1].findtext(f"{XSPF}title") == "Nộp hồ sơ: lợi ích & cách làm"


def test_the_script_to_read_lies_beside_the_sound_under_the_same_number(folder: dict[str, bytes]) -> None:
    assert [name for name in folder if name.startswith("scripts/")] == ["scripts/02-nop-ho-so-loi-ich-cach-lam.pdf"]


def test_the_sums_cover_every_file_but_themselves_and_the_zip(folder: dict[str, bytes]) -> None:
    listed = dict(line.split("  ", 1)[::-1] for line in folder["SHA256SUMS"].decode().splitlines())
    assert set(listed) == set(folder) - {"SHA256SUMS", "station.zip"}
    assert all(hashlib.sha256(folder[name]).hexdigest() == digest for name, digest in listed.items())


def test_sha256sum_accepts_a_copy(folder: dict[str, bytes], tmp_path: Path) -> None:
    if shutil.which("sha256sum") is None:
        pytest.skip("no sha256sum on this machine")
    with zipfile.ZipFile(io.BytesIO(folder["station.zip"])) as archive:
        archive.extractall(tmp_path)
    checked = subprocess.run(["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"], cwd=tmp_path, check=False)
    assert checked.returncode == 0


def test_the_zip_holds_all_of_it_and_is_the_same_whenever_it_is_made(folder: dict[str, bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(folder["station.zip"])) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == {
            name: data for name, data in folder.items() if name != "station.zip"
        }
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert files(PROGRAMME, read, ASSETS) == folder


def test_without_a_first_day_everything_but_the_calendar_is_made(folder: dict[str, bytes]) -> None:
    undated = replace(PROGRAMME, tracks=tuple(replace(track, airings=()) for track in PROGRAMME.tracks))
    assert set(folder) - set(files(undated, read, ASSETS)) == {"schedule.ics"}


def test_an_example_is_marked_in_every_list() -> None:
    example = replace(TRACKS[1], note="Nội dung minh họa, chưa do xã ban hành", mark="minh họa")
    found = files(replace(PROGRAMME, tracks=(example,)), read, ASSETS)
    marked = "Nộp hồ sơ: lợi ích & cách làm (minh họa)"
    assert f"{PROGRAMME.station} - {marked}" in found["playlist.m3u8"].decode()
    assert "cách làm (minh họa)</title>" in found["playlist.xspf"].decode()
    summaries = {str(event["summary"]) for event in Calendar.from_ical(found["schedule.ics"]).walk("VEVENT")}
    assert summaries == {marked}
    printed = " ".join(" ".join(pdf_text.pages(found["schedule.pdf"])).split())
    assert printed.count("(minh họa)") == len(example.airings)
    assert example.note in printed
