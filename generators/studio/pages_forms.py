"""The form of an item: typed, checked and shown as one types, changed in shape, saved as a version."""

from __future__ import annotations

import difflib
import threading
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from flask import Blueprint, abort, jsonify, make_response, redirect, render_template, request, url_for

from generators.model.notice import FROZEN
from generators.reader import COMMUNE, Reading, read
from generators.studio import answers, drafts, edited, intake, said, versions
from generators.studio.answers import Draft
from generators.studio.desk import NAMES, Answer, Desk, file_answer, person, told
from generators.studio.form import Form, Part
from generators.studio.guard import FIELD, PAGE_POLICY
from generators.studio.listing import references
from generators.studio.pages_start import commune_name
from generators.studio.places import Place, text_at
from generators.studio.rehearsal import Look, findings, look
from generators.studio.shapes import Group, shape_of
from generators.studio.whole import write
from generators.writers.short_text import count

BASE, TASK = "co_so", "viec"
RESERVED = {FIELD, BASE, TASK}
HEAD = "# Soạn bằng bàn soạn; vẫn sửa tay được như mọi tệp khác.\n"
LOOKS = {
    "procedures": ("page", "poster", "script", "voice", "picture", "texts"),
    "campaigns": ("page", "poster", "script", "voice", "picture", "texts"),
    "notices": ("notice", "page", "script", "voice", "picture", "texts"),
    "broadcasts": ("script", "voice", "picture", "texts"),
    COMMUNE: (),
}
"""What a kind is shown as beside its form, the first at once."""
KEPT_LOOKS = 60
CONTEXT = 2  # lines around a difference


@dataclass(frozen=True)
class Opened:
    """An item on the desk: the file's text, what is typed, and what can be done with it."""

    where: Place
    shape: Group
    before: str
    draft: Draft
    base: str
    status: str
    unsaved: bool = False
    broken: bool = False

    @property
    def frozen(self) -> bool:
        return self.where.kind == "notices" and self.status in {one.value for one in FROZEN}

    @property
    def stale(self) -> bool:
        """Whether the file has changed since this draft was begun."""
        return self.base != versions.digest(self.before)

    def text(self) -> str:
        """The file with the draft in it."""
        draft = {**self.draft}
        answers.named(draft)
        return edited.edited(self.before, draft, self.shape, HEAD)


