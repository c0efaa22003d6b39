"""Prose as an officer types it, web addresses, dates and [words on a screen] as they are; and back into content.

The markup of content has a sign for what must stay a value. At the desk nobody needs to know it:

    as typed                                   in the file
    bấm [Đăng ký]                              bấm {screen:Đăng ký}
    https://dichvucong.gov.vn                  {link:https://dichvucong.gov.vn}
    dichvucong.gov.vn                          {link:https://dichvucong.gov.vn|dichvucong.gov.vn}
    05/12/2026  07:30  8.000 đồng              {date:2026-12-05}  {time:07:30}  {money:8000}
    0212 345 678                               {phone:0212345678}
    Nghị định số 42/2022/NĐ-CP                 {law:42/2022/NĐ-CP|Nghị định số 42/2022/NĐ-CP}
    ..........                                 {blank:10}

What has no such look of its own says after a bar what it is:

    [tại đây | https://vi.du]                  {link:https://vi.du|tại đây}
    [cách làm | thủ tục khai-sinh]             {item:procedure/khai-sinh|cách làm}
    [Luật Cư trú | văn bản số 68/2020/QH14]    {law:68/2020/QH14|Luật Cư trú}
    [TTHC | viết tắt của thủ tục hành chính]   {abbr:TTHC|thủ tục hành chính}
    [TTTB | gửi 1414]                          {sms:TTTB|1414}
    [Bước | xac-nhan]                          {step:xac-nhan}

and so does a value that would be lost among its neighbours: [05/12/2026 | ngày], [07:30 | giờ].
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable

from generators.values import ClockTime, Day, Money, Phone

_ADDRESS_END = ".,;:!?)”’\"'"  # what stands behind an address in a sentence and is no part of it
_FEWEST_DOTS, _MOST_DOTS = 4, 200  # three are an ellipsis; more than two lines of them are no blank

_MARKUP = r"\{(?:screen|link|item|step|date|time|money|phone|law|abbr|sms|blank):[^{}]+\}|\{\{|\}\}"
_ITEMS = {"thủ tục": "procedure", "bài": "campaign", "thông báo": "notice"}
_TYPED = re.compile(
    rf"(?P<markup>{_MARKUP})"
    r"|(?P<brace>[{}])"
    r"|(?P<told>\[[^\[\]{}|]+\|[^\[\]{}|]+\])"
    r"|\[(?P<screen>[^\W\d_][^\[\]{}*|]{0,99})\]"
    r"|(?P<address>https?://[^\s{}\[\]|*<>“”\"]+)"
    r"|(?<![\w@./-])(?P<host>(?:[a-z0-9-]+\.)+vn(?:/[^\s{}\[\]|*<>“”\"]*)?)(?![\w@-])"
    r"|(?<![\d/])(?P<day>\d\d/\d{1,2}/\d{4})(?![\d/])"
    r"|(?<![\d:.])(?P<time>\d\d:\d\d)(?![\d:])"
    r"|(?<![\d.,])(?P<money>\d{1,3}(?:\.\d{3})*) đồng\b"
    r"|(?<![\d.])(?P<phone>0\d{3} \d{3} \d{3,4}|1[89]00 \d{4,6})(?![\d ]*\d)"
    rf"|(?<!\.)(?P<dots>\.{{{_FEWEST_DOTS},{_MOST_DOTS}}})(?!\.)"
    r"|(?P<law>(?:Nghị định|Nghị quyết|Thông tư|Thông tư liên tịch|Quyết định|Chỉ thị)"
    r" số (?P<number>\d+/\d{4}/[A-ZĐ0-9-]+))"
)
_STORED = re.compile(_MARKUP)


def stored(typed: str) -> str:
    """What is typed as content's prose."""
    return _TYPED.sub(_marked, typed)


def shown(prose: str) -> str:
    """Content's prose as it is typed. Only what no words bring back, a brace in print above all, stays as it is."""
    meant = _meant(stored(prose))
    for written in (_plain, _explained):
        found = _STORED.sub(written, prose)
        if _meant(stored(found)) == meant:
            return found
    return prose


def same(old: str, new: str) -> bool:
    """Whether a file's prose says what was typed: what nobody has touched is never written anew."""
    old = " ".join(old.split())
    return new in (old, stored(shown(old)))


# ── What is typed ────────────────────────────────────────────────────────────────────────────────────────────────────


def _marked(found: re.Match[str]) -> str:
    whole = found[0]
    match found.lastgroup if found["law"] is None else "law":
        case "brace":
            return whole * 2
        case "told":
            words, _, what = (part.strip() for part in whole[1:-1].partition("|"))
            return _told(words, what) or whole
        case "screen":
            return f"{{screen:{found['screen'].strip()}}}"
        case "address":
            address = whole.rstrip(_ADDRESS_END)
            return f"{{link:{address}}}{whole[len(address) :]}"
        case "host":
            host = whole.rstrip(_ADDRESS_END)
            return f"{{link:https://{host}|{host}}}{whole[len(host) :]}"
        case "day" | "time" | "money" | "phone" as kind:
            return _value(kind, whole) or whole
        case "dots":
            return f"{{blank:{len(whole)}}}"
        case "law":
            return f"{{law:{found['number']}|{whole}}}"
        case _:
            return whole


