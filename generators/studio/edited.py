"""A file of YAML with a form's changes in it: comments, order and untouched lines stay as they are."""

from __future__ import annotations

import datetime
import re
from io import StringIO
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import CommentMark
from ruamel.yaml.scalarstring import FoldedScalarString, LiteralScalarString
from ruamel.yaml.tokens import CommentToken

from generators.layers import Tree
from generators.studio import typed
from generators.studio.answers import GROUP, WAS, Draft, kept, place_in, plain
from generators.studio.shapes import Group, Line, Listing, OneOf, Several, Shape, Untouched
from generators.yaml_text import parse

LONGEST_PLAIN = 88  # characters of a value on its key's line; more is folded below it
WIDTH = 110  # columns of text folded anew
UNFOLDED = 100_000  # what is folded in the file keeps its own line ends


class NotEditable(Exception):
    """A file that no form can change: it cannot be read as YAML."""


def edited(before: str, draft: Draft, shape: Group, head: str = "") -> str:
    """The text of the file with the draft in it; `before` is "" for a new file, which opens with `head`.

    A draft that says what the file says gives the file back byte for byte. Raises NotEditable.
    """
    yaml = _yaml()
    if before.strip():
        raw = tree(before).data
        data = yaml.load(before)
    else:
        raw, data = {}, CommentedMap()
    if not isinstance(data, CommentedMap):
        raise NotEditable
    if not _update(data, raw, draft, shape):
        return before
    return _dumped(yaml, data, before, head)


def changed(before: str, values: dict[str, Any]) -> str:
    """The text of the file with some keys of its top set (None takes one away); for steps in a document's life.

    Raises NotEditable.
    """
    tree(before)
    yaml = _yaml()
    data = yaml.load(before)
    if not isinstance(data, CommentedMap):
        raise NotEditable
    for key, value in values.items():
        if value is None:
            if key in data:
                _without(data, key)
        elif key in data:
            data[key] = value
        else:
            _appended(data, key, value, len(data))
    return _dumped(yaml, data, before, "")


def _dumped(yaml: YAML, data: CommentedMap, before: str, head: str) -> str:
    out = StringIO()
    yaml.dump(data, out)
    text = _with_lost_comments(before, out.getvalue())
    return text if before.strip() else head + text


def tree(text: str) -> Tree:
    """The texts of a file; NotEditable where it cannot be read."""
    found = parse(text, "", [], ("", "", ""))
    if found is None:
        raise NotEditable
    return found


def _yaml() -> YAML:
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = UNFOLDED
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml


# ── Mappings and lists ───────────────────────────────────────────────────────────────────────────────────────────────


def _update(node: CommentedMap, raw: dict[str, Any], draft: Draft, group: Group) -> bool:
    """Bring a mapping to what the draft says; whether anything had to change."""
    touched = False
    for key in group.keys:
        if kept(group, key):
            continue
        shape = group.shape(key)
        old, new = raw.get(key), plain(draft.get(key), shape)
        if new is None:
            if key in node and old is not None and not _says(old, "", shape):
                _without(node, key)
                touched = True
        elif key not in node or old is None:
            fresh = _fresh(new, shape)
            if key in node:
                node[key] = fresh
            else:
                _appended(node, key, fresh, _place(node, key, group))
            touched = True
        else:
            touched |= _replace(node, key, old, draft[key], new, shape)
    return touched


def _replace(node: CommentedMap, key: str, old: Any, draft: Any, new: Any, shape: Shape) -> bool:
    here = node[key]
    match shape:
        case Group() if isinstance(here, CommentedMap):
            return _update(here, old, draft, shape)
        case Listing() if isinstance(here, CommentedSeq):
            return _update_list(node, key, old, draft, shape)
        case Several():
            if len(old or ()) == len(new) and all(map(typed.same, map(str, old or ()), new)):
                return False
        case _:
            if _says(old, new, shape):
                return False
    tail = _take_tail(node, key)
    node[key] = _fresh(new, shape)
    _give_tail(node, key, tail)
    return True


def _update_list(node: CommentedMap, key: str, raw: list[Any], entries: list[Draft], shape: Listing) -> bool:
    before = node[key]
    items: list[Any] = []
    places: list[int | None] = []
    touched = False
    for entry in entries:
        group = shape.of if isinstance(shape.of, Group) else shape.of.group(entry[GROUP])
        new = plain(entry, shape.of)
        if new is None:
            continue
        place = _was(entry, len(before), places)
        old = before[place] if place is not None else None
        if place is not None and isinstance(old, CommentedMap):
            touched |= _update(old, raw[place], entry, group)
            items.append(old)
        elif place is not None and _says(raw[place], new, group):
            items.append(old)
        else:
            items.append(_fresh(new, group))
            touched = True
        places.append(place)
    if places == [*range(len(before))]:
        for index, item in enumerate(items):
            if before[index] is not item:
                before[index] = item
        return touched
    tail = _take_tail(node, key)
    made = CommentedSeq(items)
    made.ca.comment = before.ca.comment
    for index, place in enumerate(places):
        if place is not None and place in before.ca.items:
            made.ca.items[index] = before.ca.items[place]
    if before.fa.flow_style():
        made.fa.set_flow_style()
    node[key] = made
    _give_tail(node, key, tail)
    return True


def _was(entry: Draft, length: int, taken: list[int | None]) -> int | None:
    place = place_in(str(entry.get(WAS, "")), length)
    return None if place in taken else place


