"""Steps in a document's life: for signature, issued, corrected, withdrawn; on air or off it."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

from flask import Blueprint, abort, redirect, request, url_for
from werkzeug.wrappers import Response

from generators import life, life_form, markup
from generators.findings import Finding, Severity
from generators.life import Change
from generators.model.broadcast import Priority
from generators.reader import Publication, read
from generators.studio import drafts, edited, typed, versions
from generators.studio.answers import tidy
from generators.studio.desk import Answer, Desk, person, told
from generators.studio.opened import BASE
from generators.studio.places import Place, text_at
from generators.values import Day

WRITERS = {"notices": ("for-signature", "draft"), "broadcasts": ("draft",)}
APPROVERS = {"notices": ("issue", "correct", "withdraw"), "broadcasts": ("approve", "withdraw")}


def pages(desk: Desk) -> Blueprint:
    found = Blueprint("life", __name__)

    @found.post("/soan/<commune>/<kind>/<item>/doi-song")
    def step(commune: str, kind: str, item: str) -> Answer:
        where = desk.place(commune, kind, item)
        act = request.form.get("buoc", "")
        if act in APPROVERS.get(where.kind, ()):
            if not person().approves:
                abort(403)
        elif act not in WRITERS.get(where.kind, ()):
            abort(400)
        if _take(desk, where, act) and act == "approve" and _urgent(desk, where):
            job = desk.publisher.start(commune, item)
            return redirect(url_for("urgent.ready", commune=commune, item=item, job_id=job.id))
        return _back(commune, kind, item)

    return found


def _back(commune: str, kind: str, item: str) -> Response:
    return redirect(url_for("forms.form", commune=commune, kind=kind, item=item))


def _urgent(desk: Desk, where: Place) -> bool:
    """Whether what has just been approved is waited for."""
    data = edited.tree(text_at(desk.settings.content, where)).data
    return data.get("priority") == Priority.URGENT.value


def _take(desk: Desk, where: Place, act: str) -> bool:
    """One step, on the text that is saved: nobody approves what only stands in a draft. Whether it was taken."""
    content = desk.settings.content
    if drafts.kept(desk.settings.state, where, person().name) is not None:
        told(desk.say("studio.save-first"))
        return False
    with versions.alone(desk.settings.state):
        publication = next(iter(read(content, (where.commune,)).publications), None)
        if publication is None or not text_at(content, where):
            told(desk.say("studio.step-not-read"))
            return False
        seen = request.form.get(BASE, "")
        if seen and seen != versions.digest(text_at(content, where)):
            told(desk.say("studio.step-changed"))  # nobody approves words they have not had before them
            return False
        try:
            change, note = _change(desk, where, act, publication)
        except life.Refused as refused:
            finding = Finding(Severity.ERROR, refused.key, where.item, values=refused.values)
            told(finding.message(desk.say))
            return False
        desk.archive.change(where, change.files, person(), act, desk.now(), note)
    told(desk.say(f"studio.did-{act}"))
    return True


def _change(desk: Desk, where: Place, act: str, publication: Publication) -> tuple[Change, str]:
    content = desk.settings.content
    day = _day(request.form.get("ngay", ""), desk.today())
    why = tidy(request.form.get("ly_do", ""))
    if where.kind == "broadcasts":
        return _on_air(desk, where, act, day), why
    match act:
        case "issue":
            number = request.form.get("so", "")
            if not re.fullmatch("[0-9]{1,5}", number) or not int(number):
                raise life.Refused("studio-number")
            change = life.issue(content, publication, where.item, int(number), day)
            life_form.hold(publication, where.item, int(number), day, desk.settings.root / "templates")
            return change, f"số {int(number):02d}"
        case "correct":
            return life.correct(content, publication, where.item, day, _needed(why), "notices"), why
        case "withdraw":
            return life.withdraw(content, publication, where.item, day, _needed(why), "notices"), why
        case _:
            return _status(content, where, act, publication), ""


def _status(content: Path, where: Place, act: str, publication: Publication) -> Change:
    notice = publication.notices.get(where.item)
    if notice is None or notice.status.value not in ("draft", "for-signature"):
        raise life.Refused("already-issued", id=where.item, number=(notice.number if notice else "") or "")
    file = where.file(content)
    return Change({file: edited.changed(file.read_text(encoding="utf-8"), {"status": act})})


def _on_air(desk: Desk, where: Place, act: str, day: Day) -> Change:
    file = where.file(desk.settings.content)
    before = file.read_text(encoding="utf-8")
    match act:
        case "approve":
            office = tidy(request.form.get("co_quan", "")) or desk.say("studio.office-plain")
            given = {"office": office, "on": day.date}
            values: dict[str, object] = {"status": "approved", "approved": given, "withdrawn": None}
        case "withdraw":
            values = {"status": "withdrawn", "approved": None}
        case _:
            values = {"status": "draft", "approved": None, "withdrawn": None}
    return Change({file: edited.changed(before, values)})


def _needed(why: str) -> str:
    """The reason as content's prose: once it is written, no form can mend it."""
    if not why:
        raise life.Refused("studio-reason")
    prose = typed.stored(why)
    try:
        markup.parse(prose)
    except markup.MarkupError as error:
        raise life.Refused("studio-words", reason=error.key, **error.values) from None
    return prose


def _day(text: str, today: datetime.date) -> Day:
    try:
        return Day.parse(text) if text else Day(today)
    except ValueError:
        raise life.Refused("wrong-day", found=text) from None
