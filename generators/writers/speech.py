"""A script document becomes the words a person or a voice reads aloud; knows no sound and no page.

It hands `say` the written lines with the spans whose class it knows, so that context still works; what comes back are
spoken words only. An address or a number one has to keep is said a second time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generators import document as d
from generators.document import Document
from generators.values import Phone
from generators.vietnamese import Doubt, Kind, Lexicon, Span, Style, audible, say, split_sentences
from generators.wording import Wording
from generators.writers.assets import Assets
from generators.writers.script_lines import Line, Role, laid, lines, phrase

__all__ = ["AIR_STYLE", "Gloss", "Role", "SpokenLine", "lines", "spoken", "write"]

AIR_STYLE = Style(phone_pauses=True, dash_pauses=True)
"""On air a number is heard in groups, and a dash between words is a breath."""


@dataclass(frozen=True)
class Gloss:
    """Where in a spoken sentence a number or an abbreviation is said, and how it is written."""

    start: int
    end: int
    written: str
    kind: Kind


@dataclass(frozen=True)
class SpokenLine:
    """A line as it is said: sentences of words only, and for the proof-reader where each came from.

    `glosses` go with `sentences`, one tuple each.
    """

    role: Role
    written: str
    sentences: tuple[str, ...]
    spans: tuple[Span, ...]
    unsure: tuple[Doubt, ...]
    glosses: tuple[tuple[Gloss, ...], ...] = ()


def spoken(document: Document, wording: Wording, lexicon: Lexicon, style: Style = AIR_STYLE) -> tuple[SpokenLine, ...]:
    """Every line as it is said, sentence by sentence, with what the reader of numbers was unsure of."""
    found: list[SpokenLine] = []
    repeated: set[str] = set()
    for line in lines(document, wording):
        heard = _said(line, lexicon, style)
        if heard is None:
            continue
        found.append(heard)
        if line.cut:
            found += filter(None, [_said(laid(wording("air.address-more")), lexicon, style)])
        for again in _again(heard, repeated, wording):
            once_more = _said(again, lexicon, style)
            if once_more is not None:
                found.append(once_more)
    return tuple(found)


def write(document: Document, assets: Assets, lexicon: Lexicon, style: Style = AIR_STYLE) -> bytes:
    """The script as plain text: spoken words and ordinary punctuation, a line per passage, headings set apart."""
    return text(spoken(document, assets.wording, lexicon, style)).encode("utf-8")


def text(script: Sequence[SpokenLine]) -> str:
    found: list[str] = []
    for line in script:
        if line.role is Role.HEADING:
            found.append("")
        found.append(" ".join(line.sentences))
    return "\n".join(found).strip() + "\n"


# ── Saying a line ────────────────────────────────────────────────────────────────────────────────────────────────────


def _said(line: Line, lexicon: Lexicon, style: Style) -> SpokenLine | None:
    result = say(line.text, known=line.known, lexicon=lexicon, style=style)
    words = _without_brackets(audible(result.text))  # what no voice can say is told in `unsure`
    sentences = tuple(_sentence(part) for part in split_sentences(words) if any(map(str.isalpha, part)))
    if not sentences:
        return None
    return SpokenLine(
        line.role, line.text, sentences, result.spans, result.unsure, _glosses(sentences, result.spans)
    )


_BRACKETS = re.compile(r"\s*\(([^()]*)\)")
_LONE_BRACKET = re.compile(r"\s*[()]\s*")
_BEFORE_MARK = re.compile(r" +(?=[,.;:!?](?:\s|$))")
_COMMA_THEN_MARK = re.compile(r"(?:\s*[,;])+\s*([,.;:!?])")
_MARK_THEN_COMMA = re.compile(r"([.;:!?])\s*,(?=\s|$)")


def _without_brackets(words: str) -> str:
    """Brackets are for the eye; whoever reads aloud makes a breath of them."""
    while _BRACKETS.search(words):
        words = _BRACKETS.sub(lambda found: f", {found[1].strip(' .,;')}," if found[1].strip() else "", words)
    words = _LONE_BRACKET.sub(", ", words)
    words = _COMMA_THEN_MARK.sub(r"\1", words)
    words = _MARK_THEN_COMMA.sub(r"\1", words)
    return _BEFORE_MARK.sub("", re.sub(r"[^\S\n]+", " ", words)).strip(" ,")


_CLOSING = "”\"’'»"


def _sentence(words: str) -> str:
    """With a capital and an end mark: without them voices run one sentence into the next. A colon says: it goes on."""
    ended = words if words.rstrip(_CLOSING).endswith((".", "!", "?", ":")) else words.rstrip(";, ") + "."
    first = next((index for index, character in enumerate(ended) if character.isalnum()), 0)
    return ended[:first] + ended[first].upper() + ended[first + 1 :]


def _glosses(sentences: tuple[str, ...], spans: tuple[Span, ...]) -> tuple[tuple[Gloss, ...], ...]:
    """The written form of each span at the place where it is said.

    Between two spans the words are as written, give or take a mark: so each is looked for about as far behind the one
    before as it stands in the text.
    """
    joined = " ".join(sentences).lower()
    starts = [0]
    for sentence in sentences:
        starts.append(starts[-1] + len(sentence) + 1)
    found: list[list[Gloss]] = [[] for _ in sentences]
    place, done = 0, 0
    for span in spans:
        words = _without_brackets(span.spoken).strip(" ,.;:").lower()
        at = _nearest(joined, words, place, place + span.start - done) if words else -1
        if at < 0:
            continue
        index = next(number for number in range(len(sentences)) if at < starts[number + 1])
        start = at - starts[index]
        found[index].append(Gloss(start, start + len(words), span.written.strip(), span.kind))
        place, done = at + len(words), span.end
    return tuple(tuple(glosses) for glosses in found)


def _nearest(text: str, words: str, least: int, expected: int) -> int:
    """The place of the words, as whole words, that is nearest to where they are expected; -1 where there is none."""
    places = []
    at = text.find(words, least)
    while at >= 0:
        end = at + len(words)
        if not text[at - 1 : at].isalnum() and not text[end : end + 1].isalnum():
            places.append(at)
        at = text.find(words, at + 1)
    return min(places, key=lambda place: abs(place - expected), default=-1)


# ── Saying it again ──────────────────────────────────────────────────────────────────────────────────────────────────


def _again(line: SpokenLine, repeated: set[str], wording: Wording) -> Iterator[Line]:
    """What one has to keep from this line, said once more: each address and number once in a script."""
    for key, written, known in _to_keep(line):
        if written in repeated or line.written.count(written) > 1:
            repeated.add(written)
            continue
        repeated.add(written)
        yield laid(*phrase(wording(f"air.{key}"), value=known))


def _to_keep(line: SpokenLine) -> Iterator[tuple[str, str, d.Inlines]]:
    typed: Span | None = None
    for span in line.spans:
        match span.kind:
            case Kind.URL | Kind.EMAIL:
                written = span.written.removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")
                yield "address-again", written, (d.Link(written),)
            case Kind.PHONE:
                yield "phone-again", span.written, _number(span.written)
            case Kind.LETTERS | Kind.SMS:
                typed = span
            case Kind.SHORT_CODE:
                if typed is not None and line.written[typed.end : span.start].strip() == "gửi":
                    yield "sms-again", span.written, (d.Sms(typed.written, span.written),)
                else:
                    yield "phone-again", span.written, _number(span.written)
            case _:
                pass


def _number(written: str) -> d.Inlines:
    """A telephone number as such where it is one of ours and grouped like ours; others as they stand: said again it has
    to sound as it did."""
    try:
        found = Phone.parse(written)
    except ValueError:
        return d.text(written)
    return (found,) if found.written == written else d.text(written)
