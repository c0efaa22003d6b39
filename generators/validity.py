"""What holds on a given day: a commune in force or archived, an item current or over; the only place to compare dates.

The day itself never enters a document, only what follows from it, so that midnight remakes nothing by itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from generators.model import Commune, Item
from generators.model.base import Dated
from generators.values import Day


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
    """An item ends with its commune at the latest."""
    if state(commune, day) is State.OVER:
        return State.OVER
    return state(item, day)
