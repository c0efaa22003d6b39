"""Times of day and short durations in figures, and how they are said."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .letters import spell
from .numbers import cardinal
from .style import Style


@dataclass(frozen=True, slots=True)
class Clock:
    """Hours, minutes, seconds as digits; any of them may be empty (a duration of 3p20s)."""

    hours: str = ""
    minutes: str = ""
    seconds: str = ""
    tail: str = ""


@dataclass(frozen=True, slots=True)
class ClockRange:
    """From one time to another: "7h30 - 11h30"."""

    first: Clock
    last: Clock


_HOUR = re.compile(
    r"(\d{1,3}) ?(?:giờ|[hHg](?![a-zA-ZÀ-ỹ]))"
    r"(?: ?(\d{1,2})(?!\d|[.,/:]\d)(?: ?(?:phút|ph(?!\w)|p(?![^\W\d_])|m(?![^\W\d_])|['’′]))?"
    r"(?: ?(\d{1,2}) ?(?:giây|s(?!\w)))?)?"
)
_HOUR_GLUED = re.compile(r"(\d{1,3})[hHg](\d{1,2})")
_COLON = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?(?![\d:])(?![.,]\d)")
_MINUTES = re.compile(r"(\d{1,3}) ?(?:p|ph|phút|['’′]) ?(\d{1,2}) ?(?:s|giây|[\"”″])(?!\w)")
_PRIME = re.compile(r"(\d{1,3})['’′](?![\w'’])")
_HALF_DAY = re.compile(r" ?(AM|PM|am|pm|a\.m\.|p\.m\.)(?!\w)")
_ZONE = re.compile(r" ?(GMT|UTC|gmt|utc)(?: ?([+-]) ?(\d{1,2})(?::?(\d{2}))?)?(?!\w)")
_BORROWED = re.compile(r"(\d{1,3}) ?[-–] ?(?=\d{1,3} ?(?:[hg](?:\d|\W|$)|['’′]))")
_DASH = re.compile(r" ?(?:-|–|—|~|→) ?")
_RATIO_BEFORE = (" tỷ lệ", " tỉ lệ", " tỷ số", " tỉ số", " tỷ lệ:", " tỉ lệ là", " tỷ lệ là")


def find(text: str, at: int, end: int, before: str) -> tuple[int, Clock | ClockRange] | None:
    """The time that begins at `at`, with the one it runs to if a dash follows."""
    first = _one(text, at, end, before)
    if first is None:
        return _borrowed(text, at, end, before)
    stop, clock = first
    dash = _DASH.match(text, stop, end)
    if dash is not None:
        last = _one(text, dash.end(), end, before)
        if last is not None:
            return last[0], ClockRange(clock, last[1])
    return first


def _borrowed(text: str, at: int, end: int, before: str) -> tuple[int, ClockRange] | None:
    """ "7-9h", "3-5'": the first figure borrows the unit of the second."""
    match = _BORROWED.match(text, at, end)
    last = _one(text, match.end(), end, before) if match is not None else None
    if match is None or last is None:
        return None
    if last[1].hours and int(match[1]) <= 24:
        return last[0], ClockRange(Clock(match[1]), last[1])
    return (last[0], ClockRange(Clock("", match[1]), last[1])) if not last[1].hours else None


def _one(text: str, at: int, end: int, before: str) -> tuple[int, Clock] | None:
    match = _COLON.match(text, at, end)
    if match and int(match[1]) <= 24 and int(match[2]) <= 59 and not before.endswith(_RATIO_BEFORE):
        if match[3] is None or int(match[3]) <= 59:
            return _tail(text, match.end(), end, Clock(match[1], match[2], match[3] or ""))
    match = _MINUTES.match(text, at, end)
    if match:
        return match.end(), Clock("", match[1], match[2])
    match = _PRIME.match(text, at, end)
    if match:
        return match.end(), Clock("", match[1])
    match = _HOUR.match(text, at, end)
    if match is None:
        return None
    written = match.group()
    if "giờ" in written and match[2] is None:
        return None  # "7 giờ": a number before a word
    if match[2] is not None and (" " in written and not re.search(r"\d ?[hHg] ?\d", written)):
        if "phút" not in written:
            glued = _HOUR_GLUED.match(text, at, end)
            if glued is None and match[2] != "00":  # "7 giờ 30 người"; but nobody counts 00 of anything
                return None
    if match[2] is None and written[-1] in "gGH" and not _is_hour(text, match, before):
        return None  # 5g is five grams
    if match[2] is not None and int(match[2]) > 59:
        return None
    return _tail(text, match.end(), end, Clock(match[1], match[2] or "", match[3] or ""))


_HOUR_BEFORE = (
    " lúc", " từ", " đến", " vào", " trước", " sau", " hồi", " sáng", " chiều", " tối", " trưa", " khoảng",
)
_HOUR_AFTER = re.compile(r" (?:sáng|trưa|chiều|tối|đêm|ngày|kém|hôm|hằng|hàng)(?!\w)")


def _is_hour(text: str, match: re.Match[str], before: str) -> bool:
    """Whether the g of "8g" is "giờ", as the South writes it."""
    if int(match[1]) > 24:
        return False
    return before.endswith(_HOUR_BEFORE) or _HOUR_AFTER.match(text, match.end()) is not None


def _tail(text: str, stop: int, end: int, clock: Clock) -> tuple[int, Clock]:
    """A half of the day or a time zone after the time."""
    half = _HALF_DAY.match(text, stop, end)
    if half:
        hour = int(clock.hours)
        morning = half[1].lower()[0] == "a"
        part = "sáng" if morning else "trưa" if hour == 12 else "chiều" if hour < 6 else "tối"
        return half.end(), Clock(clock.hours, clock.minutes, clock.seconds, part)
    zone = _ZONE.match(text, stop, end)
    if zone:
        said = spell(zone[1])
        if zone[2] is not None:
            said += f" {'cộng' if zone[2] == '+' else 'trừ'} {cardinal(zone[3])}"
        return zone.end(), Clock(clock.hours, clock.minutes, clock.seconds, said)
    return stop, clock


def words(value: Clock | ClockRange, style: Style) -> str:
    match value:
        case Clock():
            return _clock(value, style)
        case ClockRange(first, last):
            return f"{_clock(first, style)} đến {_clock(last, style)}"


def _clock(clock: Clock, style: Style) -> str:
    said: list[str] = []
    if clock.hours:
        said += (cardinal(clock.hours, style), "giờ")
    if clock.minutes and (
        clock.minutes.strip("0") or not clock.hours or clock.seconds.strip("0") or style.zero_minutes
    ):
        said += (cardinal(clock.minutes, style), "phút")
    if clock.seconds.strip("0"):
        said += (cardinal(clock.seconds, style), "giây")
    if clock.tail:
        said.append(clock.tail)
    return " ".join(said)
