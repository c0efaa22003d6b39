"""How often, for how long and when a text asks to be broadcast."""

from __future__ import annotations

import math
import re

from generators.importers.draft import Node
from generators.importers.drafter import Drafter
from generators.importers.prose import as_day
from generators.importers.source import Piece

_TIMES = re.compile(
    r"(?P<times>\d{1,2}) ?lần ?(?:/|một |mỗi |trong |trên )? ?(?P<per>ngày|tuần)|(?:mỗi|một|hằng|hàng) (?P<per2>ngày|tuần)[^.;\d]{0,20}(?P<times2>\d{1,2}) lần",
    re.IGNORECASE,
)
_LENGTH = re.compile(
    r"(?:từ |trong |liên tục |khoảng |vòng |thời gian )*(?P<low>\d{1,2})(?: ?(?:-|–|đến) ?(?P<high>\d{1,2}))? (?P<unit>tuần|ngày|tháng)(?! \d| tháng)",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"(?<!\d)(?P<hour>[01]?\d|2[0-3]) ?(?:giờ|h|g|:) ?(?P<minute>[0-5]\d)?(?! ?(?:giờ|/))(?:\s?phút)?")
_FROM = re.compile(r"từ (?:ngày )?(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_WEEKDAY = re.compile(r"(?<!\w)(thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)(?!\w)", re.IGNORECASE)
_NAMES = {"2": "hai", "3": "ba", "4": "tư", "5": "năm", "6": "sáu", "7": "bảy"}
_AIRED = re.compile(
    r"phát thanh|phát (?:sóng|tin|trên|từ|vào|liên tục)|truyền thanh|loa|bản tin|phát \d|lần/", re.IGNORECASE
)

MOST_A_WEEK = 28  # what the model takes: four times every day


def is_schedule(text: str) -> bool:
    return _AIRED.search(text) is not None and _TIMES.search(text) is not None


def schedule(piece: Piece, drafter: Drafter) -> tuple[Node | None, Piece]:
    """The schedule a text asks for, and the words that say so; None where it says too little to make one."""
    text = piece.text
    times = _TIMES.search(text)
    assert times is not None
    length = next((found for found in _LENGTH.finditer(text) if not times.start() <= found.start() < times.end()), None)
    end = max(times.end(), length.end() if length else 0)
    start = min(times.start(), length.start() if length else times.start())
    words = piece.part(start, end)
    count = int(times["times"] or times["times2"]) * (7 if (times["per"] or times["per2"]).lower() == "ngày" else 1)
    if length is None or not 1 <= count <= MOST_A_WEEK:
        return None, words
    low, high = (_weeks(int(length[end] or length["low"]), length["unit"]) for end in ("low", "high"))
    node = Node()
    drafter.say(node, "written", words)
    node.update(times_per_week=count, weeks_min=low, weeks_max=max(low, high))
    if days := _days(text):
        node["days"] = days
    if slots := sorted({f"{int(c['hour']):02d}:{c['minute'] or '00'}" for c in _CLOCK.finditer(text)}):
        node["slots"] = slots
    begins = _FROM.search(text)
    day = as_day(*begins.groups()) if begins else None
    if day is not None:
        node["first_day"] = day.date.isoformat()
    if high > 52 or low < 1:
        return None, words
    return drafter.sourced(node, words), words


def _weeks(number: int, unit: str) -> int:
    match unit.lower():
        case "ngày":
            return max(1, math.ceil(number / 7))
        case "tháng":
            return number * 4
        case _:
            return number


def _days(text: str) -> list[str]:
    found = []
    for match in _WEEKDAY.finditer(text):
        day = match[1].lower()
        day = f"thứ {_NAMES[day[-1]]}" if day[-1].isdigit() else day
        if day not in found:
            found.append(day)
    return found
