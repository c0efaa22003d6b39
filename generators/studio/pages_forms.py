"""The form of an item: typed, checked as one types, changed in shape, filled from a Word file, saved as a version."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from flask import Blueprint, abort, jsonify, redirect, render_template, request, url_for

from generators.originals import MAX_BYTES
from generators.reader import COMMUNE, Reading, read
from generators.register import Register
from generators.studio import answers, approvals, drafts, edited, intake, outline, versions
from generators.studio.desk import NAMES, Answer, Desk, person, told
from generators.studio.form import Form, Part
from generators.studio.listing import names, references
from generators.studio.looks import version_of
from generators.studio.opened import LENGTH, LOOK, RESERVED, TASK, Opened, keep, opened, posted, reshaped
from generators.studio.pages_start import commune_name
from generators.studio.places import Place, text_at
from generators.studio.rehearsal import findings
from generators.studio.shapes import Group
from generators.studio.signed import signed
from generators.studio.versions import Line

LOOKS = {
    "procedures": ("page", "poster", "script", "voice", "picture", "texts"),
    "campaigns": ("page", "poster", "script", "voice", "picture", "texts"),
    "notices": ("notice", "page", "script", "voice", "picture", "texts"),
    "broadcasts": ("script", "voice", "picture", "texts"),
    COMMUNE: (),
}
"""What a kind is shown as beside its form, the first at once."""
MOST_DOUBTS = 6  # of a Word file, told at once
ADDRESS = "/soan/<commune>/<kind>/<item>"


def pages(desk: Desk) -> Blueprint:
    found = Blueprint("forms", __name__)
    state, content = desk.settings.state, desk.settings.content

    def shown(one: Opened, *, focus: str = "") -> str:
        return render_template("form.html.jinja", **_context(desk, one), focus=focus)

    @found.get(ADDRESS)
    def form(commune: str, kind: str, item: str) -> Answer:
        one = opened(desk, desk.place(commune, kind, item))
        if not one.before and not one.unsaved and not one.broken and not _shared(desk, one.where):
            abort(404)
        return shown(one)

    @found.post(ADDRESS)
    def save(commune: str, kind: str, item: str) -> Answer:
        one = posted(desk, desk.place(commune, kind, item))
        task = request.form.get(TASK, "save")
        if task != "save":  # the shape of the form, where no script runs
            one, focus = reshaped(one, task)
            keep(desk, one)
            return shown(one, focus=focus)
        keep(desk, one)  # before anything can go wrong
        text = one.text_to_save()
        if not _readable(text):
            told(desk.say("studio.not-saved"))
            return redirect(url_for("forms.form", commune=commune, kind=kind, item=item))
        broadcasts = approvals.lost(content, one.where, one.before, text)
        try:
            desk.archive.save(
                one.where, text, one.base, person(), "save", desk.now(),
                also=lambda: approvals.drafts_again(content, broadcasts),
            )  # fmt: skip
        except versions.Conflict as conflict:
            return render_template("conflict.html.jinja", **_conflict(desk, one, conflict.text)), 409
        if text or one.before:
            drafts.forget(state, one.where, person().name)
        told(desk.say("studio.saved" if text != one.before else "studio.saved-same"))
        if text != one.text:
            told(desk.say("studio.approve-again"))
        for where in broadcasts:
            why = desk.say("studio.told-otherwise")
            desk.archive.noted(Line(desk.now(), person().name, person().shown, "draft", *where.key, note=why))
            told(desk.say("studio.approve-again-told", name=_known(desk, where)))
        return redirect(url_for("forms.form", commune=commune, kind=kind, item=item))

    @found.post(f"{ADDRESS}/hinh")
    def reshape(commune: str, kind: str, item: str) -> Answer:
        one, focus = reshaped(posted(desk, desk.place(commune, kind, item)), request.form.get(TASK, ""))
        keep(desk, one)
        return render_template("fields.html.jinja", **_context(desk, one), focus=focus)

    @found.post(f"{ADDRESS}/kiem")
    def check(commune: str, kind: str, item: str) -> Answer:
        """Keep what is typed, say how it stands, and begin to draw it."""
        one = posted(desk, desk.place(commune, kind, item))
        if one.before and _readable(one.text) and edited.tree(one.text).data == edited.tree(one.before).data:
            drafts.forget(state, one.where, person().name)
        else:
            keep(desk, one)
        look = request.form.get(LOOK, "")
        if look in LOOKS[one.where.kind]:
            wanted = desk.looks.wanted(one.where, version_of(one.text), look, request.form.get(LENGTH, ""))
            desk.looks.begin(wanted, one.text, desk.today())
        return jsonify(_stands(desk, one))

    @found.get(f"{ADDRESS}/loi")
    def wrong(commune: str, kind: str, item: str) -> Answer:
        """What is wrong with what is typed, field by field."""
        one = opened(desk, desk.place(commune, kind, item))
        if one.broken:
            abort(409)
        return jsonify(_findings(desk, one))

    @found.post(f"{ADDRESS}/bo-nhap")
    def discard(commune: str, kind: str, item: str) -> Answer:
        where = desk.place(commune, kind, item)
        drafts.forget(state, where, person().name)
        if not text_at(content, where) and not _shared(desk, where):
            return redirect(url_for("start.commune", commune=commune))
        return redirect(url_for("forms.form", commune=commune, kind=kind, item=item))

    @found.post(f"{ADDRESS}/tep")
    def upload(commune: str, kind: str, item: str) -> Answer:
        """A Word file, or what was copied out of one, into the form; nothing is saved."""
        where = desk.place(commune, kind, item)
        one = opened(desk, where)
        file = request.files.get("tep")
        if one.frozen or one.broken:
            abort(400)
        try:
            if file is not None and file.filename:
                brought = intake.of_file(file.filename, file.read())
            else:
                brought = intake.of_clipboard(request.form.get("dan_html", ""), request.form.get("dan", ""))
            draft, doubts = intake.filled(where, brought, one.draft, one.shape, desk)
        except intake.NotTaken as refused:
            told(desk.say(f"studio.{refused.key}"))
        else:
            keep(desk, replace(one, draft=draft))
            told(desk.say("studio.taken-in"))
            for question in doubts[:MOST_DOUBTS]:
                told(desk.say("studio.taken-doubt", question=question))
        return redirect(url_for("forms.form", commune=commune, kind=kind, item=item))

    # ── Older texts ──────────────────────────────────────────────────────────────────────────────────────────────────

    @found.get(f"{ADDRESS}/ban/<version>")
    def older(commune: str, kind: str, item: str, version: str) -> Answer:
        where = desk.place(commune, kind, item)
        text = desk.archive.text_of(where, version)
        if text is None:
            abort(404)
        now = text_at(content, where)
        one = opened(desk, where, typed=False)
        return render_template(
            "older.html.jinja",
            where=where, kind=kind, version=version, same=text == now,
            line=next(line for line in desk.archive.of(where) if line.version == version),
            lines=outline.differences(_outlined(desk, one, text), _outlined(desk, one, now)),
            title=_title(desk, one), name=commune_name(desk, commune), commune=commune,
        )  # fmt: skip

    @found.post(f"{ADDRESS}/ban/<version>")
    def restore(commune: str, kind: str, item: str, version: str) -> Answer:
        """An older text becomes this person's draft: it is looked at before it is saved."""
        where = desk.place(commune, kind, item)
        text = desk.archive.text_of(where, version)
        one = opened(desk, where, typed=False)
        if text is None or one.frozen:
            abort(404)
        draft = answers.opened(edited.tree(text).data, one.shape)
        keep(desk, replace(one, draft=answers.unplaced(draft)))
        told(desk.say("studio.restored"))
        return redirect(url_for("forms.form", commune=commune, kind=kind, item=item))

    return found


