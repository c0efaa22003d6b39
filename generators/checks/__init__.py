"""What a schema cannot say, one file per rule family: `check(publication, day)` yields findings."""

from __future__ import annotations

from generators.checks import currency, expiry, graph, references, schedule
from generators.findings import Finding
from generators.reader import Publication
from generators.values import Day

FAMILIES = (references, graph, schedule, currency, expiry)


def run(publication: Publication, day: Day) -> tuple[Finding, ...]:
    """Every rule over one commune's content as it stands on a day."""
    return tuple(finding for family in FAMILIES for finding in family.check(publication, day))
