"""What a schema cannot say, one file per rule family: `check(publication, day)` yields findings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generators.checks import (
    claims,
    currency,
    expiry,
    frozen,
    graph,
    images,
    language,
    links,
    names,
    originals,
    personal,
    printable,
    references,
    schedule,
    translations,
    unknown,
    unsettled,
)
from generators.findings import Finding, Severity
from generators.model.commune import Adjusted, Commune
from generators.reader import COMMUNE, Publication
from generators.values import Day

_TIME = frozenset({"valid_from", "valid_to"})
FAMILIES = {
    references: {"contacts", "procedures", "province_layer"},
    graph: set(),
    images: set(),
    links: {"domains"},
    schedule: _TIME | {"station", "languages", "procedures", "province_layer"},
    currency: _TIME,
    expiry: _TIME,
    frozen: set(),
    originals: set(),
    claims: _TIME,
    personal: set(),
    names: _TIME | {"kind", "name", "villages", "successor", "predecessors"},
    printable: set(),
    unknown: _TIME | {"contacts", "hours"},
    unsettled: {"draft"},
    language: _TIME,
    translations: _TIME | {"procedures", "province_layer"},
}
"""Each family of rules, and the keys of commune.yml it goes by when it looks at something else."""

FIXED = {
    "link-lookalike", "link-user", "link-scheme", "link-broken", "link-shown-elsewhere", "code-without-scheme",
    "identity-number", "blank-title",
}  # fmt: skip
ADJUSTABLE = frozenset(
    code
    for family in (links, claims, personal, names, printable, unknown, language, translations)
    for code in family.CODES
    if code not in FIXED
) | {"jump-back", "unreachable-step", "same-code", "superseded", "law-will-change"}
"""Findings a commune may weigh for itself. The others are faults without which nothing right could be published."""


def run(publication: Publication, day: Day) -> tuple[Finding, ...]:
    """Every rule over one commune's content as it stands on a day, weighed as the commune has set it."""
    families = (family for family, needed in FAMILIES.items() if not needed & publication.unread)
    found = (finding for family in families for finding in family.check(publication, day))
    if "severities" in publication.unread:  # it may not mind them at all
        found = (finding for finding in found if finding.code not in ADJUSTABLE)
    weighed = (_weighed(finding, publication.commune) for finding in found)
    return (*_without_echoes([finding for finding in weighed if finding is not None]), *_settings(publication))


def _without_echoes(found: list[Finding]) -> Iterator[Finding]:
    """Of a portal that has closed, nobody should be told to put its address on the list."""
    closed = {(finding.file, finding.path) for finding in found if finding.code == "superseded"}
    for finding in found:
        if finding.code != "link-unlisted-state" or (finding.file, finding.path) not in closed:
            yield finding


def _weighed(finding: Finding, commune: Commune) -> Finding | None:
    wanted = commune.severities.get(finding.code) if finding.code in ADJUSTABLE else None
    if wanted is None:
        return finding
    return None if wanted is Adjusted.OFF else replace(finding, severity=Severity(wanted.value))


def _settings(publication: Publication) -> tuple[Finding, ...]:
    """Severities set for findings that cannot be set, or that do not exist."""
    key = (COMMUNE, publication.commune.id)
    known = ", ".join(sorted(ADJUSTABLE))
    return tuple(
        publication.finding(key, ("severities", code), Severity.WARNING, "fixed-severity", code=code, known=known)
        for code in publication.commune.severities
        if code not in ADJUSTABLE
    )
