"""An official notice (thông báo and its kin), Nghị định 30/2020/NĐ-CP: what is written in it, blanks kept blank."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field, model_validator

from generators.model.base import Air, Dated, Entry, PassageField, Prose, Published, Slug
from generators.model.body import Section


class NoticeKind(StrEnum):
    NOTICE = "thong-bao"


class Status(StrEnum):
    """The life of a document: draft (marked so), clean for signature, issued."""

    DRAFT = "draft"
    FOR_SIGNATURE = "for-signature"
    ISSUED = "issued"


class PlaceAndDate(Entry):
    """`Nga Sơn, ngày … tháng … năm 2026`; what is left out stays blank."""

    place: str | None = None
    day: int | None = Field(default=None, ge=1, le=31)
    month: int | None = Field(default=None, ge=1, le=12)
    year: int | None = Field(default=None, ge=1945, le=2200)


class Annex(Dated):
    """An article or a guide that goes with the notice; exactly one of the two."""

    campaign: Slug | None = None
    procedure: Slug | None = None
    title: Prose | None = None

    @model_validator(mode="after")
    def _one_of_two(self) -> Annex:
        if (self.campaign is None) == (self.procedure is None):
            raise ValueError("một phụ lục nêu đúng một trong hai: campaign hoặc procedure")
        return self


class Signer(Entry):
    """`authority` line by line as written; a name that is cut off or not yet known stays out."""

    authority: tuple[str, ...] = ()
    name: str | None = None
    facts: tuple[str, ...] = ()


class Notice(Published):
    kind: NoticeKind = NoticeKind.NOTICE
    status: Status = Status.DRAFT
    number: str | None = None
    symbol: str = "TB-UBND"
    date: PlaceAndDate = PlaceAndDate()
    subject: Prose
    summary: Prose | None = None
    campaign: Slug | None = None
    """The article that is this notice's own body."""
    intro: tuple[PassageField, ...] = ()
    sections: tuple[Section, ...] = ()
    closing: tuple[PassageField, ...] = ()
    annexes: tuple[Annex, ...] = ()
    recipients: tuple[PassageField, ...] = ()
    archive: PassageField | None = None
    """The last line of the recipients: "Lưu: VT, HCC."."""
    signer: Signer = Signer()
    air: Air = Air.NEVER
    """Worth a broadcast, and the shortest variant it is made in; the broadcast itself may say more."""
