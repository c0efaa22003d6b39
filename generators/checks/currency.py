"""Has the law moved on? Current content that states something superseded, and changes of law still to come.

A dated document of an archived commune or item may say what was so in its time; it carries the archive mark instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from generators.checks.places import Same
from generators.findings import Finding, Severity
from generators.model.national import Superseded, Weight
from generators.reader import COMMUNE, ItemKey, Publication
from generators.texts import texts
from generators.validity import State, item_state, state
from generators.values import Day

_NOT_STATED = {"aliases", "predecessors"}  # what people type, and what is told of the past: nothing is claimed there
_SEVERITY = {Weight.ERROR: Severity.ERROR, Weight.WARNING: Severity.WARNING, Weight.TODO: Severity.TODO}


def check(publication: Publication, day: Day) -> Iterator[Finding]:
    commune = publication.commune
    rules = publication.national.superseded
    if not rules or state(commune, day) is not State.CURRENT:
        return
    for key, item in publication.items():
        if item_state(commune, item, day) is State.CURRENT:
            yield from _in_texts(publication, key, item, rules, day)
    yield from _in_texts(publication, (COMMUNE, commune.id), commune, rules, day)


def _in_texts(
    publication: Publication, key: ItemKey, item: object, rules: tuple[Superseded, ...], day: Day
) -> Iterator[Finding]:
    same = Same(rules)
    for path, words in texts(item):
        if path and path[0] in _NOT_STATED:
            continue
        for rule, found in _stated(same, words):
            values = {
                "found": found, "what": rule.what, "since": rule.since.written, "now": rule.now, "source": rule.source,
            }  # fmt: skip
            if day >= rule.since:
                yield publication.finding(key, path, _SEVERITY[rule.weight], "superseded", **values)
            elif rule.review_from is not None and day >= rule.review_from:
                yield publication.finding(key, path, Severity.TODO, "law-will-change", **values)


@lru_cache(maxsize=16384)  # texts: a province's communes say most things in the same words
def _stated(rules: Same[tuple[Superseded, ...]], words: str) -> tuple[tuple[Superseded, str], ...]:
    """The rules that a text is against, each with the words it matched."""
    found = ((rule, matched(rule, words)) for rule in rules.item)
    return tuple((rule, stated) for rule, stated in found if stated is not None)


def matched(rule: Superseded, words: str) -> str | None:
    """The words of a text that state the superseded thing, or None."""
    for found in _compiled(rule.pattern).finditer(words):
        if not any(
            around.start() <= found.start() and found.end() <= around.end()
            for other in rule.unless
            for around in _compiled(other).finditer(words)
        ):
            return found[0]
    return None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
