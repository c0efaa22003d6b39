"""The objects of a PDF as they lie in the file: dictionaries, arrays, streams; enough of ISO 32000-1 to check a file by."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any


class Name(str):
    """/Type, without its slash."""


@dataclass(frozen=True)
class Reference:
    number: int


@dataclass(frozen=True)
class Stream:
    entries: dict[str, Any]
    raw: bytes

    @property
    def data(self) -> bytes:
        return zlib.decompress(self.raw) if self.entries.get("Filter") == "FlateDecode" else self.raw


_TOKEN = re.compile(
    rb"[\0\t\n\f\r ]*(?:%[^\n]*\n[\0\t\n\f\r ]*)*"
    rb"(<<|>>|\[|\]|\(|<[0-9A-Fa-f\s]*>|/[^\0\t\n\f\r ()<>\[\]{}/%]*|[^\0\t\n\f\r ()<>\[\]{}/%]+)"
)
_CLOSING = object()
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


class _Reader:
    def __init__(self, data: bytes, at: int = 0) -> None:
        self.data, self.at = data, at

    def token(self) -> bytes:
        found = _TOKEN.match(self.data, self.at)
        if found is None:
            raise EOFError
        self.at = found.end()
        return found[1]

    def value(self) -> Any:
        token = self.token()
        if token == b"<<":
            pairs = list(iter(self.value, _CLOSING))
            return dict(zip(pairs[::2], pairs[1::2], strict=True))
        if token == b"[":
            return list(iter(self.value, _CLOSING))
        if token in (b">>", b"]"):
            return _CLOSING
        if token == b"(":
            return self.text()
        if token.startswith(b"<"):
            return bytes.fromhex(token[1:-1].decode())
        if token.startswith(b"/"):
            return Name(re.sub(rb"#(..)", lambda code: bytes.fromhex(code[1].decode()), token[1:]).decode("latin-1"))
        if re.fullmatch(rb"\d+", token):
            reference = re.compile(rb"\s+(\d+)\s+R\b").match(self.data, self.at)
            if reference:
                self.at = reference.end()
                return Reference(int(token))
        try:
            return float(token) if b"." in token else int(token)
        except ValueError:
            return Name(token.decode("latin-1"))  # true, false, null, an operator

    def text(self) -> bytes:
        made, depth = b"", 1
        while True:
            sign = self.data[self.at : self.at + 1]
            self.at += 1
            if sign == b"\\":
                after = self.data[self.at : self.at + 1]
                octal = re.compile(rb"[0-7]{1,3}").match(self.data, self.at)
                made += bytes([int(octal[0], 8)]) if octal else _ESCAPES.get(after, after)
                self.at = octal.end() if octal else self.at + 1
                continue
            depth += (sign == b"(") - (sign == b")")
            if not depth:
                return made
            made += sign


class Pdf:
    """A file with a cross-reference stream, as ours have; its objects by number."""

    def __init__(self, data: bytes) -> None:
        start = int(data.rsplit(b"startxref", 1)[1].split()[0])
        table = self._at(data, start)
        assert isinstance(table, Stream), "a classic cross-reference table"
        self.trailer = table.entries
        self.objects: dict[int, Any] = {}
        widths, packed = table.entries["W"], {}
        rows, size = table.data, sum(table.entries["W"])
        spans = table.entries.get("Index", [0, table.entries["Size"]])
        numbers = [n for first, count in zip(spans[::2], spans[1::2], strict=True) for n in range(first, first + count)]
        for row, number in enumerate(numbers):
            cells, at = [], row * size
            for width in widths:
                cells.append(int.from_bytes(rows[at : at + width], "big"))
                at += width
            if cells[0] == 1:
                self.objects[number] = self._at(data, cells[1])
            elif cells[0] == 2:
                packed[number] = cells[1]
        for number, holder in packed.items():
            self.objects[number] = self._packed(self.objects[holder], number)

    @staticmethod
    def _at(data: bytes, offset: int) -> Any:
        head = re.compile(rb"\d+\s+\d+\s+obj").match(data, offset)
        assert head, f"no object at {offset}"
        reader = _Reader(data, head.end())
        found = reader.value()
        body = re.compile(rb"\s*stream\r?\n").match(data, reader.at)
        if body and isinstance(found, dict):
            return Stream(found, data[body.end() : body.end() + found["Length"]])
        return found

    @staticmethod
    def _packed(holder: Stream, number: int) -> Any:
        head = [int(word) for word in holder.data[: holder.entries["First"]].split()]
        where = dict(zip(head[::2], head[1::2], strict=True))
        return _Reader(holder.data, holder.entries["First"] + where[number]).value()

    def get(self, value: Any) -> Any:
        """What a reference leads to; anything else is itself."""
        while isinstance(value, Reference):
            value = self.objects[value.number]
        return value

    @property
    def catalogue(self) -> dict[str, Any]:
        found = self.get(self.trailer["Root"])
        assert isinstance(found, dict)
        return found

    def dictionaries(self) -> Iterator[dict[str, Any]]:
        """Every dictionary of the file, however deep."""
        pending = list(self.objects.values())
        while pending:
            value = pending.pop()
            if isinstance(value, Stream):
                value = value.entries
            if isinstance(value, dict):
                yield value
                pending += value.values()
            elif isinstance(value, list):
                pending += value

    def of_type(self, kind: str) -> list[dict[str, Any]]:
        return [each for each in self.dictionaries() if each.get("Type") == kind]


def operations(content: bytes) -> Iterator[tuple[str, list[Any]]]:
    """The operators of a content stream, each with what stands before it. No inline pictures."""
    reader, operands = _Reader(content), []
    while True:
        try:
            value = reader.value()
        except EOFError:
            return
        if isinstance(value, Name) and not content[: reader.at].endswith(b"/" + value.encode("latin-1")):
            yield str(value), operands
            operands = []
        else:
            operands.append(value)
