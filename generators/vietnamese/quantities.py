"""Numbers with what they count: scale, unit, currency, percentage, rate, and ranges of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from .measures import NOUN, PER, UNIT, currency_name, unit_name
from .numbers import Number, cardinal, number
from .style import Style
from .syllables import is_syllable


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and the names after it; `per` is the unit of a rate, `per_word` overrides the style."""

    number: Number
    scale: str = ""
    unit: str = ""
    money: bool = False
    rest: str = ""
    per: str = ""
    per_word: str = ""


@dataclass(frozen=True, slots=True)
class QuantityRange:
    """From a quantity to another; what both share is said once, at the end."""

    first: Quantity
    last: Quantity


@dataclass(frozen=True, slots=True)
class Fraction:
    """Numerator and denominator as digits; `of`: the word between, "phần" or, for 24/24, "trên"."""

    numerator: str
    denominator: str
    of: str = "phần"
    whole: str = ""
    unit: str = ""
    negative: bool = False


_NUMBER = re.compile(
    r"(?P<dotted>[1-9]\d{0,2}(?:\.\d{3}){1,12}(?![\d]))(?:,(?P<dotted_fraction>\d{1,18})(?!\d))?(?!\.\d)"
    r"|(?P<commas>[1-9]\d{0,2}(?:,\d{3}){2,12}(?!\d))(?:\.(?P<commas_fraction>\d{1,18})(?!\d))?(?!,\d)"
    r"|(?P<spaced>[1-9]\d{0,2}(?: \d{3}){1,12}(?![\d.,/]\d|\d))(?:,(?P<spaced_fraction>\d{1,18})(?!\d))?"
    r"|(?P<comma>\d{1,40}),(?P<comma_fraction>\d{1,40})(?![\d])(?!,\d)"
    r"|(?P<point>\d{1,40})\.(?P<point_fraction>\d{1,40})(?![\d])(?!\.\d)"
)
_PLAIN = re.compile(r"\d+")
_SCALE = re.compile(r" ?(trăm|nghìn|ngàn|triệu|tỷ|tỉ|vạn|chục)(?![^\W_])")
_SCALE_SHORT = re.compile(r"(tr|tỷ|tỉ|triệu|[kK])(?![^\W\d_])")
_AND_MORE = re.compile(r"(\d{1,3})(?!\d)(?![.,]\d)")
_UNIT_WORD = re.compile(
    r" (?:lít|mét|tấn|tạ|yến|cân|ki lô|kilô|héc|phần|độ|giờ|tuổi|điểm|sào|mẫu|lần|người|đồng|phút|giây|công)(?!\w)"
)
_CURRENCY = re.compile(
    r" ?(US\$|[$€£¥₫₩]|[A-Za-zĐđ]{1,3}|đồng(?! (?:chí|bào|hồ|ý|bộ|thời|ruộng|lúa|đội)))(?![^\W_])"
)
_MONEY_FIRST = re.compile(r"(US\$|[$€£¥₫₩])( ?)(?=\d)")
_CODE_FIRST = re.compile(r"([A-Z]{3}) ?(?=\d)")
_THIRD = re.compile(r"[-–—][^\W_]")
_DASH = re.compile(r" ?(?:-|–|—|~|÷) ?(?=[$€£\d]|[-+]\d)")
_COUNTED_AFTER = re.compile(r" (?:đồng|đ|vnđ|VNĐ|VND|USD|người|hộ|ha|m2|m|km|kg|tấn|lượt|cái|con|bản|trường)(?![^\W_])")

ZERO_SAID_BEFORE = (
    " đề án", " nghị quyết", " chỉ thị", " quyết định", " kế hoạch", " nghị định", " thông tư",
    " quy chế", " quy định", " kết luận", " mẫu", " mẫu số", " biểu", " biểu mẫu", " biểu số",
    " phụ lục", " phụ lục số", " đề án số", " nghị quyết số", " chỉ thị số", " quyết định số",
    " kế hoạch số", " nghị định số", " thông tư số", " kết luận số", " hướng dẫn số", " công văn số",
    " mã", " mã số", " số", " số:", " phòng", " quầy", " bàn số", " cửa số", " ô số", " thông báo số",
    " tờ trình số", " báo cáo số", " công điện", " công điện số", " tờ khai số", " mẫu đơn số", " ca", " hạng mục",
)  # fmt: skip


