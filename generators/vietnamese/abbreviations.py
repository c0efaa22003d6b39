"""Which reading of an abbreviation holds where it stands, and glosses: "công nghệ thông tin (CNTT)"."""

from __future__ import annotations

import re
from typing import assert_never

from .lexicon import Entry, When
from .tones import UPPER

_NAME_AFTER = re.compile(rf"\.? ?[{UPPER}\d]")
_NAME_BEFORE = re.compile(rf"(?<![^\W_])[{UPPER}][^\W\d_]+ $")
_TITLE_AFTER = re.compile(
    r"\.? *(?:phó )?(?:chủ tịch|trưởng|giám đốc|chánh|ủy ban|uỷ ban|ubnd|hđnd|hội đồng|ban|bí thư|thứ trưởng|"
    r"thủ tướng|chính phủ|hiệu|cục|tổng|thống đốc|viện|tổ|đội|phòng|sở|bộ|đảng ủy|công an|thủ trưởng|người|"
    r"chi cục|kế toán)(?!\w)",
    re.IGNORECASE,
)
_COMMITTEE_AFTER = re.compile(
    r"\.? (?:HĐND|UBND|UBMTTQ|MTTQ|hội đồng|ủy ban|đảng|huyện ủy|tỉnh ủy|thành ủy|quận ủy|ban bí thư)",
    re.IGNORECASE,
)
_ROAD_AFTER = re.compile(r"[. ]?\d{1,3}[A-E]?\d?(?![^\W_]|[.,/]\d)")
_NUMBER_AFTER = re.compile(r"\.?(?: số)? ?\d")
_DOCUMENT_AFTER = re.compile(r" (?:số )?\d{1,6}/")
_RECIPIENTS = re.compile(r"(?<![^\W_])lưu ?:?[^.\n]{0,40}$")
_WEEKDAYS = re.compile(r"(?:thứ [^\W_]{1,5}|t[2-7]|sáng|chiều|tối|ngày|tuần)[^.\n]{0,14}$")
_WORD = re.compile(r"[^\W\d_]+")


def holds(when: When, text: str, start: int, stop: int, before: str) -> bool:
    """Whether the place of `text[start:stop]` is the place `when` asks for."""
    match when:
        case "":
            return True
        case "recipients":
            return _RECIPIENTS.search(before) is not None
        case "name":
            if text[stop - 1] == "." and _NAME_BEFORE.search(text, max(0, start - 12), start):
                return False  # "Nguyễn T. Hải" is an initial
            return _NAME_AFTER.match(text, stop) is not None
        case "title":
            return _TITLE_AFTER.match(text, stop) is not None
        case "number":
            return _NUMBER_AFTER.match(text, stop) is not None
        case "legal":
            return _DOCUMENT_AFTER.match(text, stop) is not None
        case "capitals-off":
            return not in_capitals(text, start, stop)
        case "road":
            return _ROAD_AFTER.match(text, stop) is not None
        case "committee":
            return _COMMITTEE_AFTER.match(text, stop) is not None
        case "weekday":
            return _WEEKDAYS.search(before) is not None
        case _:
            assert_never(when)


def in_capitals(text: str, start: int, stop: int) -> bool:
    """Whether the words beside are written in capitals too, as in a heading."""
    left = _WORD.findall(text, max(0, start - 24), start)
    right = _WORD.findall(text, stop, stop + 24)
    beside = left[-1:] + right[:1]
    return any(len(word) > 1 and word.isupper() and not word.isascii() for word in beside)


def reading(entries: list[Entry], text: str, start: int, stop: int, before: str) -> Entry | None:
    """The first entry whose place is this one."""
    for entry in entries:
        if holds(entry.when, text, start, stop, before):
            return entry
    return None


_SKIPPED = frozenset(("và", "của", "các", "về", "cho", "theo", "với", "-", "–"))
_WORDS_BEFORE = re.compile(r"[^\W\d_]+|[-–]")


_BODIES = (
    "Ban", "Bệnh viện", "Bộ", "Bộ phận", "Chi cục", "Cổng", "Cục", "Đoàn", "Hội", "Phòng", "Quỹ", "Sở", "Tổng cục",
    "Trạm", "Trung tâm", "Trường", "Ủy ban", "Văn phòng", "Viện", "Vụ",
)  # fmt: skip
_BODY_BEFORE = re.compile(rf"(?<!\w)(?:{'|'.join((*_BODIES, *map(str.upper, _BODIES)))}) $")
_FIELD = re.compile(r"(?:^|(?<=, )|(?<= và ))\w")
LONGEST_BODY = 1 + max(map(len, _BODIES)) + 1


def named(spoken: str, entry: Entry, text: str, start: int) -> str:
    """The field a body works in is part of its name: "Sở TN&MT" is Sở Tài nguyên và Môi trường, and so are its capitals
    on the sheet of whoever reads it aloud."""
    if entry.as_typed or _BODY_BEFORE.search(text, max(0, start - LONGEST_BODY), start) is None:
        return spoken
    return _FIELD.sub(lambda first: first[0].upper(), spoken)


def full_form(abbreviation: str, text: str, bracket: int) -> str | None:
    """The words right before an opening bracket whose initials are the abbreviation in it."""
    words = list(_WORDS_BEFORE.finditer(text, max(0, bracket - 120), bracket))
    letters = [letter for letter in abbreviation.lower() if letter.isalpha()]
    if len(letters) < 2 or not words:
        return None
    start = -1
    while letters and words:
        word = words.pop()
        initial = word.group()[0].lower()
        if initial == letters[-1]:
            letters.pop()
            start = word.start()
        elif word.group().lower() not in _SKIPPED:
            return None
    if letters or start < 0 or "," in text[start:bracket] and len(abbreviation) < 3:
        return None
    return text[start:bracket].strip()
