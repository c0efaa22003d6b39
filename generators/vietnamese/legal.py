"""Numbers of documents (42/2022/NĐ-CP, 29-NQ/TW) and points of an article. Knows no calendar."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .letters import spell
from .lexicon import Lexicon
from .numbers import Number, cardinal, digit_by_digit, number
from .style import Style


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """Number (empty in a draft), year if any, and the codes of kind and issuing body as written.

    `kind` is the kind as the words before have named it; `issued`: the words after name who issued it.
    """

    number: str
    year: str
    codes: tuple[str, ...]
    suffix: str = ""
    kind: str = ""
    issued: bool = False


_CODES = (
    r"(?P<codes>[A-ZĐƯ][A-Za-zĐđƯư]{0,14}\d{0,4}(?: ?[-/.&,–] ?[A-ZĐƯ][A-Za-zĐđƯư]{0,14}\d{0,4}(?![^\W_]))*)(?![^\W_])"
)
_NUMBERED = re.compile(
    r"(?P<number>\d{1,7})(?P<suffix>[a-zđ]?)(?: ?/ ?(?P<year>(?:19|20)\d{2}))?(?P<mark> ?[/\-–] ?)" + _CODES
)
_BLANK = re.compile(r"(?: ?/ ?(?P<year>(?:19|20)\d{2}))?(?P<mark> ?[/\-] ?)" + _CODES)
_NUMBER_YEAR = re.compile(r"(?P<number>\d{1,6}) ?/ ?(?P<year>(?:19|20)\d{2})(?![\d/])")
_BEFORE = (
    " nghị định", " thông tư", " nghị quyết", " quyết định", " luật", " chỉ thị", " kế hoạch",
    " công văn", " thông báo", " pháp lệnh", " tờ trình", " báo cáo", " hướng dẫn", " công điện",
    " nghị định số", " thông tư số", " nghị quyết số", " quyết định số", " luật số", " chỉ thị số",
    " kế hoạch số", " công văn số", " thông báo số", " tờ trình số", " báo cáo số", " văn bản số",
    " hướng dẫn số", " thông tư liên tịch số", " thông tư liên tịch", " hợp nhất số", " hợp đồng số",
    " công điện số", " kết luận số", " quy định số", " số hiệu", " biên bản số", " giấy phép số",
)  # fmt: skip
_KIND_BEFORE = re.compile(
    rf"({'|'.join(sorted({words.removesuffix(' số')[1:] for words in _BEFORE}, key=len, reverse=True))})(?: số)?:?\Z"
)
_ISSUER_AFTER = re.compile(
    r"(?:,? (?:ngày )?\d{1,2}(?:[/.-]\d{1,2}[/.-]\d{4}| tháng \d{1,2} năm \d{4}))?,? của (?=[A-ZĐỦ])"
)
_ISSUERS = (
    "ban ", "bảo hiểm", "bộ ", "chính phủ", "chủ tịch", "công an", "đảng", "đoàn ", "hội ", "huyện ủy", "kho bạc",
    "kiểm toán", "mặt trận", "ngân hàng", "quận ủy", "quốc hội", "sở ", "thanh tra", "thành ủy", "thủ tướng", "tòa",
    "trung tâm", "trung ương", "ủy ban", "viện", "văn phòng",
)  # fmt: skip
_NOUN_AFTER = re.compile(r" (?:hộ|người|đại biểu|phiếu|hồ sơ|em|học sinh|cử tri|ha|m2|xã|thôn|trường)(?!\w)")
_CODE = re.compile(r"([A-Za-zĐđƯư]+)(\d*)")
_SPLIT = re.compile(r" ?[-/.&,–] ?")


def find(text: str, at: int, end: int, before: str, certain: bool) -> tuple[int, DocumentNumber] | None:
    """The document number that begins with the digits at `at`."""
    match = _NUMBERED.match(text, at, end)
    if match is not None and _is_document(match):
        codes = tuple(_SPLIT.split(match["codes"]))
        kind = _KIND_BEFORE.search(before)
        issued = _ISSUER_AFTER.match(text, match.end()) is not None
        found = DocumentNumber(
            match["number"], match["year"] or "", codes, match["suffix"], kind[1] if kind else "", issued
        )
        return match.end(), found
    match = _NUMBER_YEAR.match(text, at, end)
    if match is None:
        return None
    # 118/2025 can be nothing else; 5/2025 is a month unless the words before tell
    if certain or before.endswith(_BEFORE) or _no_month(match["number"]) and not _counted(text, match.end()):
        return match.end(), DocumentNumber(match["number"], match["year"], ())
    return None


def _no_month(digits: str) -> bool:
    """Neither a month nor the first year of a school year."""
    return int(digits) > 12 and not (len(digits) == 4 and digits.startswith(("19", "20")))


def _counted(text: str, stop: int) -> bool:
    """Whether a lower-case noun follows at once: 1950/2000 hộ are so many of so many."""
    return _NOUN_AFTER.match(text, stop) is not None


def _is_document(match: re.Match[str]) -> bool:
    if match["year"]:
        return True
    codes = match["codes"]
    if match["suffix"] and "/" not in match["mark"]:
        return False
    # "10-NQ/TW" and "15/TB-UBND", but not "4-A", "5 - Công dân" or "2/Km"
    letters = re.sub(r"[^A-Za-zĐƯđư]", "", codes)
    capitals = sum(map(str.isupper, letters))
    if " " in match["mark"] and not re.search(r"[-/]", codes):
        return False
    return capitals >= 2 and capitals * 2 >= len(letters)


def find_blank(text: str, at: int, end: int, before: str) -> tuple[int, DocumentNumber] | None:
    """The rest of a number left blank in a draft: "Số: /TB-UBND", at the first mark."""
    if not before.endswith((" số:", " số", " số :")):
        return None
    match = _BLANK.match(text, at, end)
    if match is None:
        return None
    return match.end(), DocumentNumber("", match["year"] or "", tuple(_SPLIT.split(match["codes"])))


def words(value: DocumentNumber, style: Style, lexicon: Lexicon) -> tuple[str, tuple[str, ...]]:
    """The number as said, and the codes in it that no lexicon knows."""
    said: list[str] = []
    unknown: list[str] = []
    if value.number:
        said.append(number(Number(value.number, zero_said=True), style))
        if value.suffix:
            said.append(spell(value.suffix))
    if value.year:
        if value.number and style.number_slash:
            said.append(style.number_slash)
        said.append(cardinal(value.year, style))
    readings = [(code, *_code(code, style, lexicon)) for code in value.codes]
    if value.kind and readings[0][1] == value.kind:
        # "Thông tư số 281/2016/TT-BTC": the kind has been said, and who issued it is said once
        readings = [] if value.issued else readings[1:]
        said += ["của"] if readings and readings[0][1].lower().startswith(_ISSUERS) else []
    for place, (code, reading, sure) in enumerate(readings):
        if place and "liên tịch" in value.kind:
            said.append("và")
        said.append(reading)
        if not sure:
            unknown.append(code)
    return " ".join(said), tuple(unknown)


def _code(code: str, style: Style, lexicon: Lexicon) -> tuple[str, bool]:
    match = _CODE.fullmatch(code)
    if match is None:
        return spell(code), False
    letters, digits = match.groups()
    if digits and letters == "QH":
        return f"Quốc hội khóa {cardinal(digits, style)}", True
    if digits and letters == "UBTVQH":
        return f"Ủy ban Thường vụ Quốc hội khóa {cardinal(digits, style)}", True
    tail = f" {digit_by_digit(digits) if digits[:1] == '0' else cardinal(digits, style)}" if digits else ""
    readings = lexicon.readings(letters)
    for entry in readings:
        if entry.when == "legal":
            return entry.spoken + tail, True
    for entry in readings:
        if entry.when == "" and not digits:
            return entry.spoken + tail, True
    return spell(letters) + tail, bool(digits)


_POINTS = re.compile(
    r"(?:[đĐ]iểm|ĐIỂM)(?P<list> [a-zđ]\d?"
    r"(?:(?:, ?| và | hoặc | đến | ?[-–] ?|; ?)(?:điểm )?[a-zđ]\d?(?![^\W_])){0,24})(?![^\W_])"
)
_LETTER = re.compile(r"(?<![^\W_])([a-zđ])(\d?)(?![^\W_])")


@dataclass(frozen=True, slots=True)
class Points:
    """The letters of points of an article, after "điểm", as written."""

    text: str


def find_points(text: str, at: int, end: int) -> tuple[int, int, Points] | None:
    """At the word "điểm": where its letters begin and end. "điểm a" of a place is a point as well."""
    match = _POINTS.match(text, at, end)
    if match is None:
        return None
    return match.start("list") + 1, match.end("list"), Points(match["list"].strip())


def points_words(points: Points, style: Style) -> str:
    said = re.sub(r" ?[-–] ?", " đến ", points.text)
    return _LETTER.sub(
        lambda match: spell(match[1]) + (f" {cardinal(match[2], style)}" if match[2] else ""), said
    )
