"""An official notice (thông báo and its kin), Nghị định 30/2020/NĐ-CP: what is written in it, blanks kept blank."""

from __future__ import annotations

import datetime
from calendar import monthrange
from enum import StrEnum
from pathlib import PurePosixPath
from typing import Annotated

from pydantic import AfterValidator, Field, model_validator

from generators.faults import Fault
from generators.model.base import Air, Dated, Entry, PassageField, Prose, Published, Slug
from generators.model.body import Block, Section


class NoticeKind(StrEnum):
    """Nghị định 30/2020/NĐ-CP, Điều 7, as far as communes speak to people with them; and the propaganda article."""

    NOTICE = "thong-bao"
    LETTER = "cong-van"
    PLAN = "ke-hoach"
    INVITATION = "giay-moi"
    GUIDANCE = "huong-dan"
    REPORT = "bao-cao"
    SUBMISSION = "to-trinh"
    DECISION = "quyet-dinh"
    ARTICLE = "bai-tuyen-truyen"


class Status(StrEnum):
    """The life of a document. Its text is frozen from `issued` on."""

    DRAFT = "draft"  # dự thảo: marked so
    FOR_SIGNATURE = "for-signature"  # trình ký: clean, number and day blank: the copy that is signed
    ISSUED = "issued"  # đã ban hành: number and date
    CORRECTED = "corrected"  # đính chính: another document corrects it
    WITHDRAWN = "withdrawn"  # thu hồi: marked everywhere, off every list


FROZEN = frozenset({Status.ISSUED, Status.CORRECTED, Status.WITHDRAWN})


LEAP = 2024  # while the year is blank, 29 February may still come to be


class PlaceAndDate(Entry):
    """`Nga Sơn, ngày … tháng … năm 2026`; what is left out stays blank."""

    place: str | None = None
    day: int | None = Field(default=None, ge=1, le=31)
    month: int | None = Field(default=None, ge=1, le=12)
    year: int | None = Field(default=None, ge=1945, le=2200)

    @model_validator(mode="after")
    def _is_a_day(self) -> PlaceAndDate:
        if self.day and self.month and self.day > monthrange(self.year or LEAP, self.month)[1]:
            raise Fault("no-such-day")
        return self


class Annex(Dated):
    """An article, a guide, or words of its own that go with the notice; exactly one of the three."""

    campaign: Slug | None = None
    procedure: Slug | None = None
    body: tuple[Block, ...] = ()
    """Words of its own, a table mostly; they need a title."""
    title: Prose | None = None

    @model_validator(mode="after")
    def _one_of_three(self) -> Annex:
        if sum(map(bool, (self.campaign, self.procedure, self.body))) != 1:
            raise Fault("annex-not-one")
        if self.body and not self.title:
            raise Fault("annex-without-title")
        return self


class Signer(Entry):
    """`authority` line by line as written; a name that is cut off or not yet known stays out."""

    authority: tuple[str, ...] = ()
    name: str | None = None
    facts: tuple[str, ...] = ()


def _a_pdf_below(value: str) -> str:
    path = PurePosixPath(value)
    if path.is_absolute() or ".." in path.parts or "\\" in value or ":" in value:
        raise Fault("original-outside")
    if path.suffix != ".pdf" or any(part.startswith(".") for part in path.parts):
        raise Fault("original-no-pdf")
    return path.as_posix()


class Notice(Published):
    kind: NoticeKind = NoticeKind.NOTICE
    status: Status = Status.DRAFT
    number: str | None = None
    symbol: str | None = None
    """Its symbol (ký hiệu), TB-UBND; without one, that of its kind. A unit's own is never guessed."""
    parent: str | None = None
    """The body above the issuing one, where it has one: the letterhead's first line, not bold."""
    unit: str | None = None
    """The unit that issues it in the place of the committee: Trung tâm Phục vụ hành chính công."""
    date: PlaceAndDate = PlaceAndDate()
    subject: Prose
    """Trích yếu; in a công văn what stands after V/v."""
    addressees: tuple[PassageField, ...] = ()
    """Kính gửi: in công văn, tờ trình, báo cáo."""
    grounds: tuple[PassageField, ...] = ()
    """Căn cứ, a line each, without the closing mark."""
    signed: Annotated[str, AfterValidator(_a_pdf_below)] | None = None
    """The digitally signed original, a PDF below the commune's folder: what the website then offers."""
    corrects: Slug | None = None
    """The notice that this one corrects."""
    corrected_by: Slug | None = None
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

    @model_validator(mode="after")
    def _is_consistent(self) -> Notice:
        if self.status in FROZEN and not (self.number and self.date.day and self.date.month and self.date.year):
            raise Fault("issued-without-number")
        if self.unit is not None and self.symbol is None:
            raise Fault("unit-without-symbol")
        if (self.status is Status.WITHDRAWN) != (self.withdrawn is not None):
            raise Fault("notice-withdrawn")
        if (self.status is Status.CORRECTED) != (self.corrected_by is not None):
            raise Fault("notice-corrected")
        return self

    @property
    def issued_on(self) -> datetime.date | None:
        """The day of issue, when nothing of it is blank."""
        date = self.date
        if date.day and date.month and date.year:
            return datetime.date(date.year, date.month, date.day)
        return None