def read_number(text: str, at: int, end: int, before: str = "") -> tuple[int, Number] | None:
    """The number that begins at `at`, with its separators understood."""
    match = _NUMBER.match(text, at, end)
    if match is not None:
        kind = match.lastgroup or ""
        group = kind.removesuffix("_fraction")
        whole = match[group]
        fraction = match.groupdict().get(group + "_fraction") or ""
        if group == "spaced":
            stop = match.end()
            groups = whole.count(" ")
            if groups >= 2 or fraction or _COUNTED_AFTER.match(text, stop):
                return stop, Number(whole.replace(" ", ""), fraction)
        elif group in ("dotted", "commas"):
            return match.end(), Number(re.sub(r"[.,]", "", whole), fraction)
        elif group == "comma" and not (text[at - 1 : at] == "," and text[at - 2 : at - 1].isdigit()):
            if fraction == "000" and 0 < len(whole) <= 3:  # 7,000 as machines write it
                return match.end(), Number(whole + fraction)
            return match.end(), Number(whole, fraction)
        elif group == "point" and not (len(fraction) > 3 and whole != "0" and len(whole) < 2):
            return match.end(), Number(whole, fraction, point=True)
    plain = _PLAIN.match(text, at, end)
    if plain is None:
        return None
    digits = plain.group()
    stop = plain.end()
    zero = digits[0] == "0" and len(digits) > 1 and (
        before.endswith(ZERO_SAID_BEFORE) or len(digits) > 2 or not before.strip() and stop == len(text)
    )
    return stop, Number(digits, zero_said=zero)


def read_quantity(text: str, at: int, end: int, before: str = "") -> tuple[int, Quantity] | None:
    """A number with sign, currency in front, scale, unit and rate, as far as they are written."""
    start = at
    negative = False
    if at < end and text[at] in "-–" and at + 1 < end and (text[at + 1].isdigit() or text[at + 1] in "$€£¥"):
        negative = True
        at += 1
    currency = ""
    first = _MONEY_FIRST.match(text, at, end) or _CODE_FIRST.match(text, at, end)
    if first is not None:
        name = currency_name(first[1])
        if name is None:
            return None
        currency = name
        at = first.end()
    found = read_number(text, at, end, before if at == start else "")
    if found is None:
        return None
    stop, value = found
    if negative:
        value = replace(value, negative=True)
    if currency and value.point is False and len(value.fraction) == 3:
        value = replace(value, whole=value.whole + value.fraction, fraction="")  # $1,500
    quantity = Quantity(value)
    short = _SCALE_SHORT.match(text, stop, end)
    scale = _SCALE.match(text, stop, end)
    if short is not None and not (short[1] == "k" and text[short.end() : short.end() + 1] == "/"):
        name = {"tr": "triệu", "k": "nghìn", "K": "nghìn", "tỉ": "tỷ"}.get(short[1], short[1])
        more = _AND_MORE.match(text, short.end(), end)
        if more is not None and not value.fraction:
            # 2tr5 is two million and five hundred thousand
            places = {"triệu": 6, "tỷ": 9, "nghìn": 3}[name]
            low = more[1] + "0" * (3 - len(more[1])) + "0" * (places - 3)
            quantity = Quantity(replace(value, whole=value.whole + low))
            stop = more.end()
        else:
            quantity = replace(quantity, scale=name)
            stop = short.end()
            following = _SCALE.match(text, stop, end)
            if following is not None:  # "5k tỷ": keep the word
                quantity = replace(quantity, scale=f"{name} {following[1]}")
                stop = following.end()
    elif scale is not None and (currency or value.point or text[stop + len(scale[0]) :][:1] not in ""):
        after = scale.end()
        two = _SCALE.match(text, after, end)
        if two is not None:
            after = two.end()
        money_follows = _CURRENCY.match(text, after, end)
        known = money_follows is not None and currency_name(money_follows[1]) is not None
        percent = PER.match(text, after, end) is not None
        if currency or known or value.point or percent or _DASH.match(text, after, end):
            words = scale[1] if two is None else f"{scale[1]} {two[1]}"
            quantity = replace(quantity, scale=words)
            if value.point:
                quantity = replace(quantity, number=replace(value, point=False))
            stop = after
    if currency:
        return stop, replace(quantity, unit=currency, money=True)
    return _with_unit(text, stop, end, quantity)


