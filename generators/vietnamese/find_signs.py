"""What a sign between words says: dash, slash, plus, currency, ornaments. Pause marks never come here."""

from __future__ import annotations

import re
from dataclasses import replace

from . import fractions, legal, outline, phones, romans
from .find_figures import find_figure, find_quantity
from .found import DASH, RATE, SILENT, Found, Per, Said
from .measures import UNIT, unit_name
from .numbers import cardinal
from .scene import Scene
from .spans import Kind, Reason

SAID = {
    "&": "và", "+": "cộng", "=": "bằng", "×": "nhân", "÷": "chia", "±": "cộng trừ",
    "≥": "lớn hơn hoặc bằng", "≤": "nhỏ hơn hoặc bằng", ">": "lớn hơn", "<": "nhỏ hơn",
    "≠": "khác", "≈": "xấp xỉ", "~": "khoảng", "@": "a còng", "%": "phần trăm",
    "‰": "phần nghìn", "°": "độ", "#": "thăng", "§": "mục", "√": "căn", "∞": "vô cùng",
    "$": "đô la", "€": "ơ rô", "£": "bảng Anh", "¥": "yên", "₫": "đồng", "№": "số",
    "☎": "điện thoại", "✆": "điện thoại", "📞": "điện thoại", "′": "phút", "″": "giây",
    "→": ",", "⇒": ",", "←": ",", "|": ",", "*": "", "_": "", "`": "", "´": "", "\\": "", "·": "", "•": "",
}  # fmt: skip
"""Signs with a name; those said as nothing are marks of layout."""

_DOUBLE = {">=": SAID["≥"], "<=": SAID["≤"], "=>": ",", "->": ",", "–>": ",", "==": SAID["="]}

# Pictures, arrows and bullets people put into messages: seen, not heard.
_ORNAMENT = re.compile(
    r"[\u2190-\u21ff\u2500-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff\uf000-\uf0ff\u20e3\U000e0020-\U000e007f]"
)


def find_sign(scene: Scene, start: int, end: int) -> Found | None:
    """The span that begins with the sign at `start`; None leaves it to the audit."""
    text = scene.text
    sign = text[start]
    double = _DOUBLE.get(text[start : start + 2])
    if double is not None:
        return Found(start, start + 2, Kind.SYMBOL, Said(double))
    found: Found | None = None
    match sign:
        case "(":
            return _bracket(scene, start, end)
        case "-" | "–" | "—":
            return _dash(scene, start, end)
        case "/" | "⁄":
            return _slash(scene, start, end)
        case "+":
            phone = phones.find(text, start, end, "", False, False)
            found = Found(start, phone[0], Kind.PHONE, phone[1]) if phone else None
        case "*" | "#":
            dialled = phones.find_dialled(text, start, end)
            found = Found(start, dialled[0], Kind.SHORT_CODE, dialled[1]) if dialled else None
        case "$" | "€" | "£" | "¥" | "₫" | "₩":
            if text[start + 1 : start + 3].lstrip()[:1].isdigit():
                found = find_quantity(scene, start, end, "")
        case "°" | "%":
            unit = UNIT.match(text, start, end)
            name = unit_name(unit.group(), False) if unit else None
            found = Found(start, unit.end(), Kind.MEASURE, Said(name)) if unit and name else None
        case _:
            pass
    if found is not None:
        return found
    said = SAID.get(sign)
    if said is None and _ORNAMENT.match(sign):
        said = ""
    return Found(start, start + 1, Kind.SYMBOL, Said(said)) if said is not None else None


_REPEATED = re.compile(r"\((\d{1,9})\)")


def _bracket(scene: Scene, start: int, end: int) -> Found | None:
    """A bracket opens an outline mark, "(2)", or the area code of a telephone number."""
    text = scene.text
    if scene.at_head(start):
        mark = outline.find(text, start, end)
        if mark is not None:
            return Found(start, mark[0], Kind.OUTLINE, mark[1])
    repeated = _REPEATED.match(text, start, end)
    if repeated is not None and scene.before(start).endswith(" " + cardinal(repeated[1])):
        return Found(start, repeated.end(), Kind.NUMBER, SILENT)  # "một (01) bản"
    if text[start + 1 : start + 2] in ("0", "+"):
        phone = phones.find(text, start, end, "", False, False)
        if phone is not None:
            return Found(start, phone[0], Kind.PHONE, phone[1])
    return None


