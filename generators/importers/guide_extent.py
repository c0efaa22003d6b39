"""Where in a text a guide begins and where it is over. Knows marks, not what the steps say."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generators.importers import closing, outline
from generators.importers.outline import ORDINAL, Kind, Part
from generators.importers.sections import Section
from generators.importers.steps import is_caption

_AS_STEPS = re.compile(r"các bước|theo (?:trình tự|thứ tự)|lần lượt", re.IGNORECASE)


def first_step(parts: Sequence[Part], start: int, end: int) -> int | None:
    """Where the steps begin that this heading announces; None where another heading or a list comes first."""
    for index in range(start, min(end, start + 8)):
        part = parts[index]
        if part.kind is Kind.STEP:
            return index
        if part.kind is Kind.HEADING or part.kind is Kind.NUMBER and part.style != ORDINAL:
            return None
    return None


def end_of(parts: Sequence[Part], start: int, end: int, heading: Part | None, sections: Sequence[Section]) -> int:
    """Where the guide is over: the next heading, the next number of a section around it, the closing words."""
    stops = outline.next_numbers(heading.number) if heading is not None and heading.number else set()
    for section in sections:
        stops |= outline.next_numbers(section.number)
    styles = {section.style for section in sections} | ({heading.style} if heading is not None else set())
    last = max(index for index in range(start, end) if parts[index].kind is Kind.STEP)
    for index in range(start + 1, end):
        part = parts[index]
        if part.kind is Kind.HEADING and not is_caption(part.piece):
            return index
        if part.kind is Kind.NUMBER and part.number in stops and part.style in styles and part.style != "step":
            return index
        if part.kind is Kind.STEP and part.number == (1,) and index > start and parts[index - 1].kind is Kind.PLAIN:
            return index - 1
        if index > last and closing.begins(part):
            return index
    return end


def bullets_are_steps(parts: Sequence[Part], index: int, heading: str) -> bool:
    """Whether the list that begins here tells what to do in order: its lead or the heading right above says so."""
    part = parts[index]
    if part.kind not in (Kind.BULLET, Kind.NUMBER) or index == 0:
        return False
    lead = parts[index - 1]
    announces = lead.kind is Kind.PLAIN and lead.piece.text.endswith(":") and _AS_STEPS.search(lead.piece.text)
    return run_of(parts, index) >= 2 and bool(announces or _AS_STEPS.search(heading))


def run_of(parts: Sequence[Part], index: int) -> int:
    """How many parts of this kind follow each other from here on."""
    count = 0
    while index + count < len(parts) and parts[index + count].kind is parts[index].kind:
        count += 1
    return count
