"""A notice or a message as a sheet: what it is about, its first words, whom to ask."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from generators import document as d
from generators.document import Block, Blocks, Document, Kind
from generators.documents import body, notice, on_air, sheet
from generators.documents import broadcast as broadcasts
from generators.documents.setting import Setting
from generators.model import Broadcast, Campaign, Item, Notice, Procedure
from generators.model.broadcast import Priority

MOST_WORDS = 130  # of what is read standing; the rest is heard, or read in the notice itself


def poster(item: Item, setting: Setting) -> Document:
    """What hangs on the wall of any item, and what pictures and texts of it are made from."""
    match item:
        case Procedure():
            return sheet.procedure_poster(item, setting)
        case Campaign():
            return sheet.campaign_poster(item, setting)
        case Notice():
            return _sheet(item, d.written(item.subject), first(notice.main(item, setting)), setting)
        case Broadcast():
            told = next(iter(on_air.sources(item, setting)), None)
            return message(item, setting) if told is None else poster(told, setting)
        case _:
            assert_never(item)


def message(item: Broadcast, setting: Setting) -> Document:
    """The message, not what the station says around it; without words of its own, those of the notice it tells."""
    blocks = tuple(body.blocks(item.message, setting))
    for told in () if blocks else on_air.sources(item, setting):
        if isinstance(told, Notice):
            blocks = (*blocks, *first(notice.main(told, setting)))
    return _sheet(item, broadcasts.title(item, setting), blocks, setting)


def first(blocks: Iterable[Block]) -> Blocks:
    """Its paragraphs and points from the first on, as many as one reads standing; the first always."""
    found: list[Block] = []
    words = 0
    for block in blocks:
        match block:
            case d.Paragraph(content):
                words += len(d.written(content).split())
            case d.Bullets(items):
                words += sum(len(d.written(entry).split()) for entry in items)
            case _:
                continue
        if found and words > MOST_WORDS:
            break
        found.append(block)
    return tuple(found)


def _sheet(item: Notice | Broadcast, title: str, blocks: Blocks, setting: Setting) -> Document:
    urgent = isinstance(item, Broadcast) and item.priority is Priority.URGENT
    return Document(
        kind=Kind.POSTER,
        id=item.id,
        title=title,
        subtitle=setting.wording("sheets.urgent") if urgent else "",
        issuer=setting.issuer,
        blocks=blocks,
        summary=title,
        marks=setting.marks(item),
        as_of=item.as_of,
        valid_to=item.valid_to,
        footer=setting.footer(None),
    )
