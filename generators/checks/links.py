"""Where links and codes send people: official addresses only, written so that nobody is led elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generators import document as d
from generators.checks import domains
from generators.checks.places import Place, flat, places
from generators.findings import Finding, Severity
from generators.model.body import Qr
from generators.model.national import Domain
from generators.reader import COMMUNE, Publication
from generators.values import Day

CODES: Mapping[str, Severity] = {
    "link-broken": Severity.ERROR,
    "link-scheme": Severity.ERROR,
    "link-user": Severity.ERROR,
    "link-port": Severity.ERROR,
    "link-http": Severity.WARNING,
    "link-app": Severity.ERROR,
    "link-shortener": Severity.ERROR,
    "link-idn": Severity.ERROR,
    "link-lookalike": Severity.ERROR,
    "link-unlisted": Severity.ERROR,
    "link-unlisted-state": Severity.WARNING,
    "link-shown-elsewhere": Severity.ERROR,
    "code-without-scheme": Severity.ERROR,
    "code-too-dense": Severity.WARNING,
}

MAX_CODE_ADDRESS = 106  # characters: version 6 at level M; denser ones fail on worn paper at 30 mm (ISO/IEC 18004)


def check(publication: Publication, day: Day) -> Iterator[Finding]:
    known = (*publication.national.domains, *publication.commune.domains)
    for key, item in (*publication.items(), ((COMMUNE, publication.commune.id), publication.commune)):
        for place in places(item):
            for code, values in _at(place, known):
                yield publication.finding(key, place.path, CODES[code], code, **values)


def _at(place: Place, known: tuple[Domain, ...]) -> Iterator[tuple[str, dict[str, str]]]:
    if place.plain:
        if place.name == "address":
            yield from domains.faults(place.plain, known)
            if isinstance(place.holder, Qr):
                yield from _code(place.plain)
        else:
            yield from _in_words(place.plain, known)
    for inline in flat(place.inlines):
        match inline:
            case d.Link(address, shown):
                yield from domains.faults(address, known)
                yield from _elsewhere(address, shown)
            case d.Text(words) | d.ScreenLabel(words) | d.ItemLink(_, words):
                yield from _in_words(words, known)
            case _:
                pass  # nothing that could be an address


def _code(address: str) -> Iterator[tuple[str, dict[str, str]]]:
    """A phone opens what begins with https://; anything else it shows as words, or searches for."""
    if not address.startswith(("https://", "http://")):
        yield "code-without-scheme", {"address": address}
    if len(address) > MAX_CODE_ADDRESS:
        yield "code-too-dense", {"count": str(len(address)), "limit": str(MAX_CODE_ADDRESS)}


def _elsewhere(address: str, shown: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Words that look like an address must be that address."""
    target = domains.taken_apart(address)
    for words in domains.in_text(shown):
        said = domains.taken_apart(words)
        if not isinstance(target, domains.Address) or not isinstance(said, domains.Address):
            continue
        if said.host.removeprefix("www.") != target.host.removeprefix("www."):
            yield "link-shown-elsewhere", {"shown": said.host, "host": target.host}


def _in_words(words: str, known: tuple[Domain, ...]) -> Iterator[tuple[str, dict[str, str]]]:
    """An address in plain words is typed off a sheet: it must be as good as a link."""
    for address in domains.in_text(words):
        yield from domains.faults(address, known)


