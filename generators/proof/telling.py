"""A verdict as people read it, and as JSON; changes nothing and judges nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from generators.proof.codes import Code
from generators.proof.placements import FORMS, Fact, Placement
from generators.proof.verdict import Verdict
from generators.wording import Wording

MAX_WORDS = 90  # characters of a fact or sentence: enough to know it by


def told(verdict: Verdict, wording: Wording) -> Iterator[str]:
    """Each fact with the places it has, then everything that is not as it should be, then the sums."""

    def say(name: str, **values: object) -> str:
        return wording(f"cli.proof-{name}", **{name: str(value) for name, value in values.items()})

    for fact, places in _by_fact(verdict).items():
        forms = " · ".join(
            f"{say(place.form)} {len(place.files)}" if place.holds else f"{say(place.form)} {say('missing')}"
            for place in places
        )
        yield f"{fact.id} {fact.commune}: {forms}"
    for kind, placements in (("withheld-fact", verdict.withheld), ("missing-fact", verdict.missing)):
        for placement in placements:
            fact, form = placement.fact, say(placement.form)
            yield say(kind, id=fact.id, commune=fact.commune, form=form, words=_short(fact.words))
    for fact, file in verdict.facts.forbidden:
        yield say("forbidden", id=fact.id, file=file, words=_short(fact.words))
    for fact in verdict.unnamed:
        yield say("unnamed", id=fact.id, commune=fact.commune, words=_short(fact.words))
    for commune, number in verdict.unknown:
        yield say("unknown-fact", id=number, commune=commune)
    for sentence in verdict.untraced:
        yield say("untraced", file=sentence.file, sentence=_short(sentence.sentence), words=" ".join(sentence.words))
    for code in verdict.strangers:
        yield say("stranger", file=code.file, page=code.page, address=code.address)
    for code in verdict.worn_out:
        yield from (say(fault, file=code.file, page=code.page, **values) for fault, values in _faults(code, wording))
    for file in verdict.uncoded:
        yield say("uncoded", file=file)
    for file, reason in verdict.unreadable:
        yield say("unreadable", file=file, reason=reason)
    holding = sum(place.holds for place in verdict.facts.placements)
    yield say(
        "sums",
        held=holding,
        places=len(verdict.facts.placements),
        facts=len(_by_fact(verdict)),
        forbidden=len(verdict.facts.forbidden),
        untraced=len(verdict.untraced),
        codes=len(verdict.codes),
        bad=len({*verdict.worn_out, *verdict.strangers}),
        communes=len(verdict.communes),
    )


def _faults(code: Code, wording: Wording) -> Iterator[tuple[str, dict[str, object]]]:
    if not code.large_enough:
        yield "too-small", {"mm": f"{code.mm:g}", "least": f"{code.smallest_mm:g}"}
    if not code.in_letters:
        yield "not-in-letters", {"address": code.address}
    if code.failed:
        yield "unread", {"how": ", ".join(wording(f"cli.degraded-{name}") for name in code.failed)}


def _by_fact(verdict: Verdict) -> dict[Fact, list[Placement]]:
    found: dict[Fact, list[Placement]] = {}
    for placement in verdict.facts.placements:
        found.setdefault(placement.fact, []).append(placement)
    return found


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= MAX_WORDS else line[: MAX_WORDS - 1] + "…"


def as_json(verdict: Verdict) -> str:
    """Everything found, the places of each fact by form."""
    facts: list[dict[str, Any]] = []
    for fact, places in _by_fact(verdict).items():
        by_form = {place.form: list(place.files) for place in places}
        facts.append(
            {
                "id": fact.id,
                "commune": fact.commune,
                "words": fact.words,
                "places": {form: by_form[form] for form in FORMS if form in by_form},
                "missing": [place.form for place in places if not place.holds],
            }
        )
    return json.dumps(
        {
            "holds": verdict.holds,
            "communes": verdict.communes,
            "archived": [{"commune": commune, "form": form} for commune, form in sorted(verdict.archived)],
            "facts": facts,
            "forbidden": [{"id": fact.id, "words": fact.words, "file": file} for fact, file in verdict.facts.forbidden],
            "unnamed": [fact.id for fact in verdict.unnamed],
            "unknown": [{"commune": commune, "id": number} for commune, number in verdict.unknown],
            "untraced": [asdict(sentence) for sentence in verdict.untraced],
            "codes": [asdict(code) for code in verdict.codes],
            "strangers": [asdict(code) for code in verdict.strangers],
            "uncoded": verdict.uncoded,
            "unreadable": [{"file": file, "reason": reason} for file, reason in verdict.unreadable],
        },
        ensure_ascii=False,
        indent=2,
    )
