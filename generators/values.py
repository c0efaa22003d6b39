"""Values that stay values until a writer turns them into characters; knows no content, no form, no language rules.

Each value knows one thing more than its digits: how it is *written* in a Vietnamese office. How it is *said* belongs
to `vietnamese`.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Day:
    """A calendar day, written 05/3/2026: days below ten and months 1 and 2 take a zero.

    Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.4.
    """

    date: datetime.date

    @classmethod
    def parse(cls, text: str) -> Day:
        """Read `2023-07-10`, and no other way to write a day; ValueError says what was found."""
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
            raise ValueError(f"{text!r} is not a day such as 2023-07-10")
        return cls(datetime.date.fromisoformat(text))

    @property
    def written(self) -> str:
        return f"{self.date.day:02d}/{month_written(self.date.month)}/{self.date.year}"

    @property
    def written_long(self) -> str:
        """`ngày 05 tháng 3 năm 2026`, as under a letterhead."""
        return f"ngày {self.date.day:02d} tháng {month_written(self.date.month)} năm {self.date.year}"


def month_written(month: int) -> str:
    """Months 1 and 2 take a zero so that no stroke can turn them into 11 or 12."""
    return f"{month:02d}" if month in (1, 2) else str(month)


@dataclass(frozen=True, order=True)
class ClockTime:
    """A time of day, written 05:30."""

    hour: int
    minute: int

    @classmethod
    def parse(cls, text: str) -> ClockTime:
        found = re.fullmatch(r"(\d{1,2})(?::|h|g)(\d{2})", text.strip(), re.ASCII)
        if not found or int(found[1]) > 23 or int(found[2]) > 59:
            raise ValueError(f"{text!r} is not a time such as 05:30")
        return cls(int(found[1]), int(found[2]))

    @property
    def written(self) -> str:
        return f"{self.hour:02d}:{self.minute:02d}"


@dataclass(frozen=True, order=True)
class Money:
    """An amount in đồng, written 8.000 đồng."""

    amount: int

    @property
    def written(self) -> str:
        return f"{self.amount:,}".replace(",", ".") + " đồng"


@dataclass(frozen=True)
class Phone:
    """A telephone number as digits, a leading zero kept; written in the groups people say: 0972 645 498."""

    digits: str

    @classmethod
    def parse(cls, text: str) -> Phone:
        digits = re.sub(r"[\s.\-()]", "", text)
        if digits.startswith("+84"):
            digits = "0" + digits[3:].removeprefix("0")  # +84 (0) 912 345 678, as many write it
        if not re.fullmatch(r"0\d{9,10}|1[89]00\d{4,6}|1\d{2,5}", digits, re.ASCII):
            raise ValueError(f"{text!r} is not a Vietnamese telephone number")
        return cls(digits)

    @property
    def written(self) -> str:
        d = self.digits
        if len(d) == 10 and not d.startswith("1"):
            return f"{d[:4]} {d[4:7]} {d[7:]}"
        if len(d) == 11:
            return f"{d[:4]} {d[4:7]} {d[7:]}"
        if d.startswith(("1800", "1900")):
            return f"{d[:4]} {d[4:]}"
        return d

    @property
    def dialled(self) -> str:
        """What a `tel:` address takes."""
        return self.digits
