"""What frames an official text: issuer, number, place and date, kind and subject above; recipients and signature below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from generators.importers.casing import in_capitals
from generators.importers.outline import Kind, Part
from generators.importers.source import Piece
from generators.nd30.kinds import Kind as TextKind
from generators.nd30.kinds import abbreviations, kind_named, kinds
from generators.vietnamese.tones import LOWER, UPPER

_MOTTO = re.compile(
    r"(?:CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM|Độc lập\s*[-–]\s*Tự do\s*[-–]\s*Hạnh phúc|ĐỘC LẬP\s*[-–]\s*TỰ DO\s*[-–]\s*HẠNH PHÚC)"
)
_ISSUER = re.compile(
    rf"(?:ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|UBND|ĐẢNG ỦY|ĐẢNG BỘ|HỘI ĐỒNG NHÂN DÂN|HĐND|CÔNG AN|TRUNG TÂM|BAN CHỈ (?:ĐẠO|HUY)|VĂN PHÒNG|PHÒNG|TRẠM|MẶT TRẬN)\b[^{LOWER}]*$"
)
_UNIT = re.compile(rf"(?:XÃ|PHƯỜNG|ĐẶC KHU|THỊ TRẤN|HUYỆN|QUẬN|THỊ XÃ|TỈNH|THÀNH PHỐ|THÔN|TỔ DÂN PHỐ)\s[^{LOWER}]+$")
"""The second line of an issuer: PHƯỜNG AN PHỤ."""
_NUMBER = re.compile(
    r"S[ốỐ]\s*[:.]?\s*(?P<number>\d{0,5})(?:[\s.…_]*)/?\s*(?P<symbol>[A-ZĐ][A-Za-zĐ]{0,6}\s?-\s?[A-ZĐ][A-ZĐa-z]*(?:-[A-ZĐ][A-ZĐa-z]*)*)"
)
_DATE = re.compile(
    rf"(?P<place>[{UPPER}][{LOWER}]+(?:[ -][{UPPER}][{LOWER}]+){{0,3}}),\s*ngày\s*(?P<day>\d{{0,2}})[\s.…_/]*tháng\s*(?P<month>\d{{0,2}})[\s.…_/]*năm\s*(?P<year>(?:\d{{4}}|20)?)"
)
_ABOUT = re.compile(r"(?P<lead>V/v|V/V|Về việc)\s*:?\s*(?P<about>.+)", re.DOTALL)
_GROUND = re.compile(r"(?:Căn cứ|Thực hiện|Theo đề nghị|Xét đề nghị)\s.+[;,.]$", re.DOTALL)
_RULE = re.compile(r"[-–—_=*\s]+$")
_SIGNS = re.compile(
    r"(?:(?:KT|TM|TL|TUQ|Q)\.\s?)|(?:PHÓ )?CHỦ TỊCH\b|(?:PHÓ )?TRƯỞNG (?:PHÒNG|BAN)|(?:PHÓ )?GIÁM ĐỐC|(?:PHÓ )?BÍ THƯ|CHÁNH VĂN PHÒNG"
)
_PERSON = re.compile(rf"[{UPPER}][{LOWER}]+(?:\s+[{UPPER}][{LOWER}]+){{1,4}}")
_ARCHIVE = re.compile(r"L[ưƯ][uU]\b")
_STAMP = re.compile(r"\((?:[Đđ]ã ký|[Kk]ý(?:,| và)? .*|[Kk]ý tên.*)\)")

MOST_SUBJECT = 300  # characters
HEAD = 24  # parts: a letterhead of two columns read line by line has fewer


@dataclass
class Head:
    """What stands above the text; `used`: how many parts it took."""

    kind: TextKind | None = None
    kind_piece: Piece | None = None
    title: Piece | None = None
    number: str = ""
    symbol: str = ""
    day: str = ""
    month: str = ""
    year: str = ""
    place: str = ""
    numbered: Piece | None = None
    dated: Piece | None = None
    issuers: list[Piece] = field(default_factory=list)
    addressees: list[Piece] = field(default_factory=list)
    addressed: bool = False
    """Whether "Kính gửi" stands above, so that bullets name whom else it is for."""
    grounds: list[Piece] = field(default_factory=list)
    frame: list[Piece] = field(default_factory=list)
    """What a notice's frame sets again by itself: the motto, the issuer, the kind."""
    used: int = 0

    @property
    def official(self) -> bool:
        """Whether it has what only an official text has."""
        return self.numbered is not None or self.dated is not None


@dataclass
class Foot:
    """Recipients and signature; `start` and `end`: the parts they took."""

    recipients: list[Piece] = field(default_factory=list)
    archive: Piece | None = None
    authority: list[Piece] = field(default_factory=list)
    name: Piece | None = None
    start: int = 0
    end: int = 0

    def __bool__(self) -> bool:
        return bool(self.recipients or self.archive or self.authority)


def head(parts: Sequence[Part]) -> Head:
    """The frame above the text, read from its first parts."""
    found = Head()
    for index, part in enumerate(parts[:HEAD]):
        if not _takes(found, part, parts[index + 1 :]):
            break
        found.used = index + 1
    return found