class Looks:
    """The last looks, by place, text and form: pictures and sounds are fetched after the fragment that shows them."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[Any, ...], Look] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: tuple[Any, ...]) -> Look | None:
        with self._lock:
            return self._kept.get(key)

    def put(self, key: tuple[Any, ...], found: Look) -> None:
        with self._lock:
            self._kept[key] = found
            while len(self._kept) > KEPT_LOOKS:
                self._kept.popitem(last=False)


def opened(desk: Desk, where: Place, *, typed: bool = True) -> Opened:
    """The item as this person left it: with what is typed and unsaved, or as it is in the file."""
    shape = shape_of(where.kind)
    before, broken = "", False
    data: dict[str, Any] = {}
    try:
        before = text_at(desk.settings.content, where)
        data = edited.tree(before).data if before.strip() else {}
    except (edited.NotEditable, UnicodeDecodeError):
        broken = True
    status = str(data.get("status") or "draft")
    found = Opened(where, shape, before, answers.opened(data, shape), versions.digest(before), status, broken=broken)
    kept = drafts.kept(desk.settings.state, where, person().name) if typed and not found.frozen else None
    if kept is None or broken:
        return found
    return replace(found, draft=kept.draft, base=kept.base, unsaved=True)


def posted(desk: Desk, where: Place) -> Opened:
    """The item as the form sent it."""
    found = opened(desk, where, typed=False)
    if found.broken:
        abort(409)
    fields = [(name, values) for name, values in request.form.lists() if name not in RESERVED]
    draft = answers.read(fields, found.shape)
    return replace(found, draft=draft, base=request.form.get(BASE, ""), unsaved=True)


def pages(desk: Desk) -> Blueprint:
    found = Blueprint("forms", __name__)
    state, content = desk.settings.state, desk.settings.content
    looks = Looks()
    address = "/soan/<commune>/<kind>/<item>"

    def keep(one: Opened) -> None:
        drafts.keep(state, one.where, person().name, person().shown, one.draft, one.base, desk.now())

    def shown(one: Opened, *, focus: str = "") -> str:
        return render_template("form.html.jinja", **_context(desk, one), focus=focus)

    @found.get(address)
    def form(commune: str, kind: str, item: str) -> Answer:
        one = opened(desk, desk.place(commune, kind, item))
        if not one.before and not one.unsaved and not _shared(desk, one.where):
            abort(404)
        return shown(one)

    @found.post(address)
    def save(commune: str, kind: str, item: str) -> Answer:
        one = posted(desk, desk.place(commune, kind, item))
        task = request.form.get(TASK, "save")
        if one.frozen:
            abort(403)
        if task != "save":  # the shape of the form, where no script runs
            one, focus = _reshaped(one, task)
            keep(one)
            return shown(one, focus=focus)
        keep(one)  # before anything can go wrong
        text = _unapproved(one)
        try:
            desk.archive.save(one.where, text, one.base, person(), "save", desk.now())
        except versions.Conflict as conflict:
            return render_template("conflict.html.jinja", **_conflict(desk, one, text, conflict.text)), 409
        drafts.forget(state, one.where, person().name)
        told(desk.say("studio.saved"))
        if text != one.text():
            told(desk.say("studio.approve-again"))
        return redirect(url_for("forms.form", commune=commune, kind=kind, item=item))

    @found.post(f"{address}/hinh")
    def reshape(commune: str, kind: str, item: str) -> Answer:
        one = posted(desk, desk.place(commune, kind, item))
        if one.frozen:
            abort(403)
        one, focus = _reshaped(one, request.form.get(TASK, ""))
        keep(one)
        return render_template("fields.html.jinja", **_context(desk, one), focus=focus)

    @found.post(f"{address}/kiem")
    def check(commune: str, kind: str, item: str) -> Answer:
        """Keep what is typed, and say what is wrong with it, field by field."""
        one = posted(desk, desk.place(commune, kind, item))
        if one.frozen:
            abort(403)
        if one.before and edited.tree(one.text()).data == edited.tree(one.before).data:  # also what was just saved
            drafts.forget(state, one.where, person().name)
        else:
            keep(one)
        return jsonify(_checked(desk, one))

    @found.post(f"{address}/bo-nhap")
    def discard(commune: str, kind: str, item: str) -> Answer:
        where = desk.place(commune, kind, item)
        drafts.forget(state, where, person().name)
        if not text_at(content, where) and not _shared(desk, where):
            return redirect(url_for("start.commune", commune=commune))
        return redirect(url_for("forms.form", commune=commune, kind=kind, item=item))

    @found.post(f"{address}/tep")
    def upload(commune: str, kind: str, item: str) -> Answer:
        where = desk.place(commune, kind, item)
        one = opened(desk, where)
        file = request.files.get("tep")
        if one.frozen or one.broken or file is None:
            abort(400)
        try:
            draft = intake.filled(where, file.read(), file.filename or "", one.draft, one.shape, desk)
        except intake.NotTaken as refused:
            told(desk.say(f"studio.{refused.key}"))
        else:
            keep(replace(one, draft=draft))
            told(desk.say("studio.taken-in"))
        return redirect(url_for("forms.form", commune=commune, kind=kind, item=item))

    # ── What it looks like ───────────────────────────────────────────────────────────────────────────────────────────

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

    @found.get(f"{address}/xem/<wanted>")
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

    @found.get(f"{address}/trang")
    def page(commune: str, kind: str, item: str) -> Answer:
        what, _ = seen(desk.place(commune, kind, item), "page")
        answer = make_response(render_template("citizen.html.jinja", html=what.html, failed=what.failed))
        answer.headers["Content-Security-Policy"] = PAGE_POLICY
        answer.headers["X-Frame-Options"] = "SAMEORIGIN"
        return answer

    @found.get(f"{address}/anh/<wanted>/<int:number>.png")
    def drawn(commune: str, kind: str, item: str, wanted: str, number: int) -> Answer:
        where = desk.place(commune, kind, item)
        if wanted not in ("poster", "notice", "picture"):
            abort(404)
        what, _ = seen(where, wanted)
        if number >= len(what.pictures):
            abort(404)
        return file_answer(what.pictures[number], f"{wanted}.png")

    @found.get(f"{address}/tieng.mp3")
    def heard(commune: str, kind: str, item: str) -> Answer:
        what, _ = seen(desk.place(commune, kind, item), "voice")
        if not what.sound:
            abort(404)
        return file_answer(what.sound, "nghe-thu.mp3")

    # ── Older texts, and how words are said ──────────────────────────────────────────────────────────────────────────

    @found.get(f"{address}/ban/<version>")
    def older(commune: str, kind: str, item: str, version: str) -> Answer:
        where = desk.place(commune, kind, item)
        text = desk.archive.text_of(where, version)
        if text is None:
            abort(404)
        now = text_at(content, where)
        return render_template(
            "older.html.jinja",
            where=where, kind=kind, version=version, lines=_differences(text, now), same=text == now,
            name=commune_name(desk, commune), commune=commune,
        )  # fmt: skip

    @found.post(f"{address}/ban/<version>")
    def restore(commune: str, kind: str, item: str, version: str) -> Answer:
        """An older text becomes this person's draft: it is looked at before it is saved."""
        where = desk.place(commune, kind, item)
        text = desk.archive.text_of(where, version)
        one = opened(desk, where, typed=False)
        if text is None or one.frozen:
            abort(404)
        draft = answers.opened(edited.tree(text).data, one.shape)
        keep(replace(one, draft=_unplaced(draft)))
        told(desk.say("studio.restored"))
        return redirect(url_for("forms.form", commune=commune, kind=kind, item=item))

    @found.post("/xa/<commune>/cach-doc")
    def reading(commune: str) -> Answer:
        """One more line of the commune's lexicon; what is shown is then said anew."""
        desk.commune(commune)
        written = " ".join(request.form.get("viet", "").split())
        spoken = " ".join(request.form.get("doc", "").split())
        if not said.acceptable(written, spoken):
            return render_template("reading.html.jinja", note=desk.say("studio.reading-bad")), 422
        with versions.alone(state):
            file = content / "communes" / commune / said.NAME
            before = file.read_text(encoding="utf-8") if file.is_file() else f"{said.HEAD}x: x\n"
            text = edited.changed(before, {written: spoken, **({} if file.is_file() else {"x": None})})
            write(file, text.encode("utf-8"))
            now = desk.now()
            words = f"{written} → {spoken}"
            line = versions.Line(now, person().name, person().shown, "lexicon", commune, COMMUNE, commune, "", words)
            desk.archive.noted(line)
        note = desk.say("studio.reading-kept", written=written, spoken=spoken)
        return render_template("reading.html.jinja", note=note)

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
        "title": _title(one),
        "today": desk.today().isoformat(),
        "office": desk.say("studio.office", commune=commune_name(desk, where.commune)),
        "takes_word": where.kind in intake.KINDS,
        "next_number": _next_number(desk, where),
    }


