"""One publishing at a time; what cannot wait goes first, and what gave way is taken up again."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest

from generators.build import Outcome, Progress
from generators.request import Request
from generators.studio import publishing
from generators.studio.hands import Hands
from generators.studio.publishing import Job, Publisher

LONG = 30  # seconds: nothing here takes one


class Builds:
    """Stands for the build: a whole one goes on until it is let go, one of a single item is done at once."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.begun, self.let_go = threading.Event(), threading.Event()

    def __call__(self, request: Request, progress: Progress, executor: Any) -> Outcome:
        self.asked.append(request.item)
        self.begun.set()
        while not request.item and not self.let_go.wait(0.01):
            progress("editions", 1, 2)
        return Outcome([], [], [])


@pytest.fixture
def builds(monkeypatch: pytest.MonkeyPatch) -> Builds:
    found = Builds()
    monkeypatch.setattr(publishing, "build", found)
    return found


@pytest.fixture
def publisher(tmp_path: Path, hands: Hands, monkeypatch: pytest.MonkeyPatch) -> Publisher:
    monkeypatch.setattr(Publisher, "_pack", lambda *_: None)
    return Publisher(tmp_path, tmp_path / "content", tmp_path / "made", tmp_path / "state", hands)


def over(job: Job) -> str:
    assert job.finished.wait(LONG)
    return job.stage


def test_what_is_asked_twice_while_it_waits_is_built_once(publisher: Publisher, builds: Builds) -> None:
    first = publisher.start("vi-du")
    assert builds.begun.wait(LONG)
    second = publisher.start("vi-du")
    assert publisher.start("vi-du") is second
    builds.let_go.set()
    assert [over(first), over(second)] == ["done", "done"]
    assert builds.asked == ["", ""]


def test_what_cannot_wait_goes_first_and_the_rest_is_taken_up_again(publisher: Publisher, builds: Builds) -> None:
    whole = publisher.start("vi-du")
    assert builds.begun.wait(LONG)
    urgent = publisher.start("vi-du", "khan-1")
    assert over(urgent) == "done"
    assert not whole.over
    builds.let_go.set()
    assert over(whole) == "done"
    assert builds.asked[:2] == ["", "broadcasts/khan-1"]
    assert set(builds.asked[2:]) == {""}


def test_who_asks_how_it_stands_does_not_disturb_who_begins(publisher: Publisher, builds: Builds) -> None:
    """A page asks, a build asks whether to give way, and an officer begins another one, all at the same moment."""
    builds.let_go.set()
    wrong: list[Exception] = []

    def asks() -> None:
        try:
            for _ in range(3000):
                publisher.running("vi-du")
                publisher._waited_for()
        except Exception as error:
            wrong.append(error)

    askers = [threading.Thread(target=asks) for _ in range(3)]
    for one in askers:
        one.start()
    jobs = [publisher.start(f"xa-{number}") for number in range(60)]
    for one in askers:
        one.join()
    assert wrong == []
    assert {over(job) for job in jobs} == {"done"}


def test_a_fault_of_ours_is_told_and_not_lost_with_its_thread(
    publisher: Publisher, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> Outcome:
        raise OSError("no space left")

    monkeypatch.setattr(publishing, "build", broken)
    job = publisher.start("vi-du")
    assert over(job) == "failed"
    assert "no space left" in job.error
