"""What all content shares: frozen entries that know their source and their time, and prose with inline markup."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated, Any, LiteralString, get_args

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from generators.document import Inline, Inlines
from generators.faults import Fault
from generators.markup import parse
from generators.values import ClockTime, Day, Phone

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
MAX_ID = 80  # characters: an id is an address to type and part of a file name


class Entry(BaseModel):
    """A mapping in a content file: no key besides the known ones, never changed after reading."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        arbitrary_types_allowed=True,  # Day, Phone and the inlines are values of our own
        str_strip_whitespace=True,
        str_min_length=1,
        defer_build=True,  # validators are built when a kind is first read, not at every start
    )


def _slug(value: str) -> str:
    if not SLUG.fullmatch(value):
        raise Fault("no-slug")
    return value


def _read(kind: Any, fault: LiteralString) -> BeforeValidator:
    """Texts become values of this kind; `fault` is the code of the finding where one cannot."""

    def read(value: object) -> object:
        if isinstance(value, kind):
            return value
        if not isinstance(value, str):  # no file can build a value piece by piece and so go round its reading
            raise PydanticCustomError(fault, fault)
        try:
            return kind.parse(value)
        except ValueError as error:
            raise PydanticCustomError(fault, fault) from error

    return BeforeValidator(read)


Slug = Annotated[str, AfterValidator(_slug)]
"""An id made for addresses and file names: small letters without marks, digits, hyphens."""

def _prose(value: object) -> Inlines:
    """Only words become prose: no file can build inlines piece by piece and so go round the markup."""
    if isinstance(value, str):
        return parse(value.strip())
    if isinstance(value, tuple) and all(isinstance(part, _INLINES) for part in value):
        return value
    raise PydanticCustomError("string_type", "words are needed")


_INLINES = get_args(Inline)

Prose = Annotated[
    Inlines,
    PlainValidator(_prose),
    WithJsonSchema({"type": "string", "minLength": 1, "description": "Câu chữ, có thể kèm {loại:giá trị} và **đậm**"}),
]
"""Words for people, with the inline markup of `generators.markup`."""

_BAR = re.compile(r"\s*\|\s*(?![^{}]*\})")  # a bar within {law:63/2024/NĐ-CP|Nghị định …} parts no cells


def _cells(value: object) -> tuple[Inlines, ...]:
    """`Việc thứ nhất | Văn phòng | Tháng 1`; a cell may be left blank."""
    if isinstance(value, str):
        return tuple(parse(cell) for cell in _BAR.split(value.strip()))
    if isinstance(value, tuple):
        return tuple(_prose(cell) for cell in value)
    raise PydanticCustomError("string_type", "words are needed")


Cells = Annotated[
    tuple[Inlines, ...],
    PlainValidator(_cells),
    WithJsonSchema({"type": "string", "minLength": 1, "description": "Các ô của một dòng, cách nhau bằng dấu |"}),
]
"""A row of a table, its cells with bars between them, each with the inline markup."""

DayField = Annotated[
    Day, _read(Day, "wrong-day"), WithJsonSchema({"type": "string", "format": "date", "examples": ["2026-09-01"]})
]
TimeField = Annotated[
    ClockTime,
    _read(ClockTime, "wrong-time"),
    WithJsonSchema({"type": "string", "pattern": r"^\d{1,2}:\d{2}$", "examples": ["05:30"]}),
]
PhoneField = Annotated[
    Phone, _read(Phone, "wrong-phone"), WithJsonSchema({"type": "string", "examples": ["0912 345 678"]})
]


class Air(StrEnum):
    """The shortest variant of a broadcast that still says a passage."""

    MINUTE = "60s"
    THREE_MINUTES = "3m"
    FULL = "full"
    NEVER = "never"


class Dated(Entry):
    """What knows where it comes from and when it holds."""

    source: str | None = None
    """Where it was taken from: a document, an article of law, a record and its date."""
    as_of: DayField | None = None
    """The day on which it was true as written."""
    valid_from: DayField | None = None
    """The first day on which it holds."""
    valid_to: DayField | None = None
    """The last day on which it holds."""
    facts: tuple[str, ...] = ()
    """Numbers of the facts of a source document that this carries."""


class Change(Dated):
    """What an item says differently since a day, in one sentence: Lệ phí giảm một nửa khi nộp trực tuyến."""

    on: DayField
    what: Prose


class Withdrawal(Entry):
    """That something is taken back, from which day on and why."""

    on: DayField
    reason: Prose


class Published(Dated):
    """An item of its own: it has an id, the name of its file, and may stand on its own page, sheet or slot."""

    id: Slug
    draft: bool = False
    """Imported and not yet checked by a person: it enters no build until somebody takes this line away."""
    changes: tuple[Change, ...] = ()
    """What has changed for the people, the newest wherever it stands: the website tells it by its day."""
    checked: DayField | None = None
    """The day on which somebody last held it against its source: the website tells it."""
    illustrative: bool = False
    """An example that no authority issued: every form of it says so."""
    successor: Prose | None = None
    """What holds in its place once it is over, best with a link: the archive mark tells it."""
    withdrawn: Withdrawal | None = None
    """Written by `loa withdraw`: every form says so, and no list and no programme has it any more."""


class Passage(Dated):
    """A sentence or a few. In a file: plain text, or a mapping when it carries more than its words."""

    text: Prose
    air: Air = Air.FULL
    poster: bool = False
    """Good enough for a poster: one of the few things one must know."""


def passage_from_text(value: object) -> object:
    return {"text": value} if isinstance(value, str) else value


PassageField = Annotated[Passage, BeforeValidator(passage_from_text, json_schema_input_type=str | Passage)]
"""A passage, written as plain text or as a mapping."""
