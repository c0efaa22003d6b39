"""Posters and leaflets: what of a procedure or a campaign goes on paper to hang up or hand out.

A poster is a selection, not a smaller leaflet: the few steps or points marked for it, one or two codes, whom to ask.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlsplit

from generators import document as d
from generators.document import Block, Blocks, Document, Inlines, Kind
from generators.documents import body, guide, parts
from generators.documents import campaign as campaigns
from generators.documents.procedure import facts
from generators.documents.setting import Setting
from generators.model import Campaign, Procedure
from generators.model.body import CautionBlock, GuideBlock, ListBlock, Qr, RuleBlock, TextBlock
from generators.model.procedure import Step
from generators.texts import texts
from generators.validity import closed
from generators.vietnamese import split_sentences

MAX_POSTER_CODES = 2  # more and nobody knows which one to scan
MAX_POSTER_STEPS = 9  # what one reads standing
MOST_REPEATED = 4  # syllables that a full name adds to its short one ("Hướng dẫn … trên …") without saying more
FACT_IN_HAND = 90  # characters of a fact on a bill of A5, of which it holds two or three
MOST_ON_SCREEN = 45  # words of a picture that is read a hand's breadth wide


def procedure_poster(procedure: Procedure, setting: Setting) -> Document:
    return _sheet(
        Kind.POSTER,
        procedure,
        setting,
        title=procedure.short_title or procedure.title,
        subtitle=_full_name(procedure),
        blocks=(
            *_facts(procedure, setting),
            _short_steps(procedure),
            *_cautions(procedure),
            *(tuple(_codes(setting.codes(procedure.qr))) or _named(procedure, setting)),
        ),
    )


def _full_name(item: Procedure | Campaign) -> str:
    """The name in full below the short one; not where it would say the same again."""
    if item.short_title is None:
        return ""
    short = set(d.written(item.short_title).lower().split())
    new = [word for word in d.written(item.title).split() if word.lower().strip(",.:") not in short]
    return d.written(item.title) if len(new) > MOST_REPEATED else ""


def _for_poster(procedure: Procedure) -> Procedure:
    """Without its code: a poster shows only what is known."""
    return procedure.model_copy(update={"code": None})


def _facts(procedure: Procedure, setting: Setting) -> Iterator[Block]:
    wanted = {"authority", "deadline", "fee"}
    rows = tuple(row for row in facts(_for_poster(procedure), setting) if row.key in wanted)
    if rows:
        yield d.Facts(rows)


def _short_steps(procedure: Procedure) -> d.Steps:
    """At most nine steps, each in its short words, branches as their condition and where they lead."""
    shown = [step for step in procedure.steps if step.poster][:MAX_POSTER_STEPS]
    known = guide.numbers(procedure)
    return d.Steps(
        tuple(
            d.Step(
                id=step.id,
                number=known[step.id],
                action=guide.resolved(step.short or step.do or (), known),
                branches=tuple(_short_branch(step, known)),
            )
            for step in shown
        )
    )


def _short_branch(step: Step, known: guide.Numbers) -> Iterator[d.Branch]:
    for index, entry in enumerate(step.branches, 1):
        full = guide.branch(entry, known, f"{known[step.id]}.{index}")
        yield replace(full, content=(), details=())  # the pointer alone


def _cautions(procedure: Procedure) -> Iterator[Block]:
    known = guide.numbers(procedure)
    for step in procedure.steps:
        yield from (guide.caution(entry, known) for entry in step.cautions if entry.poster)
    yield from (guide.caution(entry, known) for entry in procedure.cautions if entry.poster)


def _codes(found: tuple[Qr, ...]) -> Iterator[Block]:
    """One or two codes that lead to different places."""
    seen: set[str] = set()
    for entry in found:
        if entry.poster and entry.address not in seen and len(seen) < MAX_POSTER_CODES:
            seen.add(entry.address)
            yield d.QrCode(entry.address, entry.caption)


def _named(procedure: Procedure, setting: Setting) -> Iterator[Block]:
    """The portals whose addresses its text names: a code where the portal stays, letters where its end is known.

    A sheet hangs longer than anybody plans, and nobody can scan their way into a closed portal.
    """
    said = " ".join(content for _, content in texts(procedure))
    for portal in setting.publication.national.portals:
        host = urlsplit(portal.address).hostname or ""
        if not re.search(rf"(?<![\w.-]){re.escape(host)}(?![\w-])", said):
            continue
        if portal.valid_to is None:
            yield d.QrCode(portal.address, d.text(portal.name))
        elif closed(portal.address, (portal,), setting.moment.day) is None:
            yield d.Portal(d.text(portal.name), portal.address)


def _whom(wanted: str | None, setting: Setting) -> Inlines:
    """Whom to ask, the same on every sheet of a matter: a number that holds, else the one-stop centre or committee."""
    contact = setting.contact(wanted)
    if (contact is None or contact.phone is None) and _one_stop(setting):
        return d.text(_one_stop(setting))
    return setting.footer(wanted)


def _visit(wanted: str | None, setting: Setting) -> Inlines:
    """Where to go, and when, for those without a phone, as far as the commune has said so."""
    contact = setting.contact(wanted)
    centre, hours = _one_stop(setting), setting.commune.hours or ()
    if contact is None or contact.phone is None:
        return parts.joined((d.text(setting.wording("sheets.visit-there")), hours), ": ") if centre else ()
    if centre:
        return parts.joined((d.text(setting.wording("sheets.visit", place=centre)), hours), ", ")
    known = (("sheets.hours", contact.hours), ("sheets.place", contact.place))
    said = ((*d.text(f"{setting.wording(key)}: "), *content) for key, content in known if content)
    return parts.joined(tuple(said), "; ")


def _one_stop(setting: Setting) -> str:
    """The one-stop centre's name; nothing where nobody sits there any more."""
    return "" if setting.archived else setting.commune.one_stop or ""


