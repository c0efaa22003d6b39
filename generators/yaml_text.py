"""One YAML file becomes a raw tree of texts with line marks, or findings; knows no model and trusts no file.

PyYAML's C composer does the parsing: it keeps line marks and constructs nothing, so no tag can run anything.
"""

from __future__ import annotations

import re
import stat
import unicodedata
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Any

import yaml

from generators import faults
from generators.characters import odd, old_font, visible
from generators.findings import Finding, Severity
from generators.layers import Mark, Tree
from generators.layers import Path as TreePath

MAX_BYTES = 512 * 1024  # thirty times the longest procedure of the national database
MAX_DEPTH = 24  # content nests eight levels; a hundred would be an attack
MAX_ODD = 20  # of one kind of mistake, enough to see it


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

    try:
        if not file.resolve(strict=True).is_relative_to(content.resolve()):
            refuse("outside", name=file.name)
            return None
        status = file.stat()
        if not stat.S_ISREG(status.st_mode):  # a folder; a pipe would keep us waiting for ever
            refuse("not-a-file", name=file.name)
            return None
        if status.st_size > MAX_BYTES:
            refuse("too-large", size=str(status.st_size // 1024), limit=str(MAX_BYTES // 1024))
            return None
        with file.open("rb") as opened:
            raw = opened.read(MAX_BYTES + 1)  # what grows while we read is cut, and then no YAML
    except (OSError, RuntimeError) as error:  # RuntimeError: a circle of links
        refuse("unreadable", reason=faults.of_system(error))
        return None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        refuse("not-utf8", line, byte=f"0x{raw[error.start]:02x}", seems=_seems(raw))
        return None
    return parse(text, name, findings, item)


def _seems(raw: bytes) -> str:
    """The name of the encoding that a file which is not UTF-8 most likely has."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "UTF-16"
    return "windows-1258, TCVN3, VNI" if b"\0" not in raw else "-"


def parse(text: str, name: str, findings: list[Finding], item: tuple[str, str, str]) -> Tree | None:
    """The text of a file named `name` as a tree, or None with findings added.

    What is wrong with single characters is found first: it explains most of what the parser would only stumble over.
    """

    def refuse(code: str, line: int = 0, **values: str) -> None:
        findings.append(Finding(Severity.ERROR, code, name, line, values=values, item=item))

    old = old_font(text)
    if old is not None:
        refuse("old-font", _line(text, old))
        return None
    seen = [*islice(odd(text), MAX_ODD)]
    for each in seen:
        refuse(each.fault, _line(text, each.position), name=each.name, before=each.before)
    if seen:
        return None
    composed = unicodedata.normalize("NFC", text)
    if composed != text:
        findings.append(Finding(Severity.WARNING, "not-nfc", name, _first_difference(text, composed), item=item))
    try:
        _look_ahead(composed)
        node = yaml.compose(composed, Loader=yaml.CBaseLoader)
        if not isinstance(node, yaml.MappingNode):
            refuse("not-a-mapping", 1)
            return None
        marks: dict[TreePath, Mark] = {}
        return Tree(_plain(node, (), marks, name), marks)
    except _Refused as refused:
        refuse(refused.code, refused.line, **refused.values)
    except yaml.MarkedYAMLError as error:
        code, line, values = _explained(error, composed)
        refuse(code, line, **values)
    except yaml.YAMLError as error:
        refuse("yaml", _line(composed, getattr(error, "position", 0)), reason=str(getattr(error, "reason", error)))
    return None


_BREAK = re.compile("\r\n?|\n|\x85")


def _line(text: str, position: int) -> int:
    """The line of a place, counted as the YAML parser does."""
    return sum(1 for _ in _BREAK.finditer(text, 0, position)) + 1


def _first_difference(text: str, other: str) -> int:
    for number, (one, two) in enumerate(zip(_BREAK.split(text), _BREAK.split(other), strict=False), 1):
        if one != two:
            return number
    return 0


def _look_ahead(text: str) -> None:
    """Refuse, before anything is composed, what nests too deep (the composer recurses in C and would overflow), anchors
    and aliases (a few lines of them can stand for gigabytes), tags and second documents.
    """
    depth = documents = 0
    for event in yaml.parse(text, Loader=yaml.CBaseLoader):
        line = event.start_mark.line + 1 if event.start_mark else 0
        match event:
            case yaml.AliasEvent():
                raise _Refused("alias", line)
            case yaml.DocumentStartEvent():
                documents += 1
                if documents > 1:
                    raise _Refused("yaml-documents", line)
            case yaml.CollectionStartEvent() | yaml.ScalarEvent():
                if event.anchor:
                    raise _Refused("alias", line)
                if event.tag:
                    raise _Refused("tag", line, tag=shown(event.tag))
                if isinstance(event, yaml.CollectionStartEvent):
                    depth += 1
                    if depth > MAX_DEPTH:
                        raise _Refused("too-deep", line, limit=str(MAX_DEPTH))
            case yaml.CollectionEndEvent():
                depth -= 1
            case _:
                pass  # begin and end of the stream and of the document


_EXPLAINED = (
    ("mapping values are not allowed", "yaml-colon"),
    ("found a tab character", "yaml-tab"),
    ("found unexpected end of stream", "yaml-quote"),
    ("could not find expected ':'", "yaml-no-colon"),
    ("did not find expected ',' or", "yaml-bracket"),
    ("did not find expected", "yaml-indent"),
    ("block sequence entries are not allowed", "yaml-indent"),
    ("cannot start any token", "yaml-start"),
)
"""What the parser says, and the finding that says it so that an officer can act."""


_BEGINS = re.compile(r"\s*(?:- +)*(?:[^\s:]+: +)?([%@`&*!{\[\"'])")
"""A line whose value begins with a sign that means something else in YAML."""
_GLUED = re.compile(r"\s*-[^\s-]")
"""A dash of a list without the space after it."""


def _explained(error: yaml.MarkedYAMLError, text: str) -> tuple[str, int, dict[str, str]]:
    """The finding's code, the line of the mistake (the parser may stumble lines later), and the finding's values."""
    reason = str(error.problem or error.context)
    mark = error.problem_mark or error.context_mark
    code = next((code for words, code in _EXPLAINED if words in reason), "yaml")
    if code in ("yaml-quote", "yaml-no-colon", "yaml-bracket") and error.context_mark is not None:
        mark = error.context_mark  # where the quotation, the key or the bracket begins
    if mark is None:
        return code, 0, {"reason": reason}
    rows = [*_BREAK.split(text), ""]
    line = min(mark.line, len(rows) - 1)
    if code == "yaml-start" and rows[line][mark.column : mark.column + 1] == "\t":
        code = "yaml-tab"
    elif code in ("yaml-colon", "yaml-indent", "yaml-start"):
        above = next((at for at in range(line - 1, -1, -1) if rows[at].strip()), line)
        glued = next((at for at in (line, above) if _GLUED.match(rows[at])), None)
        quoted = _quoted_until(text, line)
        if quoted is not None:
            code, line = "yaml-quote", quoted
        elif glued is not None:
            code, line = "yaml-dash", glued
        elif begins := _BEGINS.match(rows[line]):
            return "yaml-start", line + 1, {"sign": begins[1]}
    if code == "yaml-start":
        return code, line + 1, {"sign": rows[line][mark.column : mark.column + 1]}
    return code, line + 1, {"reason": reason}


def _quoted_until(text: str, line: int) -> int | None:
    """Where a quotation of several lines begins that ends in the middle of this one: it was not closed in its own."""
    found = None
    with suppress(yaml.YAMLError):
        for event in yaml.parse(text, Loader=yaml.CBaseLoader):
            start, end = event.start_mark, event.end_mark
            quoted = isinstance(event, yaml.ScalarEvent) and event.style in ("'", '"')
            if quoted and start and end and start.line < end.line == line:
                found = start.line
    return found


def _plain(node: yaml.Node, path: TreePath, marks: dict[TreePath, Mark], name: str) -> Any:
    line = node.start_mark.line + 1
    marks[path] = Mark(name, line)
    match node:
        case yaml.MappingNode():
            data: dict[str, Any] = {}
            first: dict[str, int] = {}
            for key_node, value_node in node.value:
                key_line = key_node.start_mark.line + 1
                if node.flow_style and ":" in key_node.value and value_node.value == "":
                    raise _Refused("yaml-start", key_line, sign="{")  # markup such as {screen:Gửi}, not in quotes
                if not isinstance(key_node, yaml.ScalarNode):
                    raise _Refused("yaml-key", key_line)
                key = _text(key_node)
                if key in data:
                    raise _Refused("duplicate-key", key_line, key=shown(key), first=str(first[key]))
                first[key] = key_line
                data[key] = _plain(value_node, (*path, key), marks, name)
                marks[*path, key] = Mark(name, key_line)
            return data
        case yaml.SequenceNode():
            return [_plain(entry, (*path, i), marks, name) for i, entry in enumerate(node.value)]
        case yaml.ScalarNode():
            if node.value == "" and not node.style:
                return None  # `key:` with nothing after it: left blank
            return _text(node)
        case _:
            raise _Refused("yaml", line, reason=type(node).__name__)


def _text(node: yaml.ScalarNode) -> str:
    """The scalar's text; what an escape such as "\\u202e" or "\\0" brings in is refused as if it stood there."""
    text = str(node.value)
    if node.style != '"':
        return text  # no escapes: all its characters stood in the file
    for each in islice(odd(text), 1):
        raise _Refused(each.fault, node.start_mark.line + 1, name=each.name, before=each.before)
    if not unicodedata.is_normalized("NFC", text):
        raise _Refused("not-nfc", node.start_mark.line + 1)
    return text


def shown(text: str, limit: int = 60) -> str:
    """A text of the file, short and harmless enough for one line of a message."""
    plain = visible(text)
    return plain if len(plain) <= limit else plain[: limit - 1] + "…"
