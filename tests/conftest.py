"""What every test may use: golden files with one --update flag, slow tests by --slow or in CI."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
GOLDEN = ROOT / "tests" / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="write the golden files anew from what the code says now")
    parser.addoption("--slow", action="store_true", help="run the slow tests too, as CI does")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--slow") or os.environ.get("CI"):
        return
    for item in items:
        if "slow" in item.keywords:
            item.add_marker(pytest.mark.skip(reason="slow: run with --slow, or CI=true"))


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """`golden("poster/birth.txt", text)` compares with tests/golden/poster/birth.txt, or writes it under --update."""

    def compare(name: str, text: str) -> None:
        file = GOLDEN / name
        if request.config.getoption("--update"):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
        assert file.exists(), f"no golden file {name}: write it with --update, then read it"
        assert text == file.read_text(encoding="utf-8")

    return compare


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Callable[[str, Callable[[Path], None]], Path]:
    """`once("as-issued", make)` gives a folder that `make` has filled, once for all processes of a test run."""
    shared = tmp_path_factory.getbasetemp()
    if worker_id != "master":
        shared = shared.parent

    def made(name: str, make: Callable[[Path], None]) -> Path:
        folder, done = shared / name, shared / f"{name}.done"
        with open(shared / f"{name}.lock", "w", encoding="utf-8") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not done.exists():
                make(folder)
                done.touch()
        return folder

    return made


@pytest.fixture(scope="module")
def hand() -> Iterator[Executor]:
    """One worker within this process, warm for all builds of a file of tests."""
    from generators import press

    with ThreadPoolExecutor(1, initializer=press.prepare, initargs=(ROOT / "templates", None)) as executor:
        yield executor


def build_with_the_command(output: Path, *options: str) -> None:
    """`./loa build` over the real content, as a user runs it; fails the test with what it printed."""
    command = [sys.executable, "-m", "generators", "build", "--output", str(output), *options]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    result = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert result.returncode == 0, result.stderr


@pytest.fixture(scope="session")
def as_issued(once: Callable[[str, Callable[[Path], None]], Path]) -> Path:
    """The four communes, each at the time of its documents."""
    return once("as-issued", lambda folder: build_with_the_command(folder, "--as-issued"))


@pytest.fixture(scope="session")
def today(once: Callable[[str, Callable[[Path], None]], Path]) -> Path:
    """The four communes as they are now."""
    return once("today", lambda folder: build_with_the_command(folder, "--date", "2026-11-20"))
