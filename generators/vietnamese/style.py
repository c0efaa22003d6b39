"""How a station likes its numbers and marks said: choices of speech as data, none of which changes a meaning."""

from dataclasses import dataclass
from typing import Literal

Region = Literal["bắc", "trung", "nam"]


@dataclass(frozen=True, slots=True)
class Style:
    """Every choice has the northern, formal reading as its default.

    - `zero_ten`: 105 is "một trăm linh năm" or "một trăm lẻ năm".
    - `thousand`: "nghìn" or "ngàn".
    - `four`: the 4 of 24 is "tư" or "bốn" (14 is always "mười bốn").
    - `zero_hundred`: 1005 says its empty hundreds, "một nghìn không trăm linh năm".
    - `decimals`: 3,14 digit by digit ("ba phẩy một bốn") or as a number ("ba phẩy mười bốn").
    - `mung`: the first ten days of a month take "mùng" or "mồng"; empty for neither.
    - `zero_minutes`: 14:00 is "mười bốn giờ không phút" instead of "mười bốn giờ".
    - `per`: the word between a count and its unit, "hai lần một tuần"; also "mỗi", "trên".
    - `number_slash`: what stands between number and year of a legal act, 42/2022: "năm" (its
      meaning), "trên", "gạch chéo", or empty.
    - `phone_pauses`: commas where people pause in a phone number.
    - `dash_pauses`: a comma for a dash between words and after an outline mark.
    """

    zero_ten: Literal["linh", "lẻ"] = "linh"
    thousand: Literal["nghìn", "ngàn"] = "nghìn"
    four: Literal["tư", "bốn"] = "tư"
    zero_hundred: bool = True
    decimals: Literal["digits", "number"] = "digits"
    mung: Literal["", "mùng", "mồng"] = ""
    zero_minutes: bool = False
    per: Literal["một", "mỗi", "trên"] = "một"
    number_slash: Literal["năm", "trên", "gạch chéo", ""] = "năm"
    phone_pauses: bool = False
    dash_pauses: bool = False

    @staticmethod
    def of(region: Region) -> "Style":
        """The default of a region: "bắc", "trung" or "nam"."""
        return REGIONS[region]


FORMAL = Style()
"""The northern, formal reading."""

REGIONS: dict[Region, Style] = {
    "bắc": FORMAL,
    "trung": Style(zero_ten="lẻ", thousand="ngàn", mung="mồng"),
    "nam": Style(zero_ten="lẻ", thousand="ngàn", four="bốn", mung="mùng"),
}
