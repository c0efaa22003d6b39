"""Reads finished outputs back and says, fact by fact, where each appears and where it is missing; trusts no writer.

It knows only files: pages, PDFs, Word documents and scripts as a reader gets them. A fact is found where its words
follow one another, whatever stands between them as punctuation, capitals or line ends; a script is compared in the
spoken form.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from typing import Literal

import docx

from generators import pdf_text
from generators.vietnamese import say

Form = Literal["site", "announcement", "notice", "broadcast"]
FORMS: tuple[Form, ...] = ("site", "announcement", "notice", "broadcast")


@dataclass(frozen=True)
class Fact:
    """One fact of a source document: its words as corrected, and the forms that must carry it."""

    id: str
    commune: str
    words: str
    forms: tuple[Form, ...]
    forbidden: bool = False
    """An error of the source that must appear nowhere."""


@dataclass(frozen=True)
class Placement:
    """Whether one fact stands in one form, and in which files."""

    fact: Fact
    form: Form
    files: tuple[str, ...]

    @property
    def holds(self) -> bool:
        return bool(self.files)


@dataclass(frozen=True)
class Report:
    placements: tuple[Placement, ...]
    forbidden: tuple[tuple[Fact, str], ...]
    """Errors of the sources that did appear, each with the file."""

    @property
    def share(self) -> float:
        """How many of the placements hold, from 0 to 1."""
        return sum(p.holds for p in self.placements) / len(self.placements) if self.placements else 1.0

    @property
    def missing(self) -> tuple[Placement, ...]:
        return tuple(placement for placement in self.placements if not placement.holds)


def read_facts(facts: Path, communes: Path) -> tuple[Fact, ...]:
    """The facts of a JSON list, with the commune of each source document from a second file."""
    of: Mapping[str, str] = json.loads(communes.read_text(encoding="utf-8"))
    return tuple(
        Fact(
            id=entry["id"],
            commune=of[entry["seed"]],
            words=entry.get("canonical", entry["quote"]),
            forms=tuple(entry["must_appear_in"]),
            forbidden=bool(entry.get("must_not_appear")),
        )
        for entry in json.loads(facts.read_text(encoding="utf-8"))
    )


def prove(output: Path, facts: Iterable[Fact]) -> Report:
    """Look for every fact in every form it must appear in, below one output folder."""
    placements, forbidden = [], []
    texts: dict[tuple[str, Form], dict[str, str]] = {}
    for fact in facts:
        for form in FORMS:
            if (fact.commune, form) not in texts:
                texts[fact.commune, form] = dict(_texts(output, fact.commune, form))
            found = texts[fact.commune, form]
            if fact.forbidden:
                forbidden += [(fact, path) for path, text in found.items() if _plain(fact.words) in _plain(text)]
            elif form in fact.forms:
                placements.append(Placement(fact, form, _places(fact, form, found)))
    return Report(tuple(placements), tuple(forbidden))


def _places(fact: Fact, form: Form, texts: Mapping[str, str]) -> tuple[str, ...]:
    wanted = fact.words
    if form == "broadcast":
        wanted = say(_without_outline(wanted)).text
    needle = _key(wanted)
    files = tuple(path for path, text in texts.items() if needle in _key(text))
    if form == "notice" and {Path(path).suffix for path in files} != {".docx", ".pdf"}:
        return ()  # Word and PDF must both say it
    return files


def _texts(output: Path, commune: str, form: Form) -> Iterator[tuple[str, str]]:
    match form:
        case "site":
            files = sorted((output / "site" / commune).rglob("*.html"))
        case "announcement":
            base = output / "announcements" / commune
            files = sorted((*(base / "posters").glob("*.pdf"), *(base / "leaflets").glob("*.pdf")))
        case "notice":
            base = output / "announcements" / commune / "notices"
            files = sorted((*base.glob("*.docx"), *base.glob("*.pdf")))
        case "broadcast":
            files = sorted((output / "audio" / commune).rglob("*.txt"))
    for file in files:
        yield file.relative_to(output).as_posix(), text_of(file)


def text_of(file: Path) -> str:
    """The words of one finished file, in reading order; ValueError for a kind it cannot read."""
    match file.suffix:
        case ".html":
            return _html_text(file.read_text(encoding="utf-8"))
        case ".pdf":
            return "\n".join(pdf_text.pages(file.read_bytes()))
        case ".docx":
            document = docx.Document(BytesIO(file.read_bytes()))
            return "\n".join(
                "".join(run.text or "" if run.tag == _W_T else " " for run in paragraph.iter(_W_T, _W_TAB, _W_BR))
                for paragraph in document.element.body.iter(_W_P)
            )
        case ".txt":
            return file.read_text(encoding="utf-8")
        case other:
            raise ValueError(f"{file.name}: cannot read {other or 'a file without a suffix'}")


_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_W_P, _W_T, _W_TAB, _W_BR = f"{_W}p", f"{_W}t", f"{_W}tab", f"{_W}br"


class _Words(HTMLParser):
    """The text of a page without scripts and styles, blocks apart from one another."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in ("script", "style")
        self.parts.append("" if tag in _INLINE else "\n")

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in ("script", "style")
        self.parts.append("" if tag in _INLINE else "\n")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.parts.append(data)


_INLINE = {"a", "abbr", "b", "em", "i", "mark", "small", "span", "strong", "sub", "sup", "time", "wbr"}


def _html_text(page: str) -> str:
    words = _Words()
    words.feed(page)
    words.close()
    return "".join(words.parts)


_GROUPED = re.compile(r"(?<=\d{3}) (?=\d{3})")  # 0972 645 498 is the number 0972645498
_OUTLINE = re.compile(r"^[\s\-+*]*(?:\d+(?:\.\d+)*[./)]\s*)?")


def _without_outline(words: str) -> str:
    """A leading "3.1/", "4." or bullet tells the place in the source, not a fact."""
    return _OUTLINE.sub("", words)


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).replace("\u200b", "").replace("\u00ad", "").split())


@cache
def _key(text: str) -> str:
    """The words alone, small, one space between them and around them."""
    plain = _GROUPED.sub("", _plain(_without_outline(text)).casefold())
    return " " + " ".join(re.findall(r"\w+", plain)) + " "
