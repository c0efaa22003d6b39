"""Pictures an article shows: each is there, and has words for those who cannot see it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generators.checks.places import places
from generators.findings import Finding, Severity
from generators.model.body import ImageBlock
from generators.reader import COMMUNE, Publication
from generators.values import Day

CODES: Mapping[str, Severity] = {"no-such-image": Severity.ERROR, "image-without-alt": Severity.ERROR}


def check(publication: Publication, day: Day) -> Iterator[Finding]:
    emblem = publication.commune.emblem
    if emblem is not None and emblem not in publication.images:
        code, known = "no-such-image", ", ".join(sorted(publication.images)) or "-"
        yield publication.finding(
            (COMMUNE, publication.commune.id), ("emblem",), CODES[code], code, name=emblem, known=known
        )
    for key, item in publication.items():
        for place in places(item):
            if place.name != "image" or not isinstance(place.holder, ImageBlock):
                continue
            code, name = "no-such-image", place.plain
            if name not in publication.images:
                known = ", ".join(sorted(publication.images)) or "-"
                yield publication.finding(key, place.path, CODES[code], code, name=name, known=known)
            if not place.holder.alt:
                code = "image-without-alt"
                yield publication.finding(key, place.path, CODES[code], code, name=name)
