"""What a form holds between page and file: fields as posted, the draft tree they make, and what of it is content.

A draft tree has a mapping for every group and for every entry of a list, texts for single values and lists of texts for
several. Keys of its own begin with `__`: `__was` is the entry's place in the file it was read from, `__kind` its group.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, assert_never

from generators.characters import odd
from generators.studio import typed
from generators.studio.shapes import Group, Line, Listing, OneOf, Several, Shape, Untouched
from generators.vietnamese import slug

WAS, GROUP = "__was", "__kind"
ID = "id"
WORDS = ("short", "do", "role", "name")
"""What an entry's id is made of: the first that says something."""

MAX_ENTRIES = 300  # of one list: five times the longest of the national database
MAX_DEPTH = 24  # as deep as a file may nest
MAX_STEP_ID = 40

LIFE = {
    "Notice": frozenset({"status", "number", "corrects", "corrected_by", "withdrawn", "signed"}),
    "Broadcast": frozenset({"status", "approved", "withdrawn"}),
    "Campaign": frozenset({"withdrawn"}),
    "Procedure": frozenset({"withdrawn"}),
}
"""What only a step in a document's life changes, never a form."""
PROOF = "facts"  # numbers of a source document's facts: kept, and of no use to who writes

Draft = dict[str, Any]


class BadForm(ValueError):
    """Fields no form of ours has sent: too deep, too many, or of names that fit nothing."""


def kept(group: Group, key: str) -> bool:
    """Whether a key stays as it is in the file, whatever a form says."""
    return key == PROOF or key in LIFE.get(group.name, ()) or isinstance(group.shape(key), Untouched)


# ── From the page ────────────────────────────────────────────────────────────────────────────────────────────────────


def read(fields: Iterable[tuple[str, list[str]]], shape: Group) -> Draft:
    """The draft tree of posted fields, each a dotted name and its values; BadForm for what cannot be one."""
    nested: dict[str, Any] = {}
    for name, values in fields:
        parts = name.split(".")
        if len(parts) > MAX_DEPTH:
            raise BadForm(name)
        node = nested
        for part in parts[:-1]:
            node = node.setdefault(part, {})
            if not isinstance(node, dict):
                raise BadForm(name)
        if isinstance(node.get(parts[-1]), dict):
            raise BadForm(name)
        node[parts[-1]] = values
    return _group(nested, shape)


def _group(nested: Mapping[str, Any], group: Group) -> Draft:
    found: Draft = {}
    for own in (WAS, GROUP):
        if own in nested:
            found[own] = _one(nested[own])
    for key in group.keys:
        if key in nested and not kept(group, key):
            found[key] = _node(nested[key], group.shape(key))
    return found


def _node(value: Any, shape: Shape) -> Any:
    match shape:
        case Line(kind):
            return tidy(_one(value)) if kind != "yes-no" else _one(value)
        case Several(of):
            texts = value if isinstance(value, list) else []
            if of.kind == "choice":
                return [text for text in texts if text]
            return [line for text in texts for raw in text.splitlines() if (line := tidy(raw))]
        case Group():
            return _group(_mapping(value), shape)
        case OneOf():
            nested = _mapping(value)
            return _group(nested, _chosen(nested, shape))
        case Listing(of):
            nested = _mapping(value)
            if len(nested) > MAX_ENTRIES or not all(re.fullmatch(r"\d{1,4}", key) for key in nested):
                raise BadForm("a list of no such entries")
            return [_node(nested[key], of) for key in sorted(nested, key=int)]
        case Untouched():
            return None
        case _:
            assert_never(shape)


def _chosen(nested: Mapping[str, Any], shape: OneOf) -> Group:
    try:
        return shape.group(_one(nested.get(GROUP, "")))
    except KeyError:
        raise BadForm("no such block") from None


def _mapping(value: Any) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise BadForm("a group is needed")
    return value


def _one(value: Any) -> str:
    """The last of the values under one name: a ticked box comes after its hidden "no"."""
    if isinstance(value, list):
        return str(value[-1]) if value else ""
    if isinstance(value, dict):
        raise BadForm("one value is needed")
    return str(value)


def tidy(text: str) -> str:
    """Composed letters, no spaces around; a line break typed within a sentence is a space.

    Signs drawn as nothing, which come along when words are copied from a chat or a page, are left behind: no file of
    content may hold them.
    """
    text = unicodedata.normalize("NFC", text)
    unseen = {one.position for one in odd(text) if one.fault in UNSEEN and not one.character.isspace()}
    return " ".join("".join(letter for place, letter in enumerate(text) if place not in unseen).split())


