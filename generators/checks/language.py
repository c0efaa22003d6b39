"""Words people can follow: sentences not too long, short texts short, office words where a plain one says the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from generators.checks.places import ITEMS, REFERENCES, Place, Same, places
from generators.findings import Finding, Severity
from generators.model import Item
from generators.model.base import Air
from generators.model.national import PlainWord
from generators.reader import Publication
from generators.validity import State, item_state
from generators.values import Day
from generators.vietnamese import split_sentences

CODES: Mapping[str, Severity] = {
    "blank-title": Severity.ERROR,
    "long-short-title": Severity.WARNING,
    "long-short-step": Severity.WARNING,
    "long-sentence": Severity.WARNING,
    "long-sentences": Severity.WARNING,
    "hard-word": Severity.WARNING,
}

MAX_SHORT_TITLE = 10  # syllables: two lines of a poster's title, readable at three metres
MAX_SHORT_STEP = 18  # syllables: what one reads standing, without losing the step before
MAX_SENTENCE = 60  # syllables: a breath is about twenty; beyond three nobody recalls how it began
TITLES = {"title", "subject", "heading"}
LISTED = {"aliases", "field", "code", "decision", "number", "symbol", "form", "address", "role", "name"}
"""Names and codes: no sentences."""


def check(publication: Publication, day: Day) -> Iterator[Finding]:
    for key, item in publication.items():
        if item_state(publication.commune, item, day) is State.OVER:
            continue
        for place, code, values in _found(Same(item), Same(publication.national.plain_words)):
            yield publication.finding(key, place, CODES[code], code, **values)


Found = tuple[tuple[str | int, ...], str, dict[str, str]]


@lru_cache(maxsize=ITEMS)
def _found(same: Same[Item], words: Same[tuple[PlainWord, ...]]) -> tuple[Found, ...]:
    return *_short(same.item), *_long(same.item), *_hard(same.item, words.item)


def _short(item: Item) -> Iterator[Found]:
    for name in TITLES & type(item).model_fields.keys():
        if getattr(item, name) == ():
            yield (name,), "blank-title", {"key": name}
    for place in _sentences(item):
        limit = {"short_title": MAX_SHORT_TITLE, "short": MAX_SHORT_STEP}.get(place.name)
        count = _syllables(place.written)
        if place.name == "short" and "steps" not in place.path:
            continue  # short words of a fee or a deadline are heard, not hung up
        if limit and count > limit:
            code = "long-short-title" if place.name == "short_title" else "long-short-step"
            yield place.path, code, {"count": str(count), "limit": str(limit)}


def _long(item: Item) -> Iterator[Found]:
    """One finding an item, at its longest sentence: a list of them would bury everything else."""
    long = [
        (_syllables(sentence), place, sentence)
        for place in _sentences(item)
        for sentence in split_sentences(place.written)
        if _syllables(sentence) > MAX_SENTENCE
    ]
    if long:
        count, place, sentence = max(long, key=lambda each: each[0])
        begins = " ".join(sentence.split()[:6])
        values = {"count": str(count), "limit": str(MAX_SENTENCE), "begins": begins, "others": str(len(long) - 1)}
        yield place.path, "long-sentence" if len(long) == 1 else "long-sentences", values


def _hard(item: Item, words: tuple[PlainWord, ...]) -> Iterator[Found]:
    """Only where words must be plain: short titles, posters, and the one minute on air."""
    if not words:
        return
    plain = {word.hard.casefold(): word.plain for word in words}
    for place in _sentences(item):
        if not _must_be_plain(place):
            continue
        for found in _pattern(tuple(plain)).finditer(place.written):
            yield place.path, "hard-word", {"found": found[0], "plain": plain[found[0].casefold()]}


def _must_be_plain(place: Place) -> bool:
    holder = place.holder
    return (
        place.name in ("short_title", "short", "summary")
        or bool(getattr(holder, "poster", False)) and place.name in ("text", "rule", "caution")
        or getattr(holder, "air", None) is Air.MINUTE and place.name in ("text", "rule")
    )


def _sentences(item: Item) -> Iterator[Place]:
    return (place for place in places(item) if place.name not in LISTED and place.name not in REFERENCES)


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    either = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)


def _syllables(words: str) -> int:
    """Written syllables: Vietnamese puts a space between them; an address counts as one."""
    return sum(1 for word in words.split() if any(sign.isalnum() for sign in word))
