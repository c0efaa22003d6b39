"""Phát thanh gấp: from one sentence to a broadcast that is approved, published and ready for the station."""

from __future__ import annotations

import datetime

from flask import Blueprint, abort, redirect, render_template, request, url_for

from generators.model.broadcast import AirStatus, Priority
from generators.studio import edited
from generators.studio.answers import content, tidy
from generators.studio.desk import Answer, Desk, person, told
from generators.studio.pages_start import commune_name
from generators.studio.places import Place, place
from generators.studio.rehearsal import findings
from generators.studio.shapes import shape_of
from generators.vietnamese import slug

HEAD = "# Bản tin gấp, soạn trên bàn soạn.\n"
LONGEST = 600  # letters: a minute of speech
LONGEST_TITLE = 70
TWICE = "2"  # what comes unannounced is understood at the second hearing
DAYS = 1  # how long it holds when nobody says: today and tomorrow


def pages(desk: Desk) -> Blueprint:
    found = Blueprint("urgent", __name__)

    @found.get("/xa/<commune>/gap")
    def form(commune: str) -> Answer:
        desk.commune(commune)
        desk.hands.warm("build")  # while the sentence is being typed
        return _page(desk, commune, {}, [])

    @found.post("/xa/<commune>/gap")
    def send(commune: str) -> Answer:
        desk.commune(commune)
        given = {name: tidy(request.form.get(name, "")) for name in ("tin", "viec", "den", "co_quan")}
        if not given["tin"]:
            return _page(desk, commune, given, [desk.say("studio.urgent-empty")]), 422
        if len(given["tin"]) > LONGEST:
            return _page(desk, commune, given, [desk.say("studio.urgent-long", most=str(LONGEST))]), 422
        where = _free(desk, commune)
        text = _text(desk, where, given)
        wrong = [one.message for one in desk.hands.ask(findings, where, text, desk.today()) if one.severity == "error"]
        if wrong:
            return _page(desk, commune, given, wrong), 422
        act = "urgent" if person().approves else "urgent-draft"
        desk.archive.save(where, text, "", person(), act, desk.now(), given["tin"])
        if not person().approves:
            told(desk.say("studio.urgent-waits"))
            return redirect(url_for("forms.form", commune=commune, kind="phat-thanh", item=where.item))
        job = desk.publisher.start(commune, where.item)
        return redirect(url_for("urgent.ready", commune=commune, item=where.item, job_id=job.id))

    @found.get("/xa/<commune>/gap/<item>/<job_id>")
    def ready(commune: str, item: str, job_id: str) -> Answer:
        """How far it is; once it is made, the package itself."""
        desk.commune(commune)
        job = desk.publisher.job(job_id)
        if job is None or job.commune != commune:
            abort(404)
        if job.stage == "done" and item in job.packages and not request.headers.get("HX-Request"):
            return redirect(url_for("publishing.package", commune=commune, item=item))
        page = "urgent_job.html.jinja" if request.headers.get("HX-Request") else "urgent_watch.html.jinja"
        name = commune_name(desk, commune)
        return render_template(page, commune=commune, name=name, item=item, job=job)

    return found


def _page(desk: Desk, commune: str, given: dict[str, str], wrong: list[str]) -> str:
    return render_template(
        "urgent.html.jinja",
        commune=commune,
        name=commune_name(desk, commune),
        given=given,
        wrong=wrong,
        until=(desk.today() + datetime.timedelta(days=DAYS)).isoformat(),
        office=desk.say("studio.office", commune=commune_name(desk, commune)),
        longest=LONGEST,
    )


def _free(desk: Desk, commune: str) -> Place:
    number = 1
    while True:
        item = f"khan-{desk.today():%Y%m%d}-{number}"
        where = place(desk.settings.content, commune, "broadcasts", item)
        if not where.file(desk.settings.content).exists():
            return where
        number += 1


def _text(desk: Desk, where: Place, given: dict[str, str]) -> str:
    shape = shape_of("broadcasts")
    draft = {
        "title": given["viec"] or _title(given["tin"]),
        "priority": Priority.URGENT.value,
        "repeat": TWICE,
        "source": desk.say("studio.urgent-source", who=person().shown),
        "as_of": desk.today().isoformat(),
        "valid_from": desk.today().isoformat(),
        "valid_to": given["den"] or (desk.today() + datetime.timedelta(days=DAYS)).isoformat(),
        "message": [{"__kind": "TextBlock", "text": given["tin"], "air": "60s", "poster": "yes"}],
    }
    assert content(draft, shape).value
    text = edited.edited("", draft, shape, HEAD)
    if not person().approves:
        return edited.changed(text, {"status": AirStatus.DRAFT.value})
    office = given["co_quan"] or desk.say("studio.office-plain")
    approved = {"status": AirStatus.APPROVED.value, "approved": {"office": office, "on": desk.today()}}
    return edited.changed(text, approved)


def _title(sentence: str) -> str:
    """The beginning of the sentence, up to its first breath."""
    first = sentence
    for mark in (". ", "; ", ", ", ": "):
        head = first.partition(mark)[0]
        if slug(head).count("-") >= 2:
            first = head
    if len(first) > LONGEST_TITLE:
        first = first[:LONGEST_TITLE].rpartition(" ")[0]
    return first.rstrip(".,;: ")
