"""A spoken script as a PDF in large type to be read aloud: breaths, times, and how each number is written.

What stands on the sheet is what is said, word for word; the marks between the words are for the reader's breath.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from jinja2 import StrictUndefined, Template
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup, escape

from generators.document import Document, MarkKind
from generators.vietnamese import Kind
from generators.writers import pdf, timing
from generators.writers.assets import Assets
from generators.writers.breath import Breath, breaths
from generators.writers.html import inlines
from generators.writers.speech import Gloss, SpokenLine

FOLDER = "broadcasts"
NOT_SHOWN = {Kind.SYMBOL, Kind.OUTLINE, Kind.VERBATIM}  # a dash that became a breath needs no written form


@dataclass(frozen=True)
class Cover:
    """What the head of the sheet says besides the title: rows of label and value; an empty value is left for a pen."""

    rows: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class _Read:
    """One paragraph to read: its words with their marks, and the second at which it begins."""

    role: str
    html: Markup
    starts: str


def write(document: Document, script: Sequence[SpokenLine], cover: Cover, assets: Assets) -> bytes:
    """Pages of A4: who speaks and what, how long it takes, then the words."""
    say = assets.wording
    whole = timing.seconds(script)
    html = _template(assets.template(f"{FOLDER}/script.html.jinja")).render(
        document=document,
        cover=cover,
        say=say,
        reading=_in_words(whole, say("station.minutes"), say("station.seconds")),
        lines=list(_lines(script)),
        strips=[(m.text, Markup(inlines(m.detail))) for m in document.marks if m.kind is not MarkKind.AS_OF],
        as_of=next((mark.text for mark in document.marks if mark.kind is MarkKind.AS_OF), ""),
    )
    css = assets.template(f"{FOLDER}/script.css").replace("var(--page)", f'"{say("station.page")} "')
    return pdf.render(
        html, css, assets, title=document.title, author=document.issuer.committee, language=document.language
    )


def _lines(script: Sequence[SpokenLine]) -> Iterator[_Read]:
    for index, line in enumerate(script):
        parts = (
            _marked(sentence, glosses) for sentence, glosses in zip(line.sentences, line.glosses, strict=True)
        )
        yield _Read(line.role.value, Markup(" ").join(parts), _clock(_start(script, index)))


def _start(script: Sequence[SpokenLine], index: int) -> float:
    before = script[:index]
    return timing.seconds(before) + timing.PAUSE_AFTER[before[-1].role] if before else 0.0


def _marked(sentence: str, glosses: Sequence[Gloss]) -> Markup:
    """The sentence with a written form behind each number and abbreviation, and breaths."""
    shown = [gloss for gloss in glosses if gloss.kind not in NOT_SHOWN]
    signs: list[tuple[int, int, Markup]] = [
        (place, 1, _breath(breath)) for place, breath in breaths(sentence, [(g.start, g.end) for g in shown])
    ]
    for gloss in shown:
        signs.append((gloss.start, 2, Markup('<span class="said">')))
        signs.append((gloss.end, 0, Markup("</span>")))
        after = _MARKS.match(sentence, gloss.end)  # the box stands behind the mark that belongs to the word
        place = after.end() if after else gloss.end
        signs.append((place, 0, Markup(' <span class="written">{}</span>').format(gloss.written)))
    found, done = Markup(""), 0
    for place, _, sign in sorted(signs, key=lambda entry: entry[:2]):
        found += escape(sentence[done:place]) + sign
        done = place
    return found + escape(sentence[done:])


_MARKS = re.compile(r"[,;:.!?…”\"')]+")


def _breath(breath: Breath) -> Markup:
    name = "long" if breath is Breath.LONG else "short"
    return Markup(' <span class="breath {}">{}</span> ').format(name, breath.value)


def _clock(seconds: float) -> str:
    return f"{int(seconds) // 60}:{int(seconds) % 60:02d}"


def _in_words(seconds: float, minutes: str, rest: str) -> str:
    """2 phút 50 giây: to five seconds, as nobody reads more evenly than that."""
    whole = max(5, 5 * round(seconds / 5))
    parts = [minutes.format(n=whole // 60)] if whole >= 60 else []
    if whole % 60:
        parts.append(rest.format(n=whole % 60))
    return " ".join(parts)


@lru_cache(maxsize=4)
def _template(source: str) -> Template:
    environment = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(source)