def procedure_leaflet(procedure: Procedure, setting: Setting, *, cases: bool = True) -> Document:
    """All of the guide; without `cases`, the special cases by their names alone."""
    rows = tuple(facts(_for_poster(procedure), setting))
    return _sheet(
        Kind.LEAFLET,
        procedure,
        setting,
        title=procedure.title,
        subtitle="",
        blocks=(
            *((d.Facts(rows),) if rows else ()),
            *guide.before(procedure),
            *guide.needs(procedure, setting),
            *parts.members(procedure, setting.wording),
            *parts.dossier_blocks(procedure, setting.wording),
            *_steps_heading(procedure, setting),
            guide.steps(procedure),
            *guide.heeds(procedure),
            *guide.lookup(procedure, setting),
            *guide.afterwards(procedure),
            *(parts.case_blocks(procedure, setting.wording) if cases else _case_names(procedure, setting)),
            *(tuple(guide.codes(procedure.qr, setting)) or _named(procedure, setting)),
            *_anybody(procedure.contact, setting),
        ),
    )


def _case_names(procedure: Procedure, setting: Setting) -> Iterator[Block]:
    if procedure.cases:
        names = parts.joined(tuple(case.name for case in procedure.cases), "; ")
        elsewhere = d.text(". " + setting.wording("sheets.cases-elsewhere"))
        yield d.Caution(setting.wording("documents.cases"), (*names, *elsewhere))


def _steps_heading(procedure: Procedure, setting: Setting) -> Iterator[Block]:
    """Only where another heading stands before the steps: a short guide begins at once."""
    if procedure.dossier or procedure.members:
        yield d.Heading(2, d.text(setting.wording("documents.steps")))


def _anybody(wanted: str | None, setting: Setting) -> Iterator[Block]:
    contact = setting.contact(wanted)
    if contact is not None:
        yield contact


def campaign_poster(campaign: Campaign, setting: Setting) -> Document:
    """The campaign's points marked for posters; without any, its headings."""
    points = tuple(_points(campaign)) or (tuple(section.heading for section in campaign.sections),)
    return _sheet(
        Kind.POSTER,
        campaign,
        setting,
        title=campaign.short_title or campaign.title,
        subtitle=_full_name(campaign),
        blocks=(
            *(d.Bullets(tuple(_ended(point) for point in together)) for together in points),
            *_rules(campaign),
            *_codes(setting.codes(campaign.qr or _guide_codes(campaign, setting))),
        ),
    )


def _guide_codes(campaign: Campaign, setting: Setting) -> tuple[Qr, ...]:
    """A campaign without codes of its own shows those of the guides it tells."""
    known = setting.publication.procedures
    return tuple(code for wanted in campaigns.guides(campaign) if wanted in known for code in known[wanted].qr)


def _points(campaign: Campaign) -> Iterator[tuple[Inlines, ...]]:
    """The points that belong together: those of a list; a sentence that stands by itself is alone."""
    for part in (campaign.intro, *(section.body for section in campaign.sections)):
        for block in part:
            match block:
                case ListBlock():
                    if shown := tuple(passage.text for passage in block.list if passage.poster):
                        yield shown
                case TextBlock() if block.poster:
                    yield (block.text,)
                case _:
                    pass  # other kinds of block are no points of a poster


def _ended(point: Inlines) -> Inlines:
    """A point that hangs alone: the semicolon before the next one goes, and the full stop of a single sentence."""
    last = point[-1] if point else None
    if not isinstance(last, d.Text):
        return point
    bare = last.text.rstrip(" ;")
    if bare.endswith(".") and len(split_sentences(d.written(point))) == 1:
        bare = bare.rstrip(".")
    return (*point[:-1], d.Text(bare)) if bare else point[:-1]


