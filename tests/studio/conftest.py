"""A desk over a copy of content in a folder of the test's own, and people who come to it."""

from __future__ import annotations

import re
import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from generators.studio import accounts
from generators.studio.accounts import Role
from generators.studio.desk import Desk, Settings, desk
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

    def known(self) -> Visitor:
        found = re.search(r'data-session="([^"]+)"', self.get("/xa/vi-du/nhat-ky").get_data(as_text=True))
        assert found
        self.csrf = found[1]
        return self


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
        visitor = self.stranger()
        answer = visitor.post("/dang-nhap", {"ten": name, "mat-khau": PASSWORD})
        assert answer.status_code == 302
        return visitor.known()

    def text(self, path: str) -> str:
        return (self.content / "communes" / "vi-du" / path).read_text(encoding="utf-8")


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """A desk with a writer (soan), another (soan-hai) and an approver (duyet)."""
    content = content_tree.vi_du(
        tmp_path,
        **{
            "communes/vi-du/notices/tiem-chung.yml": NOTICE,
            "communes/vi-du/broadcasts/tiem-chung.yml": BROADCAST,
        },
    )
    output = tmp_path / "made"
    state = output / ".loa" / "studio"
    accounts.add(state, "soan", PASSWORD, Role.WRITER, "Văn thư")
    accounts.add(state, "soan-hai", PASSWORD, Role.WRITER, "Công chức văn hóa")
    accounts.add(state, "duyet", PASSWORD, Role.APPROVER, "Chủ tịch")
    app, made = desk(Settings(ROOT, content, output, frozenset({HOST})))
    yield House(app, made, content, output)
    made.hands.close()


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


@pytest.fixture(scope="session")
def real_content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the real content; the content itself is never written by a test."""
    copy = tmp_path_factory.mktemp("real") / "content"
    shutil.copytree(ROOT / "content", copy)
    return copy
