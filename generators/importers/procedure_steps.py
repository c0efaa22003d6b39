"""The steps of a record: lines marked with Bước, dashes, pluses, (i) or nothing at all; scrambled ones are only quoted."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from generators.importers import outline, scrambled
from generators.importers.branches import CONDITION
from generators.importers.draft import Node
from generators.importers.drafter import Drafter
from generators.importers.outline import Kind, Part
from generators.importers.source import Piece, joined
from generators.importers.wraps import Paragraph
from generators.vietnamese import slug

MOST_ACTION = 240  # characters: a longer step says its first sentence, and the rest as details


@dataclass
class Steps:
    steps: list[Node] = field(default_factory=list)
    cautions: list[Node] = field(default_factory=list)


def steps(lines: list[Piece], drafter: Drafter) -> Steps:
    made = Steps()
    lines = _mended(lines)
    faults = scrambled.faults([line.origin.raw for line in lines])
    parts = [(index, part) for index, line in enumerate(lines) for part in outline.parts([Paragraph(line)])]
    top = _top([part for _, part in parts])
    caution: Node | None = None
    taken: set[str] = set()
    for index, part in parts:
        fault = faults.get(index, "")
        if part.kind is Kind.LABEL and re.fullmatch(outline.CAUTIONS, part.mark, re.IGNORECASE) or _heeds(part):
            caution = _caution(part, drafter, made)
            continue
        if part.kind is Kind.STEP:
            caution = None
        if caution is not None:
            if part.piece:
                caution.setdefault("items", []).append(_passage(part.piece, fault, drafter))
            caution["source"] = caution.pop("source")
            continue
        if not made.steps or part.kind is Kind.STEP or _is_top(part, top):
            made.steps.append(_step(part, fault, taken, drafter))
        else:
            _within(made.steps[-1], part, fault, drafter)
    for step in made.steps:
        step["source"] = step.pop("source")
    return made


def _mended(lines: list[Piece]) -> list[Piece]:
    """A line that stops in the middle of a sentence together with the one that goes on: one question, not two."""
    found: list[Piece] = []
    for line in lines:
        if found and scrambled.broken_off(found[-1].text, line.text):
            found[-1] = joined([found[-1], line])
        else:
            found.append(line)
    return found


def _heeds(part: Part) -> bool:
    """ "* Lưu ý:" — the star says no more than the words."""
    return (
        part.kind is Kind.HEADING
        and re.match(rf"(?:{outline.CAUTIONS})\W*$", part.piece.text, re.IGNORECASE) is not None
    )


def _caution(part: Part, drafter: Drafter, made: Steps) -> Node:
    label = part.mark.capitalize() if part.kind is Kind.LABEL else "Lưu ý"
    node = Node(label=label) if label != "Lưu ý" else Node()
    if part.kind is Kind.LABEL and part.piece:
        drafter.say(node, "text", part.piece)
    made.cautions.append(drafter.sourced(node, part.whole))
    return node


def _top(parts: list[Part]) -> tuple[Kind, str]:
    """The mark of the highest level: Bước where there is one, else the mark that comes first."""
    if any(part.kind is Kind.STEP for part in parts):
        return Kind.STEP, "step"
    first = next((part for part in parts if part.kind in (Kind.BULLET, Kind.NUMBER)), None)
    return (first.kind, first.style) if first is not None else (Kind.PLAIN, "")


def _is_top(part: Part, top: tuple[Kind, str]) -> bool:
    return (part.kind, part.style) == top


def _step(part: Part, fault: str, taken: set[str], drafter: Drafter) -> Node:
    piece = part.piece
    words = slug(re.sub(r"^(?:Nếu|Người yêu cầu|Cá nhân, tổ chức|Tổ chức, cá nhân|Công dân)\s+", "", piece.text))
    made = "-".join(words.split("-")[:5]) or "buoc"
    node = Node(id=_unique(made, taken))
    if fault:
        _quote(node, "do", piece, fault, drafter)
        return drafter.sourced(node, part.whole)
    sentences = piece.sentences()
    if len(piece.text) > MOST_ACTION and len(sentences) > 1:
        drafter.say(node, "do", sentences[0])
        node["details"] = [drafter.passage(sentence) for sentence in sentences[1:]]
    elif piece:
        drafter.say(node, "do", piece)
    else:
        node["do"] = "Cần kiểm tra lại: bản ghi không ghi bước này làm gì"
        node.ask("do", "empty-step", part.whole.first, place=drafter.spot(part.whole.first))
    return drafter.sourced(node, part.whole)


def _unique(wanted: str, taken: set[str]) -> str:
    made, number = wanted, 2
    while made in taken:
        made, number = f"{wanted}-{number}", number + 1
    taken.add(made)
    return made


def _within(step: Node, part: Part, fault: str, drafter: Drafter) -> None:
    """A line below a step: a case with what happens in it, a sub-step, or a further sentence."""
    piece = part.piece
    if not piece:
        return
    if fault:
        step.setdefault("details", []).append(_passage(piece, fault, drafter))
        return
    case = re.match(
        r"(?P<when>(?:Nếu|Trường hợp|Trong trường hợp|Đối với)\b.+?)\s*(?:,\s*|\s)thì\s+(?P<do>.+)",
        piece.text,
        re.DOTALL,
    )
    if part.kind in (Kind.BULLET, Kind.NUMBER) and case and CONDITION.match(piece.text):
        node = Node()
        drafter.say(node, "when", piece.part(*case.span("when")))
        drafter.say(node, "do", piece.part(*case.span("do")))
        step.setdefault("branches", []).append(drafter.sourced(node, part.whole))
    elif part.kind in (Kind.BULLET, Kind.NUMBER):
        step.setdefault("substeps", []).append(drafter.passage(piece))
    else:
        step.setdefault("details", []).extend(drafter.passage(sentence) for sentence in piece.sentences())


def _passage(piece: Piece, fault: str, drafter: Drafter) -> Node:
    if not fault:
        return drafter.passage(piece)
    node = Node()
    _quote(node, "text", piece, fault, drafter)
    return drafter.sourced(node, piece)


def _quote(node: Node, key: str, piece: Piece, fault: str, drafter: Drafter) -> None:
    """The words as they stand, marked so that nothing can go out with them."""
    drafter.say(node, key, piece)
    node[key] = f"Cần kiểm tra lại: “{node[key]}”"
    node.ask(key, "scrambled", piece.first, found=fault, place=drafter.spot(piece.first))
