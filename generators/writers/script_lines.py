"""A script document laid out for the ear: written lines in the order they are said; knows no spoken word and no sound.

What a page shows by place the ear must be told: which part begins, how many steps there are, which of two ways is
meant. Every word put between the document's own is a set phrase (`templates/wording/<language>/air.yml`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import zip_longest
from typing import assert_never

from generators import document as d
from generators.document import Block, Document, Inline, Inlines
from generators.values import ClockTime, Day, Money, Phone
from generators.vietnamese import Kind, Known
from generators.wording import Wording
from generators.writers import by_ear
from generators.writers.by_ear import lowered


class Role(StrEnum):
    """What a line is to the ear: the pause after it depends on this."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    STEP = "step"
    ITEM = "item"


@dataclass(frozen=True)
class Line:
    """One written line of the script, with the spans whose class is known. `part` stands for it where it is an echo.

    `cut`: of an address in it only the first part is said, for nobody keeps the rest of a long one by ear.
    """

    text: str
    known: tuple[Known, ...]
    role: Role = Role.PARAGRAPH
    heading: str = ""
    part: str = ""
    cut: bool = False


def lines(document: Document, wording: Wording) -> tuple[Line, ...]:
    """The whole script as written lines, in the order they are said."""
    ear = by_ear.for_the_ear(wording("air.for-the-ear"))
    found = [line for block in document.blocks for line in _lines(by_ear.heard(block, ear), wording)]
    return tuple(
        kept
        for line, following in zip_longest(found, found[1:])
        if (kept := _unless_echoed(line, following)) is not None
    )


def _unless_echoed(line: Line, following: Line | None) -> Line | None:
    """A heading that the very next sentence says again: the eye needs both, the ear only which part it is."""
    if line.role is not Role.HEADING or following is None or not following.text.startswith(line.heading):
        return line
    return Line(line.part, (), Role.HEADING) if line.part else None


# ── One line ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def laid(*parts: Inlines | str, role: Role = Role.PARAGRAPH) -> Line:
    """The parts as one line that starts with a capital and ends like a sentence, or with the colon of a list."""
    text = ""
    known: list[Known] = []
    for part in parts:
        for written, kind in _pieces(d.text(part) if isinstance(part, str) else part):
            if kind is not None:
                known.append(Known(len(text), len(text) + len(written), kind))
            text += written
    kept = text.rstrip()
    if not kept.rstrip("”\"’'»").endswith((".", "!", "?", "…", ":")):
        kept = kept.rstrip(";, ") + "."
    elif kept.endswith(":") and role is Role.HEADING:
        kept = kept[:-1] + "."
    lead = len(kept) - len(kept.lstrip())
    kept = kept[lead:]
    ends = [(max(0, k.start - lead), min(len(kept), k.end - lead), k.kind) for k in known]
    known = [Known(start, end, kind) for start, end, kind in ends if start < end]  # of spaces nothing is left
    raised = kept if known and known[0].start == 0 else kept[:1].upper() + kept[1:]
    return Line(raised, tuple(known), role, cut=any(by_ear.is_cut(part) for part in parts if not isinstance(part, str)))


def _pieces(content: Inlines) -> Iterator[tuple[str, Kind | None]]:
    for inline in content:
        yield from _piece(inline)


def _piece(inline: Inline) -> Iterator[tuple[str, Kind | None]]:
    match inline:
        case d.Text(text):
            yield text, None
        case d.LegalReference(text):
            yield text, None  # read by its own pattern, in the context of the words around it
        case d.Strong(children) | d.InLanguage(_, children):
            yield from _pieces(children)
        case d.ScreenLabel(text):
            yield f"“{text}”", None
        case d.Link(address, shown):
            yield (shown, None) if shown and shown not in address else (by_ear.address(shown or address), Kind.URL)
        case d.ItemLink(_, shown):
            yield shown, None
        case d.StepLink(_, number):
            yield f"Bước {number}", None
        case d.Abbreviation(short, _):
            yield short, Kind.ABBREVIATION
        case d.Sms(text, to):
            yield text, Kind.LETTERS
            yield " gửi ", None
            yield to, Kind.SHORT_CODE
        case d.Blank():
            yield "", None  # a place for a pen: nothing to hear
        case Day():
            yield inline.written, Kind.DATE
        case ClockTime():
            yield inline.written, Kind.TIME
        case Money():
            yield inline.written, Kind.MONEY
        case Phone():
            yield inline.written, Kind.PHONE
        case _:
            assert_never(inline)


