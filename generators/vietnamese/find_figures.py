"""Which class a run of digits belongs to: the words around it and its own shape decide."""

from __future__ import annotations

import re
from dataclasses import replace

from . import codes, dates, fractions, legal, outline, phones, quantities, times
from .figures import is_grouped
from .find_words import find_phrase
from .found import Found, Month, Ordinal, OrdinalRange
from .numbers import Number, cardinal
from .scene import REACH, Scene
from .spans import Kind, Reason
from .tones import LOWER, UPPER

_DIGITS = re.compile(r"[0-9]+")
_ORDINALS = re.compile(
    r" thứ(?: \d{1,2}| [^\W\d_]{2,4})(?:, ?(?:\d{1,2}|[^\W\d_]{2,4})){0,6}(?:,| và| đến| hoặc| ?[-–])$"
)
_TO_WEEKDAY = re.compile(r" ?[-–] ?([2-7])(?![\d.,/%]|-)")
_DURATION = re.compile(r"\d tháng$")
_PRODUCT = re.compile(
    r"\d{1,5}(?:[.,]\d{1,3})?(?: ?[xX×] ?\d{1,5}(?:[.,]\d{1,3})?){1,3}(?![^\W_]*\d)"
)
_LINKED = re.compile(r"\s*(?:[,;/–-]|và|hoặc)?\s*(?:số )?$")
_LETTERED = re.compile(r"\d{1,3}\.[a-zđ](?![^\W_]|\.)")
_SIGNS = frozenset("xX×-–:/.")
_HOUR_SIGNS = ":hHgGp'’′-–"
_HOUR_WORDS = (" giờ", "giờ", "phút")

_SCORES = (" tỷ số", " tỉ số", " thắng", " thua", " hòa", " dẫn", " tỷ số là", " tỷ số:", " kết quả")
_REPEATED = re.compile(rf" \(([{LOWER}{UPPER} ]{{2,60}})\)")

# A run of so many digits without any separator is hardly a quantity: somebody should look.
LONG_RUN = 9


def find_figure(scene: Scene, start: int, end: int, kind: Kind | None) -> Found | None:
    """The span that begins with the digit at `start`."""
    text = scene.text
    before = scene.before(start)
    if kind is not None:
        found = _preferred(scene, start, end, kind, before)
        if found is not None:
            return found
    run = _DIGITS.match(text, start, end)
    assert run is not None
    digits, stop = run.group(), run.end()
    following = text[stop : stop + 1] if stop < end else ""
    sign = text[stop : min(end, stop + 2)].lstrip()[:1]
    return (
        _named_by_shape(scene, start, stop, end, kind, before)
        or _called(scene, start, stop, end, before)
        or (_with_sign(scene, start, stop, end, before, sign) if sign in _SIGNS else None)
        or _timed(scene, start, stop, end, before, sign)
        or _ordered(scene, start, stop, end, before, digits, following)
        or find_quantity(scene, start, end, before)
    )


def _named_by_shape(
    scene: Scene, start: int, stop: int, end: int, kind: Kind | None, before: str
) -> Found | None:
    """What its own shape tells from a quantity: number of a document, outline mark, address."""
    text = scene.text
    following = text[stop : stop + 1] if stop < end else ""
    letter = following.isalpha()
    if letter or following and following in "/-– ":
        number = legal.find(text, start, end, before, False)
        if number is not None:
            return Found(start, number[0], Kind.LEGAL_REFERENCE, number[1])
    if following and following in "./) -" and scene.at_head(start):
        mark = outline.find(text, start, end)
        if mark is not None:
            return Found(start, mark[0], Kind.OUTLINE, mark[1])
    for entry in scene.lexicon.phrases(text[start:stop]):
        phrase = find_phrase(scene, entry, start, end)
        if phrase is not None:
            return phrase
    if following == "." and _LETTERED.match(text, start, end):
        return Found(start, stop + 2, Kind.CODE, codes.Code(text[start : stop + 2], digits=False))
    if letter and following.isascii() or following and following in ".-@":
        return _address(scene, start, stop, end, kind)
    return None