UNSEEN = frozenset({"control-character", "direction-mark", "hidden-character"})


# ── From the file ────────────────────────────────────────────────────────────────────────────────────────────────────


def opened(value: Any, shape: Shape) -> Any:
    """The draft tree of content as read: texts of a file, with the place of every entry noted."""
    match shape:
        case Line(kind):
            text = "" if value is None else str(value)
            if kind == "prose":
                return typed.shown(text)
            return ("yes" if text in ("yes", "true") else "no") if kind == "yes-no" and text else text
        case Several(of):
            return [opened(entry, of) for entry in value or () if entry is not None]
        case Group():
            return _opened_group(value, shape)
        case OneOf():
            group = shape.of(value)
            return {GROUP: group.name, **_opened_group(value, group)}
        case Listing(of):
            return [{WAS: str(index), **opened(entry, of)} for index, entry in enumerate(value or ())]
        case Untouched():
            return None
        case _:
            assert_never(shape)


def _opened_group(value: Any, group: Group) -> Draft:
    if isinstance(value, str) and group.main:
        return {group.main: opened(value, group.shape(group.main))}
    if not isinstance(value, dict):
        return {}
    return {
        key: opened(value[key], group.shape(key)) for key in group.keys if key in value and not kept(group, key)
    }


def fitting(node: Any, shape: Shape) -> Any:
    """What of a draft kept earlier still has the shape of a form: another release may have had another."""
    match shape:
        case Line():
            return node if isinstance(node, str) else ""
        case Several():
            return [entry for entry in node if isinstance(entry, str)] if isinstance(node, list) else []
        case Group():
            inner = node if isinstance(node, dict) else {}
            own = {key: inner[key] for key in (WAS, GROUP) if isinstance(inner.get(key), str)}
            there = [key for key in shape.keys if key in inner and not kept(shape, key)]
            return own | {key: fitting(inner[key], shape.shape(key)) for key in there}
        case OneOf(groups):
            known = {group.name: group for group in groups}
            return fitting(node, known[node[GROUP]])
        case Listing(of):
            entries = [entry for entry in node if isinstance(entry, dict)] if isinstance(node, list) else []
            if isinstance(of, OneOf):
                names = {group.name for group in of.groups}
                entries = [entry for entry in entries if entry.get(GROUP) in names]
            return [fitting(entry, of) for entry in entries]
        case Untouched():
            return None
        case _:
            assert_never(shape)


def copied(draft: Any) -> Any:
    """The draft again, to be changed without the first one's knowing."""
    if isinstance(draft, Mapping):
        return {key: copied(value) for key, value in draft.items()}
    return [copied(entry) for entry in draft] if isinstance(draft, list) else draft


def unplaced(draft: Any) -> Any:
    """The draft without the places of its entries in some file: they are of another text."""
    if isinstance(draft, Mapping):
        return {key: unplaced(value) for key, value in draft.items() if key != WAS}
    if isinstance(draft, list):
        return [unplaced(entry) for entry in draft]
    return draft


# ── Changing the shape of a draft ────────────────────────────────────────────────────────────────────────────────────


def added(draft: Draft, shape: Group, path: str, group: str = "") -> str:
    """Add an empty entry to the list at a path; gives the new entry's path. BadForm for a path that is no list."""
    entries, listing = _list(draft, shape, path)
    if len(entries) >= MAX_ENTRIES:
        raise BadForm("too many")
    entry: Draft = {}
    if isinstance(listing.of, OneOf):
        try:
            entry[GROUP] = listing.of.group(group or listing.of.groups[0].name).name
        except KeyError:
            raise BadForm(group) from None
    entries.append(entry)
    return f"{path}.{len(entries) - 1}"


def removed(draft: Draft, shape: Group, path: str) -> str:
    """Take an entry out of its list; gives the path of the list."""
    entries, index, around = _entry(draft, shape, path)
    del entries[index]
    return around


def moved(draft: Draft, shape: Group, path: str, to: int) -> str:
    """Put an entry at another place of its list; gives its new path."""
    entries, index, around = _entry(draft, shape, path)
    entry = entries.pop(index)
    place = max(0, min(to, len(entries)))
    entries.insert(place, entry)
    return f"{around}.{place}"


