"""Roman numerals: which runs of capitals are one, and their value. Knows no context but words before."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$")
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


@dataclass(frozen=True, slots=True)
class Roman:
    """A Roman numeral; `ordinal` after "thứ": thứ I is "thứ nhất"."""

    value: int
    ordinal: bool = False


def value(written: str) -> int | None:
    """The value of a well-formed Roman numeral in capitals up to 3999, else None."""
    if not written or _ROMAN.match(written) is None:
        return None
    total = 0
    for letter, following in zip(written, [*written[1:], "I"], strict=True):
        sign = -1 if _VALUES[letter] < _VALUES[following] else 1
        total += sign * _VALUES[letter]
    return total


_BEFORE = (
    " thế kỷ", " thế kỉ", " thứ", " chương", " phần", " mục", " khóa", " khoá", " quý", " kỳ", " kì",
    " học kỳ", " học kì", " đại hội", " phụ lục", " tập", " quyển", " loại", " cấp", " hạng",
    " nhóm", " vùng", " khu vực", " điều", " đợt", " bậc", " cột", " kênh", " lần", " hội nghị",
    " giai đoạn", " pha", " bài", " tiết", " biểu", " mẫu", " bảng", " hình", " tiểu mục", " đề án",
    " phương án", " dự án", " tk", " vua", " chiến", " vành đai", " kiểu", " đoạn", " câu", " phụ biểu", " danh mục",
)  # fmt: skip

LONG = 5  # no abbreviation of so many letters is a well-formed numeral by chance


def find(written: str, before: str, chained: bool) -> Roman | None:
    """The numeral, if the words before it or its shape tell that it is one; `chained`: one stands
    just before."""
    if written[0] not in "IVXLCDM":
        return None
    number = value(written)
    if number is None:
        return None
    if before.endswith(_BEFORE):
        if written in ("C", "D", "L", "M"):
            return None  # "nhóm C", "hạng D" are letters
        return Roman(number, before.endswith(" thứ"))
    if chained and written not in ("C", "D", "L", "M"):
        return Roman(number)
    if len(written) >= LONG:
        return Roman(number)
    # II, III, IV, VII … are nothing else; XI, VI, MI could be words, C, D, CD letters
    if len(written) > 1 and not set(written) - set("IVX") and written not in ("XI", "VI", "XX", "XXX"):
        return Roman(number)
    return None
