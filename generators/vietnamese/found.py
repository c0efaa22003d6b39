"""What the second stage hands to the third: spans with their class and value. Knows no rule."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .addresses import Address
from .codes import Code
from .dates import Date, DateRange, Period
from .fractions import Fraction
from .legal import DocumentNumber, Points
from .numbers import Number
from .outline import Mark
from .phones import Dialled, Phone
from .quantities import Quantity, QuantityRange
from .romans import Roman
from .sms import Message
from .spans import Kind, Reason
from .times import Clock, ClockRange


@dataclass(frozen=True, slots=True)
class Said:
    """Words that the lexicon or a rule of one word gives; empty for silence."""

    text: str


@dataclass(frozen=True, slots=True)
class Letters:
    """A word to be spelled."""

    text: str


@dataclass(frozen=True, slots=True)
class Ordinal:
    """Digits after "thứ"."""

    digits: str


@dataclass(frozen=True, slots=True)
class OrdinalRange:
    """Two numbers after "thứ": "thứ 2 - 6"."""

    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Month:
    """Digits after "tháng"."""

    digits: str


@dataclass(frozen=True, slots=True)
class Joint:
    """A mark between words whose word is the style's: the dash of a pause, the slash of a rate."""

    mark: Literal["-", "/"]


@dataclass(frozen=True, slots=True)
class Per:
    """The slash and the unit of a rate whose count stands apart: "2 tấn/ha"."""

    unit: str


Value = (
    Said | Letters | Ordinal | OrdinalRange | Month | Number | Roman | Quantity | QuantityRange
    | Fraction | Date | DateRange | Period | Clock | ClockRange | Phone | Dialled | Address
    | DocumentNumber | Points | Mark | Code | Message | Joint | Per
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """`text[start:end]` is of this kind and says this; `doubt` if the finder itself is unsure."""

    start: int
    end: int
    kind: Kind
    value: Value
    doubt: Reason | None = None


SILENT = Said("")
DASH = Joint("-")
RATE = Joint("/")
