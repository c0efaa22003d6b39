"""Which commune a document is from: the one its letterhead and its sentences name, not one of an example's address."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from generators.importers.source import Piece
from generators.vietnamese import slug
from generators.vietnamese.tones import LOWER, UPPER

_NAME = rf"[{UPPER}][{LOWER}]+(?:[ -][{UPPER}][{LOWER}]+){{0,3}}"
_UNIT = re.compile(
    rf"(?<!\w)(?P<kind>xã|phường|thị trấn|đặc khu|Xã|Phường)\s+(?P<name>{_NAME})(?P<after>,\s*(?:quận|huyện|thành phố|thị xã|tỉnh))?"
)
_CAPITALS = re.compile(
    rf"(?<!\w)(?P<kind>XÃ|PHƯỜNG|ĐẶC KHU)\s+(?P<name>[{UPPER}]+(?: [{UPPER}]+){{0,3}})(?=$|\s{{2,}}|\n|[,;.:–-]| CỘNG HÒA| ĐỘC LẬP)"
)
_AHEAD = re.compile(
    r"(?:UBND|Ủy ban nhân dân|ủy ban nhân dân|ỦY BAN NHÂN DÂN|địa bàn|Đảng ủy|HĐND|của|Nhân dân|nhân dân|toàn|Công an|tại)\s+$"
)
_PROVINCE = re.compile(rf"(?<!\w)(?P<kind>tỉnh|thành phố|TP\.?)\s+(?P<name>{_NAME})")
_WHOLE = {"xã": "xã", "phường": "phường", "đặc khu": "đặc khu"}


@dataclass(frozen=True)
class Unit:
    """A commune as a document names it: its kind, its name, and the folder its name makes."""

    kind: str
    name: str
    piece: Piece

    @property
    def folder(self) -> str:
        return slug(self.name)


def commune(pieces: Iterable[Piece]) -> Unit | None:
    """The commune named most, a name in a letterhead or after "UBND" counting more, one in an address less."""
    weight: Counter[tuple[str, str]] = Counter()
    where: dict[tuple[str, str], Piece] = {}
    for piece in pieces:
        for found in (*_UNIT.finditer(piece.text), *_CAPITALS.finditer(piece.text)):
            kind = found["kind"].lower()
            if kind not in _WHOLE or found["name"].split()[0] in ("Hội",):
                continue
            name = found["name"] if found["name"] != found["name"].upper() else found["name"].title()
            key = (kind, name)
            weight[key] += 1 + 2 * bool(_AHEAD.search(piece.text[: found.start()])) + 3 * (found["kind"].isupper())
            weight[key] -= 3 * bool(found.groupdict().get("after")) + 2 * piece.text.startswith("Ví dụ")
            where.setdefault(key, piece.part(*found.span()))
    if not weight:
        return None
    best, points = weight.most_common(1)[0]
    return Unit(best[0], best[1], where[best]) if points > 0 else None


def province(pieces: Iterable[Piece]) -> tuple[str, Piece] | None:
    """The province named most, with its kind, where the text names one."""
    count: Counter[str] = Counter()
    where: dict[str, Piece] = {}
    for piece in pieces:
        if piece.text.startswith("Ví dụ"):
            continue
        for found in _PROVINCE.finditer(piece.text):
            if found["kind"] != "tỉnh" and "trực thuộc" not in piece.text:
                continue
            name = f"tỉnh {found['name']}" if found["kind"] == "tỉnh" else f"thành phố {found['name']}"
            count[name] += 1
            where.setdefault(name, piece.part(*found.span()))
    return (best := count.most_common(1)[0][0], where[best]) if count else None
