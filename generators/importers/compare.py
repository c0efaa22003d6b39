"""A newer draft laid beside the content that is there: what changed, value by value, and the file with those changes made;
what the commune has added or mended by itself stays, comments too.

Three versions decide: what was imported last (the base), the file now, the new draft. Where no base was kept, a value whose
words all stand in the quotation of its own `source` counts as untouched.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from ruamel.yaml.comments import CommentedMap, CommentedSeq

from generators.importers import draft as drafts
from generators.importers.draft import Draft, Node
from generators.importers.pairing import LOCAL, name_of, paired, quotes_of, shown, untouched
from generators.wording import Wording
from generators.yaml_text import parse

Path = tuple[str | int, ...]


class Change(StrEnum):
    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"
    KEPT = "kept"  # both sides changed it: the local one stays, a person decides


@dataclass(frozen=True)
class Difference:
    """One value. `where` names it by keys and ids, as a person finds it; `old` and `new` as they are written."""

    change: Change
    where: Path
    old: str = ""
    new: str = ""


@dataclass(frozen=True)
class Compared:
    """`text` is the file as it would be; `changes`: whether that is another file than now."""

    text: str
    differences: tuple[Difference, ...]
    changes: bool


_PEOPLES = frozenset(("id", "status", "approved"))
"""Keys that name a thing here, or say how far people are with it: no document knows better."""
_NEVER_TAKEN_AWAY = frozenset(
    "short_title summary aliases air poster short needed as_of valid_from valid_to facts life_event successor illustrative "
    "status approved recording languages voice theme source draft".split()
)
"""Keys that only people write: no newer document takes them away."""
_MISSING = object()


def compared(existing: str, new: Draft, base: str | None, wording: Wording) -> Compared:
    """The differences between a file and a new draft, and the file with them made. `base`: what was imported last."""
    tree = drafts.yaml().load(existing)
    local = _texts(existing)
    before = _texts(base) if base is not None else _MISSING
    wanted = new.node
    if isinstance(local.get("steps"), list):
        wanted = _renamed_steps(wanted, local)
        if isinstance(before, dict):
            before = _renamed_steps(before, local)
    merger = _Merger(wording)
    merger.mapping(tree, local, before, wanted, (), ("", ""))
    if not merger.changed or base is None and not imported(local):
        return Compared(existing, tuple(merger.differences), False)
    if "draft" not in tree:
        tree.insert(0, "draft", "yes")
    return Compared(drafts.dumped(tree), tuple(merger.differences), True)


def imported(value: Any) -> bool:
    """Whether anything in a file quotes a document it was taken from. A file somebody wrote by hand, and restated in words
    of its own, is compared and never changed."""
    if isinstance(value, dict):
        return bool(quotes_of(value)) or any(imported(each) for each in value.values())
    return isinstance(value, list) and any(imported(each) for each in value)


def _texts(text: str) -> dict[str, Any]:
    """A file's tree, every scalar as written; a file the reader refuses counts as empty."""
    tree = parse(text, "", [], ("", "", ""))
    return tree.data if tree is not None else {}


