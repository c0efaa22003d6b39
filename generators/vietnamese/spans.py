"""What `say` takes and gives: kinds of written things, spans of a text, and doubts. Knows no Vietnamese word."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """The class of a written span. A caller may hand over any of them in a `Known`."""

    NUMBER = "NUMBER"
    ORDINAL = "ORDINAL"
    FRACTION = "FRACTION"
    PERCENT = "PERCENT"
    RANGE = "RANGE"
    RATE = "RATE"
    MEASURE = "MEASURE"
    MONEY = "MONEY"
    DATE = "DATE"
    TIME = "TIME"
    ROMAN = "ROMAN"
    LEGAL_REFERENCE = "LEGAL_REFERENCE"
    OUTLINE = "OUTLINE"
    PHONE = "PHONE"
    SHORT_CODE = "SHORT_CODE"
    SMS = "SMS"
    CODE = "CODE"
    URL = "URL"
    EMAIL = "EMAIL"
    ABBREVIATION = "ABBREVIATION"
    LETTERS = "LETTERS"
    FOREIGN = "FOREIGN"
    SYMBOL = "SYMBOL"
    VERBATIM = "VERBATIM"


@dataclass(frozen=True, slots=True)
class Known:
    """`text[start:end]` is of this kind: the caller knows, so `say` need not guess.

    `VERBATIM` is left exactly as written.
    """

    start: int
    end: int
    kind: Kind


@dataclass(frozen=True, slots=True)
class Span:
    """One line of the span map: what was written where, its class, and how it is said.

    `start` and `end` are offsets in the text handed to `say`. `spoken` may be empty: a gloss in
    brackets, an outline mark.
    """

    start: int
    end: int
    written: str
    kind: Kind
    spoken: str


class Reason(StrEnum):
    """Why a proof-reader should look at a span."""

    RESIDUE = "residue"
    UNKNOWN_ABBREVIATION = "unknown-abbreviation"
    FOREIGN_WORD = "foreign-word"
    UNACCENTED = "unaccented"
    AMBIGUOUS = "ambiguous"
    IMPOSSIBLE = "impossible"
    BLANK = "blank"
    NOT_AS_KNOWN = "not-as-known"


MESSAGES = {
    Reason.RESIDUE: "còn ký hiệu chưa đọc được",
    Reason.UNKNOWN_ABBREVIATION: "chữ viết tắt chưa có trong từ điển, tạm đánh vần từng chữ cái",
    Reason.FOREIGN_WORD: "từ không phải tiếng Việt, chưa có cách đọc trong từ điển",
    Reason.UNACCENTED: "tên không dấu trong địa chỉ mạng, chưa rõ dấu",
    Reason.AMBIGUOUS: "có thể đọc theo nhiều cách",
    Reason.IMPOSSIBLE: "giá trị không có thật",
    Reason.BLANK: "chỗ còn để trống",
    Reason.NOT_AS_KNOWN: "không đọc được theo loại đã khai báo",
}


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something `say` was unsure of; `start` and `end` as in `Span`."""

    reason: Reason
    start: int
    end: int
    written: str
    note: str = ""

    @property
    def message(self) -> str:
        """The doubt in Vietnamese, for the person who proof-reads."""
        message = f"“{self.written}”: {MESSAGES[self.reason]}"
        return f"{message} ({self.note})" if self.note else message


@dataclass(frozen=True, slots=True)
class Spoken:
    """The text as it is said, the span map, and what was unsure."""

    text: str
    spans: tuple[Span, ...] = ()
    unsure: tuple[Doubt, ...] = ()

    def __str__(self) -> str:
        return self.text
