"""A procedure (thủ tục hành chính) or a guide to one: what to have ready, what to do, what to heed."""

from __future__ import annotations

from pydantic import Field, model_validator

from generators.faults import Fault
from generators.model.base import Air, Dated, PassageField, Prose, Published, Slug
from generators.model.body import Qr, SmsBlock
from generators.model.parts import (
    AuthoritiesField,
    Case,
    Channel,
    DeadlineField,
    DossierItemField,
    FeeField,
    Form,
    LegalBasisField,
    Member,
    OnlineLevel,
    Part,
    ResultField,
)


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
    do: Prose | None = None
    """The action; none where the branches or sub-steps say it all."""
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
    needed: bool = False
    """Everybody must do it, whichever way they came: no branch may jump over it."""


    @model_validator(mode="after")
    def _says_something(self) -> Step:
        if not (self.do or self.branches or self.substeps):
            raise Fault("step-says-nothing")
        return self


class Procedure(Published):
    """A procedure or guide; its id is the name of its file."""

    title: Prose
    short_title: Prose | None = None
    """At most about eight words, for posters and lists."""
    summary: Prose | None = None
    aliases: tuple[str, ...] = ()
    """What people call it and type when they look for it."""
    life_event: str | None = None
    """The moment in life people come with: Sinh con."""
    field: str | None = None
    """Its field (lĩnh vực) in the national database: Hộ tịch."""
    code: str | None = None
    """Its code in the national database; with it, all parts the law names are expected."""
    decision: str | None = None
    """The decision that published it."""
    level: tuple[str, ...] = ()
    """Levels of government that carry it out."""
    audience: Prose | None = None
    authority: AuthoritiesField | None = None
    channels: tuple[Channel, ...] = ()
    dossier: tuple[DossierItemField, ...] = ()
    sets: int | None = Field(default=None, ge=1)
    """How many sets of the dossier."""
    forms: tuple[Form, ...] = ()
    cases: tuple[Case, ...] = ()
    deadline: DeadlineField | None = None
    fee: FeeField | None = None
    results: tuple[ResultField, ...] = ()
    conditions: tuple[PassageField, ...] = ()
    legal_basis: tuple[LegalBasisField, ...] = ()
    not_applicable: tuple[Part, ...] = ()
    """Conditional parts that this procedure by law does not have; what is neither here nor given is missing."""
    online_level: OnlineLevel | None = None
    partial_reason: Prose | None = None
    """Why it is online only in part."""
    members: tuple[Member, ...] = ()
    """The linked procedures of a bundle."""
    mistakes: tuple[PassageField, ...] = ()
    """What people often get wrong."""
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
    def _is_whole(self) -> Procedure:
        if not self.steps:
            raise Fault("no-steps")
        if self.online_level is OnlineLevel.PARTIAL and self.partial_reason is None:
            raise Fault("no-partial-reason")
        known = {form.id for form in self.forms}
        for item in (*self.dossier, *(item for case in self.cases for item in case.dossier)):
            if item.form is not None and item.form not in known:
                raise Fault("no-such-form", form=item.form, known=", ".join(sorted(known)) or "-")
        return self
