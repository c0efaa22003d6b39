"""The body of an article: sections and blocks of content become blocks of a document, whatever text they stand in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import assert_never

from generators import document as d
from generators.document import Block, Inlines
from generators.documents import guide
from generators.documents.setting import Setting
from generators.model.body import (
    CautionBlock,
    ContactBlock,
    DefinitionBlock,
    GuideBlock,
    ImageBlock,
    ListBlock,
    PortalBlock,
    RuleBlock,
    Section,
    SmsBlock,
    TableBlock,
    TextBlock,
)

AnyBlock = (
    TextBlock
    | ListBlock
    | DefinitionBlock
    | RuleBlock
    | PortalBlock
    | GuideBlock
    | CautionBlock
    | SmsBlock
    | ContactBlock
    | ImageBlock
    | TableBlock
)
Chosen = Callable[[AnyBlock], bool]
"""Which blocks a text takes: all of them, or those a short broadcast still says."""


def everything(_: AnyBlock) -> bool:
    return True


def sections(found: tuple[Section, ...], setting: Setting, chosen: Chosen = everything) -> Iterator[Block]:
    """Each section's heading and blocks; a section of which nothing is chosen is left out, heading and all."""
    for section in found:
        inside = tuple(
            block
            for block in blocks(section.body, setting, chosen)
            if not (isinstance(block, d.Heading) and block.content == section.heading)  # a guide named as its section
        )
        if inside or not section.body:
            yield d.Heading(section.level, section.heading, section.number)
            yield from inside


def blocks(found: tuple[AnyBlock, ...], setting: Setting, chosen: Chosen = everything) -> Iterator[Block]:
    for block in found:
        if chosen(block):
            yield from _block(block, setting)


def _block(block: AnyBlock, setting: Setting) -> Iterator[Block]:
    match block:
        case TextBlock():
            yield d.Paragraph(block.text)
        case ListBlock():
            if block.intro is not None:
                yield d.Paragraph(block.intro)
            yield d.Bullets(tuple(passage.text for passage in block.list))
        case DefinitionBlock():
            yield d.Definition(block.definition, block.text, block.basis or ())
            for passage in block.also:
                yield d.Paragraph(passage.text)
        case RuleBlock():
            yield d.Caution("", block.rule, kind=d.CautionKind.RULE)
        case PortalBlock():
            if block.intro is not None:
                yield d.Paragraph(block.intro)
            for entry in block.portals:
                yield d.Portal(entry.name, entry.address, entry.menu or ())
        case GuideBlock():
            yield from _guide(block, setting)
        case CautionBlock():
            yield d.Caution(
                block.label,
                block.caution or (),
                tuple(passage.text for passage in block.items),
                d.CautionKind.WARNING if block.warning else d.CautionKind.NOTE,
            )
        case SmsBlock():
            yield guide.sms_paragraph(block.purpose, block.sms, block.to, setting)
        case ContactBlock():
            contact = setting.contact(block.contact)
            if contact is not None:
                yield contact
        case ImageBlock():
            picture = setting.publication.images.get(block.image)
            if picture is not None:
                yield d.Figure(picture.name, block.alt or "", block.caption or ())
        case TableBlock():
            yield d.Table(block.columns, block.rows, block.caption or ())
        case _:
            assert_never(block)


def _guide(block: GuideBlock, setting: Setting) -> Iterator[Block]:
    procedure = setting.publication.procedures.get(block.guide)
    if procedure is None:
        return  # a finding has said so; the article stands without it
    heading: Inlines = block.heading or procedure.title
    yield d.Heading(3, heading, block.number)
    yield from guide.whole(procedure, setting)