def _dash(scene: Scene, start: int, end: int) -> Found | None:
    """Minus, "đến" between two things of one name, an arrow, or a pause."""
    text = scene.text
    previous, following = text[start - 1 : start], text[start + 1 : start + 2]
    if following and following in "0123456789$€£¥" and (not previous or previous in " (\n"):
        # "5 -3" is a careless range, not a negative number
        if not (previous == " " and text[:start].rstrip()[-1:].isdigit()):
            negative = _negative(scene, start, end)
            if negative is not None:
                return negative
    if _between_two_of_a_kind(scene, start):
        return Found(start, start + 1, Kind.RANGE, Said("đến"))
    if _same_name(text, start):
        return Found(start, start + 1, Kind.RANGE, Said("đến"))
    if _within_word(scene, start):
        return Found(start, start + 1, Kind.SYMBOL, SILENT)
    return Found(start, start + 1, Kind.SYMBOL, DASH)


def _within_word(scene: Scene, start: int) -> bool:
    """Whether a dash only ties syllables: "vắc-xin", "Xô-viết", "Nghệ-Tĩnh". Abbreviations are parted."""
    text = scene.text
    left, right = text[start - 1 : start], text[start + 1 : start + 3]
    if not left.isalpha() or not right[:1].isalpha():
        return False
    said = bool(scene.found) and scene.found[-1].end == start
    return right[0].islower() or not said and not right.isupper() and not left.isupper()


_NEXT_CAPITALS = re.compile(r" ?([IVXLC]{1,7})(?![^\W_])")
_NEXT_FIGURE = re.compile(r" ?(?=\d)")


def _between_two_of_a_kind(scene: Scene, start: int) -> bool:
    """Whether a time, a day, a price or a Roman numeral ends before the dash and another follows."""
    if not scene.found or scene.found[-1].kind not in (Kind.TIME, Kind.DATE, Kind.MONEY, Kind.ROMAN):
        return False
    text, last = scene.text, scene.found[-1]
    if last.kind is Kind.ROMAN:
        numeral = _NEXT_CAPITALS.match(text, start + 1)
        goes_on = numeral is not None and romans.value(numeral[1]) is not None
        return goes_on and not text[last.end : start].strip()
    following = _NEXT_FIGURE.match(text, start + 1)
    if text[last.end : start].strip() or following is None:
        return False
    found = find_figure(scene, following.end(), len(text), last.kind)
    return found is not None and found.kind is last.kind


def _negative(scene: Scene, start: int, end: int) -> Found | None:
    fraction = fractions.find(scene.text, start + 1, end, "")
    if fraction is not None:
        return Found(start, fraction[0], Kind.FRACTION, replace(fraction[1], negative=True))
    return find_quantity(scene, start, end, "")


_NAME_LEFT = re.compile(
    r"(thứ|tháng|ngày|lớp|quý|năm|điều|khoản|chương|bước|mục|tổ|thôn|khu|kỳ|tuần|mẫu|điểm|giờ)"
    r" [^\W_]{1,10} ?$",
    re.IGNORECASE,
)
_NAME_RIGHT = re.compile(r" ?([^\W\d_]+)")


def _same_name(text: str, start: int) -> bool:
    """Whether a dash stands between two numbered things of one name: "thứ 2 - thứ 6"."""
    left = _NAME_LEFT.search(text, max(0, start - 24), start)
    right = _NAME_RIGHT.match(text, start + 1)
    if left is None or right is None:
        return False
    first, last = left[1].lower(), right[1].lower()
    return first == last or first == "thứ" and last in ("chủ", "cn")


