"""Every piece of text within an item of content, with the path to it; for checks that read words, not structure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

from pydantic import BaseModel

from generators.document import Inline, written
from generators.model.base import Dated

Path = tuple[str | int, ...]
NOT_READ = {"source", "facts", "id"}
"""Fields that tell about a text, and are no text for people."""

_INLINES = get_args(Inline)


def texts(value: object, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """All texts for people within a value, as they are written on paper."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, tuple):
        if value and all(isinstance(part, _INLINES) for part in value):
            yield path, written(value)
        else:
            for index, part in enumerate(value):
                yield from texts(part, (*path, index))
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            if name not in NOT_READ:
                yield from texts(getattr(value, name), (*path, name))


def dated(value: Any, path: Path = ()) -> Iterator[tuple[Path, Dated]]:
    """Every entry within a value that knows when it holds, the value itself first."""
    if isinstance(value, Dated):
        yield path, value
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from dated(getattr(value, name), (*path, name))
    elif isinstance(value, tuple):
        for index, part in enumerate(value):
            yield from dated(part, (*path, index))
