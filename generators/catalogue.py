"""Everything we make, one line each: which document, in which form, under which path."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

from generators.document import Document, Figure, QrCode
from generators.documents import board, broadcast, campaign, notice, on_air, procedure, sheet
from generators.documents.on_air import OnAir
from generators.documents.setting import Setting
from generators.images import Picture
from generators.model import Broadcast, Campaign, Item, Notice, Procedure
from generators.originals import Original
from generators.reader import ItemKey
from generators.request import Scope
from generators.validity import State, item_state


class Form(StrEnum):
    POSTER = "poster"
    LEAFLET = "leaflet"
    POSTER_A3 = "poster-a3"
    HANDBILL = "handbill"
    COUNTER_CARD = "counter-card"
    FOLDED = "folded"
    URGENT = "urgent"
    BOARD = "board"
    TEXTS = "texts"
    PICTURE = "picture"
    PICTURE_UPRIGHT = "picture-upright"
    NOTICE_DOCX = "notice-docx"
    NOTICE_PDF = "notice-pdf"
    NOTICE_SIGNED = "notice-signed"
    SCRIPT = "script"
    SCRIPT_PDF = "script-pdf"
    SSML = "ssml"
    SOUND = "sound"


OPTIONAL = frozenset(
    {Form.POSTER_A3, Form.FOLDED, Form.HANDBILL, Form.COUNTER_CARD, Form.PICTURE, Form.PICTURE_UPRIGHT}
)
"""Forms left out, with a word about it, where the text does not fit them: the poster and the leaflet tell it."""


@dataclass(frozen=True)
class Edition:
    """One document in one form. `path` is below the output folder; a sound brings its captions beside it."""

    scope: Scope
    form: Form
    path: str
    document: Document
    item: ItemKey
    on_air: OnAir | None = None
    """Of a broadcast, what its words do not say."""
    original: Original | None = None
    """Of a signed notice, the file that is copied whole."""
    shorter: tuple[Document, ...] = ()
    """What is said instead where the text does not fit its paper: the first of these that does."""

    @property
    def optional(self) -> bool:
        return self.form in OPTIONAL


@dataclass(frozen=True)
class Page:
    """One item as a page of its commune's website."""

    item: Procedure | Campaign | Notice
    document: Document


def pages(setting: Setting) -> Iterator[Page]:
    """The website's pages, besides the lists and indexes made of them."""
    for _, item in _published(setting):
        match item:
            case Procedure() | Campaign() | Notice():
                yield page(item, setting)
            case Broadcast():
                pass  # heard on the page of what it tells, and in the list of broadcasts
            case _:
                assert_never(item)


def page(item: Procedure | Campaign | Notice, setting: Setting) -> Page:
    """One item's page."""
    match item:
        case Procedure():
            return Page(item, procedure.page(item, setting))
        case Campaign():
            return Page(item, campaign.page(item, setting))
        case Notice():
            return Page(item, notice.page(item, setting))
        case _:
            assert_never(item)


def editions(setting: Setting) -> Iterator[Edition]:
    """All editions of a commune at its moment; what does not hold yet is not made."""
    for key, item in _published(setting):
        for scope, form, path, document, *shorter in _editions(item, setting):
            yield Edition(scope, form, path, document, key, shorter=tuple(shorter))
    yield from _signed(setting)
    yield from _boards(setting)
    yield from _broadcasts(setting)


def _signed(setting: Setting) -> Iterator[Edition]:
    """The signed originals of notices that hold: such a file cannot carry a mark that says it holds no more."""
    for item in setting.publication.notices.values():
        found = setting.publication.originals.get(item.signed or "")
        if isinstance(found, Original) and notice.stands(item, setting):
            path = f"announcements/{setting.commune.id}/signed/{item.id}.pdf"
            official = notice.notice(item, setting)
            yield Edition("notices", Form.NOTICE_SIGNED, path, official, ("notices", item.id), original=found)


def _boards(setting: Setting) -> Iterator[Edition]:
    """What hangs on a village's board besides posters."""
    folder = f"announcements/{setting.commune.id}"
    for key, document in board.urgent(setting):
        yield Edition("announcements", Form.URGENT, f"{folder}/urgent/{document.id}.pdf", document, key)
    planned = board.schedule(setting)
    if planned is not None:
        key, document = planned
        yield Edition("announcements", Form.BOARD, f"{folder}/schedules/{document.id}.pdf", document, key)


