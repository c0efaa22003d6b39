"""A spoken script as SSML 1.1 (W3C, 2010) for other speech systems: their pauses ours, written forms kept beside.

Of SSML only what every engine reads: `p`, `s`, `break`, and `sub`, whose alias is what is said for what is written.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from generators.writers import timing
from generators.writers.speech import Gloss, SpokenLine

HEAD = '<speak version="1.1" xmlns="http://www.w3.org/2001/10/synthesis" xml:lang="{language}">'


def write(script: Sequence[SpokenLine], language: str = "vi-VN") -> bytes:
    found = ['<?xml version="1.0" encoding="UTF-8"?>', HEAD.format(language=language)]
    for line in script:
        found.append("  <p>")
        for sentence, glosses, pause in _sentences(line):
            found.append(f'    <s>{_marked(sentence, glosses)}</s><break time="{round(pause * 1000)}ms"/>')
        found.append("  </p>")
    return ("\n".join([*found, "</speak>"]) + "\n").encode("utf-8")


def _sentences(line: SpokenLine) -> Iterator[tuple[str, tuple[Gloss, ...], float]]:
    for (sentence, pause), glosses in zip(timing.pauses((line,)), line.glosses, strict=True):
        yield sentence, glosses, pause


def _marked(sentence: str, glosses: Sequence[Gloss]) -> str:
    found, done = "", 0
    for gloss in glosses:
        said = sentence[gloss.start : gloss.end]
        found += escape(sentence[done : gloss.start])
        found += f"<sub alias={quoteattr(said)}>{escape(gloss.written)}</sub>"
        done = gloss.end
    return found + escape(sentence[done:])