class _Merger:
    def __init__(self, wording: Wording) -> None:
        self.wording = wording
        self.differences: list[Difference] = []
        self.changed = False

    # ── mappings ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def mapping(
        self,
        tree: CommentedMap,
        local: dict[str, Any],
        base: Any,
        new: dict[str, Any],
        where: Path,
        quotes: tuple[str, str],
    ) -> None:
        """Bring a mapping up to date. `quotes`: the original words around it, as the file has them and as they are now."""
        mine, theirs = quotes_of(local), quotes_of(new)
        quotes = (mine or quotes[0], theirs or quotes[1])
        known = base if isinstance(base, dict) else None
        touched = len(self.differences)
        before = self.changed
        self.changed = False
        for key, value in new.items():
            if key in LOCAL or key in _PEOPLES:
                continue
            was = known.get(key, _MISSING) if known is not None else _MISSING
            if key in local:
                self._value(tree, key, local[key], was, value, (*where, key), quotes, known is not None)
            elif known is not None and key in known:
                pass  # taken out here since: it stays out
            elif known is None and mine and mine == theirs:
                pass  # nothing new in the original: somebody took it out here
            else:
                self._add(tree, key, value, where, new)
        for key in [*local]:
            if key in new or key in _NEVER_TAKEN_AWAY:
                continue
            was = known.get(key, _MISSING) if known is not None else _MISSING
            gone = (
                was is not _MISSING
                if known is not None
                else bool(mine) and mine != theirs and untouched(local[key], quotes[0])
            )
            if not gone:
                continue
            if known is None or drafts.plain_text(was) == local[key]:
                self._say(Change.REMOVED, (*where, key), local[key], None)
                del tree[key]
                self.changed = True
            else:
                self._say(Change.KEPT, (*where, key), local[key], None)
        if self.changed and "source" in new and (mine != theirs or "source" not in local):
            tree["source"] = drafts.scalar(str(new["source"]), _column(tree), len("source: "))
        elif mine != theirs and mine and theirs and len(self.differences) == touched and "source" in tree:
            tree["source"] = drafts.scalar(str(new["source"]), _column(tree), len("source: "))
            self.changed = True
        self.changed = self.changed or before

    def _value(
        self,
        tree: Any,
        key: str | int,
        local: Any,
        base: Any,
        new: Any,
        where: Path,
        quotes: tuple[str, str],
        known: bool,
    ) -> None:
        match local, new:
            case dict(), dict():
                return self.mapping(tree[key], local, base, new, where, quotes)
            case list(), list():
                return self._list(tree[key], local, base if isinstance(base, list) else _MISSING, new, where, quotes)
        wanted = drafts.plain_text(new)
        if wanted == local:
            return
        if known:
            was = drafts.plain_text(base) if base is not _MISSING else _MISSING
            if was == wanted:
                return  # nothing new: what differs was written here
            as_imported = was == local
        elif quotes[0] and quotes[0] == quotes[1]:
            return  # the original says the same as when it was imported
        else:
            as_imported = bool(quotes[0]) and untouched(local, quotes[0])
        if not as_imported:
            self._say(Change.KEPT, where, local, wanted)
            return
        self._say(Change.CHANGED, where, local, wanted)
        tree[key] = (
            drafts.commented(new, _column(tree) + 2, self.wording)
            if isinstance(new, dict | list)
            else _written(new, _column(tree), key)
        )
        self.changed = True

    def _add(self, tree: CommentedMap, key: str, value: Any, where: Path, new: dict[str, Any]) -> None:
        """A key the file does not have, put where the draft has it."""
        self._say(Change.ADDED, (*where, key), None, drafts.plain_text(value))
        order = [*new]
        before = [known for known in order[: order.index(key)] if known in tree]
        at = list(tree).index(before[-1]) + 1 if before else 0
        column = _column(tree)
        made = (
            drafts.commented(value, column + (4 if isinstance(value, list) else 2), self.wording)
            if isinstance(value, dict | list)
            else _written(value, column, key)
        )
        tree.insert(at, key, made)
        self.changed = True

    # ── lists ────────────────────────────────────────────────────────────────────────────────────────────────────────

    def _list(
        self, tree: CommentedSeq, local: list[Any], base: Any, new: list[Any], where: Path, quotes: tuple[str, str]
    ) -> None:
        pairs = paired(new, local)
        was = paired(new, base) if base is not _MISSING else {}
        places: dict[int, int] = {}
        """For each entry of the draft that the file has: where it stands there now."""
        for index, entry in enumerate(new):
            if index in pairs:
                at = pairs[index]
                there = base[was[index]] if base is not _MISSING and index in was else _MISSING
                self._value(
                    tree,
                    at,
                    local[at],
                    there,
                    entry,
                    (*where, name_of(local[at], at)),
                    quotes,
                    base is not _MISSING and index in was,
                )
                places[index] = at
        gone = self._removed(tree, local, base, new, pairs, where, quotes)
        shift = 0
        for index, entry in enumerate(new):
            if index in pairs or base is not _MISSING and index in was:
                continue  # there already, or taken out here since
            before = [places[known] for known in range(index) if known in places]
            at = (max(before) + 1 if before else 0) + shift
            at -= sum(1 for out in gone if out < at)
            made = drafts.commented([entry], _column(tree) + 2, self.wording)
            tree.insert(at, made[0])
            shift += 1
            self._say(Change.ADDED, (*where, name_of(entry, index)), None, drafts.plain_text(entry))
            self.changed = True

    def _removed(
        self,
        tree: CommentedSeq,
        local: list[Any],
        base: Any,
        new: list[Any],
        pairs: Mapping[int, int],
        where: Path,
        quotes: tuple[str, str],
    ) -> list[int]:
        """Take out what the newer document no longer has and nobody has worked on here; gives their places."""
        from_base = {v: k for k, v in paired(base, local).items()} if base is not _MISSING else {}
        out = []
        for at, entry in enumerate(local):
            if at in pairs.values():
                continue
            if base is not _MISSING:
                if at not in from_base:
                    continue  # added here
                as_imported = drafts.plain_text(base[from_base[at]]) == entry
            else:
                mine = quotes_of(entry) if isinstance(entry, dict) else ""
                if not mine:
                    continue  # nobody imported it
                as_imported = untouched(entry, mine)
            self._say(Change.REMOVED if as_imported else Change.KEPT, (*where, name_of(entry, at)), entry, None)
            if as_imported:
                out.append(at)
        for at in reversed(out):
            del tree[at]
            self.changed = True
        return out

    def _say(self, change: Change, where: Path, old: Any, new: Any) -> None:
        self.differences.append(Difference(change, where, shown(old), shown(new)))


