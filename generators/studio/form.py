"""A draft as the fields of a page, in the officer's words and order; knows no HTML."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, assert_never

from generators.studio.answers import GROUP, ID, WAS, Draft, kept
from generators.studio.shapes import Group, Line, Listing, OneOf, Several, Untouched
from generators.wording import Wording

Choices = tuple[tuple[str, str], ...]
References = Mapping[str, Choices]
"""What a field that names another thing may name, by the field's key: (id, its name)."""


@dataclass(frozen=True)
class Field:
    """One field, group or list of a form. `name` is its dotted way; `more` are fields folded away."""

    name: str
    kind: str
    label: str
    help: str = ""
    example: str = ""
    required: bool = False
    value: Any = ""
    choices: Choices = ()
    fields: tuple[Field, ...] = ()
    more: tuple[Field, ...] = ()
    entries: tuple[Entry, ...] = ()
    adds: Choices = ()
    filled: bool = False
    """Whether someone has given it a value; what holds anyway does not count."""

    @property
    def id(self) -> str:
        return f"o-{self.name}"

    @property
    def empty(self) -> bool:
        return not self.filled and all(one.empty for one in (*self.fields, *self.more)) and not self.entries


@dataclass(frozen=True)
class Entry:
    """One entry of a list: what it is called, its marks between page and server, its fields."""

    name: str
    legend: str
    was: str
    group: str
    fields: tuple[Field, ...]
    more: tuple[Field, ...]

    @property
    def single(self) -> bool:
        """Whether one field is all of it at first sight: the entry's name is then name enough for the field."""
        seen = [one for one in self.fields if one.kind != "hidden"]
        return len(seen) == 1 and seen[0].kind in ("line", "prose")


@dataclass(frozen=True)
class Part:
    """A part of a whole form under a heading of its own."""

    heading: str
    fields: tuple[Field, ...]


