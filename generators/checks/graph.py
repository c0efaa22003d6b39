"""Steps as a graph: every way on leads to a step, every step can be reached, every way comes to an end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generators import document as d
from generators.checks.places import flat, places
from generators.findings import Finding, Severity
from generators.model import Procedure
from generators.model.procedure import Step
from generators.reader import Publication
from generators.values import Day

CODES: Mapping[str, Severity] = {
    "duplicate-id": Severity.ERROR,
    "no-such-step": Severity.ERROR,
    "step-outside-guide": Severity.ERROR,
    "step-to-itself": Severity.ERROR,
    "endless-steps": Severity.ERROR,
    "jump-back": Severity.WARNING,
    "unreachable-step": Severity.WARNING,
    "skips-needed-step": Severity.ERROR,
}

Ways = Sequence[frozenset[int]]
"""For each step the steps that can come next; the number of steps itself stands for the end."""


def check(publication: Publication, day: Day) -> Iterator[Finding]:
    for item_id, procedure in publication.procedures.items():
        key = ("procedures", item_id)
        for path, code, values in (*_names(publication, procedure), *_graph(procedure)):
            yield publication.finding(key, path, CODES[code], code, **values)
    for key, item in publication.items():
        for place in places(item) if not isinstance(item, Procedure) else ():
            for inline in flat(place.inlines):
                if isinstance(inline, d.StepLink):
                    code = "step-outside-guide"
                    yield publication.finding(key, place.path, CODES[code], code, step=inline.step)


Found = tuple[tuple[str | int, ...], str, dict[str, str]]


def _names(publication: Publication, procedure: Procedure) -> Iterator[Found]:
    """Every id once, every step that is named there."""
    known = [step.id for step in procedure.steps]
    missing = {"known": ", ".join(known)}
    first: dict[str, int] = {}
    for index, step in enumerate(procedure.steps):
        if step.id in first:
            line = publication.trees["procedures", procedure.id].mark(("steps", first[step.id])).line
            yield ("steps", index, "id"), "duplicate-id", {"id": step.id, "first": str(line)}
        first.setdefault(step.id, index)
        for number, branch in enumerate(step.branches):
            if branch.goto is not None and branch.goto not in known:
                yield ("steps", index, "branches", number, "goto"), "no-such-step", {"step": branch.goto, **missing}
    for place in places(procedure):
        for inline in flat(place.inlines):
            if isinstance(inline, d.StepLink) and inline.step not in known:
                yield place.path, "no-such-step", {"step": inline.step, **missing}


def _graph(procedure: Procedure) -> Iterator[Found]:
    number = {step.id: index for index, step in reversed([*enumerate(procedure.steps)])}
    ways = [_ways(step, index, number) for index, step in enumerate(procedure.steps)]
    end = len(ways)
    reached = _reached(ways, 0)
    ending = [end in _reached(ways, index) for index in range(end)]
    endless = next((index for index in sorted(reached) if index < end and not ending[index]), None)
    if endless is not None:
        yield ("steps", endless), "endless-steps", {"number": str(endless + 1)}
    for index, step in enumerate(procedure.steps):
        if index not in reached:
            yield ("steps", index), "unreachable-step", {"number": str(index + 1)}
        for nth, branch in enumerate(step.branches):
            path = ("steps", index, "branches", nth, "goto")
            target = number.get(branch.goto or "")
            if target is None:
                continue
            if target == index:
                yield path, "step-to-itself", {"number": str(index + 1)}
            elif target < index and ending[index]:
                yield path, "jump-back", {"number": str(index + 1), "target": str(target + 1)}
            for over in range(index + 1, target):
                if procedure.steps[over].needed:
                    values = {"number": str(index + 1), "target": str(target + 1), "needed": str(over + 1)}
                    yield path, "skips-needed-step", values


def _ways(step: Step, index: int, number: Mapping[str, int]) -> frozenset[int]:
    """Where a step leads. Two branches or more that all say where to go are taken to be all the cases there are."""
    targets = [number.get(branch.goto, index + 1) if branch.goto else index + 1 for branch in step.branches]
    goes_on = len(targets) < 2 or index + 1 in targets
    return frozenset((*targets, *((index + 1,) if goes_on else ())))


def _reached(ways: Ways, start: int) -> set[int]:
    """All steps one can come to from a step, itself included, and the end where it can be reached."""
    reached, pending = {start}, [start]
    while pending:
        here = pending.pop()
        for there in ways[here] if here < len(ways) else ():
            if there not in reached:
                reached.add(there)
                pending.append(there)
    return reached