# ── Parts of the page ────────────────────────────────────────────────────────────────────────────────────────────────


def _context(desk: Desk, one: Opened) -> dict[str, Any]:
    where = one.where
    reading = read(desk.settings.content, (where.commune,))
    parts = () if one.broken else Form(desk.say, references(reading)).parts(one.draft, one.shape)
    lines = desk.archive.of(where)
    return {
        "where": where,
        "commune": where.commune,
        "name": commune_name(desk, where.commune),
        "kind": NAMES[where.kind],
        "one": one,
        "parts": _with_inherited(parts, one, reading, desk),
        "looks": LOOKS[where.kind],
        "lines": lines[:12],
        "others": drafts.others(desk.settings.state, where, person().name, desk.now()),
        "title": _title(desk, one, reading),
        "today": desk.today().isoformat(),
        "office": desk.say("studio.office", commune=commune_name(desk, where.commune)),
        "takes_word": where.kind in intake.KINDS,
        "next_number": _next_number(desk, where),
        "seen": versions.digest(one.before),
        "signed": signed(desk, where, next(iter(reading.publications), None)),
        "most": MAX_BYTES,
    }


def _with_inherited(parts: tuple[Part, ...], one: Opened, reading: Reading, desk: Desk) -> tuple[Part, ...]:
    """A blank field of an item the nation or the province shares shows, greyed, what holds without it."""
    publication = next(iter(reading.publications), None)
    tree = publication.trees.get((one.where.kind, one.where.item)) if publication else None
    if tree is None or one.where.kind == COMMUNE:
        return parts
    inherited = answers.opened(tree.data, one.shape)
    found = []
    for part in parts:
        fields = []
        for field in part.fields:
            value = inherited.get(field.name)
            if value and not one.draft.get(field.name):
                field = replace(field, required=False)
                if isinstance(value, str) and field.kind in ("line", "prose"):
                    help_ = desk.say("studio.inherited")
                    field = replace(field, example=value, help=f"{help_} {field.help}".strip())
                elif field.kind == "list":
                    field = replace(field, help=desk.say("studio.inherited-list", n=str(len(value))))
            fields.append(field)
        found.append(replace(part, fields=tuple(fields)))
    return tuple(found)


