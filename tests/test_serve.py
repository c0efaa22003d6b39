"""While content is written, the page shows it; a broken edit keeps the last good page and says what is wrong."""

from __future__ import annotations

import json
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from generators import serve as serving
from generators.build import Outcome
from generators.request import Request
from generators.serve import News, serve
from generators.values import Day
from generators.wording import read_wording
from tests.content_tree import vi_du

ROOT = Path(__file__).parent.parent
GUIDE = "communes/vi-du/procedures/nop-ho-so.yml"
PATIENCE = 60  # seconds for a build on a busy machine


class Served:
    def __init__(self, content: Path, output: Path) -> None:
        self.builds: list[Outcome] = []
        self.address = ""
        self.stop = threading.Event()
        request = Request(ROOT, content, output, Day.parse("2026-11-20"), Day.parse("2026-11-20"), scopes=frozenset({"site"}), jobs=1)
        wording = read_wording(ROOT / "templates" / "wording" / "vi")
        self.thread = threading.Thread(
            target=lambda: serve(
                request,
                wording,
                port=0,
                told=lambda outcome, seconds: self.builds.append(outcome),
                opened=lambda address: setattr(self, "address", address),
                stop=self.stop,
            )
        )
        self.thread.start()

    def get(self, path: str) -> str:
        with urllib.request.urlopen(self.address + path, timeout=PATIENCE) as answer:
            return answer.read().decode("utf-8")

    def wait(self, done: Callable[[], bool]) -> None:
        until = time.monotonic() + PATIENCE
        while not done():
            assert time.monotonic() < until, "nothing happened"
            time.sleep(0.05)


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[Served, Path]]:
    content = vi_du(tmp_path)
    found = Served(content, tmp_path / "out")
    found.wait(lambda: bool(found.builds))
    yield found, content
    found.stop.set()
    found.thread.join(PATIENCE)
    assert not found.thread.is_alive()


@pytest.mark.slow
def test_an_edit_is_shown_and_a_broken_one_is_told(served: tuple[Served, Path]) -> None:
    server, content = served
    page = "vi-du/thu-tuc/nop-ho-so.html"
    assert "Nộp hồ sơ trực tuyến" in server.get(page)
    assert "/__loa/reload.js" in server.get(page)
    first = json.loads(server.get("__loa/news?seen="))

    guide = content / GUIDE
    good = guide.read_text("utf-8")
    guide.write_text(good.replace("Nộp hồ sơ trực tuyến", "Nộp hồ sơ tại nhà"), encoding="utf-8")
    second = json.loads(server.get(f"__loa/news?seen={first['version']}"))
    assert second == {"version": str(int(first["version"]) + 1), "findings": []}
    assert "Nộp hồ sơ tại nhà" in server.get(page)

    guide.write_text("tittle: hỏng\n", encoding="utf-8")
    third = json.loads(server.get(f"__loa/news?seen={second['version']}"))
    assert any("tittle" in finding for finding in third["findings"])
    assert "Nộp hồ sơ tại nhà" in server.get(page)


@pytest.mark.slow
def test_nothing_outside_the_site_is_served(served: tuple[Served, Path]) -> None:
    server, _ = served
    for path in ("../out/.loa/manifest.json", "%2e%2e/.loa/manifest.json", "..%2f..%2fcontent/communes/vi-du/commune.yml"):
        with pytest.raises(urllib.error.HTTPError):
            server.get(path)


def test_a_disk_that_is_full_stops_no_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(request: Request, executor: object) -> Outcome:
        raise OSError(28, "No space left on device", "x.html")

    monkeypatch.setattr(serving, "build", full)
    news, heard = News(), []
    request = Request(ROOT, tmp_path, tmp_path, Day.parse("2026-11-20"), None)
    wording = read_wording(ROOT / "templates" / "wording" / "vi")
    serving._once(request, wording, news, lambda outcome, seconds: heard.append(outcome), ThreadPoolExecutor(1))
    (words,) = heard
    assert "Không ghi được x.html" in words
    assert json.loads(news.after(""))["findings"] == [words]
