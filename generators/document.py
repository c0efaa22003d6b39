"""The one neutral document every text becomes: blocks and typed inlines, frozen and whole; imports only values.

`documents/` builds it from content, `writers/` turn it into a page, a sheet, a notice or a script. A writer handles
every block, or says in its `match` why the block is silent there.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from generators.values import ClockTime, Day, Money, Phone

# ── Inlines ──────────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Text:
    text: str


@dataclass(frozen=True)
class Strong:
    children: Inlines


@dataclass(frozen=True)
class ScreenLabel:
    """What stands on the screen, a button or a menu: written “Đăng ký”."""

    text: str


@dataclass(frozen=True)
class Link:
    """An address on the web. `shown` is what the text says in its place; empty means the address itself."""

    address: str
    shown: str = ""


@dataclass(frozen=True)
class ItemLink:
    """Another item of the same commune (`procedure/dang-ky-khai-sinh`): a link on the website, plain text on paper."""

    item: str
    shown: str


@dataclass(frozen=True)
class StepLink:
    """Another step of the same guide: `Bước 7`."""

    step: str
    number: str


@dataclass(frozen=True)
class LegalReference:
    """A legal document or a place in one, as written: Nghị định số 42/2022/NĐ-CP."""

    text: str


@dataclass(frozen=True)
class Abbreviation:
    short: str
    full: str


@dataclass(frozen=True)
class Sms:
    """A message typed exactly so and sent to a short number: soạn tin TTTB gửi 1414."""

    text: str
    to: str


@dataclass(frozen=True)
class Blank:
    """A place left for a pen: dots on paper, silent on air."""

    dots: int = 10


Inline = (
    Text
    | Strong
    | ScreenLabel
    | Link
    | ItemLink
    | StepLink
    | LegalReference
    | Abbreviation
    | Sms
    | Blank
    | Day
    | ClockTime
    | Money
    | Phone
)
Inlines = tuple[Inline, ...]

# ── Blocks ───────────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Heading:
    """A heading; `level` 1 is the title's own level. `number` is its outline mark as written ("3.1.")."""

    level: Literal[1, 2, 3, 4]
    content: Inlines
    number: str = ""
    anchor: str = ""


class ParagraphRole(StrEnum):
    BODY = "body"
    LEAD = "lead"  # the first sentences that say what this is about
    SALUTATION = "salutation"  # Kính thưa …
    SIGNPOST = "signpost"  # on air: what comes now
    CLOSING = "closing"
    NOTE = "note"  # small print


@dataclass(frozen=True)
class Paragraph:
    content: Inlines
    role: ParagraphRole = ParagraphRole.BODY


@dataclass(frozen=True)
class Bullets:
    """A list whose order does not matter."""

    items: tuple[Inlines, ...]


@dataclass(frozen=True)
class Definition:
    """What a term means, written "term: content"; `basis` is the legal reference it is taken from."""

    term: Inlines
    content: Inlines
    basis: Inlines = ()


@dataclass(frozen=True)
class Branch:
    """One way on from a step: when it applies, what to do, and the step it leads to (None: the next one).

    Where the text words the way on itself, the same step link stands in `content`: see `says_goto`.
    """

    when: Inlines
    content: Inlines = ()
    goto: StepLink | None = None
    number: str = ""  # 3.1
    details: tuple[Inlines, ...] = ()

    @property
    def says_goto(self) -> bool:
        """Whether the words already say where to go on; a writer that only has words adds nothing then."""
        return self.goto is not None and self.goto in self.content


@dataclass(frozen=True)
class Step:
    """One step: its action, then what belongs to it. `number` counts from "1" within its guide."""

    id: str
    number: str
    action: Inlines
    condition: Inlines = ()  # for whom alone this step is: "đối với công dân chưa có tài khoản"
    options: tuple[Inlines, ...] = ()  # one of these is chosen
    substeps: tuple[Inlines, ...] = ()  # all of these are done, in order
    branches: tuple[Branch, ...] = ()
    blocks: tuple[Block, ...] = ()  # cautions, examples, codes that belong to this step


@dataclass(frozen=True)
class Steps:
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class ChecklistItem:
    content: Inlines
    note: Inlines = ()  # originals and copies, when it is needed, the form


@dataclass(frozen=True)
class Checklist:
    """Things to bring or have ready, each with a box to tick."""

    items: tuple[ChecklistItem, ...]


@dataclass(frozen=True)
class Fact:
    """One row of the facts on top of a procedure. Empty `content` means that nobody has said."""

    label: str
    content: Inlines = ()
    key: str = ""  # audience, authority, dossier, deadline, fee, result, channel …


@dataclass(frozen=True)
class Facts:
    rows: tuple[Fact, ...]


@dataclass(frozen=True)
class Table:
    header: tuple[Inlines, ...]
    rows: tuple[tuple[Inlines, ...], ...]
    caption: Inlines = ()


class CautionKind(StrEnum):
    NOTE = "note"  # Lưu ý, Chú ý
    WARNING = "warning"  # what costs money or a lost day
    RULE = "rule"  # what one must do


@dataclass(frozen=True)
class Caution:
    """Something to heed. `label` as the document has it: Lưu ý, Chú ý, Yêu cầu."""

    label: str
    content: Inlines
    items: tuple[Inlines, ...] = ()
    kind: CautionKind = CautionKind.NOTE


