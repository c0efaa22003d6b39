"""Days, months, quarters and years as written in figures, and how they are said."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from .numbers import cardinal
from .style import Style


@dataclass(frozen=True, slots=True)
class Date:
    """A day, a month or both, with or without a year, as digits.

    `day_word`, `month_word`: whether "ngày" or "tháng" still has to be said, because the text before
    does not; `month_word` counts only without a day. `first_ten_word`: "mùng" does not stand there
    yet, so a style may say it.
    """

    day: str = ""
    month: str = ""
    year: str = ""
    day_word: bool = True
    month_word: bool = True
    first_ten_word: bool = True

    def exists(self) -> bool:
        """Whether the calendar has such a day; a year that is not written may be a leap year."""
        month = int(self.month) if self.month else 1
        if not 1 <= month <= 12:
            return False
        if not self.day:
            return True
        year = int(self.year) if self.year else 2024
        leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
        longest = (31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]
        return 1 <= int(self.day) <= longest


@dataclass(frozen=True, slots=True)
class DateRange:
    """From a day or month to another: "15-20/3/2026", "15/3 - 30/3/2026"."""

    first: Date
    last: Date
    joiner: str = "đến"


@dataclass(frozen=True, slots=True)
class Period:
    """A numbered period of a year: "II/2026" after "quý", "1/2026" after "đợt"."""

    number: str
    year: str


_DASH = r" ?(?:-|–|—) ?"
_FULL = re.compile(  # a dash may follow before another day, "01/01/2026-31/12/2026", not before more of a series
    r"(\d{1,2})( ?/ ?|-|\.)(\d{1,2})\2(\d{4}|\d{2})(?![\d/])(?![.,]\d)(?!-\d(?!\d?/))"
)
_ISO = re.compile(r"(\d{4})([-/])(\d{1,2})\2(\d{1,2})(?![\d/-])")
_YEAR_MONTH = re.compile(r"((?:19|20)\d{2})-(0[1-9]|1[0-2])(?![\d/-])")
_DAY_MONTH = re.compile(r"(\d{1,2})( ?/ ?|[-.])(\d{1,2})(?![\d/])(?![.,]\d)")
_MONTH_YEAR = re.compile(r"(\d{1,2})( ?/ ?|-)((?:1[89]|2[01])\d{2})(?![\d/])(?!-?[A-ZĐ])(?![.,]\d)")
_DAY_ALONE = re.compile(r"\d{1,2}(?= tháng)")
_SPAN = re.compile(_DASH)
_DAYS = re.compile(rf"(\d{{1,2}}){_DASH}(?=\d{{1,2}} ?[/.] ?\d)")

_DAY_SAID = (" ngày", " mùng", " mồng", " ngày:", " mùng:")
_UNTIL = (" đến", " tới")
_FIRST_TEN_SAID = (" mùng", " mồng", " mùng:")
_MONTH_SAID = (" tháng", " tháng:")
_PERIODS = (" quý", " đợt", " kỳ", " học kỳ", " lần", " vụ", " tuần", " số", " phiên", " khóa", " kì")
# Words before which d/m is surely a day of the year.
_DATE_BEFORE = (
    *_DAY_SAID, " từ", " đến", " tới", " hôm", " trước", " sau", " lễ", " dịp", " sáng", " chiều",
    " tối", " trưa", " đêm", " hạn", " khánh", " tết", " vào", " qua", " giỗ", " nghỉ", " rằm",
    " niệm", " lúc", " khi", " hết", " chậm nhất", " cuối ngày", " nay", " mai", " chủ nhật",
    " giờ", " thứ hai", " thứ ba", " thứ tư", " thứ năm", " thứ sáu", " thứ bảy", " hè", " mít tinh",
    " phụ nữ", " thiếu nhi", " nhà giáo", " thương binh", " liệt sĩ", " quốc tế", " giải phóng",
    " dương lịch", " nguyên đán", " lao động", " từ:", " sinh", " cấp", " ký", " vn", " việt nam",
)  # fmt: skip
# Before these a day of the year goes without "ngày": "lễ 30/4", "Quốc khánh 2/9".
_NAMED_DAY = (
    " lễ", " khánh", " dịp", " tết", " giỗ", " phụ nữ", " thiếu nhi", " nhà giáo", " mít tinh",
    " liệt sĩ", " quốc tế", " giải phóng", " lao động", " thương binh", " việt nam",
    " dương lịch", " nguyên đán",
)  # fmt: skip
_AFTER_DATE = re.compile(
    r"\s*(?:hằng năm|hàng năm|năm nay|năm sau|năm tới|âm lịch|dương lịch|\(?(?:tức|âm|dương)|"
    r"(?:đến|tới)(?: hết)?(?: ngày)? \d{1,2}[/.]\d|[-–—] ?\d{1,2}/\d{1,2}/\d{4}(?!\d))"
)
_LIST_BEFORE = re.compile(
    r"(?: ngày| lễ| khánh| dịp| từ| đến| mùng)"
    r"(?:[ ,;–&-]|và|đến|hoặc|\d{1,2}(?:[/.]\d{1,2}(?:[/.]\d{2,4})?)?){2,}$"
)
# Things that come in parts: "2/3 đại biểu", "3/4 diện tích".
_PARTS_AFTER = re.compile(
    r"\s*(?:tổng|số|đại biểu|diện tích|dân số|thành viên|ủy viên|đảng viên|hộ|phiếu|cử tri|chặng|quãng|"
    r"thời gian|thời hạn|chiều|khối|vòng|suất|mức|ngày công|ly|cốc|thìa|bát|lít|kg|xã|thôn|phường|người|nhân|"
    r"cổ đông|trường hợp|chỉ tiêu|tiêu chí|nhiệm kỳ|giá|lương|quân số|các|toàn bộ|đơn vị|phần|quả|tháng lương|"
    r"mặt|bề mặt|trang|sân|đội|hội)(?!\w)"
)


# A house number, a plot of land: 12/5 is said with "trên".
_PLACE_BEFORE = (
    " số nhà", " nhà số", " nhà", " số", " ngõ", " hẻm", " ngách", " kiệt", " lô", " thửa", " tờ", " trang",
    " bước", " phần", " câu", " bài", " mục", " lớp", " huyết áp", " tỷ lệ", " tỉ lệ", " tỷ số", " tỉ số",
)  # fmt: skip

# Days everybody names by their figures; as fractions they would be odd ones.
_NATIONAL_DAYS = frozenset(
    [(1, 1), (2, 9), (8, 3), (26, 3), (30, 4), (19, 5), (27, 7), (19, 8), (20, 10), (20, 11), (22, 12)]
)


def valid(day: str, month: str) -> bool:
    return 1 <= int(day) <= 31 and 1 <= int(month) <= 12


def find(text: str, at: int, end: int, before: str, certain: bool) -> tuple[int, Date | DateRange | Period] | None:
    """The date that begins at `at`. `before`: lower-case text before it, with a leading space.
    `certain`: the caller knows that this is a date."""
    first = _one(text, at, end, before, certain)
    if first is None:
        days = _DAYS.match(text, at, end)
        if days is None:
            return None
        last = _one(text, days.end(), end, before, True)
        if last is None or not isinstance(last[1], Date):
            return None
        day = days.group(1)
        if last[1].day and int(day) <= 31:
            told = not before.endswith(_DAY_SAID)
            return last[0], DateRange(
                Date(day, day_word=told), replace(last[1], day_word=True)
            )
        if not last[1].day and int(day) <= 12:
            told = not before.endswith(_MONTH_SAID)
            return last[0], DateRange(
                Date(month=day, month_word=told), replace(last[1], month_word=True)
            )
        return None
    stop, date = first
    if isinstance(date, Period):
        return first
    dash = _SPAN.match(text, stop, end)
    if dash is not None:
        last = _one(text, dash.end(), end, " ngày", True)
        if last is not None and isinstance(last[1], Date):
            if (date.day, date.month) == ("30", "4") and int(last[1].day or 0) == 1 and not date.year:
                # two holidays, named together
                return last[0], DateRange(date, replace(last[1], day_word=date.day_word), "và")
            return last[0], DateRange(date, replace(last[1], day_word=True, month_word=True))
    return first


def _one(text: str, at: int, end: int, before: str, certain: bool) -> tuple[int, Date | Period] | None:
    # "từ ngày 15/3 đến 30/3": the second day has its own "ngày", the days of a list share one
    told = before.endswith(_UNTIL) or not before.endswith(_DAY_SAID) and not _in_list(before)
    first_ten = not before.endswith(_FIRST_TEN_SAID)
    match = _FULL.match(text, at, end)
    if match and valid(match[1], match[3]):
        if len(match[4]) == 4 or certain or (match[2].strip() == "/" and told is False):
            return match.end(), Date(match[1], match[3], match[4], told, first_ten_word=first_ten)
    match = _ISO.match(text, at, end)
    if match and valid(match[4], match[3]):
        return match.end(), Date(match[4], match[3], match[1], told)
    match = _YEAR_MONTH.match(text, at, end)
    if match and (match[2][0] == "0" or certain):
        return match.end(), Date("", match[2], match[1])
    match = _MONTH_YEAR.match(text, at, end)
    if match and (match[2].strip() == "/" or before.endswith(_MONTH_SAID)):
        if before.endswith(_PERIODS):
            return match.end(), Period(match[1], match[3])
        if 1 <= int(match[1]) <= 12:
            said = before.endswith(_MONTH_SAID)
            return match.end(), Date("", match[1], match[3], month_word=not said)
    match = _DAY_MONTH.match(text, at, end)
    if match and valid(match[1], match[3]):
        slash = match[2].strip() == "/"
        if slash and (certain or _is_date(text, at, match, before)):
            named = before.endswith(_NAMED_DAY)
            return match.end(), Date(match[1], match[3], "", told and not named, first_ten_word=first_ten)
        if not slash and (certain or before.endswith(_DAY_SAID)) and not text.startswith("-", match.end()):
            return match.end(), Date(match[1], match[3], "", told, first_ten_word=first_ten)
    return None


def _in_list(before: str) -> bool:
    """Whether a list of days goes on: "ngày 15, 16", "từ ngày 15/3 đến"."""
    return any(map(str.isdigit, before)) and _LIST_BEFORE.search(before) is not None


def _is_date(text: str, at: int, match: re.Match[str], before: str) -> bool:
    """Whether d/m is a day of the year and not a fraction."""
    told = _told(text, match, before)
    if told is not None:
        return told
    day, month = int(match[1]), int(match[3])
    if at == 0 and match.end() == len(text):
        return day > month > 1 and day > 12
    return day > month and day > 2


def _told(text: str, match: re.Match[str], before: str) -> bool | None:
    """What the words around d/m tell: a day, a fraction, or nothing."""
    after = text[match.end() : match.end() + 24].lower()
    if before.endswith(_DAY_SAID):
        return True
    if before.endswith(_PLACE_BEFORE) or _PARTS_AFTER.match(after):
        return False
    if before.endswith(_DATE_BEFORE) or _AFTER_DATE.match(after) or _in_list(before):
        return True
    day, month = int(match[1]), int(match[3])
    if (day, month) in _NATIONAL_DAYS:
        return True
    if (day, month) == (24, 7):
        return False  # round the clock, every day of the week
    return None


def is_guess(text: str, at: int, end: int, before: str) -> bool:
    """Whether d/m at `at` could be a day as well as a fraction, and nothing tells. 15/3 is a day:
    nobody writes fifteen thirds."""
    match = _DAY_MONTH.match(text, at, end)
    if match is None or "/" not in match[2] or not valid(match[1], match[3]) or int(match[1]) > 12:
        return False
    return _told(text, match, before) is None


def day_alone(text: str, at: int, end: int, before: str) -> tuple[int, Date] | None:
    """The figure of "ngày 05 tháng 3"."""
    match = _DAY_ALONE.match(text, at, end) if before.endswith(" ngày") else None
    return (match.end(), Date(match[0], day_word=False)) if match else None


def words(value: Date | DateRange | Period, style: Style) -> str:
    match value:
        case DateRange(first, last, joiner):
            return f"{_date(first, style)} {joiner} {_date(last, style)}"
        case Period(number, year):
            return f"{cardinal(number, style)} năm {cardinal(year, style)}"
        case Date():
            return _date(value, style)


def _date(date: Date, style: Style) -> str:
    said: list[str] = []
    if date.day:
        if date.day_word:
            said.append("ngày")
        if style.mung and date.first_ten_word and int(date.day) <= 10:
            said.append(style.mung)
        said.append(cardinal(date.day, style))
    if date.month:
        if date.day or date.month_word:
            said.append("tháng")
        said.append(month(date.month, style))
    if date.year:
        said += ("năm", cardinal(date.year, style))
    return " ".join(said)


def month(digits: str, style: Style) -> str:
    """A month's number: the fourth is "tư" in every region."""
    return "tư" if digits.lstrip("0") == "4" else cardinal(digits, style)
