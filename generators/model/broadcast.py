"""A broadcast (bản tin phát thanh): which text goes on air, between which formulas, when and how often."""

from __future__ import annotations

from enum import StrEnum
from pathlib import PurePosixPath
from typing import Annotated

from pydantic import AfterValidator, Field, model_validator

from generators.faults import Fault
from generators.model.base import Air, Dated, DayField, Entry, PassageField, Prose, Published, Slug, TimeField
from generators.model.body import Block
from generators.values import Day

LAST_YEAR = 2200  # as of a notice's date: later is a slip, and years end at 9999
SOUND_FILES = {".mp3", ".wav", ".m4a", ".ogg", ".opus", ".flac"}


class Priority(StrEnum):
    """Thông tư 39/2020/TT-BTTTT: thông thường, ưu tiên, khẩn cấp."""

    NORMAL = "thong-thuong"
    PRIORITY = "uu-tien"
    URGENT = "khan-cap"


class AirStatus(StrEnum):
    """Only what is approved reaches the station; what is withdrawn is not made at all."""

    DRAFT = "draft"
    APPROVED = "approved"
    WITHDRAWN = "withdrawn"


class Weekday(StrEnum):
    """Monday first, as Vietnamese counts from the second day."""

    MONDAY = "thứ hai"
    TUESDAY = "thứ ba"
    WEDNESDAY = "thứ tư"
    THURSDAY = "thứ năm"
    FRIDAY = "thứ sáu"
    SATURDAY = "thứ bảy"
    SUNDAY = "chủ nhật"

    @property
    def number(self) -> int:
        """0 for Monday, as `datetime.date.weekday` counts."""
        return list(Weekday).index(self)


class Variant(StrEnum):
    """The lengths a broadcast is made in; the short ones say what the content marks for them."""

    MINUTE = "60s"
    THREE_MINUTES = "3m"
    FULL = "full"

    @property
    def rank(self) -> int:
        return list(Variant).index(self)

    def says(self, air: Air) -> bool:
        """Whether this length still says a passage with such a mark."""
        return air is not Air.NEVER and Variant(air.value).rank <= self.rank


def _within_reach(day: Day) -> Day:
    if day.date.year > LAST_YEAR:
        raise Fault("day-too-far")
    return day


class Schedule(Dated):
    """How often, for how long. Weeks may be a range, as a commune writes it; no first day means no calendar yet."""

    written: Prose | None = None
    """The document's own words: 2 lần/tuần, phát từ 4-5 tuần."""
    times_per_week: int = Field(ge=1, le=28)
    """Airings a week, all slots together."""
    weeks_min: int = Field(ge=1, le=52)
    weeks_max: int = Field(ge=1, le=52)
    days: tuple[Weekday, ...] = ()
    """The days of the week; without them the airings are spread evenly, beginning on the first day."""
    slots: tuple[TimeField, ...] = ()
    """The times of day, taken in turn; without them the station's own."""
    first_day: Annotated[DayField, AfterValidator(_within_reach)] | None = None
    variant: Variant = Variant.THREE_MINUTES


class Approval(Entry):
    office: str
    """Which office approved it, never a person's name: Chủ tịch UBND xã."""
    on: DayField


def _inside(value: str) -> str:
    path = PurePosixPath(value)
    if path.is_absolute() or ".." in path.parts or "\\" in value or ":" in value:
        raise Fault("recording-outside")
    if path.suffix.lower() not in SOUND_FILES:
        raise Fault("no-sound-file", known=", ".join(sorted(SOUND_FILES)))
    return value


Recording = Annotated[str, AfterValidator(_inside)]
"""A sound file below the commune's content folder."""


class LanguageVersion(Entry):
    """The broadcast in another language, spoken by a person."""

    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}$")]
    """ISO 639: mtq is Mường, hmn Mông, khm Khmer."""
    recording: Recording


class Broadcast(Published):
    title: Prose | None = None
    campaign: Slug | None = None
    procedure: Slug | None = None
    notice: Slug | None = None
    message: tuple[Block, ...] = ()
    """A text of its own, which nothing else publishes: mostly an urgent message."""
    programme: str | None = None
    """The station's series it belongs to."""
    opening: tuple[PassageField, ...] = ()
    """Said first; formulas a document has of its own."""
    closing: tuple[PassageField, ...] = ()
    schedule: Schedule | None = None
    priority: Priority = Priority.NORMAL
    repeat: int = Field(default=1, ge=1, le=5)
    """How many times the text is said within one airing."""
    status: AirStatus = AirStatus.DRAFT
    approved: Approval | None = None
    recording: Recording | None = None
    """A person's reading of what goes on air; it replaces the voice."""
    languages: tuple[LanguageVersion, ...] = ()
    """Recordings in the other languages of the commune."""

    @model_validator(mode="after")
    def _says_something(self) -> Broadcast:
        if not (self.campaign or self.procedure or self.notice or self.message):
            raise Fault("broadcast-says-nothing")
        if self.withdrawn is not None and self.status is not AirStatus.WITHDRAWN:
            raise Fault("broadcast-withdrawn")
        return self
