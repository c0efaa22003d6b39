"""The parts of a procedure that the law names, in words: fee, time, papers, cases, linked procedures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from generators import document as d
from generators.document import Block, Inline, Inlines
from generators.model import Procedure
from generators.model.parts import Case, Channel, Deadline, DossierItem, Fee, Handing, Part
from generators.values import Money
from generators.vietnamese import split_sentences
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
        return closed(joined((d.text(say("parts.exempt-all")), found.text or ()), ". "))
    parts: list[Inlines] = []
    exempt = joined(tuple(each.who for each in found.exemptions if each.reduced_to is None), "; ")
    if exempt:
        parts.append(filled(say("parts.exempt"), who=exempt))
    for each in found.exemptions:
        if each.reduced_to is not None:
            parts.append(filled(say("parts.reduced"), who=each.who, amount=(Money(each.reduced_to),)))
    if found.amount is not None:
        kind = d.text(say(f"parts.kind-{found.kind.name.lower()}"))
        money: Inlines = (Money(found.amount),) if found.amount else d.text(say("parts.free"))
        per = d.text(say("parts.fee-per", per=found.per)) if found.per else ()
        parts.append((*filled(say("parts.fee-amount"), kind=kind, amount=(*money, *per)), d.Text(".")))
    if found.text is not None:
        parts.append(found.text)
    return closed(joined(tuple(parts), " "))


def closed(content: Inlines) -> Inlines:
    """Several sentences end in a full stop; a few words in a row have none."""
    said = d.written(content)
    return (*content, d.Text(".")) if said[-1:] not in ".!?" and len(split_sentences(said)) > 1 else content


def filled(phrase: str, **values: Inlines) -> Inlines:
    """A set phrase with inlines in its places."""
    found: list[Inline] = []
    rest = phrase
    while "{" in rest:
        words, _, after = rest.partition("{")
        name, _, rest = after.partition("}")
        found += (*d.text(words), *values[name])
    return (*found, *d.text(rest))


def deadline(found: Deadline, say: Wording) -> Inlines:
    """How long it takes: a number with its unit and starting point, then the words for what is no number."""
    unit = say(f"parts.unit-{found.unit.name.lower()}")
    parts: Inlines = ()
    if found.quantity is not None:
        parts = d.text(say("parts.deadline", n=found.quantity, unit=unit))
        if found.at_most is not None:
            parts = (*parts, *d.text(say("parts.at-most", n=found.at_most, unit=unit)))
    if found.since is not None:
        parts = (*parts, *d.text(" "), *found.since)
    if found.text is not None:
        parts = (*parts, *d.text(". " if parts else ""), *found.text)
    return closed(parts)


def each_channel(found: tuple[Channel, ...], say: Wording) -> tuple[Inlines, ...]:
    return tuple(_channel(channel, say) for channel in found)


def channels(found: tuple[Channel, ...], say: Wording) -> Inlines:
    return joined(each_channel(found, say), "; ")


def _channel(channel: Channel, say: Wording) -> Inlines:
    head = d.text(say(f"parts.method-{channel.method.name.lower()}"))
    place = (*head, *d.text(" – "), *channel.where) if channel.where else head
    return joined((place, channel.note or ()), ", ")


def channel_table(procedure: Procedure, say: Wording) -> Iterator[Block]:
    """A row a channel, only where time or money differ between them."""
    if not any(channel.deadline or channel.fee for channel in procedure.channels):
        return
    header = tuple(d.text(say(f"documents.{key}")) for key in ("channels", "deadline", "fee"))
    rows = tuple(
        (
            _channel(channel, say),
            deadline(channel.deadline, say) if channel.deadline else (),
            fee(channel.fee, say) if channel.fee else (),
        )
        for channel in procedure.channels
    )
    yield d.Table(header, rows)


def dossier(
    items: tuple[DossierItem, ...], procedure: Procedure, say: Wording, *, listed: bool = False
) -> Iterator[d.ChecklistItem]:
    """`listed`: papers of which one is enough stand one below the other, not in one sentence."""
    names = {form.id: form.name for form in procedure.forms}
    for item in items:
        choices = tuple(choice.name for choice in item.one_of) if listed else ()
        yield d.ChecklistItem(item.name, joined(tuple(_item_notes(item, names, say, listed)), "; "), choices)


def _item_notes(item: DossierItem, forms: dict[str, Inlines], say: Wording, listed: bool) -> Iterator[Inlines]:
    if item.when is not None:
        yield item.when
    if item.originals:
        yield d.text(say("parts.originals", n=item.originals))
    if item.copies:
        yield d.text(say("parts.copies", n=item.copies))
    if item.handing is Handing.SHOW:
        yield d.text(say("parts.show"))
    if item.form is not None:
        yield filled(say("parts.form"), form=forms[item.form])
    if item.note is not None:
        yield item.note
    if item.one_of and listed:
        yield d.text(say("parts.one-of") + ":")
    elif item.one_of:  # last, so that nothing after it reads as one more choice
        choices = joined(tuple(choice.name for choice in item.one_of), say("parts.or"))
        yield (*d.text(say("parts.one-of") + ": "), *choices)


def dossier_blocks(
    procedure: Procedure, say: Wording, level: Literal[2, 3] = 2, *, listed: bool = False
) -> Iterator[Block]:
    """The papers that everyone needs."""
    if procedure.dossier:
        yield d.Heading(level, d.text(say("documents.dossier")), anchor="ho-so")
        yield d.Checklist(tuple(dossier(procedure.dossier, procedure, say, listed=listed)))
        if procedure.sets is not None:
            yield d.Paragraph(d.text(say("parts.sets", n=procedure.sets)), d.ParagraphRole.NOTE)


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
        rows.append(d.Fact(say("documents.deadline"), deadline(case.deadline, say), "deadline"))
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
            tuple((member.name, member.agency, deadline(member.deadline, say)) for member in procedure.members),
        )


def conditions(procedure: Procedure, say: Wording) -> Inlines:
    if Part.CONDITIONS in procedure.not_applicable:
        return d.text(say("parts.none"))
    return joined(tuple(passage.text for passage in procedure.conditions), " ")


def results(procedure: Procedure, say: Wording) -> Inlines:
    if Part.RESULTS in procedure.not_applicable:
        return d.text(say("parts.none"))
    return joined(
        tuple(joined((result.name, result.delivery or ()), ", ") for result in procedure.results),
        "; ",
    )


def cost(procedure: Procedure, say: Wording) -> Inlines:
    if Part.FEE in procedure.not_applicable:
        return d.text(say("parts.exempt-all"))
    return fee(procedure.fee, say) if procedure.fee else ()


def online(procedure: Procedure, say: Wording) -> Inlines:
    level = procedure.online_level
    if level is None:
        return ()
    words = d.text(say(f"parts.online-{level.value.replace(' ', '-')}"))
    return joined((words, procedure.partial_reason or ()), ": ")