def _called(scene: Scene, start: int, stop: int, end: int, before: str) -> Found | None:
    """A code or a telephone number: the words before tell, or the shape."""
    text = scene.text
    code = codes.find(text, start, end, before)
    if code is not None and not phones.counted(text, code[0], end):
        return Found(start, code[0], Kind.CODE, code[1])
    if stop - start >= 3 or stop - start == 2 and text[stop : stop + 1] in tuple(" .-–"):
        chained, neighbour = _chained(scene, start), _neighbour(scene, start)
        phone = phones.find(text, start, end, before, False, chained, neighbour)
        if phone is not None:
            kind = Kind.SHORT_CODE if phone[1].short else Kind.PHONE
            return Found(start, phone[0], kind, phone[1])
    return None


def _with_sign(
    scene: Scene, start: int, stop: int, end: int, before: str, sign: str
) -> Found | None:
    """A figure before a sign that may join it to another: product, score, ratio, day, fraction."""
    text = scene.text
    if sign in "xX×":
        # 3x4: the sign between says "nhân", the numbers are read one by one
        number = Number(text[start:stop])
        return Found(start, stop, Kind.NUMBER, number) if _PRODUCT.match(text, start, end) else None
    if sign in "-–" and before.endswith(_SCORES):
        score = codes.find_score(text, start, end)
        if score is not None:
            return Found(start, score[0], Kind.CODE, score[1])
    if sign == ":":
        ratio = fractions.find_ratio(text, start, end, before)
        return Found(start, ratio[0], Kind.FRACTION, ratio[1]) if ratio is not None else None
    if stop - start in (1, 2, 4):
        date = dates.find(text, start, end, before, False)
        if date is not None:
            found = _date(start, date)
            return replace(found, doubt=found.doubt or _guess(scene, start, end, before))
    if sign in ".-" and not is_grouped(text, start, end):
        dotted = codes.find_dotted(text, start, end)
        if dotted is not None:
            time = times.find(text, start, end, before)
            return Found(start, time[0], Kind.TIME, time[1]) if time else Found(start, dotted[0], Kind.CODE, dotted[1])
    return None


def _timed(scene: Scene, start: int, stop: int, end: int, before: str, sign: str) -> Found | None:
    """A time of day or a fraction; both may have a space after their first figure."""
    text = scene.text
    if sign and sign in _HOUR_SIGNS or text.startswith(_HOUR_WORDS, stop):
        time = times.find(text, start, end, before)
        if time is not None:
            return Found(start, time[0], Kind.TIME, time[1])
    if sign.isdigit() or sign and sign in "/⁄":
        fraction = fractions.find(text, start, end, before)
        if fraction is not None:
            doubt = _guess(scene, start, end, before) if fraction[1].joiner == "phần" else None
            return Found(start, fraction[0], Kind.FRACTION, fraction[1], doubt)
    return None


def _guess(scene: Scene, start: int, end: int, before: str) -> Reason | None:
    """3/4 with nothing around it that tells a day from a fraction."""
    return Reason.AMBIGUOUS if dates.is_guess(scene.text, start, end, before) else None


def _ordered(
    scene: Scene, start: int, stop: int, end: int, before: str, digits: str, following: str
) -> Found | None:
    """A figure after "thứ", "tháng" or "ngày"."""
    text = scene.text
    if following == " ":
        day = dates.day_alone(text, start, end, before)
        if day is not None:
            return Found(start, day[0], Kind.DATE, day[1])
    if before.endswith(" thứ") or "thứ" in before and _ORDINALS.search(before):
        to = _TO_WEEKDAY.match(text, stop, end)
        if to is not None:
            return Found(start, to.end(), Kind.ORDINAL, OrdinalRange(digits, to[1]))
        if len(digits) <= 4 and not text[stop : stop + 2].strip().isdigit():
            return Found(start, stop, Kind.ORDINAL, Ordinal(digits))
    if before.endswith((" tháng", " tháng:")) and len(digits) <= 2 and following not in ("/", "-", "–"):
        if not _DURATION.search(before):
            return Found(start, stop, Kind.DATE, Month(digits))
    return None