def _takes(head: Head, part: Part, following: Sequence[Part]) -> bool:
    """Whether the part belongs to the frame; then it is put in its place."""
    whole = part.whole
    text = whole.text
    if not text or _RULE.fullmatch(text):
        return part.kind is not Kind.PICTURE
    number, date = _NUMBER.search(text), _DATE.search(text)
    framed = bool(_MOTTO.search(text)) or (len(text) < 200 and bool(number or date) and not _closed(text))
    if framed:
        rest = _MOTTO.sub("", text).strip()
        if number and not head.numbered:
            head.number, head.symbol = number["number"], number["symbol"].replace(" ", "")
            head.numbered = whole.part(*number.span())
        if date and not head.dated:
            head.place, head.day, head.month, head.year = date["place"], date["day"], date["month"], date["year"]
            head.dated = whole.part(*date.span())
        if rest and (_ISSUER.match(rest) or head.issuers and _UNIT.match(rest)) and not number:
            head.issuers.append(whole)
            rest = ""
        for known in (head.numbered, head.dated):
            rest = rest.replace(known.text, "") if known is not None else rest
        if not re.search(r"\w", rest):
            head.frame.append(whole)
        return True
    second = bool(head.issuers) and _UNIT.match(text) is not None
    if head.title is None and (_ISSUER.match(text) or second) and not _kind(text):
        head.issuers.append(whole)
        head.frame.append(whole)
        return True
    if head.kind is None and head.title is None and (made := _kind(text)) is not None:
        head.kind, length = made
        head.kind_piece = whole.part(0, length)
        head.frame.append(head.kind_piece)
        titled = whole.part(length)
        if titled:
            head.title = whole if re.match(r"(?:VỀ|Về|CỦA|Của)\b", titled.text) else titled
        return True
    if head.title is None and (about := _ABOUT.match(text)) and len(text) < MOST_SUBJECT:
        head.title = whole if about["lead"].startswith("Về") else whole.part(*about.span("about"))
        return True
    if head.kind is not None and head.title is None and _titles(part):
        head.title = whole
        return True
    if head.title is not None and in_capitals(text) and in_capitals(head.title.text) and part.kind is Kind.HEADING:
        return False
    if part.kind is Kind.LABEL and part.mark == "Kính gửi":
        head.addressed = True
        if part.piece:
            head.addressees.append(part.piece)
        return True
    if head.addressed and part.kind is Kind.BULLET and following:
        head.addressees.append(part.piece)
        return True
    head.addressed = False
    if head.kind is not None and _GROUND.fullmatch(text) and len(text) < 400 and "./." not in text and text[-1] in ";,":
        head.grounds.append(whole)
        return True
    return False


def _closed(text: str) -> bool:
    return len(text) > 120 and text.endswith(".")


def _kind(text: str) -> tuple[TextKind, int] | None:
    """The kind a heading names, and the length of its name: THÔNG BÁO; BÀI TUYÊN TRUYỀN DỊCH VỤ CÔNG …"""
    whole = kind_named(text)
    if whole is not None:
        return whole, len(text)
    if not in_capitals(text):
        return None
    names = sorted({kind.name for kind in kinds().values()} | set(abbreviations()), key=len, reverse=True)
    for name in names:
        if text.upper().startswith(f"{name.upper()} ") and name.upper() not in (
            "HƯỚNG DẪN",
            "QUY ĐỊNH",
            "CHƯƠNG TRÌNH",
        ):
            kind = kind_named(name)
            return (kind, len(name)) if kind is not None else None
    return None


def _titles(part: Part) -> bool:
    return (
        part.kind in (Kind.PLAIN, Kind.HEADING)
        and len(part.whole.text) <= MOST_SUBJECT
        and not part.whole.text.endswith((".", ";"))
    )


def foot(parts: Sequence[Part], start: int) -> Foot:
    """The frame below the text: from "Nơi nhận" or the signature to the signer's name."""
    begin = next((index for index in range(start, len(parts)) if _begins_foot(parts[index])), None)
    if begin is None:
        return Foot(start=len(parts), end=len(parts))
    found = Foot(start=begin, end=begin)
    receiving = False
    for index in range(begin, len(parts)):
        part = parts[index]
        text = part.whole.text
        if part.kind is Kind.LABEL and part.mark.casefold() == "nơi nhận":
            receiving = True
            if part.piece:
                _receive(found, part.piece)
        elif _SIGNS.match(text) and in_capitals(text):
            found.authority += _lines(part.whole)
            receiving = False
        elif receiving and part.kind in (Kind.BULLET, Kind.PLAIN) and not _named(found, text) and len(text) < 200:
            _receive(found, part.piece)
        elif found.authority and _named(found, text):
            found.name = part.whole
        elif found.authority and found.name is None and (_STAMP.fullmatch(text) or part.kind is Kind.PICTURE):
            pass
        elif not receiving and part.kind is Kind.BULLET and _ARCHIVE.match(part.piece.text):
            _receive(found, part.piece)
        else:
            break
        found.end = index + 1
    return found


def _begins_foot(part: Part) -> bool:
    if part.kind is Kind.LABEL and part.mark.casefold() == "nơi nhận":
        return True
    return (
        part.kind in (Kind.HEADING, Kind.PLAIN)
        and _SIGNS.match(part.whole.text) is not None
        and in_capitals(part.whole.text)
    )


def _named(found: Foot, text: str) -> bool:
    return bool(found.authority) and found.name is None and _PERSON.fullmatch(text) is not None


def _receive(found: Foot, piece: Piece) -> None:
    if _ARCHIVE.match(piece.text):
        found.archive = piece
    else:
        found.recipients.append(piece)


def _lines(piece: Piece) -> list[Piece]:
    """ "KT. CHỦ TỊCH PHÓ CHỦ TỊCH" in one line is two."""
    cut = re.search(r"(?<=\w) (?=PHÓ (?:CHỦ TỊCH|TRƯỞNG|GIÁM ĐỐC|BÍ THƯ))", piece.text)
    return (
        [piece.part(0, cut.start()), piece.part(cut.end())]
        if cut and piece.text.startswith(("KT", "TM", "Q"))
        else [piece]
    )
