"""Values with an end: what a current item still says although its own last day has passed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from generators.checks.places import ITEMS, Path, Same
from generators.findings import Finding, Severity
from generators.model.base import Dated
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
    for path, entry in _ending(Same(item)):
        if state(entry, day) is not State.OVER:
            continue
        if key[0] == COMMUNE and path[0] == "contacts":
            continue  # a person whose time is over is withheld by itself
        last = entry.valid_to.written if entry.valid_to else ""
        yield publication.finding(key, (*path, "valid_to"), Severity.ERROR, "value-ended", day=last)


@lru_cache(maxsize=ITEMS)
def _ending(same: Same[object]) -> tuple[tuple[Path, Dated], ...]:
    """What within an item has a last day of its own."""
    return tuple((path, entry) for path, entry in dated(same.item) if path and entry.valid_to is not None)
