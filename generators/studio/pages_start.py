"""The first pages: what do you want to do, what is there, what was done."""

from __future__ import annotations

from flask import Blueprint, abort, redirect, render_template, request, url_for

from generators.model.base import MAX_ID
from generators.reader import COMMUNE, read
from generators.studio import drafts, places
from generators.studio.answers import tidy
from generators.studio.desk import KINDS, Answer, Desk, person
from generators.studio.edited import NotEditable, tree
from generators.studio.listing import listed, names, waiting
from generators.studio.places import Place, place
from generators.vietnamese import fold, slug

LINES = 200  # of the audit log on one page
STARTS = {"thong-bao": "subject", "thu-tuc": "title", "tuyen-truyen": "title", "phat-thanh": "title"}
"""What is begun from the first page, and the field its first question answers."""


def pages(desk: Desk) -> Blueprint:
    found = Blueprint("start", __name__)
    content = desk.settings.content

    @found.get("/")
    def home() -> Answer:
        mine = [commune for commune in places.communes(content) if person().may(commune)]
        if len(mine) == 1:
            return redirect(url_for("start.commune", commune=mine[0]))
        names = {one: commune_name(desk, one) for one in mine}
        return render_template("communes.html.jinja", names=names)

    @found.get("/xa/<commune>")
    def commune(commune: str) -> Answer:
        desk.commune(commune)
        desk.hands.warm("look")
        reading = read(content, (commune,))
        unsaved = [(where, kept) for where, kept in drafts.unsaved(desk.settings.state, person().name)]
        return render_template(
            "start.html.jinja",
            commune=commune,
            name=commune_name(desk, commune),
            unsaved=[(where, kept) for where, kept in unsaved if where.commune == commune][:8],
            titles=names(reading),
            waiting=waiting(listed(reading, content, commune)),
            running=desk.publisher.running(commune),
        )

    @found.get("/xa/<commune>/noi-dung")
    def items(commune: str) -> Answer:
        desk.commune(commune)
        wanted = fold(request.args.get("tim", "")).lower().split()
        reading = read(content, (commune,))
        there = [one for one in listed(reading, content, commune) if all(word in one.searched for word in wanted)]
        lines = desk.archive.lines()
        changed = {}
        for line in reversed(lines):
            changed[line.commune, line.kind, line.item] = line
        groups = [(kind, [one for one in there if one.kind == kind]) for kind in KINDS.values() if kind != COMMUNE]
        return render_template(
            "items.html.jinja",
            commune=commune,
            name=commune_name(desk, commune),
            groups=[(kind, entries) for kind, entries in groups if entries],
            asked=request.args.get("tim", ""),
            changed=changed,
        )

    @found.route("/xa/<commune>/moi/<kind>", methods=["GET", "POST"])
    def new(commune: str, kind: str) -> Answer:
        desk.commune(commune)
        if kind not in STARTS:
            abort(404)
        words = tidy(request.form.get("ten", ""))
        if request.method == "POST" and words:
            where = _free(desk, commune, kind, words)
            draft = {STARTS[kind]: words}
            drafts.keep(desk.settings.state, where, person().name, person().shown, draft, "", desk.now())
            return redirect(url_for("forms.form", commune=commune, kind=kind, item=where.item))
        missing = request.method == "POST"
        name = commune_name(desk, commune)
        page = render_template("new.html.jinja", commune=commune, name=name, kind=kind, missing=missing)
        return (page, 422) if missing else page

    @found.get("/xa/<commune>/nhat-ky")
    def log(commune: str) -> Answer:
        desk.commune(commune)
        lines = [line for line in desk.archive.lines() if line.commune == commune]
        titles = names(read(content, (commune,)))
        name = commune_name(desk, commune)
        return render_template("log.html.jinja", commune=commune, name=name, lines=lines[:LINES], titles=titles)

    return found


def _free(desk: Desk, commune: str, kind: str, words: str) -> Place:
    """A place of this name that nobody has taken, on the disk or in a draft."""
    base = slug(words)[: MAX_ID - 4].strip("-") or kind
    number = 1
    while True:
        item = base if number == 1 else f"{base}-{number}"
        where = place(desk.settings.content, commune, KINDS[kind], item)
        taken = where.file(desk.settings.content).exists() or any(
            (desk.settings.state / drafts.FOLDER).glob(f"*/{commune}/{where.kind}/{item}.json")
        )
        if not taken:
            return where
        number += 1


def commune_name(desk: Desk, commune: str) -> str:
    """The commune's full name as its file has it; its id where the file cannot be read."""
    where = Place(commune, COMMUNE, commune)
    try:
        data = tree(places.text_at(desk.settings.content, where)).data
    except (NotEditable, UnicodeDecodeError):
        return commune
    return f"{data.get('kind') or ''} {data.get('name') or commune}".strip()


