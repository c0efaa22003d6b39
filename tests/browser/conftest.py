"""Websites as people see them: built from the real content and the samples, served, and opened in Chromium."""

from __future__ import annotations

import datetime
import fcntl
import functools
import http.server
import io
import os
import shutil
import threading
import wave
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from generators.archive import zipped
from generators.documents.setting import Setting
from generators.documents.site import Files, site
from generators.reader import read
from generators.validity import Moment
from generators.values import Day
from generators.website import STICK, Site, file_path_in_site, stick
from generators.website.communes import communes_index
from generators.website.making import make
from generators.website.staging import stage
from generators.wording import read_languages
from generators.writers.assets import Assets, read_assets
from tests.website import samples

ROOT = Path(__file__).parents[2]
TODAY = Day(datetime.date(2026, 11, 20))
PHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 900}

Open = Callable[..., Page]


@pytest.fixture(scope="session")
def assets() -> Assets:
    return read_assets(ROOT / "templates")


@pytest.fixture(scope="session")
def sites(assets: Assets) -> dict[str, Site]:
    """The samples, each commune as of its document's time, and Nga Sơn as of today, by the folder they are served in."""
    reading = read(ROOT / "content")
    found: dict[str, Site] = {"vi-du": samples.site()}
    for publication in reading.publications:
        commune = publication.commune
        moments = {commune.id: Moment(commune.as_issued, past=True)}
        if commune.id == "nga-son":
            moments["nga-son-hom-nay"] = Moment(TODAY)
        for name, moment in moments.items():
            # one real commune in English too: its words are told from ours in documents of every kind
            english = read_languages(ROOT / "templates" / "wording", assets.wording) if moment.day == TODAY else ()
            setting = Setting.at(publication, moment, assets.wording)
            found[name] = site(setting, Files({}, {}), publication.national.terms, english)
    return found


@pytest.fixture(scope="session")
def served(
    sites: dict[str, Site], assets: Assets, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Path:
    """All websites side by side, two folders down, as below a provincial portal; built once for all workers of a run."""
    base = tmp_path_factory.getbasetemp()
    work = (base.parent if hasattr(request.config, "workerinput") else base) / "websites"
    work.mkdir(exist_ok=True)
    with (work / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (work / "whole").exists():
            _build_all(sites, assets, work)
            (work / "whole").touch()
    return work / "www"


def _build_all(sites: dict[str, Site], assets: Assets, work: Path) -> None:
    home = work / "www" / "cong" / "xa"
    for name, one in sites.items():
        stage(one, work / name, assets, root_config=ROOT / "mkdocs.yml")
        shutil.copytree(make(work / name), home / name)
        for source in one.brought:
            brought = home / name / file_path_in_site(source)
            brought.parent.mkdir(parents=True, exist_ok=True)
            brought.write_bytes(_brought(source))
        files = {p.relative_to(home / name).as_posix(): p.read_bytes() for p in (home / name).rglob("*") if p.is_file()}
        (home / name / STICK).write_bytes(zipped(stick(one, files)))
    for path, content in communes_index(list(sites.values()), assets).items():
        (home / path).parent.mkdir(parents=True, exist_ok=True)
        (home / path).write_bytes(content)


def _brought(source: str) -> bytes:
    """Something of the kind a build would copy in: two seconds of silence, one caption, the start of a PDF."""
    if source.endswith(".vtt"):
        return "WEBVTT\n\n00:00.000 --> 00:02.000\nKính thưa bà con.\n".encode()
    if source.endswith((".mp3", ".opus")):
        sound = io.BytesIO()
        with wave.open(sound, "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(8000)
            file.writeframes(bytes(2 * 2 * 8000))
        return sound.getvalue()
    return b"%PDF-1.7 of a test"


class Handler(http.server.SimpleHTTPRequestHandler):
    """A plain web server that shows each website's own page for what is missing."""

    def log_message(self, format: str, *args: object) -> None:
        return

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        folder = Path(self.directory, *self.path.split("/")[1:4])
        page = folder / "404.html"
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture(scope="session")
def address(served: Path) -> Iterator[str]:
    """Where the websites are served, to the folder that holds one folder each."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(served)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/cong/xa"
    server.shutdown()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        if os.environ.get("CI"):
            pytest.fail("no Chromium on this machine: apt-get install chromium")
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--autoplay-policy=no-user-gesture-required"]
        )
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium: Browser, address: str) -> Iterator[Open]:
    """`open_page("vi-du/index.html", viewport=PHONE, **context)`: the page, every fault it reports collected.

    A page that reports a fault (an error on its console, a request that failed or left for another host) fails the test.
    """
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def visit(path: str, *, at: str = address, faults_expected: bool = False, **options: Any) -> Page:
        context = chromium.new_context(**({"viewport": PHONE} | options))
        contexts.append(context)
        page = context.new_page()
        if not faults_expected:
            page.on("console", lambda said: said.type in ("error", "warning") and faults.append(said.text))
            page.on("pageerror", lambda error: faults.append(str(error)))
            page.on("request", lambda asked: _foreign(asked.url, at) and faults.append(f"asked {asked.url}"))
            page.on("response", lambda got: got.status >= 400 and faults.append(f"{got.status} {got.url}"))
        page.goto(f"{at}/{path}")
        return page

    yield visit
    for context in contexts:
        context.close()
    assert faults == []


def _foreign(url: str, at: str) -> bool:
    host = "/".join(at.split("/")[:3])
    return not url.startswith((host, "data:", "blob:"))


@pytest.fixture(scope="session")
def paths(served: Path) -> dict[str, list[str]]:
    """Every page of every website, by website; its pages in English as "vi-du/en"."""
    home = served / "cong" / "xa"
    found: dict[str, list[str]] = {}
    for folder in sorted(home.iterdir()):
        if folder.is_dir() and folder.name != "loa":
            for path in sorted(folder.rglob("*.html")):
                english = path.is_relative_to(folder / "en")
                key = f"{folder.name}/en" if english else folder.name
                found.setdefault(key, []).append(path.relative_to(home).as_posix())
    return found