def _renamed_steps(tree: Any, local: dict[str, Any]) -> Any:
    """The tree with the ids its steps have in the file: officers give steps better names."""
    steps = tree.get("steps", []) if isinstance(tree, dict) else []
    names = {}
    for index, at in paired(steps, local["steps"]).items():
        ours, theirs = local["steps"][at].get("id"), steps[index].get("id")
        if ours and theirs and ours != theirs:
            names[str(theirs)] = str(ours)
    return renamed(tree, names) if names else tree


_REFERRED = re.compile(r"\{step:([^}]+)\}")


def renamed(value: Any, names: Mapping[str, str], keys: Iterable[str] = ("id", "goto")) -> Any:
    """A copy of a tree with other ids, wherever something is named by them."""
    if isinstance(value, Node):
        made = Node()
        made.update(
            {
                k: names.get(v, v) if k in keys and isinstance(v, str) else renamed(v, names, keys)
                for k, v in value.items()
            }
        )
        made.doubts, made.notes = list(value.doubts), list(value.notes)
        return made
    if isinstance(value, dict):
        return {
            k: names.get(v, v) if k in keys and isinstance(v, str) else renamed(v, names, keys)
            for k, v in value.items()
        }
    if isinstance(value, list):
        return [renamed(each, names, keys) for each in value]
    if isinstance(value, str):
        return _REFERRED.sub(lambda found: f"{{step:{names.get(found[1], found[1])}}}", value)
    return value


def _written(value: Any, column: int, key: str | int) -> Any:
    match value:
        case bool():
            return "yes" if value else "no"
        case str():
            return drafts.scalar(value, column, len(str(key)) + 2)
        case _:
            return value


def _column(tree: Any) -> int:
    """The column at which a mapping's keys, or a list's dashes, stand."""
    return int(getattr(getattr(tree, "lc", None), "col", 0) or 0)


def of_ids(draft: Draft, names: Mapping[tuple[str, str], str]) -> Draft:
    """The draft naming other items by the ids they have in the folder: {(kind, drafted id): id there}."""
    by_key = {
        "procedure": "procedures", "guide": "procedures", "guides": "procedures", "campaign": "campaigns", "notice": "notices",
    }  # fmt: skip

    def walk(value: Any, kind: str = "") -> Any:
        if isinstance(value, Node):
            made = Node()
            made.update({key: walk(each, by_key.get(key, "")) for key, each in value.items()})
            made.doubts, made.notes = list(value.doubts), list(value.notes)
            return made
        if isinstance(value, list):
            return [walk(each, kind) for each in value]
        return names.get((kind, value), value) if kind and isinstance(value, str) else value

    return replace(draft, node=walk(draft.node), id=names.get((draft.kind, draft.id), draft.id))
