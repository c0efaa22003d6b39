"""The JSON Schema of a kind of content as the shapes a form is made of; knows no value, no wording and no page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal

from generators.schema import schema

LineKind = Literal["line", "prose", "number", "day", "time", "yes-no", "choice"]

KINDS = {
    "procedures": "procedure",
    "campaigns": "campaign",
    "notices": "notice",
    "broadcasts": "broadcast",
    "commune": "commune",
}
"""The folder of a kind of content (a commune's own file: "commune"), and the name of its schema."""

MAIN = {
    "Passage": "text",
    "TextBlock": "text",
    "DossierItem": "name",
    "Deadline": "text",
    "Fee": "text",
    "Exemption": "who",
    "Result": "name",
    "Authorities": "performing",
    "LegalBasis": "title",
}
"""The key that plain text stands for, where a mapping may be written as plain text."""


@dataclass(frozen=True)
class Line:
    """One value; `choices` are what a choice may be."""

    kind: LineKind
    choices: tuple[str, ...] = ()
    default: str = ""


@dataclass(frozen=True)
class Several:
    """A list of plain values: words, a line each, or some of a few choices."""

    of: Line


@dataclass(frozen=True)
class Group:
    """A mapping of known keys. `main` is the key that plain text may stand for."""

    name: str
    node: Mapping[str, Any] = field(repr=False, compare=False)
    schema: Mapping[str, Any] = field(repr=False, compare=False)
    plain: bool = False

    @property
    def main(self) -> str | None:
        return MAIN[self.name] if self.plain else None

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(self.node["properties"])

    @property
    def required(self) -> frozenset[str]:
        return frozenset(self.node.get("required", ()))

    def shape(self, key: str) -> Shape:
        return _shape(self.node["properties"][key], self.schema)


@dataclass(frozen=True)
class OneOf:
    """A mapping that is one of several groups, told apart by their required keys."""

    groups: tuple[Group, ...]

    def group(self, name: str) -> Group:
        """KeyError for a group there is none of."""
        return {group.name: group for group in self.groups}[name]

    def of(self, value: object) -> Group:
        """The group a value belongs to: the one most of whose required keys are there."""
        if not isinstance(value, dict):
            return next(group for group in self.groups if group.main)
        fitting = [group for group in self.groups if group.required and group.required <= value.keys()]
        without = next(group for group in self.groups if not group.required)
        return max(fitting, key=lambda group: len(group.required)) if fitting else without


@dataclass(frozen=True)
class Listing:
    """A list of mappings."""

    of: Group | OneOf


@dataclass(frozen=True)
class Untouched:
    """What no form shows: it stays in the file as it is."""


Shape = Line | Several | Group | OneOf | Listing | Untouched


@cache
def shape_of(kind: str) -> Group:
    """The shape of a whole file of this kind ("procedures"); KeyError for a kind there is none of."""
    whole = schema(KINDS[kind])
    return Group(whole["title"].capitalize(), whole, whole)


def _shape(node: Mapping[str, Any], whole: Mapping[str, Any]) -> Shape:
    if "$ref" in node:
        name = node["$ref"].rpartition("/")[2]
        found = whole["$defs"][name]
        if "enum" in found:
            return Line("choice", tuple(found["enum"]), str(node.get("default") or ""))
        return Group(name, found, whole)
    if "anyOf" in node or "oneOf" in node:
        return _union([part for part in node.get("anyOf", node.get("oneOf")) if part != {"type": "null"}], node, whole)
    if node.get("type") == "array":
        inner = _shape(node["items"], whole)
        match inner:
            case Line():
                return Several(inner)
            case Group() | OneOf():
                return Listing(inner)
            case _:
                return Untouched()
    return _line(node)


def _union(parts: list[Mapping[str, Any]], node: Mapping[str, Any], whole: Mapping[str, Any]) -> Shape:
    shapes = [_shape(part, whole) for part in parts]
    if len(shapes) == 1:
        only = shapes[0]
        return Line(only.kind, only.choices, str(node.get("default") or "")) if isinstance(only, Line) else only
    plain = any(isinstance(shape, Line) for shape in shapes)
    groups: list[Group] = []
    for shape in shapes:
        match shape:
            case Group():
                groups.append(shape)
            case OneOf():
                groups.extend(shape.groups)
            case _:
                pass  # the plain text that stands for one of the groups
    known = tuple(Group(g.name, g.node, g.schema, plain and g.name in MAIN) for g in groups)
    return known[0] if len(known) == 1 else OneOf(known)


def _line(node: Mapping[str, Any]) -> Line | Untouched:
    default = node.get("default")
    if node.get("enum") == [True, False, "yes", "no"]:
        return Line("yes-no", default="yes" if default else "no")
    if "enum" in node:
        return Line("choice", tuple(node["enum"]), str(default or ""))
    if "const" in node:
        return Line("choice", (str(node["const"]),), str(default or ""))
    shown = "" if default is None else str(default)
    kinds = node.get("type")
    if kinds == "number" or (isinstance(kinds, list) and "integer" in kinds):
        return Line("number", default=shown)
    if node.get("format") == "date":
        return Line("day")
    if kinds == "object":
        return Untouched()
    if str(node.get("pattern", "")).startswith(r"^\d{1,2}:"):
        return Line("time")
    if kinds == "string" and "pattern" not in node and "examples" not in node:
        return Line("prose", default=shown)
    return Line("line", default=shown)
