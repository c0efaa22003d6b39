"""A campaign's article as a page of the website, and as the blocks that a notice or a sheet takes over."""

from __future__ import annotations

from generators import document as d
from generators.document import Block, Blocks, Document, Kind
from generators.documents import body, guide
from generators.documents.setting import Setting
from generators.model import Campaign
from generators.model.body import GuideBlock


def page(campaign: Campaign, setting: Setting) -> Document:
    """The whole article, its guides told in place."""
    contact = setting.contact(campaign.contact)
    blocks: list[Block] = []
    if campaign.summary:
        blocks.append(d.Paragraph(campaign.summary, d.ParagraphRole.LEAD))
    blocks += article(campaign, setting)
    blocks += _linked(campaign, setting)
    codes = tuple(guide.codes(campaign.qr, setting))
    if codes:
        blocks.append(d.Heading(2, d.text(setting.wording("documents.codes")), anchor="ma-qr"))
        blocks += codes
    if contact is not None:
        blocks.append(d.Heading(2, d.text(setting.wording("documents.contact")), anchor="lien-he"))
        blocks.append(contact)
    return Document(
        kind=Kind.PAGE,
        id=campaign.id,
        title=d.written(campaign.title),
        subtitle="" if d.written(campaign.title).startswith(campaign.label) else campaign.label,
        issuer=setting.issuer,
        blocks=tuple(blocks),
        summary=d.written(campaign.summary or campaign.title),
        marks=setting.marks(campaign),
        as_of=campaign.as_of,
        valid_to=campaign.valid_to,
        checked=campaign.checked,
        footer=setting.footer(campaign.contact),
        source=campaign.source or "",
    )


def _linked(campaign: Campaign, setting: Setting) -> Blocks:
    """The guides that go with the article, each on a page of its own."""
    known = setting.publication.procedures
    links: tuple[d.Inlines, ...] = tuple(
        (d.ItemLink(f"procedure/{wanted}", d.written(known[wanted].title)),)
        for wanted in campaign.guides
        if wanted in known
    )
    if not links:
        return ()
    return (d.Heading(2, d.text(setting.wording("documents.guides")), anchor="huong-dan"), d.Bullets(links))


def article(
    campaign: Campaign, setting: Setting, *, salutation: bool = True, chosen: body.Chosen = body.everything
) -> Blocks:
    """Salutation, opening, sections and closing, as the document runs; of their blocks, those chosen."""
    found: list[Block] = []
    if salutation and campaign.salutation is not None:
        found.append(d.Paragraph(campaign.salutation.text, d.ParagraphRole.SALUTATION))
    found += body.blocks(campaign.intro, setting, chosen)
    found += body.sections(campaign.sections, setting, chosen)
    found += (d.Paragraph(passage.text, d.ParagraphRole.CLOSING) for passage in campaign.closing)
    return tuple(found)


def guides(campaign: Campaign) -> tuple[str, ...]:
    """The ids of the procedures the article tells step by step, and of those that go with it."""
    sections = (section.body for section in campaign.sections)
    told = [block.guide for part in (campaign.intro, *sections) for block in part if isinstance(block, GuideBlock)]
    return tuple(dict.fromkeys((*told, *campaign.guides)))
