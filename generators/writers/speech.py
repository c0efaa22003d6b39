"""A script document becomes the words a person or a voice reads aloud; knows layout for the ear, no sound.

It lays out the *written* sentences and hands `say` the spans whose class it knows, so that context still works; what
comes back are spoken words only.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

from generators import document as d
from generators.document import Block, Document, Inline, Inlines
from generators.values import ClockTime, Day, Money, Phone
from generators.vietnamese import Doubt, Kind, Known, Lexicon, Span, Style, say, split_sentences
from generators.wording import Wording
from generators.writers.assets import Assets


class Role(StrEnum):
    """What a line is to the ear: the pause after it depends on this."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"


@dataclass(frozen=True)
class Line:
    """One written line of the script, with the spans whose class is known."""

    text: str
    known: tuple[Known, ...]
    role: Role = Role.PARAGRAPH


@dataclass(frozen=True)
class SpokenLine:
    """A line as it is said: sentences of words only, and for the proof-reader where each came from."""

    role: Role
    written: str
    sentences: tuple[str, ...]
    spans: tuple[Span, ...]
    unsure: tuple[Doubt, ...]


# ── Laying out written lines ─────────────────────────────────────────────────────────────────────────────────────────


def _laid(*parts: Inlines | str, role: Role = Role.PARAGRAPH) -> Line:
    """The parts as one line that starts with a capital and ends like a sentence."""
    text = ""
    known: list[Known] = []
    for part in parts:
        for written, kind in _pieces(d.text(part) if isinstance(part, str) else part):
            if kind is not None:
                known.append(Known(len(text), len(text) + len(written), kind))
            text += written
    kept = text.rstrip()
    if not kept.endswith((".", "!", "?", "…", ":")):
        kept = kept.rstrip(";, ") + "."
    elif kept.endswith(":"):
        kept = kept[:-1] + "."
    lead = len(kept) - len(kept.lstrip())
    kept = kept[lead:]
    known = [Known(k.start - lead, k.end - lead, k.kind) for k in known]
    return Line(kept[:1].upper() + kept[1:] if not (known and known[0].start == 0) else kept, tuple(known), role)


def _pieces(content: Inlines) -> Iterator[tuple[str, Kind | None]]:
    for inline in content:
        yield from _piece(inline)


def _piece(inline: Inline) -> Iterator[tuple[str, Kind | None]]:
    match inline:
        case d.Text(text):
            yield text, None
        case d.LegalReference(text):
            yield text, None  # read by its own pattern, in the context of the words around it
        case d.Strong(children):
            yield from _pieces(children)
        case d.ScreenLabel(text):
            yield f"“{text}”", None
        case d.Link(address, shown):
            yield (shown, None) if shown and shown not in address else (shown or address, Kind.URL)
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


def _phrase(phrase: str, **values: Inlines) -> tuple[Inlines | str, ...]:
    """A set phrase with inlines in its places: its words, and between them the values as they are."""
    found: list[Inlines | str] = []
    rest = phrase
    while "{" in rest:
        words, _, after = rest.partition("{")
        name, _, rest = after.partition("}")
        found += [words, values[name]]
    return (*found, rest)


def lines(document: Document, wording: Wording) -> tuple[Line, ...]:
    """The whole script as written lines, in the order they are said."""
    found = [line for block in document.blocks for line in _lines(block, wording)]
    return tuple(line for line, following in zip(found, [*found[1:], None], strict=True) if not _echo(line, following))


def _echo(line: Line, following: Line | None) -> bool:
    """A heading that the very next sentence says again: the eye needs both, the ear does not."""
    heading = line.text.rstrip(".")
    return line.role is Role.HEADING and following is not None and following.text.startswith(heading)


def _lines(block: Block, say_: Wording) -> Iterator[Line]:
    match block:
        case d.Heading():
            yield _laid(block.content, role=Role.HEADING)  # its number is for the eye
        case d.Paragraph():
            yield _laid(block.content)
        case d.Bullets(items):
            for item in items:
                yield _laid(item, role=Role.ITEM)
        case d.Definition(term, content, basis):
            yield _laid(term, ": ", content)
            if basis:
                yield _laid(*_phrase(say_("air.definition-basis"), basis=basis))
        case d.Steps(steps):
            for step in steps:
                yield from _step(step, say_)
        case d.Checklist(items=papers):
            yield _laid(say_("air.papers"))
            for paper in papers:
                yield _laid(paper.content, *((". ", paper.note) if paper.note else ()), role=Role.ITEM)
        case d.Facts(rows):
            for row in rows:
                if row.content:  # what nobody knows is not said
                    yield _laid(*_phrase(say_("air.facts"), label=d.text(row.label), content=row.content))
        case d.Table(_, table_rows, caption):
            if caption:
                yield _laid(caption)
            for cells in table_rows:
                yield _laid(*(part for cell in cells for part in (cell, ", ")), role=Role.ITEM)
        case d.Caution():
            yield from _caution(block, say_)
        case d.FieldHint(field, content, examples):
            yield _laid(*_phrase(say_("air.hint"), field=d.text(f"“{field}”"), content=content))
            for example in examples:
                if _sayable(example):
                    yield _laid(*_phrase(say_("air.example"), content=_without_label(example)))
        case d.Portal(name, address, menu):
            yield _laid(*_phrase(say_("air.portal"), name=name, address=(d.Link(address),)))
            if menu:
                yield _laid(*_phrase(say_("air.portal-menu"), menu=menu))
        case d.QrCode():
            return  # a code is for the eye; the address it opens has been said
        case d.Contact():
            yield _contact(block, say_)
        case d.Figure():
            return  # a picture is for the eye
        case d.Letterhead():
            return  # the station says who speaks
        case d.NoticeTitle(kind, subject):
            yield _laid(f"{kind}: ", subject, role=Role.HEADING)
        case d.LegalGround(content):
            yield _laid(content)
        case d.Signature():
            return  # recipients and signer are for the file, not for the air
        case d.AnnexHeading(title):
            yield _laid(title, role=Role.HEADING)
        case d.EndMark():
            return  # ./. is for the eye
        case _:
            assert_never(block)


