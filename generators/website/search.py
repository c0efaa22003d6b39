"""The website's search index: what people may look for, in which words; the matching itself is search.js."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass

import yaml

from generators.document import Abbreviation, Document, Inline, QrCode, written
from generators.vietnamese import fold, slug
from generators.website.pages import OwnPage
from generators.website.site import Site, SitePage, Term, Version

SYNONYMS = "site/synonyms.yml"

SECTIONS = ("procedure", "campaign", "notice", "past", "term", "page")

_NOT_READ = {"id", "anchor", "asset", "key"}  # names for machines


@dataclass(frozen=True)
class Entry:
    """One page that can be found. `section` is the key of its label; `body` all other words it holds."""

    path: str
    title: str
    section: str
    summary: str
    aliases: tuple[str, ...]
    body: str


def script(
    site: Site,
    pages: tuple[Entry, ...],
    labels: Mapping[str, Mapping[str, str]],
    synonyms: Mapping[str, tuple[str, ...]],
    told: Mapping[str, Mapping[str, Told]],
) -> bytes:
    """`index.js`: the index as a script, which a page opened from a file may load where it may not load JSON.

    `labels` are the names of the sections by language, `told` what is translated, by language and path.
    """
    past = site.past("procedure", "campaign", "notice")
    entries = [
        *(
            _entry(page.path, page.document, "past" if page in past else page.section, _names(page))
            for page in site.pages
        ),
        *pages,
    ]
    index = {
        "labels": {
            code: {section: named[section] for section in sorted({entry.section for entry in entries})}
            for code, named in labels.items()
        },
        "synonyms": {fold(said): [fold(meant) for meant in meanings] for said, meanings in sorted(synonyms.items())},
        "entries": [
            [entry.path, entry.title, entry.section, entry.summary, list(entry.aliases), entry.body]
            for entry in entries
        ],
        "told": {code: {path: found[path] for path in sorted(found)} for code, found in sorted(told.items())},
    }
    text = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    for character in ("\u2028", "\u2029"):  # line ends to JavaScript before 2019
        text = text.replace(character, " ")
    return f"self.loaIndex={text};\n".encode()


Told = tuple[str, str, tuple[str, ...]]
"""A title, a summary and what people type, in another language."""


def told(
    site: Site, version: Callable[[SitePage], Version | None], own: Iterable[OwnPage]
) -> Iterator[tuple[str, Told]]:
    """What a search in another language finds by its own words: what is translated, and the website's own pages."""
    for page in site.pages:
        found = version(page)
        if found and found.told:
            names = tuple(name for name in (found.short, *found.aliases, found.life_event) if name)
            title = found.document.title if found.named else ""
            yield page.path, (title, found.document.summary if found.named else "", names)
    for page_of_ours in own:
        if page_of_ours.searchable:
            yield page_of_ours.path, (page_of_ours.title, page_of_ours.description, ())


def term(found: Term) -> Entry:
    """A word of the glossary, found like a page."""
    name = written(found.definition.term)
    return Entry(f"tu-ngu.html#{slug(name)}", name, "term", written(found.definition.content), found.aliases, "")


def _names(page: SitePage) -> tuple[str, ...]:
    """What it is also called, and the matter of life it belongs to."""
    return tuple(name for name in (page.short, *page.aliases, page.life_event) if name)


def _entry(path: str, document: Document, section: str, aliases: tuple[str, ...]) -> Entry:
    known = set(fold(" ".join((document.title, *aliases))).split())
    words = {
        word.strip(".,;:!?()“”\"'…/–-")
        for line in _lines(document.blocks)
        for word in unicodedata.normalize("NFC", line).lower().split()
    }
    body = sorted({fold(word) for word in words if word} - known)
    return Entry(path, document.title, section, document.summary, aliases, " ".join(body))


def _lines(part: object) -> Iterator[str]:
    """Every text below a block, whatever its shape: an index may not forget a field that is added later."""
    match part:
        case str():
            yield part
        case Abbreviation(short, full):
            yield f"{short} {full}"
        case QrCode(_, caption):
            yield written(caption)
        case tuple() | list():
            for inner in part:
                yield from _lines(inner)
        case _ if isinstance(part, Inline):
            yield written((part,))
        case _ if is_dataclass(part):
            for one in fields(part):
                if one.name not in _NOT_READ:
                    yield from _lines(getattr(part, one.name))
        case _:
            return


def read_synonyms(text: str) -> Mapping[str, tuple[str, ...]]:
    """The words people use for the words of the office; ValueError for anything but `said: [meant, …]`."""
    found = yaml.load(text, Loader=yaml.CBaseLoader) or {}
    if not isinstance(found, dict) or not all(isinstance(meant, list) for meant in found.values()):
        raise ValueError(f"{SYNONYMS}: each line is a word and the list of words it stands for")
    return {said: tuple(meant) for said, meant in found.items()}
