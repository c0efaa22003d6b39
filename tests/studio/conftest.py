"""A desk over a copy of content in a folder of the test's own, and people who come to it."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from flask import Flask, Response, request
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from generators.studio import accounts
from generators.studio.accounts import Role
from generators.studio.desk import Desk, Settings, desk
from generators.studio.hands import Hands
from generators.studio.serving import Opening, opened
from tests import content_tree

ROOT = Path(__file__).parents[2]
PASSWORD = "mot mat khau du dai"
HOST = "127.0.0.1:8080"

NOTICE = """
    # Ghi chú của văn thư.
    kind: thong-bao
    status: draft
    symbol: TB-UBND
    subject: Lịch tiêm chủng tháng 12
    intro:
      - Ủy ban nhân dân xã thông báo lịch tiêm chủng.
    # Nơi nhận theo danh sách của xã.
    recipients:
      - Như trên;
    archive: "Lưu: VT."
    signer:
      authority:
        - TM. ỦY BAN NHÂN DÂN
        - CHỦ TỊCH
"""
BROADCAST = """
    title: Lịch tiêm chủng
    status: draft
    message:
      - text: Sáng thứ hai, trạm y tế tiêm chủng cho trẻ.
        air: 60s
"""


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
    state = tmp_path_factory.mktemp("people")
    accounts.add(state, "soan", PASSWORD, Role.WRITER, "Văn thư")
    accounts.add(state, "soan-hai", PASSWORD, Role.WRITER, "Công chức văn hóa")
    accounts.add(state, "duyet", PASSWORD, Role.APPROVER, "Chủ tịch")
    return state / accounts.FILE


@pytest.fixture
def house(street: Path, hands: Hands, people: Path) -> House:
    """A desk as on its first day, with its people."""
    for folder in (street / "content", street / "made"):
        shutil.rmtree(folder, ignore_errors=True)
    content = content_tree.vi_du(
        street,
        **{
            "communes/vi-du/notices/tiem-chung.yml": NOTICE,
            "communes/vi-du/broadcasts/tiem-chung.yml": BROADCAST,
        },
    )
    output = street / "made"
    state = output / ".loa" / "studio"
    state.mkdir(parents=True)
    shutil.copy2(people, state)
    app, made = desk(Settings(ROOT, content, output, frozenset({HOST})), hands)
    return House(app, made, content, output)


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., Opening]]:
    """`serve(content)` opens a real desk on a free port until the test ends."""
    running: list[Opening] = []

    def start(content: Path, output: Path | None = None) -> Opening:
        found = opened(ROOT, content, output or tmp_path / "made")
        threading.Thread(target=found.server.run, daemon=True).start()  # type: ignore[attr-defined]
        running.append(found)
        return found

    yield start
    for one in running:
        one.close()
