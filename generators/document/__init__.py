"""The one neutral document every text becomes: blocks and typed inlines, frozen and whole; imports only values.

`documents/` builds it from content, `writers/` turn it into a page, a sheet, a notice or a script. A writer handles
every block, or says in its `match` why the block is silent there.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from generators.document.blocks import (
    Block,
    Blocks,
    Branch,
    Bullets,
    Caution,
    CautionKind,
    Checklist,
    ChecklistItem,
    Contact,
    Definition,
    Fact,
    Facts,
    FieldHint,
    Figure,
    Heading,
    Paragraph,
    ParagraphRole,
    Portal,
    QrCode,
    Step,
    Steps,
    Table,
)
from generators.document.inlines import (
    Abbreviation,
    Blank,
    InLanguage,
    Inline,
    Inlines,
    ItemLink,
    LegalReference,
    Link,
    ScreenLabel,
    Sms,
    StepLink,
    Strong,
    Text,
    text,
    written,
)
from generators.document.issuer import Issuer, Theme, contrast
from generators.document.notice_parts import (
    AnnexHeading,
    DatePlace,
    EndMark,
    LegalGround,
    Letterhead,
    NoticeTitle,
    Signature,
)
from generators.values import Day

__all__ = (
    "Abbreviation",
    "AnnexHeading",
    "Blank",
    "Block",
    "Blocks",
    "Branch",
    "Bullets",
    "Caution",
    "CautionKind",
    "Checklist",
    "ChecklistItem",
    "Contact",
    "DatePlace",
    "Definition",
    "Document",
    "EndMark",
    "Fact",
    "Facts",
    "FieldHint",
    "Figure",
    "Heading",
    "InLanguage",
    "Inline",
    "Inlines",
    "Issuer",
    "ItemLink",
    "Kind",
    "LegalGround",
    "LegalReference",
    "Letterhead",
    "Link",
    "Mark",
    "MarkKind",
    "NoticeTitle",
    "Paragraph",
    "ParagraphRole",
    "Portal",
    "QrCode",
    "ScreenLabel",
    "Signature",
    "Sms",
    "Step",
    "StepLink",
    "Steps",
    "Strong",
    "Table",
    "Text",
    "Theme",
    "contrast",
    "text",
    "written",
)


class Kind(StrEnum):
    PAGE = "page"
    POSTER = "poster"
    LEAFLET = "leaflet"
    NOTICE = "notice"
    SCRIPT = "script"


class MarkKind(StrEnum):
    DRAFT = "draft"  # DỰ THẢO
    ARCHIVE = "archive"  # BẢN LƯU TRỮ – KHÔNG CÒN ÁP DỤNG
    ILLUSTRATIVE = "illustrative"  # Nội dung minh họa
    AS_OF = "as_of"  # Nội dung tại ngày …: in the foot only


@dataclass(frozen=True)
class Mark:
    """Something every form of this text must carry visibly; `text` as it is shown, `detail` the sentence below it."""

    kind: MarkKind
    text: str
    detail: Inlines = ()


@dataclass(frozen=True)
class Document:
    """A whole text, ready for any writer.

    `id` is unique within the commune and the kind. `summary` is one plain sentence for lists and previews.
    `as_of`: the day the content was true, printed as such; `valid_to`: the last day it holds.
    """

    kind: Kind
    id: str
    title: str
    issuer: Issuer
    blocks: Blocks
    summary: str = ""
    subtitle: str = ""
    marks: tuple[Mark, ...] = ()
    as_of: Day | None = None
    valid_to: Day | None = None
    checked: Day | None = None  # when somebody last held it against its source, told on the website
    language: str = "vi"
    footer: Inlines = ()  # who to ask, on every sheet
    visit: Inlines = ()  # where to go and when, for those without a phone; below the footer of a poster
    source: str = ""  # where the content was taken from, told on the website
