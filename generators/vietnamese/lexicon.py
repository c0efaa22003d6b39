"""The lexicon: written forms whose spoken form no rule can know. Data in layers; knows no text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, get_args

EntryKind = Literal["abbreviation", "letters", "foreign", "phrase"]
When = Literal[
    "", "recipients", "name", "title", "number", "legal", "capitals-off", "weekday", "committee", "road"
]


@dataclass(frozen=True, slots=True)
class Entry:
    """One written form and how it is said.

    `kind`: an abbreviation or letters only in these capitals; a foreign word in any case; a phrase
    of several words or with marks, in these capitals unless it is all lower case.
    `when`: the place where this reading holds; empty for everywhere.
    """

    written: str
    spoken: str
    kind: EntryKind = "abbreviation"
    when: When = ""
    as_typed: bool = False
    """Said in the very letters of whoever laid it over; ours take capitals within the name of a body."""


class Lexicon:
    """Entries by written form. `with_entries` lays another layer over: later layers win."""

    __slots__ = ("_entries", "_folded", "_phrases", "plain", "words")

    def __init__(self, entries: tuple[Entry, ...]) -> None:
        self._entries = entries
        by_form: dict[str, list[Entry]] = {}
        self._folded: dict[str, list[Entry]] = {}
        self._phrases: dict[str, list[Entry]] = {}
        for entry in entries:
            if entry.kind == "phrase":
                first = _FIRST.match(entry.written)
                if first is None:
                    raise ValueError(f"a phrase must begin with a letter or digit: {entry.written!r}")
                self._phrases.setdefault(first.group().lower(), []).append(entry)
            elif entry.kind == "foreign":
                self._folded.setdefault(entry.written.lower(), []).append(entry)
            else:
                by_form.setdefault(entry.written, []).append(entry)
        for same_start in self._phrases.values():
            same_start.sort(key=lambda entry: (-len(entry.written), entry.when == ""))
        for readings in (*by_form.values(), *self._folded.values()):
            readings.sort(key=lambda entry: entry.when == "")
        self.words = by_form
        # words found to be nothing but themselves: filled while texts are read
        self.plain: set[str] = set()

    @staticmethod
    def builtin() -> Lexicon:
        """What the package knows: administration, papers, services, common foreign words."""
        return _builtin()

    def with_entries(self, entries: Mapping[str, str | Entry]) -> Lexicon:
        """This lexicon with other readings laid over it: written form -> spoken form.

        A form of several words or with marks becomes a phrase, one in capitals an abbreviation,
        any other a foreign word. Hand over an `Entry` to say otherwise or to give it a place.
        """
        layer = tuple(
            entry if isinstance(entry, Entry) else Entry(written, entry, _kind_of(written), as_typed=True)
            for written, entry in entries.items()
        )
        replaced = {entry.written for entry in layer}
        kept = tuple(entry for entry in self._entries if entry.written not in replaced)
        return Lexicon(layer + kept)

    def entries(self) -> tuple[Entry, ...]:
        return self._entries

    def readings(self, word: str) -> list[Entry]:
        """The entries of a single word, the exact form before any case; empty if there is none."""
        return self.words.get(word) or self._folded.get(word.lower()) or []

    def phrases(self, first_word: str) -> list[Entry]:
        """The phrases that begin with this word or run of digits, longest first."""
        return self._phrases.get(first_word.lower(), [])


_FIRST = re.compile(r"[^\W\d_]+|\d+")


def _kind_of(written: str) -> EntryKind:
    if not written.isalpha():
        return "phrase"
    return "abbreviation" if written.isupper() else "foreign"


@cache
def _builtin() -> Lexicon:
    table = files(__package__).joinpath("lexicon.tsv").read_text(encoding="utf-8")
    return Lexicon(tuple(read_entries(table)))


def read_entries(table: str) -> list[Entry]:
    """Entries from a tab-separated table: written, spoken, kind, when, note; # opens a remark.

    Raises `ValueError` with the line number for a kind or a place that does not exist.
    """
    entries = []
    for number, line in enumerate(table.splitlines(), start=1):
        if not line or line.startswith("#"):
            continue
        written, spoken, kind, when = [*line.split("\t"), "", "", ""][:4]
        if kind not in get_args(EntryKind) or when not in get_args(When):
            raise ValueError(f"line {number}: no such kind or place: {kind!r}, {when!r}")
        entries.append(Entry(written, spoken, kind, when))  # type: ignore[arg-type]
    return entries
