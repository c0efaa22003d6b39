"""Whom to ask: the person, the role, the number and the hours in a sentence that says so."""

from __future__ import annotations

import re

from generators.importers.draft import Node
from generators.importers.drafter import Drafter
from generators.importers.source import Piece
from generators.values import Phone
from generators.vietnamese import slug
from generators.vietnamese.tones import LOWER, UPPER

_NUMBER = re.compile(
    r"(?<![\d.,/-])(?:\+84 ?|0)(?:\d{9,10}|\d{2,3}[ .-]\d[ .-]?\d{3}[ .-]\d{3}|\d{2,3}[ .-]\d{7,8}|\d{2,3}[ .-]\d{3}[ .-]\d{3,4}|\d{3}[ .]\d{2}[ .]\d{2}[ .]\d{2}|\d{2}[ .-]\d{4}[ .-]\d{4})(?!\d)"
    r"|(?<!\d)1[89]00[ .]?\d{4,6}(?!\d)"
)
_ASKS = re.compile(r"liên hệ|điện thoại|hotline|đường dây nóng|số máy|zalo|giải đáp|thắc mắc|hỗ trợ", re.IGNORECASE)
_PERSON = re.compile(
    rf"(?<!\w)(?P<person>(?:[Bb]à|[Ôô]ng|[Đđ]ồng chí|[Đđ]/c|[Aa]nh|[Cc]hị)\s+[{UPPER}][{LOWER}]+(?:\s+[{UPPER}][{LOWER}]+){{1,4}})"
)
_ROLE = re.compile(
    rf"(?<!\w)(?P<role>(?:[Cc]ông chức|[Cc]án bộ|[Cc]huyên viên|[Vv]iên chức|[Tt]rưởng|[Pp]hó|[Gg]iám đốc|[Cc]hủ tịch|[Bb]ộ phận|"
    rf"[Tt]rung tâm|[Cc]ông an|[Tt]rạm|[Vv]ăn phòng|[Đđ]ường dây nóng|[Tt]ổ)(?:\s+(?:và\s+)?[{UPPER}{LOWER}–-]+){{0,10}}?)"
    r"(?=\s*(?:[:;,.()]|\d|theo số|số điện thoại|qua|tại số|SĐT|ĐT|$))"
)
_HOURS = re.compile(
    r"(?:trong )?giờ hành chính(?: các ngày [^.;,]{3,40})?|(?:từ )?\d{1,2} ?(?:giờ|h|g|:) ?\d{0,2}(?: phút)? ?(?:đến|-|–) ?\d{1,2} ?(?:giờ|h|g|:)"
    r" ?\d{0,2}(?: phút)?"
)


def is_contact(piece: Piece) -> bool:
    """Whether a paragraph tells whom to call."""
    return _NUMBER.search(piece.text) is not None and _ASKS.search(piece.text) is not None


def contact(piece: Piece, drafter: Drafter) -> Node:
    """The contact a paragraph names. What it does not say stays out; without a role there is a question."""
    text = piece.text
    number = _NUMBER.search(text)
    assert number is not None
    node = Node()
    person, hours = _PERSON.search(text), _HOURS.search(text)
    start = min([number.start(), *([person.start()] if person else [])])
    role = _ROLE.search(text, person.end() if person else 0) or _ROLE.search(text)
    words = role["role"].strip(" –-") if role else ""
    node["id"] = drafter.contact_id(slug(words)[:40].strip("-") or "nguoi-lien-he", number[0])
    node["role"] = words or "Cần kiểm tra lại: chức danh"
    if not words:
        node.ask("role", "no-role", piece.first, place=drafter.spot(piece.first))
    if person:
        node["person"] = " ".join(person["person"].split())
        node.ask("person", "person", piece.first, found=node["person"])
    try:
        node["phone"] = Phone.parse(number[0]).digits
    except ValueError:
        node.ask("role", "wrong-phone", piece.first, found=number[0])
    if hours:
        drafter.say(node, "hours", piece.part(*hours.span()))
    purpose = re.sub(r"\s*(?:của|là|:|theo|số|\s)*$", "", text[:start]) if start else ""
    if role and role.start() < start:
        purpose = text[: role.start()].rstrip(" :–-,")
    if len(purpose.split()) > 3:
        drafter.say(node, "purpose", piece.part(0, len(purpose)))
    return drafter.sourced(node, piece)
