"""What an item looks and sounds like, beside its form: pages, sheets, scripts, voices; and how a word is said."""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import Any

from flask import Blueprint, abort, make_response, render_template, request

from generators.reader import COMMUNE
from generators.studio import edited, said, versions
from generators.studio.desk import Answer, Desk, file_answer, person
from generators.studio.guard import PAGE_POLICY
from generators.studio.opened import opened
from generators.studio.pages_forms import ADDRESS, LOOKS
from generators.studio.places import Place
from generators.studio.rehearsal import Look, look
from generators.writers.short_text import count

KEPT = 60  # looks: pictures and sounds are fetched after the fragment that shows them


class Looks:
    """The last looks, by place, text and form."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[Any, ...], Look] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: tuple[Any, ...]) -> Look | None:
        with self._lock:
            return self._kept.get(key)

    def put(self, key: tuple[Any, ...], found: Look) -> None:
        with self._lock:
            self._kept[key] = found
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)


def pages(desk: Desk) -> Blueprint:
    found = Blueprint("looks", __name__)
    state, content = desk.settings.state, desk.settings.content
    looks = Looks()

    def seen(where: Place, wanted: str) -> tuple[Look, str]:
        """The look of what is typed; of a picture or sound asked for by its version, that of that version."""
        length = request.args.get("dai", "")
        lexicon = content / "communes" / where.commune / said.NAME
        heard = lexicon.stat().st_mtime_ns if lexicon.is_file() else 0
        asked = looks.get((where, request.args.get("v", ""), wanted, length, heard))
        if asked is not None:
            return asked, request.args["v"]
        one = opened(desk, where)
        text = one.before if one.broken else one.text()
        version = versions.digest(text)[:16]
        key = (where, version, wanted, length, heard)
        known = looks.get(key)
        if known is None:
            known = desk.hands.ask(look, where, text, wanted, desk.today(), length)
            looks.put(key, known)
        return known, version

    @found.get(f"{ADDRESS}/xem/<wanted>")
    def see(commune: str, kind: str, item: str, wanted: str) -> Answer:
        where = desk.place(commune, kind, item)
        if wanted not in LOOKS[where.kind]:
            abort(404)
        what, version = seen(where, wanted)
        sizes = {name: count(text) for name, text in what.texts.items() if name.startswith("sms")}
        return render_template(
            "look.html.jinja",
            look=what,
            wanted=wanted,
            where=where,
            kind=kind,
            version=version,
            sizes=sizes,
            length=request.args.get("dai", ""),
        )

    @found.get(f"{ADDRESS}/trang")
    def page(commune: str, kind: str, item: str) -> Answer:
        what, version = seen(desk.place(commune, kind, item), "page")
        shown = render_template(
            "citizen.html.jinja", look=what, commune=commune, kind=kind, item=item, version=version
        )
        answer = make_response(shown)
        answer.headers["Content-Security-Policy"] = PAGE_POLICY
        answer.headers["X-Frame-Options"] = "SAMEORIGIN"
        return answer

    @found.get(f"{ADDRESS}/mau.css")
    def colours(commune: str, kind: str, item: str) -> Answer:
        """The commune's colours, for the page shown beside the form."""
        what, _ = seen(desk.place(commune, kind, item), "page")
        answer = make_response(what.colours)
        answer.content_type = "text/css; charset=utf-8"
        return answer

    @found.get(f"{ADDRESS}/anh/<wanted>/<int:number>.png")
    def drawn(commune: str, kind: str, item: str, wanted: str, number: int) -> Answer:
        where = desk.place(commune, kind, item)
        if wanted not in ("poster", "notice", "picture"):
            abort(404)
        what, _ = seen(where, wanted)
        if number >= len(what.pictures):
            abort(404)
        return file_answer(what.pictures[number], f"{wanted}.png")

    @found.get(f"{ADDRESS}/tieng.mp3")
    def heard(commune: str, kind: str, item: str) -> Answer:
        what, _ = seen(desk.place(commune, kind, item), "voice")
        if not what.sound:
            abort(404)
        return file_answer(what.sound, "nghe-thu.mp3")

    @found.post("/xa/<commune>/cach-doc")
    def reading(commune: str) -> Answer:
        """One more line of the commune's lexicon; what is shown is then said anew."""
        desk.commune(commune)
        written = " ".join(request.form.get("viet", "").split())
        spoken = " ".join(request.form.get("doc", "").split())
        if not said.acceptable(written, spoken):
            return render_template("reading.html.jinja", note=desk.say("studio.reading-bad"), kept=False), 422
        with versions.alone(state):
            file = content / "communes" / commune / said.NAME
            before = file.read_text(encoding="utf-8") if file.is_file() else f"{said.HEAD}x: x\n"
            text = edited.changed(before, {written: spoken, **({} if file.is_file() else {"x": None})})
            where = Place(commune, COMMUNE, commune)
            desk.archive.change(where, {file: text}, person(), "lexicon", desk.now(), f"{written} → {spoken}")
        note = desk.say("studio.reading-kept", written=written, spoken=spoken)
        return render_template("reading.html.jinja", note=note, kept=True)

    return found
