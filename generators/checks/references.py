"""Names that must lead somewhere, and lead to one thing only: guides, articles, annexes, contacts, links to items."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generators import document as d
from generators.checks.places import REFERENCES, flat, places
from generators.findings import Finding, Severity
from generators.model import Item
from generators.reader import COMMUNE, KINDS, ItemKey, Publication
from generators.values import Day

CODES: Mapping[str, Severity] = {
    "no-such-item": Severity.ERROR,
    "depends-on-withheld": Severity.ERROR,
    "duplicate-id": Severity.ERROR,
    "duplicate-item": Severity.ERROR,
    "same-code": Severity.WARNING,
}

Path = tuple[str | int, ...]
Reference = tuple[Path, str, str]
"""Where it stands, the kind it names, the id."""

SINGULAR = {"procedure": "procedures", "campaign": "campaigns", "notice": "notices"}
"""How a link in prose names a kind: {item:procedure/khai-sinh|…}; a broadcast has no page to link to."""


def check(publication: Publication, day: Day) -> Iterator[Finding]:
    contacts = {contact.id for contact in publication.commune.contacts}
    for key, item in publication.items():
        for path, kind, wanted in references(item):
            known = contacts if kind == "contacts" else set(getattr(publication, kind)) if kind in KINDS else set()
            if wanted in known:
                continue
            code = "depends-on-withheld" if (kind, wanted) in publication.broken else "no-such-item"
            values = {"kind": kind, "id": wanted, "known": ", ".join(sorted(known)) or "-"}
            yield publication.finding(key, path, CODES[code], code, **values)
    yield from _contacts_once(publication)
    yield from _sheets_once(publication)
    yield from _codes_once(publication)


def references(item: Item) -> Iterator[Reference]:
    """All that an item names of its commune."""
    for place in places(item):
        kind = REFERENCES.get(place.name)
        if place.plain and kind and kind not in ("steps", "images"):
            yield place.path, kind, place.plain
        for inline in flat(place.inlines):
            if isinstance(inline, d.ItemLink):
                named, _, wanted = inline.item.partition("/")
                yield place.path, SINGULAR.get(named, named), wanted


def _contacts_once(publication: Publication) -> Iterator[Finding]:
    """Two contacts of one id: which of them a sheet shows would be chance."""
    first: dict[str, int] = {}
    key: ItemKey = (COMMUNE, publication.commune.id)
    for index, contact in enumerate(publication.commune.contacts):
        if contact.id in first:
            values = {"id": contact.id, "first": str(publication.trees[key].mark(("contacts", first[contact.id])).line)}
            yield publication.finding(key, ("contacts", index, "id"), CODES["duplicate-id"], "duplicate-id", **values)
        first.setdefault(contact.id, index)


def _sheets_once(publication: Publication) -> Iterator[Finding]:
    """A procedure and a campaign of one id would print their poster into one file."""
    for item_id in publication.campaigns:
        if item_id in publication.procedures:
            first = publication.trees["procedures", item_id].mark(()).file
            values = {"id": item_id, "first": first}
            yield publication.finding(("campaigns", item_id), (), CODES["duplicate-item"], "duplicate-item", **values)


def _codes_once(publication: Publication) -> Iterator[Finding]:
    """Two files about one numbered procedure: sooner or later they will say different things."""
    first: dict[str, str] = {}
    for item_id, procedure in publication.procedures.items():
        if procedure.code is None:
            continue
        if procedure.code in first:
            values = {"code": procedure.code, "first": first[procedure.code]}
            yield publication.finding(("procedures", item_id), ("code",), CODES["same-code"], "same-code", **values)
        first.setdefault(procedure.code, item_id)
