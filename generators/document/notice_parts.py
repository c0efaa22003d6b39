"""The parts of an official notice, Nghị định 30/2020/NĐ-CP, Điều 8 and Phụ lục I."""

from __future__ import annotations

from dataclasses import dataclass

from generators.document.inlines import Inlines


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
