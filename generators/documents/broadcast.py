"""A broadcast as a script document, in up to three lengths from one source; how it sounds is the speech writer's.

A short length says what the content marks for it (`air:`) and is never cut: what was not chosen is left out whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from generators import document as d
from generators.document import Block, Blocks, Document, Kind
from generators.documents import body, guide, on_air, procedure_on_air
from generators.documents.setting import Setting
from generators.model import Broadcast, Campaign, Notice, Procedure
from generators.model.base import Air, Passage
from generators.model.body import GuideBlock, ListBlock, Section
from generators.model.broadcast import AirStatus, Variant
from generators.model.notice import Status
from generators.reader import ItemKey
from generators.validity import State, item_state

VARIANTS = tuple(Variant)
_WORDS = re.compile(r"\w+")
SCANNED = "quét mã"  # what a document says where paper has a code beside it
PARTS_WORTH_COUNTING = 3  # with two, "part one" only delays the matter


# ── Which broadcasts there are ───────────────────────────────────────────────────────────────────────────────────────


def broadcasts(setting: Setting) -> Iterator[tuple[ItemKey, Broadcast]]:
    """Those of the content; then one for each campaign, and for each notice and procedure marked for air, that has
    none: drafts, until someone writes and approves a broadcast of its own."""
    found = setting.publication
    told = {
        (kind, wanted)
        for source in found.broadcasts.values()
        for kind, wanted in (
            ("campaigns", source.campaign), ("notices", source.notice), ("procedures", source.procedure)
        )
        if wanted
    }  # fmt: skip
    taken = set(found.broadcasts)
    for item_id, source in found.broadcasts.items():
        if source.status is not AirStatus.WITHDRAWN:
            yield ("broadcasts", item_id), source
    for key, item in found.items():
        if key in told or isinstance(item, Broadcast):
            continue
        if isinstance(item, Campaign) or item.air is not Air.NEVER:
            own = item.id if item.id not in taken else f"{key[0]}-{item.id}"
            taken.add(own)
            yield key, _of(item, own)


def _of(item: Procedure | Campaign | Notice, own: str) -> Broadcast:
    match item:
        case Campaign():
            return Broadcast(id=own, campaign=item.id, as_of=item.as_of, illustrative=item.illustrative)
        case Notice():
            return Broadcast(id=own, notice=item.id, as_of=item.as_of, illustrative=item.illustrative)
        case Procedure():
            return Broadcast(id=own, procedure=item.id, as_of=item.as_of, illustrative=item.illustrative)


def current(source: Broadcast, setting: Setting) -> bool:
    """Whether it and all it tells hold on the day: what is over, not yet true or not yet issued is not for the air."""
    day = setting.moment.day
    told = on_air.sources(source, setting)
    if any(item.withdrawn or (isinstance(item, Notice) and item.status is not Status.ISSUED) for item in told):
        return False
    return all(item_state(setting.commune, item, day) is State.CURRENT for item in (source, *told))


def begun(source: Broadcast, setting: Setting) -> bool:
    """Whether it and all it tells hold already; what is over is still made, as an archive."""
    day = setting.moment.day
    return all(
        item_state(setting.commune, item, day) is not State.FUTURE
        for item in (source, *on_air.sources(source, setting))
    )


def title(source: Broadcast, setting: Setting) -> str:
    found = source.title
    for item in on_air.sources(source, setting):
        found = found or (item.subject if isinstance(item, Notice) else item.title)
    return d.written(found) if found else on_air.first_words(source) or source.id


def _short_title(source: Broadcast, setting: Setting) -> str:
    """What it is called where there is a minute for all of it."""
    if source.title is not None:
        return ""
    names = (item.short_title for item in on_air.sources(source, setting) if not isinstance(item, Notice))
    return next((d.written(name) for name in names if name is not None), "")


def _announced(source: Broadcast, name: str, said: Blocks, variant: Variant, setting: Setting) -> str:
    """The title as it is announced: in a minute the short one, and none whose every word the first sentence says."""
    if variant is not Variant.MINUTE:
        return name
    short = _short_title(source, setting) or name
    first = said[0] if said else None
    opens = d.written(first.content) if isinstance(first, d.Paragraph) else ""
    words = set(_WORDS.findall(opens.lower()))
    return "" if words.issuperset(_WORDS.findall(short.lower())) else short


def variants(source: Broadcast, setting: Setting) -> Iterator[tuple[Variant, Document]]:
    """The lengths for which something is chosen, the shortest first."""
    for variant in VARIANTS:
        found = script(source, variant, setting)
        if found is not None:
            yield variant, found


def aired(source: Broadcast, setting: Setting) -> Variant | None:
    """The length that goes on air: the one asked for, else the nearest longer one, else the nearest shorter."""
    wanted = source.schedule.variant if source.schedule else Variant.THREE_MINUTES
    there = [variant for variant, _ in variants(source, setting)]
    longer = [variant for variant in there if variant.rank >= wanted.rank]
    return longer[0] if longer else there[-1] if there else None


# ── The script ───────────────────────────────────────────────────────────────────────────────────────────────────────


def script(source: Broadcast, variant: Variant, setting: Setting) -> Document | None:
    """Station and greeting, what is heard, the chosen passages between signposts, the close.

    None where nothing is marked for this length.
    """
    chosen = _chosen(source, variant, setting)
    if not chosen:
        return None
    brief = variant is Variant.MINUTE
    opening = tuple(d.Paragraph(passage.text) for passage in source.opening if variant.says(passage.air))
    closing = tuple(
        d.Paragraph(passage.text, d.ParagraphRole.CLOSING) for passage in source.closing if variant.says(passage.air)
    )
    greeting = tuple(b for b in chosen if isinstance(b, d.Paragraph) and b.role is d.ParagraphRole.SALUTATION)
    once = _with_signposts(tuple(block for block in chosen if block not in greeting), setting)
    again = d.Paragraph(d.text(setting.wording("documents.air-again")), d.ParagraphRole.SIGNPOST)
    said = (*once, *(block for _ in range(source.repeat - 1) for block in (again, *once)))
    if brief:
        said = tuple(_in_one_breath(said, setting))
    name = title(source, setting)
    blocks = (
        *on_air.opening(source, setting, greeted=bool(greeting), brief=brief),
        *greeting,
        *opening,
        *on_air.announced(source, _announced(source, name, once, variant, setting), setting),
        *said,
        *closing,
        *on_air.ending(source, setting, brief=brief),
    )
    return Document(
        kind=Kind.SCRIPT,
        id=f"{source.id}/{variant.value}",
        title=name,
        subtitle=setting.wording(f"documents.variant-{variant.value}"),
        issuer=setting.issuer,
        blocks=blocks,
        summary=name,
        marks=setting.marks(source),
        as_of=source.as_of,
        valid_to=source.valid_to,
    )


SHORT_LIST = 24  # syllables: as many as one still follows in one sentence


def _in_one_breath(blocks: Blocks, setting: Setting) -> Iterator[Block]:
    """In a minute a list of short points is one sentence: counting them takes as long as saying them."""
    before = ""
    for block in blocks:
        points = tuple(d.written(item).rstrip(" .,;") for item in block.items) if isinstance(block, d.Bullets) else ()
        if points and sum(len(point.split()) for point in points) <= SHORT_LIST:
            joined = "; ".join(point[:1].lower() + point[1:] for point in points)
            announced = before.endswith(":")
            yield d.Paragraph(d.text(joined if announced else setting.wording("documents.air-these", points=joined)))
        else:
            yield block
        before = d.written(block.content).rstrip() if isinstance(block, d.Paragraph) else ""


def in_language(source: Broadcast, language: str, setting: Setting) -> Document:
    """The broadcast in another language: only its name, for the words are in a recording."""
    return Document(
        kind=Kind.SCRIPT,
        id=f"{source.id}/{language}",
        title=f"{title(source, setting)} ({on_air.language(language, setting)})",
        issuer=setting.issuer,
        blocks=(),
        marks=setting.marks(source),
        as_of=source.as_of,
        valid_to=source.valid_to,
        language=language,
    )


def _with_signposts(chosen: Blocks, setting: Setting) -> Blocks:
    """Headings without their outline marks; where there are several parts, the ear is told how many and which."""
    parts_there = sum(isinstance(block, d.Heading) and block.level == 2 for block in chosen)
    counted = parts_there >= PARTS_WORTH_COUNTING
    found: list[Block] = []
    number = 0
    for block in chosen:
        if not isinstance(block, d.Heading):
            found.append(block)
            continue
        number += block.level == 2
        if counted and block.level == 2 and number == 1:
            say = setting.wording("documents.air-parts", n=str(parts_there))
            found.append(d.Paragraph(d.text(say), d.ParagraphRole.SIGNPOST))
        found.append(d.Heading(block.level, block.content, str(number) if counted and block.level == 2 else ""))
    return tuple(found)


def _chosen(source: Broadcast, variant: Variant, setting: Setting) -> Blocks:
    publication = setting.publication
    article = publication.campaigns.get(source.campaign or "")
    notice = publication.notices.get(source.notice or "")
    told = publication.procedures.get(source.procedure or "")
    return (
        *(body.blocks(tuple(_shortened(source.message, variant)), setting, lambda block: variant.says(block.air))),
        *(campaign_blocks(article, variant, setting) if article else ()),
        *(_notice(notice, variant, setting) if notice else ()),
        *(_procedure(told, variant, setting) if told else ()),
    )


def campaign_blocks(article: Campaign, variant: Variant, setting: Setting) -> Blocks:
    """The article's passages that this length still says; in full, its guides step by step."""

    def chosen(block: body.AnyBlock) -> bool:
        return variant.says(block.air)

    found: list[Block] = []
    if article.salutation is not None and variant.says(article.salutation.air):
        found.append(d.Paragraph(article.salutation.text, d.ParagraphRole.SALUTATION))
    found += body.blocks(tuple(_shortened(article.intro, variant)), setting, chosen)
    found += body.sections(_sections(article.sections, variant), setting, chosen)
    if variant is Variant.FULL:
        found += _guides_apart(article, setting)
    closing = tuple(d.Paragraph(p.text, d.ParagraphRole.CLOSING) for p in article.closing if variant.says(p.air))
    if not found and not closing:
        return ()
    if variant is not Variant.MINUTE and setting.codes(article.qr):
        found = _with_codes(found, setting)
    found += _contact(article.contact, setting, brief=variant is Variant.MINUTE)
    return (*found, *closing)


