"""Telephone numbers, hotlines, emergency numbers and short codes, grouped as people say them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .numbers import digit_by_digit
from .style import Style


@dataclass(frozen=True, slots=True)
class Phone:
    """Digits in the groups people pause between; `international`: a "+" stands before."""

    groups: tuple[str, ...]
    international: bool = False

    @property
    def short(self) -> bool:
        return sum(map(len, self.groups)) <= 6


@dataclass(frozen=True, slots=True)
class Dialled:
    """A service code typed on the keypad: *101#."""

    text: str


_SEP = r"[ .\-–]"
_MOBILE = re.compile(
    rf"0[35789](?:\d{{8}}|\d{{1,2}}(?:{_SEP}\d{{2,4}}){{2,4}}|(?:{_SEP}\d{{4}}){{2}})(?!\d)(?![.,-]\d)"
)
_LANDLINE = re.compile(
    rf"\(?0(?:2\d{{1,2}})\)?(?: ?{_SEP} ?)?\d{{1,8}}(?:{_SEP}\d{{1,4}}){{0,4}}(?![\d])(?![.,/-]\d)"
)
_INTERNATIONAL = re.compile(rf"(?:\(\+84\)|\+ ?84)(?:{_SEP}|\(0\))?\d{{1,9}}(?:{_SEP}\d{{2,4}}){{0,3}}(?!\d)")
_SERVICE = re.compile(rf"1[89]00(?:{_SEP}?\d{{4,6}}|(?:{_SEP}\d{{2,3}}){{2,3}})(?!\d)(?![.,]\d)")
_ANY = re.compile(rf"\+?\(?\d{{2,4}}\)?(?:{_SEP}?\d{{2,4}}){{0,4}}(?!\d)")
_DIALLED = re.compile(r"[*#]\d{1,6}(?:\*\d{1,15}){0,4}#|\*\d{3,6}(?!\d)")

# After one of these, any remark without a digit may stand before the number.
_PHONE_WORDS = re.compile(
    r"điện thoại|hotline|đường dây|tổng đài|zalo|viber|số máy|máy bàn|di động|telephone|phone|"
    r"(?<![^\W_])(?:đt|sđt|sdt|đtdđ|dđ|fax|tel)(?![^\W_])|☎|📞"
)
_REMARK = re.compile(r"[^\d.;]{0,40}")
# After one of these the number follows at once, or after a few small words.
_CALL_WORDS = (
    " gọi", " bấm", " quay", " phím", " liên hệ", " đầu số", " gửi", " nhắn tin", " theo số",
    " qua số", " vào số", " tới số", " đến số", " số nóng", " nhánh", " nhấn", " máy lẻ",
)  # fmt: skip
_SMALL_WORDS = (
    " số", " đến", " tới", " về", " ngay", " đầu số", " máy", " phím", " nhánh", " vào", " là", " cho",
)  # fmt: skip
EMERGENCY = frozenset(("111", "112", "113", "114", "115", "1022", "1080", "1414", "156", "5656"))
_EMERGENCY_WORDS = re.compile(
    r"(?:cảnh sát|công an|cứu hỏa|cứu hoả|phòng cháy|chữa cháy|pccc|cứu thương|cấp cứu|trẻ em|cứu nạn|cứu hộ|"
    r"khẩn cấp|y tế|phản ánh|hỗ trợ|cuộc gọi rác|lừa đảo)[^.;\d]{0,16}$"
)


def _announced(before: str, digits: str) -> bool:
    """Whether the words before tell that a telephone number follows."""
    if before.endswith((" đt", " đt.")) and len(digits) <= 3:
        return False  # ĐT 391 is a road
    if _PHONE_WORDS.search(before):
        *_, last = _PHONE_WORDS.finditer(before)
        if _REMARK.fullmatch(before, last.end()):
            return True
    tail = before.rstrip(": ")
    for _ in range(3):
        if tail.endswith(_CALL_WORDS):
            return True
        if not tail.endswith(_SMALL_WORDS):
            return False
        tail = tail.rsplit(" ", 1)[0]
    return tail.endswith(_CALL_WORDS)


_COUNTED = re.compile(
    r" +(?:người|hộ|trường hợp|hồ sơ|đồng|lượt|em|cháu|đại biểu|cuộc|vụ|tin|bài|ngày|giờ|lần|tỷ|triệu|nghìn|ha|m2|"
    r"kg|%|cán bộ|công dân|thôn|xã|đơn vị|học sinh|ca|điểm|km|tấn|suất|chiếc|bản|tổ|năm|tuổi|phút|phường|thủ tục|"
    r"văn bản)(?!\w)"
)