# What is counted before the slash of a rate, and what it is counted by; first words suffice.
_COUNTS = frozenset(
    "lần đồng người lượt ngày giờ hợp sơ bản suất hộ con phiếu tờ trang tháng tuần năm buổi ca tấn "
    "tạ cân mét lít kg triệu tỷ nghìn ngàn cái chiếc quyển tập điểm vụ sào khẩu cháu em học đợt việc "
    "phút giây mẫu gói thùng chai hộp tiết đêm".split()
)
_COUNTED_BY = frozenset(
    "tuần tháng ngày giờ năm bản người hộ lần quý trường hồ buổi ca lượt đợt suất khẩu con thửa vụ "
    "sào phút giây tờ trang học em cháu đêm phòng thẻ giấy phiếu chiếc cái xe thôn xã nhà héc kg đầu "
    "cặp lít mét gia cơ đơn cá công mỗi tấn tạ cây bộ cuốn quyển tiết môn cấp".split()
)
_SPELLS_OF_TIME = frozenset("giây phút giờ ngày tuần tháng quý năm".split())
_ALWAYS_COUNTED = ("lần", "đồng", "người", "lượt")
_COUNTED = re.compile(
    r"(?:\d|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mỗi|trăm|nghìn|triệu)[^.;:]{0,24}$"
)
# Pairs said without a word between them: "ông bà", "vợ chồng", "và hoặc".
_PAIRS = frozenset("ông bà anh chị và hoặc em cô chú bác cháu vợ chồng cha mẹ bố con".split())
_PHRASE_ENDS = re.compile(r"\s*(?:[,.;:)/]|\Z)")
_LAST_WORD = re.compile(r"([^\W_]+)[”\")]?\s?$")
_NEXT_WORD = re.compile(r"\s?[“\"(]?([^\W_]+)")


def _slash(scene: Scene, start: int, end: int) -> Found | None:
    """The rest of a number left blank, a rate, an alternative, or a mark of layout."""
    text = scene.text
    before = scene.before(start)
    blank = legal.find_blank(text, start, end, before)
    if blank is not None:
        return Found(start, blank[0], Kind.LEGAL_REFERENCE, blank[1], Reason.BLANK)
    if scene.found and scene.found[-1].end >= start - 1 and scene.found[-1].kind is Kind.PHONE:
        return Found(start, start + 1, Kind.SYMBOL, Said("hoặc"))
    last = scene.found[-1] if scene.found and scene.found[-1].end == start else None
    left = _LAST_WORD.search(text, max(0, start - 24), start)
    right = _NEXT_WORD.match(text, start + 1, min(end, start + 24))
    if last is not None and last.kind is Kind.TIME and right is not None and right[1] in _COUNTED_BY:
        return Found(start, start + 1, Kind.RATE, RATE)  # 5'/lượt
    if left is None or right is None:
        alone = not text[start - 1 : start].strip() or not text[start + 1 : start + 2].strip()
        return Found(start, start + 1, Kind.SYMBOL, SILENT if alone else Said("trên"))
    first, second = left[1].lower(), right[1].lower()
    if unit_name(left[1], False) is not None and unit_name(right[1], False) is not None:
        return Found(start, start + 1, Kind.RATE, Said("trên"))  # kg/m3
    if second in ("1", "01") and (first in _COUNTS or first.endswith("đ")):
        return Found(start, start + 1, Kind.RATE, SILENT)  # "02 lần/01 năm": the number says it
    if second.isdigit():
        return Found(start, start + 1, Kind.SYMBOL, Said("trên"))
    counted = _COUNTED.search(before) is not None
    unit = unit_name(right[1], False) if counted and first in _COUNTS else None
    if unit is not None:
        return Found(start, right.end(), Kind.RATE, Per(unit))
    if counted and second in _SPELLS_OF_TIME:
        return Found(start, start + 1, Kind.RATE, RATE)
    if first in _COUNTS and second in _COUNTED_BY and first != second:
        if counted or first in _ALWAYS_COUNTED:
            return Found(start, start + 1, Kind.RATE, RATE)
    if counted and second in _COUNTED_BY and _PHRASE_ENDS.match(text, right.end()):
        return Found(start, start + 1, Kind.RATE, RATE)
    if len(first) == 1 and left[1].isupper():
        return Found(start, start + 1, Kind.SYMBOL, SILENT)  # A/H1N1
    if first in _PAIRS and second in _PAIRS:
        return Found(start, start + 1, Kind.SYMBOL, SILENT)
    return Found(start, start + 1, Kind.SYMBOL, Said("hoặc"))
