"""Codes that are no quantity: papers, files, accounts, forms, plates; digit by digit, letter by letter."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .letters import spell
from .numbers import cardinal, digit_by_digit
from .style import Style

MARKS = {".": "chấm", "-": "gạch ngang", "/": "gạch chéo", "_": "gạch dưới", "–": "gạch ngang"}


@dataclass(frozen=True, slots=True)
class Code:
    """A code as written; `digits`: its numbers go digit by digit."""

    text: str
    digits: bool = True


_NAMED_BY = (
    " cccd", " cmnd", " cmt", " căn cước", " chứng minh", " định danh", " số thẻ", " thẻ", " mã",
    " hồ sơ số", " tthc", " tài khoản", " stk", " tk", " tkkb", " mst", " otp", " mật khẩu",
    " số hiệu", " seri", " sê ri", " ký hiệu", " biển số", " biển kiểm soát", " pin", " hộ chiếu",
    " giấy phép lái xe", " gplx", " bhyt", " bhxh", " bảo hiểm xã hội", " bảo hiểm y tế",
    " qhns", " số cấp", " mã thủ tục", " mã hồ sơ", " tra cứu", " mã vạch", " mã đơn",
)  # fmt: skip
_BETWEEN = (
    " số", " hồ sơ", " thuế", " là", " cá nhân", " nhân dân", " công dân", " ngân sách", " xác thực",
    " của", " điện tử", " xác nhận", " bưu chính", " quan hệ", " thủ tục", " tra cứu", " đơn vị",
)  # fmt: skip


def _named(before: str) -> bool:
    """Whether the words before tell that a code follows: "mã hồ sơ:", "CCCD số"."""
    tail = before.rstrip(": ")
    for _ in range(4):
        if tail.endswith(_NAMED_BY):
            return True
        for small in _BETWEEN:
            if tail.endswith(small):
                tail = tail[: -len(small)]
                break
        else:
            return False
    return tail.endswith(_NAMED_BY)


_DIGITS = re.compile(
    r"\d{1,4}(?: \d{2,6}){2,5}(?!\d)(?![.,]\d)"
    r"|\d{3,20}(?:[.-]\d{1,8}){0,4}(?!\d)(?![.,]\d)"
    r"|\d{1,4}(?:[.-]\d{2,8}){1,5}(?!\d)"
)
_YEAR = re.compile(r"(?:19|20)\d{2}")
_CODE_AT_ONCE = (" mã", " số", " là", " otp", " pin", ":")
_PROCEDURE = re.compile(r"[1-9]\.\d{6}(?!\d)")
_MIXED = re.compile(r"[A-ZĐa-z0-9]{1,24}(?:[.\-/_][A-ZĐ0-9]{1,16}){0,8}(?![^\W_])")
_PLATE = re.compile(r"\d{2}[A-ZĐ]{1,2}\d?[- ]?\d{3}\.?\d{2}(?![\d])")
_LONG = re.compile(r"\d{12}(?!\d)")
_DOTTED = re.compile(r"\d{1,4}(?:\.\d{1,4}){2,12}(?!\d)")
_DASHED = re.compile(r"\d{1,6}(?:-\d{1,6}){2,12}(?!\d)")
_SCORE = re.compile(r"\d{1,2}(?:-|–| - )\d{1,2}(?![\d/.,])")
_PIECE = re.compile(r"\d+|[^\W\d_]+|.")


def find(text: str, at: int, end: int, before: str) -> tuple[int, Code] | None:
    """A code of digits that shape or the words before it tell from a quantity."""
    match = _PROCEDURE.match(text, at, end) or _PLATE.match(text, at, end)
    if match is not None:
        return match.end(), Code(match.group())
    match = _LONG.match(text, at, end)
    if match is not None and text[at] == "0":
        return match.end(), Code(match.group())
    match = _DIGITS.match(text, at, end)
    if match is not None and before != " " and _named(before):
        if _YEAR.fullmatch(match.group()) and not before.endswith(_CODE_AT_ONCE):
            return None  # Luật BHXH 2024
        mixed = find_mixed(text, at, end)
        if mixed is not None and mixed[0] > match.end():
            return mixed[0], Code(mixed[1].text)
        # "mã 1234"; "mã 123 hồ sơ" counts
        if len(match.group()) > 3 or text[at] == "0" or not text[match.end() : match.end() + 2].strip().isalpha():
            return match.end(), Code(match.group())
    return None


def find_dotted(text: str, at: int, end: int) -> tuple[int, Code] | None:
    """1.2.3 and 1-2-3: parts of an outline, of a version, of a series."""
    match = _DOTTED.match(text, at, end)
    if match is not None:
        return match.end(), Code(match.group(), digits=False)
    match = _DASHED.match(text, at, end)
    if match is not None:
        return match.end(), Code(match.group(), digits=False)
    return None


def find_score(text: str, at: int, end: int) -> tuple[int, Code] | None:
    """ "2-1" of a match: the numbers one after the other."""
    match = _SCORE.match(text, at, end)
    return (match.end(), Code(match.group(), digits=False)) if match is not None else None


def find_mixed(text: str, at: int, end: int) -> tuple[int, Code] | None:
    """Letters and digits grown together: A4, 12A1, CT01, H23.45.19-240701-0001."""
    match = _MIXED.match(text, at, end)
    if match is None:
        return None
    written = match.group()
    while written and not (any(map(str.isdigit, written)) and any(map(str.isalpha, written))):
        return None
    letters = [letter for letter in written if letter.isalpha()]
    if sum(map(str.islower, letters)) > 1 and not written.isascii():
        return None
    long = any(mark in written for mark in ".-/_")
    return at + len(written), Code(written, digits=long)


_KNOWN = re.compile(r"[A-ZĐa-zđ0-9](?:[A-ZĐa-zđ0-9 ._/-]{0,60}[A-ZĐa-zđ0-9])?")


def find_known(text: str, at: int, end: int) -> tuple[int, Code] | None:
    """The code of a span the caller knows to be one."""
    match = _KNOWN.match(text, at, end)
    return (match.end(), Code(match.group())) if match else None


def words(code: Code, style: Style) -> str:
    said = []
    for piece in _PIECE.findall(code.text):
        if piece.isdigit():
            one_by_one = code.digits or piece[0] == "0" or len(piece) > 4
            said.append(digit_by_digit(piece) if one_by_one else cardinal(piece, style))
        elif piece.isalpha():
            said.append(spell(piece))
        elif piece in MARKS and (not code.digits or any(map(str.isalpha, code.text)) or piece == "."):
            if piece in "-–" and not any(map(str.isalpha, code.text)):
                continue
            said.append(MARKS[piece])
    return " ".join(said)
