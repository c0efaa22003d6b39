"""The website on this machine while content is being written: what changes is rebuilt and the page refreshes itself.

A broken edit keeps the last good output; what is wrong stands in the terminal and on the page. Serves only files of
the site folder, only on 127.0.0.1.
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from watchfiles import watch

from generators.build import Outcome, build, pressmen
from generators.request import Request
from generators.wording import Wording

OURS = "/__loa/"
WAIT = 25.0  # seconds a page waits for news before it asks again; shorter than any proxy's patience
PAUSE_MS = 300  # an editor that writes in two strokes is one change

SCRIPT = """\
let seen = "";
async function listen() {
  for (;;) {
    try {
      const answer = await (await fetch("/__loa/news?seen=" + seen)).json();
      if (seen && answer.version !== seen) location.reload();
      seen = answer.version;
      document.querySelectorAll("[data-loa-findings]").forEach((box) => box.remove());
      if (answer.findings.length) {
        const box = document.createElement("pre");
        box.setAttribute("data-loa-findings", "");
        box.setAttribute("role", "status");
        box.className = "loa-findings";
        box.textContent = answer.findings.join("\\n");
        document.body.prepend(box);
      }
    } catch { await new Promise((again) => setTimeout(again, 1000)); }
  }
}
listen();
"""
STYLE = """\
.loa-findings{position:sticky;top:0;z-index:99;margin:0;padding:.8rem 1rem;max-height:40vh;overflow:auto;
white-space:pre-wrap;background:#5c0f12;color:#fff;font:14px/1.5 monospace}
"""


class News:
    """What the last build said; pages wait here for the next."""

    def __init__(self) -> None:
        self.changed = threading.Condition()
        self.version = 0
        self.findings: tuple[str, ...] = ()

    def tell(self, findings: tuple[str, ...]) -> None:
        with self.changed:
            self.version += 1
            self.findings = findings
            self.changed.notify_all()

    def after(self, seen: str) -> bytes:
        """The news as JSON, as soon as they are others than those seen."""
        with self.changed:
            self.changed.wait_for(lambda: str(self.version) != seen, timeout=WAIT)
            return json.dumps({"version": str(self.version), "findings": self.findings}).encode("utf-8")


class Handler(SimpleHTTPRequestHandler):
    """Files of the site; every page with our script for refreshing."""

    def __init__(self, *given: object, news: News, **more: object) -> None:
        self.news = news
        super().__init__(*given, **more)  # type: ignore[arg-type]  # what the server hands over

    def do_GET(self) -> None:
        path, _, query = self.path.partition("?")
        if path == f"{OURS}news":
            self._send(self.news.after(query.removeprefix("seen=")), "application/json")
        elif path == f"{OURS}reload.js":
            self._send(SCRIPT.encode("utf-8"), "text/javascript; charset=utf-8")
        elif path == f"{OURS}reload.css":
            self._send(STYLE.encode("utf-8"), "text/css; charset=utf-8")
        elif self._page() is not None:
            self._send(_with_script(self._page() or b""), "text/html; charset=utf-8")
        else:
            super().do_GET()

    def _page(self) -> bytes | None:
        found = Path(self.translate_path(self.path.partition("?")[0]))
        file = found / "index.html" if found.is_dir() and self.path.partition("?")[0].endswith("/") else found
        inside = file.resolve().is_relative_to(Path(self.directory).resolve())
        return file.read_bytes() if inside and file.suffix == ".html" and file.is_file() else None

    def _send(self, data: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        """Silent: the terminal is for builds and their findings."""


def _with_script(page: bytes) -> bytes:
    ours = f'<link rel="stylesheet" href="{OURS}reload.css"><script src="{OURS}reload.js" defer></script>'
    head, found, rest = page.partition(b"</head>")
    return head + ours.encode("utf-8") + found + rest


def serve(
    request: Request,
    wording: Wording,
    *,
    port: int,
    told: Callable[[Outcome | str, float], None],
    opened: Callable[[str], None],
    stop: threading.Event | None = None,
) -> None:
    """Build, serve, watch, and build again until stopped. `told` hears of every build, or why there is
    none, `opened` the address once. OSError when the port is taken."""
    news = News()
    site = request.output / "site"
    site.mkdir(parents=True, exist_ok=True)
    handler = partial(Handler, news=news, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", port), handler) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        opened(f"http://127.0.0.1:{server.server_address[1]}/")
        try:
            _build_and_watch(request, wording, news, told, stop)
        finally:
            server.shutdown()


def _build_and_watch(
    request: Request,
    wording: Wording,
    news: News,
    told: Callable[[Outcome | str, float], None],
    stop: threading.Event | None,
) -> None:
    """Workers live on between builds; a change of the templates, which they have read, gives new ones."""
    again = True
    while again:
        try:
            with pressmen(request) as executor:
                _once(request, wording, news, told, executor)
                again = False
                for changes in watch(request.content, request.templates, debounce=PAUSE_MS, step=50, stop_event=stop):
                    if any(Path(path).is_relative_to(request.templates) for _, path in changes):
                        again = True
                        break
                    _once(request, wording, news, told, executor)
        except BrokenExecutor:  # the next change meets new ones
            _trouble(wording("cli.worker-died"), news, told)
            again = next(iter(watch(request.content, request.templates, stop_event=stop)), None) is not None


def _once(
    request: Request, wording: Wording, news: News, told: Callable[[Outcome | str, float], None], executor: Executor
) -> None:
    started = time.monotonic()
    try:
        outcome = build(request, executor=executor)
    except OSError as error:  # no space, no right to write: what is served stays whole, and the next change tries again
        path = str(error.filename or request.output)
        _trouble(wording("cli.cannot-write", path=path, reason=error.strerror or str(error)), news, told)
        return
    told(outcome, time.monotonic() - started)
    news.tell(tuple(finding.printed(wording) for finding in outcome.findings if finding.severity == "error"))


def _trouble(words: str, news: News, told: Callable[[Outcome | str, float], None]) -> None:
    told(words, 0.0)
    news.tell((words,))
