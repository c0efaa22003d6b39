"""The whole of a proof: facts, sentences and codes of one output folder, held against the content it was made from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generators.proof.codes import Code, codes, codes_shown
from generators.proof.placements import FORMS, Fact, Form, Placement, Report, files_of, messages, pictures, prove
from generators.proof.reading import text_of
from generators.proof.sources import Sources, read_phrases, read_sources
from generators.proof.tracing import Untraced, spoken, untraced, without_marks, written
from generators.proof.words import key

VIETNAMESE = "vi"
WITHOUT_MARKS = ".sms.txt"  # 160 letters fit one message, with marks only 70


@dataclass(frozen=True)
class Verdict:
    """What was found; everything but `facts.placements` that hold and `codes` that pass is a fault."""

    communes: tuple[str, ...]
    facts: Report
    unnamed: tuple[Fact, ...]
    """Facts that must appear and that no content says it carries."""
    unknown: tuple[tuple[str, str], ...]
    """(commune, number) of facts that content says it carries and no source document has."""
    untraced: tuple[Untraced, ...]
    codes: tuple[Code, ...]
    strangers: tuple[Code, ...]
    """Codes that open an address the content does not have."""
    uncoded: tuple[str, ...]
    """Sheets without a code, though the content of their item has one."""
    unreadable: tuple[tuple[str, str], ...]
    """(file, why)."""
    archived: frozenset[tuple[str, Form]] = frozenset()
    """Communes with the forms in which they have an archive: what those withhold now is withheld on purpose. All forms
    of a commune whose website says that it is one; its notices, as soon as one of them does."""

    @property
    def missing(self) -> tuple[Placement, ...]:
        """Facts that are not where they must be, outside archives."""
        return tuple(place for place in self.facts.missing if (place.fact.commune, place.form) not in self.archived)

    @property
    def withheld(self) -> tuple[Placement, ...]:
        """Facts that an archive no longer shows."""
        return tuple(place for place in self.facts.missing if (place.fact.commune, place.form) in self.archived)

    @property
    def worn_out(self) -> tuple[Code, ...]:
        """Codes that are too small, have no address in letters beside them, or fail on worn paper."""
        return tuple(code for code in self.codes if code.failed or not code.large_enough or not code.in_letters)

    @property
    def holds(self) -> bool:
        return not (
            self.missing or self.facts.forbidden or self.unnamed or self.unknown or self.untraced
            or self.worn_out or self.strangers or self.uncoded or self.unreadable
        )  # fmt: skip


def verify(output: Path, content: Path, wording: Path, facts: Iterable[Fact]) -> Verdict:
    """Read everything made for the communes of `content` below `output` and hold it against them.

    `wording` holds the set phrases the outputs were made with, a folder a language. A page below site/<commune>/en/ is
    in English; Vietnamese stands there too, wherever it is the commune's own.
    """
    known = sorted(folder.name for folder in (content / "communes").glob("*") if folder.is_dir())
    communes = tuple(name for name in known if any(files_of(output, name, form) for form in FORMS))
    phrases = read_phrases(wording, VIETNAMESE)
    others = [folder.name for folder in sorted(wording.glob("*")) if folder.is_dir() and folder.name != VIETNAMESE]
    sources = {name: read_sources(content, name) for name in communes}
    asked = tuple(fact for fact in facts if fact.commune in sources)
    archived = key(phrases.archived) if phrases.archived else ""
    seen: list[Code] = []
    strangers: list[Code] = []
    strange: list[Untraced] = []
    unreadable: list[tuple[str, str]] = []
    uncoded: list[str] = []
    every: dict[str, str] = {}
    for name in communes:
        source = sources[name]
        texts, failed = _texts(output, name)
        every |= texts
        unreadable += failed
        corpora = {
            f"site/{name}/{language}/": written(source.texts, read_phrases(wording, VIETNAMESE, language))
            for language in others
        }
        corpora |= {f"audio/{name}/": spoken(source.texts, phrases), "": written(source.texts, phrases)}
        bare = without_marks(source.texts, phrases)
        for file, text in texts.items():
            within = next(corpus for head, corpus in corpora.items() if file.startswith(head))
            strange += untraced(file, text, (within, bare) if file.endswith(WITHOUT_MARKS) else (within,))
        sheets = [file for file in texts if file.endswith(".pdf") and file.startswith("announcements/")]
        found = [code for file in sheets for code in codes(output / file, file)]
        seen += found
        shown: list[Code] = []
        for picture in pictures(output, name):
            try:
                shown += codes_shown(picture, _name(picture, output))
            except OSError as error:
                unreadable.append((_name(picture, output), f"{type(error).__name__}: {error}"[:200]))
        strangers += (code for code in (*found, *shown) if code.address not in source.addresses)
        uncoded += _uncoded(content, name, texts, {code.file for code in found}, archived)
    return Verdict(
        communes=communes,
        facts=prove(output, asked, phrases, every),
        unnamed=tuple(fact for fact in asked if fact.forms and fact.id not in sources[fact.commune].facts),
        unknown=tuple(_unknown(asked, sources)),
        untraced=tuple(strange),
        codes=tuple(seen),
        strangers=tuple(strangers),
        uncoded=tuple(uncoded),
        unreadable=tuple(unreadable),
        archived=frozenset(_archives(output, communes, every, archived)) if archived else frozenset(),
    )


def _archives(output: Path, communes: Iterable[str], texts: dict[str, str], mark: str) -> Iterator[tuple[str, Form]]:
    for commune in communes:
        if mark in key(texts.get(f"site/{commune}/index.html", "")):
            yield from ((commune, form) for form in FORMS)
        elif any(mark in key(texts.get(_name(file, output), "")) for file in files_of(output, commune, "notice")):
            yield commune, "notice"


def _texts(output: Path, commune: str) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """The text of each finished file of a commune, and the files that cannot be read."""
    texts, failed = {}, []
    files = [file for form in FORMS for file in files_of(output, commune, form)]
    for file in (*files, *messages(output, commune)):
        name = _name(file, output)
        try:
            texts[name] = text_of(file)
        except Exception as error:  # whatever a damaged file makes a library say, it is one finding
            failed.append((name, f"{type(error).__name__}: {error}"[:200]))
    return texts, failed


def _name(file: Path, output: Path) -> str:
    return file.relative_to(output).as_posix()


def _unknown(facts: tuple[Fact, ...], sources: dict[str, Sources]) -> Iterator[tuple[str, str]]:
    if facts:
        known = {fact.id for fact in facts}
        for commune, source in sources.items():
            yield from ((commune, number) for number in sorted(source.facts - known))


def _uncoded(content: Path, commune: str, texts: dict[str, str], coded: set[str], archived: str) -> Iterator[str]:
    """Sheets of items that have a code in the content; an archived sheet leads nobody anywhere."""
    for file, text in texts.items():
        is_sheet = file.startswith("announcements/") and file.endswith(".pdf") and "/notices/" not in file
        if not is_sheet or file in coded or (archived and archived in key(text)):
            continue
        own, name = content / "communes" / commune, f"{Path(file).stem}.yml"
        if any(_has_code(own / kind / name) for kind in ("procedures", "campaigns")):
            yield file


def _has_code(item: Path) -> bool:
    return item.exists() and any(line.startswith("qr:") for line in item.read_text(encoding="utf-8").splitlines())
