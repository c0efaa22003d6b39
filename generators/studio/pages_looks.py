"""What an item looks and sounds like, beside its form: pages, sheets, scripts, voices; and how a word is said."""

from __future__ import annotations

from concurrent.futures import BrokenExecutor

from flask import Blueprint, abort, make_response, render_template, request

from generators.reader import COMMUNE
from generators.studio import edited, said, versions
from generators.studio.answers import tidy
from generators.studio.desk import Answer, Desk, file_answer, person
from generators.studio.guard import PAGE_POLICY
from generators.studio.looks import version_of
from generators.studio.opened import opened
from generators.studio.pages_forms import ADDRESS, LOOKS
from generators.studio.places import Place
from generators.studio.rehearsal import Look
from generators.writers.short_text import count


def pages(desk: Desk) -> Blueprint:
    found = Blueprint("looks", __name__)
    state, content = desk.settings.state, desk.settings.content

    def seen(where: Place, wanted: str) -> tuple[Look, str]:
        """The look of what is typed; of a picture or sound asked for by its version, that of that version."""
        length, version = request.args.get("dai", ""), request.args.get("v", "")
        try:
            asked = desk.looks.known(desk.looks.wanted(where, version, wanted, length))
            if asked is not None:
                return asked, version
            one = opened(desk, where)
            text = one.before if one.broken else one.text
            version = version_of(text)
            made = desk.looks.begin(desk.looks.wanted(where, version, wanted, length), text, desk.today())
            return made.result(), version
        except (TimeoutError, BrokenExecutor):
            return Look(failed=desk.say("studio.look-late")), version

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
        written, spoken = tidy(request.form.get("viet", "")), tidy(request.form.get("doc", ""))
        if not said.acceptable(written, spoken):
            return render_template("reading.html.jinja", note=desk.say("studio.reading-bad"), kept=False), 422
        with versions.alone(state):
            file = content / "communes" / commune / said.NAME
            before = file.read_text(encoding="utf-8") if file.is_file() else f"{said.HEAD}x: x\n"
            try:
                text = edited.changed(before, {written: spoken, **({} if file.is_file() else {"x": None})})
            except edited.NotEditable:
                return render_template("reading.html.jinja", note=desk.say("studio.reading-broken"), kept=False), 409
            where = Place(commune, COMMUNE, commune)
            desk.archive.change(where, {file: text}, person(), "lexicon", desk.now(), f"{written} → {spoken}")
        note = desk.say("studio.reading-kept", written=written, spoken=spoken)
        return render_template("reading.html.jinja", note=note, kept=True)

    return found
