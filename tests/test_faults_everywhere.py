"""A build that is killed at every single one of its writes, and at hundreds of random moments, does no harm.

The builds run in forks of this process, everything loaded, so that hundreds take a minute or two.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from generators import press
from generators.build import build
from generators.manifest import MANIFEST, STATE, WRITING
from generators.request import Request, Scope
from generators.values import Day
from tests.content_tree import vi_du

ROOT = Path(__file__).parent.parent
DAY = Day.parse("2026-11-20")
RANDOM_KILLS = 200
SCOPES: tuple[Scope, ...] = ("notices",)  # the quickest to make; how files are put in place is the same for all
NOTICE = """
    subject: Lịch tiếp nhận hồ sơ, bản {version}
    intro:
      - text: Ủy ban nhân dân xã tiếp nhận hồ sơ, bản {version}.
"""
WRITES = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "shutil.rmtree"}
"""Audit events of CPython, raised just before each of these; `open` for writing is told by its flags."""


def versioned(folder: Path, version: int) -> Path:
    """A notice that changes and one that comes and goes."""
    files = {"communes/vi-du/notices/lich.yml": NOTICE.format(version=version)}
    content = vi_du(folder, **files)
    other = content / "communes/vi-du/notices/khac.yml"
    if version:
        other.write_text((content / "communes/vi-du/notices/lich.yml").read_text("utf-8"), encoding="utf-8")
    else:
        other.unlink(missing_ok=True)
    return content


def built(content: Path, output: Path) -> None:
    request = Request(ROOT, content, output, DAY, DAY, scopes=frozenset(SCOPES))
    with ThreadPoolExecutor(1, initializer=press.prepare, initargs=(ROOT / "templates", None)) as hand:
        outcome = build(request, executor=hand)
    assert outcome.findings == ()


def forked(work: Callable[[], None]) -> int:
    """A process of its own that does this and nothing after it."""
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        work()
        code = 0
    finally:
        os._exit(code)


def ended(child: int) -> int:
    """The exit code, negative for the signal that ended it."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def made(output: Path) -> dict[str, bytes]:
    found = (path for path in sorted(output.rglob("*")) if path.is_file() and STATE not in path.parts)
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in found}


@pytest.fixture(scope="module")
def versions(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, bytes]]:
    """What two versions look like when nothing goes wrong."""
    import generators.pressroom  # noqa: F401  # loaded once, here, for every fork

    found = []
    for version in (0, 1):
        folder = tmp_path_factory.mktemp(f"version{version}")
        assert ended(forked(lambda folder=folder, version=version: built(versioned(folder, version), folder / "out"))) == 0  # type: ignore[misc]
        found.append(made(folder / "out"))
    assert len(found[0]) == 2
    assert len(found[1]) == 4
    return found


def whole(output: Path, versions: list[dict[str, bytes]]) -> None:
    """Each file is the old or the new one."""
    for path, data in made(output).items():
        assert data in [version[path] for version in versions if path in version], path


def killed_at(write: int) -> None:
    """Have this process killed just before its n-th write."""
    left = [write]

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        writes = event in WRITES or (event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR))
        if writes:
            left[0] -= 1
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)


@pytest.mark.slow
def test_killed_before_any_of_its_writes_it_leaves_whole_files_and_the_next_one_heals(
    tmp_path: Path, versions: list[dict[str, bytes]]
) -> None:
    output = tmp_path / "out"
    assert ended(forked(lambda: built(versioned(tmp_path, 0), output))) == 0
    wanted = write = finished = 0
    while finished < 2:  # a build of each version that had fewer writes than that
        write, wanted = write + 1, 1 - wanted
        content = versioned(tmp_path, wanted)

        def work(content: Path = content, write: int = write) -> None:
            killed_at(write)
            built(content, output)

        code = ended(forked(work))
        assert code in (0, -signal.SIGKILL)
        finished = finished + 1 if code == 0 else 0
        whole(output, versions)
        assert ended(forked(lambda content=content: built(content, output))) == 0  # type: ignore[misc]
        assert made(output) == versions[wanted]
        assert not list((output / WRITING).glob("*"))
    assert write > 20  # it was killed at many


@pytest.mark.slow
def test_killed_at_hundreds_of_random_moments_it_leaves_whole_files(
    tmp_path: Path, versions: list[dict[str, bytes]]
) -> None:
    output = tmp_path / "out"
    moments = random.Random(20261120)
    assert ended(forked(lambda: built(versioned(tmp_path, 0), output))) == 0
    longest, killed = 1.0, 0
    for turn in range(RANDOM_KILLS):
        content = versioned(tmp_path, 1 - turn % 2)
        started = time.monotonic()
        child = forked(lambda content=content: built(content, output))  # type: ignore[misc]
        until = started + moments.uniform(0, longest)
        while time.monotonic() < until:
            if os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT):
                longest = max(0.1, time.monotonic() - started)
                break
            time.sleep(0.002)
        else:
            os.kill(child, signal.SIGKILL)
        killed += ended(child) == -signal.SIGKILL
        whole(output, versions)
    assert killed > RANDOM_KILLS / 2
    assert ended(forked(lambda: built(versioned(tmp_path, 1), output))) == 0
    assert made(output) == versions[1]


@pytest.mark.slow
@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b"null", b'{"x": 1}', b'{"version": 2, "files": {"../../x": {}}}', bytes(range(256)), None])
def test_whatever_became_of_what_is_remembered_the_next_build_is_right(
    tmp_path: Path, versions: list[dict[str, bytes]], damage: bytes | None
) -> None:
    output = tmp_path / "out"
    assert ended(forked(lambda: built(versioned(tmp_path, 0), output))) == 0
    remembered = [path for path in sorted((output / STATE).rglob("*")) if path.is_file() and path.name != "lock"]
    assert len(remembered) >= 4
    for file in remembered:
        if damage is None:
            file.unlink()
        else:
            file.write_bytes(damage)
    for wanted in (0, 1):
        assert ended(forked(lambda wanted=wanted: built(versioned(tmp_path, wanted), output))) == 0  # type: ignore[misc]
        assert made(output) == versions[wanted]
    assert (output / MANIFEST).is_file()
