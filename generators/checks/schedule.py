"""What goes on air when: terms that contradict themselves."""

from __future__ import annotations

from collections.abc import Iterator

from generators.findings import Finding, Severity
from generators.reader import Publication
from generators.values import Day


def check(publication: Publication, day: Day) -> Iterator[Finding]:
    for item_id, broadcast in publication.broadcasts.items():
        terms = broadcast.schedule
        if terms is not None and terms.weeks_min > terms.weeks_max:
            values = {"low": str(terms.weeks_min), "high": str(terms.weeks_max)}
            path = ("schedule", "weeks_min")
            yield publication.finding(("broadcasts", item_id), path, Severity.ERROR, "too-few-weeks", **values)
