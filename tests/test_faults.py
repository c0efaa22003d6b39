"""Killed at any moment, without space, without the right to write, two at once: every file is the old or the new one."""

from __future__ import annotations

import json
import os
import random
import resource
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from generators import manifest
from tests.content_tree import COMMUNE, vi_du, write

ROOT = Path(__file__).parent.parent
KILLS = 12  # of the command and its workers together; test_faults_everywhere kills hundreds of builds
NOTICE = """
    subject: Lịch tiếp nhận hồ sơ, bản {version}
    intro:
      - text: Ủy ban nhân dân xã tiếp nhận hồ sơ, bản {version}.
"""


def command(content: Path, output: Path, *more: str) -> list[str]:
    return [sys.executable, "-m", "generators", "--lang", "en", "build", "--content", str(content), "--output", str(output),
            "--only", "notices", "--jobs", "2", *more]  # fmt: skip


ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}


def run(content: Path, output: Path, **more: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(content, output), env=ENVIRONMENT, capture_output=True, text=True, timeout=120, check=False, **more
    )  # type: ignore[call-overload,no-any-return]


def versioned(folder: Path, version: int, notices: int = 4) -> Path:
    files = {f"communes/vi-du/notices/lich-{n}.yml": NOTICE.format(version=version) for n in range(notices)}
    return vi_du(folder, **files)


def made(output: Path) -> dict[str, bytes]:
    base = output / "announcements"
    return {p.relative_to(output).as_posix(): p.read_bytes() for p in sorted(base.rglob("*")) if p.is_file()}


@pytest.fixture(scope="module")
def versions(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, bytes]]:
    """What two versions of the content look like when nothing goes wrong."""
    found = []
    for version in (0, 1):
        folder = tmp_path_factory.mktemp(f"version{version}")
        result = run(versioned(folder, version), folder / "out")
        assert result.returncode == 0, result.stderr
        found.append(made(folder / "out"))
    return found


