"""A commune (xã, phường, đặc khu): who publishes, from when to when, whom to ask there."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from generators.model.base import Dated, DayField, Entry, Prose, Slug, TimeField
from generators.model.body import Contact


class UnitKind(StrEnum):
    XA = "xã"
    PHUONG = "phường"
    DAC_KHU = "đặc khu"


class Successor(Dated):
    """What a dissolved commune became part of."""

    name: str
    """With its kind: xã Nam Thanh Miện."""
    province: str
    since: DayField


class Slugged(Entry):
    """Something of the commune with an id and a name."""

    id: Slug
    name: str


class Station(Entry):
    """The loudspeaker station (đài truyền thanh)."""

    name: str
    hours_from: TimeField | None = None
    hours_to: TimeField | None = None


class Colours(Entry):
    ink: Annotated[str, Field(pattern=r"^#[0-9a-f]{6}$")] | None = None
    accent: Annotated[str, Field(pattern=r"^#[0-9a-f]{6}$")] | None = None
    soft: Annotated[str, Field(pattern=r"^#[0-9a-f]{6}$")] | None = None


class Commune(Dated):
    id: Slug
    kind: UnitKind
    name: str
    """Without its kind: Nga Sơn."""
    province: str | None = None
    """With its kind: tỉnh Thanh Hóa."""
    province_layer: Slug | None = None
    """The folder below content/provinces/ whose values this commune takes over."""
    as_issued: DayField
    """The time of its documents: what `--as-issued` builds it at."""
    successor: Successor | None = None
    predecessors: tuple[str, ...] = ()
    """The communes it was formed from, with their kind: xã Nga Yên."""
    villages: tuple[Slugged, ...] = ()
    """Thôn, bản, ấp, tổ dân phố."""
    units: tuple[Slugged, ...] = ()
    """Units of the commune: Trung tâm Phục vụ hành chính công, Công an xã, Trạm y tế."""
    languages: tuple[str, ...] = ("vi",)
    """Languages its people are spoken to in, ISO 639; Vietnamese first."""
    hours: Prose | None = None
    one_stop: str | None = None
    """The name of its one-stop centre, in full."""
    contacts: tuple[Contact, ...] = ()
    station: Station | None = None
    voice: tuple[str, ...] = ("espeak",)
    theme: Colours = Colours()
    procedures: tuple[Slug, ...] = ()
    """National or provincial procedures it publishes besides its own."""

    @property
    def full_name(self) -> str:
        return f"{self.kind.value} {self.name}"
