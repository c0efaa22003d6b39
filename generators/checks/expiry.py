"""Values with an end: what a current item still says although its own last day has passed."""

from __future__ import annotations

from collections.abc import Iterator

from generators.findings import Finding, Severity
from generators.reader import COMMUNE, ItemKey, Publication
from generators.texts import dated
from generators.validity import State, item_state, state
from generators.values import Day


def check(publication: Publication, day: Day) -> Iterator[Finding]:
    commune = publication.commune
    if state(commune, day) is not State.CURRENT:
        return  # archived whole, and marked so
    for key, item in publication.items():
        if item_state(commune, item, day) is State.CURRENT:
            yield from _ended(publication, key, item, day)
    yield from _ended(publication, (COMMUNE, commune.id), commune, day)


def _ended(publication: Publication, key: ItemKey, item: object, day: Day) -> Iterator[Finding]:
    for path, entry in dated(item):
        if not path or entry.valid_to is None or state(entry, day) is not State.OVER:
            continue
        if key[0] == COMMUNE and path[0] == "contacts":
            continue  # a person whose time is over is withheld by itself
        yield publication.finding(
            key, (*path, "valid_to"), Severity.ERROR, "value-ended", day=entry.valid_to.written
        )
