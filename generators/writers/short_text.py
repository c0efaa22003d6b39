"""A sheet's message as plain text to send by hand: for a Zalo group, and as text messages with their parts counted.

Counting follows 3GPP TS 23.038 (alphabets) and TS 23.040 (joined messages); it knows no sheet, no page and no network.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from generators.document import (
    Bullets,
    Caution,
    Document,
    MarkKind,
    Paragraph,
    ParagraphRole,
    QrCode,
    Step,
    Steps,
    written,
)
from generators.wording import Wording
from generators.writers import by_ear
from generators.writers.html import plain_address

GSM_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
GSM_TWICE = frozenset("^{}\\[~]|€")  # an escape and a letter: two places
ONE, EACH = {"GSM": 160, "Unicode": 70}, {"GSM": 153, "Unicode": 67}  # alone, and as one of several
MOST_WORDS = 220  # of a text in a Zalo group; a longer one is folded away behind "xem thêm"

Alphabet = Literal["GSM", "Unicode"]


@dataclass(frozen=True)
class Count:
    """`places` are what a network counts: GSM septets, or UTF-16 units; `parts` are messages paid for."""

    alphabet: Alphabet
    places: int
    parts: int


def count(text: str) -> Count:
    """How many messages a text takes. No letter is parted between two of them."""
    alphabet: Alphabet = "GSM" if all(letter in GSM_BASIC or letter in GSM_TWICE for letter in text) else "Unicode"
    widths = [_width(letter, alphabet) for letter in text]
    return Count(alphabet, sum(widths), len(split(text)))


def split(text: str) -> tuple[str, ...]:
    """The text as the network cuts it: one part, or several that a phone joins again."""
    alphabet: Alphabet = "GSM" if all(letter in GSM_BASIC or letter in GSM_TWICE for letter in text) else "Unicode"
    if sum(_width(letter, alphabet) for letter in text) <= ONE[alphabet]:
        return (text,) if text else ()
    found, room = [""], EACH[alphabet]
    for letter in text:
        width = _width(letter, alphabet)
        if width > room:
            found.append("")
            room = EACH[alphabet]
        found[-1] += letter
        room -= width
    return tuple(found)


def _width(letter: str, alphabet: Alphabet) -> int:
    if alphabet == "GSM":
        return 2 if letter in GSM_TWICE else 1
    return len(letter.encode("utf-16-le")) // 2


def unmarked(text: str) -> str:
    """Vietnamese without its marks, in capitals and small letters as written: twice the text in a message."""
    bare = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    plain = "".join(letter for letter in bare if not unicodedata.combining(letter))
    signs = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "...", "\u00a0": " "})
    return plain.translate(signs)


_CODE = re.compile(r"^mã QR\s+", re.IGNORECASE)


def zalo(document: Document, say: Wording, *, link: str = "") -> str:
    """Title, what it says, addresses in full, whom to ask, as of when; plain text, as Zalo knows no other.

    `link` is where more is read: the page of a website. Without it the addresses of the codes lead on.
    """
    lines = [mark.text for mark in document.marks if mark.kind is not MarkKind.AS_OF]
    lines += ["", document.title.upper(), ""]
    if document.subtitle:
        lines += [document.subtitle, ""]
    no_code = by_ear.for_the_ear(say("sheets.without-code"))
    bare = replace(document, blocks=tuple(by_ear.heard(block, no_code) for block in document.blocks))
    lines += _within(_lines(bare, say), MOST_WORDS)
    lines.append("")
    lines += [f"{_named(code)}: {code.address}" for code in _codes(document)]
    lines += [say("sheets.more-at", link=link)] if link else []
    lines.append("")
    if document.footer:
        lines.append(f"{say('sheets.ask')} {written(document.footer)}")
    lines.append(" · ".join([document.issuer.short, *dates(document, say)]))
    return _tidied(lines)


def sms(document: Document, say: Wording, *, link: str = "") -> str:
    """One short text: the mark it must carry, who speaks, what it is about, where it leads, whom to ask."""
    marks = [mark.text for mark in document.marks if mark.kind is not MarkKind.AS_OF]
    address = plain_address(link or next((code.address for code in _codes(document)), ""))
    said = [*marks, f"{document.issuer.short}: {document.title}"]
    said += [say("sheets.go-to", address=address)] if address else []
    ask = written(document.footer)
    said += [f"{say('sheets.ask')} {ask}"] if ask and ask != document.issuer.committee else []
    return ". ".join(part.rstrip(".") for part in said) + "."


def told(document: Document, say: Wording, *, urgent: bool = False) -> str:
    """Of what people are told rather than look up, the words themselves: those of a sheet for screens."""
    opening = f"{say('sheets.sms-urgent')} " if urgent else ""
    words, title = document.subtitle, document.title.rstrip(". …")
    heading = "" if words.lower().startswith(title.lower()) else f"{title}. "
    return " ".join(f"{document.issuer.short}: {opening}{heading}{words}".split())


def sms_sheet(document: Document, say: Wording, *, link: str = "") -> str:
    """The text message to copy, with its marks and without, each under how many messages it takes."""
    message = sms(document, say, link=link)
    parts = []
    for key, text in (("sheets.sms-marked", message), ("sheets.sms-unmarked", unmarked(message))):
        found = count(text)
        most = ONE if found.parts == 1 else EACH
        values = {"parts": found.parts, "places": found.places, "most": most[found.alphabet]}
        parts.append(f"{say(key, **{name: str(value) for name, value in values.items()})}\n{text}\n")
    return "\n".join(parts)


def dates(document: Document, say: Wording) -> list[str]:
    """As of when, and until when."""
    said = [say("common.mark-as-of", day=document.as_of.written)] if document.as_of else []
    if document.valid_to is not None and document.valid_to.date < date.max:
        said.append(say("sheets.valid-to", day=document.valid_to.written))
    return said


def _codes(document: Document) -> list[QrCode]:
    return [block for block in document.blocks if isinstance(block, QrCode)]


def _named(code: QrCode) -> str:
    """What its address opens: beside the address itself there is no code."""
    name = _CODE.sub("", written(code.caption))
    return name[:1].upper() + name[1:]


def _lines(document: Document, say: Wording) -> Iterator[str]:
    for block in document.blocks:
        match block:
            case Paragraph(content, role):
                if role is not ParagraphRole.SIGNPOST:
                    yield written(content)
            case Bullets((item,)):
                yield _ended(written(item))
            case Bullets(items):
                yield from ("", *(f"• {written(item).rstrip(';')}" for item in items), "")
            case Steps(steps):
                yield from ("", *(line for step in steps for line in _step(step, say)), "")
            case Caution(label, content):
                words = written(content)
                if words:
                    yield f"{label.rstrip(':')}: {words}" if label else words
            case _:
                pass  # facts, codes and contacts stand in lines of their own, or on the sheet


def _step(step: Step, say: Wording) -> Iterator[str]:
    """What to do, then each way on: who need not take the next step must not be sent there."""
    yield f"{step.number}. {written(step.action)}"
    for branch in step.branches:
        onward = say("sheets.goto", number=branch.goto.number) if branch.goto else ""
        yield f"– {written(branch.when).rstrip(' .,;:')}{f': {onward[0].lower()}{onward[1:]}' if onward else ''}"


def _ended(sentence: str) -> str:
    """A sentence in a line of its own; after an address at its end no full stop, so that a finger finds the address."""
    bare = sentence.rstrip("; ")
    return bare if bare.endswith((".", "!", "?", "…", ":")) or "." in bare.rpartition(" ")[2] else f"{bare}."


def _within(lines: Iterator[str], most: int) -> list[str]:
    """As many lines as one reads on a phone; the first always."""
    found: list[str] = []
    for line in lines:
        if found and sum(len(one.split()) for one in (*found, line)) > most:
            break
        found.append(line)
    return found


def _tidied(lines: list[str]) -> str:
    """No two blank lines in a row, none at the ends."""
    found: list[str] = []
    for line in lines:
        if line or (found and found[-1]):
            found.append(line)
    return "\n".join(found).strip() + "\n"