def _with_inherited(parts: tuple[Part, ...], one: Opened, reading: Reading, desk: Desk) -> tuple[Part, ...]:
    """A blank field of an item the nation or the province shares shows, greyed, what holds without it."""
    publication = next(iter(reading.publications), None)
    tree = publication.trees.get((one.where.kind, one.where.item)) if publication else None
    if tree is None or one.where.kind == COMMUNE:
        return parts
    own = one.draft
    found = []
    for part in parts:
        fields = []
        for one_field in part.fields:
            value = tree.data.get(one_field.name)
            if isinstance(value, str) and not own.get(one_field.name) and one_field.kind in ("line", "prose"):
                help_ = desk.say("studio.inherited")
                one_field = replace(one_field, example=value, required=False, help=f"{help_} {one_field.help}".strip())
            fields.append(one_field)
        found.append(replace(part, fields=tuple(fields)))
    return tuple(found)


def _next_number(desk: Desk, where: Place) -> int:
    from generators.register import Register

    if where.kind != "notices":
        return 1
    issued = Register.read(desk.settings.content, where.commune).of_year(desk.today().year)
    return max((entry.number for entry in issued), default=0) + 1


def _title(one: Opened) -> str:
    return str(one.draft.get("subject") or one.draft.get("title") or one.draft.get("name") or one.where.item)


