"""A desk over a copy of content in a folder of the test's own, and people who come to it."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from flask import Flask, Response, request
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from generators.studio import accounts
from generators.studio.desk import Desk, Settings, desk
from generators.studio.hands import Hands
from generators.studio.serving import Opening
from tests import desk_house
from tests.desk_house import ROOT

HOST = "127.0.0.1:8080"


@dataclass
class Visitor:
    """One browser: its cookies, and the token of its session."""

    client: FlaskClient
    csrf: str = ""

    def get(self, path: str, **options: object) -> TestResponse:
        return self.client.get(path, base_url=f"http://{HOST}", **options)  # type: ignore[arg-type]

    def post(self, path: str, data: object = None, **options: object) -> TestResponse:
        headers = {"X-Loa-Phien": self.csrf, **options.pop("headers", {})}  # type: ignore[dict-item]
        return self.client.post(path, data=data, base_url=f"http://{HOST}", headers=headers, **options)  # type: ignore[arg-type]


@dataclass
class House:
    """A running desk with its folders."""

    app: Flask
    desk: Desk
    content: Path
    output: Path

    def stranger(self) -> Visitor:
        return Visitor(self.app.test_client())

    def visitor(self, name: str) -> Visitor:
        """Someone with an account, who has come in."""
        response = Response()
        with self.app.test_request_context("/"):
            self.desk.guard.admit(accounts.known(self.desk.settings.state)[name], request, response)
        cookie = response.headers["Set-Cookie"].partition(";")[0]
        with self.app.test_request_context("/", headers={"Cookie": cookie}):
            session = self.desk.guard.session(request)
        assert session
        visitor = Visitor(self.app.test_client(), session.csrf)
        visitor.client.set_cookie(*cookie.split("="), domain="127.0.0.1")
        return visitor

    def repository(self) -> Callable[..., str]:
        """Make the content folder one, with everything in it; what it gives back runs git there."""
        if shutil.which("git") is None:
            pytest.skip("git is not there")

        def git(*words: str) -> str:
            command = ["git", "-C", str(self.content), "-c", "user.name=T", "-c", "user.email=t@t", *words]
            return subprocess.run(command, check=True, capture_output=True, text=True).stdout

        git("init", "--quiet")
        git("add", ".")
        git("commit", "--quiet", "-m", "begin")
        return git

    def text(self, path: str) -> str:
        return (self.content / "communes" / "vi-du" / path).read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def street(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the house of each test stands: at one address, so that the same worker processes serve them all."""
    return tmp_path_factory.mktemp("desk")


@pytest.fixture(scope="session")
def hands(street: Path) -> Iterator[Hands]:
    made = Hands(ROOT / "templates", street / "content", street / "voices")
    yield made
    made.close()


@pytest.fixture(scope="session")
def people(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A writer (soan), another (soan-hai) and an approver (duyet): a sum of a password takes a tenth of a second."""
    return desk_house.people(tmp_path_factory.mktemp("people"))


@pytest.fixture
def house(street: Path, hands: Hands, people: Path) -> House:
    """A desk as on its first day, with its people."""
    for folder in (street / "content", street / "made"):
        shutil.rmtree(folder, ignore_errors=True)
    content = desk_house.content(street)
    output = street / "made"
    state = output / ".loa" / "studio"
    state.mkdir(parents=True)
    shutil.copy2(people, state)
    app, made = desk(Settings(ROOT, content, output, frozenset({HOST})), hands)
    return House(app, made, content, output)


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., Opening]]:
    """`serve(content)` opens a real desk on a free port until the test ends."""
    with ExitStack() as running:
        yield lambda content, output=None: running.enter_context(
            desk_house.serving(content, output or tmp_path / "made")
        )
