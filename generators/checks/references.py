"""Names that must lead somewhere: guides, articles, annexes and contacts that content points to."""

from __future__ import annotations

from collections.abc import Iterator

from generators.findings import Finding, Severity
from generators.model import Broadcast, Campaign, Notice, Procedure
from generators.model.body import ContactBlock, GuideBlock, Section
from generators.reader import COMMUNE, ItemKey, Publication
from generators.values import Day

Path = tuple[str | int, ...]
Reference = tuple[Path, str, str]
"""Where it stands, the kind it names, the id."""


def check(publication: Publication, day: Day) -> Iterator[Finding]:
    contacts = {contact.id for contact in publication.commune.contacts}
    for key, item in publication.items():
        for path, kind, wanted in references(item):
            known = contacts if kind == "contacts" else set(getattr(publication, kind))
            if wanted in known:
                continue
            if (kind, wanted) in publication.broken:
                yield publication.finding(key, path, Severity.ERROR, "depends-on-withheld", id=wanted)
            else:
                values = {"kind": kind, "id": wanted, "known": ", ".join(sorted(known)) or "-"}
                yield publication.finding(key, path, Severity.ERROR, "no-such-item", **values)
    yield from _same_address(publication)


def references(item: Procedure | Campaign | Notice | Broadcast) -> Iterator[Reference]:
    """All that an item names of its commune."""
    match item:
        case Procedure():
            if item.contact:
                yield ("contact",), "contacts", item.contact
        case Campaign():
            if item.contact:
                yield ("contact",), "contacts", item.contact
            for index, wanted in enumerate(item.guides):
                yield ("guides", index), "procedures", wanted
            yield from _in_blocks(item.intro, ("intro",))
            yield from _in_sections(item.sections)
        case Notice():
            if item.campaign:
                yield ("campaign",), "campaigns", item.campaign
            for index, annex in enumerate(item.annexes):
                if annex.campaign:
                    yield ("annexes", index, "campaign"), "campaigns", annex.campaign
                if annex.procedure:
                    yield ("annexes", index, "procedure"), "procedures", annex.procedure
            yield from _in_sections(item.sections)
        case Broadcast():
            if item.campaign:
                yield ("campaign",), "campaigns", item.campaign
            if item.procedure:
                yield ("procedure",), "procedures", item.procedure


def _in_sections(sections: tuple[Section, ...]) -> Iterator[Reference]:
    for index, section in enumerate(sections):
        yield from _in_blocks(section.body, ("sections", index, "body"))


def _in_blocks(blocks: tuple[object, ...], path: Path) -> Iterator[Reference]:
    for index, block in enumerate(blocks):
        if isinstance(block, GuideBlock):
            yield (*path, index, "guide"), "procedures", block.guide
        elif isinstance(block, ContactBlock):
            yield (*path, index, "contact"), "contacts", block.contact


def _same_address(publication: Publication) -> Iterator[Finding]:
    """Two contacts of one id: which of them a sheet shows would be chance."""
    first: dict[str, int] = {}
    key: ItemKey = (COMMUNE, publication.commune.id)
    for index, contact in enumerate(publication.commune.contacts):
        if contact.id in first:
            line = publication.trees[key].mark(("contacts", first[contact.id])).line
            yield publication.finding(
                key, ("contacts", index, "id"), Severity.ERROR, "duplicate-id", id=contact.id, first=str(line)
            )
        first.setdefault(contact.id, index)


