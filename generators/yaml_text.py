"""One YAML file becomes a raw tree of texts with line marks, or findings; knows no model and trusts no file.

PyYAML's C composer does the parsing: it keeps line marks and constructs nothing, so no tag can run anything.
"""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Any

import yaml

from generators.findings import Finding, Severity
from generators.layers import Mark, Tree
from generators.layers import Path as TreePath

MAX_BYTES = 512 * 1024  # thirty times the longest procedure of the national database
MAX_DEPTH = 24  # content nests eight levels; a hundred would be an attack
PLAIN_TAGS = {"tag:yaml.org,2002:str", "tag:yaml.org,2002:seq", "tag:yaml.org,2002:map"}


class _Refused(Exception):
    """Something in the tree that is not taken; carries the finding."""

    def __init__(self, code: str, line: int, **values: str) -> None:
        super().__init__(code)
        self.code, self.line, self.values = code, line, values


def compose(file: Path, content: Path, findings: list[Finding], item: tuple[str, str, str]) -> Tree | None:
    """The file's tree, or None with findings added. File names in findings start at the content folder's name."""
    name = file.relative_to(content.parent).as_posix()

    def refuse(code: str, line: int = 0, **values: str) -> None:
        findings.append(Finding(Severity.ERROR, code, name, line, values=values, item=item))

    if not file.resolve().is_relative_to(content.resolve()):
        refuse("outside", name=file.name)
        return None
    try:
        size = file.stat().st_size
        if size > MAX_BYTES:
            refuse("too-large", size=str(size // 1024), limit=str(MAX_BYTES // 1024))
            return None
        raw = file.read_bytes()
    except OSError as error:
        refuse("unreadable", reason=error.strerror or str(error))
        return None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        refuse("not-utf8", raw[: error.start].count(b"\n") + 1, byte=f"0x{raw[error.start]:02x}")
        return None
    return parse(unicodedata.normalize("NFC", text), name, findings, item)


def parse(text: str, name: str, findings: list[Finding], item: tuple[str, str, str]) -> Tree | None:
    """The text of a file named `name` as a tree, or None with findings added."""

    def refuse(code: str, line: int = 0, **values: str) -> None:
        findings.append(Finding(Severity.ERROR, code, name, line, values=values, item=item))

    try:
        deep = _too_deep(text)
        if deep:
            refuse("too-deep", deep, limit=str(MAX_DEPTH))
            return None
        node = yaml.compose(text, Loader=yaml.CBaseLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        refuse("yaml", mark.line + 1 if mark else 0, reason=str(error.problem or error.context))
        return None
    except yaml.YAMLError as error:  # a character YAML does not allow
        position = getattr(error, "position", 0)
        refuse("yaml", text[:position].count("\n") + 1, reason=str(getattr(error, "reason", error)).strip())
        return None
    if not isinstance(node, yaml.MappingNode):
        refuse("not-a-mapping", 1)
        return None
    marks: dict[TreePath, Mark] = {}
    try:
        data = _plain(node, (), marks, name, set())
    except _Refused as refused:
        refuse(refused.code, refused.line, **refused.values)
        return None
    return Tree(data, marks)


def _too_deep(text: str) -> int:
    """The line where nesting passes the limit, or 0. The composer recurses in C and would overflow; events do not."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CBaseLoader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                return (event.start_mark.line if event.start_mark else 0) + 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    return 0


def _plain(node: yaml.Node, path: TreePath, marks: dict[TreePath, Mark], name: str, seen: set[int]) -> Any:
    line = node.start_mark.line + 1
    if id(node) in seen:
        raise _Refused("alias", line)
    seen.add(id(node))
    if node.tag not in PLAIN_TAGS:
        raise _Refused("tag", line, tag=str(node.tag)[:60])
    marks[path] = Mark(name, line)
    match node:
        case yaml.MappingNode():
            data: dict[str, Any] = {}
            first: dict[str, int] = {}
            for key_node, value_node in node.value:
                key_line = key_node.start_mark.line + 1
                if not isinstance(key_node, yaml.ScalarNode):
                    raise _Refused("yaml", key_line, reason="khóa phải là chữ")
                key = str(key_node.value)
                if key in data:
                    raise _Refused("duplicate-key", key_line, key=key[:60], first=str(first[key]))
                first[key] = key_line
                data[key] = _plain(value_node, (*path, key), marks, name, seen)
                marks[*path, key] = Mark(name, key_line)
            return data
        case yaml.SequenceNode():
            return [_plain(entry, (*path, i), marks, name, seen) for i, entry in enumerate(node.value)]
        case yaml.ScalarNode():
            if node.value == "" and not node.style:
                return None  # `key:` with nothing after it: left blank
            return str(node.value)
        case _:
            raise _Refused("yaml", line, reason=type(node).__name__)