def _with_unit(text: str, stop: int, end: int, quantity: Quantity) -> tuple[int, Quantity]:
    money = _CURRENCY.match(text, stop, end)
    if money is not None:
        written = money[1]
        name = currency_name(written)
        if name is not None and _money_fits(text, money, quantity):
            value = quantity.number
            if name == "đồng" and len(value.fraction) == 3:
                value = Number(value.whole + value.fraction, negative=value.negative)
            elif value.point:
                value = replace(value, point=False)
            return _per(text, money.end(), end, replace(quantity, number=value, unit=name, money=True))
    if quantity.number.point and _UNIT_WORD.match(text, stop, end):
        quantity = replace(quantity, number=replace(quantity.number, point=False))
    spaced = text.startswith(" ", stop)
    unit = UNIT.match(text, stop + spaced, end)
    if unit is None:
        return stop, quantity
    name = unit_name(unit.group(), spaced)
    if name is None or (spaced and len(unit.group()) == 1 and unit.group() in "hsgmlp" and _initial(text, unit.end())):
        return stop, quantity
    value = quantity.number
    if value.point:
        value = replace(value, point=False)
    return _per(text, unit.end(), end, replace(quantity, number=value, unit=name))


def _initial(text: str, stop: int) -> bool:
    """Whether the single letter before `stop` is an initial or a letter of a list: "12 m." """
    return text.startswith(".", stop) and text[stop + 1 : stop + 2].isalpha() or text.startswith(")", stop) and "(" not in text[max(0, stop - 30) : stop]


def _money_fits(text: str, money: re.Match[str], quantity: Quantity) -> bool:
    written = money[1]
    if written == "d":
        return money.group()[0] != " " and len(quantity.number.whole) >= 4
    if written in ("đ", "Đ"):
        return text[money.end() : money.end() + 1] != "/" or _noun(text, money.end() + 1, len(text)) is not None
    if written.isalpha() and len(written) == 3:
        return written.isupper() or written.lower() in ("vnđ", "vnd", "usd")
    return True


def _noun(text: str, at: int, end: int) -> tuple[int, str] | None:
    """What a rate is per: a unit or a noun ("bản", "ngày đêm")."""
    unit = UNIT.match(text, at, end)
    if unit is not None:
        name = unit_name(unit.group(), False)
        if name is not None:
            return unit.end(), name
    noun = NOUN.match(text, at, end)
    if noun is None or not is_syllable(noun.group().split(" ")[0]):
        return None
    return noun.end(), noun.group()


def _per(text: str, stop: int, end: int, quantity: Quantity) -> tuple[int, Quantity]:
    """The units of a rate after slashes: km/h, đồng/người/tháng."""
    for _ in range(3):
        slash = PER.match(text, stop, end)
        if slash is None:
            break
        unit = UNIT.match(text, slash.end(), end)
        name = unit_name(unit.group(), False) if unit is not None else None
        if unit is not None and name is not None:
            # units of physics take "trên", counted things the word of the style
            word = "" if quantity.money else "trên"
            quantity = _add_per(quantity, name, word)
            stop = unit.end()
            continue
        noun = _noun(text, slash.end(), end)
        if noun is None:
            break
        stop, name = noun
        quantity = _add_per(quantity, name, "")
    return stop, quantity


def _add_per(quantity: Quantity, name: str, word: str) -> Quantity:
    if name in ("giờ", "phút", "giây") and quantity.unit.endswith("mét"):
        word = "trên"  # a speed
    if not quantity.per:
        return replace(quantity, per=name, per_word=word)
    return replace(quantity, per=f"{quantity.per}\n{name}")


def find(text: str, at: int, end: int, before: str) -> tuple[int, Quantity | QuantityRange] | None:
    """The quantity or range of quantities at `at`."""
    found = read_quantity(text, at, end, before)
    if found is None:
        return None
    stop, first = found
    dash = _DASH.match(text, stop, end)
    if dash is None:
        return found
    second = read_quantity(text, dash.end(), end, before)
    if second is None or (second[1].number.negative and not first.number.negative and not first.unit):
        return found
    stop_second, last = second
    if _THIRD.match(text, stop_second, end):
        return found  # three in a row are no range
    if first.number.whole[0] == "0" and len(first.number.whole) > 2:
        return found
    return stop_second, QuantityRange(first, last)


