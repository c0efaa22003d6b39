"""A notice or a message as a sheet to hang up and to send: what it is about, its first words, whom to ask."""

from __future__ import annotations

from generators import document as d
from generators.document import Block, Document
from generators.documents import body, on_air, sheet
from generators.documents import broadcast as broadcasts
from generators.documents import notice as notices
from generators.documents.setting import Setting
from generators.model import Broadcast, Campaign, Item, Notice, Procedure

MOST_WORDS = 110  # of a sheet that is read standing


def poster(item: Item, setting: Setting) -> Document:
    match item:
        case Procedure():
            return sheet.procedure_poster(item, setting)
        case Campaign():
            return sheet.campaign_poster(item, setting)
        case Notice():
            blocks = tuple(block for block in notices.main(item, setting) if isinstance(block, d.Paragraph | d.Bullets))
            return _sheet(item, d.written(item.subject), _first(blocks), setting)
        case Broadcast():
            return _message(item, setting)


def _message(item: Broadcast, setting: Setting) -> Document:
    """The message itself, not what the station says around it; of a broadcast that tells an item, that item's sheet."""
    told = next(iter(on_air.sources(item, setting)), None)
    if told is not None:
        return poster(told, setting)
    blocks = tuple(body.blocks(item.message, setting))
    return _sheet(item, broadcasts.title(item, setting), _first(blocks), setting)


def _first(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """As many blocks from the first on as one reads standing; the first always."""
    found: list[Block] = []
    words = 0
    for block in blocks:
        words += _words(block)
        if found and words > MOST_WORDS:
            break
        found.append(block)
    return tuple(found)


def _words(block: Block) -> int:
    match block:
        case d.Paragraph():
            return len(d.written(block.content).split())
        case d.Bullets():
            return sum(len(d.written(item).split()) for item in block.items)
        case _:
            return 0


def _sheet(item: Notice | Broadcast, title: str, blocks: tuple[Block, ...], setting: Setting) -> Document:
    return Document(
        kind=d.Kind.POSTER,
        id=item.id,
        title=title,
        subtitle="",
        issuer=setting.issuer,
        blocks=blocks,
        summary=title,
        marks=setting.marks(item),
        as_of=item.as_of,
        valid_to=item.valid_to,
        footer=setting.footer(None),
    )
