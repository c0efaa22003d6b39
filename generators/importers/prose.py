"""Plain words as the prose of content files: what is an address, a day, a button or a law says so. Knows no structure."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator, Mapping
from itertools import chain

from generators.document import StepLink, written
from generators.markup import MarkupError, parse
from generators.values import Day, Money, Phone
from generators.vietnamese import sms
from generators.vietnamese.tones import LOWER, UPPER

Found = tuple[int, int, str]
"""Where a value begins and ends, and its markup."""

ADDRESS = re.compile(
    r"<?(?P<address>(?:https?://|www\.)[^\s<>“”\"|{}()]+|(?<![\w@./-])(?:[a-z0-9-]+\.)+(?:gov|com|org|edu|net)\.vn(?![\w.-]*@)(?:/[^\s<>“”\"|{}()]*)?)>?",
    re.IGNORECASE,
)
_DAY = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?![\d/]|[.-]\d)")
_DAY_LONG = re.compile(r"\b(?P<head>[Nn]gày) (\d{1,2}) tháng (\d{1,2}) năm (\d{4})(?!\d)")
LAW = re.compile(
    r"(?P<shown>(?:Bộ luật|Luật|Pháp lệnh|Nghị định|Thông tư liên tịch|Thông tư|Quyết định|Chỉ thị|Nghị quyết|Công văn|Kế hoạch|"
    r"Công điện)(?: số)?:? ?(?P<number>\d{1,5}(?:\.\d)?(?:/\d{4})?/(?:QH\d\d|[A-ZĐ][A-Za-zĐđ]{0,3}(?:-[A-ZĐƯ]+)+)))(?![\w-])"
)
_MONEY = re.compile(r"(?<![\d.,])(\d{1,3}(?:\.\d{3})+)(?= (?:đồng|VNĐ|VND|đ)(?!\w)) (?:đồng|VNĐ|VND|đ)(?!\w)")
_PHONE = re.compile(
    r"(?<![\d.,/-])(?:0\d{9,10}|0\d{2,3}[ .-]\d{3}[ .-]\d{3,4}|0\d{3}[ .]\d{3}[ .]\d{3}|1[89]00 ?\d{4,6})(?![\d/]|[.,]\d)"
)
_SCREEN_VERB = r"(?:chọn|bấm|nhấn|ấn|kích|click|nhấp|chạm|mục|nút|ô|thẻ|tab|biểu tượng|vào)(?: (?:vào|chọn|mục|nút|ô|chữ|chuột|dòng|tab|thẻ)){0,3}"
_SCREEN = re.compile(
    rf"(?<!\w){_SCREEN_VERB} (?:“(?P<curly>[^“”\"]{{1,90}})”|\"(?P<straight>[^“”\"]{{1,90}})\")", re.IGNORECASE
)
_SCREEN_NEXT = re.compile(r"(?:, | và | hoặc |; )(?:“(?P<curly>[^“”\"]{1,90})”|\"(?P<straight>[^“”\"]{1,90})\")")
_DOTS = re.compile(r"(?:\.\s?){4,}\.?|…{2,}|_{3,}")
STEP = re.compile(rf"(?<![{UPPER}{LOWER}])[Bb]ước ?(?P<number>\d{{1,2}})(?![\d./]\d|\d)")


def prose(text: str, links: Mapping[str, str] | None = None, steps: Mapping[str, str] | None = None) -> str:
    """The words with house markup. `links`: words that lead somewhere; `steps`: ids of the guide's steps by number.

    Whatever is marked, a reader sees the same words; where that would not be so, they stay plain.
    """
    found = sorted(_all(text, links or {}, steps or {}), key=lambda each: (each[0], -each[1]))
    marked, done = "", 0
    for start, end, markup in found:
        if start < done:
            continue
        marked += escaped(text[done:start]) + markup
        done = end
    marked += escaped(text[done:])
    return marked if _says_the_same(marked, text) else escaped(text)


def escaped(text: str) -> str:
    """Plain words whose braces and stars mean nothing."""
    return re.sub(r"\*{2,}", "*", text.replace("{", "{{").replace("}", "}}"))


def _all(text: str, links: Mapping[str, str], steps: Mapping[str, str]) -> Iterator[Found]:
    finders: tuple[Callable[[str], Iterator[Found]], ...] = (
        _addresses,
        _laws,
        _days,
        _moneys,
        _phones,
        _screens,
        _blanks,
    )
    yield from chain.from_iterable(finder(text) for finder in finders)
    for body, _body_end, _, to_end, message in sms.find_all(text):
        number = re.search(r"\d+$", text[:to_end])
        if number and "|" not in message.text and "}" not in message.text:
            yield body, to_end, f"{{sms:{message.text} | {number[0]}}}"
    for shown, address in links.items():
        at = text.find(shown)
        if at >= 0 and not ADDRESS.fullmatch(shown) and not set("|{}") & set(shown + address):
            yield at, at + len(shown), f"{{link:{address}|{shown}}}"
    for step in STEP.finditer(text):
        if step["number"] in steps:
            yield step.start(), step.end(), f"{{step:{steps[step['number']]}}}"


def address_of(shown: str) -> str:
    """A full address for one as people write it."""
    return shown if re.match(r"https?://", shown, re.IGNORECASE) else f"https://{shown}"


def _addresses(text: str) -> Iterator[Found]:
    for match in ADDRESS.finditer(text):
        shown = match["address"].rstrip(".,;:!?…’'")
        end = match.start("address") + len(shown)
        if text[end : end + 1] == ">":
            end += 1
        full = address_of(shown)
        yield match.start(), end, f"{{link:{full}}}" if full == shown else f"{{link:{full}|{shown}}}"


def _laws(text: str) -> Iterator[Found]:
    for match in LAW.finditer(text):
        yield *match.span("shown"), f"{{law:{match['number']}|{match['shown']}}}"


def _days(text: str) -> Iterator[Found]:
    for match in _DAY.finditer(text):
        day = as_day(match[1], match[3], match[4])
        if day is not None:
            yield *match.span(), f"{{date:{day.date.isoformat()}}}"


def as_day(day: str, month: str, year: str) -> Day | None:
    """The day, if the calendar has it."""
    try:
        return Day(datetime.date(int(year), int(month), int(day)))
    except ValueError:
        return None


def wrong_days(text: str) -> Iterator[str]:
    """What is written like a day that the calendar does not have."""
    for match in _DAY.finditer(text):
        if as_day(match[1], match[3], match[4]) is None:
            yield match[0]
    for match in _DAY_LONG.finditer(text):
        if as_day(match[2], match[3], match[4]) is None:
            yield match[0]


def _moneys(text: str) -> Iterator[Found]:
    for match in _MONEY.finditer(text):
        amount = int(match[1].replace(".", ""))
        if Money(amount).written == match[0]:
            yield *match.span(), f"{{money:{amount}}}"


def _phones(text: str) -> Iterator[Found]:
    for match in _PHONE.finditer(text):
        try:
            phone = Phone.parse(match[0])
        except ValueError:
            continue
        yield *match.span(), f"{{phone:{phone.digits}}}"


def _screens(text: str) -> Iterator[Found]:
    """What is chosen or pressed; a row of names after one verb counts."""
    for match in _SCREEN.finditer(text):
        following: re.Match[str] | None = match
        while following is not None:
            group = "curly" if following["curly"] is not None else "straight"
            label = following[group].strip()
            start, end = following.span(group)
            if label and not set("|{}") & set(label) and not ADDRESS.search(label):
                yield start - 1, end + 1, f"{{screen:{label}}}"
            following = _SCREEN_NEXT.match(text, end + 1)


def _blanks(text: str) -> Iterator[Found]:
    for match in _DOTS.finditer(text):
        found = match[0].rstrip()
        dots = min(200, sum(3 if sign == "…" else 1 for sign in found if sign in "._…"))
        yield match.start(), match.start() + len(found), f"{{blank:{dots}}}"


def _says_the_same(markup: str, text: str) -> bool:
    try:
        inlines = parse(markup)
    except MarkupError:
        return False
    shown = tuple(StepLink("", "") if isinstance(each, StepLink) else each for each in inlines)
    return _bare(written(shown)) == _bare(STEP.sub("Bước ", text) if shown != inlines else text)


def _bare(text: str) -> str:
    """Letters and digits only: what a value changes are spaces, marks and zeros before a figure."""
    return re.sub(r"[\W_]|(?<!\d)0+(?=\d)", "", text.replace("Bước", "bước")).casefold()
