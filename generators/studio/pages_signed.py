"""The signed original of an issued notice: a PDF taken in, seen, taken off again, brought back."""

from __future__ import annotations

from pathlib import Path, PurePath

from flask import Blueprint, abort, redirect, request, url_for
from werkzeug.wrappers import Response

from generators.findings import Finding, Severity
from generators.model import Notice
from generators.originals import Unfit, looked_at
from generators.reader import Publication, read
from generators.studio import edited, versions
from generators.studio.desk import Answer, Desk, file_answer, person, told
from generators.studio.pages_forms import ADDRESS
from generators.studio.places import Place, commune_home, text_at
from generators.studio.signed import HOLDS, original, shelve, shelved

LONGEST_NAME = 80  # characters of a file's name that are kept in the log
AT = f"{ADDRESS}/ban-ky"


def pages(desk: Desk) -> Blueprint:
    found = Blueprint("signed", __name__)
    state, content = desk.settings.state, desk.settings.content

    @found.get(AT)
    def see(commune: str, kind: str, item: str) -> Answer:
        now = original(_publication(desk, _notice_at(desk, commune, kind, item)), item)
        if now is None:
            abort(404)
        return file_answer(now.read(), f"{item}.pdf", attached=True)

    @found.get(f"{AT}/<sha>")
    def older(commune: str, kind: str, item: str, sha: str) -> Answer:
        data = shelved(desk, _notice_at(desk, commune, kind, item), sha)
        if data is None:
            abort(404)
        return file_answer(data, f"{item}.pdf", attached=True)

    @found.post(AT)
    def take(commune: str, kind: str, item: str) -> Answer:
        """A file somebody chose, or one that was there before."""
        where = _notice_at(desk, commune, kind, item, changed=True)
        file, sha = request.files.get("tep"), request.form.get("ban", "")
        if sha:
            data = shelved(desk, where, sha)
            if data is None:
                abort(404)
            _taken(desk, where, f"{item}.pdf", data)
        elif file is None or not file.filename:
            told(desk.say("studio.sign-nothing"))
        else:
            _taken(desk, where, _called(file.filename), file.read())
        return _back(where, kind)

    @found.post(f"{AT}/go")
    def take_off(commune: str, kind: str, item: str) -> Answer:
        where = _notice_at(desk, commune, kind, item, changed=True)
        with versions.alone(state):
            publication = _publication(desk, where)
            notice = publication.notices.get(item) if publication else None
            if publication is None or notice is None or notice.signed is None:
                told(desk.say("studio.sign-none"))
                return _back(where, kind)
            files: dict[Path, versions.Held] = {
                where.file(content): edited.changed(text_at(content, where), {"signed": None})
            }
            place = commune_home(content, commune) / notice.signed
            if original(publication, item) is not None and _its_own(publication, notice):
                shelve(desk, where, place.read_bytes())
                files[place] = None
            name = PurePath(notice.signed).name
            desk.archive.change(where, files, person(), "unsign", desk.now(), name)
        told(desk.say("studio.did-unsign"))
        return _back(where, kind)

    return found


# ── Changing it ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _taken(desk: Desk, where: Place, name: str, data: bytes) -> None:
    """Put a PDF beside its notice and name it there, both or neither; say why not otherwise."""
    content = desk.settings.content
    with versions.alone(desk.settings.state):
        publication = _publication(desk, where)
        notice = publication.notices.get(where.item) if publication else None
        if publication is None or notice is None or notice.status not in HOLDS:
            told(desk.say("studio.sign-not-yet"))
            return
        home = commune_home(content, where.commune)
        below = _below(publication, notice, home)
        place = home / below
        fit = looked_at(name, place, data)
        if not place.resolve().is_relative_to(home.resolve()):
            fit = Unfit("outside", {"name": below})
        if isinstance(fit, Unfit):
            told(_said(desk, "studio.sign-refused", fit.code, dict(fit.values)))
            return
        if place.is_file():
            shelve(desk, where, place.read_bytes())
        shelve(desk, where, data)
        text = edited.changed(text_at(content, where), {"signed": below})
        desk.archive.change(where, {place: data, where.file(content): text}, person(), "sign", desk.now(), name)
    told(desk.say("studio.did-sign"))
    if not fit.signed:
        told(_said(desk, "studio.sign-doubt", "original-unsigned", {"name": name}))


def _said(desk: Desk, phrase: str, code: str, values: dict[str, str]) -> str:
    """A finding in one sentence with what to do about it, as the command says it too."""
    one = Finding(Severity.ERROR, code, "", values=values)
    return desk.say(phrase, why=one.message(desk.say), hint=one.hint(desk.say))


def _below(publication: Publication, notice: Notice, home: Path) -> str:
    """Where the file goes below the commune's folder: where it was, else over nobody else's."""
    if notice.signed is not None and _its_own(publication, notice):
        return notice.signed
    number, name = 1, f"signed/{notice.id}.pdf"
    while (home / name).exists():
        number += 1
        name = f"signed/{notice.id}-{number}.pdf"
    return name


def _its_own(publication: Publication, notice: Notice) -> bool:
    """Whether no other notice, readable or not, names the same file."""
    return [tree.data.get("signed") for tree in publication.trees.values()].count(notice.signed) == 1


def _called(name: str) -> str:
    """A file's name as the officer knows it, without the folders of their machine."""
    return " ".join(PurePath(name.replace("\\", "/")).name.split())[-LONGEST_NAME:]


# ── Addresses ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _notice_at(desk: Desk, commune: str, kind: str, item: str, *, changed: bool = False) -> Place:
    where = desk.place(commune, kind, item)
    if where.kind != "notices":
        abort(404)
    if changed and not person().approves:
        abort(403)
    return where


def _publication(desk: Desk, where: Place) -> Publication | None:
    return next(iter(read(desk.settings.content, (where.commune,)).publications), None)


def _back(where: Place, kind: str) -> Response:
    return redirect(url_for("forms.form", commune=where.commune, kind=kind, item=where.item))