def _sections(found: tuple[Section, ...], variant: Variant) -> tuple[Section, ...]:
    """The sections with shortened lists; one that had only lists, and has none left, falls away with its heading."""
    short = ((section, tuple(_shortened(section.body, variant))) for section in found)
    return tuple(section.model_copy(update={"body": kept}) for section, kept in short if kept or not section.body)


def _shortened(blocks: tuple[body.AnyBlock, ...], variant: Variant) -> Iterator[body.AnyBlock]:
    """Lists keep the points this length says; a list of which nothing is left is not said at all."""
    for block in blocks:
        if isinstance(block, ListBlock):
            kept = tuple(passage for passage in block.list if variant.says(_rarer(passage, block)))
            if kept:
                yield block.model_copy(update={"list": kept})
        else:
            yield block


def _rarer(passage: Passage, block: ListBlock) -> Air:
    """A point without a mark of its own goes with its list."""
    return passage.air if "air" in passage.model_fields_set else block.air


def _guides_apart(article: Campaign, setting: Setting) -> Iterator[Block]:
    """Guides that the same document carries without telling them in a section: none is lost on air."""
    told = {
        block.guide
        for part in (article.intro, *(section.body for section in article.sections))
        for block in part
        if isinstance(block, GuideBlock)
    }
    for wanted in article.guides:
        found = setting.publication.procedures.get(wanted)
        if found is not None and wanted not in told:
            yield on_air.guide_announced(d.written(found.title), setting)
            yield from guide.whole(found, setting)


