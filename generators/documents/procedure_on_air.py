"""A procedure as it is told on air: for whom, where, how long, how much, which papers, then the steps.

A page shows rows and notes; here each is a sentence that can be followed once, without anything to look back at.
"""

from __future__ import annotations

from collections.abc import Iterator

from generators import document as d
from generators.document import Block, Inlines
from generators.documents import guide, parts
from generators.documents.setting import Setting
from generators.model import Procedure
from generators.model.base import Air
from generators.model.broadcast import Variant
from generators.model.parts import Channel, Deadline, DossierItem, Fee, Handing, Method, Part
from generators.values import Money
from generators.wording import Wording


def blocks(found: Procedure, variant: Variant, setting: Setting) -> list[Block]:
    """In a minute what it is, where, how long and how much, each in its short words where it has some; in three also
    for whom, the papers and short steps; in full all."""
    if found.air is not Air.NEVER and not variant.says(found.air):
        return []
    say = setting.wording
    brief = variant is Variant.MINUTE
    told: list[Block] = []
    if found.summary:
        told.append(d.Paragraph(found.summary, d.ParagraphRole.LEAD))
    if not brief:
        told += _fact("audience", found.audience or (), say)
        told += _fact("authority", _authority(found), say)
    told += _channels_in_brief(found.channels, say) if brief else _channels(found.channels, say)
    if found.deadline is not None and not _said(found.deadline, d.written(found.summary or ())):
        told += _fact("deadline", (brief and found.deadline.short) or parts.deadline(found.deadline, say), say)
    told += _cost(found, say, brief=brief)
    if not brief:
        told += _fact("result", parts.results(found, say), say)
    if variant is Variant.THREE_MINUTES:
        told += _papers(tuple(d.ChecklistItem(item.name, item.when or ()) for item in found.dossier))
        told.append(_short_steps(found))
        told += guide.lookup(found, setting)
    elif variant is Variant.FULL:
        told += _papers(tuple(_paper(item, found, say) for item in found.dossier))
        told += guide.whole(found, setting)
    return told


def _fact(key: str, content: Inlines, say: Wording) -> Iterator[Block]:
    """One row; what nobody knows is not said."""
    if content:
        yield d.Facts((d.Fact(say(f"documents.{key}"), content, key),))


def _authority(found: Procedure) -> Inlines:
    named = found.authority
    return (named.performing or named.competent or ()) if named else ()


# ── How to file ──────────────────────────────────────────────────────────────────────────────────────────────────────


_WAYS = {Method.DIRECT: "direct", Method.ONLINE: "online", Method.POST: "post"}


def _channels(found: tuple[Channel, ...], say: Wording) -> Iterator[Block]:
    """Có ba cách nộp hồ sơ. Một là, …: a way each, with what one must heed there."""
    ways = tuple(parts.joined((_way(channel, say), channel.note or ()), ", ") for channel in found)
    if len(ways) == 1:
        yield d.Paragraph((*d.text(say("documents.air-one-channel") + " "), *ways[0]))
    elif ways:
        yield d.Paragraph(d.text(say("documents.air-channels", n=str(len(ways)))))
        yield d.Bullets(ways)


def _channels_in_brief(found: tuple[Channel, ...], say: Wording) -> Iterator[Block]:
    """The places, in one sentence; a way without a place is in the summary."""
    ways = tuple(_way(channel, say) for channel in found if channel.where)
    if ways:
        told = parts.joined(ways, "; ")
        lead = say("documents.air-one-channel") + " " if len(ways) == 1 else ""
        yield d.Paragraph((*d.text(lead), *told))


def _way(channel: Channel, say: Wording) -> Inlines:
    """nộp trực tuyến trên …; words that say already how one gets there stand alone."""
    head = say(f"documents.air-{_WAYS[channel.method]}")
    if not channel.where:
        return d.text(head)
    goes = d.written(channel.where).split(maxsplit=1)[0].lower() in ("đến", "tại", "trên", "ở", "qua")
    between = " " if goes else f" {say('documents.air-on' if channel.method is Method.ONLINE else 'documents.air-at')} "
    return (*d.text(head + between), *channel.where)


# ── Time and money ───────────────────────────────────────────────────────────────────────────────────────────────────


