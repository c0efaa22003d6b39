"""A form as lines of words, one for each thing that is filled in: what two versions of an item are compared by."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence

from generators.studio.form import Field, Part
from generators.wording import Wording

CONTEXT = 1  # lines around a difference


def lines(parts: Sequence[Part], say: Wording) -> list[str]:
    """What a form says, field by field, in its order and its words."""
    return [line for part in parts for field in part.fields for line in _lines(field, "", say)]


def differences(before: Sequence[str], after: Sequence[str]) -> list[tuple[str, str]]:
    """Lines that differ, with what is around them: ("+", line), ("-", line), (" ", line)."""
    found = difflib.unified_diff(before, after, lineterm="", n=CONTEXT)
    return [(line[:1], line[1:]) for line in found if not line.startswith(("---", "+++", "@@"))]


def _lines(field: Field, around: str, say: Wording) -> Iterator[str]:
    inner = f"{around}{field.label} › "
    match field.kind:
        case "group":
            for one in (*field.fields, *field.more):
                yield from _lines(one, inner, say)
        case "list":
            for entry in field.entries:
                for one in (*entry.fields, *entry.more):
                    yield from _lines(one, inner, say)
        case "hidden":
            return
        case _ if not field.filled:
            return
        case "yes-no":
            yield f"{around}{field.label}: {say(f'studio.{field.value}')}"
        case "choice":
            yield f"{around}{field.label}: {dict(field.choices).get(field.value, field.value)}"
        case "ticks":
            yield f"{around}{field.label}: {', '.join(dict(field.choices).get(one, one) for one in field.value)}"
        case _:
            yield f"{around}{field.label}: {', '.join(field.value.splitlines())}"