def _entry(draft: Draft, shape: Group, path: str) -> tuple[list[Draft], int, str]:
    around, _, last = path.rpartition(".")
    entries, _ = _list(draft, shape, around)
    place = place_in(last, len(entries))
    if place is None:
        raise BadForm(path)
    return entries, place, around


def _list(draft: Draft, shape: Group, path: str) -> tuple[list[Draft], Listing]:
    node: Any = draft
    here: Shape = shape
    for part in path.split("."):
        if isinstance(here, Listing):
            if place_in(part, len(node)) is None:
                raise BadForm(path)
            node = node[int(part)]
            here = here.of if isinstance(here.of, Group) else here.of.group(node.get(GROUP, ""))
        elif isinstance(here, Group) and part in here.keys and not kept(here, part):
            here = here.shape(part)
            node = node.setdefault(part, [] if isinstance(here, Listing) else {})
        else:
            raise BadForm(path)
    if not isinstance(here, Listing):
        raise BadForm(path)
    return node, here


def place_in(text: str, length: int) -> int | None:
    """The place in a list of this length that a text names; None for anything else, however long."""
    return int(text) if re.fullmatch("[0-9]{1,4}", text) and int(text) < length else None


def named(draft: Draft, shape: Group) -> None:
    """Give every entry that needs an id and has none one made of its words: nobody should have to invent it."""
    for key in shape.keys:
        inner, value = shape.shape(key), draft.get(key)
        if not value or kept(shape, key):
            continue
        match inner:
            case Group():
                named(value, inner)
            case Listing(of):
                groups = [of if isinstance(of, Group) else of.group(entry[GROUP]) for entry in value]
                for entry, group in zip(value, groups, strict=True):
                    named(entry, group)
                _with_ids([entry for entry, group in zip(value, groups, strict=True) if ID in group.required])
            case _:
                pass  # single values have no ids


def _with_ids(entries: list[Draft]) -> None:
    taken = {entry.get(ID) for entry in entries}
    for number, entry in enumerate(entries, 1):
        words = next((entry[key] for key in WORDS if entry.get(key)), "")
        if entry.get(ID) or not words:
            continue
        base = slug(words)[:MAX_STEP_ID].strip("-") or f"muc-{number}"
        found = base
        while found in taken:
            found = f"{base}-{number}"
            number += 1
        entry[ID] = found
        taken.add(found)


# ── What of it is content ────────────────────────────────────────────────────────────────────────────────────────────

Names = dict[tuple[str | int, ...], str]
"""The field of each value of content: its path there, and its name on the page."""


@dataclass(frozen=True)
class Content:
    """What a draft says as content, blanks left out, and which field each value came from."""

    value: Any
    names: Names


def content(draft: Draft, shape: Group) -> Content:
    names: Names = {}
    return Content(plain(draft, shape, (), "", names) or {}, names)


def plain(node: Any, shape: Shape, path: tuple[str | int, ...] = (), name: str = "", names: Names | None = None) -> Any:
    """The content of a part of a draft; None where it is blank or only says what holds anyway."""
    names = names if names is not None else {}
    names[path] = name
    match shape:
        case Line(kind):
            text = typed.stored(node) if node and kind == "prose" else node
            return None if not text or text == shape.default else text
        case Several(of):
            return [plain(entry, of) for entry in node] if node else None
        case Group():
            return _plain_group(node, shape, path, name, names)
        case OneOf():
            return _plain_group(node, shape.group(node[GROUP]), path, name, names) if node else None
        case Listing(of):
            found: list[Any] = []
            for index, entry in enumerate(node or ()):
                value = plain(entry, of, (*path, len(found)), f"{name}.{index}", names)
                if value is not None:
                    found.append(value)
            return found or None
        case Untouched():
            return None
        case _:
            assert_never(shape)


def _plain_group(node: Any, group: Group, path: tuple[str | int, ...], name: str, names: Names) -> Any:
    found = {}
    for key in group.keys:
        if kept(group, key):
            continue
        inner = f"{name}.{key}" if name else key
        value = plain((node or {}).get(key), group.shape(key), (*path, key), inner, names)
        if value is not None:
            found[key] = value
    if group.main and found.keys() == {group.main}:
        names[path] = f"{name}.{group.main}"
        return found[group.main]
    return found or None
