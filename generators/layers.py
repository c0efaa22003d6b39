"""A file's raw tree with the place of every value, and how one layer of content overrides another; knows no model."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Mark:
    """Where a value stands: the file as a person would name it, and the line, counted from 1."""

    file: str
    line: int


@dataclass(frozen=True)
class Tree:
    """Mappings, lists and texts (None: left blank), and for each path its mark."""

    data: dict[str, Any]
    marks: Mapping[Path, Mark]

    def mark(self, path: Path) -> Mark:
        """The place of a value, or of the nearest thing around it."""
        while path and path not in self.marks:
            path = path[:-1]
        return self.marks.get(path, Mark("", 0))

    def known_path(self, location: tuple[str | int, ...]) -> Path:
        """A validator's location as a path of this tree: names of union members, which no file has, left out."""
        path: Path = ()
        node: Any = self.data
        for index, part in enumerate(location):
            if _has(node, part):
                node = node[part]
            elif index == len(location) - 1 and isinstance(node, dict):
                return (*path, part)  # a key that is missing: name it
            else:
                continue
            path = (*path, part)
        return path


def _has(node: Any, part: str | int) -> bool:
    if isinstance(node, list):
        return isinstance(part, int) and part < len(node)
    return isinstance(node, dict) and part in node


def merged(base: Tree, over: Tree) -> Tree:
    """`over` laid upon `base`: mappings merge by key, lists of things with an id merge by id, all else is replaced."""
    marks: dict[Path, Mark] = {}
    data = _merge(_Part(base.data, base.marks), _Part(over.data, over.marks), (), marks)
    assert isinstance(data, dict)
    return Tree(data, marks)


@dataclass(frozen=True)
class _Part:
    """A value of one layer, where that layer has it."""

    value: Any
    marks: Mapping[Path, Mark]
    path: Path = ()

    def __getitem__(self, key: str | int) -> _Part:
        return _Part(self.value[key], self.marks, (*self.path, key))

    def taken(self, path: Path, out: dict[Path, Mark]) -> Any:
        """The value as it is, its marks carried over to its new path."""
        if self.path in self.marks:
            out[path] = self.marks[self.path]
        if isinstance(self.value, dict):
            return {key: self[key].taken((*path, key), out) for key in self.value}
        if isinstance(self.value, list):
            return [self[index].taken((*path, index), out) for index in range(len(self.value))]
        return self.value


def _merge(base: _Part, over: _Part, path: Path, out: dict[Path, Mark]) -> Any:
    if isinstance(base.value, dict) and isinstance(over.value, dict):
        if over.path in over.marks:
            out[path] = over.marks[over.path]
        keys = [*base.value, *(key for key in over.value if key not in base.value)]
        return {key: _either(base, over, key, key, (*path, key), out) for key in keys}
    if _identified(base.value) and _identified(over.value):
        pairs = _paired([entry["id"] for entry in base.value], [entry["id"] for entry in over.value])
        return [_either(base, over, here, there, (*path, index), out) for index, (here, there) in enumerate(pairs)]
    return over.taken(path, out)


def _either(
    base: _Part, over: _Part, here: str | int | None, there: str | int | None, path: Path, out: dict[Path, Mark]
) -> Any:
    """The entry that one of the layers has, or both merged. A key of a mapping is the same in both."""
    if here is None or (isinstance(here, str) and here not in base.value):
        assert there is not None
        return over[there].taken(path, out)
    if there is None or (isinstance(there, str) and there not in over.value):
        return base[here].taken(path, out)
    return _merge(base[here], over[there], path, out)


def _paired(base: list[str], over: list[str]) -> Iterator[tuple[int | None, int | None]]:
    """The places in both lists that carry one id, then what is new; an id used twice stays twice, for a rule to see."""
    first = {each: place for place, each in reversed([*enumerate(over)])}
    for here, each in enumerate(base):
        yield here, first.pop(each, None)
    matched = {over.index(each) for each in base if each in over}
    yield from ((None, there) for there in range(len(over)) if there not in matched)


def _identified(value: Any) -> bool:
    """A list whose entries all carry an id."""
    if not isinstance(value, list) or not value:
        return False
    return all(isinstance(entry, dict) and entry.get("id") and isinstance(entry["id"], str) for entry in value)
