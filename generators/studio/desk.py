"""The desk as a web application: what every page shares, and the door; its pages stand in files of their own."""

from __future__ import annotations

import datetime
import getpass
import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flask import Flask, Response, abort, g, make_response, redirect, render_template, request, url_for
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response as AnyResponse

from generators.originals import MAX_BYTES
from generators.reader import COMMUNE
from generators.studio import accounts, places
from generators.studio.accounts import Person, Role
from generators.studio.answers import BadForm
from generators.studio.edited import NotEditable
from generators.studio.guard import FIELD, Guard, Session, headed
from generators.studio.hands import Hands
from generators.studio.looks import Looks
from generators.studio.places import NoSuchPlace, Place
from generators.studio.publishing import Publisher
from generators.studio.versions import Archive
from generators.wording import Wording, read_wording

LARGEST = 2 * 1024 * 1024  # bytes of a form: four times the largest file of content
AROUND = 64 * 1024  # bytes of a form around the file it carries
LARGEST_WORD = 20 * 1024 * 1024  # bytes of a Word file with its pictures
LARGEST_FILE = max(LARGEST_WORD, MAX_BYTES) + AROUND
CARRIES = {"forms.upload": LARGEST_WORD + AROUND, "signed.take": MAX_BYTES + AROUND}
"""The forms that carry a file."""
MOST_FIELDS = 6000
LONGEST_NAME = 100  # characters of a name to log in by: what is tried is remembered for a minute
KINDS = {
    "thong-bao": "notices",
    "thu-tuc": "procedures",
    "tuyen-truyen": "campaigns",
    "phat-thanh": "broadcasts",
    "xa": COMMUNE,
}
"""The kinds of content by their name in addresses."""
NAMES = {kind: name for name, kind in KINDS.items()}

Answer = str | AnyResponse | tuple[str, int]


@dataclass(frozen=True)
class Settings:
    """Where the desk works, and at which address; `address` is that of a reverse proxy with TLS, where there is one."""

    root: Path
    content: Path
    output: Path
    hosts: frozenset[str]
    token: str = ""
    secure: bool = False

    @property
    def state(self) -> Path:
        """Beside the outputs, never in the content folder."""
        return self.output / ".loa" / "studio"


@dataclass(frozen=True)
class Desk:
    """What the pages work with."""

    settings: Settings
    archive: Archive
    hands: Hands
    looks: Looks
    publisher: Publisher
    guard: Guard
    say: Wording
    today: Callable[[], datetime.date]
    now: Callable[[], datetime.datetime]

    def place(self, commune: str, name: str, item: str) -> Place:
        """The place an address names, if this person may go there; 404 otherwise."""
        if name not in KINDS or not person().may(commune):
            abort(404)
        try:
            return places.place(self.settings.content, commune, KINDS[name], item)
        except NoSuchPlace:
            abort(404)

    def commune(self, commune: str) -> str:
        try:
            places.commune_home(self.settings.content, commune)
        except NoSuchPlace:
            abort(404)
        if not person().may(commune):
            abort(404)
        return commune


def session() -> Session:
    found: Session = g.session
    return found


def person() -> Person:
    return session().person


def told(note: str) -> None:
    """Say something on the next page."""
    session().notes.append(note)


def desk(settings: Settings, hands: Hands | None = None) -> tuple[Flask, Desk]:
    """The application and what it works with; `close()` the hands when it is over. Hands may serve several desks."""
    if settings.state.resolve().is_relative_to(settings.content.resolve()):
        raise ValueError("the desk's own files must not lie in the content folder")
    hands = hands or Hands(settings.root / "templates", settings.content, settings.output / ".loa" / "cache" / "voices")
    made = Desk(
        settings=settings,
        archive=Archive(settings.content, settings.state),
        hands=hands,
        looks=Looks(hands, settings.content),
        publisher=Publisher(settings.root, settings.content, settings.output, settings.state, hands),
        guard=Guard(settings.hosts, token=settings.token, secure=settings.secure),
        say=read_wording(settings.root / "templates" / "wording" / "vi"),
        today=datetime.date.today,
        now=lambda: datetime.datetime.now().astimezone(),
    )
    # here, because every file of pages needs the desk itself
    from generators.studio.pages_forms import pages as forms
    from generators.studio.pages_life import pages as life
    from generators.studio.pages_looks import pages as looks
    from generators.studio.pages_publishing import pages as publishing
    from generators.studio.pages_signed import pages as signed
    from generators.studio.pages_start import pages as start
    from generators.studio.pages_urgent import pages as urgent

    app = Flask(__name__, template_folder=str(settings.root / "templates" / "studio" / "pages"), static_folder=None)
    app.jinja_env.autoescape = True
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.config["MAX_CONTENT_LENGTH"] = LARGEST
    app.config["MAX_FORM_MEMORY_SIZE"] = LARGEST
    app.config["MAX_FORM_PARTS"] = MOST_FIELDS
    _shared(app, made)
    _door(app, made)
    for pages in (start, forms, looks, life, signed, publishing, urgent):
        app.register_blueprint(pages(made))
    return app, made


# ── What every page shares ───────────────────────────────────────────────────────────────────────────────────────────