def _notice(found: Notice, variant: Variant, setting: Setting) -> Blocks:
    """The notice's own words, and the article that is its body; annexes are for paper."""
    article = setting.publication.campaigns.get(found.campaign or "")
    sections = _sections(found.sections, variant)
    return (
        *(d.Paragraph(passage.text) for passage in found.intro if variant.says(passage.air)),
        *(campaign_blocks(article, variant, setting) if article else ()),
        *body.sections(sections, setting, lambda block: variant.says(block.air)),
        *(d.Paragraph(p.text, d.ParagraphRole.CLOSING) for p in found.closing if variant.says(p.air)),
    )


def _procedure(found: Procedure, variant: Variant, setting: Setting) -> Blocks:
    told = procedure_on_air.blocks(found, variant, setting)
    if told and variant is not Variant.MINUTE and setting.codes(found.qr):
        told = _with_codes(told, setting)
    return (*told, *_contact(found.contact, setting, brief=variant is Variant.MINUTE)) if told else ()


def _with_codes(blocks: list[Block], setting: Setting) -> list[Block]:
    """What paper shows as a code is said as where to find it: where the text says to scan one, else at the end."""
    where = d.Paragraph(d.text(setting.wording("documents.air-codes", commune=setting.commune.full_name)))
    for index, block in enumerate(blocks):
        if isinstance(block, d.Steps):
            for place, step in enumerate(block.steps):
                if SCANNED in d.written(step.action):
                    told = replace(step, blocks=(where, *step.blocks))
                    steps = (*block.steps[:place], told, *block.steps[place + 1 :])
                    return [*blocks[:index], d.Steps(steps), *blocks[index + 1 :]]
    return [*blocks, where]


def _contact(wanted: str | None, setting: Setting, *, brief: bool) -> Iterator[Block]:
    """Whom to ask, where there is a number to call; in a minute without the document's own words around it."""
    contact = setting.contact(wanted)
    if contact is not None and contact.phone is not None:
        yield replace(contact, purpose=()) if brief else contact