_WHATS = {"ngày": "day", "giờ": "time", "số tiền": "money", "số điện thoại": "phone"}
_WHAT = re.compile(
    r"(?P<link>https?://\S+)"
    rf"|(?P<kind>{'|'.join(_ITEMS)}) (?P<item>[a-z0-9-]+)"
    r"|văn bản số (?P<law>.+)"
    r"|viết tắt của (?P<abbr>.+)"
    r"|gửi (?P<sms>.+)"
    r"|(?P<blank>\d{1,3}) chấm"
    r"|(?P<screen>chữ trên màn hình)"
    r"|(?P<address>địa chỉ)"
    r"|(?P<law_alone>văn bản)"
    rf"|(?P<value>{'|'.join(_WHATS)})"
)


def _told(words: str, what: str) -> str:
    """The markup of [words | what it is]; "" for what says nothing we know."""
    if not words:
        return ""
    if words == "Bước" and re.fullmatch(r"[a-z0-9-]+", what):
        return f"{{step:{what}}}"
    found = _WHAT.fullmatch(what)
    match found and found.lastgroup:
        case "link":
            return f"{{link:{what}|{words}}}"
        case "item":
            assert found
            return f"{{item:{_ITEMS[found['kind']]}/{found['item']}|{words}}}"
        case "law" | "law_alone":
            assert found
            return f"{{law:{found['law']}|{words}}}" if found["law"] else f"{{law:{words}}}"
        case "abbr" | "sms" as kind:
            assert found
            return f"{{{kind}:{words}|{found[kind]}}}"
        case "blank":
            assert found
            return f"{{blank:{int(found['blank'])}}}" if 0 < int(found["blank"]) <= _MOST_DOTS else ""
        case "screen":
            return f"{{screen:{words}}}"
        case "address":
            return f"{{link:{words}}}"
        case "value":
            return _value(_WHATS[what], words)
        case _:
            return ""


def _value(kind: str, whole: str) -> str:
    """The value in its markup where it is printed just as it was typed; else ""."""
    try:
        value = _READ[kind](whole)
    except ValueError:
        return ""
    if value.written != whole:
        return ""
    match value:
        case Day(date):
            return f"{{date:{date.isoformat()}}}"
        case Money(amount):
            return f"{{money:{amount}}}"
        case Phone(digits):
            return f"{{phone:{digits}}}"
        case ClockTime():
            return f"{{time:{whole}}}"


def _day(whole: str) -> Day:
    day, month, year = whole.split("/")
    return Day(datetime.date(int(year), int(month), int(day)))


_READ: dict[str, Callable[[str], Day | ClockTime | Money | Phone]] = {
    "day": _day,
    "time": ClockTime.parse,
    "money": lambda whole: Money(int(whole.removesuffix(" đồng").replace(".", ""))),
    "phone": Phone.parse,
}


# ── What is shown ────────────────────────────────────────────────────────────────────────────────────────────────────


def _parts(whole: str) -> tuple[str, str, str]:
    kind, _, rest = whole[1:-1].partition(":")
    payload, _, words = (part.strip() for part in rest.partition("|"))
    return kind, payload, words


def _meant(prose: str) -> str:
    """The prose with each piece of markup spelt in one way, to compare what two say."""
    return _STORED.sub(lambda found: _spelt(found[0]), prose)


def _spelt(whole: str) -> str:
    if whole in ("{{", "}}"):
        return whole
    kind, payload, words = _parts(whole)
    try:
        typed = _written(kind, payload)
    except ValueError:
        return whole
    kept = words if kind in ("link", "item", "law", "abbr", "sms") else ""
    return f"{{{kind}:{typed or payload}|{kept}}}"


def _plain(found: re.Match[str]) -> str:
    """One piece of markup as it looks in print, where it comes back the same; else with what it is."""
    whole = found[0]
    if whole in ("{{", "}}"):
        return whole[0]
    kind, payload, words = _parts(whole)
    try:
        typed = f"[{payload}]" if kind == "screen" else _written(kind, payload) or words or payload
    except ValueError:
        return whole
    return typed if _meant(stored(typed)) == _spelt(whole) else _explained(found)


def _explained(found: re.Match[str]) -> str:
    """One piece of markup as [words | what it is], where it comes back the same."""
    whole = found[0]
    if whole in ("{{", "}}"):
        return whole[0]
    kind, payload, words = _parts(whole)
    try:
        said, what = _words_and_what(kind, payload, words)
    except ValueError:
        return whole
    typed = f"[{said} | {what}]"
    return typed if _meant(stored(typed)) == _spelt(whole) else whole


def _written(kind: str, payload: str) -> str:
    """A value as it is printed; "" for what is none. ValueError for one that cannot be read."""
    match kind:
        case "date":
            return Day.parse(payload).written
        case "time":
            return ClockTime.parse(payload).written
        case "money":
            return Money(int(payload)).written
        case "phone":
            return Phone.parse(payload).written
        case "blank":
            return "." * min(int(payload), _MOST_DOTS + 1)
        case _:
            return ""


def _words_and_what(kind: str, payload: str, words: str) -> tuple[str, str]:
    match kind:
        case "date":
            return _written(kind, payload), "ngày"
        case "time":
            return _written(kind, payload), "giờ"
        case "money":
            return _written(kind, payload), "số tiền"
        case "phone":
            return _written(kind, payload), "số điện thoại"
        case "blank":
            return "…", f"{int(payload)} chấm"
        case "screen":
            return payload, "chữ trên màn hình"
        case "step":
            return "Bước", payload
        case "link":
            return (words, payload) if words else (payload, "địa chỉ")
        case "item":
            of, _, item = payload.partition("/")
            return words, f"{next((name for name, one in _ITEMS.items() if one == of), of)} {item}"
        case "law":
            return (words, f"văn bản số {payload}") if words else (payload, "văn bản")
        case "abbr":
            return payload, f"viết tắt của {words}"
        case _:
            return payload, f"gửi {words}"
