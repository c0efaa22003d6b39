"""A broadcast (bản tin phát thanh): which text goes on air, between which formulas, when and how often."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from generators.model.base import Dated, DayField, Entry, PassageField, Prose, Published, Slug, TimeField


class Priority(StrEnum):
    """Thông tư 39/2020/TT-BTTTT: thông thường, ưu tiên, khẩn cấp."""

    NORMAL = "thong-thuong"
    PRIORITY = "uu-tien"
    URGENT = "khan-cap"


class AirStatus(StrEnum):
    DRAFT = "draft"
    APPROVED = "approved"


class Schedule(Dated):
    """How often, for how long. Weeks may be a range, as a commune writes it; no first day means no calendar yet."""

    written: Prose | None = None
    """The document's own words: 2 lần/tuần, phát từ 4-5 tuần."""
    times_per_week: int = Field(ge=1, le=28)
    weeks_min: int = Field(ge=1, le=52)
    weeks_max: int = Field(ge=1, le=52)
    slots: tuple[TimeField, ...] = ()
    first_day: DayField | None = None


class Approval(Entry):
    office: str
    on: DayField


class Broadcast(Published):
    title: Prose | None = None
    campaign: Slug | None = None
    procedure: Slug | None = None
    programme: str | None = None
    opening: tuple[PassageField, ...] = ()
    """Said first; formulas a document has of its own."""
    closing: tuple[PassageField, ...] = ()
    schedule: Schedule | None = None
    priority: Priority = Priority.NORMAL
    status: AirStatus = AirStatus.DRAFT
    approved: Approval | None = None