def _says(old: Any, new: Any, shape: Shape) -> bool:
    """Whether the file's value already means the new one; "" stands for what holds when nothing is written."""
    if isinstance(shape, Line):
        if shape.kind == "yes-no":
            words = {"true": "yes", "false": "no"}
            return words.get(str(old), str(old)) == (new or shape.default)
        wanted = new or shape.default
        return bool(wanted) and typed.same(str(old), wanted)
    return typed.same(old, new) if isinstance(old, str) and isinstance(new, str) else bool(old == new)


def _place(node: CommentedMap, key: str, group: Group) -> int:
    """Where a new key belongs: before the first that the kind names later."""
    later = set(group.keys[group.keys.index(key) + 1 :])
    return next((index for index, name in enumerate(node) if name in later and index), len(node))


def _fresh(value: Any, shape: Shape) -> Any:
    """A value as an officer would write it by hand."""
    match shape:
        case Line(kind):
            return _scalar(value, kind)
        case Several(of):
            return CommentedSeq([_scalar(entry, of.kind) for entry in value])
        case Group():
            if isinstance(value, str):
                return _scalar(value, "prose")
            return CommentedMap((key, _fresh(entry, shape.shape(key))) for key, entry in value.items())
        case OneOf():
            return _fresh(value, shape.of(value))
        case Listing(of):
            return CommentedSeq([_fresh(entry, of) for entry in value])
        case Untouched():
            raise AssertionError("what no form shows is never written")


def _scalar(text: str, kind: str) -> Any:
    if kind == "number" and re.fullmatch(r"-?\d{1,15}", text):
        return int(text)
    if kind == "day":
        try:
            return datetime.date.fromisoformat(text)
        except ValueError:
            return text  # the reader tells what is wrong with it
    return _folded(text) if len(text) > LONGEST_PLAIN else text


def _folded(text: str) -> Any:
    found: Any = FoldedScalarString(text)
    ends, start = [], 0
    while len(text) - start > WIDTH:
        end = text.rfind(" ", start, start + WIDTH)
        if end <= start:
            break
        ends.append(end)
        start = end + 1
    found.fold_pos = ends  # as its loader sets it; read when it is written
    return found


# ── Comments ─────────────────────────────────────────────────────────────────────────────────────────────────────────
# What stands between two values hangs on the last leaf of the first: it must stay where it is when leaves come and go.


def _appended(node: CommentedMap, key: str, value: Any, place: int) -> None:
    if place < len(node):
        node.insert(place, key, value)
        return
    tail = _take_tail_of(node)
    node[key] = value
    if tail:
        _give_tail(node, key, tail)


def _without(node: CommentedMap, key: str) -> None:
    """Take a key away; what stood behind it stands behind the one before."""
    tail = _take_tail(node, key)
    names = list(node)
    place = names.index(key)
    del node[key]
    if tail and place:
        _give_tail(node, names[place - 1], tail)


def _take_tail(node: Any, key: Any) -> str:
    """The lines after a value that are not its own, taken off."""
    inner: Any = node[key]
    if isinstance(inner, CommentedMap | CommentedSeq) and not inner.fa.flow_style():
        if inner.ca.end:  # where the last leaf is a list on one line
            lines = "".join(token.value for token in inner.ca.end)
            inner.ca.end = []
            return lines
        return _take_tail_of(inner)
    if _is_block(inner) and getattr(inner, "comment", None) is not None:
        own, tail = _parted(inner.comment.value)
        inner.comment = _token(own) if own else None
        return tail
    slots = node.ca.items.get(key)
    at = 2 if isinstance(node, CommentedMap) else 0
    if not slots or len(slots) <= at or slots[at] is None:
        return ""
    own, tail = _parted(slots[at].value)
    slots[at] = _token(own) if own else None
    return tail


def _take_tail_of(node: Any) -> str:
    if not len(node):
        return ""
    return _take_tail(node, list(node)[-1] if isinstance(node, CommentedMap) else len(node) - 1)


def _give_tail(node: Any, key: Any, tail: str) -> None:
    if not tail:
        return
    inner: Any = node[key]
    if isinstance(inner, CommentedMap | CommentedSeq) and len(inner) and not inner.fa.flow_style():
        _give_tail(inner, list(inner)[-1] if isinstance(inner, CommentedMap) else len(inner) - 1, tail)
        return
    if _is_block(inner):
        inner.comment = _token(tail)
        return
    at = 2 if isinstance(node, CommentedMap) else 0
    slots = node.ca.items.setdefault(key, [None, None, None, None] if at else [None, None])
    own = slots[at].value.rstrip("\n") + "\n" if slots[at] is not None else ""
    slots[at] = _token(own + tail if own else "\n" + tail)


def _is_block(value: Any) -> bool:
    """A text on lines of its own: what follows it hangs on the text itself."""
    return isinstance(value, FoldedScalarString | LiteralScalarString)


def _parted(comment: str) -> tuple[str, str]:
    """A remark on the value's own line, and the lines after it."""
    first, _, rest = comment.partition("\n")
    return (first + "\n" if first.strip() else "", rest)


def _token(value: str) -> CommentToken:
    return CommentToken(value, CommentMark(0), None)


def _with_lost_comments(before: str, after: str) -> str:
    """A remark whose value is gone stands at the head of the file: somebody wrote it for a reason."""
    there = _comments(after)
    lost = []
    for line in _comments(before):
        if line in there:
            there.remove(line)
        else:
            lost.append(line)
    return "".join(f"{line}\n" for line in lost) + after


def _comments(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.lstrip().startswith("#")]
