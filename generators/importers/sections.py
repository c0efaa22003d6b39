"""What divides a text: numbered paragraphs that head a section, headings with text run in, lines that lead on. Knows no item to
be.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from generators.importers import body
from generators.importers.casing import in_capitals
from generators.importers.draft import Node
from generators.importers.outline import Kind, Part
from generators.importers.source import Piece

_QUESTION = re.compile(r"(?P<head>[^.:;?!]{3,140}\?)\s+(?P<rest>\S.+)", re.DOTALL)
_RUN_IN = re.compile(r"(?P<head>[^.:;?!]{3,110}):\s+(?P<rest>\S.+)", re.DOTALL)

MOST_HEADING = 240  # characters: three lines; a numbered paragraph that is longer is no heading


@dataclass
class Section:
    """A section with its heading's tree and the blocks below it."""

    number: tuple[int, ...]
    style: str
    node: Node
    body: body.Body


def is_section(parts: Sequence[Part], index: int, end: int, sections: Sequence[Section]) -> bool:
    """Whether a numbered paragraph heads a section: it has something below it, or its brothers have."""
    part = parts[index]
    if len(part.piece.text) > MOST_HEADING and not headed(part.piece):
        return False
    brothers = [i for i in range(index, end) if parts[i].kind is Kind.NUMBER and parts[i].style == part.style]
    before = [i for i in range(index) if parts[i].kind is Kind.NUMBER and parts[i].style == part.style]
    if part.number[-1] > 1 and before and _heads(parts[before[-1]], part, sections):
        return True
    children = any(two - one > 1 for one, two in itertools.pairwise(brothers))
    deeper = index + 1 < end and _below(part, parts[index + 1])
    return children or deeper or headed(part.piece)


def _heads(earlier: Part, part: Part, sections: Sequence[Section]) -> bool:
    """Whether the earlier numbered paragraph became a section, so that this one is its brother."""
    return any(section.style == part.style and section.number == earlier.number for section in sections)


def _below(part: Part, following: Part) -> bool:
    if following.kind in (Kind.STEP, Kind.BULLET):
        return True
    return following.kind is Kind.NUMBER and (len(following.number) > len(part.number) or following.style != part.style)


def leads_on(parts: Sequence[Part], index: int, end: int, sections: Sequence[Section]) -> bool:
    """A line that only introduces what follows, after the list of a section is over: nothing else divides them."""
    part = parts[index]
    if not sections or part.kind is not Kind.PLAIN or not re.search(r":\s*$", part.piece.text):
        return False
    numbered = any(section.number for section in sections)
    after_list = parts[index - 1].kind is Kind.BULLET
    return after_list and not numbered and index + 1 < end and len(part.piece.text) < 120


def headed(piece: Piece) -> bool:
    """Whether a numbered paragraph begins with its own heading: a question, a defined term."""
    return bool(_QUESTION.fullmatch(piece.text) or body.DEFINITION.fullmatch(piece.text))


def split_heading(piece: Piece) -> tuple[Piece, Piece]:
    """The heading, and the text that follows it in the same paragraph; a definition keeps its term in both."""
    if found := _QUESTION.fullmatch(piece.text):
        return piece.part(*found.span("head")), piece.part(*found.span("rest"))
    if found := body.DEFINITION.fullmatch(piece.text):
        return piece.part(*found.span("term")), piece
    if len(piece.text) > MOST_HEADING // 2 and (found := _RUN_IN.fullmatch(piece.text)) and not in_capitals(piece.text):
        return piece.part(*found.span("head")), piece.part(*found.span("rest"))
    return piece, piece.part(0, 0)


def number_of(part: Part) -> str:
    """The outline mark as written: "3.1."."""
    return part.mark if part.number and part.kind in (Kind.NUMBER, Kind.HEADING) else ""
