"""An item as one person has it before them: the file's text, what is typed, and what is saved of the two."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from flask import abort, request

from generators.model.notice import FROZEN
from generators.studio import answers, approvals, drafts, edited, versions
from generators.studio.answers import Draft
from generators.studio.desk import Desk, person
from generators.studio.guard import FIELD
from generators.studio.places import Place, text_at
from generators.studio.shapes import Group, shape_of

BASE, TASK, LOOK, LENGTH = "co_so", "viec", "xem", "dai"
RESERVED = {FIELD, BASE, TASK, LOOK, LENGTH}
HEAD = "# Soạn bằng bàn soạn; vẫn sửa tay được như mọi tệp khác.\n"


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

    @property
    def named(self) -> Draft:
        """What is typed, every entry with an id where it needs one."""
        found: Draft = answers.copied(self.draft)
        answers.named(found, self.shape)
        return found

    @cached_property
    def text(self) -> str:
        """The file with the draft in it."""
        return edited.edited(self.before, self.named, self.shape, HEAD)

    def text_to_save(self) -> str:
        """The same; of a broadcast whose words have changed the approval is gone."""
        text = self.text
        if self.where.kind == "broadcasts" and self.status == "approved" and text != self.before:
            return edited.changed(text, approvals.LOST)
        return text


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
    return replace(found, draft=answers.fitting(kept.draft, shape), base=kept.base, unsaved=True)


def posted(desk: Desk, where: Place) -> Opened:
    """The item as the form sent it; what nobody may change any more is refused."""
    found = opened(desk, where, typed=False)
    if found.broken:
        abort(409)
    if found.frozen:
        abort(403)
    fields = [(name, values) for name, values in request.form.lists() if name not in RESERVED]
    draft = answers.read(fields, found.shape)
    return replace(found, draft=draft, base=request.form.get(BASE, ""), unsaved=True)


def reshaped(one: Opened, task: str) -> tuple[Opened, str]:
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
        case "move", [path, to] if (place := answers.place_in(to, answers.MAX_ENTRIES)) is not None:
            focus = answers.moved(draft, one.shape, path, place)
        case _:
            raise answers.BadForm(task)
    return replace(one, draft=draft), focus


def keep(desk: Desk, one: Opened) -> None:
    """Keep what is typed as this person's draft."""
    drafts.keep(desk.settings.state, one.where, person().name, person().shown, one.draft, one.base, desk.now())
