"""Two numbers with a slash or a colon between: fractions, so many of so many, ratios. Knows no date."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .numbers import cardinal
from .style import Style


@dataclass(frozen=True, slots=True)
class Fraction:
    """Numerator and denominator as digits; `joiner`: the word between, "phần" or, for 24/24, "trên"."""

    numerator: str
    denominator: str
    joiner: str = "phần"
    whole: str = ""
    unit: str = ""
    negative: bool = False


_FRACTION = re.compile(r"(\d{1,9}) ?[/⁄] ?(\d{1,3}(?:\.\d{3}){1,3}(?!\d)|\d{1,9}(?!\d)(?![.,]\d))(?!/\d)")
_MIXED = re.compile(r"(\d{1,4}) (\d{1,2})[/⁄](\d{1,3})(?![\d/])(?![.,]\d)")
_RATIO = re.compile(r"(\d{1,9}) ?: ?(\d{1,3}(?:\.\d{3}){1,3}(?!\d)|\d{1,9}(?!\d))(?!:)")
_RATIO_BEFORE = (
    " tỷ lệ", " tỉ lệ", " tỷ số", " tỉ số", " tỷ lệ:", " tỉ lệ:", " tỷ lệ là", " tỉ lệ là",
)  # fmt: skip
# After these it is one number above another, said with "trên".
_ABOVE_BEFORE = (
    " đạt", " điểm", " huyết áp", " thị lực", " chiếm", " tại", " số nhà", " nhà số", " nhà", " số",
    " ngõ", " tổ", " hẻm", " ngách", " kiệt", " lô", " thửa", " tờ", " km", " quốc lộ",
    " bước", " trang", " phần", " câu", " bài", " tập", " mục", " vòng", " lớp", *_RATIO_BEFORE,
)  # fmt: skip
# Before these many of as many: 19/19 tiêu chí, 98/100 phiếu.
_OUT_OF = re.compile(
    r" ?(?:giờ|h\b|ngày|tuần|phường|xã|thôn|điểm|câu|đại biểu|thành viên|đảng viên|hộ|tiêu chí|chỉ tiêu|ủy viên|người|"
    r"phiếu|trường|em|học sinh|cử tri|hồ sơ|đơn vị|tổ|đồng chí|chi bộ|khu)"
)
_PRESSURE = re.compile(r" ?mmHg")
_HOURS = re.compile(r"h(?![^\W_])")

DOZEN = 12  # parts of a whole are seldom finer: 19/25 is rather so many of so many


def find(text: str, at: int, end: int, before: str) -> tuple[int, Fraction] | None:
    """A fraction, or two numbers one above the other: 2/3 of something, 24/24, 98/100 points."""
    mixed = _MIXED.match(text, at, end)
    if mixed is not None and int(mixed[2]) < int(mixed[3]):
        return mixed.end(), Fraction(mixed[2], mixed[3], whole=mixed[1])
    match = _FRACTION.match(text, at, end)
    if match is None:
        return None
    stop, top, bottom = match.end(), match[1], match[2].replace(".", "")
    if len(top) == len(bottom) == 4 and int(bottom) == int(top) + 1:
        return stop, Fraction(top, bottom, "đến")  # the school year 2025/2026
    whole_of_itself = int(top) == int(bottom) or (top, bottom) == ("24", "7") or not bottom.strip("0")
    if before.endswith(_ABOVE_BEFORE) or whole_of_itself:
        hours = _HOURS.match(text, stop, end)  # 24/24h
        return hours.end() if hours else stop, Fraction(top, bottom, "trên", unit="giờ" if hours else "")
    counted = len(top) >= 2 and int(bottom) > DOZEN and _OUT_OF.match(text, stop)
    official = top[0] == "0" and len(top) > 1 and int(top) > 0  # 05/12
    if counted or official or _PRESSURE.match(text, stop):
        return stop, Fraction(top, bottom, "trên")
    return stop, Fraction(top, bottom)


def find_ratio(text: str, at: int, end: int, before: str) -> tuple[int, Fraction] | None:
    """ "tỷ lệ 1:500", said with "trên"."""
    match = _RATIO.match(text, at, end) if before.endswith(_RATIO_BEFORE) else None
    if match is None:
        return None
    return match.end(), Fraction(match[1], match[2].replace(".", ""), "trên")


def words(value: Fraction, style: Style) -> str:
    quarter = value.denominator == "4" and value.joiner == "phần"
    below = "tư" if quarter else cardinal(value.denominator, style)
    said = f"{cardinal(value.numerator, style)} {value.joiner} {below}"
    if value.whole:
        said = f"{cardinal(value.whole, style)} và {said}"
    if value.unit:
        said = f"{said} {value.unit}"
    return "âm " + said if value.negative else said
