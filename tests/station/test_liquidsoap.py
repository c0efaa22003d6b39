"""The Liquidsoap program plays the schedule: checked by, and run with, the real Liquidsoap where there is one."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from generators.sound import Segment, SoundSettings, Tags, decode, produce
from generators.station import file_name
from generators.station.liquidsoap import program
from generators.voices import Pcm
from tests.station.samples import PROGRAMME

TEXT = program(PROGRAMME).decode("utf-8")
AS_ROOT = "settings.init.allow_root.set(true)"  # a build machine's container has no other user


def test_each_session_is_listed_by_its_minute_with_its_files_in_play_order() -> None:
    listed = re.findall(r'^  \("(.*?)", \[(.*?)\]\)', TEXT, re.M)
    assert len(listed) == 10
    assert listed[0] == ("2026-09-07 05:30", '"02-nop-ho-so-loi-ich-cach-lam.mp3"')
    assert listed[1][0] == "2026-09-10 17:00"


def test_it_works_in_local_time_from_its_own_folder() -> None:
    assert 'time.zone.set("Asia/Ho_Chi_Minh")' in TEXT
    assert "path.dirname(argv(0))" in TEXT


@pytest.fixture
def liquidsoap() -> str:
    found = shutil.which("liquidsoap")
    if found is None and os.environ.get("CI") == "true":
        pytest.fail("no liquidsoap on this machine, and ./loa test has not installed it")
    if found is None:
        pytest.skip("no liquidsoap on this machine (Debian: apt-get install liquidsoap)")
    return found


@pytest.fixture
def station(tmp_path: Path) -> Path:
    """The folder with short sounds under the programme's names: three seconds of a tone each, and chimes."""
    tone = Pcm(bytes(range(256)) * (22050 * 2 * 3 // 256), 22050)
    sound = produce([Segment(tone, 0.2)], Tags("Thử", "Đài", "Thử"), SoundSettings()).mp3
    for place, track in enumerate(PROGRAMME.tracks, 1):
        (tmp_path / file_name(track, place)).write_bytes(sound)
    (tmp_path / "station.liq").write_text(TEXT, encoding="utf-8")
    return tmp_path


def run(liquidsoap: str, station: Path, *options: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [liquidsoap, *options, AS_ROOT, str(station / "station.liq")],
        cwd="/",
        env={**os.environ, **environment},
        timeout=120,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.slow
def test_liquidsoap_accepts_it(liquidsoap: str, station: Path) -> None:
    checked = run(liquidsoap, station, "--check")
    assert checked.returncode == 0, checked.stdout + checked.stderr


@pytest.mark.slow
@pytest.mark.parametrize(("at", "files"), [("2026-09-07 05:30", 1), ("all", 3)])
def test_liquidsoap_plays_a_session_and_ends(liquidsoap: str, station: Path, at: str, files: int) -> None:
    into = station / "heard.wav"
    played = run(liquidsoap, station, LOA_AT=at, LOA_INTO=str(into))
    assert played.returncode == 0, played.stdout + played.stderr
    each = decode((station / file_name(PROGRAMME.tracks[0], 1)).read_bytes()).seconds
    assert decode(into.read_bytes()).seconds == pytest.approx(files * each, abs=0.3 * files)


@pytest.mark.slow
def test_liquidsoap_plays_nothing_at_another_minute(liquidsoap: str, station: Path) -> None:
    """Nothing to play: the program waits; it is stopped here after some seconds."""
    into = station / "heard.wav"
    with pytest.raises(subprocess.TimeoutExpired):
        subprocess.run(
            [liquidsoap, AS_ROOT, str(station / "station.liq")],
            env={**os.environ, "LOA_AT": "2026-09-07 05:31", "LOA_INTO": str(into)},
            timeout=8,
            capture_output=True,
            check=False,
        )
    assert not into.exists() or into.stat().st_size < 1000
