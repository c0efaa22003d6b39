"""What a text is built of: every block there is, one closed union that each writer matches whole."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from generators.document.inlines import Inlines, StepLink
from generators.document.notice_parts import AnnexHeading, EndMark, LegalGround, Letterhead, NoticeTitle, Signature
from generators.values import Phone


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
    plain: Inlines = ()  # the action in a few plain words, for who asks for them


@dataclass(frozen=True)
class Steps:
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class ChecklistItem:
    content: Inlines
    note: Inlines = ()  # originals and copies, when it is needed, the form
    choices: tuple[Inlines, ...] = ()  # one of these is enough, as the note says


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
    lines: tuple[Inlines, ...] = ()  # the same one below the other, where it is several


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
