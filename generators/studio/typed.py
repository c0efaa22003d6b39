"""Prose as an officer types it, web addresses, dates and [words on a screen] as they are; and back into content.

The markup of content has a sign for what must stay a value. At the desk nobody needs to know it:

    as typed                         in the file
    bấm [Đăng ký]                    bấm {screen:Đăng ký}
    https://dichvucong.gov.vn        {link:https://dichvucong.gov.vn}
    dichvucong.gov.vn                {link:https://dichvucong.gov.vn|dichvucong.gov.vn}
    05/12/2026  07:30  8.000 đồng    {date:2026-12-05}  {time:07:30}  {money:8000}
    0212 345 678                     {phone:0212345678}
    Nghị định số 42/2022/NĐ-CP       {law:42/2022/NĐ-CP|Nghị định số 42/2022/NĐ-CP}

Only what is typed exactly as it is written in print becomes a value; all other markup stays as it is in the file.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable

from generators.values import ClockTime, Day, Money, Phone

_ADDRESS_END = ".,;:!?)”’\"'"  # what stands behind an address in a sentence and is no part of it

_MARKUP = r"\{(?:screen|link|item|step|date|time|money|phone|law|abbr|sms|blank):[^{}]+\}|\{\{|\}\}"
_TYPED = re.compile(
    rf"(?P<markup>{_MARKUP})"
    r"|(?P<brace>[{}])"
    r"|\[(?P<screen>[^\W\d_][^\[\]{}*|]{0,99})\]"
    r"|(?P<address>https?://[^\s{}\[\]|*<>“”\"]+)"
    r"|(?<![\w@./-])(?P<host>(?:[a-z0-9-]+\.)+vn(?:/[^\s{}\[\]|*<>“”\"]*)?)(?![\w@-])"
    r"|(?<![\d/])(?P<day>\d\d/\d{1,2}/\d{4})(?![\d/])"
    r"|(?<![\d:.])(?P<time>\d\d:\d\d)(?![\d:])"
    r"|(?<![\d.,])(?P<money>\d{1,3}(?:\.\d{3})*) đồng\b"
    r"|(?<![\d.])(?P<phone>0\d{3} \d{3} \d{3,4}|1[89]00 \d{4,6})(?![\d ]*\d)"
    r"|(?P<law>(?:Nghị định|Nghị quyết|Thông tư|Thông tư liên tịch|Quyết định|Chỉ thị)"
    r" số (?P<number>\d+/\d{4}/[A-ZĐ0-9-]+))"
)
_STORED = re.compile(rf"{_MARKUP}")


def stored(typed: str) -> str:
    """What is typed as content's prose."""
    return _TYPED.sub(_marked, typed)


def shown(prose: str) -> str:
    """Content's prose as it is typed; prose that would not come back the same stays as it is."""
    found = _STORED.sub(_plain, prose)
    return found if stored(found) == prose else prose


def same(old: str, new: str) -> bool:
    """Whether a file's prose says what was typed: what nobody has touched is never written anew."""
    old = " ".join(old.split())
    return new in (old, stored(shown(old)))


def _marked(found: re.Match[str]) -> str:
    whole = found[0]
    match found.lastgroup if found["law"] is None else "law":
        case "brace":
            return whole * 2
        case "screen":
            return f"{{screen:{found['screen'].strip()}}}"
        case "address":
            address = whole.rstrip(_ADDRESS_END)
            return f"{{link:{address}}}{whole[len(address) :]}"
        case "host":
            host = whole.rstrip(_ADDRESS_END)
            return f"{{link:https://{host}|{host}}}{whole[len(host) :]}"
        case "day":
            day, month, year = whole.split("/")
            return _value("date", whole, lambda: Day(datetime.date(int(year), int(month), int(day))))
        case "time":
            return _value("time", whole, lambda: ClockTime.parse(whole))
        case "money":
            return _value("money", whole, lambda: Money(int(found["money"].replace(".", ""))))
        case "phone":
            return _value("phone", whole, lambda: Phone.parse(whole))
        case "law":
            return f"{{law:{found['number']}|{whole}}}"
        case _:
            return whole


def _value(kind: str, whole: str, read: Callable[[], Day | ClockTime | Money | Phone]) -> str:
    """The value in its markup where it is printed just as it was typed; else what was typed."""
    try:
        value = read()
    except ValueError:
        return whole
    if value.written != whole:
        return whole
    match value:
        case Day(date):
            return f"{{{kind}:{date.isoformat()}}}"
        case Money(amount):
            return f"{{{kind}:{amount}}}"
        case Phone(digits):
            return f"{{{kind}:{digits}}}"
        case ClockTime():
            return f"{{{kind}:{whole}}}"


def _plain(found: re.Match[str]) -> str:
    """One piece of markup as it is typed, where it comes back the same."""
    whole = found[0]
    if whole in ("{{", "}}"):
        return whole[0]
    kind, _, rest = whole[1:-1].partition(":")
    payload, _, words = (part.strip() for part in rest.partition("|"))
    try:
        typed = _written(kind, payload, words)
    except ValueError:
        return whole
    return typed if stored(typed) == whole else whole


def _written(kind: str, payload: str, words: str) -> str:
    match kind:
        case "screen":
            return f"[{payload}]"
        case "date":
            return Day.parse(payload).written
        case "time":
            return ClockTime.parse(payload).written
        case "money":
            return Money(int(payload)).written
        case "phone":
            return Phone.parse(payload).written
        case _:
            return words or payload
