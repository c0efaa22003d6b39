"""Everything we make, one line each: which document, in which form, under which path."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

from generators.document import Document
from generators.documents import broadcast, campaign, notice, procedure, sheet
from generators.documents.setting import Setting
from generators.model import Broadcast, Campaign, Item, Notice, Procedure
from generators.reader import ItemKey
from generators.request import Scope
from generators.validity import State, item_state


class Form(StrEnum):
    POSTER = "poster"
    LEAFLET = "leaflet"
    NOTICE_DOCX = "notice-docx"
    NOTICE_PDF = "notice-pdf"
    SCRIPT = "script"
    SOUND = "sound"


@dataclass(frozen=True)
class Edition:
    """One document in one form. `path` is below the output folder; a sound brings its captions beside it."""

    scope: Scope
    form: Form
    path: str
    document: Document
    item: ItemKey


@dataclass(frozen=True)
class Page:
    """One item as a page of its commune's website."""

    item: Procedure | Campaign | Notice
    document: Document


def pages(setting: Setting) -> Iterator[Page]:
    """The website's pages, besides the lists and indexes made of them."""
    for _, item in _published(setting):
        match item:
            case Procedure():
                yield Page(item, procedure.page(item, setting))
            case Campaign():
                yield Page(item, campaign.page(item, setting))
            case Notice():
                yield Page(item, notice.page(item, setting))
            case Broadcast():
                pass  # heard on the page of what it tells, and in the list of broadcasts
            case _:
                assert_never(item)


def editions(setting: Setting) -> Iterator[Edition]:
    """All editions of a commune at its moment; what does not hold yet is not made."""
    for key, item in _published(setting):
        for scope, form, path, document in _editions(item, setting):
            yield Edition(scope, form, path, document, key)


def _published(setting: Setting) -> Iterator[tuple[ItemKey, Item]]:
    for key, item in setting.publication.items():
        if item_state(setting.commune, item, setting.moment.day) is not State.FUTURE:
            yield key, item


def _editions(item: Item, setting: Setting) -> Iterator[tuple[Scope, Form, str, Document]]:
    slug = setting.commune.id
    sheets, sound = f"announcements/{slug}", f"audio/{slug}"
    match item:
        case Procedure():
            yield ("announcements", Form.POSTER, f"{sheets}/posters/{item.id}.pdf",
                   sheet.procedure_poster(item, setting))  # fmt: skip
            yield ("announcements", Form.LEAFLET, f"{sheets}/leaflets/{item.id}.pdf",
                   sheet.procedure_leaflet(item, setting))  # fmt: skip
        case Campaign():
            yield ("announcements", Form.POSTER, f"{sheets}/posters/{item.id}.pdf",
                   sheet.campaign_poster(item, setting))  # fmt: skip
            yield ("announcements", Form.LEAFLET, f"{sheets}/leaflets/{item.id}.pdf",
                   sheet.campaign_leaflet(item, setting))  # fmt: skip
        case Notice():
            official = notice.notice(item, setting)
            yield "notices", Form.NOTICE_DOCX, f"{sheets}/notices/{item.id}.docx", official
            yield "notices", Form.NOTICE_PDF, f"{sheets}/notices/{item.id}.pdf", official
        case Broadcast():
            for variant in broadcast.VARIANTS:
                script = broadcast.script(item, variant, setting)
                if script is not None:
                    yield "audio", Form.SCRIPT, f"{sound}/{item.id}/{variant}.txt", script
                    yield "audio", Form.SOUND, f"{sound}/{item.id}/{variant}.mp3", script
        case _:
            assert_never(item)


