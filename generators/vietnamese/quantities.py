"""Numbers with what they count: scale, unit, currency, percentage, rate, and ranges of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from .figures import read_number
from .measures import NOUN, PER, UNIT, currency_name, unit_name
from .numbers import Number, number
from .style import Style
from .syllables import is_syllable


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and the names after it. `per`: what a rate is counted by, one name after another;
    `per_word` overrides the style's word between."""

    number: Number
    scale: str = ""
    unit: str = ""
    money: bool = False
    per: tuple[str, ...] = ()
    per_word: str = ""


@dataclass(frozen=True, slots=True)
class QuantityRange:
    """From a quantity to another: "5-7 kg", "10k-20k"."""

    first: Quantity
    last: Quantity


_SCALE = re.compile(r" ?((?:trăm|nghìn|ngàn|triệu|tỷ|tỉ|vạn|chục)(?: (?:trăm|nghìn|ngàn|triệu|tỷ|tỉ))?)(?![^\W_])")
_SCALE_SHORT = re.compile(r"(tr|tỷ|tỉ|triệu|[kK])(?![^\W\d_])")
_SCALE_NAMES = {"tr": "triệu", "k": "nghìn", "K": "nghìn", "tỉ": "tỷ"}
_SCALE_ZEROS = {"triệu": 6, "tỷ": 9, "nghìn": 3}
_AND_MORE = re.compile(r"(\d{1,3})(?!\d)(?![.,]\d)")
_UNIT_WORD = re.compile(
    r" (?:lít|mét|tấn|tạ|yến|cân|ki lô|kilô|héc|phần|độ|giờ|tuổi|điểm|sào|mẫu|lần|người|đồng|phút|giây|công)(?!\w)"
)
_CURRENCY = re.compile(
    r" ?(US\$|[$€£¥₫₩]|[A-Za-zĐđ]{1,3}|đồng(?! (?:chí|bào|hồ|ý|bộ|thời|ruộng|lúa|đội)))(?![^\W_])"
)
_CURRENCY_FIRST = re.compile(r"(US\$|[$€£¥₫₩]|[A-Z]{3}) ?(?=\d)")
_THIRD = re.compile(r"[-–—][^\W_]")
_DASH = re.compile(r" ?(?:-|–|—|~|÷) ?(?=[$€£\d]|[-+]\d)")
_SPEEDS = ("giờ", "phút", "giây")
# Single letters that are a unit after a space, but also an initial or a mark of a list: "5 m."
_LETTER_UNITS = "hsgmlpVW"
RATE_DEPTH = 3  # đồng/người/tháng is as deep as rates go


def find(text: str, at: int, end: int, before: str) -> tuple[int, Quantity | QuantityRange] | None:
    """The quantity or range of quantities at `at`: a digit, a sign or a currency."""
    found = _quantity_at(text, at, end, before)
    if found is None:
        return None
    stop, first = found
    dash = _DASH.match(text, stop, end)
    second = _quantity_at(text, dash.end(), end, before) if dash is not None else None
    if second is None:
        return found
    stop_second, last = second
    if last.number.negative and not first.number.negative and not first.unit:
        return found
    if _THIRD.match(text, stop_second, end):
        return found  # three in a row are no range
    if first.number.whole[0] == "0" and len(first.number.whole) > 2:
        return found  # a code
    return stop_second, QuantityRange(first, last)


def _quantity_at(text: str, at: int, end: int, before: str) -> tuple[int, Quantity] | None:
    """A number with sign, currency in front, scale, unit and rate, as far as they are written."""
    start = at
    if text[at] in "-–":
        at += 1
    negative = at > start
    first = _CURRENCY_FIRST.match(text, at, end)
    currency = currency_name(first[1]) if first is not None else None
    if first is not None:
        if currency is None:
            return None
        at = first.end()
    found = read_number(text, at, end, before if at == start else "")
    if found is None:
        return None
    stop, value = found
    if negative:
        value = replace(value, negative=True)
    if currency and not value.point and len(value.fraction) == 3:
        value = replace(value, whole=value.whole + value.fraction, fraction="")  # $1,500
    stop, quantity = _with_scale(text, stop, end, value, currency is not None)
    if currency:
        return stop, replace(quantity, unit=currency, money=True)
    return _with_unit(text, stop, end, quantity)