def phrase(words: str, **values: Inlines) -> tuple[Inlines | str, ...]:
    """A set phrase with inlines in its places: its words, and between them the values as they are."""
    found: list[Inlines | str] = []
    rest = words
    while "{" in rest:
        before, _, after = rest.partition("{")
        name, _, rest = after.partition("}")
        found += [before, values[name]]
    return (*found, rest)


# ── Blocks ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def _lines(block: Block, say: Wording) -> Iterator[Line]:
    match block:
        case d.Heading():
            yield _heading(block, say)
        case d.Paragraph():
            yield laid(block.content)
        case d.Bullets(items):
            yield from _counted(items, say)
        case d.Definition(term, content, basis):
            yield laid(term, *by_ear.meaning(content))
            if basis:
                yield laid(*phrase(say("air.definition-basis"), basis=basis))
        case d.Steps(steps):
            yield from _steps(steps, say)
        case d.Checklist(items=papers):
            yield laid(say("air.papers"))
            noted = tuple((*p.content, *(d.text(", ") + lowered(p.note) if p.note else ())) for p in papers)
            yield from _counted(noted, say)
        case d.Facts(rows):
            for row in rows:
                if row.content:  # what nobody knows is not said
                    key = f"air.fact-{row.key}"
                    words = say(key) if key in say else say("air.facts")
                    content = row.content if ": {content}" in words else lowered(row.content)
                    yield laid(*phrase(words, label=d.text(row.label), content=content))
        case d.Table(header, table_rows, caption):
            if caption:
                yield laid(caption)
            for cells in table_rows:
                yield _row(header, cells)
        case d.Caution():
            yield from _caution(block, say)
        case d.FieldHint(field, content, examples):
            yield laid(*phrase(say("air.hint"), field=d.text(f"“{field}”"), content=content))
            for example in examples:
                if _sayable(example):
                    yield laid(*phrase(say("air.example"), content=_without_label(example)))
        case d.Portal(name, address, menu):
            yield laid(*phrase(say("air.portal"), name=name, address=(d.Link(address),)))
            if menu:
                yield laid(*phrase(say("air.portal-menu"), menu=menu))
        case d.QrCode():
            return  # a code is for the eye; the document says where it is found
        case d.Contact():
            yield _contact(block, say)
        case d.Figure():
            return  # a picture is for the eye
        case d.Letterhead():
            return  # the station says who speaks
        case d.NoticeTitle(kind, subject):
            yield laid(f"{kind}: ", subject, role=Role.HEADING)
        case d.LegalGround(content):
            yield laid(content)
        case d.Signature():
            return  # recipients and signer are for the file, not for the air
        case d.AnnexHeading(title):
            yield laid(title, role=Role.HEADING)
        case d.EndMark():
            return  # ./. is for the eye
        case _:
            assert_never(block)


def _heading(block: d.Heading, say: Wording) -> Line:
    """With a number it is a part that is counted; the outline mark of a page is not for the ear."""
    plain = laid(block.content, role=Role.HEADING)
    known = plain.text.rstrip(".")
    ordinals = say("air.part-ordinals").split(", ")
    if not block.number.isdigit() or int(block.number) > len(ordinals):
        return replace(plain, heading=known)
    ordinal = ordinals[int(block.number) - 1]
    part = say("air.part", ordinal=ordinal)
    return replace(laid(part, ": ", block.content, role=Role.HEADING), heading=known, part=part + ".")


_COUNTED_ALREADY = re.compile(r"(?:một|hai|ba|bốn|năm|thứ \w+|bước \w+|mục \w+) *(?:là\b|[:,])", re.IGNORECASE)


def _counted(items: tuple[Inlines, ...], say: Wording, least: int = 3) -> Iterator[Line]:
    """Items told apart by "một là", "hai là" where there are several: the ear sees no bullet."""
    counts = say("air.counts").split(", ")
    plain = not least <= len(items) <= len(counts) or any(_COUNTED_ALREADY.match(d.written(item)) for item in items)
    for index, item in enumerate(items):
        yield laid(*(() if plain else (f"{counts[index]}, ",)), item if plain else lowered(item), role=Role.ITEM)


def _row(header: tuple[Inlines, ...], cells: tuple[Inlines, ...]) -> Line:
    """A row as a sentence: its first cell, then each other cell behind the name of its column."""
    found: list[Inlines | str] = [cells[0] if cells else ()]
    for name, cell in zip(header[1:], cells[1:], strict=False):
        if cell:
            found += [", ", lowered(name), " ", cell]
    return laid(*found, role=Role.ITEM)


def _caution(block: d.Caution, say: Wording) -> Iterator[Line]:
    if block.content:
        if block.label:
            yield laid(*phrase(say("air.caution"), label=d.text(block.label), content=block.content))
        else:
            yield laid(block.content)
    elif block.label:
        yield laid(block.label)  # not a heading: those are dropped before what they announce
    yield from _counted(block.items, say)


