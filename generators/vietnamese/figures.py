"""Numbers as people write them in figures: which dots, commas and spaces belong to one. Knows no unit."""

from __future__ import annotations

import re

from .numbers import Number

_NUMBER = re.compile(
    r"(?P<dotted>[1-9]\d{0,2}(?:\.\d{3}){1,12}(?![\d]))(?:,(?P<dotted_fraction>\d{1,18})(?!\d))?(?!\.\d)"
    r"|(?P<commas>[1-9]\d{0,2}(?:(?:,\d{3}){2,12}(?!\d)|(?:,\d{3}){1,12}(?=\.\d)))"
    r"(?:\.(?P<commas_fraction>\d{1,18})(?!\d))?(?!,\d)"
    r"|(?P<spaced>[1-9]\d{0,2}(?: \d{3}){1,12}(?![\d.,/]\d|\d))(?:,(?P<spaced_fraction>\d{1,18})(?!\d))?"
    r"|(?P<comma>\d{1,40}),(?P<comma_fraction>\d{1,40})(?![\d])(?!,\d)"
    r"|(?P<point>\d{1,40})\.(?P<point_fraction>\d{1,40})(?![\d])(?!\.\d)"
)
_PLAIN = re.compile(r"\d+")
# A single space parts thousands only before what is counted: "12 000 đồng", not "lớp 5 100 em".
_COUNTED_AFTER = re.compile(
    r" (?:đồng|đ|vnđ|VNĐ|VND|USD|người|hộ|ha|m2|m|km|kg|tấn|lượt|cái|con|bản|trường)(?![^\W_])"
)

# After these words a leading zero belongs to the name: "Đề án 06", "Mẫu số 01".
_NAMES = (
    "đề án", "nghị quyết", "chỉ thị", "quyết định", "kế hoạch", "nghị định", "thông tư", "quy chế",
    "quy định", "kết luận", "mẫu", "biểu", "biểu mẫu", "phụ lục", "công điện", "mã", "phòng", "quầy",
    "ca", "hạng mục", "nđ", "nq", "qđ", "tt", "hd", "ct", "kh", "cv", "tb", "bc", "ttr", "kl", "đa",
)  # fmt: skip
_ZERO_SAID_BEFORE = (" số", " số:", *(f" {name}" for name in _NAMES))


def read_number(text: str, at: int, end: int, before: str = "") -> tuple[int, Number] | None:
    """The number that begins at `at`, with its separators understood, and where it stops."""
    match = _NUMBER.match(text, at, end)
    if match is not None:
        group = (match.lastgroup or "").removesuffix("_fraction")
        whole, fraction = match[group], match[group + "_fraction"] or ""
        match group:
            case "spaced":
                if whole.count(" ") >= 2 or fraction or _COUNTED_AFTER.match(text, match.end()):
                    return match.end(), Number(whole.replace(" ", ""), fraction)
            case "dotted" | "commas":
                return match.end(), Number(re.sub(r"[.,]", "", whole), fraction)
            case "comma":
                if fraction == "000" and 0 < len(whole) <= 3:  # 7,000 as machines write it
                    return match.end(), Number(whole + fraction)
                if not (text[at - 1 : at] == "," and text[at - 2 : at - 1].isdigit()):
                    return match.end(), Number(whole, fraction)
            case _:
                if len(fraction) <= 3 or whole == "0" or len(whole) >= 2:
                    return match.end(), Number(whole, fraction, point=True)
    plain = _PLAIN.match(text, at, end)
    if plain is None:
        return None
    digits, stop = plain.group(), plain.end()
    named = digits[0] == "0" and len(digits) > 1 and (
        before.endswith(_ZERO_SAID_BEFORE)
        or len(digits) > 2
        or (not before.strip() and stop == len(text))
    )
    return stop, Number(digits, zero_said=named)


def is_grouped(text: str, at: int, end: int) -> bool:
    """Whether the digits at `at` are parted in thousands: 1.500.000 is no code."""
    match = _NUMBER.match(text, at, end)
    return match is not None and match["dotted"] is not None
