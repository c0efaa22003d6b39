"""What nobody has said yet: each a thing to do, none of them guessed. Pages print "Chưa có thông tin" in its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from generators.findings import Finding, Severity
from generators.model import Campaign, Procedure
from generators.model.parts import Part
from generators.reader import COMMUNE, ItemKey, Publication
from generators.validity import State, item_state, state
from generators.values import Day

CODES: Mapping[str, Severity] = {
    "part-unknown": Severity.TODO,
    "contact-without-phone": Severity.TODO,
    "contact-without-hours": Severity.TODO,
    "no-contacts": Severity.TODO,
    "item-without-contact": Severity.TODO,
}


def check(publication: Publication, day: Day) -> Iterator[Finding]:
    commune = publication.commune
    if state(commune, day) is not State.CURRENT:
        return  # nobody will be asked there again
    key: ItemKey = (COMMUNE, commune.id)
    if not commune.contacts:
        yield publication.finding(key, ("contacts",), CODES["no-contacts"], "no-contacts")
    for index, contact in enumerate(commune.contacts):
        if state(contact, day) is State.OVER:
            continue
        missing = [("contact-without-phone", contact.phone), ("contact-without-hours", contact.hours or commune.hours)]
        for code, value in missing:
            if not value:
                yield publication.finding(key, ("contacts", index), CODES[code], code, role=contact.role)
    for key, item in publication.items():
        if item_state(commune, item, day) is State.OVER:
            continue
        if isinstance(item, Procedure) and item.code:
            for part in _missing(item):
                yield publication.finding(key, (part,), CODES["part-unknown"], "part-unknown", part=part)
        if isinstance(item, Procedure | Campaign) and item.contact is None and commune.contacts:
            code = "item-without-contact"
            yield publication.finding(key, ("contact",), CODES[code], code)


def _missing(procedure: Procedure) -> Iterator[str]:
    """The parts of a numbered procedure that are neither given nor said not to exist."""
    given = {
        "audience": procedure.audience,
        "authority": procedure.authority,
        "channels": procedure.channels,
        "dossier": procedure.dossier or any(case.dossier for case in procedure.cases) or procedure.members,
        "deadline": procedure.deadline or _any_has(procedure, "deadline") or procedure.members,
        "fee": procedure.fee or _any_has(procedure, "fee"),
        "results": procedure.results,
        "forms": procedure.forms,
        "conditions": procedure.conditions,
        "legal_basis": procedure.legal_basis,
    }
    none = {part.value for part in procedure.not_applicable}
    assert {part.value for part in Part} <= given.keys()
    yield from (part for part, value in given.items() if not value and part not in none)


def _any_has(procedure: Procedure, part: Literal["deadline", "fee"]) -> bool:
    """Whether a case or a channel has a deadline or fee of its own."""
    return any(getattr(each, part) for each in (*procedure.cases, *procedure.channels))