class Form:
    """The fields of drafts, told in the words of `studio.*` phrases."""

    def __init__(self, wording: Wording, references: References) -> None:
        self._say, self._references = wording, references

    def parts(self, draft: Draft, shape: Group) -> tuple[Part, ...]:
        """The whole form, part by part; what no part names comes last, folded by the page."""
        found: list[Part] = []
        left = [key for key in shape.keys if not kept(shape, key)]
        number = 1
        while (phrase := self._phrase(f"part-{shape.name}-{number}")) is not None:
            heading, _, keys = phrase.partition("|")
            wanted = [key for key in keys.split() if key in left]
            left = [key for key in left if key not in wanted]
            found.append(Part(heading.strip(), tuple(self._field(draft, shape, key, "", draft) for key in wanted)))
            number += 1
        if left:
            rest = tuple(self._field(draft, shape, key, "", draft) for key in left)
            found.append(Part(self._phrase(f"rest-{shape.name}") or self._say("studio.rest"), rest))
        return tuple(found)

    # ── Fields ───────────────────────────────────────────────────────────────────────────────────────────────────────

    def _field(self, node: Mapping[str, Any], group: Group, key: str, around: str, whole: Draft) -> Field:
        shape = group.shape(key)
        name = f"{around}.{key}" if around else key
        value = node.get(key)
        told: dict[str, Any] = {
            "label": self._of("label", group.name, key) or key,
            "help": self._of("help", group.name, key) or "",
            "example": self._of("example", group.name, key) or "",
            "required": key in group.required,
            "filled": bool(value) and not isinstance(value, dict) and value != getattr(shape, "default", ""),
        }
        match shape:
            case Line() if key == ID:
                return Field(name, "hidden", value=value or "", **told)
            case Line():
                return self._line(shape, name, key, value, told, whole)
            case Several(of):
                given = tuple(value or ())
                known = self._choices(key, of, whole)
                if known:
                    others = tuple((one, one) for one in given if one not in dict(known))
                    return Field(name, "ticks", value=given, choices=(*known, *others), **told)
                return Field(name, "words", value="\n".join(given), **told)
            case Group():
                fields, more = self._fields(value or {}, shape, name, whole)
                return Field(name, "group", fields=fields, more=more, **told)
            case Listing(of):
                entries = tuple(
                    self._entry(entry, of, f"{name}.{index}", key, index, whole)
                    for index, entry in enumerate(value or ())
                )
                return Field(name, "list", entries=entries, adds=self._adds(of, key), **told)
            case OneOf() | Untouched():
                raise AssertionError(f"{group.name}.{key} is no field of a form")
            case _:
                assert_never(shape)

    def _line(self, shape: Line, name: str, key: str, value: Any, told: dict[str, Any], whole: Draft) -> Field:
        text = value if isinstance(value, str) else ""
        if shape.kind == "yes-no":
            return Field(name, "yes-no", value=text or shape.default, **told)
        choices = self._choices(key, shape, whole)
        if choices:
            if text and text not in dict(choices):
                choices = (*choices, (text, text))
            blank: Choices = () if shape.default and not told["required"] else (("", self._say("studio.choose")),)
            return Field(name, "choice", value=text or shape.default, choices=(*blank, *choices), **told)
        if shape.default and not text and not told["example"]:
            told["example"] = shape.default
        return Field(name, shape.kind, value=text, **told)

    def _choices(self, key: str, line: Line, whole: Draft) -> Choices:
        if key == "goto":
            return tuple(self._steps(whole))
        if line.kind == "choice":
            return tuple((one, self._choice(key, one)) for one in line.choices)
        return tuple(self._references.get(key, ()))

    def _steps(self, whole: Draft) -> Iterator[tuple[str, str]]:
        for number, step in enumerate(whole.get("steps") or (), 1):
            if step.get("id"):
                words = step.get("short") or step.get("do") or ""
                yield step["id"], self._say("studio.step-choice", n=str(number), words=words[:60])

    def _choice(self, key: str, value: str) -> str:
        return self._phrase(f"choice-{key}-{value}") or self._phrase(f"choice-{value}") or value

    def _entry(self, entry: Draft, of: Group | OneOf, name: str, key: str, index: int, whole: Draft) -> Entry:
        group = of if isinstance(of, Group) else of.group(entry[GROUP])
        fields, more = self._fields(entry, group, name, whole)
        block = self._phrase(f"block-{group.name}") if isinstance(of, OneOf) else None
        legend = block or self._phrase(f"entry-{key}") or self._say("studio.entry")
        return Entry(name, f"{legend} {index + 1}", entry.get(WAS, ""), entry.get(GROUP, ""), fields, more)

    def _fields(
        self, node: Mapping[str, Any], group: Group, name: str, whole: Draft
    ) -> tuple[tuple[Field, ...], tuple[Field, ...]]:
        """What is shown at once, in the order of the phrase `first-<group>`, and what is folded away."""
        shown = (self._phrase(f"first-{group.name}") or group.main or " ".join(sorted(group.required))).split()
        left = [key for key in group.keys if key not in shown and not kept(group, key)]
        if any(key not in group.keys for key in shown):
            raise KeyError(f"studio.first-{group.name}")

        def fields(keys: Sequence[str]) -> tuple[Field, ...]:
            return tuple(self._field(node, group, key, name, whole) for key in keys)

        more = () if name.count(".") > 10 else fields(left)
        hidden = tuple(one for one in more if one.kind == "hidden")
        return (*hidden, *fields(shown)), tuple(one for one in more if one.kind != "hidden")

    def _adds(self, of: Group | OneOf, key: str) -> Choices:
        match of:
            case Group():
                return (("", self._phrase(f"add-{key}") or self._say("studio.add")),)
            case OneOf(groups):
                return tuple((one.name, self._phrase(f"block-{one.name}") or one.name) for one in groups)
            case _:
                assert_never(of)

    # ── Phrases ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def _of(self, what: str, group: str, key: str) -> str | None:
        return self._phrase(f"{what}-{group}-{key}") or self._phrase(f"{what}-{key}")

    def _phrase(self, key: str) -> str | None:
        full = f"studio.{key}"
        return self._say.phrases[full] if full in self._say else None
