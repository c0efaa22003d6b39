"""Written Vietnamese into spoken Vietnamese: clean, find, put into words, audit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from .audit import residue
from .clean import Clean, clean
from .find import find
from .found import Found
from .lexicon import Lexicon
from .spans import Doubt, Kind, Known, Reason, Span, Spoken
from .style import FORMAL, Style
from .words import words


def say(
    text: str,
    *,
    known: Sequence[Known] = (),
    lexicon: Lexicon = Lexicon.builtin(),  # noqa: B008  one frozen lexicon, read once
    style: Style = FORMAL,
) -> Spoken:
    """How a text is read aloud, with the span map and all that was unsure.

    Blank lines part paragraphs and stay; other line breaks are taken as wrapped lines unless an
    item of a list follows. What is already spoken Vietnamese comes back unchanged. Never raises for
    any text; what cannot be read stays in the text and is reported as residue.

    `known`: spans of `text` whose kind the caller knows. Spans that overlap or lie outside `text`
    raise `ValueError`: they are the caller's mistake, not the text's.
    """
    cleaned = clean(text)
    places = _places(text, cleaned, known)
    found = find(cleaned.text, lexicon, places)

    pieces: list[str] = []
    spans: list[Span] = []
    doubts: list[Doubt] = []
    said: list[str] = []
    done = 0
    source = cleaned.text
    for place in found:
        spoken, guessed = words(place.value, style, lexicon)
        if spoken[:1].islower() and _opens_sentence(source, done, place.start):
            if spoken != source[place.start : place.end]:
                spoken = spoken[0].upper() + spoken[1:]
        pieces += (source[done : place.start], spoken)
        said.append(spoken)
        done = place.end
        start, end = cleaned.original(place.start), cleaned.original_end(place.end)
        written = text[start:end]
        if spoken != written:
            spans.append(Span(start, end, written, place.kind, spoken))
        if place.doubt is not None:
            doubts.append(Doubt(place.doubt, start, end, written))
        for part in guessed:
            reason = Reason.UNACCENTED if place.kind in _ADDRESSES else Reason.UNKNOWN_ABBREVIATION
            doubts.append(Doubt(reason, start, end, written, part))
    pieces.append(source[done:])
    spoken_text = _smooth(_joined(pieces))
    for start, end in cleaned.blanks:
        doubts.append(Doubt(Reason.BLANK, start, end, text[start:end]))
    if residue(spoken_text):
        doubts += _residue(text, cleaned, found, said)
    if known:
        doubts += _unlike(text, known, spans)
    if len(doubts) > 1:
        doubts.sort(key=lambda doubt: (doubt.start, doubt.end))
    return Spoken(spoken_text, tuple(spans), tuple(doubts))


_ADDRESSES = (Kind.URL, Kind.EMAIL)


def _places(text: str, cleaned: Clean, known: Sequence[Known]) -> list[tuple[int, int, Kind]]:
    """The known spans in the cleaned text, sorted."""
    places = []
    last = 0
    for span in sorted(known, key=lambda span: span.start):
        if not last <= span.start < span.end <= len(text):
            raise ValueError(f"known span {span.start}:{span.end} overlaps or lies outside the text")
        last = span.end
        start, end = cleaned.cleaned(span.start), cleaned.cleaned(span.end)
        if start < end:
            places.append((start, end, span.kind))
    return places


def _opens_sentence(source: str, done: int, start: int) -> bool:
    """After a full stop or at the head of a paragraph: a voice pauses only before a capital."""
    if start == 0 or source[start - 1] == "\n":
        return start > 0
    # the full stop of "TM. UBND" belongs to what was just said
    return start - 2 >= done and source[start - 1] == " " and source[start - 2] in ".!?"


def _joined(pieces: list[str]) -> str:
    """Words of different pieces keep apart, even where signs or digits were grown to letters."""
    out: list[str] = []
    last = " "
    for piece in pieces:
        if piece:
            if (last.isalnum() or last in "),;") and piece[0].isalnum():
                out.append(" ")
            out.append(piece)
            last = piece[-1]
    return "".join(out)


_RAGGED = re.compile(r"  |\s[,.;:!?)]|\(\s|\(\)|[,;.:!?] ?[,.;:!?\n)]|, *\Z|\n|^\s|\s\Z|^[,;.]")
_SPACES = re.compile(r"[ \t]{2,}")
_EMPTY_BRACKETS = re.compile(r" ?\(\s*\)")
_BEFORE_MARK = re.compile(r" +([,.;!?)])(?=[\s,.;:!?)”\"]|\Z)")
_AFTER_BRACKET = re.compile(r"\( +")
_MARKS = re.compile(r"[,;.:!?](?:\s*[,;.])+")
_COMMA_BEFORE = re.compile(r",\s*([.;:!?)])")
_HEAD = re.compile(r"(?m)^[ ,;.]+")
_TAIL = re.compile(r"[ ,]+$")
_BREAK = re.compile(r"[ ,–-]*\n\s*")
_SENTENCE_END = re.compile(r"[.!?;:]['”\")]*\Z")


def _smooth(text: str) -> str:
    """The seams of what was silent: no doubled space or comma, no space before a mark; a paragraph
    that ends without a mark gets one where the next begins in lower case."""
    if _RAGGED.search(text) is None:
        return text
    text = _EMPTY_BRACKETS.sub("", text)
    text = _SPACES.sub(" ", text)
    text = _BEFORE_MARK.sub(r"\1", text)
    text = _AFTER_BRACKET.sub("(", text)
    text = _MARKS.sub(_strongest, text)
    text = _COMMA_BEFORE.sub(r"\1", text)
    text = _HEAD.sub("", text)
    text = _TAIL.sub("", text.strip())
    if "\n" in text:
        paragraphs = [part for part in _BREAK.split(text) if part]
        closed = [
            part if _SENTENCE_END.search(part) or following[:1].isupper() else part + "."
            for part, following in pairwise(paragraphs)
        ]
        text = "\n\n".join(closed + paragraphs[-1:])
    return text


def _strongest(marks: re.Match[str]) -> str:
    """One mark for several that silence has brought together."""
    first = marks.group()[0]
    return "." if first in ",;" and "." in marks.group() else first


def _residue(text: str, cleaned: Clean, found: list[Found], said: list[str]) -> list[Doubt]:
    """The audit, told in places of the written text."""
    doubts = []
    done = 0
    source = cleaned.text
    for place, spoken in zip(found, said, strict=True):
        doubts += _residue_as_written(text, cleaned, done, place.start)
        if residue(spoken):
            start, end = cleaned.original(place.start), cleaned.original_end(place.end)
            doubts.append(Doubt(Reason.RESIDUE, start, end, text[start:end], spoken))
        done = place.end
    return doubts + _residue_as_written(text, cleaned, done, len(source))


def _residue_as_written(text: str, cleaned: Clean, first: int, last: int) -> list[Doubt]:
    doubts = []
    for left, right in residue(cleaned.text[first:last]):
        start, end = cleaned.original(first + left), cleaned.original_end(first + right)
        doubts.append(Doubt(Reason.RESIDUE, start, end, text[start:end]))
    return doubts


def _unlike(text: str, known: Sequence[Known], spans: list[Span]) -> list[Doubt]:
    """Known spans in which nothing of their kind was found."""
    doubts = []
    for span in known:
        if span.kind is Kind.VERBATIM:
            continue
        inside = [other.kind for other in spans if span.start <= other.start < span.end]
        if not inside or span.kind not in inside and not _alike(span.kind, inside):
            doubts.append(Doubt(Reason.NOT_AS_KNOWN, span.start, span.end, text[span.start : span.end]))
    return doubts


# Kinds that shade into each other: a fee may be a rate, a short code is a telephone number.
_FAMILIES = (
    {Kind.NUMBER, Kind.MONEY, Kind.MEASURE, Kind.RATE, Kind.RANGE, Kind.PERCENT, Kind.FRACTION},
    {Kind.PHONE, Kind.SHORT_CODE},
    {Kind.URL, Kind.EMAIL},
    {Kind.DATE, Kind.TIME, Kind.RANGE, Kind.NUMBER, Kind.ORDINAL},
    {Kind.ABBREVIATION, Kind.LETTERS, Kind.FOREIGN},
    {Kind.LEGAL_REFERENCE, Kind.NUMBER, Kind.CODE},
    {Kind.SMS, Kind.SHORT_CODE},
)


def _alike(kind: Kind, inside: list[Kind]) -> bool:
    return any(kind in family and family.intersection(inside) for family in _FAMILIES)


def explain(spoken: Spoken) -> str:
    """The span map as lines of text: class, written, spoken; then the doubts, marked "?"."""
    lines = [
        f"{span.kind:<16} {_one_line(span.written)} → {_one_line(span.spoken) or '(không đọc)'}"
        for span in spoken.spans
    ]
    lines += [f"{'? ' + doubt.reason:<16} {_one_line(doubt.message)}" for doubt in spoken.unsure]
    return "\n".join(lines)


def _one_line(text: str) -> str:
    return " ".join(text.split())
