"""A procedure (thủ tục hành chính) or a guide to one: what to have ready, what to do, what to heed."""

from __future__ import annotations

from pydantic import model_validator

from generators.model.base import Air, Dated, PassageField, Prose, Slug
from generators.model.body import Qr, SmsBlock


class Branch(Dated):
    """One way on from a step: when it applies, what to do then, and the step it leads to."""

    when: Prose
    do: Prose | None = None
    details: tuple[PassageField, ...] = ()
    goto: Slug | None = None
    """The id of the step to go on with; none means the next one."""
    then: Prose | None = None
    """How this text words the way on ("sau đó tiếp tục"); the step's number is added."""


class Caution(Dated):
    text: Prose | None = None
    label: str = "Lưu ý"
    items: tuple[PassageField, ...] = ()
    warning: bool = False
    poster: bool = False


class FieldHint(Dated):
    """How to fill one field of a form."""

    field: str
    text: Prose
    examples: tuple[PassageField, ...] = ()


class Step(Dated):
    """One step. `do` is the action as written; `short` a few words for posters."""

    id: Slug
    do: Prose
    short: Prose | None = None
    condition: Prose | None = None
    options_intro: Prose | None = None
    options: tuple[PassageField, ...] = ()
    details: tuple[PassageField, ...] = ()
    """Further sentences of the same step."""
    substeps: tuple[PassageField, ...] = ()
    branches: tuple[Branch, ...] = ()
    cautions: tuple[Caution, ...] = ()
    hints: tuple[FieldHint, ...] = ()
    papers: tuple[PassageField, ...] = ()
    """Papers this step asks for."""
    poster: bool = True
    """Whether a poster shows this step."""


class Procedure(Dated):
    """A procedure or guide; its id is the name of its file."""

    id: Slug
    title: Prose
    short_title: Prose | None = None
    """At most about eight words, for posters and lists."""
    summary: Prose | None = None
    aliases: tuple[str, ...] = ()
    """What people call it and type when they look for it."""
    life_event: str | None = None
    field: str | None = None
    code: str | None = None
    audience: Prose | None = None
    authority: Prose | None = None
    papers: tuple[PassageField, ...] = ()
    deadline: Prose | None = None
    fee: Prose | None = None
    result: Prose | None = None
    channels: tuple[PassageField, ...] = ()
    legal_basis: tuple[PassageField, ...] = ()
    needs: tuple[PassageField, ...] = ()
    """What one must have before the first step (Yêu cầu)."""
    intro: tuple[PassageField, ...] = ()
    steps: tuple[Step, ...]
    cautions: tuple[Caution, ...] = ()
    hints: tuple[FieldHint, ...] = ()
    after: tuple[PassageField, ...] = ()
    """What to do once it is filed."""
    delivery: tuple[PassageField, ...] = ()
    """How the result reaches the citizen."""
    lookup: SmsBlock | None = None
    qr: tuple[Qr, ...] = ()
    contact: Slug | None = None
    air: Air = Air.NEVER
    """Worth a broadcast of its own, and the shortest variant it is made in."""

    @model_validator(mode="after")
    def _has_steps(self) -> Procedure:
        if not self.steps:
            raise ValueError("một thủ tục cần ít nhất một bước")
        return self