def _with_scale(text: str, stop: int, end: int, value: Number, money: bool) -> tuple[int, Quantity]:
    """2tr5, 500k; a scale in words only where it must move or change the number: "$5 triệu"."""
    quantity = Quantity(value)
    short = _SCALE_SHORT.match(text, stop, end)
    if short is not None:
        name = _SCALE_NAMES.get(short[1], short[1])
        more = _AND_MORE.match(text, short.end(), end)
        if more is None or value.fraction:
            return short.end(), replace(quantity, scale=name)
        # 2tr5 is two million and five hundred thousand
        low = more[1].ljust(3, "0") + "0" * (_SCALE_ZEROS[name] - 3)
        return more.end(), Quantity(replace(value, whole=value.whole + low))
    scale = _SCALE.match(text, stop, end)
    if scale is None:
        return stop, quantity
    following = _CURRENCY.match(text, scale.end(), end)
    joined = (
        following is not None
        and currency_name(following[1]) is not None
        or PER.match(text, scale.end(), end) is not None
        or _DASH.match(text, scale.end(), end) is not None
    )
    if money or value.point or joined:
        return scale.end(), Quantity(replace(value, point=False), scale=scale[1])
    return stop, quantity


def _with_unit(text: str, stop: int, end: int, quantity: Quantity) -> tuple[int, Quantity]:
    value = quantity.number
    money = _CURRENCY.match(text, stop, end)
    if money is not None and _money_fits(text, money, end, value):
        name = currency_name(money[1]) or ""
        if name == "đồng" and len(value.fraction) == 3:
            value = Number(value.whole + value.fraction, negative=value.negative)
        if not value.fraction.strip("0"):
            value = replace(value, fraction="")  # 10,000.00
        value = replace(value, point=False)
        return _per(text, money.end(), end, replace(quantity, number=value, unit=name, money=True))
    if value.point and _UNIT_WORD.match(text, stop, end):
        return stop, replace(quantity, number=replace(value, point=False))
    spaced = text.startswith(" ", stop)
    unit = UNIT.match(text, stop + spaced, end)
    known = unit_name(unit.group(), spaced) if unit is not None else None
    if unit is None or known is None:
        return stop, quantity
    if spaced and unit.group() in _LETTER_UNITS and _is_initial(text, unit.end()):
        return stop, quantity
    value = replace(value, point=False)
    return _per(text, unit.end(), end, replace(quantity, number=value, unit=known))


def _is_initial(text: str, stop: int) -> bool:
    """Whether the single letter before `stop` is an initial ("5 m.Hà") or the mark of a list ("5 m)")."""
    if text.startswith(".", stop):
        return text[stop + 1 : stop + 2].isalpha()
    return text.startswith(")", stop) and "(" not in text[max(0, stop - 30) : stop]


def _money_fits(text: str, money: re.Match[str], end: int, value: Number) -> bool:
    """Whether the letters after a number are a currency here."""
    written = money[1]
    if currency_name(written) is None:
        return False
    if written == "d":
        return money.group()[0] != " " and len(value.whole) >= 4
    if written in ("đ", "Đ"):
        # 5 đ/c are comrades
        after = money.end() + 1
        slash = text.startswith("/", money.end())
        return not slash or text[after : after + 1].isdigit() or _counted_by(text, after, end) is not None
    if written.isalpha() and len(written) == 3:
        return written.isupper() or written.lower() in ("vnđ", "vnd", "usd")
    return True


def _counted_by(text: str, at: int, end: int) -> tuple[int, str, bool] | None:
    """What a rate is per: a unit (True) or a noun ("bản", "ngày đêm")."""
    unit = UNIT.match(text, at, end)
    name = unit_name(unit.group(), False) if unit is not None else None
    if unit is not None and name is not None:
        return unit.end(), name, True
    noun = NOUN.match(text, at, end)
    if noun is None or not is_syllable(noun.group().split(" ")[0]):
        return None
    return noun.end(), noun.group(), False


def _per(text: str, stop: int, end: int, quantity: Quantity) -> tuple[int, Quantity]:
    """The units of a rate after slashes: km/h, đồng/người/tháng."""
    for _ in range(RATE_DEPTH):
        slash = PER.match(text, stop, end)
        found = _counted_by(text, slash.end(), end) if slash is not None else None
        if found is None:
            break
        stop, name, is_unit = found
        # units of physics take "trên", counted things the word of the style
        speed = name in _SPEEDS and quantity.unit.endswith("mét")
        word = "trên" if is_unit and not quantity.money or speed else ""
        quantity = replace(quantity, per=(*quantity.per, name), per_word=quantity.per_word or word)
    return stop, quantity


def words(value: Quantity | QuantityRange, style: Style) -> str:
    match value:
        case Quantity():
            return _quantity(value, style)
        case QuantityRange(first, last):
            return f"{_quantity(first, style)} đến {_quantity(last, style)}"


def _quantity(quantity: Quantity, style: Style) -> str:
    said = [number(quantity.number, style)]
    if quantity.scale:
        said.append(quantity.scale.replace("nghìn", style.thousand))
    if quantity.unit:
        said.append(quantity.unit)
    for per in quantity.per:
        said += (quantity.per_word or style.per, per)
    return " ".join(said)
