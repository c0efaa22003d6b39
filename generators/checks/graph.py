"""Steps as a graph: every branch must lead to a step, every step has an id of its own."""

from __future__ import annotations

from collections.abc import Iterator

from generators import document as d
from generators.findings import Finding, Severity
from generators.model import Procedure
from generators.reader import Publication
from generators.values import Day


def check(publication: Publication, day: Day) -> Iterator[Finding]:
    for item_id, procedure in publication.procedures.items():
        yield from _steps(publication, item_id, procedure)


def _steps(publication: Publication, item_id: str, procedure: Procedure) -> Iterator[Finding]:
    key = ("procedures", item_id)
    known = [step.id for step in procedure.steps]
    first: dict[str, int] = {}
    for index, step in enumerate(procedure.steps):
        if step.id in first:
            line = publication.trees[key].mark(("steps", first[step.id])).line
            yield publication.finding(
                key, ("steps", index, "id"), Severity.ERROR, "duplicate-id", id=step.id, first=str(line)
            )
        first.setdefault(step.id, index)
        for number, branch in enumerate(step.branches):
            if branch.goto is not None and branch.goto not in known:
                path = ("steps", index, "branches", number, "goto")
                values = {"step": branch.goto, "known": ", ".join(known)}
                yield publication.finding(key, path, Severity.ERROR, "no-such-step", **values)
        for named, value in (("do", step.do), ("condition", step.condition or ())):
            for inline in value:
                if isinstance(inline, d.StepLink) and inline.step not in known:
                    values = {"step": inline.step, "known": ", ".join(known)}
                    yield publication.finding(key, ("steps", index, named), Severity.ERROR, "no-such-step", **values)