_TITLE = re.compile(r"^(?:Ông|Bà|Anh|Chị|Đồng chí)(?= )")


def _contact(block: d.Contact, say: Wording) -> Line:
    """Purpose, person and office, number, hours: all that is known, in one breath."""
    parts: list[Inlines | str] = []
    purpose = d.written(block.purpose).rstrip()
    if purpose.endswith("liên hệ"):  # whom follows
        parts.append(block.purpose)
    elif purpose:
        parts += phrase(say("air.contact-of"), purpose=block.purpose)
    else:
        parts.append(say("air.contact-default"))
    person = _TITLE.sub(lambda title: title[0].lower(), block.person)
    parts.append(" " + ", ".join(word for word in (person, block.role) if word))
    if block.phone is not None:
        asked = purpose.endswith("số điện thoại")  # its words have named it already
        words = "{phone}" if asked else say("air.contact-phone")
        parts += [": " if asked else ", ", *phrase(words, phone=(block.phone,))]
    if block.hours:
        parts += [", ", block.hours]
    if block.place:
        parts += [", ", *phrase(say("air.contact-place"), place=block.place)]
    return laid(*parts)


def _sayable(example: Inlines) -> bool:
    """An example that is only blanks to fill tells the ear nothing."""
    return not any(isinstance(inline, d.Blank) for inline in example)


def _without_label(example: Inlines) -> Inlines:
    first = example[0] if example else None
    if isinstance(first, d.Text) and first.text.lower().startswith("ví dụ:"):
        return (*d.text(first.text[len("ví dụ:") :].lstrip()), *example[1:])
    return example


# ── Steps ────────────────────────────────────────────────────────────────────────────────────────────────────────────

STEPS_WORTH_COUNTING = 3


def _steps(steps: tuple[d.Step, ...], say: Wording) -> Iterator[Line]:
    whole = [step.number for step in steps] == [str(number) for number in range(1, len(steps) + 1)]
    if whole and len(steps) >= STEPS_WORTH_COUNTING:
        yield laid(say("air.steps", n=str(len(steps))))
    for step in steps:
        yield from _step(step, say)


def _step(step: d.Step, say: Wording) -> Iterator[Line]:
    """Number, for whom, what to do; then one of its options, all of its tasks, or its ways on."""
    head: list[Inlines | str] = [say("air.step", number=step.number)]
    if step.condition:
        head += [", ", lowered(step.condition)]
    if step.action:
        head += [": ", step.action]
    said = d.written(step.action).rstrip(" .:;,")
    if step.options:
        several = str(len(step.options))
        if not said.lower().endswith("chọn"):
            yield laid(*head, role=Role.STEP)
            yield laid(say("air.options", n=several))
        else:
            yield laid(*head, " ", say("air.options-go-on", n=several), role=Role.STEP)
        yield from _counted(step.options, say, least=2)
    elif step.substeps and not said:
        yield laid(*head, ", ", say("air.tasks", n=str(len(step.substeps))), role=Role.STEP)
    elif len(step.branches) > 1 and say("air.one-of") not in said:  # "theo một trong ba cách" has counted them
        between = ". " if said else ", "
        ways = say("air.branches", n=str(len(step.branches)))
        yield laid(*head, between, ways if not said else ways[:1].upper() + ways[1:], role=Role.STEP)
    else:
        yield laid(*head, role=Role.STEP)
    yield from _counted(step.substeps, say, least=2)
    for branch in step.branches:
        yield from _branch(branch, say)
    for block in step.blocks:
        yield from _lines(block, say)


_CONDITION = re.compile(r"(?:nếu|khi|trường hợp|với|đối với|trong trường hợp)\b", re.IGNORECASE)


def _branch(branch: d.Branch, say: Wording) -> Iterator[Line]:
    """Nếu …, …: and where the way on is not worded, the step to go to."""
    when = by_ear.without_end(branch.when)
    if not _CONDITION.match(d.written(when)):
        when = (*d.text(say("air.if") + " "), *lowered(when))
    parts: list[Inlines | str] = [when]
    if branch.content:
        parts += [", ", lowered(branch.content)]
    if branch.goto is not None and not branch.says_goto:
        goes_on = not d.written(branch.content).rstrip().endswith((".", "!", "?"))
        words = say("air.goto")
        words = words if goes_on else words[:1].upper() + words[1:]
        parts += [", " if goes_on else " ", *phrase(words, step=(branch.goto,))]
    yield laid(*parts, role=Role.ITEM)
    for detail in branch.details:
        yield laid(detail, role=Role.ITEM)