def find_quantity(scene: Scene, start: int, end: int, before: str) -> Found | None:
    """The quantity or range at `start`: a digit, a sign or a currency."""
    text = scene.text
    found = quantities.find(text, start, end, before)
    if found is None:
        return None
    stop, value = found
    if text[stop - 1].isdigit() and text[stop : stop + 1].isalpha():
        mixed = codes.find_mixed(text, start, end)
        if mixed is not None and mixed[0] > stop:
            return Found(start, mixed[0], Kind.CODE, mixed[1])
    match value:
        case quantities.QuantityRange(_, last):
            kind = kind_of(last)
            return Found(start, stop, Kind.RANGE if kind is Kind.NUMBER else kind, value)
        case quantities.Quantity(number):
            repeated = _REPEATED.match(text, stop, end)
            if repeated is not None and repeated[1].lower() == cardinal(number.whole):
                stop = repeated.end()  # "03 (ba) bộ" says its number once
            bare = stop - start == len(number.whole) >= LONG_RUN and number.whole[-3:] != "000"
            return Found(start, stop, kind_of(value), value, Reason.AMBIGUOUS if bare else None)


def kind_of(quantity: quantities.Quantity) -> Kind:
    if quantity.money:
        return Kind.MONEY
    if quantity.unit == "phần trăm":
        return Kind.PERCENT
    if quantity.per:
        return Kind.RATE
    return Kind.MEASURE if quantity.unit else Kind.NUMBER


def _address(scene: Scene, start: int, stop: int, end: int, kind: Kind | None) -> Found | None:
    """An address whose first label begins with a digit: 1022.vidu.gov.vn."""
    word = scene.text[stop : stop + 64].split(" ", 1)[0].rstrip(".")
    if "." not in word or not any(map(str.isalpha, word)):
        return None
    return scene.address(start, end, kind)


def _date(start: int, found: tuple[int, dates.Date | dates.DateRange | dates.Period]) -> Found:
    stop, value = found
    match value:
        case dates.Date():
            exists = value.exists()
        case dates.DateRange(first, last):
            exists = first.exists() and last.exists()
        case dates.Period():
            exists = True
    return Found(start, stop, Kind.DATE, value, None if exists else Reason.IMPOSSIBLE)


def _chained(scene: Scene, start: int) -> bool:
    """Whether a telephone number stands just before, as in "113, 114, 115"."""
    if not scene.found or scene.found[-1].kind not in (Kind.PHONE, Kind.SHORT_CODE):
        return False
    between = scene.text[scene.found[-1].end : start]
    return len(between) <= 12 and _LINKED.fullmatch(between) is not None


def _neighbour(scene: Scene, start: int) -> bool:
    """Whether a short number stands in the same sentence."""
    if not scene.found or scene.found[-1].kind is not Kind.SHORT_CODE:
        return False
    return start - scene.found[-1].end < REACH


def _preferred(scene: Scene, start: int, end: int, kind: Kind, before: str) -> Found | None:
    """The reading of the kind the caller knows, if the place has it."""
    text = scene.text
    match kind:
        case Kind.DATE:
            date = dates.find(text, start, end, before, True)
            return _date(start, date) if date is not None else None
        case Kind.TIME:
            time = times.find(text, start, end, before)
            return Found(start, time[0], kind, time[1]) if time is not None else None
        case Kind.PHONE | Kind.SHORT_CODE:
            phone = phones.find(text, start, end, before, True, False)
            return Found(start, phone[0], kind, phone[1]) if phone is not None else None
        case Kind.LEGAL_REFERENCE:
            number = legal.find(text, start, end, before, True)
            return Found(start, number[0], kind, number[1]) if number is not None else None
        case Kind.FRACTION:
            fraction = fractions.find(text, start, end, before)
            return Found(start, fraction[0], kind, fraction[1]) if fraction is not None else None
        case Kind.CODE:
            code = codes.find_known(text, start, end)
            return Found(start, code[0], kind, code[1]) if code is not None else None
        case Kind.ORDINAL:
            run = _DIGITS.match(text, start, end)
            return Found(start, run.end(), kind, Ordinal(run.group())) if run else None
        case Kind.NUMBER | Kind.MONEY | Kind.MEASURE | Kind.PERCENT | Kind.RATE | Kind.RANGE:
            return find_quantity(scene, start, end, before)
        case _:
            return None
