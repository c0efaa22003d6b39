"""The parts of an administrative procedure that the law names, each with its own shape.

Nghị định 63/2010/NĐ-CP, Điều 8 khoản 2 (as amended by 92/2017/NĐ-CP): seven parts are always required, four only when
the procedure has them (forms, results, conditions, fees); "has none" and "nobody has said" are different things.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, model_validator

from generators.faults import Fault
from generators.model.base import Dated, Prose
from generators.values import Money


def _as(key: str, whole: Any) -> BeforeValidator:
    """Plain text stands for a mapping that has only this key; `whole` is the mapping's class."""
    return BeforeValidator(
        lambda value: {key: value} if isinstance(value, str) else value, json_schema_input_type=str | whole
    )


class Unit(StrEnum):
    WORKING_DAY = "ngày làm việc"
    DAY = "ngày"
    HOUR = "giờ"
    MONTH = "tháng"


class Deadline(Dated):
    """How long it takes by law: a number with its unit and starting point, or the words where it is no number."""

    quantity: int | None = Field(default=None, ge=1)
    unit: Unit = Unit.WORKING_DAY
    at_most: int | None = Field(default=None, ge=1)
    """The longest it may take, where it must be verified: 03 days, at most 05."""
    since: Prose | None = None
    """From when it counts: kể từ ngày nhận đủ hồ sơ."""
    text: Prose | None = None
    """The words, where a number does not say it all: ngay trong ngày tiếp nhận."""
    short: Prose | None = None
    """In a few words, for a minute on air."""

    @model_validator(mode="after")
    def _says_something(self) -> Deadline:
        if self.quantity is None and self.text is None:
            raise Fault("deadline-says-nothing")
        return self


DeadlineField = Annotated[Deadline, _as("text", Deadline)]


class Exemption(Dated):
    """Who pays nothing or less: told before the fee itself, so that nobody stays away who need not pay."""

    who: Prose
    reduced_to: int | None = None
    """What they pay, in đồng; nothing given means nothing to pay."""


class FeeKind(StrEnum):
    FEE = "phí"
    CHARGE = "lệ phí"


class Fee(Dated):
    """What it costs. `amount` in đồng; `free` where nobody pays; `text` where a rule decides."""

    amount: int | None = Field(default=None, ge=0)
    per: str | None = None
    """What the amount is for: bản, trang, trường hợp."""
    kind: FeeKind = FeeKind.CHARGE
    free: bool = False
    exemptions: tuple[Annotated[Exemption, _as("who", Exemption)], ...] = ()
    text: Prose | None = None
    short: Prose | None = None
    """In a few words, for a minute on air."""

    @model_validator(mode="after")
    def _says_something(self) -> Fee:
        if self.amount is None and self.text is None and not self.free:
            raise Fault("fee-says-nothing")
        return self

    @property
    def money(self) -> Money | None:
        return Money(self.amount) if self.amount else None


FeeField = Annotated[Fee, _as("text", Fee)]


class Method(StrEnum):
    DIRECT = "trực tiếp"
    ONLINE = "trực tuyến"
    POST = "bưu chính"


class Channel(Dated):
    """One way to file: where, and what differs there in time or money."""

    method: Method
    where: Prose | None = None
    deadline: DeadlineField | None = None
    fee: FeeField | None = None
    note: Prose | None = None


class Handing(StrEnum):
    SUBMIT = "nộp"
    SHOW = "xuất trình"


class DossierItem(Dated):
    """One paper: how many originals and copies, handed in or only shown, when it is needed; or one of several."""

    name: Prose
    originals: int | None = Field(default=None, ge=0)
    copies: int | None = Field(default=None, ge=0)
    handing: Handing = Handing.SUBMIT
    form: str | None = None
    """The id of one of the procedure's forms."""
    when: Prose | None = None
    """For whom or in which case it is needed."""
    note: Prose | None = None
    one_of: tuple[DossierItemField, ...] = ()
    """Papers of which one is enough; the name then says what they prove."""


DossierItemField = Annotated[DossierItem, _as("name", DossierItem)]


class Form(Dated):
    """A form to fill in (mẫu đơn, tờ khai)."""

    id: str
    name: Prose
    number: str | None = None
    """Its number in the decree that lays it down."""
    address: str | None = None


class Result(Dated):
    name: Prose
    delivery: Prose | None = None


ResultField = Annotated[Result, _as("name", Result)]


class Authorities(Dated):
    """Who does what: performs, decides, acts by delegation, helps, takes the papers."""

    performing: Prose | None = None
    competent: Prose | None = None
    delegated: Prose | None = None
    coordinating: Prose | None = None
    receiving: Prose | None = None


AuthoritiesField = Annotated[Authorities, _as("performing", Authorities)]


class LegalBasis(Dated):
    """A legal document that lays the procedure down; `article` narrows it."""

    title: Prose
    number: str | None = None
    article: str | None = None


LegalBasisField = Annotated[LegalBasis, _as("title", LegalBasis)]


class Case(Dated):
    """A case (trường hợp) of the same procedure with papers, fee or time of its own."""

    id: str
    name: Prose
    dossier: tuple[DossierItemField, ...] = ()
    deadline: DeadlineField | None = None
    fee: FeeField | None = None
    note: Prose | None = None


class Member(Dated):
    """One procedure of a bundle of linked procedures (liên thông)."""

    name: Prose
    code: str | None = None
    agency: Prose
    deadline: DeadlineField


class OnlineLevel(StrEnum):
    """Nghị định 224/2026/NĐ-CP, Điều 14: in full, or in part for a published reason."""

    FULL = "toàn trình"
    PARTIAL = "một phần"
    NONE = "không"


class Part(StrEnum):
    """The four parts a procedure may lack by its nature."""

    FORMS = "forms"
    RESULTS = "results"
    CONDITIONS = "conditions"
    FEE = "fee"
