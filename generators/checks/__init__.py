"""What a schema cannot say, one file per rule family: each check takes a publication and yields findings."""

from __future__ import annotations

from generators.checks import graph, references, schedule
from generators.findings import Finding
from generators.reader import Publication


def run(publication: Publication) -> tuple[Finding, ...]:
    """Every rule over one commune's content."""
    return tuple(
        finding for family in (references, graph, schedule) for finding in family.check(publication)
    )