def _said(found: Deadline, summary: str) -> bool:
    """Whether the summary has named the time already: a number of days is not said twice in three sentences."""
    return found.quantity is not None and not found.text and f"{found.quantity:02d} {found.unit.value}" in summary


def _cost(found: Procedure, say: Wording, *, brief: bool) -> Iterator[Block]:
    if Part.FEE in found.not_applicable:
        yield d.Paragraph(d.text(say("documents.air-free")))
    elif found.fee is not None:
        yield d.Paragraph((brief and found.fee.short) or _fee(found.fee, say))


def _fee(found: Fee, say: Wording) -> Inlines:
    """Who need not pay, then how much; only words that name nothing of this are announced as the fee."""
    told: list[Inlines] = []
    if found.free:
        told.append(d.text(say("documents.air-free")))
    kind = d.text(found.kind.value)
    exempt = parts.joined(tuple(each.who for each in found.exemptions if each.reduced_to is None), "; ")
    if exempt:
        told.append(parts.filled(say("documents.air-exempt"), kind=kind, who=exempt))
    for each in found.exemptions:
        if each.reduced_to is not None:
            told.append(parts.filled(say("documents.air-reduced"), who=each.who, amount=(Money(each.reduced_to),)))
    if found.amount:
        per = d.text(say("parts.fee-per", per=found.per)) if found.per else ()
        told.append(parts.filled(say("documents.air-fee"), kind=kind, amount=(Money(found.amount), *per)))
    elif found.amount == 0 and not found.free:
        told.append(d.text(say("documents.air-free")))
    if found.text is not None:
        told.append(found.text if told else parts.filled(say("documents.air-fee-words"), text=found.text))
    return parts.joined(tuple(told), " ")


# ── Papers ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def _papers(papers: tuple[d.ChecklistItem, ...]) -> Iterator[Block]:
    if papers:
        yield d.Checklist(papers)


def _paper(item: DossierItem, procedure: Procedure, say: Wording) -> d.ChecklistItem:
    """A paper and when it is needed; then, a sentence each, how many, which form, what else, of which one will do."""
    name = parts.joined((item.name, item.when or ()), ", ")
    names = {form.id: form.name for form in procedure.forms}
    sentences = [name]
    if item.handing is Handing.SHOW:
        sentences.append(d.text(say("documents.air-show")))
    elif item.originals:
        sentences.append(d.text(say("documents.air-originals", n=str(item.originals))))
    if item.copies:
        sentences.append(d.text(say("documents.air-copies", n=str(item.copies))))
    if item.form is not None and "mẫu" not in d.written(name).lower():
        sentences.append(parts.filled(say("documents.air-form"), form=names[item.form]))
    if item.note is not None:
        sentences.append(_raised(item.note))
    if item.one_of:
        choices = parts.joined(tuple(choice.name for choice in item.one_of), say("parts.or"))
        sentences.append((*d.text(say("documents.air-one-of") + " "), *choices))
    return d.ChecklistItem(parts.joined(tuple(sentences), ". "))


def _raised(content: Inlines) -> Inlines:
    """As a sentence of its own: a voice pauses only before a capital."""
    first = content[0] if content else None
    if isinstance(first, d.Text):
        return (d.Text(first.text[:1].upper() + first.text[1:]), *content[1:])
    return content


# ── Steps ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _short_steps(found: Procedure) -> d.Steps:
    """The steps a poster shows, in its few words; a step that has none is told whole."""
    short = {step.id: step.short for step in found.steps if step.short is not None}
    numbers = guide.numbers(found)
    return d.Steps(
        tuple(
            _for_whom(step, guide.resolved(short[step.id], numbers)) if step.id in short else step
            for step in guide.steps(found, chosen=lambda step: step.poster).steps
        )
    )


def _for_whom(step: d.Step, short: Inlines) -> d.Step:
    """The short step; where a poster writes "Nộp trực tuyến: …", the ear is told the condition as such."""
    told = d.written(step.condition).removeprefix("nếu ").removeprefix("Nếu ")
    first = short[0] if short else None
    if told and isinstance(first, d.Text) and first.text.lower().startswith(f"{told.lower()}: "):
        rest = d.Text(first.text[len(told) + 2 :])
        return d.Step(step.id, step.number, (rest, *short[1:]), condition=step.condition)
    return d.Step(step.id, step.number, short)