def find(
    text: str, at: int, end: int, before: str, certain: bool, chained: bool, neighbour: bool = False
) -> tuple[int, Phone] | None:
    """The telephone number that begins at `at`; `chained`: one stands just before ("113, 114");
    `neighbour`: a short one stands shortly before ("113 khi cần công an, 114 khi có cháy")."""
    if certain:
        match = _INTERNATIONAL.match(text, at, end) or _ANY_LONG.match(text, at, end)
        return _phone(match) if match else None
    first = text[at]
    if first == "0" or first == "(":
        match = _MOBILE.match(text, at, end) if first == "0" else None
        if match and len(_digits(match.group())) == 10:
            return _phone(match)
        match = _LANDLINE.match(text, at, end)
        if match and 10 <= len(_digits(match.group())) <= 11:
            return _phone(match)
    if first in "+(":
        match = _INTERNATIONAL.match(text, at, end)
        if match and len(_digits(match.group())) >= 10:
            return _phone(match)
    if first == "1":
        match = _SERVICE.match(text, at, end)
        if match and not ("-" in match.group() and len(match.group()) == 9 and not _announced(before, match.group())):
            return _phone(match)
    match = _ANY.match(text, at, end)
    if match is None:
        return None
    digits = _digits(match.group())
    if len(digits) < 3 or counted(text, match.end(), end):
        return None
    if chained or _announced(before, digits):
        longer = _ANY_LONG.match(text, at, end)
        if longer is not None and len(_digits(longer.group())) <= 12:
            return _phone(longer)
        return _phone(match) if len(digits) <= 12 else None
    if match.group() == digits and digits in EMERGENCY and neighbour:
        return _phone(match)
    if digits in EMERGENCY and match.group() == digits and _EMERGENCY_WORDS.search(before):
        return _phone(match)
    return None


_ANY_LONG = re.compile(rf"\+?\(?\d{{1,15}}\)?(?:{_SEP}{{1,3}}\d{{1,9}}){{0,6}}(?!\d)")


def counted(text: str, stop: int, end: int) -> bool:
    """Whether a noun that is counted follows: then the digits are a quantity."""
    return _COUNTED.match(text, stop, min(end, stop + 16)) is not None


def find_dialled(text: str, at: int, end: int) -> tuple[int, Dialled] | None:
    match = _DIALLED.match(text, at, end)
    return (match.end(), Dialled(match.group())) if match else None


def _digits(written: str) -> str:
    return "".join(letter for letter in written if "0" <= letter <= "9")


def _phone(match: re.Match[str]) -> tuple[int, Phone]:
    written = match.group()
    international = "+" in written
    groups = tuple(re.findall(r"\d+", written))
    if len(groups) == 1 or (international and len(groups) == 2 and groups[0] == "84"):
        groups = grouped("".join(groups), international)
    return match.end(), Phone(groups, international)


def grouped(digits: str, international: bool = False) -> tuple[str, ...]:
    """The pauses people make in a number written without any."""
    if international and digits.startswith("84"):
        rest = digits[2:]
        return ("84", *(_cut(rest, (3, 3, 3)) if len(rest) == 9 else _cut(rest, (3, 4, 4))))
    match len(digits):
        case 10 if digits[0] == "0":
            return _cut(digits, (4, 3, 3))
        case 11 if digits[:2] == "02":
            return _cut(digits, (3, 4, 4)) if digits[2] in "48" else _cut(digits, (4, 3, 4))
        case 8 if digits[:2] in ("18", "19"):
            return _cut(digits, (4, 4))
        case 10 if digits[:2] in ("18", "19"):
            return _cut(digits, (4, 3, 3))
        case length if length <= 5:
            return (digits,)
        case _:
            return tuple(digits[place : place + 3] for place in range(0, len(digits), 3))


def _cut(digits: str, lengths: tuple[int, ...]) -> tuple[str, ...]:
    groups, place = [], 0
    for length in lengths:
        groups.append(digits[place : place + length])
        place += length
    if place < len(digits):
        groups.append(digits[place:])
    return tuple(group for group in groups if group)


def words(value: Phone | Dialled, style: Style) -> str:
    match value:
        case Phone(groups, international):
            pause = ", " if style.phone_pauses else " "
            said = pause.join(digit_by_digit(group) for group in groups)
            return "cộng " + said if international else said
        case Dialled(text):
            marks = {"*": "sao", "#": "thăng"}
            return " ".join(marks.get(sign) or digit_by_digit(sign) for sign in text)