def _step(step: d.Step, say_: Wording) -> Iterator[Line]:
    condition = (" (", step.condition, ")") if step.condition else ()
    yield _laid(say_("air.step", number=step.number), ": ", step.action, *condition)
    for content in (*step.options, *step.substeps):
        yield _laid(content, role=Role.ITEM)
    for branch in step.branches:
        goto: tuple[Inlines | str, ...] = ()
        if branch.goto is not None and not branch.says_goto:
            goto = (", " if branch.content else "", *_phrase(say_("air.goto"), step=(branch.goto,)))
        middle = ". " if branch.content and not d.written(branch.when).rstrip().endswith((".", ",", ":")) else " "
        yield _laid(branch.when, middle, branch.content, *goto)
        for detail in branch.details:
            yield _laid(detail, role=Role.ITEM)
    for block in step.blocks:
        yield from _lines(block, say_)


def _caution(block: d.Caution, say_: Wording) -> Iterator[Line]:
    if block.content:
        if block.label:
            yield _laid(*_phrase(say_("air.caution"), label=d.text(block.label), content=block.content))
        else:
            yield _laid(block.content)
    elif block.label:
        yield _laid(block.label, role=Role.HEADING)
    for item in block.items:
        yield _laid(item, role=Role.ITEM)


def _contact(block: d.Contact, say_: Wording) -> Line:
    """Purpose, person and office, number, hours: all that is known, in one breath."""
    parts: list[Inlines | str] = []
    if block.purpose:
        parts += _phrase(say_("air.contact-of"), purpose=block.purpose)
    else:
        parts.append(say_("air.contact-default"))
    parts.append(" " + " ".join(word for word in (block.person, block.role) if word))
    if block.phone is not None:
        asked = d.written(block.purpose).rstrip().endswith("số điện thoại")  # its words have named it already
        phrase = "{phone}" if asked else say_("air.contact-phone")
        parts += [": " if asked else ", ", *_phrase(phrase, phone=(block.phone,))]
    if block.hours:
        parts += [", ", block.hours]
    return _laid(*parts)


def _sayable(example: Inlines) -> bool:
    """An example that is only blanks to fill tells the ear nothing."""
    return not any(isinstance(inline, d.Blank) for inline in example)


def _without_label(example: Inlines) -> Inlines:
    first = example[0]
    if isinstance(first, d.Text) and first.text.lower().startswith("ví dụ:"):
        return (*d.text(first.text[len("ví dụ:") :].lstrip()), *example[1:])
    return example


# ── Saying them ──────────────────────────────────────────────────────────────────────────────────────────────────────


AIR_STYLE = Style(phone_pauses=True, dash_pauses=True)
"""On air a number is heard in groups, and a dash between words is a breath."""


def _sentence(words: str) -> str:
    """With a capital and an end mark: without them voices run one sentence into the next."""
    ended = words if words.endswith((".", "!", "?")) else words.rstrip(";:, ") + "."
    first = next((index for index, character in enumerate(ended) if character.isalnum()), 0)
    return ended[:first] + ended[first].upper() + ended[first + 1 :]


def spoken(
    document: Document, wording: Wording, lexicon: Lexicon, style: Style
) -> tuple[SpokenLine, ...]:
    """Every line as it is said, sentence by sentence, with what the reader of numbers was unsure of."""
    found = []
    for line in lines(document, wording):
        result = say(line.text, known=line.known, lexicon=lexicon, style=style)
        sentences = tuple(_sentence(sentence) for sentence in split_sentences(result.text) if sentence.strip(" .,;:-–"))
        if sentences:
            found.append(SpokenLine(line.role, line.text, sentences, result.spans, result.unsure))
    return tuple(found)


def write(document: Document, assets: Assets, lexicon: Lexicon, style: Style = AIR_STYLE) -> bytes:
    """The script as plain text: spoken words and ordinary punctuation, a line per passage, headings set apart."""
    found: list[str] = []
    for line in spoken(document, assets.wording, lexicon, style):
        if line.role is Role.HEADING:
            found.append("")
        found.append(" ".join(line.sentences))
    return ("\n".join(found).strip() + "\n").encode("utf-8")
