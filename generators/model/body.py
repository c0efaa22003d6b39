"""The body of an article or notice: sections of blocks; the same blocks serve every form."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Discriminator, Tag, model_validator

from generators.faults import Fault
from generators.model.base import (
    Air,
    Cells,
    Dated,
    Entry,
    Passage,
    PassageField,
    PhoneField,
    Prose,
    Slug,
    passage_from_text,
)


class TextBlock(Passage):
    """A paragraph."""


class ListBlock(Dated):
    """Points whose order does not matter."""

    list: tuple[PassageField, ...]
    intro: Prose | None = None
    air: Air = Air.FULL


class DefinitionBlock(Dated):
    """What a term means, in law or in plain words."""

    definition: Prose
    """The term, as a document has it: "Dịch vụ công trực tuyến toàn trình"."""
    text: Prose
    basis: Prose | None = None
    """The legal reference that the meaning is taken from."""
    also: tuple[PassageField, ...] = ()
    """Further sentences that belong to the same definition."""
    air: Air = Air.FULL


class RuleBlock(Dated):
    """Something one must do, or a rule with its exception: a claim that needs its legal basis."""

    rule: Prose
    basis: Prose | None = None
    air: Air = Air.FULL
    poster: bool = False


class PortalBlock(Dated):
    """A place on the web where one files, or several."""

    portals: tuple[PortalEntry, ...]
    intro: Prose | None = None
    air: Air = Air.FULL


class PortalEntry(Dated):
    name: Prose
    """As the text introduces it: "Cổng dịch vụ công Quốc gia tại địa chỉ"."""
    address: str
    menu: Prose | None = None
    """The way through its menu: nhấn chọn “Dịch vụ công liên thông; Khai sinh, Khai tử”."""


class GuideBlock(Dated):
    """The steps of a procedure, told here."""

    guide: Slug
    """The procedure's id."""
    heading: Prose | None = None
    """How this text introduces the guide; otherwise the procedure's own title."""
    number: str = ""
    air: Air = Air.FULL


class CautionBlock(Dated):
    """Something to heed."""

    caution: Prose | None = None
    label: str = "Lưu ý"
    items: tuple[PassageField, ...] = ()
    warning: bool = False
    """What costs money or a lost day, not only time."""
    air: Air = Air.FULL
    poster: bool = False


class SmsBlock(Dated):
    """A look-up by SMS: what for, what to type, where to send it."""

    sms: str
    to: str
    purpose: Prose
    air: Air = Air.FULL


class ContactBlock(Dated):
    """One of the commune's contacts, told here."""

    contact: Slug
    air: Air = Air.THREE_MINUTES


class TableBlock(Dated):
    """A ruled table: who does what by when. Cells stand between bars: Việc thứ nhất | Văn phòng | Tháng 1."""

    columns: Cells
    """What stands at the head of each column."""
    rows: tuple[Cells, ...]
    caption: Prose | None = None
    air: Air = Air.FULL

    @model_validator(mode="after")
    def _rows_have_columns(self) -> TableBlock:
        if any(len(row) > len(self.columns) for row in self.rows):
            raise Fault("row-too-long")
        return self


class ImageBlock(Dated):
    """A picture of the commune's folder images/."""

    image: str
    """The file's name: man-hinh-dang-nhap.png."""
    alt: str | None = None
    """What it shows, in words for those who cannot see it."""
    caption: Prose | None = None
    air: Air = Air.NEVER


def _block_kind(value: object) -> str | None:
    """The key that says what a block is; a definition also has a text, so the order decides."""
    if not isinstance(value, dict):
        return None
    order = (
        "definition", "rule", "list", "portals", "guide", "sms", "contact", "image", "columns", "caution", "items",
        "text",
    )  # fmt: skip
    found = next((key for key in order if key in value), None)
    return {"items": "caution", "columns": "table"}.get(found or "", found)


_Union = Annotated[
    Annotated[TextBlock, Tag("text")]
    | Annotated[ListBlock, Tag("list")]
    | Annotated[DefinitionBlock, Tag("definition")]
    | Annotated[RuleBlock, Tag("rule")]
    | Annotated[PortalBlock, Tag("portals")]
    | Annotated[GuideBlock, Tag("guide")]
    | Annotated[CautionBlock, Tag("caution")]
    | Annotated[SmsBlock, Tag("sms")]
    | Annotated[ContactBlock, Tag("contact")]
    | Annotated[ImageBlock, Tag("image")]
    | Annotated[TableBlock, Tag("table")],
    Discriminator(_block_kind),
]

Block = Annotated[_Union, BeforeValidator(passage_from_text, json_schema_input_type=str | _Union)]
"""One block; plain text is a paragraph."""


def _level(value: object) -> object:
    return int(value) if isinstance(value, str) and value in ("2", "3", "4") else value


class Section(Dated):
    """A part of a body with a heading of its own."""

    heading: Prose
    number: str = ""
    """Its outline mark as written: "1.", "3.1."."""
    level: Annotated[Literal[2, 3, 4], BeforeValidator(_level)] = 2
    """2 for I. and 1. of a text's own parts, 3 for the parts of those, 4 for a), b) below them."""
    body: tuple[Block, ...] = ()
    air: Air = Air.FULL
    """The shortest variant that still has this section; its blocks may be rarer, never more frequent."""


class Qr(Dated):
    """A code on paper: what it opens, in words and as an address."""

    caption: Prose
    address: str
    poster: bool = True


class Contact(Dated):
    """Whom to ask, by role; a person only as long as `valid_to` allows."""

    id: Slug
    role: str
    person: str | None = None
    phone: PhoneField | None = None
    hours: Prose | None = None
    purpose: Prose | None = None
    place: Prose | None = None


__all__ = ["Block", "Contact", "Entry", "Qr", "Section"]
