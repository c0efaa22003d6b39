"""What there is to work on: the items of a commune with name, state and last change; knows no page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from generators.document import written
from generators.model import Broadcast, Item, Notice
from generators.reader import KINDS, Publication, Reading, read
from generators.studio import typed
from generators.studio.edited import NotEditable, tree
from generators.studio.form import Choices
from generators.vietnamese import fold, sort_key


@dataclass(frozen=True)
class Listed:
    """One item: `state` is the last part of a phrase's key; `broken` says that it cannot be read as it is."""

    kind: str
    item: str
    title: str
    state: str
    broken: bool = False
    shared: bool = False
    """It comes from the nation or the province; the commune has no file of its own for it."""

    @property
    def searched(self) -> str:
        return fold(f"{self.title} {self.item}").lower()


def listed(reading: Reading, content: Path, commune: str) -> tuple[Listed, ...]:
    """All a commune has, by name; of what cannot be read, as much of its name as its file still tells."""
    publication = next(iter(reading.publications), None)
    home = content / "communes" / commune
    files = {(kind, file.stem): file for kind in KINDS for file in (home / kind).glob("*.yml")}
    found = []
    for key, item in publication.items() if publication else ():
        found.append(Listed(*key, title(item, publication), state(item), shared=key not in files))
    there = {(one.kind, one.item) for one in found}
    found += [
        Listed(*key, _name_in(file) or key[1], "broken", broken=True) for key, file in files.items() if key not in there
    ]
    return tuple(sorted(found, key=lambda one: sort_key(one.title)))


def _name_in(file: Path) -> str:
    try:
        data = tree(file.read_text(encoding="utf-8-sig")).data
    except (NotEditable, UnicodeDecodeError):
        return ""
    return typed.shown(str(data.get("title") or data.get("subject") or ""))


def waiting(there: Iterable[Listed]) -> tuple[Listed, ...]:
    """What waits for somebody who may approve: notices for signature, and broadcasts that are drafts."""
    wanted = {("notices", "for-signature"), ("broadcasts", "draft")}
    return tuple(one for one in there if (one.kind, one.state) in wanted)


def names(reading: Reading) -> Mapping[tuple[str, str], str]:
    """What each item is called, by kind and id."""
    publication = next(iter(reading.publications), None)
    return {key: title(item, publication) for key, item in publication.items()} if publication else {}


def matters(content: Path, commune: str) -> Mapping[str, str]:
    """What each matter is called, by id: as its campaign or procedure is, before its notice and its broadcast."""
    known = names(read(content, (commune,)))
    order = ("broadcasts", "notices", "procedures", "campaigns")
    return {item: told for kind in order for (its, item), told in known.items() if its == kind}


def title(item: Item, publication: Publication | None) -> str:
    match item:
        case Notice():
            return written(item.subject)
        case Broadcast():
            if item.title is not None:
                return written(item.title)
            if publication is not None:
                told = (
                    publication.campaigns.get(item.campaign or "")
                    or publication.procedures.get(item.procedure or "")
                    or publication.notices.get(item.notice or "")
                )
                if told is not None:
                    return title(told, publication)
            return item.id
        case _:
            return written(item.title)


def state(item: Item) -> str:
    match item:
        case Notice() | Broadcast():
            return item.status.value
        case _:
            return "example" if item.illustrative else "written"


def references(reading: Reading) -> Mapping[str, Choices]:
    """What fields that name another thing may name."""
    publication = next(iter(reading.publications), None)
    if publication is None:
        return {}

    def choices(kind: str) -> Choices:
        found: Mapping[str, Item] = getattr(publication, kind)
        return tuple((item_id, title(item, publication)) for item_id, item in found.items())

    procedures, campaigns, notices = choices("procedures"), choices("campaigns"), choices("notices")
    contacts = tuple((one.id, one.role) for one in publication.commune.contacts)
    return {
        "contact": contacts,
        "guide": procedures,
        "guides": procedures,
        "procedure": procedures,
        "campaign": campaigns,
        "notice": notices,
        "corrects": notices,
        "voice": (("espeak", "espeak"), ("piper", "piper"), ("gtts", "gtts")),
    }
