"""The legal documents of a record: a table whose cells ran together, title and number, title and number."""

from __future__ import annotations

import re

from generators.importers.draft import Node
from generators.importers.drafter import Drafter
from generators.importers.source import Piece
from generators.vietnamese.tones import LOWER, UPPER

_HEAD = re.compile(r"Tên văn bản(?: pháp lý)?\s*Mã văn bản\s*|Số ký hiệu\s*Trích yếu.*?Cơ quan ban hành\s*")
_CODE = re.compile(
    r"(?P<code>(?:(?:Thông tư liên tịch|Thông tư|Nghị định|Quyết định|Nghị quyết|Luật|Văn bản hợp nhất) (?:số )?)?"
    rf"(?P<number>\d{{1,7}}(?:\.\d)?)/(?:(?P<year>(?:19|20)\d\d)/)?(?:QH\d\d|[A-ZĐ]+(?:-[A-ZĐ]+)*))\s*(?=[{UPPER}][{LOWER}]|[{UPPER}]{{2,}} |$)"
)
_YEAR_FIRST = re.compile(r"(?P<year>(?:19|20)\d\d)(?P<number>\d{1,3})$")


def legal_bases(piece: Piece, drafter: Drafter) -> list[Node]:
    """Each document with its number; words that belong to none are a basis of their own with a question."""
    text = piece.text
    head = _HEAD.match(text)
    start = head.end() if head else 0
    if head is None and "\n" not in text and not _CODE.search(text):
        return [_basis(piece, None, drafter)]
    found: list[Node] = []
    for match in _CODE.finditer(text, start):
        begin = match.start()
        year = _YEAR_FIRST.fullmatch(match["number"])
        if not year and not _glued(text, begin, start):
            continue
        title = piece.part(start, begin)
        code = match["code"].strip()
        if text[:begin].endswith("QH") and len(match["number"]) > 2:  # "Luật 60/2014/QH13" and "60/2014/QH13"
            title = piece.part(start, begin + 2)
            code = code[2:]
        if year:  # "Luật Cư trú 2020" and "68/2020/QH14" without a space
            title = piece.part(start, begin + 4)
            code = code[4:]
        elif not title:
            continue
        found.append(_basis(title, code, drafter, piece.part(start, match.end("code"))))
        start = match.end()
    rest = piece.part(start)
    if rest:
        node = _basis(rest, None, drafter)
        node.ask("title", "basis-unclear", rest.first, place=drafter.spot(rest.first))
        found.append(node)
    return found


def _glued(text: str, begin: int, start: int) -> bool:
    """Whether a number stands at the end of its title's cell: no space divides them."""
    before = text[begin - 1 : begin]
    if begin <= start:
        return False
    return not before.isspace() and (not before.isdigit() or re.search(r"QH\d\d$", text[:begin]) is not None)


def _basis(title: Piece, code: str | None, drafter: Drafter, whole: Piece | None = None) -> Node:
    node = Node()
    drafter.say(node, "title", title)
    if code:
        node["number"] = re.sub(r"^(?:\D+ số |\D+ )(?=\d)", "", code)
    return drafter.sourced(node, whole or title)