@dataclass(frozen=True)
class FieldHint:
    """How to fill one field of a form: the field's name on screen, what to write, examples."""

    field: str
    content: Inlines
    examples: tuple[Inlines, ...] = ()


@dataclass(frozen=True)
class Portal:
    """A place on the web where one files: name, address, and the way through its menu."""

    name: Inlines
    address: str
    menu: Inlines = ()


@dataclass(frozen=True)
class QrCode:
    """A code to scan: the address it opens, and a caption saying what that is."""

    address: str
    caption: Inlines


@dataclass(frozen=True)
class Contact:
    """Whom to ask. `person` may be withheld; everything unknown stays empty."""

    role: str
    person: str = ""
    phone: Phone | None = None
    hours: Inlines = ()
    purpose: Inlines = ()
    place: Inlines = ()


@dataclass(frozen=True)
class Figure:
    """A picture: `asset` names a file among the assets."""

    asset: str
    alt: str
    caption: Inlines = ()


# Parts of an official notice, Nghị định 30/2020/NĐ-CP, Điều 8 and Phụ lục I.


@dataclass(frozen=True)
class DatePlace:
    """`Nga Sơn, ngày … tháng … năm 2026`; what is None stays blank."""

    place: str
    day: int | None = None
    month: int | None = None
    year: int | None = None


@dataclass(frozen=True)
class Letterhead:
    """The head of a notice: issuing body in one or more lines, its number and symbol, place and date.

    `number` is "" while it is blank; `symbol` is TB-UBND. `addressees` (Kính gửi), `about` (V/v): only in a công văn.
    """

    issuer: tuple[str, ...]
    symbol: str
    date: DatePlace
    parent: str = ""
    number: str = ""
    about: Inlines = ()
    addressees: tuple[Inlines, ...] = ()


@dataclass(frozen=True)
class NoticeTitle:
    """THÔNG BÁO and its subject (trích yếu)."""

    kind: str
    subject: Inlines


@dataclass(frozen=True)
class LegalGround:
    """One căn cứ, a line of its own in italics."""

    content: Inlines
    last: bool = False


@dataclass(frozen=True)
class Signature:
    """The foot of a notice: recipients on the left, authority, office and name on the right.

    `authority` lines as written: ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"). An empty name or office stays blank.
    """

    authority: tuple[str, ...]
    name: str = ""
    recipients: tuple[Inlines, ...] = ()
    archive: Inlines = ()  # Lưu: VT, HCC.


@dataclass(frozen=True)
class AnnexHeading:
    """Where an annex begins, on a page of its own: `Phụ lục`, its title and the "kèm theo" line."""

    title: Inlines
    attached_to: Inlines
    label: str = "Phụ lục"


@dataclass(frozen=True)
class EndMark:
    """`./.`: the end of an official text; joins the last paragraph on paper, silent on air."""


Block = (
    Heading
    | Paragraph
    | Bullets
    | Definition
    | Steps
    | Checklist
    | Facts
    | Table
    | Caution
    | FieldHint
    | Portal
    | QrCode
    | Contact
    | Figure
    | Letterhead
    | NoticeTitle
    | LegalGround
    | Signature
    | AnnexHeading
    | EndMark
)
Blocks = tuple[Block, ...]

# ── The document ─────────────────────────────────────────────────────────────────────────────────────────────────────


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
class Theme:
    """Colours of the issuing commune, as #rrggbb."""

    ink: str = "#14213d"
    accent: str = "#9d1c20"  # the red of a state notice board; 8.1:1 on white
    soft: str = "#f6efe6"


def contrast(one: str, other: str) -> float:
    """Contrast of two #rrggbb colours, 1 to 21 (WCAG 2.2, "contrast ratio"); a grey print keeps it."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@dataclass(frozen=True)
class Issuer:
    """Who publishes: `committee` in full (Ủy ban nhân dân xã Nga Sơn), `short` (UBND xã Nga Sơn), name (xã Nga Sơn)."""

    slug: str
    name: str
    committee: str
    short: str
    province: str = ""
    theme: Theme = field(default_factory=Theme)
    emblem: str = ""
    """The name of a picture among the assets: the sign of the commune beside its name."""
    crop_marks: bool = False
    """Whether its sheets are printed on larger paper and cut."""


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
    language: str = "vi"
    footer: Inlines = ()  # who to ask, on every sheet
    source: str = ""  # where the content was taken from, told on the website


# ── Reading ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def written(content: Inlines) -> str:
    """The inlines as one line of ordinary written text, exactly as a reader of paper sees it."""
    return "".join(_written(inline) for inline in content)


def _written(inline: Inline) -> str:
    match inline:
        case Text(text) | LegalReference(text):
            return text
        case Strong(children):
            return written(children)
        case ScreenLabel(text):
            return f"“{text}”"
        case Link(address, shown):
            return shown or address
        case ItemLink(_, shown):
            return shown
        case StepLink(_, number):
            return f"Bước {number}"
        case Abbreviation(short, _):
            return short
        case Sms(text, to):
            return f"{text} gửi {to}"
        case Blank(dots):
            return "." * dots
        case Day() | ClockTime() | Money() | Phone():
            return inline.written


def text(plain: str) -> Inlines:
    """Plain words as inlines; nothing for the empty string."""
    return (Text(plain),) if plain else ()