_FRACTION = re.compile(
    r"(\d{1,9}) ?/ ?(\d{1,3}(?:\.\d{3}){1,3}(?!\d)|\d{1,9}(?!\d)(?![.,]\d))(?!/\d)"
)
_RATIO = re.compile(r"(\d{1,9}) ?: ?(\d{1,3}(?:\.\d{3}){1,3}(?!\d)|\d{1,9}(?!\d))(?!:)")
_RATIO_BEFORE = (
    " tỷ lệ", " tỉ lệ", " tỷ số", " tỉ số", " tỷ lệ:", " tỉ lệ:", " tỷ lệ là", " tỉ lệ là", " theo tỷ lệ",
)  # fmt: skip
_MIXED = re.compile(r"(\d{1,4}) (\d{1,2})/(\d{1,3})(?![\d/])(?![.,]\d)")
_OUT_OF = re.compile(r" ?(?:giờ|h\b|ngày|tuần|phường|xã|thôn|điểm|câu|đại biểu|thành viên|đảng viên|hộ|tiêu chí|chỉ tiêu|ủy viên|người|phiếu|trường|em|học sinh|cử tri|hồ sơ|đơn vị|tổ|đồng chí|chi bộ|khu)")
_SCORE_BEFORE = (" đạt", " điểm", " huyết áp", " thị lực", " chiếm", " tại", " số nhà", " nhà số", " nhà", " số", " ngõ", " tổ", " hẻm", " ngách", " kiệt", " lô", " thửa", " tờ", " km", " quốc lộ", " tỷ lệ", " tỉ lệ", " tỷ số", " tỉ số", " tỷ lệ:")
_PRESSURE = re.compile(r" ?mmHg")
_HOURS = re.compile(r"h(?![^\W_])")


def is_grouped(text: str, at: int, end: int) -> bool:
    """Whether the digits at `at` are parted in thousands: 1.500.000 is no code."""
    match = _NUMBER.match(text, at, end)
    return match is not None and match["dotted"] is not None


def find_ratio(text: str, at: int, end: int, before: str) -> tuple[int, Fraction] | None:
    """ "tỷ lệ 1:500", said with "trên"."""
    match = _RATIO.match(text, at, end) if before.endswith(_RATIO_BEFORE) else None
    if match is None:
        return None
    return match.end(), Fraction(match[1], match[2].replace(".", ""), "trên")


def find_fraction(text: str, at: int, end: int, before: str) -> tuple[int, Fraction] | None:
    """A fraction, or two numbers one above the other: 2/3 of something, 24/24, 98/100 points."""
    mixed = _MIXED.match(text, at, end)
    if mixed is not None and int(mixed[2]) < int(mixed[3]):
        return mixed.end(), Fraction(mixed[2], mixed[3], whole=mixed[1])
    match = _FRACTION.match(text, at, end)
    if match is None:
        return None
    top, bottom = match[1], match[2].replace(".", "")
    if len(top) == len(bottom) == 4 and int(bottom) == int(top) + 1:
        return match.end(), Fraction(top, bottom, "đến")  # the school year 2025/2026
    if before.endswith(_SCORE_BEFORE) or int(top) == int(bottom) or (top, bottom) == ("24", "7") or bottom.strip("0") == "":
        hours = _HOURS.match(text, match.end(), end)  # 24/24h
        if hours is not None:
            return hours.end(), Fraction(top, bottom, "trên", unit="giờ")
        return match.end(), Fraction(top, bottom, "trên")
    if _PRESSURE.match(text, match.end()):
        return match.end(), Fraction(top, bottom, "trên")
    if len(top) >= 2 and int(bottom) > 12 and _OUT_OF.match(text, match.end()):
        return match.end(), Fraction(top, bottom, "trên")
    if top[0] == "0" and len(top) > 1 and int(top) > 0:
        return match.end(), Fraction(top, bottom, "trên")
    return match.end(), Fraction(top, bottom)


def negative(fraction: Fraction) -> Fraction:
    return replace(fraction, negative=True)


def words(value: Quantity | QuantityRange | Fraction, style: Style) -> str:
    match value:
        case Quantity():
            return _quantity(value, style)
        case QuantityRange(first, last):
            return f"{_quantity(first, style)} đến {_quantity(last, style)}"
        case Fraction(numerator, denominator, of, whole, unit, negative):
            below = "tư" if denominator == "4" and of == "phần" else cardinal(denominator, style)
            said = f"{cardinal(numerator, style)} {of} {below}"
            if whole:
                said = f"{cardinal(whole, style)} và {said}"
            if unit:
                said = f"{said} {unit}"
            return "âm " + said if negative else said


def _quantity(quantity: Quantity, style: Style) -> str:
    said = [number(quantity.number, style)]
    if quantity.scale:
        said.append(quantity.scale.replace("nghìn", style.thousand))
    if quantity.unit:
        said.append(quantity.unit)
    for per in quantity.per.split("\n") if quantity.per else ():
        said += (quantity.per_word or style.per, per)
    return " ".join(said)