def _published(setting: Setting) -> Iterator[tuple[ItemKey, Item]]:
    for key, item in setting.publication.items():
        if item_state(setting.commune, item, setting.moment.day) is not State.FUTURE:
            yield key, item


Told = tuple[Scope, Form, str, Document, *tuple[Document, ...]]
"""What is to be made: where, how, of what, and of what instead where that does not fit."""


def _editions(item: Item, setting: Setting) -> Iterator[Told]:
    slug = setting.commune.id
    sheets = f"announcements/{slug}"
    match item:
        case Procedure():
            told = sheet.procedure_poster(item, setting), sheet.procedure_leaflet(item, setting)
            yield from _sheets(item.id, sheets, *told, sheet.procedure_leaflet(item, setting, cases=False))
        case Campaign():
            told = sheet.campaign_poster(item, setting), sheet.campaign_leaflet(item, setting)
            yield from _sheets(item.id, sheets, *told, sheet.campaign_leaflet(item, setting, guides=False))
        case Notice():
            official = notice.notice(item, setting)
            yield "notices", Form.NOTICE_DOCX, f"{sheets}/notices/{item.id}.docx", official
            yield "notices", Form.NOTICE_PDF, f"{sheets}/notices/{item.id}.pdf", official
        case Broadcast():
            pass  # with those that content has no file for: see _broadcasts
        case _:
            assert_never(item)


def _sheets(item_id: str, folder: str, poster: Document, leaflet: Document, brief: Document) -> Iterator[Told]:
    """All that is printed and sent of one matter; what has no code needs no card to scan it from."""
    shorter = sheet.shorter_poster(poster)
    yield "announcements", Form.POSTER, f"{folder}/posters/{item_id}.pdf", poster, *shorter
    yield "announcements", Form.LEAFLET, f"{folder}/leaflets/{item_id}.pdf", leaflet
    yield "announcements", Form.POSTER_A3, f"{folder}/a3/{item_id}.pdf", poster, *shorter
    yield "announcements", Form.HANDBILL, f"{folder}/a5/{item_id}.pdf", poster, *shorter
    if any(isinstance(block, QrCode) for block in poster.blocks):
        yield "announcements", Form.COUNTER_CARD, f"{folder}/cards/{item_id}.pdf", poster, *shorter
    instead = (brief,) if brief != leaflet else ()
    yield "announcements", Form.FOLDED, f"{folder}/folded/{item_id}.pdf", leaflet, *instead
    yield "announcements", Form.TEXTS, f"{folder}/texts/{item_id}.zalo.txt", poster
    sent = sheet.for_screens(poster)
    yield "announcements", Form.PICTURE, f"{folder}/pictures/{item_id}.png", sent
    yield "announcements", Form.PICTURE_UPRIGHT, f"{folder}/pictures/{item_id}.1080x1350.png", sent


def _broadcasts(setting: Setting) -> Iterator[Edition]:
    """Every length of every broadcast as a script in three forms; and as a sound, where someone wrote the broadcast
    itself, or it is the length that would go on air."""
    for key, source in broadcast.broadcasts(setting):
        if not broadcast.begun(source, setting):
            continue
        stem = f"audio/{setting.commune.id}/{source.id}"
        aired = broadcast.aired(source, setting)
        for variant, script in broadcast.variants(source, setting):
            path = f"{stem}/{variant.value}"
            terms = on_air.on_air(source, setting, recorded=variant is aired)
            yield Edition("audio", Form.SCRIPT, f"{path}.txt", script, key)
            yield Edition("audio", Form.SCRIPT_PDF, f"{path}.pdf", script, key, terms)
            yield Edition("audio", Form.SSML, f"{path}.ssml", script, key)
            if key[0] == "broadcasts" or variant is aired:
                yield Edition("audio", Form.SOUND, f"{path}.mp3", script, key, terms)
        for version in source.languages:
            told = broadcast.in_language(source, version.language, setting)
            terms = on_air.in_language(source, version, setting)
            yield Edition("audio", Form.SOUND, f"{stem}/{version.language}.mp3", told, key, terms)


def pictures(document: Document, setting: Setting) -> tuple[Picture, ...]:
    """The pictures a document shows, each once."""
    shown = {block.asset for block in document.blocks if isinstance(block, Figure)} | {document.issuer.emblem}
    return tuple(picture for picture in setting.publication.images.values() if picture.name in shown)