@pytest.mark.slow
def test_a_build_killed_at_any_moment_leaves_whole_files_and_the_next_one_heals(
    tmp_path: Path, versions: list[dict[str, bytes]]
) -> None:
    output = tmp_path / "out"
    moments = random.Random(20261120)
    assert run(versioned(tmp_path, 0), output).returncode == 0
    wanted, longest = 0, 3.0
    for _ in range(KILLS):
        wanted = 1 - wanted
        content = versioned(tmp_path, wanted)
        started = time.monotonic()
        process = subprocess.Popen(
            command(content, output), env=ENVIRONMENT, start_new_session=True,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            process.wait(timeout=moments.uniform(0, longest))
            longest = max(1.0, time.monotonic() - started)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        for path, data in made(output).items():
            assert data in (versions[0][path], versions[1][path]), path
    content = versioned(tmp_path, 1)
    assert run(content, output).returncode == 0
    assert made(output) == versions[1]
    assert not list((output / manifest.WRITING).glob("*"))


def alive(session: int) -> list[str]:
    """The processes of a session, those that only wait to be counted left out."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            name, _, rest = status.read_text("utf-8").rpartition(")")
            fields = rest.split()
            if int(fields[3]) == session and fields[0] != "Z":
                found.append(name)
    return found


def nobody_is_left(session: int) -> None:
    until = time.monotonic() + 30
    while alive(session):
        assert time.monotonic() < until, alive(session)
        time.sleep(0.1)


@pytest.mark.slow
@pytest.mark.parametrize("signalled", ["the terminal's whole group", "the command alone"])
def test_ctrl_c_stops_at_once_and_cleanly_and_the_next_build_heals(
    tmp_path: Path, versions: list[dict[str, bytes]], signalled: str
) -> None:
    output = tmp_path / "out"
    assert run(versioned(tmp_path, 0), output).returncode == 0
    for turn, moment in enumerate((0.3, 0.7, 1.1, 1.6, 2.2, 3.0)):
        content = versioned(tmp_path, 1 - turn % 2)
        process = subprocess.Popen(
            command(content, output), env=ENVIRONMENT, start_new_session=True, stderr=subprocess.PIPE, text=True
        )
        time.sleep(moment)
        if signalled == "the command alone":
            process.send_signal(signal.SIGINT)
        else:
            os.killpg(process.pid, signal.SIGINT)
        process.wait(timeout=10)
        _, errors = process.communicate(timeout=30)  # until the last of them has let go of the stream
        assert process.returncode in (0, 130, -signal.SIGINT)
        assert "Traceback" not in errors
        assert "Aborted" not in errors
        if process.returncode == 130:
            assert "Stopped." in errors
        nobody_is_left(process.pid)
        for path, data in made(output).items():
            assert data in (versions[0][path], versions[1][path]), path
    assert run(versioned(tmp_path, 1), output).returncode == 0
    assert made(output) == versions[1]


@pytest.mark.slow
def test_workers_end_with_a_killed_build(tmp_path: Path) -> None:
    process = subprocess.Popen(
        command(versioned(tmp_path, 0), tmp_path / "out"), env=ENVIRONMENT, start_new_session=True,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    time.sleep(2.0)
    process.kill()
    process.wait()
    nobody_is_left(process.pid)


@pytest.mark.slow
def test_two_builds_at_once_take_turns(tmp_path: Path, versions: list[dict[str, bytes]]) -> None:
    content, output = versioned(tmp_path, 1), tmp_path / "out"
    both = [
        subprocess.Popen(command(content, output), env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        for _ in range(2)
    ]
    for process in both:
        _, errors = process.communicate(timeout=120)
        assert process.returncode == 0, errors
    assert made(output) == versions[1]
    listed = json.loads((output / manifest.MANIFEST).read_text("utf-8"))["files"]
    assert set(listed) == set(made(output))


@pytest.mark.slow
def test_without_space_the_old_files_stay_and_the_message_says_why(tmp_path: Path, versions: list[dict[str, bytes]]) -> None:
    output = tmp_path / "out"
    assert run(versioned(tmp_path, 0), output).returncode == 0
    content = versioned(tmp_path, 1)

    def small_files() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))

    result = run(content, output, preexec_fn=small_files)
    assert result.returncode == 1
    assert "Cannot write" in result.stderr
    assert "Traceback" not in result.stderr
    for path, data in made(output).items():
        assert data in (versions[0][path], versions[1][path])
    assert run(content, output).returncode == 0
    assert made(output) == versions[1]


@pytest.mark.slow
@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_output_is_told(tmp_path: Path) -> None:
    output = tmp_path / "out"
    output.mkdir(mode=0o500)
    result = run(versioned(tmp_path, 0), output)
    assert result.returncode == 1
    assert "Cannot write" in result.stderr


@pytest.mark.slow
def test_an_output_that_is_a_file_is_told(tmp_path: Path) -> None:
    output = tmp_path / "out"
    output.write_text("x", encoding="utf-8")
    result = run(versioned(tmp_path, 0), output)
    assert result.returncode == 1
    assert "Cannot write" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("arguments", [["build", "--date", "10/7/2023"], ["build", "--as-issued"], ["build", "--jobs", "0"],
                                       ["build", "--voice", "khong-co"], ["build", "--content", "/nowhere"], ["khong-co"],
                                       ["build", "--date", "2020-01-01", "--as-issued"]])  # fmt: skip
def test_wrong_use_exits_2_without_a_traceback(arguments: list[str]) -> None:
    result = subprocess.run(
        [sys.executable, "-m", "generators", *arguments], env=ENVIRONMENT, capture_output=True, text=True, check=False
    )
    assert result.returncode == 2
    assert "Traceback" not in result.stderr


@pytest.mark.slow
def test_the_second_commune_is_built_where_the_first_is_broken(tmp_path: Path) -> None:
    content = versioned(tmp_path, 0)
    write(tmp_path, {"communes/khac/commune.yml": COMMUNE, "communes/khac/notices/n.yml": NOTICE.format(version=1)})
    (content / "communes/vi-du/commune.yml").write_text("kind: huyện\n", encoding="utf-8")
    result = run(content, tmp_path / "out")
    assert result.returncode == 1
    assert sorted(made(tmp_path / "out")) == ["announcements/khac/notices/n.docx", "announcements/khac/notices/n.pdf"]


