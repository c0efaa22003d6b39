"""Where each fact of the source documents stands in the finished outputs, and where it is missing.

A fact is found where its words follow one another, whatever stands between them as punctuation, capitals, line ends or
set phrases of ours; a script is compared in the spoken form.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from generators.proof.phrases import Phrases
from generators.proof.reading import text_of
from generators.proof.words import key, plain, without_outline
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
    """The facts of a JSON list, with the commune of each source document from a second file.

    ValueError for a file that is no such list.
    """
    try:
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
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"{facts.name}: {type(error).__name__} {error}") from error


def prove(
    output: Path, facts: Iterable[Fact], phrases: Phrases | None = None, texts_read: Mapping[str, str] | None = None
) -> Report:
    """Look for every fact in every form it must appear in, below one output folder.

    `phrases`: words of ours that may stand within a fact ("Từ mục 3.2 chuyển đến đây"). `texts_read`: the texts of the
    files that could be read, by path; without it they are read here.
    """
    placements, forbidden = [], []
    read: dict[tuple[str, Form], dict[str, str]] = {}
    keys: dict[str, tuple[str, ...]] = {}
    for fact in facts:
        for form in FORMS:
            if (fact.commune, form) not in read:
                read[fact.commune, form] = found = dict(_texts(output, fact.commune, form, texts_read))
                keys |= {path: _keys(text, phrases if form != "broadcast" else None) for path, text in found.items()}
            texts = read[fact.commune, form]
            if fact.forbidden:
                forbidden += [(fact, path) for path, text in texts.items() if plain(fact.words) in plain(text)]
            elif form in fact.forms:
                placements.append(Placement(fact, form, _places(fact, form, texts, keys)))
    return Report(tuple(placements), tuple(forbidden))


def _keys(text: str, phrases: Phrases | None) -> tuple[str, ...]:
    """A text's words, and its words without set phrases."""
    return (key(text), phrases.taken_out(key(text))) if phrases else (key(text),)


def _places(
    fact: Fact, form: Form, texts: Mapping[str, str], keys: Mapping[str, tuple[str, ...]]
) -> tuple[str, ...]:
    wanted = say(without_outline(fact.words)).text if form == "broadcast" else fact.words
    needle = key(wanted)
    files = tuple(path for path in texts if any(needle in found for found in keys[path]))
    if form == "notice" and {Path(path).suffix for path in files} != {".docx", ".pdf"}:
        return ()  # Word and PDF must both say it
    return files


def _texts(
    output: Path, commune: str, form: Form, texts_read: Mapping[str, str] | None
) -> Iterator[tuple[str, str]]:
    for file in files_of(output, commune, form):
        name = file.relative_to(output).as_posix()
        if texts_read is None:
            yield name, text_of(file)
        elif name in texts_read:
            yield name, texts_read[name]


def files_of(output: Path, commune: str, form: Form) -> list[Path]:
    """The finished files of a commune that people read, in one form; leaflets count with posters."""
    base = output / "announcements" / commune
    match form:
        case "site":
            return sorted((output / "site" / commune).rglob("*.html"))
        case "announcement":
            others = (base / "notices", base / "signed")  # what was signed is no work of ours
            return sorted(file for file in base.rglob("*.pdf") if not any(map(file.is_relative_to, others)))
        case "notice":
            return sorted((*(base / "notices").glob("*.docx"), *(base / "notices").glob("*.pdf")))
        case "broadcast":
            return sorted((output / "audio" / commune).rglob("*.txt"))


def pictures(output: Path, commune: str) -> list[Path]:
    """Pictures to send by phone, which carry codes too."""
    return sorted(
        file for file in (output / "announcements" / commune).rglob("*") if file.suffix in (".png", ".webp", ".jpg")
    )


def messages(output: Path, commune: str) -> list[Path]:
    """Texts to send by phone. No fact has to stand there, and nothing else may."""
    return sorted((output / "announcements" / commune).rglob("*.txt"))
