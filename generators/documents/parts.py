"""The parts of a procedure that the law names, in words: fee, time, papers, cases, linked procedures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from generators import document as d
from generators.document import Block, Inline, Inlines
from generators.model import Procedure
from generators.model.parts import Case, Channel, DossierItem, Fee, Handing, Part
from generators.values import Money
from generators.wording import Wording


def joined(parts: Iterator[Inlines] | tuple[Inlines, ...], between: str) -> Inlines:
    """The parts that say something, one after another."""
    found: list[Inline] = []
    for part in parts:
        if part:
            found += (*(d.text(between) if found else ()), *part)
    return tuple(found)


def fee(found: Fee, say: Wording) -> Inlines:
    """Who need not pay first, then the amount: the poor must not read the fee and go home."""
    if found.free:
        return joined((d.text(say("documents.exempt-all")), found.text or ()), ". ")
    parts: list[Inlines] = []
    exempt = joined(tuple(each.who for each in found.exemptions if each.reduced_to is None), "; ")
    if exempt:
        parts.append(filled(say("documents.exempt"), who=exempt))
    for each in found.exemptions:
        if each.reduced_to is not None:
            parts.append(filled(say("documents.reduced"), who=each.who, amount=(Money(each.reduced_to),)))
    if found.amount is not None:
        kind = d.text(found.kind.value.capitalize())
        money: Inlines = (Money(found.amount),) if found.amount else d.text(say("documents.free"))
        per = d.text(say("documents.fee-per", per=found.per)) if found.per else ()
        parts.append((*filled(say("documents.fee-amount"), kind=kind, amount=(*money, *per)), d.Text(".")))
    if found.text is not None:
        parts.append(found.text)
    return joined(tuple(parts), " ")


def filled(phrase: str, **values: Inlines) -> Inlines:
    """A set phrase with inlines in its places."""
    found: list[Inline] = []
    rest = phrase
    while "{" in rest:
        words, _, after = rest.partition("{")
        name, _, rest = after.partition("}")
        found += (*d.text(words), *values[name])
    return (*found, *d.text(rest))


def channels(found: tuple[Channel, ...]) -> Inlines:
    return joined(tuple(_channel(channel) for channel in found), "; ")


def _channel(channel: Channel) -> Inlines:
    head = d.text(channel.method.value.capitalize())
    place = (*head, *d.text(" – "), *channel.where) if channel.where else head
    return joined((place, channel.note or ()), ", ")


def channel_table(procedure: Procedure, say: Wording) -> Iterator[Block]:
    """A row a channel, only where time or money differ between them."""
    if not any(channel.deadline or channel.fee for channel in procedure.channels):
        return
    header = tuple(d.text(say(f"documents.{key}")) for key in ("channels", "deadline", "fee"))
    rows = tuple(
        (
            _channel(channel),
            channel.deadline.written if channel.deadline else (),
            fee(channel.fee, say) if channel.fee else (),
        )
        for channel in procedure.channels
    )
    yield d.Table(header, rows)


def dossier(items: tuple[DossierItem, ...], procedure: Procedure, say: Wording) -> Iterator[d.ChecklistItem]:
    names = {form.id: form.name for form in procedure.forms}
    for item in items:
        yield d.ChecklistItem(item.name, joined(tuple(_item_notes(item, names, say)), "; "))


def _item_notes(item: DossierItem, forms: dict[str, Inlines], say: Wording) -> Iterator[Inlines]:
    if item.when is not None:
        yield item.when
    if item.originals:
        yield d.text(say("documents.originals", n=f"{item.originals:02d}"))
    if item.copies:
        yield d.text(say("documents.copies", n=f"{item.copies:02d}"))
    if item.handing is Handing.SHOW:
        yield d.text(say("documents.show"))
    if item.form is not None:
        yield filled(say("documents.form"), form=forms[item.form])
    if item.note is not None:
        yield item.note
    if item.one_of:  # last, so that nothing after it reads as one more choice
        choices = joined(tuple(choice.name for choice in item.one_of), say("documents.or"))
        yield (*d.text(say("documents.one-of") + ": "), *choices)


def dossier_blocks(procedure: Procedure, say: Wording, level: Literal[2, 3] = 2) -> Iterator[Block]:
    """The papers that everyone needs."""
    if procedure.dossier:
        yield d.Heading(level, d.text(say("documents.dossier")), anchor="ho-so")
        yield d.Checklist(tuple(dossier(procedure.dossier, procedure, say)))
        if procedure.sets is not None:
            yield d.Paragraph(d.text(say("documents.sets", n=f"{procedure.sets:02d}")), d.ParagraphRole.NOTE)


def case_blocks(procedure: Procedure, say: Wording, level: Literal[2, 3] = 2) -> Iterator[Block]:
    """Each case with papers, time or fee of its own: after the steps, since most people have none of them."""
    if procedure.cases:
        yield d.Heading(level, d.text(say("documents.cases")), anchor="truong-hop")
        for case in procedure.cases:
            yield from _case(case, procedure, say)


def _case(case: Case, procedure: Procedure, say: Wording) -> Iterator[Block]:
    yield d.Heading(3, case.name)
    rows = []
    if case.deadline is not None:
        rows.append(d.Fact(say("documents.deadline"), case.deadline.written, "deadline"))
    if case.fee is not None:
        rows.append(d.Fact(say("documents.fee"), fee(case.fee, say), "fee"))
    if rows:
        yield d.Facts(tuple(rows))
    if case.dossier:
        yield d.Checklist(tuple(dossier(case.dossier, procedure, say)))
    if case.note is not None:
        yield d.Paragraph(case.note)


def members(procedure: Procedure, say: Wording) -> Iterator[Block]:
    """Each procedure of a bundle, who settles it and how long that takes."""
    if procedure.members:
        yield d.Heading(2, d.text(say("documents.members")), anchor="thanh-phan")
        yield d.Table(
            tuple(d.text(say(f"documents.member-{key}")) for key in ("name", "agency", "deadline")),
            tuple((member.name, member.agency, member.deadline.written) for member in procedure.members),
        )


def conditions(procedure: Procedure, say: Wording) -> Inlines:
    if Part.CONDITIONS in procedure.not_applicable:
        return d.text(say("documents.none"))
    return joined(tuple(passage.text for passage in procedure.conditions), " ")


def results(procedure: Procedure, say: Wording) -> Inlines:
    if Part.RESULTS in procedure.not_applicable:
        return d.text(say("documents.none"))
    return joined(
        tuple(joined((result.name, result.delivery or ()), ", ") for result in procedure.results),
        "; ",
    )


def cost(procedure: Procedure, say: Wording) -> Inlines:
    if Part.FEE in procedure.not_applicable:
        return d.text(say("documents.exempt-all"))
    return fee(procedure.fee, say) if procedure.fee else ()


def online(procedure: Procedure, say: Wording) -> Inlines:
    level = procedure.online_level
    if level is None:
        return ()
    words = d.text(say(f"documents.online-{level.value.replace(' ', '-')}"))
    return joined((words, procedure.partial_reason or ()), ": ")
