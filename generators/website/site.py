"""What one commune's website shows and where each thing stands in it; knows no look and no MkDocs.

Every address in here is a path below the commune's own website folder, so that the whole folder can be moved anywhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generators.document import Blocks, Contact, Definition, Document, Inlines, Issuer, Mark, MarkKind
from generators.values import Day
from generators.wording import Language

Section = Literal["procedure", "campaign", "notice"]

SECTION_FOLDERS: dict[Section, str] = {"procedure": "thu-tuc", "campaign": "tuyen-truyen", "notice": "thong-bao"}


class WebsiteError(Exception):
    """A website that cannot be built; `warnings` are what the builder said, one line each."""

    def __init__(self, message: str, warnings: tuple[str, ...] = ()) -> None:
        super().__init__("\n".join((message, *warnings)))
        self.warnings = warnings


@dataclass(frozen=True)
class Download:
    """A file to take away; `source` is its path below the output root, `size` in bytes."""

    kind: Literal["poster", "leaflet", "notice-pdf", "notice-docx", "notice-signed", "script"]
    source: str
    size: int


@dataclass(frozen=True)
class Listen:
    """A recording: `mp3`, `opus`, `captions` are paths below the output root, `size` the bytes of the MP3."""

    mp3: str
    seconds: float
    size: int
    title: str
    opus: str | None = None
    captions: str | None = None
    language: str = "vi"
    approved: bool = True
    """On air, or it was; a front page plays nothing else."""


@dataclass(frozen=True)
class Change:
    """What an item says differently since a day."""

    on: Day
    what: Inlines


@dataclass(frozen=True)
class Term:
    """A word of the glossary, and the other ways people write it."""

    definition: Definition
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Version:
    """A page in another language, by its ISO 639 code: translated, or with nothing but its set phrases so.

    `told` of its sentences are translated and `left` are not; `named` is whether its title is. Words for which there is
    no translation stay empty.
    """

    language: str
    document: Document
    named: bool = False
    short: str = ""
    aliases: tuple[str, ...] = ()
    life_event: str = ""
    field: str = ""
    told: int = 0
    left: int = 0

    @property
    def name(self) -> str:
        """What lists call it; empty where that is not translated."""
        return self.short or (self.document.title if self.named else "")


@dataclass(frozen=True)
class SitePage:
    """One item of the commune as a page.

    `aliases` are the names people type; `short` the name in lists, where the title is long; `item` is what an ItemLink
    calls it. `picture` is what previews of links show, its path below the output root. `versions` are the same in the
    other languages of the website.
    """

    document: Document
    section: Section
    slug: str
    aliases: tuple[str, ...] = ()
    life_event: str = ""
    field: str = ""
    downloads: tuple[Download, ...] = ()
    listen: tuple[Listen, ...] = ()
    short: str = ""
    changes: tuple[Change, ...] = ()
    picture: str = ""
    versions: tuple[Version, ...] = ()
    settled: bool = True
    """Issued, where it is of a kind that is issued: the front page and the feeds tell of nothing else."""

    def version(self, language: str) -> Version | None:
        return next((version for version in self.versions if version.language == language), None)

    @property
    def name(self) -> str:
        """What lists and cards call it."""
        return self.short or self.document.title

    @property
    def past(self) -> bool:
        """Whether it is kept for the record only."""
        return any(mark.kind is MarkKind.ARCHIVE for mark in self.document.marks)

    @property
    def illustrative(self) -> bool:
        """Whether nobody has issued it: an example of what such a page looks like."""
        return any(mark.kind is MarkKind.ILLUSTRATIVE for mark in self.document.marks)

    @property
    def source(self) -> str:
        """The Markdown file below docs/."""
        return f"{SECTION_FOLDERS[self.section]}/{self.slug}.md"

    @property
    def path(self) -> str:
        """The page below the website's folder."""
        return f"{SECTION_FOLDERS[self.section]}/{self.slug}.html"

    @property
    def item(self) -> str:
        return f"{self.section}/{self.document.id}"


@dataclass(frozen=True)
class Site:
    """A whole commune's website.

    `address` is where it will be read, if the commune has said; it is never guessed. `urgent` is one sentence that
    every page must show first. `until` is the last day the commune itself holds. `listen` are recordings of what has no
    page. `calendar` is the path below the output root of the programme's calendar. `languages` are the ones it can be
    read in besides Vietnamese. `plain_words` are words of the office and what one says in their place.
    """

    issuer: Issuer
    pages: tuple[SitePage, ...]
    contacts: tuple[Contact, ...] = ()
    hours: Inlines = ()
    marks: tuple[Mark, ...] = ()
    as_of: Day | None = None
    until: Day | None = None
    glossary: tuple[Term, ...] = ()
    schedule: Blocks = ()  # what is on air
    archived: bool = False
    description: str = ""
    address: str = ""
    urgent: Inlines = ()
    listen: tuple[Listen, ...] = ()
    calendar: str = ""
    email: str = ""
    zalo: str = ""
    languages: tuple[Language, ...] = ()
    plain_words: tuple[tuple[str, str], ...] = ()

    @property
    def brought(self) -> tuple[str, ...]:
        """The files made elsewhere that stand in this website, by their paths below the output root, each once."""
        paths = [file.source for page in self.pages for file in page.downloads]
        for heard in (*(one for page in self.pages for one in page.listen), *self.listen):
            paths += [path for path in (heard.mp3, heard.opus, heard.captions) if path]
        paths += [page.picture for page in self.pages if page.picture and self.address]
        return tuple(sorted({*paths, *([self.calendar] if self.calendar else [])}))

    def of(self, *sections: Section) -> tuple[SitePage, ...]:
        """What holds, of these kinds; of a website that is an archive as a whole, everything."""
        found = (page for section in sections for page in self.pages if page.section == section)
        return tuple(page for page in found if self.archived or not page.past)

    def past(self, *sections: Section) -> tuple[SitePage, ...]:
        """What is kept for the record beside what holds."""
        return tuple(page for page in self.pages if page.section in sections and page.past and not self.archived)


def file_path_in_site(source: str) -> str:
    """Where a file made elsewhere is copied to: `announcements/nga-son/posters/x.pdf` -> `tai-ve/posters/x.pdf`.

    ValueError for a path that is not below a commune's announcements or audio.
    """
    kind, _, rest = source.partition("/")
    _, _, path = rest.partition("/")
    folders = {"announcements": "tai-ve", "audio": "am-thanh"}
    if kind not in folders or not path or ".." in path.split("/"):
        raise ValueError(f"{source!r} is no file of a commune's announcements or audio")
    return f"{folders[kind]}/{path}"