def _next_number(desk: Desk, where: Place) -> int:
    if where.kind != "notices":
        return 1
    issued = Register.read(desk.settings.content, where.commune).of_year(desk.today().year)
    return max((entry.number for entry in issued), default=0) + 1


def _title(desk: Desk, one: Opened, reading: Reading | None = None) -> str:
    """What the item is called: as typed, else as it is known, else only what it is."""
    where = one.where
    typed = one.draft.get("subject") or one.draft.get("title")
    if where.kind == COMMUNE:
        return commune_name(desk, where.commune)
    known = names(reading or read(desk.settings.content, (where.commune,)))
    return str(typed or known.get((where.kind, where.item)) or desk.say(f"studio.untitled-{where.kind}"))


def _known(desk: Desk, where: Place) -> str:
    return names(read(desk.settings.content, (where.commune,))).get((where.kind, where.item), where.item)


def _shared(desk: Desk, where: Place) -> bool:
    """Whether the nation or the province has this item for the commune."""
    publication = next(iter(read(desk.settings.content, (where.commune,)).publications), None)
    return publication is not None and (where.kind, where.item) in publication.trees


def _readable(text: str) -> bool:
    """Whether what would be saved could be opened again: letters of another script are told, not taken out."""
    try:
        edited.tree(text)
    except edited.NotEditable:
        return not text.strip()
    return True


def _findings(desk: Desk, one: Opened) -> list[dict[str, str]]:
    known = answers.content(one.named, one.shape).names
    found = []
    for finding in desk.hands.ask(findings, one.where, one.text, desk.today()):
        path = finding.path
        while path and path not in known:
            path = path[:-1]
        found.append(
            {
                "field": known.get(path, "") if path else "",
                "severity": finding.severity,
                "says": desk.say(f"studio.severity-{finding.severity}"),
                "message": finding.message,
                "hint": finding.hint,
            }
        )
    return found


def _stands(desk: Desk, one: Opened) -> dict[str, Any]:
    text = one.text
    others = drafts.others(desk.settings.state, one.where, person().name, desk.now())
    return {
        "version": version_of(text),
        "unsaved": text != one.before,
        "kept": desk.say("studio.kept", at=f"{desk.now():%H:%M}") if text != one.before else "",
        "others": [desk.say("studio.also-here", who=other.shown) for other in others],
        "stale": desk.say("studio.stale") if one.stale else "",
    }


def _conflict(desk: Desk, one: Opened, theirs: str) -> dict[str, Any]:
    last = next(iter(desk.archive.of(one.where)), None)
    mine = _parts(desk, one.shape, one.draft, one.where.commune)
    return {
        **_context(desk, replace(one, base=versions.digest(theirs))),
        "lines_between": outline.differences(_outlined(desk, one, theirs), outline.lines(mine, desk.say)),
        "last": last,
        "fields": [(name, value) for name, values in request.form.lists() for value in values if name not in RESERVED],
    }


def _outlined(desk: Desk, one: Opened, text: str) -> list[str]:
    """What a text of this item says, in the words of its form; as it stands where no form can show it."""
    try:
        data = edited.tree(text).data if text.strip() else {}
    except edited.NotEditable:
        return text.splitlines()
    parts = _parts(desk, one.shape, answers.opened(data, one.shape), one.where.commune)
    return outline.lines(parts, desk.say)


def _parts(desk: Desk, shape: Group, draft: answers.Draft, commune: str) -> tuple[Part, ...]:
    return Form(desk.say, references(read(desk.settings.content, (commune,)))).parts(draft, shape)
