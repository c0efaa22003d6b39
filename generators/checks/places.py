"""Every value of an item of content with the way to it and what it stands in; for rules that look at words and values
wherever they are, whatever the kind of item.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Generic, TypeVar, get_args

from pydantic import BaseModel

from generators import document as d
from generators.document import Inline, Inlines
from generators.model.base import Dated

Path = tuple[str | int, ...]
T = TypeVar("T")

NOT_FOR_PEOPLE = {"source", "facts", "id", "domains", "severities", "voice", "languages", "needed"}
"""Fields that tell about a text or steer a build; nothing of them is printed or said."""

REFERENCES = {
    "guide": "procedures",
    "guides": "procedures",
    "procedure": "procedures",
    "campaign": "campaigns",
    "notice": "notices",
    "contact": "contacts",
    "goto": "steps",
    "image": "images",
}
"""Fields that hold the id of something else, and the kind of thing it is."""

_INLINES = get_args(Inline)
_ONLY_A_PLACE = re.compile(r"^(?!.*bản ghi \d).*, (?:dòng|đoạn) \d+(?:-\d+)?(?:: “|$)", re.DOTALL)


@dataclass(frozen=True)
class Place:
    """One value: words (`inlines`) or a plain text (`plain`), in the field `name` of the innermost of `within`."""

    path: Path
    name: str
    within: tuple[BaseModel, ...]
    inlines: Inlines = ()
    plain: str = ""

    @property
    def holder(self) -> BaseModel:
        return self.within[-1]

    @cached_property
    def written(self) -> str:
        return self.plain or d.written(self.inlines)

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources given below the item itself: whoever wrote them meant this value. A line of an imported document
        says where the words were taken from, and not why they hold."""
        given = (part.source for part in self.within[1:] if isinstance(part, Dated) and part.source)
        return tuple(source for source in given if not _ONLY_A_PLACE.search(source))


def places(item: BaseModel) -> tuple[Place, ...]:
    """All values for people within an item, in the order of its fields."""
    return _places(Same(item))


class Same(Generic[T]):
    """A thing by what it is, not by what it holds: a dozen rules look at it, and it is taken apart once."""

    def __init__(self, item: T) -> None:
        self.item = item

    def __hash__(self) -> int:
        return id(self.item)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self.item is other.item


ITEMS = 1024  # those of one commune with room to spare, so that what communes share is looked at once


@lru_cache(maxsize=ITEMS)
def _places(same: Same[BaseModel]) -> tuple[Place, ...]:
    return tuple(_within(same.item, (), (same.item,)))


def _within(entry: BaseModel, path: Path, within: tuple[BaseModel, ...]) -> Iterator[Place]:
    for name in type(entry).model_fields:
        if name not in NOT_FOR_PEOPLE:
            yield from _value(getattr(entry, name), name, (*path, name), within)


def _value(value: object, name: str, path: Path, within: tuple[BaseModel, ...]) -> Iterator[Place]:
    match value:
        case str():
            if type(value) is str:  # a choice of a closed list is no text
                yield Place(path, name, within, plain=value)
        case tuple() if value and all(isinstance(part, _INLINES) for part in value):
            yield Place(path, name, within, inlines=value)
        case tuple():
            for index, part in enumerate(value):
                yield from _value(part, name, (*path, index), within)
        case BaseModel():
            yield from _within(value, path, (*within, value))
        case _:
            pass  # numbers, days, switches: nothing to read


def flat(inlines: Inlines) -> Iterator[Inline]:
    """The inlines with those inside emphasis."""
    for inline in inlines:
        yield inline
        if isinstance(inline, d.Strong):
            yield from flat(inline.children)
