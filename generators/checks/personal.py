"""People's names and numbers: only with an end, only among the contacts, never an identity number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generators.checks.places import Place, flat, places
from generators.findings import Finding, Severity
from generators.model.body import Contact
from generators.reader import COMMUNE, ItemKey, Publication
from generators.validity import State, state
from generators.values import Day, Phone

CODES: Mapping[str, Severity] = {
    "person-without-end": Severity.WARNING,
    "person-past": Severity.TODO,
    "person-in-text": Severity.WARNING,
    "mobile-in-text": Severity.WARNING,
    "identity-number": Severity.ERROR,
}

_MOBILE = re.compile(r"(?<![\d.])0[35789]\d(?:[ .]?\d){7}(?![\d])")
# Căn cước: 12 figures, the first three the province (001 to 096); nobody but its owner has a use for it.
_IDENTITY = re.compile(r"(?<![\d.])0\d{11}(?!\d)")
_PERSON = re.compile(
    r"\b(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Đđ]ồng chí)\s+((?:[A-ZÀ-ỸĐ][a-zà-ỹđ]*)(?:\s+[A-ZÀ-ỸĐ][a-zà-ỹđ]*){1,4})(?![\w])"
)


def check(publication: Publication, day: Day) -> Iterator[Finding]:
    commune = publication.commune
    key: ItemKey = (COMMUNE, commune.id)
    for index, contact in enumerate(commune.contacts):
        path = ("contacts", index)
        if not _is_personal(contact):
            continue
        if contact.valid_to is None:
            code = "person-without-end"
            yield publication.finding(key, path, CODES[code], code, who=contact.person or contact.role)
        elif state(contact, day) is State.OVER:
            code, values = "person-past", {"who": contact.person or contact.role, "day": contact.valid_to.written}
            yield publication.finding(key, path, CODES[code], code, **values)
    for owner, item in (*publication.items(), (key, commune)):
        for place in places(item):
            for code, found in _in_words(place):
                yield publication.finding(owner, place.path, CODES[code], code, found=found)


def _is_personal(contact: Contact) -> bool:
    """A name, or a number that belongs to a pocket and not to an office."""
    return bool(contact.person or (contact.phone and _MOBILE.fullmatch(contact.phone.digits)))


def _in_words(place: Place) -> Iterator[tuple[str, str]]:
    if isinstance(place.holder, Contact) and place.name == "person":
        return  # the place for it
    words = place.written
    identity = _IDENTITY.search(words.replace(" ", ""))
    if identity:
        yield "identity-number", f"{identity[0][:3]}…"
    mobile = _MOBILE.search(words) or next(
        (_MOBILE.fullmatch(inline.digits) for inline in flat(place.inlines) if isinstance(inline, Phone)), None
    )
    if mobile and not identity:
        yield "mobile-in-text", mobile[0]
    person = _PERSON.search(words)
    if person:
        yield "person-in-text", person[0]
