"""A broadcast as a script document, in up to three lengths from one source; how it sounds is the speech writer's."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from generators import document as d
from generators.document import Block, Blocks, Document, Kind
from generators.documents import body, guide
from generators.documents.setting import Setting
from generators.model import Broadcast, Campaign, Procedure
from generators.model.base import Air, Passage
from generators.model.body import GuideBlock, ListBlock, Section

Variant = Literal["60s", "3m", "full"]
VARIANTS: tuple[Variant, ...] = ("60s", "3m", "full")
_RANK = {Air.MINUTE: 0, Air.THREE_MINUTES: 1, Air.FULL: 2, Air.NEVER: 9}


def title(source: Broadcast, setting: Setting) -> str:
    found = source.title
    if found is None and source.campaign is not None:
        article = setting.publication.campaigns.get(source.campaign)
        found = article.title if article else None
    if found is None and source.procedure is not None:
        procedure = setting.publication.procedures.get(source.procedure)
        found = procedure.title if procedure else None
    return d.written(found or d.text(source.id))


def script(source: Broadcast, variant: Variant, setting: Setting) -> Document | None:
    """Station and greeting, the document's own opening, the chosen passages, the contact, the close.

    None where nothing is marked for this length.
    """
    say = setting.wording
    rank = VARIANTS.index(variant)
    name = title(source, setting)
    commune = setting.commune
    station = commune.station.name if commune.station else say("documents.station-default", commune=commune.full_name)
    chosen = _chosen(source, rank, setting)
    if not chosen:
        return None
    blocks: list[Block] = [
        d.Paragraph(
            d.text(f"{say('documents.air-greeting')} {say('documents.air-station', station=station)}"),
            d.ParagraphRole.SALUTATION,
        )
    ]
    blocks += (d.Paragraph(passage.text) for passage in source.opening if said(passage.air, rank))
    blocks.append(d.Paragraph(d.text(say("documents.air-title", title=name)), d.ParagraphRole.SIGNPOST))
    blocks += chosen
    blocks += (d.Paragraph(p.text, d.ParagraphRole.CLOSING) for p in source.closing if said(p.air, rank))
    blocks.append(d.Paragraph(d.text(say("documents.air-end")), d.ParagraphRole.CLOSING))
    return Document(
        kind=Kind.SCRIPT,
        id=f"{source.id}/{variant}",
        title=name,
        subtitle=variant,
        issuer=setting.issuer,
        blocks=tuple(blocks),
        summary=name,
        marks=setting.marks(source),
        as_of=source.as_of,
        valid_to=source.valid_to,
    )


def _chosen(source: Broadcast, rank: int, setting: Setting) -> Blocks:
    publication = setting.publication
    article = publication.campaigns.get(source.campaign or "")
    procedure = publication.procedures.get(source.procedure or "")
    return (
        *(campaign_blocks(article, rank, setting) if article else ()),
        *(_procedure(procedure, rank, setting) if procedure else ()),
    )


def said(air: Air, rank: int) -> bool:
    return _RANK[air] <= rank


def campaign_blocks(article: Campaign, rank: int, setting: Setting) -> Blocks:
    """The article's passages that this length still says; in full, its guides step by step."""

    def chosen(block: body.AnyBlock) -> bool:
        return said(block.air, rank)

    found: list[Block] = []
    if article.salutation is not None and said(article.salutation.air, rank):
        found.append(d.Paragraph(article.salutation.text, d.ParagraphRole.SALUTATION))
    found += body.blocks(tuple(_shortened(article.intro, rank)), setting, chosen)
    sections = tuple(_section(section, rank) for section in article.sections)
    found += body.sections(sections, setting, chosen)
    if rank == VARIANTS.index("full"):
        found += _guides_apart(article, setting)
    if not found:
        return ()
    found += _contact(article.contact, setting)
    found += (d.Paragraph(p.text, d.ParagraphRole.CLOSING) for p in article.closing if said(p.air, rank))
    return tuple(found)


def _section(section: Section, rank: int) -> Section:
    return section.model_copy(update={"body": tuple(_shortened(section.body, rank))})


def _shortened(blocks: tuple[body.AnyBlock, ...], rank: int) -> Iterator[body.AnyBlock]:
    """Lists keep the points this length says; a list of which nothing is left is not said at all."""
    for block in blocks:
        if isinstance(block, ListBlock):
            kept = tuple(passage for passage in block.list if said(_rarer(passage, block), rank))
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
        procedure = setting.publication.procedures.get(wanted)
        if procedure is not None and wanted not in told:
            heading = setting.wording("documents.air-guide", title=d.written(procedure.title))
            yield d.Paragraph(d.text(heading), d.ParagraphRole.SIGNPOST)
            yield from guide.whole(procedure, setting)


def _procedure(procedure: Procedure, rank: int, setting: Setting) -> Blocks:
    if rank == VARIANTS.index("full"):
        return (*guide.whole(procedure, setting), *_contact(procedure.contact, setting))
    return (
        *((d.Paragraph(procedure.summary),) if procedure.summary else ()),
        *(guide.steps(procedure, chosen=lambda step: step.poster),) * (rank > 0),
        *_contact(procedure.contact, setting),
    )


def _contact(wanted: str | None, setting: Setting) -> Iterator[Block]:
    contact = setting.contact(wanted)
    if contact is not None and contact.phone is not None:
        yield contact
