"""Papers that a step lists in brackets: đính kèm thành phần hồ sơ (A (nếu …), B). Knows no guide."""

from __future__ import annotations

import re

from generators.importers.draft import Node
from generators.importers.drafter import Drafter
from generators.importers.source import Piece

_PAPERS = re.compile(r"(?:thành phần hồ sơ|hồ sơ|giấy tờ)(?: gồm| bao gồm)?\s*:?\s*\(", re.IGNORECASE)


def papers(piece: Piece, drafter: Drafter) -> list[Node]:
    """Papers that a step lists in brackets: đính kèm thành phần hồ sơ (A (nếu …), B)."""
    found = _PAPERS.search(piece.text)
    if not found:
        return []
    listed = []
    end = _closing(piece.text, found.end() - 1)
    for start, stop in _split(piece.text, found.end(), end):
        item = piece.part(start, stop)
        bracket = re.search(r"\s*\((?P<when>[^()]+)\)$", item.text)
        node = Node()
        name = item.part(0, bracket.start()) if bracket else item
        drafter.say(node, "name", name)
        node["name"] = node["name"][:1].upper() + node["name"][1:]
        if bracket:
            drafter.say(node, "when", item.part(*bracket.span("when")))
        listed.append(drafter.sourced(node, item))
    return listed


def _closing(text: str, start: int) -> int:
    depth = 0
    for at in range(start, len(text)):
        depth += {"(": 1, ")": -1}.get(text[at], 0)
        if depth == 0:
            return at
    return len(text)


def _split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The stretches between commas and semicolons that stand in no bracket."""
    found, depth, begin = [], 0, start
    for at in range(start, end):
        depth += {"(": 1, ")": -1}.get(text[at], 0)
        if depth == 0 and text[at] in ",;":
            found.append((begin, at))
            begin = at + 1
    return [*found, (begin, end)]
