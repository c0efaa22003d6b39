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
from pathlib import Path

import pytest

from generators import manifest
from tests.content_tree import COMMUNE, vi_du, write

ROOT = Path(__file__).parent.parent
KILLS = 40  # about two minutes; the moments are drawn anew from a fixed seed
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


def test_the_second_commune_is_built_where_the_first_is_broken(tmp_path: Path) -> None:
    content = versioned(tmp_path, 0)
    write(tmp_path, {"communes/khac/commune.yml": COMMUNE, "communes/khac/notices/n.yml": NOTICE.format(version=1)})
    (content / "communes/vi-du/commune.yml").write_text("kind: huyện\n", encoding="utf-8")
    result = run(content, tmp_path / "out")
    assert result.returncode == 1
    assert sorted(made(tmp_path / "out")) == ["announcements/khac/notices/n.docx", "announcements/khac/notices/n.pdf"]