def _shared(app: Flask, made: Desk) -> None:
    def word(key: str, /, **values: str) -> str:
        return made.say(f"studio.{key}", **values)

    def notes() -> list[str]:
        found, session().notes = session().notes, []
        return found

    def when(moment: datetime.datetime) -> str:
        return f"{moment.astimezone():%H:%M ngày %d/%m/%Y}"

    app.jinja_env.globals.update(
        word=word,
        has_word=lambda key: f"studio.{key}" in made.say,
        notes=notes,
        when=when,
        NAMES=NAMES,
        FIELD=FIELD,
    )
    app.jinja_env.filters["bytes"] = _size

    @app.context_processor
    def known() -> dict[str, Any]:
        found: Session | None = getattr(g, "session", None)
        return {"session": found, "person": found.person if found else None}

    @app.errorhandler(HTTPException)
    def failed(error: HTTPException) -> Answer:
        code = error.code or 500
        key = f"error-{code}" if f"studio.error-{code}" in made.say else "error-other"
        if request.headers.get("HX-Request"):  # a part of a page: no page within the page
            return render_template("told.html.jinja", message=word(key)), code
        return render_template("error.html.jinja", message=word(key), code=code), code

    @app.errorhandler(NotEditable)
    @app.errorhandler(UnicodeDecodeError)
    def unreadable(error: Exception) -> Answer:
        """A file that somebody broke with another program, or a disk did."""
        return render_template("error.html.jinja", message=word("broken"), code=409), 409

    @app.errorhandler(BadForm)
    def bad(error: BadForm) -> Answer:
        return render_template("error.html.jinja", message=word("error-400"), code=400), 400

    @app.get("/tep/<path:name>")
    def asset(name: str) -> Answer:
        """The desk's own files, and those of the citizens' pages for the page shown beside a form."""
        if not re.fullmatch(r"(site/)?[a-z0-9-]+(\.min)?\.(css|js|woff2|svg)", name):
            abort(404)
        home = made.settings.root / "templates"
        folders = (home / "site" / "assets", home / "site" / "fonts") if name.startswith("site/") else (
            home / "studio" / "assets", home / "site" / "fonts",
        )  # fmt: skip
        for folder in folders:
            file = folder / name.rpartition("/")[2]
            if file.is_file():
                answer = make_response(file.read_bytes())
                answer.content_type = TYPES[file.suffix]
                answer.headers["Cache-Control"] = "no-cache"
                return answer
        abort(404)


TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
    ".png": "image/png",
    ".mp3": "audio/mpeg",
    ".txt": "text/plain; charset=utf-8",
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".zip": "application/zip",
}


def _size(number: int) -> str:
    """How large a file is, as people read it: 340 KB, 1,2 MB."""
    if number < 1_000_000:
        return f"{max(1, round(number / 1000))} KB"
    return f"{number / 1_000_000:.1f} MB".replace(".", ",")


# ── The door ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _door(app: Flask, made: Desk) -> None:
    guard, state = made.guard, made.settings.state
    open_to_all = {"enter", "log_in", "asset"}

    @app.before_request
    def asked() -> Answer | None:
        if not guard.knows_host(request):
            abort(421)
        request.max_content_length = CARRIES.get(request.endpoint or "", LARGEST)
        found = guard.session(request)
        if request.method not in ("GET", "HEAD") and not guard.own(request):
            abort(403)
        if found is not None and found.person.since and accounts.known(state).get(found.person.name) != found.person:
            guard.end(request)  # a new password, another role: whoever came in with the old one comes in anew
            found = None
        if found is None:
            if request.endpoint in open_to_all:
                return None
            if request.method == "GET" and accounts.known(state) and not request.headers.get("HX-Request"):
                return redirect(url_for("log_in"))
            abort(401)
        g.session = found
        if request.method not in ("GET", "HEAD") and not guard.sent(request, found):
            abort(403)
        return None

    app.after_request(lambda response: headed(response))

    @app.get("/vao")
    def enter() -> Answer:
        if not guard.takes(request.args.get("ma", "")):
            abort(401)
        name = re.sub(r"[^a-z0-9]+", "-", getpass.getuser().lower()).strip("-") or "can-bo"
        answer = make_response(redirect(url_for("start.home")))
        guard.admit(Person(name, made.say("studio.local-person"), Role.APPROVER), request, answer)
        return answer

    @app.route("/dang-nhap", methods=["GET", "POST"])
    def log_in() -> Answer:
        wrong = ""
        if request.method == "POST":
            name = request.form.get("ten", "").strip().lower()[:LONGEST_NAME]
            if not guard.may_try(name):
                abort(429)
            found = accounts.entered(state, name, request.form.get("mat-khau", ""))
            if found is not None:
                guard.known(name)
                answer = make_response(redirect(url_for("start.home")))
                guard.admit(found, request, answer)
                return answer
            wrong = made.say("studio.login-wrong")
        return render_template("login.html.jinja", wrong=wrong), 401 if wrong else 200

    @app.post("/ra")
    def leave() -> Answer:
        answer = make_response(render_template("left.html.jinja"))
        guard.dismiss(request, answer)
        return answer


def new_token() -> str:
    return secrets.token_urlsafe(24)


def file_answer(data: bytes, name: str, *, attached: bool = False) -> Response:
    """A file by its name's ending; what is attached is saved, not shown."""
    answer = make_response(data)
    suffix = "." + name.rpartition(".")[2]
    answer.content_type = TYPES.get(suffix, "application/octet-stream")
    if attached or suffix not in (".png", ".mp3", ".txt"):
        answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