def _shared(desk: Desk, where: Place) -> bool:
    """Whether the nation or the province has this item for the commune."""
    publication = next(iter(read(desk.settings.content, (where.commune,)).publications), None)
    return publication is not None and (where.kind, where.item) in publication.trees


def _reshaped(one: Opened, task: str) -> tuple[Opened, str]:
    """The draft with an entry added, taken away or moved; and the field to go to. BadForm for anything else."""
    verb, _, rest = task.partition(" ")
    draft = one.draft
    match verb, rest.split():
        case "add", [path]:
            focus = answers.added(draft, one.shape, path)
        case "add", [path, group]:
            focus = answers.added(draft, one.shape, path, group)
        case "remove", [path]:
            focus = answers.removed(draft, one.shape, path)
        case "move", [path, to] if to.isascii() and to.isdigit():
            focus = answers.moved(draft, one.shape, path, int(to))
        case _:
            raise answers.BadForm(task)
    return replace(one, draft=draft), focus


def _checked(desk: Desk, one: Opened) -> dict[str, Any]:
    named = {**one.draft}
    answers.named(named)
    names = answers.content(named, one.shape).names
    text = one.text()
    found = []
    for finding in desk.hands.ask(findings, one.where, text, desk.today()):
        path = finding.path
        while path and path not in names:
            path = path[:-1]
        found.append(
            {
                "field": names.get(path, "") if path else "",
                "severity": finding.severity,
                "says": desk.say(f"studio.severity-{finding.severity}"),
                "message": finding.message,
                "hint": finding.hint,
            }
        )
    others = drafts.others(desk.settings.state, one.where, person().name, desk.now())
    return {
        "findings": found,
        "version": versions.digest(text)[:16],
        "unsaved": text != one.before,
        "kept": desk.say("studio.kept", at=f"{desk.now():%H:%M:%S}") if text != one.before else "",
        "others": [desk.say("studio.also-here", who=other.shown) for other in others],
        "stale": desk.say("studio.stale") if one.stale else "",
    }


def _unapproved(one: Opened) -> str:
    """A broadcast whose words have changed is approved no more."""
    text = one.text()
    if one.where.kind == "broadcasts" and one.status == "approved" and text != one.before:
        return edited.changed(text, {"status": "draft", "approved": None})
    return text


def _conflict(desk: Desk, one: Opened, mine: str, theirs: str) -> dict[str, Any]:
    last = next(iter(desk.archive.of(one.where)), None)
    fresh = opened(desk, one.where, typed=False)
    return {
        **_context(desk, replace(one, base=versions.digest(theirs))),
        "lines_between": _differences(theirs, edited.edited(fresh.before, _unplaced(one.draft), one.shape, HEAD)),
        "last": last,
        "fields": [(name, value) for name, values in request.form.lists() for value in values if name not in RESERVED],
    }


def _differences(before: str, after: str) -> list[tuple[str, str]]:
    """Lines that differ, with what is around them: ("+", line), ("-", line), (" ", line)."""
    found = difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=CONTEXT)
    return [(line[:1], line[1:]) for line in found if not line.startswith(("---", "+++", "@@"))]


def _unplaced(draft: Any) -> Any:
    """The draft without the places of its entries in some file: they are of another text."""
    if isinstance(draft, Mapping):
        return {key: _unplaced(value) for key, value in draft.items() if key != answers.WAS}
    if isinstance(draft, list):
        return [_unplaced(entry) for entry in draft]
    return draft


