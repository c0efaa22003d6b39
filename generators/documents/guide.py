"""A procedure's steps and what belongs to them, as blocks any text can hold: page, leaflet, notice, script."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from generators import document as d
from generators.document import Block, Blocks, Inline, Inlines
from generators.documents.setting import Setting
from generators.model.base import Passage
from generators.model.body import Qr
from generators.model.procedure import Branch, Caution, FieldHint, Procedure, Step

Numbers = Mapping[str, str]
"""The number of each step by its id: {"dang-nhap": "1"}."""


def numbers(procedure: Procedure) -> Numbers:
    return {step.id: str(index) for index, step in enumerate(procedure.steps, 1)}


def resolved(content: Inlines, known: Numbers) -> Inlines:
    """The prose, each {step:…} with its number."""
    return tuple(_resolved(inline, known) for inline in content)


def _resolved(inline: Inline, known: Numbers) -> Inline:
    match inline:
        case d.StepLink(step, ""):
            return d.StepLink(step, known.get(step, ""))
        case d.Strong(children):
            return d.Strong(resolved(children, known))
        case d.InLanguage(language, children):
            return d.InLanguage(language, resolved(children, known))
        case _:
            return inline


def steps(
    procedure: Procedure, *, chosen: Callable[[Step], bool] = lambda step: True, plain: bool = False
) -> d.Steps:
    """All steps of the guide, or those chosen; a step keeps its number either way. `plain`: with its short words."""
    known = numbers(procedure)
    found = (_step(step, known) for step in procedure.steps if chosen(step))
    if not plain:
        return d.Steps(tuple(found))
    short = {step.id: step.short or () for step in procedure.steps}
    return d.Steps(tuple(replace(step, plain=_plainer(short[step.id], step.action)) for step in found))


def _plainer(short: Inlines, action: Inlines) -> Inlines:
    return short if action and d.written(short) != d.written(action) else ()


def _step(step: Step, known: Numbers) -> d.Step:
    def line(content: Inlines | None) -> Inlines:
        return resolved(content or (), known)

    def lines(passages: tuple[Passage, ...]) -> tuple[Inlines, ...]:
        return tuple(line(passage.text) for passage in passages)

    return d.Step(
        id=step.id,
        number=known[step.id],
        action=line(step.do),
        condition=line(step.condition),
        options=() if step.options_intro else lines(step.options),
        substeps=lines(step.substeps),
        branches=tuple(
            branch(entry, known, f"{known[step.id]}.{index}") for index, entry in enumerate(step.branches, 1)
        ),
        blocks=tuple(_step_blocks(step, known)),
    )


def _step_blocks(step: Step, known: Numbers) -> Iterator[Block]:
    for passage in step.details:
        yield d.Paragraph(resolved(passage.text, known))
    if step.options_intro:
        yield d.Paragraph(resolved(step.options_intro, known))
        yield d.Bullets(tuple(resolved(option.text, known) for option in step.options))
    if step.papers:
        yield d.Checklist(tuple(d.ChecklistItem(resolved(paper.text, known)) for paper in step.papers))
    for warned in step.cautions:
        yield caution(warned, known)
    for field_hint in step.hints:
        yield hint(field_hint, known)


def branch(entry: Branch, known: Numbers, number: str) -> d.Branch:
    content = resolved(entry.do or (), known)
    goto = d.StepLink(entry.goto, known[entry.goto]) if entry.goto else None
    if entry.then is not None:
        content = (*content, *d.text(" " if content else ""), *resolved(entry.then, known))
        if goto is not None:  # the text words the way itself: … và tiếp tục Bước 4
            content = (*content, *d.text(" "), goto)
    return d.Branch(
        when=resolved(entry.when, known),
        content=content,
        goto=goto,
        number=number,
        details=tuple(resolved(passage.text, known) for passage in entry.details),
    )


def caution(entry: Caution, known: Numbers) -> d.Caution:
    return d.Caution(
        label=entry.label,
        content=resolved(entry.text or (), known),
        items=tuple(resolved(passage.text, known) for passage in entry.items),
        kind=d.CautionKind.WARNING if entry.warning else d.CautionKind.NOTE,
    )


def hint(entry: FieldHint, known: Numbers) -> d.FieldHint:
    return d.FieldHint(
        field=entry.field,
        content=resolved(entry.text, known),
        examples=tuple(resolved(example.text, known) for example in entry.examples),
    )


def before(procedure: Procedure) -> Iterator[Block]:
    """What one must have or know before the first step."""
    for passage in procedure.intro:
        yield d.Paragraph(passage.text)


def needs(procedure: Procedure, setting: Setting) -> Iterator[Block]:
    label = setting.wording("documents.needs")
    for passage in procedure.needs:
        yield d.Caution(label, passage.text, kind=d.CautionKind.RULE)


def heeds(procedure: Procedure) -> Iterator[Block]:
    """Cautions and field hints of the whole guide, in the document's order."""
    known = numbers(procedure)
    for warned in procedure.cautions:
        yield caution(warned, known)
    for field_hint in procedure.hints:
        yield hint(field_hint, known)


def lookup(procedure: Procedure, setting: Setting) -> Iterator[Block]:
    if procedure.lookup is not None:
        yield sms_paragraph(procedure.lookup.purpose, procedure.lookup.sms, procedure.lookup.to, setting)


def sms_paragraph(purpose: Inlines, typed: str, to: str, setting: Setting) -> d.Paragraph:
    """Để biết …, soạn tin TTTB gửi 1414."""
    before_text, after_text = setting.wording("parts.lookup-text", purpose="\0").split("\0")
    return d.Paragraph(
        (*d.text(before_text), *purpose, *d.text(f"{after_text} "), d.Sms(typed, to), *d.text("."))
    )


def afterwards(procedure: Procedure) -> Iterator[Block]:
    """What to do once it is filed, and how the result comes."""
    known = numbers(procedure)
    for passage in (*procedure.after, *procedure.delivery):
        yield d.Paragraph(resolved(passage.text, known))


def codes(found: tuple[Qr, ...], setting: Setting) -> Iterator[Block]:
    for entry in setting.codes(found):
        yield d.QrCode(entry.address, entry.caption)


def whole(procedure: Procedure, setting: Setting) -> Blocks:
    """The guide from its first word to its last, as a text that tells all of it has it."""
    return (
        *before(procedure),
        *needs(procedure, setting),
        steps(procedure),
        *heeds(procedure),
        *lookup(procedure, setting),
        *afterwards(procedure),
    )