def _rules(campaign: Campaign) -> Iterator[Block]:
    for part in (campaign.intro, *(section.body for section in campaign.sections)):
        for block in part:
            match block:
                case RuleBlock() if block.poster:
                    yield d.Caution("", block.rule, kind=d.CautionKind.RULE)
                case CautionBlock() if block.poster:
                    yield d.Caution(block.label, block.caution or ())
                case _:
                    pass  # shown as a point, or not on a poster


def campaign_leaflet(campaign: Campaign, setting: Setting, *, guides: bool = True) -> Document:
    """All of the article; without `guides`, the guides it tells step by step by their names alone."""
    told = tuple(wanted for wanted in campaigns.guides(campaign) if wanted in setting.publication.procedures)
    named = tuple(setting.publication.procedures[wanted].title for wanted in told)
    elsewhere = (
        d.Paragraph(d.text(setting.wording("sheets.guides-elsewhere")), d.ParagraphRole.LEAD),
        d.Bullets(named),
    )
    return _sheet(
        Kind.LEAFLET,
        campaign,
        setting,
        title=campaign.title,
        subtitle="",
        blocks=(
            *campaigns.article(campaign, setting, salutation=False, chosen=body.everything if guides else _no_guide),
            *(() if guides or not named else elsewhere),
            *guide.codes(campaign.qr or _guide_codes(campaign, setting), setting),
            *_anybody(campaign.contact, setting),
        ),
    )


def _no_guide(block: body.AnyBlock) -> bool:
    return not isinstance(block, GuideBlock)


def shorter_poster(poster: Document) -> tuple[Document, ...]:
    """What a bill or a card says where it cannot hold the poster: its short facts alone, then none, then no full name.

    What is left out stands on the leaflet, so nothing is cut short: a fact is said whole or not at all.
    """
    brief = replace(poster, blocks=tuple(_brief(poster.blocks)))
    bare = replace(poster, blocks=tuple(block for block in poster.blocks if not isinstance(block, d.Facts)))
    found = (brief, bare, replace(bare, subtitle=""), replace(bare, subtitle="", visit=()))
    return tuple(one for place, one in enumerate(found) if one not in (poster, *found[:place]))


def _brief(blocks: Blocks) -> Iterator[Block]:
    for block in blocks:
        if not isinstance(block, d.Facts):
            yield block
        elif rows := tuple(row for row in block.rows if len(d.written(row.content)) <= FACT_IN_HAND):
            yield d.Facts(rows)


def for_screens(poster: Document) -> Document:
    """A poster for a phone's screen, which shows steps or a few points; other words become its subtitle."""
    if any(isinstance(block, d.Steps) for block in poster.blocks):
        return poster
    if any(isinstance(block, d.Bullets) for block in poster.blocks):
        return replace(poster, blocks=tuple(_few(poster.blocks)))
    return replace(poster, subtitle=first_words(poster, MOST_ON_SCREEN) or poster.subtitle)


def _few(blocks: Blocks) -> Iterator[Block]:
    """As many points as one reads on a screen; the first always."""
    words = 0
    for block in blocks:
        if not isinstance(block, d.Bullets):
            yield block
            continue
        kept: list[Inlines] = []
        for item in block.items:
            first = words == 0
            words += len(d.written(item).split())
            if first or words <= MOST_ON_SCREEN:
                kept.append(item)
        if kept:
            yield d.Bullets(tuple(kept))


def first_words(document: Document, most: int) -> str:
    """What its paragraphs and points say first, in whole sentences or points, up to so many words; the first always."""
    found: list[str] = []
    for block in document.blocks:
        match block:
            case d.Paragraph():
                said = split_sentences(d.written(block.content))
            case d.Bullets():
                said = [f"• {d.written(item).rstrip(';.')}." for item in block.items]
            case _:
                continue
        for sentence in said:
            if found and sum(len(one.split()) for one in (*found, sentence)) > most:
                return " ".join(found)
            found.append(sentence.strip())
    return " ".join(found)


def _sheet(
    kind: Kind,
    item: Procedure | Campaign,
    setting: Setting,
    *,
    title: Inlines,
    subtitle: str,
    blocks: Blocks,
) -> Document:
    return Document(
        kind=kind,
        id=item.id,
        title=d.written(title),
        subtitle=subtitle,
        issuer=setting.issuer,
        blocks=blocks,
        summary=d.written(item.summary or item.title),
        marks=setting.marks(item),
        as_of=item.as_of,
        valid_to=item.valid_to,
        footer=_whom(item.contact, setting),
        visit=_visit(item.contact, setting),
    )
