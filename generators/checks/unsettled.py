"""Values that nobody has settled: where an import left a question in the place of words, nothing goes out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generators.checks.places import places
from generators.drafts import CHECK
from generators.findings import Finding, Severity
from generators.reader import COMMUNE, Publication
from generators.values import Day

CODES: Mapping[str, Severity] = {"unsettled": Severity.ERROR}

_SHOWN = 60  # characters of the question


def check(publication: Publication, day: Day) -> Iterator[Finding]:
    for key, item in (*publication.items(), ((COMMUNE, publication.commune.id), publication.commune)):
        if item.draft:
            continue  # it goes nowhere, and its comments say the same
        for place in places(item):
            if CHECK in place.written:
                values = {"found": place.written.partition(CHECK)[2].lstrip(": ")[:_SHOWN] or CHECK}
                yield publication.finding(key, place.path, CODES["unsettled"], "unsettled", **values)
