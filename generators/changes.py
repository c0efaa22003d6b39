"""What an item says differently than when it was last published, as far as people must know it; knows no page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import BaseModel

from generators.document import Inline, written
from generators.model import Item, Procedure
from generators.texts import NOT_READ

TOLD = ("audience", "authority", "channels", "dossier", "forms", "deadline", "fee", "results", "conditions", "steps")
"""The parts of a procedure that somebody who knows the old ones acts upon."""
DATES = {"as_of", "valid_from", "valid_to", "short", "air", "poster"}
"""What may change without the people having to do anything differently."""


@dataclass(frozen=True)
class Changed:
    """A part, and what it said that it no longer says, and the other way round; a side may be empty."""

    part: str
    before: tuple[str, ...]
    now: tuple[str, ...]


def changed(before: Item, now: Item) -> Iterator[Changed]:
    """Every part that says something else, in the order of a page; nothing for what is no procedure."""
    if not (isinstance(before, Procedure) and isinstance(now, Procedure)):
        return
    for part in TOLD:
        old, new = (tuple(dict.fromkeys(_said(getattr(one, part)))) for one in (before, now))
        if set(old) != set(new):
            yield Changed(part, tuple(t for t in old if t not in new), tuple(t for t in new if t not in old))


def _said(value: object) -> Iterator[str]:
    """Every text and number within a value."""
    match value:
        case BaseModel():
            for name in type(value).model_fields:
                if name not in NOT_READ and name not in DATES:
                    yield from _said(getattr(value, name))
        case tuple() if value and all(isinstance(part, Inline) for part in value):
            yield written(value)
        case tuple():
            for part in value:
                yield from _said(part)
        case bool() | None:
            pass
        case str() | int():
            yield str(value)
        case _:
            pass  # days: told by the validity of the whole
