"""What holds on a given day: a commune in force or archived, an item current or over; the only place to compare dates.

The day itself never enters a document, only what follows from it, so that midnight remakes nothing by itself.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from pydantic import BaseModel

from generators.model import Commune, Item
from generators.model.base import Dated, Published
from generators.model.national import Portal
from generators.values import Day

M = TypeVar("M", bound=BaseModel)


class State(StrEnum):
    FUTURE = "future"
    CURRENT = "current"
    OVER = "over"


@dataclass(frozen=True)
class Moment:
    """The day a commune is built at. `past` says that the day was chosen and is not today: every foot tells it."""

    day: Day
    past: bool = False


def state(dated: Dated, day: Day) -> State:
    """Whether it holds on that day; without dates it always does."""
    if dated.valid_from is not None and day < dated.valid_from:
        return State.FUTURE
    if dated.valid_to is not None and day > dated.valid_to:
        return State.OVER
    return State.CURRENT


def item_state(commune: Commune, item: Item, day: Day) -> State:
    """An item ends with its commune at the latest, one that is withdrawn on the day it is."""
    if state(commune, day) is State.OVER:
        return State.OVER
    if item.withdrawn is not None and item.withdrawn.on <= day:
        return State.OVER
    return state(item, day)


def held(entry: M, day: Day) -> M:
    """The entry without those of its parts that do not hold yet on that day; what it cannot be without stays."""
    changed = {}
    for name, field in type(entry).model_fields.items():
        value = getattr(entry, name)
        kept = None if _future(value, day) and not field.is_required() and field.default is None else _held(value, day)
        if kept is not value:
            changed[name] = kept
    return entry.model_copy(update=changed) if changed else entry


def _held(value: Any, day: Day) -> Any:
    if isinstance(value, BaseModel):
        return held(value, day)
    if isinstance(value, tuple):
        kept = tuple(_held(part, day) for part in value if not _future(part, day))
        same = len(kept) == len(value) and all(new is old for new, old in zip(kept, value, strict=True))
        return value if same else kept
    return value


def _future(part: Any, day: Day) -> bool:
    return isinstance(part, Dated) and state(part, day) is State.FUTURE


def closed(address: str, portals: tuple[Portal, ...], day: Day) -> Portal | None:
    """The portal an address belongs to, where it is no longer open on that day."""
    host = _host(address)
    for portal in portals:
        if _host(portal.address) == host and state(portal, day) is State.OVER:
            return portal
    return None


def _host(address: str) -> str:
    return address.split("://", 1)[-1].split("/", 1)[0].lower().removeprefix("www.")


def steady(entries: Iterable[Dated], days: Iterable[Day], day: Day) -> tuple[Day, Day]:
    """The span around a day in which nothing begins or ends: its first day, and the first day after it.

    `entries` are all that know when they hold, `days` further days on which something changes.
    """
    turns = {found.date for found in days}
    for entry in entries:
        if entry.valid_from is not None:
            turns.add(entry.valid_from.date)
        if entry.valid_to is not None and entry.valid_to.date < datetime.date.max:
            turns.add(entry.valid_to.date + datetime.timedelta(days=1))
        if isinstance(entry, Published) and entry.withdrawn is not None:
            turns.add(entry.withdrawn.on.date)
    before = max((turn for turn in turns if turn <= day.date), default=datetime.date.min)
    after = min((turn for turn in turns if turn > day.date), default=datetime.date.max)
    return Day(before), Day(after)
