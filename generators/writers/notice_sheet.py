"""A notice as it will lie on paper, before it is Word or PDF: paragraphs in named styles, lines, tables, codes.

Both writers draw the same sheet, which is why they say the same; `notice_setting` makes it from a Document. Lengths are
points. Knows no blocks and no form.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from generators.nd30.styles import Style
from generators.writers.notice_runs import Runs

QR_MM = 30  # read at arm's length by a 2018 phone; the quiet zone comes around it


@dataclass(frozen=True)
class Line:
    """A paragraph. `flush_left` keeps a long address from tearing its line open; `gap` is more room below it.

    "\n" in a run is a break within the paragraph, of ours: text from outside has none.
    """

    style: Style
    runs: Runs = ()
    flush_left: bool = False
    keep_next: bool = False
    gap: float = 0


@dataclass(frozen=True)
class Rule:
    """A centred line of a computed length, `width` being what it is centred in."""

    length: float
    width: float
    after: float = 0


@dataclass(frozen=True)
class Head:
    """The top of page 1 in two columns: who issues it and Quốc hiệu, then number and date on one line."""

    issuer: tuple[Line | Rule, ...]
    nation: tuple[Line | Rule, ...]
    number: Line
    date: Line
    left: float
    right: float
    about: Line | None = None


@dataclass(frozen=True)
class Foot:
    """Recipients on the left, level with authority and office on the right; never split, never alone on a page."""

    recipients: tuple[Line, ...]
    signature: tuple[Line, ...]
    left: float
    right: float


@dataclass(frozen=True)
class Grid:
    """A ruled table; its first row is repeated on every page."""

    widths: tuple[float, ...]
    header: tuple[Line, ...]
    rows: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True)
class Picture:
    """A picture among the assets, at its size on paper."""

    name: str
    alt: str
    width: float
    height: float


@dataclass(frozen=True)
class Code:
    """A QR code, QR_MM wide, and what stands below it: what it opens, in words and as an address."""

    address: str
    alt: str
    below: tuple[Line, ...]


@dataclass(frozen=True)
class Codes:
    """QR codes that follow each other, side by side as far as their addresses have room."""

    codes: tuple[Code, ...]
    columns: int
    width: float

    @property
    def rows(self) -> tuple[tuple[Code | None, ...], ...]:
        """Row by row; None fills up the last one."""
        padded = (*self.codes, *[None] * (-len(self.codes) % self.columns))
        return tuple(padded[start : start + self.columns] for start in range(0, len(padded), self.columns))


Item = Line | Rule | Head | Foot | Grid | Picture | Codes


@dataclass(frozen=True)
class Part:
    """The notice itself or one annex: pages counted from 1, the number shown from the second."""

    items: tuple[Item, ...]
    foot: tuple[Line, ...] = ()
    """At the foot of its first page, above what all pages carry there."""


@dataclass(frozen=True)
class Margins:
    """What pages carry outside the text.

    `first` stands at the head of a part's first page, `head` under the number of the others, `foot` on all;
    `watermark` lies across every page.
    """

    first: tuple[Line, ...] = ()
    head: tuple[Line, ...] = ()
    foot: tuple[Line, ...] = ()
    watermark: str = ""


@dataclass(frozen=True)
class Sheet:
    title: str
    language: str
    author: str
    parts: tuple[Part, ...]
    margins: Margins = field(default_factory=Margins)
