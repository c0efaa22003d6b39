"""Inlines as the runs of a paragraph on paper, cleaned and punctuated as a clerk would; knows no block and no form."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import assert_never

from generators.document import (
    Abbreviation,
    Blank,
    InLanguage,
    Inline,
    Inlines,
    ItemLink,
    LegalReference,
    Link,
    ScreenLabel,
    Sms,
    StepLink,
    Strong,
    Text,
    written,
)
from generators.values import ClockTime, Day, Money, Phone

NBSP = "\u00a0"


@dataclass(frozen=True)
class Run:
    """A stretch of one look. `address` is what it opens; `boxed` draws a frame around it (DỰ THẢO)."""

    text: str
    strong: bool = False
    italic: bool = False
    address: str = ""
    boxed: bool = False


Runs = tuple[Run, ...]

# ── Text from outside ────────────────────────────────────────────────────────────────────────────────────────────────

# Cc controls, Cs lone surrogates, Cf invisible marks (among them those that turn the direction of a line), Co private
# use, Cn unassigned: none belongs in an official text, and XML forbids some of them.
_UNSEEN = {"Cc", "Cs", "Cf", "Co", "Cn"}


def clean(text: str) -> str:
    """NFC, invisible and controlling characters out, white space and line breaks to single spaces; NBSP stays."""
    spaced = re.sub(r"[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]", " ", text)
    seen = "".join(character for character in spaced if unicodedata.category(character) not in _UNSEEN)
    return re.sub(r"[^\S\u00a0]+", " ", unicodedata.normalize("NFC", seen))


def safe_address(address: str) -> str:
    """An address a click may follow, or "": web, mail and telephone only, with https put before a bare host name."""
    tidy = clean(address).strip()
    if re.fullmatch(r"(https?|mailto|tel):\S+", tidy, re.IGNORECASE):
        return tidy
    if re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+(/\S*)?", tidy, re.IGNORECASE):
        return f"https://{tidy}"
    return ""


# ── Inlines ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def runs(content: Inlines) -> Runs:
    """The inlines as runs; neighbours of one look are one run."""
    return joined(run for inline in content for run in _runs(inline, strong=False))


def _runs(inline: Inline, strong: bool) -> Iterator[Run]:
    match inline:
        case Strong(children):
            for child in children:
                yield from _runs(child, strong=True)
        case InLanguage(_, children):
            for child in children:
                yield from _runs(child, strong)
        case Link(address, shown):
            yield Run(clean(shown or address), strong, address=safe_address(address))
        case Text() | ScreenLabel() | ItemLink() | StepLink() | LegalReference() | Abbreviation() | Sms() | Blank():
            yield Run(clean(written((inline,))), strong)
        case Day() | ClockTime() | Money() | Phone():
            yield Run(clean(inline.written), strong)
        case _:
            assert_never(inline)


def plain(text: str, *, strong: bool = False, italic: bool = False) -> Runs:
    """Words of ours or of the content as one run; none for no words."""
    tidy = clean(text)
    return (Run(tidy, strong, italic),) if tidy else ()


def joined(given: Iterable[Run]) -> Runs:
    """One paragraph of runs: neighbours of one look as one, no two spaces in a row, none at either end."""
    made: list[Run] = []
    for run in given:
        text = run.text.lstrip(" ") if not made or made[-1].text.endswith(" ") else run.text
        if not text:
            continue
        if made and replace(made[-1], text="") == replace(run, text=""):
            made[-1] = replace(run, text=made[-1].text + text)
        else:
            made.append(replace(run, text=text))
    return _end(tuple(made), " ")


# ── Punctuation ──────────────────────────────────────────────────────────────────────────────────────────────────────


def text_of(given: Runs) -> str:
    return "".join(run.text for run in given)


def _end(given: Runs, marks: str) -> Runs:
    """The runs without any of `marks` at their end."""
    rest = list(given)
    while rest:
        last = rest.pop()
        if text := last.text.rstrip(marks):
            return (*rest, replace(last, text=text))
    return ()


def ending(given: Runs, mark: str) -> Runs:
    """The runs with exactly this mark at their end, whatever stood there."""
    bare = _end(given, " ;,.")
    return joined((*bare, Run(mark))) if bare else ()


def with_end_mark(given: Runs, mark: str) -> Runs:
    """The paragraph with `./.` glued to its last word in place of a full stop; three dots stay."""
    if text_of(given).endswith(("..", "…")):
        return joined((*given, Run(f" {mark}")))
    return joined((*_end(given, " .;,"), Run(mark)))


def before_full_stop(given: Runs, more: Runs) -> Runs:
    """`more` put after the words, before the mark that ends them."""
    found = re.search(r"[.;:,]$", text_of(given))
    if not found or text_of(given).endswith(".."):
        return joined((*given, *more))
    return joined((*_end(given, found[0]), *more, Run(found[0])))


def in_brackets(content: Runs) -> Runs:
    """` (content)`, the brackets added where the content does not bring its own; nothing for nothing."""
    bare = _end(content, " .;,")
    if not bare:
        return ()
    if text_of(bare).startswith("(") and text_of(bare).endswith(")"):
        return (Run(" "), *bare)
    return (Run(" ("), *bare, Run(")"))


def capitalised(given: Runs) -> Runs:
    """The runs beginning with a capital, as what begins a line does."""
    if not given:
        return ()
    first = given[0]
    return (replace(first, text=first.text[:1].upper() + first.text[1:]), *given[1:])


def upper(given: Runs) -> Runs:
    return tuple(replace(run, text=run.text.upper()) for run in given)
