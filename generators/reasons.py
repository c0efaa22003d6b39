"""Why each edition was made, or was not: what it is made from now beside what it was made from last.

The stamp alone decides; this only tells. What each edition was made from is kept by commune below `.loa/made-from/`.
Knows no content and no form.
"""

from __future__ import annotations

import difflib
import hashlib
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Any

from generators import manifest

FOLDER = f"{manifest.STATE}/made-from"


class Fate(StrEnum):
    """What became of an edition in a build."""

    MADE = "made"
    KEPT = "kept"
    REMOVED = "removed"
    LEFT_OUT = "left-out"
    FAILED = "failed"


class Why(StrEnum):
    """The parts of an edition by whose name a change is told, and what else there is to say."""

    # what it is made from
    FORM = "form"
    WORDS = "words"
    PAGE = "page"
    DOCUMENT = "document"
    AIR = "air"
    VOICES = "voices"
    RECORDING = "recording"
    PICTURES = "pictures"
    TEMPLATE = "template"
    LEXICON = "lexicon"
    FILE = "file"
    # how it stands
    NEW = "new"
    SAME = "same"
    MISSING = "missing"
    ALTERED = "altered"
    FORGOTTEN = "forgotten"
    GONE = "gone"
    UNFIT = "unfit"
    ERROR = "error"


@dataclass(frozen=True)
class Because:
    why: Why
    detail: str = ""
    """Of words: the old and the new; of a page or a file: its path; of an error: what it says."""


@dataclass(frozen=True)
class Reason:
    """What became of one edition, and why. A website and a station's package are each one edition, named by folder."""

    path: str
    fate: Fate
    because: tuple[Because, ...]


@dataclass(frozen=True)
class Ingredients:
    """All that an edition is made from: parts by name, as values or digests, and the words it shows, line by line.

    A name is a `Why`, or one followed by `:` and a path where there are several of the kind.
    """

    parts: Mapping[str, str]
    words: tuple[str, ...] = field(default=())

    @cached_property
    def stamp(self) -> str:
        """An equal one means that there is nothing to do; the words are within the parts already."""
        return digest(json.dumps(self.parts, sort_keys=True))


def digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def changes(before: Ingredients, now: Ingredients) -> tuple[Because, ...]:
    """What is different; never nothing where the stamps differ."""
    found = [Because(Why.WORDS, told) for told in _rewritten(before.words, now.words)]
    different = [name for name in {*before.parts, *now.parts} if before.parts.get(name) != now.parts.get(name)]
    parts = [Because(Why(kind), detail) for kind, _, detail in (name.partition(":") for name in different)]
    found += sorted(parts, key=lambda each: (list(Why).index(each.why), each.detail))
    told_better = any(each.why in (Why.WORDS, Why.PAGE, Why.FILE) for each in found)
    return tuple(each for each in found if each.why is not Why.DOCUMENT or not told_better)


def _rewritten(before: tuple[str, ...], now: tuple[str, ...]) -> Iterator[str]:
    """The lines that differ, `old → new`; an empty side is a line that came or went."""
    for kind, a, b, c, d in difflib.SequenceMatcher(None, before, now, autojunk=False).get_opcodes():
        if kind != "equal":
            yield f"{' / '.join(before[a:b])} → {' / '.join(now[c:d])}"


class Memory:
    """What the editions of communes were made from last, read when first asked about."""

    def __init__(self, output: Path) -> None:
        self.output = output
        self._known: dict[str, dict[str, Ingredients]] = {}
        self._changed: set[str] = set()
        self._said: dict[tuple[str, ...], tuple[str, ...]] = {}

    def of(self, commune: str, path: str, stamp: str) -> Ingredients | None:
        """What the edition with this stamp was made from; None where that is not remembered."""
        known = self._of(commune).get(path)
        return known if known is not None and known.stamp == stamp else None

    def remember(self, commune: str, path: str, ingredients: Ingredients) -> None:
        words = tuple(map(sys.intern, ingredients.words))  # a province says the same in many forms: held once
        self._of(commune)[path] = Ingredients(ingredients.parts, self._said.setdefault(words, words))
        self._changed.add(commune)

    def forget(self, commune: str, paths: Iterable[str]) -> None:
        for path in paths:
            if self._of(commune).pop(path, None) is not None:
                self._changed.add(commune)

    def save(self) -> None:
        for commune in sorted(self._changed):
            shown: dict[str, list[str]] = {}
            editions = {}
            for path, made_from in sorted(self._of(commune).items()):
                name = digest("\n".join(made_from.words))[:16]  # many forms show the same words: kept once
                shown[name] = list(made_from.words)
                editions[path] = {"parts": dict(made_from.parts), "words": name}
            data = json.dumps({"words": shown, "editions": editions}, ensure_ascii=False).encode("utf-8")
            manifest.put(self.output, f"{FOLDER}/{commune}.json", data)
        self._changed.clear()

    def _of(self, commune: str) -> dict[str, Ingredients]:
        if commune not in self._known:
            self._known[commune] = _read(self.output / FOLDER / f"{commune}.json")
        return self._known[commune]


def _read(file: Path) -> dict[str, Ingredients]:
    """Nothing where it is lost or damaged: the next build then cannot say what was different."""
    try:
        found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
        return {
            path: Ingredients(dict(entry["parts"]), tuple(found["words"][entry["words"]]))
            for path, entry in found["editions"].items()
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}
