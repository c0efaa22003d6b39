"""What an edition, a station's package and a website are made from, part by part; the build compares, this only names.

Whatever changes the bytes must be in a part: the stamp is the digest of them all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import get_args

from generators.document import Document, Inline, written
from generators.images import Picture
from generators.press import Order
from generators.reasons import Ingredients, Why, digest
from generators.station import Programme
from generators.voices import VoiceSettings, engine_version
from generators.website import Site

_INLINES = get_args(Inline)


def of_edition(order: Order, form: str) -> Ingredients:
    """`form` is the fingerprint of the edition's form."""
    edition = order.edition
    rest = replace(
        order, edition=replace(edition, on_air=None), voices=(), recording=None, pictures=(), words=(), template=None
    )
    parts = {
        Why.FORM: form,
        Why.DOCUMENT: digest(repr(rest)),  # whatever an order comes to hold is in it
        Why.AIR: digest(repr(edition.on_air)) if edition.on_air else "",
        Why.VOICES: " ".join(f"{voice!r} {_engine(voice)}" for voice in order.voices),
        Why.RECORDING: order.recording.sha256 if order.recording else "",
        Why.PICTURES: digest(repr(order.pictures)) if order.pictures else "",
        Why.TEMPLATE: digest(repr(order.template)) if order.template else "",
        Why.LEXICON: digest(repr(order.words)) if order.words else "",
    }
    return Ingredients({str(name): part for name, part in parts.items() if part})


def of_station(programme: Programme, form: str) -> Ingredients:
    return Ingredients({str(Why.FORM): form, str(Why.DOCUMENT): digest(repr(programme))})


def of_website(site: Site, brought: Mapping[str, str], pictures: tuple[Picture, ...], form: str) -> Ingredients:
    """`brought` are the digests of the files that the website takes along, by path."""
    parts = {
        str(Why.FORM): form,
        str(Why.DOCUMENT): digest(repr(site)),
        str(Why.PICTURES): digest(repr(pictures)) if pictures else "",
    }
    parts |= {f"{Why.PAGE}:{page.path}": digest(repr(page)) for page in site.pages}
    parts |= {f"{Why.FILE}:{path}": sha256 for path, sha256 in brought.items()}
    return Ingredients({name: part for name, part in parts.items() if part})


def words(document: Document) -> tuple[str, ...]:
    """All that a document says, line by line, in its order."""
    return tuple(_lines(document.title)) + tuple(_lines(document.blocks))


def _lines(value: object) -> Iterator[str]:
    if isinstance(value, str):
        if value and not isinstance(value, Enum):
            yield value
    elif isinstance(value, Iterable):
        held = tuple(value)
        if held and all(isinstance(each, _INLINES) for each in held):
            yield written(held)
        else:
            for each in held:
                yield from _lines(each)
    elif is_dataclass(value):
        for each in fields(value):
            yield from _lines(getattr(value, each.name))


def _engine(voice: VoiceSettings) -> str:
    try:
        return engine_version(voice)
    except Exception as error:  # a voice this machine lacks: the edition will say so when it is made
        return f"missing: {error}"
